//! How much stake each validator should have: by weight, under quotas, at least the minimum or
//! nothing.

use super::{Candidate, Targets};
use crate::{Amount, Native, NumberError, Result};
use ballast_numbers::mul_div_rem;
use core::cmp::Ordering;
use cosmwasm_std::{Uint128, Uint256};

/// Water-fills `total` over the candidates by weight, under their quotas.
///
/// Imagine vessels as wide as the weights and as high as the quotas allow, with one water level for
/// all; a full vessel takes no more. Exact to the unit: the targets and `unplaced` sum to `total`.
/// Units that cannot be divided go to the largest remainders, ties to the lower id, so the answer
/// does not depend on the order of the candidates.
///
/// A candidate gets at least `min_stake` or nothing: while the smallest share is under it, that
/// candidate is left out (among equals the one with the highest id), and its part is spread over
/// the others.
///
/// # Errors
/// Sums of stakes or targets beyond 128 bits.
pub fn targets(total: Native, candidates: &[Candidate<'_>], min_stake: Native) -> Result<Targets> {
    let mut targets = vec![Native::ZERO; candidates.len()];
    let mut vessels = targets
        .iter_mut()
        .zip(candidates)
        .filter(|(_, candidate)| can_hold(candidate, min_stake))
        .map(|(target, candidate)| Vessel { target, candidate })
        .collect::<Vec<_>>();
    let unplaced = fill(total, &mut vessels, min_stake)?;
    Ok(Targets { targets, unplaced })
}

fn can_hold(candidate: &Candidate<'_>, min_stake: Native) -> bool {
    candidate.weight > 0 && !candidate.quota.is_zero() && candidate.quota >= min_stake
}

/// A candidate and the slot for its answer.
struct Vessel<'t, 'c> {
    target: &'t mut Native,
    candidate: &'c Candidate<'c>,
}

impl Vessel<'_, '_> {
    fn weight(&self) -> Uint128 {
        Uint128::from(self.candidate.weight)
    }

    /// Orders by the water level at which vessels are full, `quota / weight`.
    fn by_height(&self, other: &Self) -> Ordering {
        let this = self.candidate.quota.raw().full_mul(other.weight());
        this.cmp(&other.candidate.quota.raw().full_mul(self.weight()))
    }

    /// Orders by what vessels get while not full: the lighter first, among equals the one with the
    /// higher id.
    fn by_share(&self, other: &Self) -> Ordering {
        let by_weight = self.candidate.weight.cmp(&other.candidate.weight);
        by_weight.then_with(|| other.candidate.id.cmp(self.candidate.id))
    }
}

/// Fills the vessels and returns what they cannot hold.
fn fill(total: Native, vessels: &mut Vec<Vessel<'_, '_>>, min_stake: Native) -> Result<Native> {
    // the lowest vessel, which is full first, is last in the list
    vessels.sort_by(|a, b| b.by_height(a));
    let mut left = total;
    let mut weights = vessels.iter().try_fold(Uint128::zero(), |sum, vessel| {
        add_weights(sum, vessel.weight())
    })?;

    // Leaving out a light candidate only raises the level, so full vessels stay full: one pass is
    // enough, however many are left out.
    loop {
        while let Some(vessel) = vessels.pop_if(|vessel| {
            let quota = vessel.candidate.quota;
            wide(quota, weights) <= wide(left, vessel.weight())
        }) {
            *vessel.target = vessel.candidate.quota;
            left = left.checked_sub(vessel.candidate.quota)?;
            weights = take_weight(weights, vessel.weight())?;
        }
        let lightest = vessels
            .iter()
            .enumerate()
            .min_by(|(_, a), (_, b)| a.by_share(b))
            .map(|(index, vessel)| (index, vessel.weight()));
        match lightest {
            Some((index, weight)) if wide(left, weight) < wide(min_stake, weights) => {
                weights = take_weight(weights, weight)?;
                vessels.remove(index);
            }
            _ => break,
        }
    }
    share(left, weights, vessels)
}

/// Shares `amount` by weight among vessels of which none gets full, by largest remainder.
fn share(amount: Native, weights: Uint128, vessels: &mut [Vessel<'_, '_>]) -> Result<Native> {
    let mut left = amount;
    let mut remainders = Vec::with_capacity(vessels.len());
    for vessel in vessels {
        let (share, remainder) = mul_div_rem(amount.raw(), vessel.weight(), weights)?;
        *vessel.target = Native::new(share);
        left = left.checked_sub(*vessel.target)?;
        remainders.push((remainder, vessel));
    }
    // Fewer units are left than there are remainders. A share under a quota, rounded down, is at
    // least one unit under it, so one more unit fits in every vessel.
    remainders.sort_by(|(a, x), (b, y)| b.cmp(a).then_with(|| x.candidate.id.cmp(y.candidate.id)));
    for (_, vessel) in remainders {
        if left.is_zero() {
            break;
        }
        let unit = Native::new(1u128);
        *vessel.target = vessel.target.checked_add(unit)?;
        left = left.checked_sub(unit)?;
    }
    Ok(left)
}

fn wide(amount: Native, weight: Uint128) -> Uint256 {
    amount.raw().full_mul(weight)
}

fn add_weights(left: Uint128, right: Uint128) -> ballast_numbers::Result<Uint128> {
    left.checked_add(right).map_err(|_| NumberError::Overflow {
        left,
        op: "+",
        right,
    })
}

fn take_weight(left: Uint128, right: Uint128) -> ballast_numbers::Result<Uint128> {
    left.checked_sub(right)
        .map_err(|_| NumberError::Underflow { left, right })
}

#[cfg(test)]
mod tests;
