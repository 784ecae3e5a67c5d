//! The cheapest reporters who have enough weight together.

use crate::numbers::sum;
use cosmwasm_std::{Uint128, Uint256};

/// Reporters among whom the cheapest majority is searched exactly.
pub(super) const EXACT: usize = 20;

/// A reporter who counts, or several together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reporter {
    pub(super) weight: Uint128,
    pub(super) pledge: Uint128,
}

impl Reporter {
    /// Both together.
    fn with(self, other: Self) -> Self {
        Self {
            weight: self.weight.saturating_add(other.weight),
            pledge: self.pledge.saturating_add(other.pledge),
        }
    }
}

fn weight_of(reporters: &[Reporter]) -> Uint128 {
    sum(reporters.iter().map(|one| one.weight))
}

fn pledge_of(reporters: &[Reporter]) -> Uint128 {
    sum(reporters.iter().map(|one| one.pledge))
}

pub(super) fn triple(weight: Uint128) -> Uint256 {
    weight.full_mul(3u128)
}

pub(super) fn double(weight: Uint128) -> Uint256 {
    weight.full_mul(2u128)
}

/// The least pledge of reporters who have `enough` weight together; of more than twenty a lower
/// bound: no reporter weighs more than it pledged. None where all together have not.
pub(super) fn least_pledge(
    reporters: &[Reporter],
    enough: impl Fn(Uint128, Uint128) -> bool,
) -> Option<Uint128> {
    let all = weight_of(reporters);
    if all.is_zero() || !enough(all, all) {
        return None;
    }
    if reporters.len() > EXACT {
        // the least weight that is enough, by halving
        let (mut low, mut high) = (Uint128::zero(), all);
        while low < high {
            let middle =
                low.saturating_add(high.saturating_sub(low).checked_div(Uint128::new(2)).ok()?);
            match enough(middle, all) {
                true => high = middle,
                false => low = middle.saturating_add(Uint128::one()),
            }
        }
        return Some(high);
    }
    let mut sorted = reporters.to_vec();
    // the most weight for the pledge first: good answers are found early, and the rest is cut off
    sorted.sort_by(|a, b| {
        let of_a = a.weight.full_mul(b.pledge);
        b.weight.full_mul(a.pledge).cmp(&of_a)
    });
    let mut best = pledge_of(&sorted);
    search(&sorted, Reporter::default(), all, &enough, &mut best);
    Some(best)
}

/// Lowers `best` to the least pledge of `taken` and some of `rest`, if they are enough.
fn search(
    rest: &[Reporter],
    taken: Reporter,
    all: Uint128,
    enough: &impl Fn(Uint128, Uint128) -> bool,
    best: &mut Uint128,
) {
    let is_enough = enough(taken.weight, all);
    if taken.pledge >= *best && !is_enough {
        return;
    }
    if is_enough {
        *best = taken.pledge.min(*best);
        return;
    }
    let Some((next, rest)) = rest.split_first() else {
        return;
    };
    search(rest, taken.with(*next), all, enough, best);
    // without this one the others must still be enough
    let left = weight_of(rest);
    if enough(taken.weight.saturating_add(left), all) {
        search(rest, taken, all, enough, best);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reporters by their pledges; the most that one weighs is 300.
    fn pledges(all: &[u128]) -> Vec<Reporter> {
        let all = all.iter().map(|pledge| Reporter {
            weight: Uint128::new((*pledge).min(300)),
            pledge: Uint128::new(*pledge),
        });
        all.collect()
    }

    /// The worked example: 400 250 200 100 50, weight at most 300.
    #[test]
    fn the_cheapest_majority_is_found() {
        let five = pledges(&[400, 250, 200, 100, 50]);
        let moves = least_pledge(&five, |w, all| triple(w) >= double(all));
        let stops = least_pledge(&five, |w, all| triple(w) > Uint256::from(all));
        assert_eq!(moves, Some(Uint128::new(600)));
        assert_eq!(stops, Some(Uint128::new(350)));
    }

    /// All subsets of up to ten reporters give the same.
    #[test]
    fn the_search_agrees_with_all_subsets() {
        let mut seed = 7u128;
        let mut dice = |most: u128| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33)
                .checked_rem(most)
                .unwrap_or_default()
                .saturating_add(1)
        };
        for _ in 0..200 {
            let n = usize::try_from(dice(9)).unwrap_or(1);
            let all: Vec<u128> = (0..n).map(|_| dice(1_000)).collect();
            let all = pledges(&all);
            let enough = |w: Uint128, all: Uint128| triple(w) >= double(all);
            let whole = weight_of(&all);
            let subsets = 0..(1u32 << n);
            let costs = subsets.filter_map(|mask| {
                let picked = all.iter().zip(0u32..).filter(|(_, i)| mask >> i & 1 == 1);
                let picked: Vec<_> = picked.map(|(one, _)| *one).collect();
                enough(weight_of(&picked), whole).then_some(pledge_of(&picked))
            });
            assert_eq!(least_pledge(&all, enough), costs.min(), "{all:?}");
        }
    }

    /// Fault 12: thirty reporters are too many to search; the bound is below what it costs, and the
    /// report says so.
    #[test]
    fn of_thirty_reporters_a_lower_bound_is_given() {
        let thirty = pledges(&[400; 30]);
        let bound = least_pledge(&thirty, |w, all| triple(w) >= double(all));
        // 20 of them weigh 6,000 of 9,000, and have pledged 8,000
        assert_eq!(bound, Some(Uint128::new(6_000)));
        assert_eq!(least_pledge(&[], |_, _| true), None);
    }
}
