//! The laws of `hedge`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{actions, ensure, events_named, law, number, supply_is_booked, unreadable};
use ballast_extension_math::{hedge::capital, time::Now};
use ballast_extension_types::hedge::{event::TOP_UP, Book, Config, BOOK, CONFIG, DEPOSITS, OWNERS};
use ballast_extension_types::restake::STAKE;
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{Addr, Order, StdResult, Timestamp, Uint128, Uint512};

/// The laws, in order. How H-7 to H-10 and H-12 are held is in `extensions/hedge/README.md`.
pub(super) const ALL: &[Law] = &[
    law("H-1", everything_is_backed),
    law("H-2", supply_is_one_number),
    law("H-3", what_waits_is_deposits),
    law("H-4", nothing_is_oversold),
    law("H-5", made_whole_and_no_more),
    law("H-6", a_drawdown_has_a_most),
    law("H-11", insurers_pay_first),
];

fn config(life: &Life<'_>) -> Result<Config, String> {
    let storage = life.step.chain.storage_of(life.at);
    CONFIG.load(&*storage).map_err(unreadable)
}

fn book(life: &Life<'_>) -> Result<Book, String> {
    let storage = life.step.chain.storage_of(life.at);
    BOOK.load(&*storage).map_err(unreadable)
}

/// H-1: the LST that is here is at least what is protected, what waits, and the premium.
fn everything_is_backed(life: &Life<'_>) -> Check {
    let book = book(life)?;
    let booked = book.protected.assets.raw() + book.waiting.raw() + book.premium.raw();
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= booked, || {
        format!("{booked} LST are booked, {here} are here")
    })
}

/// H-2: the supply of the cw20, the sum of balances and the shares of protected LST are one number.
fn supply_is_one_number(life: &Life<'_>) -> Check {
    let shares = book(life)?.protected.shares.raw();
    supply_is_booked(life, life.at, shares)
}

/// H-3: what waits is the sum of deposits, and each has its owner, by both rows.
fn what_waits_is_deposits(life: &Life<'_>) -> Check {
    let waiting = book(life)?.waiting.raw();
    let storage = life.step.chain.storage_of(life.at);
    let rows = DEPOSITS.range(&*storage, None, None, Order::Ascending);
    let rows: Vec<((Addr, u64), Uint128)> = rows
        .map(|row| row.map(|(key, deposit)| (key, deposit.lst.raw())))
        .collect::<StdResult<_>>()
        .map_err(unreadable)?;
    let sum: Uint128 = rows.iter().map(|(_, lst)| *lst).sum();
    ensure(sum == waiting, || {
        format!("deposits sum to {sum}, {waiting} LST wait")
    })?;
    let mut by_owner: Vec<_> = rows
        .into_iter()
        .map(|((owner, id), _)| (id, owner))
        .collect();
    by_owner.sort();
    let by_number = OWNERS.range(&*storage, None, None, Order::Ascending);
    let by_number: Vec<_> = by_number.collect::<StdResult<_>>().map_err(unreadable)?;
    ensure(by_owner == by_number, || {
        format!("deposits are of {by_owner:?}, and by number of {by_number:?}")
    })
}

/// H-4: after an activation the reserve is at most the backer's capital.
fn nothing_is_oversold(life: &Life<'_>) -> Check {
    let (Some(tx), ["activate"]) = (life.step.tx, actions(life).as_slice()) else {
        return Ok(());
    };
    let (config, book) = (config(life)?, book(life)?);
    let (Some(backer), Some(terms)) = (&config.backer, &config.backer_terms) else {
        return Err("an activation without a backer".to_string());
    };
    let reserve = Uint512::from(book.protected.assets.raw()) * Uint512::from(config.reserve_bps);
    let reserve = (reserve + Uint512::from(9_999u64)) / Uint512::from(10_000u64);
    let storage = life.step.chain.storage_of(backer);
    let mut stake = STAKE.load(&*storage).map_err(unreadable)?;
    let here = lst_of(life.step.chain, life.step.contracts, backer);
    let now = Now::from(Timestamp::from_seconds(tx.time));
    let accrued = stake.accrue(Shares::new(here), &terms.terms(), now);
    accrued.map_err(unreadable)?;
    let capital = capital(&stake, terms.floor).map_err(unreadable)?;
    ensure(reserve <= Uint512::from(capital.raw()), || {
        format!("{reserve} LST are promised, capital is {capital}")
    })
}

/// A price of LST: native for so many shares.
struct Price {
    value: Uint512,
    shares: Uint512,
}

/// A top-up, as its event says it, in LST.
struct TopUp {
    due: u128,
    paid: u128,
    /// All that is protected, what was paid included.
    protected: u128,
    /// The protected price before it.
    from: Price,
    /// The protected price after it.
    mark: Price,
}

/// The one top-up of this step.
fn top_up(life: &Life<'_>) -> Result<Option<TopUp>, String> {
    if actions(life) != ["top_up"] {
        return Ok(None);
    }
    let Some(event) = events_named(life, TOP_UP).next() else {
        return Ok(None);
    };
    Ok(Some(TopUp {
        due: number(event, "due")?,
        paid: number(event, "paid")?,
        protected: number(event, "protected")?,
        from: Price {
            value: number::<u128>(event, "from_value")?.into(),
            shares: number::<u128>(event, "from_shares")?.into(),
        },
        mark: Price {
            value: number::<u128>(event, "mark_value")?.into(),
            shares: number::<u128>(event, "mark_shares")?.into(),
        },
    }))
}

/// H-5: after a top-up protected LST is worth, in native, at most what it was at the mark; the
/// backer is not spared what is due while it has it.
fn made_whole_and_no_more(life: &Life<'_>) -> Check {
    let Some(top_up) = top_up(life)? else {
        return Ok(());
    };
    let TopUp {
        due,
        paid,
        protected,
        from,
        mark,
    } = top_up;
    let worth = Uint512::from(protected) * mark.value * from.shares;
    let was = Uint512::from(protected - paid) * from.value * mark.shares;
    ensure(worth <= was && paid <= due, || {
        format!("{paid} of {due} LST made {protected} worth more than they were")
    })
}

/// H-6: what is paid in a drawdown is at most `reserve_bps` of what is protected: what may still be
/// paid is in the books.
fn a_drawdown_has_a_most(life: &Life<'_>) -> Check {
    let Some(TopUp {
        paid, protected, ..
    }) = top_up(life)?
    else {
        return Ok(());
    };
    let (config, book) = (config(life)?, book(life)?);
    let room = book.event.and_then(|event| event.room);
    let Some(room) = room else {
        return Err("a top-up that no drawdown remembers".to_string());
    };
    let most = Uint512::from(protected - paid) * Uint512::from(config.reserve_bps)
        / Uint512::from(10_000u64);
    ensure(Uint512::from(paid + room.raw().u128()) <= most, || {
        format!("{paid} LST were paid and {room} may be, of {protected}")
    })
}

/// H-11: nothing is paid while a cover is owed.
fn insurers_pay_first(life: &Life<'_>) -> Check {
    let owed = life.step.after.books.pending_cover;
    ensure(top_up(life)?.is_none() || owed.is_zero(), || {
        format!("a top-up while insurers owe {owed}")
    })
}
