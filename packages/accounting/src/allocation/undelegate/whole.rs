//! Undelegations from a set with a minimum stake: each place keeps the minimum or nothing, wherever
//! that is possible.

use super::Giver;
use crate::{Amount, Native, Result};

/// Takes `amount` as [`super::plan_undelegate`] promises for a minimum, and returns what could not
/// be taken.
///
/// Draining places are emptied first. If that leaves a place in `(0, min_stake)`, and another
/// choice does not, the other choice is made.
pub fn take(
    givers: &mut [Giver<'_>],
    amount: Native,
    min_stake: Native,
    is_crumb: bool,
) -> Result<Native> {
    let preferred = attempt(givers, amount, min_stake, true, is_crumb)?;
    if !preferred.leaves_a_part {
        return Ok(preferred.left);
    }
    let drawn = givers.iter().map(|giver| giver.taken).collect::<Vec<_>>();
    let other = attempt(givers, amount, min_stake, false, is_crumb)?;
    if !other.leaves_a_part {
        return Ok(other.left);
    }
    for (giver, taken) in givers.iter_mut().zip(drawn) {
        giver.taken = taken;
    }
    Ok(preferred.left)
}

struct Attempt {
    left: Native,
    /// Whether a place that had the minimum is left with less, but not with nothing.
    leaves_a_part: bool,
}

fn attempt(
    givers: &mut [Giver<'_>],
    amount: Native,
    min_stake: Native,
    drains_first: bool,
    is_crumb: bool,
) -> Result<Attempt> {
    let drains = |giver: &Giver<'_>| drains_first && giver.place.target < min_stake;
    let mut left = amount;
    for giver in givers.iter_mut() {
        giver.taken = Native::ZERO;
        if drains(giver) && giver.place.stake <= left {
            left = giver.take(giver.place.stake, left)?;
        }
        giver.room = giver.over(giver.place.target, min_stake);
    }
    if is_crumb {
        left = super::take_crumb(givers, left)?;
    }
    left = super::take_within_tolerance(givers, left)?;
    for giver in givers.iter_mut() {
        left = giver.take(giver.over(Native::ZERO, min_stake), left)?;
    }

    // every place that can give is down to the minimum: some must be emptied, the smallest first
    let mut order = (0..givers.len()).collect::<Vec<_>>();
    order.sort_by_key(|index| {
        givers
            .get(*index)
            .map(|giver| (!drains(giver), giver.place.stake, giver.place.id))
    });
    for index in order {
        let rest = givers.get(index).map(Giver::rest).unwrap_or_default();
        if left.is_zero() || rest.is_zero() {
            continue;
        }
        left = left.checked_add(give_back(
            givers,
            index,
            rest.saturating_sub(left),
            min_stake,
        )?)?;
        if let Some(giver) = givers.get_mut(index) {
            left = giver.take(rest, left)?;
        }
    }
    let is_part = |giver: &Giver<'_>| {
        giver.place.stake >= min_stake && giver.rest() < min_stake && !giver.rest().is_zero()
    };
    Ok(Attempt {
        left,
        leaves_a_part: givers.iter().any(is_part),
    })
}

/// Gives `over` back to places other than `emptied` that keep some stake, if they gave that much,
/// so that `emptied` can be emptied completely. Returns what was given back: `over` or 0.
fn give_back(
    givers: &mut [Giver<'_>],
    emptied: usize,
    over: Native,
    min_stake: Native,
) -> Result<Native> {
    let had_minimum = |giver: &Giver<'_>| giver.place.stake >= min_stake;
    let mut left = over;
    let mut given = vec![];
    for (index, giver) in givers.iter().enumerate() {
        let keeps = !had_minimum(giver) || !giver.rest().is_zero();
        if index != emptied && keeps {
            let amount = giver.taken.min(left);
            left = left.checked_sub(amount)?;
            given.push((index, amount));
        }
    }
    let is_whole = givers.get(emptied).is_some_and(had_minimum);
    if !left.is_zero() || !is_whole {
        return Ok(Native::ZERO);
    }
    for (index, amount) in given {
        if let Some(giver) = givers.get_mut(index) {
            giver.taken = giver.taken.checked_sub(amount)?;
        }
    }
    Ok(over)
}

impl Giver<'_> {
    /// The stake that is left there.
    fn rest(&self) -> Native {
        self.place.stake.saturating_sub(self.taken)
    }

    /// What the place can give and still hold both `level` and the minimum. A place that had less
    /// than the minimum before, and whose target is under the minimum, may give all.
    fn over(&self, level: Native, min_stake: Native) -> Native {
        let lowest = match self.place.stake < min_stake && self.place.target < min_stake {
            true => Native::ZERO,
            false => level.max(min_stake),
        };
        self.rest().saturating_sub(lowest)
    }
}
