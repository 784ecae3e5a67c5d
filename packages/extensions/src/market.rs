//! `market`, as the kit finds it.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{amount, ensure, unreadable};
use ballast_extension_types::market::{
    event::{BAD_DEBT, EVENTS},
    Config, ExecuteMsg, InstantiateMsg, Limits, LoanCoin as Loan, Pool, Position, QueryMsg,
    ShareMsg, CONFIG, LIMITS, LOCK, MANAGERS, POOL, POSITIONS, WATCH,
};
use ballast_testing::{
    contracts::Code, invariants::Check, keys, lst_of, Ask, Chore, Contracts, Extension, Holdings,
    Law, Life, Panel, Scale, Tx,
};
use ballast_types::{deploy::MigrateMsg, event::Description, hub, Amount};
use cosmwasm_schema::{generate_api, Api};
use cosmwasm_std::{
    to_json_binary, Addr, Binary, Coin, Event, Order, StdResult, Uint128, Uint256, Uint512,
};
use cw_multi_test::ContractWrapper;

mod panel;

/// The extension.
pub struct Market;

const WAD: u128 = 1_000_000_000_000_000_000;

impl Extension for Market {
    fn name(&self) -> &'static str {
        "market"
    }

    fn code(&self) -> Code {
        use ballast_market::contract::{execute, instantiate, migrate, query, reply};
        let code = ContractWrapper::new(execute, instantiate, query);
        Box::new(code.with_migrate(migrate).with_reply(reply))
    }

    /// The staking token is lent: the hub prices, the suite's owner owns.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)> {
        let msg = InstantiateMsg {
            owner: Some(keys::account("owner").to_string()),
            guardian: None,
            treasury: None,
            hub: core.hub.to_string(),
            loan: Loan {
                denom: "ustake".to_string(),
                decimals: 6,
            },
            oracle: None,
            max_debt_ratio: None,
            open_ltv_bps: None,
            liq_ltv_bps: None,
            vol_sigmas: None,
            min_debt: None,
            borrow_cap: None,
            fee_bps: None,
            restake_part_bps: None,
            restake_code_id: None,
            share: ShareMsg {
                name: "Ballast market STAKE".to_string(),
                symbol: "mSTAKE".to_string(),
            },
        };
        Ok((to_json_binary(&msg)?, vec![]))
    }

    fn events(&self) -> &'static [Description] {
        EVENTS
    }

    fn laws(&self) -> &'static [Law] {
        const fn law(id: &'static str, holds: fn(&Life<'_>) -> Check) -> Law {
            Law { id, holds }
        }
        const ALL: [Law; 8] = [
            law("M-1", coins_are_here),
            law("M-2", collateral_is_here),
            law("M-3", debts_are_one_number),
            law("M-4", supply_is_its_holders),
            law("M-5", debt_has_collateral),
            law("M-6", a_loan_is_under_the_opening_ltv),
            law("M-8", a_sale_is_at_the_discount),
            law("M-9", what_was_owed_is_paid_or_borne),
        ];
        &ALL
    }

    fn api(&self) -> Api {
        generate_api! {
            name: "market", instantiate: InstantiateMsg, execute: ExecuteMsg, query: QueryMsg, migrate: MigrateMsg,
        }
    }

    /// A liquidation needs coins, which a keeper has not: `ballast liquidate` has.
    fn chores(&self, ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
        panel::chores(ask, now)
    }

    fn panel(&self, ask: &Ask<'_>, scale: &Scale) -> Result<Option<Panel>, String> {
        panel::panel(ask, scale).map(Some)
    }

    fn holdings(&self, ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
        panel::holdings(ask, owner, scale)
    }
}

/// What is stored.
struct Books {
    config: Config,
    limits: Limits,
    pool: Pool,
    positions: Vec<(Addr, Position)>,
}

fn books(life: &Life<'_>) -> Result<Books, String> {
    let storage = life.step.chain.storage_of(life.at);
    let positions = POSITIONS.range(&*storage, None, None, Order::Ascending);
    // every row can be read, and no lock outlives its message
    let managers = MANAGERS.range(&*storage, None, None, Order::Ascending);
    managers
        .collect::<StdResult<Vec<_>>>()
        .map_err(unreadable)?;
    WATCH.may_load(&*storage).map_err(unreadable)?;
    let lock = LOCK.may_load(&*storage).map_err(unreadable)?;
    ensure(lock.is_none(), || format!("{lock:?} is left"))?;
    Ok(Books {
        config: CONFIG.load(&*storage).map_err(unreadable)?,
        limits: LIMITS.load(&*storage).map_err(unreadable)?,
        pool: POOL.load(&*storage).map_err(unreadable)?,
        positions: positions.collect::<StdResult<_>>().map_err(unreadable)?,
    })
}

