//! Shocks that last, and until when. A second shock of a kind does not end before the first.

use std::collections::BTreeMap;

/// Shocks that last, and until when, unix seconds.
#[derive(Clone, Debug, Default)]
pub(super) struct Effects {
    /// Lower prices of reporters, by feed; none: of all feeds that have no depeg of their own.
    depegs: BTreeMap<Option<String>, Depeg>,
    /// No reporter reports.
    outage_until: Option<u64>,
    /// The keeper sends only claims and the booking of slashes, the liquidator nothing.
    no_keeper_until: Option<u64>,
    /// The vault takes no message.
    vault: Option<BrokenVault>,
    /// The hub takes no message, and still answers queries.
    hub_broken_until: Option<u64>,
    /// The chain mints nothing.
    rewards: Option<NoRewards>,
}

/// Lower prices of reporters.
#[derive(Clone, Debug)]
struct Depeg {
    /// How much lower, in 1/10,000.
    bps: u64,
    until: u64,
}

/// A vault that takes no message.
#[derive(Clone, Debug)]
struct BrokenVault {
    /// When it takes messages again; none: not in this run.
    until: Option<u64>,
}

/// A stop of the chain's inflation.
#[derive(Clone, Debug)]
struct NoRewards {
    until: u64,
    /// The inflation before the stop, which is set again after it.
    inflation: String,
}

/// What is to be undone of the shocks that are over.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Over {
    /// The vault takes messages again.
    pub(super) vault: bool,
    /// The hub takes messages again.
    pub(super) hub: bool,
    /// The chain mints again, at this inflation.
    pub(super) inflation: Option<String>,
}

impl Effects {
    /// Reporters report `bps` less until `until`, or later if an earlier depeg of the same feed
    /// lasts longer.
    pub(super) fn depeg(&mut self, bps: u64, feed: Option<&str>, until: u64) {
        let feed = feed.map(ToString::to_string);
        let earlier = self.depegs.get(&feed).map_or(0, |depeg| depeg.until);
        let until = until.max(earlier);
        self.depegs.insert(feed, Depeg { bps, until });
    }

    /// No reporter reports until `until`, or later.
    pub(super) fn stop_reports(&mut self, until: u64) {
        self.outage_until = self.outage_until.max(Some(until));
    }

    /// No account sends cranks until `until`, or later.
    pub(super) fn stop_keeper(&mut self, until: u64) {
        self.no_keeper_until = self.no_keeper_until.max(Some(until));
    }

    /// The vault takes no message until `until`, or later; without `until`, to the end of the run.
    pub(super) fn break_vault(&mut self, until: Option<u64>) {
        let until = match &self.vault {
            Some(earlier) => earlier.until.zip(until).map(|(a, b)| a.max(b)),
            None => until,
        };
        self.vault = Some(BrokenVault { until });
    }

    /// The hub takes no message until `until`, or later.
    pub(super) fn break_hub(&mut self, until: u64) {
        self.hub_broken_until = self.hub_broken_until.max(Some(until));
    }

    /// The chain mints nothing until `until`, or later. `inflation` is that of now: during an
    /// earlier stop it is 0, and what is set again is the inflation before that one.
    pub(super) fn stop_rewards(&mut self, until: u64, inflation: String) {
        self.rewards = Some(match self.rewards.take() {
            Some(earlier) => NoRewards {
                until: earlier.until.max(until),
                ..earlier
            },
            None => NoRewards { until, inflation },
        });
    }

    /// Takes out the shocks that are over at `now`: what is to be undone of them.
    pub(super) fn take_over(&mut self, now: u64) -> Over {
        self.depegs.retain(|_, depeg| depeg.until > now);
        let is_over = |broken: &mut BrokenVault| broken.until.is_some_and(|until| until <= now);
        let rewards = self.rewards.take_if(|stopped| stopped.until <= now);
        Over {
            vault: self.vault.take_if(is_over).is_some(),
            hub: self
                .hub_broken_until
                .take_if(|until| *until <= now)
                .is_some(),
            inflation: rewards.map(|stopped| stopped.inflation),
        }
    }

