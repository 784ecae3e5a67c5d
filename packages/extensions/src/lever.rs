//! `lever`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{ensure, unreadable};
use ballast_extension_types::{
    lever::{Config, ExecuteMsg, InstantiateMsg, Order, QueryMsg, CONFIG, ORDERS, ORDERS_OF},
    market::{MANAGERS, POSITIONS},
};
use ballast_testing::{
    contracts::Code, invariants::Check, Ask, Chore, Contracts, Extension, Holdings, Law, Life,
    Panel, Scale,
};
use ballast_types::{deploy::MigrateMsg, hub, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{Binary, Coin, Order as Direction, StdError, StdResult, Uint128, Uint512};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use cw_multi_test::ContractWrapper;

mod panel;

/// The extension.
pub struct Lever;

impl Extension for Lever {
    fn name(&self) -> &'static str {
        "lever"
    }

    fn code(&self) -> Code {
        use ballast_lever::contract::{execute, instantiate, migrate, query, reply};
        let code = ContractWrapper::new(execute, instantiate, query);
        Box::new(code.with_migrate(migrate).with_reply(reply))
    }

    /// None: a lever stands on a market, which a suite alone does not have.
    fn birth(&self, _: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        Err(StdError::parse_err(
            "lever",
            "a lever stands on a market: make that first, and name it",
        ))
    }

    fn laws(&self) -> &'static [Law] {
        const fn law(id: &'static str, holds: fn(&Life<'_>) -> Check) -> Law {
            Law { id, holds }
        }
        const ALL: [Law; 5] = [
            law("L-1", supply_is_its_holders),
            law("L-2", the_position_is_its_own),
            law("L-5", leverage_goes_where_it_should),
            law("L-6", a_buy_down_costs_its_discount),
            law("L-9", an_order_yields_what_it_asked),
        ];
        &ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "lever", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }

    fn chores(&self, ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask)
    }
}

/// L-1: the supply is the sum of balances, and orders' shares are what this contract has of it; each order is found by its owner.
fn supply_is_its_holders(life: &Life<'_>) -> Check {
    let storage = life.step.chain.storage_of(life.at);
    let rows = BALANCES.range(&*storage, None, None, Direction::Ascending);
    let rows = rows.map(|row| row.map(|(_, balance)| balance));
    let sum: Uint128 = rows.sum::<StdResult<_>>().map_err(unreadable)?;
    let supply = TOKEN_INFO.load(&*storage).map_err(unreadable)?.total_supply;
    ensure(sum == supply, || {
        format!("balances sum to {sum}, the supply is {supply}")
    })?;
    let orders = ORDERS.range(&*storage, None, None, Direction::Ascending);
    let orders: Vec<(u64, Order)> = orders.collect::<StdResult<_>>().map_err(unreadable)?;
    let offered: Uint128 = orders.iter().map(|(_, order)| order.shares.raw()).sum();
    let here = BALANCES.may_load(&*storage, life.at).map_err(unreadable)?;
    let here = here.unwrap_or_default();
    ensure(offered == here, || {
        format!("orders have {offered} shares, the contract {here}")
    })?;
    for (id, order) in &orders {
        let found = ORDERS_OF.has(&*storage, (&order.owner, *id));
        ensure(found && !order.shares.is_zero(), || {
            format!("order {id} is {order:?}, and in the index: {found}")
        })?;
    }
    let rows = ORDERS_OF.keys(&*storage, None, None, Direction::Ascending);
    let rows = rows.count();
    ensure(rows == orders.len(), || {
        format!("{rows} rows by owner for {} orders", orders.len())
    })
}

fn config(life: &Life<'_>) -> Result<Config, String> {
    let storage = life.step.chain.storage_of(life.at);
    CONFIG.load(&*storage).map_err(unreadable)
}

