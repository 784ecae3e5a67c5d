//! The laws of `market`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{
    self, ensure, events_named, events_of, law, number, supply_is_its_holders, unreadable,
};
use ballast_extension_types::market::{
    event::BAD_DEBT, Config, Limits, Pool, Position, CONFIG, LIMITS, LOCK, MANAGERS, POOL,
    POSITIONS, WATCH,
};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::{hub, Amount};
use cosmwasm_std::{Addr, Order, StdResult, Uint128, Uint256, Uint512};

const WAD: u128 = 1_000_000_000_000_000_000;

/// The laws, in order. How M-4, M-7 and M-10 to M-16 are held is in `extensions/market/README.md`.
pub(super) const ALL: &[Law] = &[
    law("M-1", coins_are_here),
    law("M-2", collateral_is_here),
    law("M-3", debts_are_one_number),
    law("M-5", debt_has_collateral),
    law("M-6", a_loan_is_under_the_opening_ltv),
    law("M-8", a_sale_is_at_the_discount),
    law("M-9", what_was_owed_is_paid_or_borne),
    law("M-17", supply_is_its_holders),
];

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

/// M-3: scaled debt is the sum over positions, and the sum of their debts is at least the debt of
/// all.
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

/// M-5: where there is debt there is collateral, and no row is empty.
fn debt_has_collateral(life: &Life<'_>) -> Check {
    for (owner, position) in books(life)?.positions {
        ensure(!position.collateral.is_zero(), || {
            format!("{owner} has {position:?}")
        })?;
    }
    Ok(())
}

/// What this contract did in the step, but for proofs of depth, which go with others.
fn actions<'a>(life: &Life<'a>) -> Vec<&'a str> {
    let all = judge::actions(life).into_iter();
    all.filter(|action| *action != "prove_depth").collect()
}

/// What the hub says that all LST is worth.
struct Price {
    /// The value of the pool.
    value: Uint128,
    /// The same with the cover that insurers owe: by this collateral is liquidated.
    covered: Uint128,
    shares: Uint128,
}

impl Price {
    fn read(life: &Life<'_>) -> Result<Self, String> {
        let hub = hub::Hub(life.step.contracts.hub.clone());
        let rate = hub.exchange_rate(&life.step.chain.querier());
        let rate = rate.map_err(unreadable)?;
        let value = rate.value.raw();
        Ok(Self {
            value,
            covered: value + rate.pending_cover.raw(),
            shares: rate.shares.raw(),
        })
    }
}

/// M-6: who borrowed or took collateral out, and nothing else happened here, is under the
/// opening LTV.
fn a_loan_is_under_the_opening_ltv(life: &Life<'_>) -> Check {
    let Some(tx) = life.step.tx else {
        return Ok(());
    };
    let books = books(life)?;
    let lends = |action: &&str| matches!(*action, "borrow" | "borrow_call" | "remove_collateral");
    let is_one = |actions: &[&str]| actions.len() == 1 && actions.iter().all(lends);
    if books.config.oracle.is_some() || !is_one(&actions(life)) {
        return Ok(());
    }
    let owner = tx.attr_of(life.at, "owner").unwrap_or_default();
    let position = books.positions.iter().find(|(of, _)| of.as_str() == owner);
    let Some((_, position)) = position else {
        return Ok(());
    };
    let Price { value, shares, .. } = Price::read(life)?;
    let worth = part(position.collateral.raw(), value.u128(), shares.u128());
    let debt = Uint512::from(position.scaled.raw()) * Uint512::from(books.pool.index);
    let most = worth * Uint512::from(books.limits.open_bps) * Uint512::from(WAD);
    ensure(debt * Uint512::from(10_000u64) <= most, || {
        format!("{owner} owes too much after a loan: {position:?}, worth {worth}")
    })
}

/// A liquidation, as its attributes say it.
struct Sale {
    /// Coins that the buyer paid.
    repaid: Uint128,
    /// LST that it got.
    lst: Uint128,
    /// How much of that restakers gave.
    from_restake: Uint128,
    /// Coins that suppliers bear.
    bad_debt: Uint128,
}

/// The one liquidation of this step, if nothing else happened here.
fn sale(life: &Life<'_>) -> Result<Option<Sale>, String> {
    if actions(life) != ["liquidate"] {
        return Ok(None);
    }
    let Some(event) = events_of(life, &["liquidate"]).next() else {
        return Ok(None);
    };
    Ok(Some(Sale {
        repaid: number(event, "repaid")?,
        lst: number(event, "lst")?,
        from_restake: number(event, "from_restake")?,
        bad_debt: number(event, "bad_debt")?,
    }))
}

/// M-8: what a liquidator gets is worth what it pays or more, and no more than that over `q`, but
/// for a unit of each.
fn a_sale_is_at_the_discount(life: &Life<'_>) -> Check {
    let Some(Sale { repaid, lst, .. }) = sale(life)? else {
        return Ok(());
    };
    let Books { config, limits, .. } = books(life)?;
    if config.oracle.is_some() {
        return Ok(());
    }
    let price = Price::read(life)?;
    let (value, shares) = (price.covered.u128(), price.shares.u128());
    let unit = value / shares.max(1) + 2;
    let worth = part(lst, value, shares);
    let liq = u128::from(limits.liq_bps.min(limits.liq_to_bps));
    let q = 10_000 * 10_000 - 3_000 * (10_000 - liq);
    let dearest = part(repaid + Uint128::new(1), 100_000_000, q) + Uint512::from(2 * unit);
    let fair = worth + Uint512::from(unit) >= Uint512::from(repaid);
    ensure(fair && worth <= dearest, || {
        format!("{repaid} coins bought {lst} LST, worth {worth}")
    })
}

/// M-9: what a slice owed is paid, or borne by suppliers, and an event says so.
fn what_was_owed_is_paid_or_borne(life: &Life<'_>) -> Check {
    let Some(sale) = sale(life)? else {
        return Ok(());
    };
    let Sale {
        repaid, bad_debt, ..
    } = sale;
    let Some(event) = events_named(life, BAD_DEBT).next() else {
        return ensure(bad_debt.is_zero(), || {
            format!("{bad_debt} are borne, and no event says so")
        });
    };
    let sum = Uint256::from(repaid) + Uint256::from(bad_debt);
    let holds = number::<Uint128>(event, "borne")? == bad_debt
        && number::<Uint128>(event, "repaid")? == repaid
        && number::<Uint128>(event, "restake_lst")? == sale.from_restake
        && number::<Uint256>(event, "debt")? == sum;
    ensure(holds, || format!("{event:?} beside {repaid} paid"))
}
