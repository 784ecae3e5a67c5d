//! Moves stake from validators that have too much to those that have too little.

use super::{total_stake, Band, Move, Pair, Place};
use crate::{Amount, Native, Result};
use core::cmp::Reverse;

/// A move of less than this part of its source's stake is small. If the source drains, the part is
/// divided by the number of places that can take.
const CRUMB: u128 = 8;

/// Moves stake towards targets: from the most overweight place that can give to the most
/// underweight place that can take, as long as one of the two is further from its target than its
/// tolerance.
///
/// Draining places (target 0) come first, then those over their limit: neither has a tolerance.
/// Without a band, nothing else starts a move. A move never overshoots, so no place is both source
/// and destination of one plan, and each move ends the excess of one place or the deficit of the
/// other: if calls are repeated until the plan is empty, they make at most about twice as many
/// moves as there are places.
///
/// No place is brought into `(0, min_stake)`: a destination that needs more than one source, and a
/// source that needs more than one destination, get them in the same plan. Where that blocks every
/// move, one draining place may be left with less, because it must not keep its stake for ever. No
/// move is under `min_move`, except that of the last stake of a draining place, which has any size.
/// `pair(from, to)` says whether a redelegation between two places is allowed now; where the chain
/// allows only few more for the pair, a small move is not made: it would use up what is needed to
/// drain.
///
/// # Errors
/// Sums of stakes or targets beyond 128 bits.
pub fn plan_rebalance(
    places: &[Place<'_>],
    band_bps: Option<u64>,
    min_stake: Native,
    min_move: Native,
    max_steps: usize,
    pair: &dyn Fn(usize, usize) -> Pair,
) -> Result<Vec<Move>> {
    let total = total_stake(places)?;
    let band = band_bps.map(|bps| Band::floor(total, bps)).transpose()?;
    let ends = |is_source: bool| {
        places
            .iter()
            .enumerate()
            .filter(move |(_, place)| match is_source {
                true => place.can_redelegate_out,
                false => place.can_redelegate_in,
            })
            .map(move |(index, place)| End::new(index, place, min_stake, band))
            .filter(move |end| match is_source {
                true => end.stake > end.target,
                false => end.stake < end.target,
            })
            .collect::<Vec<_>>()
    };
    let mut plan = Plan {
        sources: ends(true),
        sinks: ends(false),
        min_stake,
        min_move,
        is_knotted: false,
        pair,
    };
    let mut moves = vec![];
    while moves.len() < max_steps {
        plan.sort();
        let mut next = plan.next(max_steps.saturating_sub(moves.len()))?;
        if next.is_empty() && moves.is_empty() && plan.drains() && !min_stake.is_zero() {
            plan.is_knotted = true;
            next = plan.next(max_steps)?;
            plan.is_knotted = false;
        }
        if next.is_empty() {
            break;
        }
        for step in &next {
            plan.apply(step)?;
        }
        moves.extend(next);
    }
    Ok(moves)
}

/// A source or a destination, as the plan so far leaves it.
struct End<'a> {
    index: usize,
    id: &'a str,
    stake: Native,
    target: Native,
    limit: Native,
    /// `None`: the place is off only if it drains or is over its limit.
    tolerance: Option<Native>,
}

impl<'a> End<'a> {
    fn new(index: usize, place: &Place<'a>, min_stake: Native, band: Option<Band>) -> Self {
        // a target under the minimum stake counts as 0
        let target = match place.target < min_stake {
            true => Native::ZERO,
            false => place.target,
        };
        Self {
            index,
            id: place.id,
            stake: place.stake,
            target,
            limit: place.limit,
            tolerance: band.map(|band| band.tolerance_floor(target)),
        }
    }

    /// The distance from the target.
    fn gap(&self) -> Native {
        self.stake
            .max(self.target)
            .saturating_sub(self.stake.min(self.target))
    }

    fn drains(&self) -> bool {
        self.target.is_zero() && !self.stake.is_zero()
    }

    fn is_over(&self) -> bool {
        self.stake > self.limit
    }

    fn is_off(&self) -> bool {
        let is_far = self.tolerance.is_some_and(|most| self.gap() > most);
        is_far || self.drains() || self.is_over()
    }

    fn order(&self) -> (bool, bool, Reverse<Native>, &'a str) {
        (
            !self.target.is_zero(),
            !self.is_over(),
            Reverse(self.gap()),
            self.id,
        )
    }
}

/// Places for which a search has failed; it is not repeated for the same next moves.
#[derive(Default)]
struct Failed {
    to_empty: Vec<usize>,
    to_gather: Vec<usize>,
}

struct Plan<'a> {
    /// Places that are over their target and can give: those that drain, then those over their
    /// limit, then the most overweight.
    sources: Vec<End<'a>>,
    /// Places that are under their target and can take, the most underweight first.
    sinks: Vec<End<'a>>,
    min_stake: Native,
    min_move: Native,
    /// Whether no move is possible unless a draining place may be left with less than `min_stake`.
    is_knotted: bool,
    pair: &'a dyn Fn(usize, usize) -> Pair,
}