/// `a x b / c`, by wider numbers than the contract's.
fn part(a: Uint128, b: u128, c: u128) -> Uint512 {
    Uint512::from(a) * Uint512::from(b) / Uint512::from(c)
}

/// M-1: the loan coins that are here are at least those that are booked.
fn coins_are_here(life: &Life<'_>) -> Check {
    let Books { config, pool, .. } = books(life)?;
    let querier = life.step.chain.querier();
    let here = querier.query_balance(life.at, config.loan.denom);
    let here = here.map_err(unreadable)?.amount;
    ensure(here >= pool.cash.raw(), || {
        format!("{} coins are booked, {here} are here", pool.cash)
    })
}

/// M-2: the LST that is here is at least the collateral of all.
fn collateral_is_here(life: &Life<'_>) -> Check {
    let all = books(life)?.positions.into_iter();
    let sum: Uint128 = all.map(|(_, position)| position.collateral.raw()).sum();
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= sum, || {
        format!("{sum} LST are collateral, {here} are here")
    })
}

/// M-3: scaled debt is the sum over positions, and the sum of their debts is at least the debt of all.
fn debts_are_one_number(life: &Life<'_>) -> Check {
    let Books {
        pool, positions, ..
    } = books(life)?;
    let scaled = positions.iter().map(|(_, position)| position.scaled.raw());
    let sum: Uint128 = scaled.clone().sum();
    ensure(sum == pool.scaled.raw(), || {
        format!(
            "positions sum to {sum} scaled, the pool has {}",
            pool.scaled
        )
    })?;
    let index = pool.index.u128();
    let up = Uint512::from(WAD - 1);
    let debts = scaled
        .map(|scaled| (Uint512::from(scaled) * Uint512::from(index) + up) / Uint512::from(WAD));
    let debts: Uint512 = debts.fold(Uint512::zero(), |sum, debt| sum + debt);
    let all = part(pool.scaled.raw(), index, WAD);
    ensure(debts >= all && pool.index >= Uint128::new(WAD), || {
        format!("debts sum to {debts}, debt of all is {all}, the index is {index}")
    })
}

/// M-4, of one state: the supply of the cw20 is the sum of its balances.
fn supply_is_its_holders(life: &Life<'_>) -> Check {
    use cw20_base::state::{BALANCES, TOKEN_INFO};
    let storage = life.step.chain.storage_of(life.at);
    let rows = BALANCES.range(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|row| row.map(|(_, balance)| balance));
    let sum: Uint128 = rows.sum::<StdResult<_>>().map_err(unreadable)?;
    let supply = TOKEN_INFO.load(&*storage).map_err(unreadable)?.total_supply;
    ensure(sum == supply, || {
        format!("balances sum to {sum}, the supply is {supply}")
    })
}

/// M-5: where there is debt there is collateral, and no row is empty.
fn debt_has_collateral(life: &Life<'_>) -> Check {
    for (owner, position) in books(life)?.positions {
        ensure(!position.collateral.is_zero(), || {
            format!("{owner} has {position:?}")
        })?;
    }
    Ok(())
}

fn actions<'a>(tx: &'a Tx, life: &Life<'_>) -> Vec<&'a str> {
    let all = tx.attrs("action").into_iter();
    let here = all.filter(|(contract, _)| *contract == life.at.as_str());
    let actions = here.map(|(_, action)| action);
    actions.filter(|action| *action != "prove_depth").collect()
}

/// Value with an owed cover, value, and shares.
fn price(life: &Life<'_>) -> Result<(Uint128, Uint128, Uint128), String> {
    let hub = hub::Hub(life.step.contracts.hub.clone());
    let rate = hub.exchange_rate(&life.step.chain.querier());
    let rate = rate.map_err(unreadable)?;
    let value = rate.value.raw();
    Ok((value + rate.pending_cover.raw(), value, rate.shares.raw()))
}