/// L-2: nobody may act for its position at the market, and where it owes it has collateral.
fn the_position_is_its_own(life: &Life<'_>) -> Check {
    let market = config(life)?.market;
    let storage = life.step.chain.storage_of(&market);
    let managers = MANAGERS.prefix(life.at);
    let managers = managers.range(&*storage, None, None, Direction::Ascending);
    let managers: Vec<_> = managers.collect::<StdResult<_>>().map_err(unreadable)?;
    ensure(managers.is_empty(), || {
        format!("{managers:?} may act for it")
    })?;
    let position = POSITIONS.may_load(&*storage, life.at).map_err(unreadable)?;
    let position = position.unwrap_or_default();
    ensure(
        position.scaled.is_zero() || !position.collateral.is_zero(),
        || format!("{position:?}"),
    )
}

/// The one message of this step to this contract, if it is `action`; its attributes.
fn did<'a>(life: &Life<'a>, action: &str) -> Option<impl Fn(&str) -> Result<u128, String> + 'a> {
    let tx = life.step.tx?;
    let all = tx.attrs("action").into_iter();
    let mut here = all.filter(|(contract, _)| *contract == life.at.as_str());
    let one = here.next()?.1 == action && here.next().is_none();
    let at = life.at.clone();
    one.then_some(move |key: &str| {
        let text = tx.attr_of(&at, key).unwrap_or_default();
        text.parse::<u128>()
            .map_err(|err| format!("{key} `{text}`: {err}"))
    })
}

/// L-5: a rebalance ends at the target or below, a buy-down at the target or above, but for a bp of rounding; a small position's units are
/// worth more than that.
fn leverage_goes_where_it_should(life: &Life<'_>) -> Check {
    let terms = config(life)?.terms;
    if let Some(number) = did(life, "rebalance") {
        let small = number("borrowed")? < 1_000_000;
        let leverage = number("leverage_bps")?;
        return ensure(
            small || leverage <= u128::from(terms.target_bps) + 1,
            || format!("leverage is {leverage} after a rebalance"),
        );
    }
    Ok(())
}

/// Value with an owed cover, and shares.
fn price(life: &Life<'_>) -> Result<(u128, u128), String> {
    let hub = hub::Hub(life.step.contracts.hub.clone());
    let rate = hub.exchange_rate(&life.step.chain.querier());
    let rate = rate.map_err(unreadable)?;
    let value = rate.value.raw() + rate.pending_cover.raw();
    Ok((value.u128(), rate.shares.raw().u128()))
}

/// That LST is worth no more than coins and a discount on them, but for a unit of each.
fn costs(life: &Life<'_>, paid: u128, lst: u128, discount: u128) -> Check {
    let (value, shares) = price(life)?;
    let worth = Uint512::from(lst) * Uint512::from(value) / Uint512::from(shares.max(1));
    let most = Uint512::from(paid) * Uint512::from(10_000 + discount) / Uint512::from(10_000_u128);
    let most = most + Uint512::from(value / shares.max(1) + 2);
    ensure(worth <= most, || {
        format!("{paid} coins bought {lst} LST, worth {worth}, at {discount} bps")
    })
}

/// L-6: what a buyer gets is worth what he paid, and the most discount on it.
fn a_buy_down_costs_its_discount(life: &Life<'_>) -> Check {
    let Some(number) = did(life, "buy_down") else {
        return Ok(());
    };
    let discount = number("discount_bps")?;
    let most = u128::from(config(life)?.terms.max_discount_bps);
    ensure(discount <= most, || format!("{discount} of {most}"))?;
    costs(life, number("paid")?, number("lst")?, discount)
}

/// L-9: what the buyer of an order gets is worth what he paid, and the discount that had been reached.
fn an_order_yields_what_it_asked(life: &Life<'_>) -> Check {
    let Some(number) = did(life, "fill") else {
        return Ok(());
    };
    costs(
        life,
        number("paid")?,
        number("lst")?,
        number("discount_bps")?,
    )
}
