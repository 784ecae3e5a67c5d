//! What a reporter has at stake, and what it weighs.

use super::Refusal;
use crate::time::Now;
use ballast_accounting::{bps_ceil, Amount, NumberError, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// From being admitted to counting, and from being evicted to counting no more: 14 days.
pub const CHANGE_SECS: u64 = 1_209_600;
/// A suspension within so long of the last one is twice as long: 30 days.
const AGAIN_SECS: u64 = 2_592_000;
/// How often it doubles at the most.
const MOST_DOUBLED: u32 = 6;
/// Of a pledge so many times the minimum weigh at the most.
const MOST_WEIGHT: u64 = 10;

/// What decides a reporter's weight, fines and times. Fixed at birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How long a round is, seconds.
    pub round_secs: u64,
    /// The least that may be pledged.
    pub min_pledge: Shares,
    /// What a fault costs, bps of what is pledged and leaving.
    pub fine_bps: u64,
    /// How long a suspension is, seconds.
    pub suspend_secs: u64,
    /// From unpledging to being paid, seconds.
    pub leave_secs: u64,
}

impl Rules {
    /// The round of a time.
    pub fn round(&self, now: u64) -> u64 {
        now.checked_div(self.round_secs).unwrap_or_default()
    }

    /// When a round begins, unix seconds.
    pub const fn begins(&self, round: u64) -> u64 {
        round.saturating_mul(self.round_secs)
    }

    fn most_weight(&self) -> Shares {
        let most = self
            .min_pledge
            .raw()
            .saturating_mul(Uint128::from(MOST_WEIGHT));
        Shares::new(most)
    }
}

/// What one reporter has here, and its standing. Times are unix seconds.
#[cw_serde]
#[derive(Default, Eq)]
pub struct Standing {
    /// LST that is pledged.
    pub pledge: Shares,
    /// Of it, what came in `fresh_round`: it weighs from the next round on.
    pub fresh: Shares,
    /// When that came.
    pub fresh_round: u64,
    /// The first round in which anything weighs, after nothing did.
    pub since: u64,
    /// LST that is leaving, and can be fined until it is paid.
    pub leaving: Shares,
    /// When it is paid.
    pub ready_at: u64,
    /// Rewards that were earned and not paid.
    pub owed: Shares,
    /// The reporter does not count before this time, and never after `counts_until`.
    pub counts_from: u64,
    /// Set by an eviction: the reporter does not count from this time on.
    pub counts_until: Option<u64>,
    /// Set by a suspension: the reporter cannot come back before this time.
    pub suspended_until: Option<u64>,
    /// How often the next suspension doubles if it comes before `forgotten_at`.
    pub doubled: u32,
    /// When suspensions are forgotten.
    pub forgotten_at: u64,
}

/// What a reporter is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Collected {
    /// LST that was earned.
    pub rewards: Shares,
    /// LST that was pledged, and has left.
    pub lst: Shares,
}

impl Standing {
    /// A reporter who counts from `counts_from` on.
    pub fn admitted(counts_from: u64) -> Self {
        Self {
            counts_from,
            ..Self::default()
        }
    }

    /// What the reporter weighs in a round: what was pledged before it began, ten times the minimum at the
    /// most; nothing during a suspension, and outside the time in which it counts.
    pub fn weight(&self, round: u64, rules: &Rules) -> Shares {
        let begins = rules.begins(round);
        let counts = self.counts_from <= begins
            && self.counts_until.is_none_or(|until| begins < until)
            && self.suspended_until.is_none()
            && self.since <= round;
        if !counts {
            return Shares::ZERO;
        }
        let pledged = match self.fresh_round >= round {
            true => self.pledge.saturating_sub(self.fresh),
            false => self.pledge,
        };
        pledged.min(rules.most_weight())
    }