    /// When each shock ends, unix seconds, without those that last to the end of the run.
    pub(super) fn ends(&self) -> impl Iterator<Item = u64> + '_ {
        let others = [
            self.outage_until,
            self.no_keeper_until,
            self.vault.as_ref().and_then(|broken| broken.until),
            self.hub_broken_until,
            self.rewards.as_ref().map(|stopped| stopped.until),
        ];
        let depegs = self.depegs.values().map(|depeg| depeg.until);
        depegs.chain(others.into_iter().flatten())
    }

    /// Whether a shock is still to end. A depeg, a broken contract and a stop of rewards last until
    /// [`Effects::take_over`] has taken them out; a vault that is broken to the end of the run does
    /// not count.
    pub(super) fn are_to_end(&self, now: u64) -> bool {
        let vault = self.vault.as_ref();
        !self.depegs.is_empty()
            || vault.is_some_and(|broken| broken.until.is_some())
            || self.hub_broken_until.is_some()
            || self.rewards.is_some()
            || !self.is_reported(now)
            || !self.is_kept(now)
    }

    /// Whether reporters report.
    pub(super) fn is_reported(&self, now: u64) -> bool {
        self.outage_until.is_none_or(|until| until <= now)
    }

    /// Whether the keeper and the liquidator work.
    pub(super) fn is_kept(&self, now: u64) -> bool {
        self.no_keeper_until.is_none_or(|until| until <= now)
    }

    /// Whether the chain mints nothing because of a shock.
    pub(super) fn are_rewards_stopped(&self) -> bool {
        self.rewards.is_some()
    }

    /// How much lower than usual reporters report a feed, in 1/10,000.
    pub(super) fn depeg_bps(&self, feed: &str) -> u64 {
        let own = self.depegs.get(&Some(feed.to_string()));
        let depeg = own.or_else(|| self.depegs.get(&None));
        depeg.map_or(0, |depeg| depeg.bps)
    }
}

#[cfg(test)]
mod tests {
    use super::{Effects, Over};

    fn ends(effects: &Effects) -> Vec<u64> {
        let mut ends: Vec<u64> = effects.ends().collect();
        ends.sort_unstable();
        ends
    }

    /// Whether shocks of one kind end at the later of two ends, whichever came first.
    fn keeps_the_later(begin: impl Fn(&mut Effects, u64)) {
        for (first, second) in [(700, 100), (100, 700), (700, 700)] {
            let mut effects = Effects::default();
            begin(&mut effects, first);
            begin(&mut effects, second);
            assert_eq!(ends(&effects), [700], "{first}, {second}");
            assert!(effects.are_to_end(699));
            effects.take_over(700);
            assert!(!effects.are_to_end(700));
        }
    }

    #[test]
    fn a_second_shock_of_a_kind_does_not_end_the_first() {
        keeps_the_later(|effects, until| effects.stop_reports(until));
        keeps_the_later(|effects, until| effects.stop_keeper(until));
        keeps_the_later(|effects, until| effects.break_vault(Some(until)));
        keeps_the_later(|effects, until| effects.break_hub(until));
        keeps_the_later(|effects, until| effects.stop_rewards(until, "0.1".to_string()));
        keeps_the_later(|effects, until| effects.depeg(500, Some("LST"), until));
    }

    #[test]
    fn a_vault_that_is_broken_to_the_end_is_not_mended_by_a_shock_that_ends() {
        for untils in [[None, Some(100)], [Some(100), None]] {
            let mut effects = Effects::default();
            for until in untils {
                effects.break_vault(until);
            }
            assert_eq!(effects.take_over(1_000), Over::default());
            assert!(!effects.are_to_end(1_000));
        }
    }

    #[test]
    fn what_is_set_again_is_the_inflation_before_the_first_stop() {
        let mut effects = Effects::default();
        effects.stop_rewards(100, "0.1".to_string());
        effects.stop_rewards(200, "0".to_string());
        assert_eq!(effects.take_over(100), Over::default());
        let inflation = Some("0.1".to_string());
        let over = Over {
            inflation,
            ..Over::default()
        };
        assert_eq!(effects.take_over(200), over);
    }

    #[test]
    fn a_feed_with_a_depeg_of_its_own_has_that_and_the_others_the_one_of_all() {
        let mut effects = Effects::default();
        effects.depeg(500, None, 300);
        effects.depeg(900, Some("LST"), 200);
        let bps = |effects: &Effects| ["LST", "USD"].map(|feed| effects.depeg_bps(feed));
        assert_eq!(bps(&effects), [900, 500]);
        // the last one says how much, the longer one how long
        effects.depeg(100, Some("LST"), 150);
        assert_eq!(
            (bps(&effects), ends(&effects)),
            ([100, 500], vec![200, 300])
        );
        effects.take_over(200);
        assert_eq!(bps(&effects), [500, 500]);
    }
}
