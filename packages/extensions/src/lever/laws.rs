//! The laws of `lever`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{ensure, event_of_only, law, number, supply_is_its_holders, unreadable};
use ballast_extension_types::{
    lever::{Config, Order, CONFIG, ORDERS, ORDERS_OF},
    market::{MANAGERS, POSITIONS},
};
use ballast_testing::{invariants::Check, Law, Life};
use ballast_types::{hub, Amount};
use cosmwasm_std::{Order as Direction, StdResult, Uint128, Uint512};
use cw20_base::state::BALANCES;

/// The laws, in order. How L-3, L-4, L-7, L-8, L-10, L-11 and the rest of L-5 are held is in
/// `extensions/lever/README.md`.
pub(super) const ALL: &[Law] = &[
    law("L-1", shares_and_orders_are_there),
    law("L-2", the_position_is_its_own),
    law("L-5", a_rebalance_ends_at_the_target),
    law("L-6", a_buy_down_costs_its_discount),
    law("L-9", an_order_yields_what_it_asked),
];

/// L-1: the supply is the sum of balances, and orders' shares are what this contract has of it;
/// each order is found by its owner.
fn shares_and_orders_are_there(life: &Life<'_>) -> Check {
    supply_is_its_holders(life)?;
    let storage = life.step.chain.storage_of(life.at);
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

/// L-2: no account may act for its position at the market, and where it owes it has collateral.
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

/// L-5, of rebalances: one ends at the target or below, but for a bp of rounding; a small position's
/// units are worth more than that.
fn a_rebalance_ends_at_the_target(life: &Life<'_>) -> Check {
    let Some(event) = event_of_only(life, "rebalance") else {
        return Ok(());
    };
    let is_small = number::<u128>(event, "borrowed")? < 1_000_000;
    let leverage: u128 = number(event, "leverage_bps")?;
    let target = u128::from(config(life)?.terms.target_bps);
    ensure(is_small || leverage <= target + 1, || {
        format!("leverage is {leverage} after a rebalance")
    })
}

/// That LST is worth no more than coins and a discount on them, but for a unit of each.
fn costs(life: &Life<'_>, paid: u128, lst: u128, discount: u128) -> Check {
    let hub = hub::Hub(life.step.contracts.hub.clone());
    let rate = hub.exchange_rate(&life.step.chain.querier());
    let rate = rate.map_err(unreadable)?;
    // with the cover that insurers owe
    let value = (rate.value.raw() + rate.pending_cover.raw()).u128();
    let shares = rate.shares.raw().u128();
    let worth = Uint512::from(lst) * Uint512::from(value) / Uint512::from(shares.max(1));
    let most = Uint512::from(paid) * Uint512::from(10_000 + discount) / Uint512::from(10_000_u128);
    let most = most + Uint512::from(value / shares.max(1) + 2);
    ensure(worth <= most, || {
        format!("{paid} coins bought {lst} LST, worth {worth}, at {discount} bps")
    })
}

/// L-6: what a buyer gets is worth what it paid, and the most discount on it.
fn a_buy_down_costs_its_discount(life: &Life<'_>) -> Check {
    let Some(event) = event_of_only(life, "buy_down") else {
        return Ok(());
    };
    let discount: u128 = number(event, "discount_bps")?;
    let most = u128::from(config(life)?.terms.max_discount_bps);
    ensure(discount <= most, || format!("{discount} of {most}"))?;
    costs(
        life,
        number(event, "paid")?,
        number(event, "lst")?,
        discount,
    )
}

/// L-9: what the buyer of an order gets is worth what it paid, and the discount that had been
/// reached.
fn an_order_yields_what_it_asked(life: &Life<'_>) -> Check {
    let Some(event) = event_of_only(life, "fill") else {
        return Ok(());
    };
    costs(
        life,
        number(event, "paid")?,
        number(event, "lst")?,
        number(event, "discount_bps")?,
    )
}