    /// All that can be fined.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn at_stake(&self) -> Result<Shares, NumberError> {
        self.pledge.checked_add(self.leaving)
    }

    /// Whether the reporter has nothing here.
    pub fn is_empty(&self) -> bool {
        self.pledge.is_zero() && self.leaving.is_zero() && self.owed.is_zero()
    }

    /// Whether the reporter was evicted, counts no more and has nothing here: its record can go.
    pub fn is_gone(&self, now: u64) -> bool {
        self.is_out(now) && self.is_empty()
    }

    /// Whether the reporter was evicted and counts no more.
    pub fn is_out(&self, now: u64) -> bool {
        self.counts_until.is_some_and(|until| until <= now)
    }

    /// What an eviction has done by `now`: once the reporter counts no more, its whole pledge is leaving.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn settle(&mut self, now: u64, rules: &Rules) -> Result<(), Refusal> {
        let Some(until) = self.counts_until.filter(|until| *until <= now) else {
            return Ok(());
        };
        if self.pledge.is_zero() {
            return Ok(());
        }
        self.leaving = self.at_stake()?;
        self.ready_at = self.ready_at.max(until.saturating_add(rules.leave_secs));
        self.pledge = Shares::ZERO;
        self.fresh = Shares::ZERO;
        Ok(())
    }

    /// Pledges more: it weighs from the next round on.
    ///
    /// # Errors
    /// `BelowMinimum`, a sum that does not fit.
    pub fn pledge(&mut self, lst: Shares, round: u64, rules: &Rules) -> Result<(), Refusal> {
        let pledge = self.pledge.checked_add(lst)?;
        if pledge < rules.min_pledge {
            return Err(Refusal::BelowMinimum {
                pledge,
                min: rules.min_pledge,
            });
        }
        if self.pledge.is_zero() {
            self.since = self.since.max(round.saturating_add(1));
        }
        self.fresh = match self.fresh_round == round {
            true => self.fresh.checked_add(lst)?,
            false => lst,
        };
        self.fresh_round = round;
        self.pledge = pledge;
        Ok(())
    }

    /// Takes a pledge back: what came last goes first. It is paid `leave_secs` later, with whatever
    /// was leaving before; until then it can be fined.
    ///
    /// # Errors
    /// `NotEnough`; `BelowMinimum` for what would stay, unless that is nothing.
    pub fn unpledge(&mut self, lst: Shares, now: Now, rules: &Rules) -> Result<(), Refusal> {
        let have = self.pledge;
        if lst.is_zero() || lst > have {
            return Err(Refusal::NotEnough { have, asked: lst });
        }
        let pledge = have.saturating_sub(lst);
        if !pledge.is_zero() && pledge < rules.min_pledge {
            return Err(Refusal::BelowMinimum {
                pledge,
                min: rules.min_pledge,
            });
        }
        self.pledge = pledge;
        self.fresh = self.fresh.saturating_sub(lst);
        self.leaving = self.leaving.checked_add(lst)?;
        self.ready_at = now.ceil.saturating_add(rules.leave_secs);
        Ok(())
    }

    /// What is paid now.
    ///
    /// # Errors
    /// `NothingToCollect`.
    pub fn collect(&mut self, now: u64) -> Result<Collected, Refusal> {
        let has_left = !self.leaving.is_zero() && self.ready_at <= now;
        if self.owed.is_zero() && !has_left {
            return Err(Refusal::NothingToCollect {
                owed: self.owed,
                leaving: self.leaving,
                ready_at: self.ready_at,
                now,
            });
        }
        let rewards = core::mem::take(&mut self.owed);
        let lst = match has_left {
            true => core::mem::take(&mut self.leaving),
            false => Shares::ZERO,
        };
        Ok(Collected { rewards, lst })
    }

    /// Takes a fine: bps of all that is pledged and leaving, rounded up; from the pledge first.
    /// Answers how much.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn fine(&mut self, rules: &Rules) -> Result<Shares, Refusal> {
        let at_stake = self.at_stake()?;
        let lst = Shares::new(bps_ceil(at_stake.raw(), rules.fine_bps)?).min(at_stake);
        let left = lst.saturating_sub(self.pledge);
        self.pledge = self.pledge.saturating_sub(lst);
        self.fresh = self.fresh.min(self.pledge);
        self.leaving = self.leaving.saturating_sub(left);
        Ok(lst)
    }

    /// Suspends the reporter: twice as long as the last time where that ended less than 30 days ago. Who is
    /// suspended stays so, no longer. Answers until when.
    pub fn suspend(&mut self, now: Now, rules: &Rules) -> u64 {
        if let Some(until) = self.suspended_until {
            return until;
        }
        if now.floor >= self.forgotten_at {
            self.doubled = 0;
        }
        let times = 1u64.checked_shl(self.doubled).unwrap_or(u64::MAX);
        let until = now
            .ceil
            .saturating_add(rules.suspend_secs.saturating_mul(times));
        self.doubled = self.doubled.saturating_add(1).min(MOST_DOUBLED);
        self.forgotten_at = until.saturating_add(AGAIN_SECS);
        self.suspended_until = Some(until);
        until
    }

    /// Ends a suspension that is over: the reporter weighs from the next round on.
    ///
    /// # Errors
    /// `Suspended`, `NotSuspended`.
    pub fn resume(&mut self, now: u64, rules: &Rules) -> Result<(), Refusal> {
        let until = self.suspended_until.ok_or(Refusal::NotSuspended)?;
        if now < until {
            return Err(Refusal::Suspended { until, now });
        }
        self.suspended_until = None;
        self.since = rules.round(now).saturating_add(1);
        Ok(())
    }

    /// Evicts the reporter: 14 days from now it counts no more; who does not count now never does again, and
    /// what it has starts to leave.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn evict(&mut self, now: Now, rules: &Rules) -> Result<(), Refusal> {
        let weighs = !self.weight(rules.round(now.floor), rules).is_zero();
        if weighs {
            self.counts_until = Some(now.ceil.saturating_add(CHANGE_SECS));
            return Ok(());
        }
        self.counts_until = Some(now.floor);
        if !self.pledge.is_zero() {
            self.ready_at = self.ready_at.max(now.ceil.saturating_add(rules.leave_secs));
        }
        self.settle(now.floor, rules)
    }

    /// Takes an eviction back, or lets the reporter in again: who still counts goes on, who does not counts
    /// in 14 days.
    pub fn admit(&mut self, now: Now) {
        if self.is_out(now.floor) {
            self.counts_from = now.ceil.saturating_add(CHANGE_SECS);
        }
        self.counts_until = None;
    }
}

/// Fails where more than a third of the active weight would be under eviction: in 14 days no more
/// can leave. `next` is when the first of those under eviction is out.
///
/// # Errors
/// `TooManyEvicted`.
pub fn ensure_slow(leaving: Shares, active: Shares, next: u64) -> Result<(), Refusal> {
    match leaving.raw().full_mul(3u64) <= Uint256::from(active.raw()) {
        true => Ok(()),
        false => Err(Refusal::TooManyEvicted {
            leaving,
            active,
            next,
        }),
    }
}

/// The least weight of `active` that stops a feed: more than a third.
pub fn stops_floor(active: Shares) -> Shares {
    match active.is_zero() {
        true => Shares::ZERO,
        false => {
            let third = active.raw().checked_div(Uint128::new(3));
            let third = third.unwrap_or_default();
            Shares::new(third.saturating_add(Uint128::one()))
        }
    }
}

/// The least weight of `active` that sets a feed: half of it, rounded up. A price further than the
/// fault from the last takes two thirds; half of the weight walks there, and back over those who
/// did not follow.
pub fn sets_ceil(active: Shares) -> Shares {
    let half = active.raw().checked_div(Uint128::new(2));
    Shares::new(active.raw().saturating_sub(half.unwrap_or_default()))
}
