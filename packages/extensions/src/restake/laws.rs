//! The laws of `restake`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{
    actions, balances, ensure, events_named, law, number, supply_is_booked, transfers_to,
    unreadable,
};
use ballast_extension_math::{restake::Terms, time::Now};
use ballast_extension_types::restake::{
    event::SLASH, Config, Redemption, Stake, CONFIG, OWNERS, REDEMPTIONS, STAKE,
};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::{Amount, LayerShares};
use cosmwasm_std::{Addr, Order, StdResult, Uint128, Uint256, Uint512};

/// The laws, in order. How are held is in `extensions/restake/README.md`.
pub(super) const ALL: &[Law] = &[
    law("R-1", stake_is_backed),
    law("R-2", supply_is_one_number),
    law("R-3", units_are_redemptions),
    law("R-4", all_can_be_paid),
    law("R-5", a_slash_is_one_fraction),
    law("R-6", what_is_taken_arrives),
    law("R-7", a_slash_has_bounds),
    law("R-12", nobody_comes_while_a_request_is_open),
];

/// What is stored.
struct Books {
    config: Config,
    stake: Stake,
    active: Part,
    redeeming: Part,
}

/// Active or redeeming stake.
struct Part {
    lst: Uint128,
    /// The shares of active stake; the units of redeeming stake.
    shares: Uint128,
}

impl Books {
    fn read(life: &Life<'_>) -> Result<Self, String> {
        let storage = life.step.chain.storage_of(life.at);
        let stake = STAKE.load(&*storage).map_err(unreadable)?;
        let layer = stake.pool.layer;
        Ok(Self {
            config: CONFIG.load(&*storage).map_err(unreadable)?,
            active: Part {
                lst: layer.active.assets.raw(),
                shares: layer.active.shares.raw(),
            },
            redeeming: Part {
                lst: layer.exiting.assets.raw(),
                shares: layer.exiting.shares.raw(),
            },
            stake,
        })
    }

    fn held(&self) -> Uint128 {
        self.active.lst + self.redeeming.lst
    }
}

/// the LST that is here is at least what is booked: active, redeeming, and gifts that do not
/// count yet.
fn stake_is_backed(life: &Life<'_>) -> Check {
    let books = Books::read(life)?;
    let booked = books.held() + books.stake.pool.unreleased().raw();
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= booked, || {
        format!("{booked} LST are booked, {here} are here")
    })
}

fn redemptions(life: &Life<'_>) -> Result<Vec<Redemption>, String> {
    let storage = life.step.chain.storage_of(life.at);
    let rows = REDEMPTIONS.range(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|row| row.map(|(_, redemption)| redemption));
    rows.collect::<StdResult<_>>().map_err(unreadable)
}

/// Who owns which redemption, by both rows of each.
fn owners(life: &Life<'_>) -> Result<[Vec<(u64, Addr)>; 2], String> {
    let storage = life.step.chain.storage_of(life.at);
    let rows = REDEMPTIONS.keys(&*storage, None, None, Order::Ascending);
    let rows = rows.map(|key| key.map(|(owner, id)| (id, owner)));
    let mut by_owner: Vec<_> = rows.collect::<StdResult<_>>().map_err(unreadable)?;
    by_owner.sort();
    let by_number = OWNERS.range(&*storage, None, None, Order::Ascending);
    let by_number = by_number.collect::<StdResult<_>>().map_err(unreadable)?;
    Ok([by_owner, by_number])
}

/// the supply of the cw20, the sum of balances and the shares of active LST are one number.
fn supply_is_one_number(life: &Life<'_>) -> Check {
    let shares = Books::read(life)?.active.shares;
    supply_is_booked(life, life.at, shares)
}

/// the units of all redemptions are those of redeeming LST.
fn units_are_redemptions(life: &Life<'_>) -> Check {
    let units_there = Books::read(life)?.redeeming.shares;
    let rows = redemptions(life)?.into_iter();
    let sum: Uint128 = rows.map(|row| row.units.raw()).sum();
    ensure(sum == units_there, || {
        format!("redemptions have {sum} units, redeeming LST has {units_there}")
    })?;
    let [by_owner, by_number] = owners(life)?;
    ensure(by_owner == by_number, || {
        format!("redemptions are of {by_owner:?}, and by number of {by_number:?}")
    })
}

