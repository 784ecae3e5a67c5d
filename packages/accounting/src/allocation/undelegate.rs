//! Which validators give stake for exits: those that have most too much.

mod whole;

use super::{total_stake, Band, Place, Step};
use crate::{Amount, Native, Result};
use core::cmp::Reverse;

/// An undelegation of less than this part of all stake is small.
const CRUMB: u128 = 1_000;

/// Takes `amount` from the most overweight places, and from as few as balance allows, because each
/// costs a message now and an unbonding entry until it matures.
///
/// The targets are those of the total that remains. Places are first taken down to their target
/// less the tolerance, the most overweight first; but as soon as one place can give all that is
/// left within its tolerance, it gives all of that. If that is not enough, the same order gives its
/// last unit. A place of last resort gives only when all others that can give are empty. An amount
/// of less than a thousandth of all stake comes from a place that has an unbonding entry already,
/// if one can give it within its tolerance: an entry keeps redelegations out, and small
/// undelegations must not close every place to stake that has to be drained.
///
/// The steps sum to `amount`, or to all that can be undelegated if that is less.
///
/// With a `min_stake` there is no tolerance, so that no place goes below its target before all are
/// down to theirs. No place that had the minimum is left in `(0, min_stake)`, unless there is no
/// other way to take exactly `amount` (less than the minimum from two places that both have just
/// the minimum, for example); then one place is.
///
/// # Errors
/// Sums of stakes or targets beyond 128 bits.
pub fn plan_undelegate(
    amount: Native,
    places: &[Place<'_>],
    band_bps: u64,
    min_stake: Native,
) -> Result<Vec<Step>> {
    let band = Band::floor(total_stake(places)?.saturating_sub(amount), band_bps)?;
    let crumb = Native::new(total_stake(places)?.raw().u128() / CRUMB);
    let mut left = amount;
    let mut steps = vec![];
    for last_resort in [false, true] {
        if left.is_zero() {
            break;
        }
        let mut givers = places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.can_undelegate && place.last_resort == last_resort)
            .filter(|(_, place)| !place.stake.is_zero())
            .map(|(index, place)| Giver::new(index, place, band))
            .collect::<Vec<_>>();
        givers.sort_by_key(Giver::order);
        left = match min_stake.is_zero() {
            true => {
                let rest = match left < crumb {
                    true => take_crumb(&mut givers, left)?,
                    false => left,
                };
                let rest = take_within_tolerance(&mut givers, rest)?;
                take_all(&mut givers, rest)?
            }
            false => whole::take(&mut givers, left, min_stake, left < crumb)?,
        };
        steps.extend(givers.iter().filter_map(Giver::step));
    }
    Ok(steps)
}

/// A place that can give.
struct Giver<'a> {
    index: usize,
    place: &'a Place<'a>,
    /// What it can give within its tolerance.
    room: Native,
    taken: Native,
}

impl<'a> Giver<'a> {
    fn new(index: usize, place: &'a Place<'a>, band: Band) -> Self {
        let tolerance = band.tolerance_floor(place.target);
        let lowest = place.target.saturating_sub(tolerance);
        Self {
            index,
            place,
            room: place.stake.saturating_sub(lowest),
            taken: Native::ZERO,
        }
    }

    /// Orders the most overweight first, the most underweight last.
    fn order(&self) -> (Reverse<Native>, Native, &'a str) {
        let Place {
            id, stake, target, ..
        } = *self.place;
        (
            Reverse(stake.saturating_sub(target)),
            target.saturating_sub(stake),
            id,
        )
    }

    /// Takes up to `most`, and returns how much of `left` remains to be taken.
    fn take(&mut self, most: Native, left: Native) -> Result<Native> {
        let amount = most.min(left);
        self.taken = self.taken.checked_add(amount)?;
        Ok(left.checked_sub(amount)?)
    }

    fn step(&self) -> Option<Step> {
        (!self.taken.is_zero()).then_some(Step {
            place: self.index,
            amount: self.taken,
        })
    }
}

/// Takes all of `amount` from a place that has an unbonding entry already and stays within its
/// tolerance, if there is one.
fn take_crumb(givers: &mut [Giver<'_>], amount: Native) -> Result<Native> {
    let serves = |giver: &&mut Giver<'_>| giver.place.has_entries && giver.room >= amount;
    match givers.iter_mut().find(serves) {
        Some(giver) => giver.take(amount, amount),
        None => Ok(amount),
    }
}

fn take_within_tolerance(givers: &mut [Giver<'_>], amount: Native) -> Result<Native> {
    let mut left = amount;
    let mut untouched = givers;
    while !left.is_zero() {
        if let Some(one) = untouched.iter_mut().find(|giver| giver.room >= left) {
            return one.take(left, left);
        }
        let Some((first, others)) = untouched.split_first_mut() else {
            break;
        };
        left = first.take(first.room, left)?;
        untouched = others;
    }
    Ok(left)
}

fn take_all(givers: &mut [Giver<'_>], amount: Native) -> Result<Native> {
    givers.iter_mut().try_fold(amount, |left, giver| {
        giver.take(giver.place.stake.checked_sub(giver.taken)?, left)
    })
}

#[cfg(test)]
mod tests;
