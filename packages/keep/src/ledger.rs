//! What a keeper has paid and got, by days, over restarts: by it fees are limited, and compared with tips.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Seconds of a day; days begin at midnight, UTC, by the machine's clock.
pub const DAY: u64 = 86_400;
/// Days over which fees and tips are compared. Older ones are forgotten.
const WINDOW: u64 = 7;

/// What was paid and got. Base units; fees and tips may be of different denoms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sums {
    /// What messages have cost.
    pub fees: u128,
    /// What they have brought.
    pub tips: u128,
}

/// Fees and tips of the last days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Since when it is kept, unix seconds.
    since: Option<u64>,
    days: BTreeMap<u64, Sums>,
}

/// How far a keeper may go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Fees of one day at most, base units.
    pub fees_per_day: Option<u128>,
    /// Fees may be so many times the tips, over a week.
    pub fees_over_tips: Option<u32>,
    /// Below this balance it warns, base units; by default below what twenty messages cost.
    pub low_balance: Option<u128>,
}

impl Ledger {
    /// Writes down what a turn has cost and earned.
    pub fn add(&mut self, now: u64, fees: u128, tips: u128) {
        self.since.get_or_insert(now);
        let today = now / DAY;
        let day = self.days.entry(today).or_default();
        day.fees = day.fees.saturating_add(fees);
        day.tips = day.tips.saturating_add(tips);
        self.days.retain(|day, _| day + WINDOW > today);
    }

    /// What may still be paid today; none is no limit.
    pub fn left(&self, now: u64, limits: &Limits) -> Option<u128> {
        let spent = self.days.get(&(now / DAY)).map_or(0, |day| day.fees);
        let most = limits.fees_per_day?;
        Some(most.saturating_sub(spent))
    }

    /// Fees and tips of the last week.
    pub fn week(&self) -> Sums {
        let sum = |of: fn(&Sums) -> u128| self.days.values().map(of).fold(0, u128::saturating_add);
        Sums {
            fees: sum(|day| day.fees),
            tips: sum(|day| day.tips),
        }
    }

    /// Whether fees are more than tips by the factor. Not before a day has passed, because tips
    /// come with each distribution.
    pub fn is_too_dear(&self, now: u64, limits: &Limits) -> bool {
        let Some(factor) = limits.fees_over_tips else {
            return false;
        };
        let is_old = self.since.is_some_and(|since| since + DAY <= now);
        let Sums { fees, tips } = self.week();
        is_old && fees > tips.saturating_mul(u128::from(factor))
    }
}

#[cfg(test)]
mod tests;
