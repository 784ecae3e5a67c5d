//! Exits from a set with a minimum stake: who gives keeps the minimum or nothing, wherever that is
//! possible.

use super::Exit;
use crate::{Amount, Native, Result};

/// Takes `amount`, as [`super::plan_undelegate`] promises for a minimum, and returns what is missing.
///
/// Draining places are emptied first. Where that would leave someone in `(0, min_stake)`, and another
/// choice does not, the other choice is made.
pub fn take(
    exits: &mut [Exit<'_>],
    amount: Native,
    min_stake: Native,
    is_crumb: bool,
) -> Result<Native> {
    let preferred = attempt(exits, amount, min_stake, true, is_crumb)?;
    if !preferred.leaves_a_part {
        return Ok(preferred.left);
    }
    let drawn = exits.iter().map(|exit| exit.taken).collect::<Vec<_>>();
    let other = attempt(exits, amount, min_stake, false, is_crumb)?;
    if !other.leaves_a_part {
        return Ok(other.left);
    }
    for (exit, taken) in exits.iter_mut().zip(drawn) {
        exit.taken = taken;
    }
    Ok(preferred.left)
}

struct Attempt {
    left: Native,
    /// Someone who had the minimum is left with less, and not with nothing.
    leaves_a_part: bool,
}

fn attempt(
    exits: &mut [Exit<'_>],
    amount: Native,
    min_stake: Native,
    drains_first: bool,
    is_crumb: bool,
) -> Result<Attempt> {
    let drains = |exit: &Exit<'_>| drains_first && exit.place.target < min_stake;
    let mut left = amount;
    for exit in exits.iter_mut() {
        exit.taken = Native::ZERO;
        if drains(exit) && exit.place.stake <= left {
            left = exit.take(exit.place.stake, left)?;
        }
        exit.room = exit.over(exit.place.target, min_stake);
    }
    if is_crumb {
        left = super::take_crumb(exits, left)?;
    }
    left = super::take_within_tolerance(exits, left)?;
    for exit in exits.iter_mut() {
        left = exit.take(exit.over(Native::ZERO, min_stake), left)?;
    }

    // all who can give are down to the minimum: some must be emptied, the smallest first
    let mut order = (0..exits.len()).collect::<Vec<_>>();
    order.sort_by_key(|index| {
        exits
            .get(*index)
            .map(|exit| (!drains(exit), exit.place.stake, exit.place.id))
    });
    for index in order {
        let rest = exits.get(index).map(Exit::rest).unwrap_or_default();
        if left.is_zero() || rest.is_zero() {
            continue;
        }
        left = left.checked_add(give_back(
            exits,
            index,
            rest.saturating_sub(left),
            min_stake,
        )?)?;
        if let Some(exit) = exits.get_mut(index) {
            left = exit.take(rest, left)?;
        }
    }
    let is_part = |exit: &Exit<'_>| {
        exit.place.stake >= min_stake && exit.rest() < min_stake && !exit.rest().is_zero()
    };
    Ok(Attempt {
        left,
        leaves_a_part: exits.iter().any(is_part),
    })
}

/// Returns `over` to places other than `emptied` that keep something, if they gave that much, so that
/// `emptied` can be taken whole. Returns what they got: `over` or nothing.
fn give_back(
    exits: &mut [Exit<'_>],
    emptied: usize,
    over: Native,
    min_stake: Native,
) -> Result<Native> {
    let had_minimum = |exit: &Exit<'_>| exit.place.stake >= min_stake;
    let mut left = over;
    let mut given = vec![];
    for (index, exit) in exits.iter().enumerate() {
        let keeps = !had_minimum(exit) || !exit.rest().is_zero();
        if index != emptied && keeps {
            let amount = exit.taken.min(left);
            left = left.checked_sub(amount)?;
            given.push((index, amount));
        }
    }
    let is_whole = exits.get(emptied).is_some_and(had_minimum);
    if !left.is_zero() || !is_whole {
        return Ok(Native::ZERO);
    }
    for (index, amount) in given {
        if let Some(exit) = exits.get_mut(index) {
            exit.taken = exit.taken.checked_sub(amount)?;
        }
    }
    Ok(over)
}

impl Exit<'_> {
    /// What is left there.
    fn rest(&self) -> Native {
        self.place.stake.saturating_sub(self.taken)
    }

    /// What it can give and still hold `level`, and the minimum. Who had less than the minimum before
    /// and is to hold none may give all.
    fn over(&self, level: Native, min_stake: Native) -> Native {
        let lowest = match self.place.stake < min_stake && self.place.target < min_stake {
            true => Native::ZERO,
            false => level.max(min_stake),
        };
        self.rest().saturating_sub(lowest)
    }
}