impl Plan<'_> {
    fn sort(&mut self) {
        for ends in [&mut self.sources, &mut self.sinks] {
            ends.retain(|end| !end.gap().is_zero());
            ends.sort_by(|a, b| a.order().cmp(&b.order()));
        }
    }

    fn drains(&self) -> bool {
        let first = self.sources.first();
        first.is_some_and(|source| source.target.is_zero())
    }

    /// The next moves that belong together, at most `room`: nearly always one; empty if no more is
    /// needed.
    fn next(&self, room: usize) -> Result<Vec<Move>> {
        if !self.sources.iter().chain(&self.sinks).any(End::is_off) {
            return Ok(vec![]);
        }
        let mut failed = Failed::default();
        for source in &self.sources {
            for sink in &self.sinks {
                if source.is_off() || sink.is_off() {
                    let moves = self.between(source, sink, room, &mut failed)?;
                    if !moves.is_empty() {
                        return Ok(moves);
                    }
                }
            }
        }
        Ok(vec![])
    }

    /// The moves that `source` and `sink` make possible. At most one of the two is cut short by the
    /// other, because a place that reaches its target has `min_stake` or nothing.
    fn between(
        &self,
        source: &End<'_>,
        sink: &End<'_>,
        room: usize,
        failed: &mut Failed,
    ) -> Result<Vec<Move>> {
        let amount = source.gap().min(sink.gap());
        if !self.may_move(source, sink, amount) {
            return Ok(vec![]);
        }
        if !self.may_leave(source, amount)? {
            if !failed.to_empty.contains(&source.index) {
                let moves = self.empty(source, room)?;
                if !moves.is_empty() {
                    return Ok(moves);
                }
                failed.to_empty.push(source.index);
            }
            return self.leave_min_stake(source, sink);
        }
        if self.may_enter(sink, amount)? {
            return Ok(vec![Move::new(source, sink, amount)]);
        }
        if failed.to_gather.contains(&sink.index) {
            return Ok(vec![]);
        }
        failed.to_gather.push(sink.index);
        self.gather(sink, room)
    }

    /// Brings `sink` to `min_stake` by moves from several sources.
    fn gather(&self, sink: &End<'_>, room: usize) -> Result<Vec<Move>> {
        let mut moves = vec![];
        let mut deficit = sink.gap();
        for source in &self.sources {
            if moves.len() >= room {
                break;
            }
            let amount = source.gap().min(deficit);
            if !self.may_move(source, sink, amount) || !self.may_leave(source, amount)? {
                continue;
            }
            moves.push(Move::new(source, sink, amount));
            deficit = deficit.checked_sub(amount)?;
            if sink.target.checked_sub(deficit)? >= self.min_stake {
                return Ok(moves);
            }
        }
        Ok(vec![])
    }

    /// Drains `source` by moves to several sinks.
    fn empty(&self, source: &End<'_>, room: usize) -> Result<Vec<Move>> {
        let mut moves = vec![];
        let mut excess = source.gap();
        for sink in &self.sinks {
            if moves.len() >= room {
                break;
            }
            let amount = sink.gap().min(excess);
            let is_worth_it = amount >= self.min_move || amount == excess;
            if !is_worth_it || !self.may_enter(sink, amount)? || !self.is_free(source, sink, amount)
            {
                continue;
            }
            moves.push(Move::new(source, sink, amount));
            excess = excess.checked_sub(amount)?;
            if excess.is_zero() {
                return Ok(moves);
            }
        }
        Ok(vec![])
    }

    /// Leaves `source` with exactly `min_stake` if it cannot be drained in this plan.
    fn leave_min_stake(&self, source: &End<'_>, sink: &End<'_>) -> Result<Vec<Move>> {
        let amount = source.stake.saturating_sub(self.min_stake).min(sink.gap());
        let is_possible = !amount.is_zero()
            && amount >= self.min_move
            && self.may_enter(sink, amount)?
            && self.is_free(source, sink, amount);
        Ok(match is_possible {
            true => vec![Move::new(source, sink, amount)],
            false => vec![],
        })
    }

    /// Whether a move is large enough for a message, and allowed.
    fn may_move(&self, source: &End<'_>, sink: &End<'_>, amount: Native) -> bool {
        !amount.is_zero()
            && (amount >= self.min_move || amount == source.stake)
            && self.is_free(source, sink, amount)
    }

    fn is_free(&self, source: &End<'_>, sink: &End<'_>, amount: Native) -> bool {
        match (self.pair)(source.index, sink.index) {
            Pair::Free => true,
            Pair::Few => {
                // a drain is spread over all places that can take; an excess alone is not worth one
                // of the last moves of a pair
                let parts = match source.drains() {
                    true => u128::try_from(self.sinks.len()).unwrap_or(u128::MAX),
                    false => 1,
                };
                let least = source
                    .stake
                    .raw()
                    .u128()
                    .div_ceil(CRUMB)
                    .div_ceil(parts.max(1));
                amount.raw().u128() >= least
            }
            Pair::Closed => false,
        }
    }

    /// Whether the source is left with `min_stake` or more, or with nothing, or had less before.
    fn may_leave(&self, source: &End<'_>, amount: Native) -> Result<bool> {
        let rest = source.stake.checked_sub(amount)?;
        let keeps_enough = rest.is_zero() || rest >= self.min_stake;
        Ok(keeps_enough || source.stake < self.min_stake || self.is_knotted)
    }

    fn may_enter(&self, sink: &End<'_>, amount: Native) -> Result<bool> {
        Ok(sink.stake.checked_add(amount)? >= self.min_stake)
    }

    fn apply(&mut self, step: &Move) -> Result<()> {
        for source in self.sources.iter_mut().filter(|end| end.index == step.from) {
            source.stake = source.stake.checked_sub(step.amount)?;
        }
        for sink in self.sinks.iter_mut().filter(|end| end.index == step.to) {
            sink.stake = sink.stake.checked_add(step.amount)?;
        }
        Ok(())
    }
}

impl Move {
    fn new(source: &End<'_>, sink: &End<'_>, amount: Native) -> Self {
        Self {
            from: source.index,
            to: sink.index,
            amount,
        }
    }
}

#[cfg(test)]
mod tests;
