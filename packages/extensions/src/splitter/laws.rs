//! The laws of `splitter`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{
    balances, ensure, events_of, law, lst_in, lst_out, sum, supply_is_booked, unreadable,
};
use ballast_extension_math::splitter::SCALE;
use ballast_extension_types::splitter::{Books, Config, BOOKS, CONFIG, HOLDERS};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::Amount;
use cosmwasm_std::{Order, Uint128, Uint256};

/// The laws, in order. How S-6 and S-8 to S-11 are held is in `extensions/splitter/README.md`.
pub(super) const ALL: &[Law] = &[
    law("S-1", all_is_there),
    law("S-2", both_are_as_many),
    law("S-3", supplies_are_one_number),
    law("S-4", owed_is_what_is_earned),
    law("S-5", the_mark_never_rose),
    law("S-7", lst_in_is_lst_out),
];

fn config(life: &Life<'_>) -> Result<Config, String> {
    let storage = life.step.chain.storage_of(life.at);
    CONFIG.load(&*storage).map_err(unreadable)
}

fn books(life: &Life<'_>) -> Result<Books, String> {
    let storage = life.step.chain.storage_of(life.at);
    BOOKS.load(&*storage).map_err(unreadable)
}

/// The exact product.
fn times(a: Uint128, b: Uint128) -> Uint256 {
    Uint256::from(a) * Uint256::from(b)
}

/// S-1: the LST that is here is at least the reserve, and that has all of PT at the mark, and all
/// yield.
fn all_is_there(life: &Life<'_>) -> Check {
    let books = books(life)?;
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    let reserve = books.reserve.raw();
    ensure(here >= reserve, || {
        format!("{here} LST are here, the reserve is {reserve}")
    })?;
    let principal = times(books.pt_supply.raw(), books.mark.raw());
    let owed = owed(&books)?;
    ensure(
        times(reserve, Uint128::new(SCALE)) >= principal + owed,
        || format!("{reserve} LST in reserve, x 10^27, for {principal} of PT and {owed} of yield"),
    )
}

/// Yield that is owed to all, x 10^27.
fn owed(books: &Books) -> Result<Uint256, String> {
    books.owed.to_string().parse().map_err(unreadable)
}

/// S-2: as many PT as YT before the mark is final; after that no YT is made or burned.
fn both_are_as_many(life: &Life<'_>) -> Check {
    let books = books(life)?;
    let (pt, yt) = (books.pt_supply, books.yt_supply);
    ensure(books.is_final || pt == yt, || format!("{pt} PT, {yt} YT"))?;
    let made = events_of(life, &["split", "merge"]).count();
    ensure(!books.is_final || made == 0 || pt <= yt, || {
        format!("{pt} PT, {yt} YT after maturity")
    })
}

/// S-3: supplies, the tokens' own, and sums of balances.
fn supplies_are_one_number(life: &Life<'_>) -> Check {
    let (config, books) = (config(life)?, books(life)?);
    supply_is_booked(life, &config.pt, books.pt_supply.raw())?;
    supply_is_booked(life, life.at, books.yt_supply.raw())
}

/// S-4: what is owed is what all have accrued and what their YT earned since: an equality.
fn owed_is_what_is_earned(life: &Life<'_>) -> Check {
    let books = books(life)?;
    let yt = balances(life, life.at)?;
    let storage = life.step.chain.storage_of(life.at);
    let mut sum = Uint256::zero();
    for row in HOLDERS.range(&*storage, None, None, Order::Ascending) {
        let (owner, holder) = row.map_err(unreadable)?;
        let has = yt.get(&owner).copied().unwrap_or_default();
        let fall = holder.mark.raw().checked_sub(books.mark.raw());
        let fall = fall.map_err(|_| format!("{owner} was credited at a mark below today's"))?;
        let accrued: Uint256 = holder.accrued.to_string().parse().map_err(unreadable)?;
        sum += accrued + times(has, fall);
    }
    let owed = owed(&books)?;
    ensure(sum == owed, || {
        format!("holders have earned {sum}, {owed} are owed, x 10^27")
    })
}

/// S-5: no account was ever credited at a lower mark than today's, and a mark is final from maturity
/// on alone.
fn the_mark_never_rose(life: &Life<'_>) -> Check {
    let (config, books) = (config(life)?, books(life)?);
    let storage = life.step.chain.storage_of(life.at);
    for row in HOLDERS.range(&*storage, None, None, Order::Ascending) {
        let (owner, holder) = row.map_err(unreadable)?;
        ensure(holder.mark >= books.mark, || {
            format!(
                "{owner} was credited at {}, the mark is {}",
                holder.mark, books.mark
            )
        })?;
    }
    ensure(books.line >= books.mark, || {
        format!(
            "the line begins at {}, the mark is {}",
            books.line, books.mark
        )
    })?;
    let now = life.step.chain.now();
    ensure(!books.is_final || now >= config.maturity, || {
        format!(
            "the mark is final at {now}, it matures at {}",
            config.maturity
        )
    })?;
    ensure(books.mark_at <= now.min(config.maturity), || {
        format!("the last look was at {}, now is {now}", books.mark_at)
    })
}

/// S-7: LST that came in by `split` alone is in the reserve, and what went out is what `merge`,
/// `redeem` and `claim` say in their events.
fn lst_in_is_lst_out(life: &Life<'_>) -> Check {
    let came = sum(life, &["split"], "lst")?;
    let went = sum(life, &["merge", "redeem", "claim"], "lst")?;
    let (sent, paid) = (lst_in(life)?, lst_out(life)?);
    ensure(came == sent && went == paid, || {
        format!("{came} LST were split and {sent} came, {went} were paid and {paid} went")
    })
}
