//! What a keeper has paid and got, by days, over restarts: by it fees are limited, and compared with tips.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Seconds of a day; days begin at midnight, UTC, by the machine's clock.
pub const DAY: u64 = 86_400;
/// Days over which fees and tips are compared. Older ones are forgotten.
const WINDOW: u64 = 7;

/// One day. Base units; fees and tips may be of different denoms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    fees: u128,
    tips: u128,
}

/// Fees and tips of the last days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ledger {
    /// Since when it is kept, unix seconds.
    since: Option<u64>,
    days: BTreeMap<u64, Day>,
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
    pub fn week(&self) -> (u128, u128) {
        let sum = |of: fn(&Day) -> u128| self.days.values().map(of).fold(0, u128::saturating_add);
        (sum(|day| day.fees), sum(|day| day.tips))
    }

    /// Whether fees are more than tips by the factor. Not before a day has passed, because tips come with each distribution.
    pub fn is_too_dear(&self, now: u64, limits: &Limits) -> bool {
        let Some(factor) = limits.fees_over_tips else {
            return false;
        };
        let is_old = self.since.is_some_and(|since| since + DAY <= now);
        let (fees, tips) = self.week();
        is_old && fees > tips.saturating_mul(u128::from(factor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 20_000 * DAY + 50;

    #[test]
    fn a_day_has_so_much_and_the_next_has_it_again() {
        let limits = Limits {
            fees_per_day: Some(100),
            ..Limits::default()
        };
        let mut ledger = Ledger::default();
        assert_eq!(ledger.left(NOW, &limits), Some(100));

        ledger.add(NOW, 60, 0);
        ledger.add(NOW + 1, 70, 0);

        assert_eq!(ledger.left(NOW + 2, &limits), Some(0));
        assert_eq!(ledger.left(NOW + DAY, &limits), Some(100));
        assert_eq!(ledger.left(NOW, &Limits::default()), None);
    }

    #[test]
    fn fees_are_held_against_a_week_of_tips_after_the_first_day() {
        let limits = Limits {
            fees_over_tips: Some(3),
            ..Limits::default()
        };
        let mut ledger = Ledger::default();
        ledger.add(NOW, 40, 10);
        assert!(!ledger.is_too_dear(NOW + DAY - 1, &limits), "too soon");
        assert!(ledger.is_too_dear(NOW + DAY, &limits));

        ledger.add(NOW + DAY, 0, 10);
        assert!(!ledger.is_too_dear(NOW + DAY, &limits));
        // what is older than a week counts no more
        ledger.add(NOW + 8 * DAY, 0, 0);
        assert_eq!(ledger.week(), (0, 0));
    }

    #[test]
    fn amounts_of_eighteen_decimals_survive_the_file() {
        let mut ledger = Ledger::default();
        ledger.add(NOW, u128::MAX, 1);
        let text = serde_json::to_string(&ledger).unwrap();
        assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
    }
}
