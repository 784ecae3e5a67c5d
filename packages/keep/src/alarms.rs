//! What somebody should be woken for: told once when it begins, again every hour while it lasts, and when it is over.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All kinds of alarms, by what they are called in metrics and webhooks.
pub const KINDS: [&str; 9] = [
    "unsound", "overdue", "warning", "refusals", "idle", "failing", "balance", "fees", "losing",
];

/// How often an alarm that lasts is told, seconds.
const AGAIN: u64 = 3_600;
/// Turns in a row after which failures and refusals are an alarm.
const IN_A_ROW: u32 = 3;
/// How long money lies idle before that is an alarm, seconds.
const IDLE: u64 = 21_600;

/// An alarm that lasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lasting {
    /// Since when, unix seconds.
    since: u64,
    /// When it was told last.
    told: u64,
    text: String,
}

/// What was alarming up to now, kept over restarts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Alarms {
    /// Turns in a row that failed.
    failures: u32,
    /// Turns in a row in which the chain refused parts of what was sent.
    refusals: u32,
    /// Since when more than a tenth of the pool lies idle.
    idle_since: Option<u64>,
    lasting: BTreeMap<String, Lasting>,
}

/// Something to tell about an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub kind: String,
    /// In words.
    pub text: String,
    /// Whether it is over.
    pub is_over: bool,
    /// Since when it lasts, unix seconds.
    pub since: u64,
}

/// What a turn shows, as far as it is alarming.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signs {
    /// Why it failed, or what was refused altogether.
    pub failure: Option<String>,
    /// Whether it did not try again what had failed, because that waits: it is no better and no worse.
    pub waits: bool,
    /// Parts that the chain refused, in words; none if nothing was sent.
    pub refusals: Option<Vec<String>>,
    /// Whether nothing is due any more.
    pub is_done: bool,
    /// Whether more than a tenth of the pool is neither delegated nor owed, in words.
    pub idle: Option<String>,
    /// Alarms that need no counting: their kinds, in words.
    pub plain: Vec<(&'static str, String)>,
}

impl Alarms {
    /// Takes a turn into account, and says what is to be told.
    pub fn after(&mut self, now: u64, signs: Signs) -> Vec<Notice> {
        self.count(now, &signs);
        let firing = self.firing(now, signs);
        self.notices(now, &firing)
    }

    /// Counts turns in a row that failed or were refused something, and since when money lies idle.
    fn count(&mut self, now: u64, signs: &Signs) {
        self.failures = match &signs.failure {
            Some(_) => self.failures.saturating_add(1),
            None if signs.waits => self.failures,
            None => 0,
        };
        self.refusals = match &signs.refusals {
            Some(parts) if !parts.is_empty() => self.refusals.saturating_add(1),
            None if !signs.is_done => self.refusals,
            _ => 0,
        };
        self.idle_since = match &signs.idle {
            Some(_) => self.idle_since.or(Some(now)),
            // a turn that failed has not looked
            None if signs.failure.is_some() => self.idle_since,
            None => None,
        };
    }

    /// Which alarms there are now, in words.
    fn firing(&self, now: u64, signs: Signs) -> Vec<(&'static str, String)> {
        let mut firing = signs.plain;
        let before = |kind: &str| {
            let lasting = self.lasting.get(kind).map(|one| one.text.clone());
            lasting.unwrap_or_default()
        };
        if self.failures >= IN_A_ROW {
            let text = match signs.failure {
                Some(why) => format!("{} turns in a row: {why}", self.failures),
                // nothing was tried, and nothing got better
                None => before("failing"),
            };
            firing.push(("failing", text));
        }
        if self.refusals >= IN_A_ROW {
            let parts = signs.refusals.filter(|parts| !parts.is_empty());
            let text = match parts {
                Some(parts) => format!("{} turns in a row: {}", self.refusals, parts.join("; ")),
                // nothing was sent, and nothing got better
                None => before("refusals"),
            };
            firing.push(("refusals", text));
        }
        let is_long = self.idle_since.is_some_and(|since| since + IDLE <= now);
        if let Some(idle) = signs.idle.filter(|_| is_long) {
            firing.push(("idle", idle));
        }
        firing
    }