/// what all could take out, each alone, is there.
fn all_can_be_paid(life: &Life<'_>) -> Check {
    let books = Books::read(life)?;
    // by what decides for the contract: with a formula of its own this law would follow from R-2
    // and R-3, and see nothing
    let stake = Stake {
        request: None,
        pause: None,
        ..books.stake
    };
    let terms = Terms {
        ratio: None,
        ..books.config.terms()
    };
    let (mut active, mut redeeming) = (Uint256::zero(), Uint256::zero());
    for shares in balances(life, life.at)?.into_values() {
        let mut alone = stake;
        let redeemed = alone.redeem_floor(LayerShares::new(shares), &terms, Now::at(0));
        // shares that are worth nothing are refused
        active += redeemed.map_or(Uint256::zero(), |redeemed| redeemed.lst.raw().into());
    }
    for row in redemptions(life)? {
        let mut alone = stake;
        let lst = alone.withdraw_floor(&row, &terms, None, Now::at(row.ready_at));
        redeeming += Uint256::from(lst.map_err(unreadable)?.raw());
    }
    ensure(active + redeeming <= Uint256::from(books.held()), || {
        format!(
            "{active} + {redeeming} LST could be taken out of {}",
            books.held()
        )
    })
}

/// A slash, as its event says it, in LST.
struct Slash {
    asked: Uint128,
    taken: Uint128,
    of_active: Uint128,
    of_redeeming: Uint128,
}

/// The one slash of this step, if all that it did here was that.
fn slash(life: &Life<'_>) -> Result<Option<Slash>, String> {
    let actions = actions(life);
    if !matches!(actions.as_slice(), ["slash" | "execute_slash"]) {
        return Ok(None);
    }
    let Some(event) = events_named(life, SLASH).next() else {
        return Ok(None);
    };
    Ok(Some(Slash {
        asked: number(event, "asked")?,
        taken: number(event, "taken")?,
        of_active: number(event, "of_active")?,
        of_redeeming: number(event, "of_redeeming")?,
    }))
}

/// a slash takes one fraction of active and redeeming LST, each part to the nearest unit.
fn a_slash_is_one_fraction(life: &Life<'_>) -> Check {
    let Some(Slash {
        taken,
        of_active,
        of_redeeming,
        ..
    }) = slash(life)?
    else {
        return Ok(());
    };
    let books = Books::read(life)?;
    ensure(of_active + of_redeeming == taken, || {
        format!("{of_active} + {of_redeeming} LST were taken, and {taken} in all")
    })?;
    let held = Uint512::from(books.held() + taken);
    for (left, lost) in [
        (books.active.lst, of_active),
        (books.redeeming.lst, of_redeeming),
    ] {
        let part = Uint512::from(taken) * Uint512::from(left + lost);
        let off = (Uint512::from(lost) * held).abs_diff(part);
        let is_even = off + off <= held;
        ensure(is_even, || {
            format!(
                "{lost} of {} LST were taken, where {taken} of {held} were in all",
                left + lost
            )
        })?;
    }
    Ok(())
}

/// never more than was asked for, and exactly that arrives at the destination.
fn what_is_taken_arrives(life: &Life<'_>) -> Check {
    let Some(Slash { asked, taken, .. }) = slash(life)? else {
        return Ok(());
    };
    let destination = Books::read(life)?.config.destination;
    let arrived: Uint128 = transfers_to(life, destination.as_str())?.iter().sum();
    ensure(taken <= asked && arrived == taken, || {
        format!("{taken} of {asked} LST were taken, {arrived} arrived at {destination}")
    })
}

/// what slashes took in a window is under its cap; a slash leaves the floor and a thousandth.
fn a_slash_has_bounds(life: &Life<'_>) -> Check {
    let Some(taken) = slash(life)?.map(|slash| slash.taken) else {
        return Ok(());
    };
    if taken.is_zero() {
        return Ok(());
    }
    let books = Books::read(life)?;
    let (held, in_window) = (books.held(), books.stake.window.taken.raw());
    let all = Uint256::from(held) + Uint256::from(in_window);
    let capped = Uint256::from(in_window) * Uint256::from(10_000u64)
        <= all * Uint256::from(books.config.max_slash_bps);
    ensure(capped, || {
        format!("{in_window} LST were taken in a window, {held} are left")
    })?;
    let least = books.config.floor.raw();
    let is_left = held >= least
        && Uint256::from(held) * Uint256::from(1_000u64) >= Uint256::from(held + taken);
    ensure(is_left, || format!("a slash of {taken} LST left {held}"))
}

/// while a request is open no stake comes in.
fn nobody_comes_while_a_request_is_open(life: &Life<'_>) -> Check {
    let Some(tx) = life.step.tx else {
        return Ok(());
    };
    let actions = actions(life);
    let came = actions.contains(&"deposit") && !actions.contains(&"slash");
    let request = Books::read(life)?.stake.request;
    let is_open = request.filter(|request| tx.time < request.expires);
    ensure(!came || is_open.is_none(), || {
        format!("stake came in while {is_open:?} is open")
    })
}
