//! The laws of `basket`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{
    actions, attribute, ensure, events_named, law, number, sum, supply, supply_is_its_holders,
    unreadable,
};
use ballast_extension_math::{restake::Terms, time::Now};
use ballast_extension_types::basket::{event::REDEEM, Book, Part, QueryMsg, BOOK};
use ballast_extension_types::restake::{REDEMPTIONS, STAKE};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::{Amount, Shares};
use cosmwasm_std::{to_json_binary, Timestamp, Uint128, Uint256};
use serde_json::json;

/// The laws, in order. How B-5 to B-7 and B-9 to B-11 are held is in `extensions/basket/README.md`.
pub(super) const ALL: &[Law] = &[
    law("B-1", everything_is_there),
    law("B-2", supply_is_its_holders),
    law("B-3", nothing_is_counted_twice),
    law("B-4", leavers_take_from_nobody),
    law("B-8", nothing_goes_above_target_or_cap),
];

/// The books, by storage.
fn read(life: &Life<'_>) -> Result<Book, String> {
    let storage = life.step.chain.storage_of(life.at);
    BOOK.load(&*storage).map_err(unreadable)
}

/// B-1: LST here is at least what is loose; shares of each part are at least what is booked; each
/// trim is a redemption of the basket's.
fn everything_is_there(life: &Life<'_>) -> Check {
    use cw20_base::state::BALANCES;
    let book = read(life)?;
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= book.loose.raw(), || {
        format!("{} LST are loose, {here} are here", book.loose)
    })?;
    for part in &book.parts {
        let storage = life.step.chain.storage_of(&part.address);
        let has = BALANCES.may_load(&*storage, life.at).map_err(unreadable)?;
        let has = has.unwrap_or_default();
        ensure(has >= part.shares.raw(), || {
            format!(
                "{} shares of {} are booked, it has {has}",
                part.shares, part.address
            )
        })?;
        if let Some(id) = part.trim {
            let row = REDEMPTIONS.may_load(&*storage, (life.at, id));
            let is_there = row.map_err(unreadable)?.is_some();
            ensure(is_there, || {
                format!("trim {id} of {} is not the basket's", part.address)
            })?;
        }
    }
    Ok(())
}

/// What the shares and the trim of one part are worth, by what is stored there and a clock.
fn worth(life: &Life<'_>, part: &Part, at: u64) -> Result<Uint128, String> {
    let storage = life.step.chain.storage_of(&part.address);
    let Ok(mut stake) = STAKE.load(&*storage) else {
        return Ok(Uint128::zero());
    };
    let terms = Terms {
        cooldown_secs: 0,
        window_secs: 0,
        max_slash_bps: 0,
        floor: Shares::ZERO,
        drip_secs: part.terms.drip_secs,
        veto: None,
        ratio: None,
    };
    let here = lst_of(life.step.chain, life.step.contracts, &part.address);
    let now = Now::from(Timestamp::from_seconds(at));
    stake
        .accrue(Shares::new(here), &terms, now)
        .map_err(unreadable)?;
    let units = match part.trim {
        None => Uint128::zero(),
        Some(id) => {
            let row = REDEMPTIONS.load(&*storage, (life.at, id));
            row.map_err(unreadable)?.units.raw()
        }
    };
    let layer = stake.pool.layer;
    let of = |amount: Uint128, lst: Uint128, all: Uint128| {
        let product = Uint256::from(amount) * Uint256::from(lst + Uint128::one());
        product / Uint256::from(all + Uint128::new(1_000))
    };
    let active = of(
        part.shares.raw(),
        layer.active.assets.raw(),
        layer.active.shares.raw(),
    );
    let exiting = of(
        units,
        layer.exiting.assets.raw(),
        layer.exiting.shares.raw(),
    );
    Uint128::try_from(active + exiting).map_err(unreadable)
}

/// Loose LST, and what parts are worth, at this time.
fn nav(life: &Life<'_>, book: &Book, at: u64) -> Result<Uint128, String> {
    let mut sum = book.loose.raw();
    for part in &book.parts {
        sum += worth(life, part, at)?;
    }
    Ok(sum)
}

/// B-3: no part is there twice, and NAV is loose LST and the sum of what parts are worth.
fn nothing_is_counted_twice(life: &Life<'_>) -> Check {
    let book = read(life)?;
    let mut names: Vec<_> = book.parts.iter().map(|part| &part.address).collect();
    names.sort();
    names.dedup();
    ensure(names.len() == book.parts.len(), || {
        "a part is there twice".to_string()
    })?;
    let said = life.step.chain.query(
        life.at,
        to_json_binary(&QueryMsg::State {}).map_err(unreadable)?,
    )?;
    let sum = nav(life, &book, life.step.chain.now())?;
    ensure(said["nav"] == json!(sum.to_string()), || {
        format!("NAV is said to be {}, the sum is {sum}", said["nav"])
    })
}

/// B-4: after a redeem no holder who stays has less of anything for a share than before it.
fn leavers_take_from_nobody(life: &Life<'_>) -> Check {
    if actions(life) != ["redeem"] {
        return Ok(());
    }
    let (book, supply) = (read(life)?, supply(life, life.at)?);
    let given = sum(life, &["redeem"], "shares")?;
    let offset = Uint128::new(1_000);
    let kept = |what: &str, after: Uint128, piece: Uint128| {
        let now = Uint256::from(after) * Uint256::from(supply + given + offset);
        let before = Uint256::from(after + piece) * Uint256::from(supply + offset);
        ensure(now >= before, || {
            format!(
                "{piece} of {} {what} left with {given} shares",
                after + piece
            )
        })
    };
    let lst = sum(life, &["redeem"], "lst")?;
    kept("loose LST", book.loose.raw(), lst)?;
    for event in events_named(life, REDEEM) {
        let of = attribute(event, "part");
        let mut parts = book.parts.iter();
        let part = parts.find(|part| Some(part.address.as_str()) == of);
        let after = part.map_or(Uint128::zero(), |part| part.shares.raw());
        kept("shares of a part", after, number(event, "shares")?)?;
    }
    Ok(())
}

/// B-8: what is put into a part brings it no higher than its target and its cap.
fn nothing_goes_above_target_or_cap(life: &Life<'_>) -> Check {
    let (Some(tx), ["allocate"]) = (life.step.tx, actions(life).as_slice()) else {
        return Ok(());
    };
    let book = read(life)?;
    let part = tx.attr_of(life.at, "part");
    let Some(part) = book
        .parts
        .iter()
        .find(|row| Some(row.address.as_str()) == part)
    else {
        return Err("an allocation into no part".to_string());
    };
    let (has, nav) = (worth(life, part, tx.time)?, nav(life, &book, tx.time)?);
    // what rounding leaves in the others moves NAV by a unit each
    let nav = Uint256::from(nav) + Uint256::from(20u64);
    let target = nav * Uint256::from(part.weight_bps) / Uint256::from(10_000u64);
    let cap = part.cap.map_or(Uint128::MAX, |cap| cap.raw());
    ensure(Uint256::from(has) <= target && has <= cap, || {
        format!(
            "{has} LST are in {}, its target is {target}, its cap {cap}",
            part.address
        )
    })
}