    fn notices(&mut self, now: u64, firing: &[(&'static str, String)]) -> Vec<Notice> {
        let mut notices = vec![];
        let over = self
            .lasting
            .iter()
            .filter(|(kind, _)| firing.iter().all(|(other, _)| other != kind));
        for (kind, lasting) in over {
            notices.push(Notice {
                kind: kind.clone(),
                text: lasting.text.clone(),
                is_over: true,
                since: lasting.since,
            });
        }
        for (kind, text) in firing {
            let lasting = self.lasting.entry((*kind).to_string()).or_insert(Lasting {
                since: now,
                told: 0,
                text: String::new(),
            });
            lasting.text.clone_from(text);
            if lasting.told == 0 || lasting.told + AGAIN <= now {
                notices.push(Notice {
                    kind: (*kind).to_string(),
                    text: text.clone(),
                    is_over: false,
                    since: lasting.since,
                });
            }
        }
        notices
    }

    /// It was told.
    pub fn told(&mut self, now: u64, notice: &Notice) {
        match notice.is_over {
            true => drop(self.lasting.remove(&notice.kind)),
            false => {
                if let Some(lasting) = self.lasting.get_mut(&notice.kind) {
                    lasting.told = now;
                }
            }
        }
    }

    /// What lasts, by kind.
    pub fn lasting(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.lasting.iter();
        all.map(|(kind, lasting)| (kind.as_str(), lasting.text.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed() -> Signs {
        Signs {
            failure: Some("no answer".to_string()),
            ..Signs::default()
        }
    }

    fn tell(alarms: &mut Alarms, now: u64, signs: Signs) -> Vec<String> {
        let notices = alarms.after(now, signs);
        for notice in &notices {
            alarms.told(now, notice);
        }
        let shown =
            |one: &Notice| format!("{} {}", one.kind, if one.is_over { "over" } else { "on" });
        notices.iter().map(shown).collect()
    }

    #[test]
    fn one_failure_is_none_three_are_and_it_is_told_once_an_hour() {
        let mut alarms = Alarms::default();
        assert!(tell(&mut alarms, 0, failed()).is_empty());
        assert!(tell(&mut alarms, 60, failed()).is_empty());
        assert_eq!(tell(&mut alarms, 120, failed()), ["failing on"]);
        assert!(tell(&mut alarms, 180, failed()).is_empty());
        assert_eq!(tell(&mut alarms, 120 + 3_600, failed()), ["failing on"]);
        assert_eq!(tell(&mut alarms, 9_000, Signs::default()), ["failing over"]);
        assert!(tell(&mut alarms, 9_060, Signs::default()).is_empty());
    }

    #[test]
    fn what_could_not_be_told_is_told_with_the_next_turn() {
        let mut alarms = Alarms::default();
        let signs = || Signs {
            plain: vec![("balance", "3 left".to_string())],
            ..Signs::default()
        };
        assert_eq!(alarms.after(60, signs()).len(), 1);
        assert_eq!(alarms.after(120, signs()).len(), 1, "nobody was told");
        // the same over a restart
        let text = serde_json::to_string(&alarms).unwrap();
        let mut again: Alarms = serde_json::from_str(&text).unwrap();
        assert!(again.after(180, Signs::default())[0].is_over);
        assert_eq!(again.after(240, Signs::default())[0].since, 60);
    }

    #[test]
    fn idle_money_is_an_alarm_after_six_hours() {
        let mut alarms = Alarms::default();
        let idle = || Signs {
            idle: Some("a third".to_string()),
            is_done: true,
            ..Signs::default()
        };
        assert!(tell(&mut alarms, 100, idle()).is_empty());
        assert!(tell(&mut alarms, 200, failed()).is_empty());
        assert_eq!(tell(&mut alarms, 100 + 21_600, idle()), ["idle on"]);
    }

    /// Before, the minutes until the next try were taken for the end of the trouble: with a turn
    /// every minute the alarm never came.
    #[test]
    fn a_turn_that_waits_for_its_next_try_is_neither_better_nor_worse() {
        let mut alarms = Alarms::default();
        let waits = || Signs {
            waits: true,
            ..Signs::default()
        };
        for at in [0, 60] {
            assert!(tell(&mut alarms, at, failed()).is_empty());
            assert!(tell(&mut alarms, at + 30, waits()).is_empty());
        }
        assert_eq!(tell(&mut alarms, 180, failed()), ["failing on"]);
        assert!(tell(&mut alarms, 240, waits()).is_empty());
        let mut lasting = alarms.lasting();
        let text = "3 turns in a row: no answer";
        assert!(lasting.any(|one| one == ("failing", text)));
        drop(lasting);
        assert_eq!(tell(&mut alarms, 300, Signs::default()), ["failing over"]);
    }

    #[test]
    fn refusals_count_while_something_is_due() {
        let mut alarms = Alarms::default();
        let sent = |parts: &[&str]| Signs {
            refusals: Some(parts.iter().map(ToString::to_string).collect()),
            ..Signs::default()
        };
        let waits = Signs::default;
        assert!(tell(&mut alarms, 0, sent(&["val0"])).is_empty());
        assert!(tell(&mut alarms, 60, waits()).is_empty());
        assert!(tell(&mut alarms, 120, sent(&["val0"])).is_empty());
        assert_eq!(tell(&mut alarms, 180, sent(&["val0"])), ["refusals on"]);
        assert_eq!(tell(&mut alarms, 240, sent(&[])), ["refusals over"]);
    }
}