/// M-6: whoever borrowed or took collateral out, and nothing else happened here, is under the opening LTV.
fn a_loan_is_under_the_opening_ltv(life: &Life<'_>) -> Check {
    let Some(tx) = life.step.tx else {
        return Ok(());
    };
    let books = books(life)?;
    let lends = |action: &&str| matches!(*action, "borrow" | "borrow_call" | "remove_collateral");
    let is_one = |actions: &[&str]| actions.len() == 1 && actions.iter().all(lends);
    if books.config.oracle.is_some() || !is_one(&actions(tx, life)) {
        return Ok(());
    }
    let owner = tx.attr_of(life.at, "owner").unwrap_or_default();
    let position = books.positions.iter().find(|(of, _)| of.as_str() == owner);
    let Some((_, position)) = position else {
        return Ok(());
    };
    let (_, value, shares) = price(life)?;
    let worth = part(position.collateral.raw(), value.u128(), shares.u128());
    let debt = Uint512::from(position.scaled.raw()) * Uint512::from(books.pool.index);
    let most = worth * Uint512::from(books.limits.open_bps) * Uint512::from(WAD);
    ensure(debt * Uint512::from(10_000u64) <= most, || {
        format!("{owner} owes too much after a loan: {position:?}, worth {worth}")
    })
}

fn number(event: &Event, key: &str) -> Result<Uint128, String> {
    amount(event, key).ok_or_else(|| format!("{} says no {key}", event.ty))
}

/// The one liquidation of this step, if nothing else happened here: repaid, LST, of restakers, bad debt.
fn sale(life: &Life<'_>) -> Result<Option<[Uint128; 4]>, String> {
    let Some(tx) = life.step.tx else {
        return Ok(None);
    };
    if actions(tx, life) != ["liquidate"] {
        return Ok(None);
    }
    let mut numbers = [Uint128::zero(); 4];
    let keys = ["repaid", "lst", "from_restake", "bad_debt"];
    for (number, key) in numbers.iter_mut().zip(keys) {
        let text = tx.attr_of(life.at, key).unwrap_or_default();
        *number = text.parse().map_err(unreadable)?;
    }
    Ok(Some(numbers))
}

/// M-8: what a liquidator gets is worth what he pays or more, and no more than that over `q`, but for a unit of each.
fn a_sale_is_at_the_discount(life: &Life<'_>) -> Check {
    let Some([repaid, lst, ..]) = sale(life)? else {
        return Ok(());
    };
    let Books { config, limits, .. } = books(life)?;
    if config.oracle.is_some() {
        return Ok(());
    }
    let (value, _, shares) = price(life)?;
    let unit = value.u128() / shares.u128().max(1) + 2;
    let worth = part(lst, value.u128(), shares.u128());
    let liq = u128::from(limits.liq_bps.min(limits.liq_to_bps));
    let q = 10_000 * 10_000 - 3_000 * (10_000 - liq);
    let dearest = part(repaid + Uint128::new(1), 100_000_000, q) + Uint512::from(2 * unit);
    let fair = worth + Uint512::from(unit) >= Uint512::from(repaid);
    ensure(fair && worth <= dearest, || {
        format!("{repaid} coins bought {lst} LST, worth {worth}")
    })
}

/// M-9: what a slice owed is paid, or borne by suppliers, and told.
fn what_was_owed_is_paid_or_borne(life: &Life<'_>) -> Check {
    let (Some([repaid, _, from_restake, bad_debt]), Some(tx)) = (sale(life)?, life.step.tx) else {
        return Ok(());
    };
    let at = life.at.as_str();
    let mut told = tx.events_named(BAD_DEBT).filter(|event| {
        let mut all = event.attributes.iter();
        all.any(|attr| attr.key == "_contract_address" && attr.value == at)
    });
    let Some(told) = told.next() else {
        return ensure(bad_debt.is_zero(), || {
            format!("{bad_debt} are borne, and no event says so")
        });
    };
    let sum = Uint256::from(repaid) + Uint256::from(bad_debt);
    let holds = number(told, "borne")? == bad_debt
        && number(told, "repaid")? == repaid
        && number(told, "restake_lst")? == from_restake
        && Uint256::from(number(told, "debt")?) == sum;
    ensure(holds, || format!("{told:?} beside {repaid} paid"))
}
