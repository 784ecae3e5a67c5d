//! What somebody should be woken for: told once when it begins, again every hour while it lasts, and when it is over.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What people are alarmed of, in the order of their names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Alarm {
    /// The key holds too little for its fees.
    Balance,
    /// Turns fail, one after the other.
    Failing,
    /// Today's fees are used up.
    Fees,
    /// More than a tenth of the pool is neither delegated nor owed.
    Idle,
    /// A week's fees are too many times its tips.
    Losing,
    /// Exits should have been paid more than a day ago.
    Overdue,
    /// The chain refuses parts of what is sent, turn after turn.
    Refusals,
    /// The hub's books do not hold.
    Unsound,
    /// Something else that people should know.
    Warning,
}

impl Alarm {
    /// All of them, the worst first.
    pub const ALL: [Self; 9] = [
        Self::Unsound,
        Self::Overdue,
        Self::Warning,
        Self::Refusals,
        Self::Idle,
        Self::Failing,
        Self::Balance,
        Self::Fees,
        Self::Losing,
    ];

    /// What it is called in metrics and webhooks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Balance => "balance",
            Self::Failing => "failing",
            Self::Fees => "fees",
            Self::Idle => "idle",
            Self::Losing => "losing",
            Self::Overdue => "overdue",
            Self::Refusals => "refusals",
            Self::Unsound => "unsound",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Alarm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How often an alarm that lasts is told, seconds.
const AGAIN_SECS: u64 = 3_600;
/// Turns in a row after which failures and refusals are an alarm.
const IN_A_ROW: u32 = 3;
/// How long money lies idle before that is an alarm, seconds.
const IDLE_SECS: u64 = 21_600;

/// An alarm that there is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Firing {
    /// Which.
    pub alarm: Alarm,
    /// Why, in words.
    pub text: String,
}

impl Firing {
    /// An alarm with its reason.
    pub fn new(alarm: Alarm, text: impl Into<String>) -> Self {
        let text = text.into();
        Self { alarm, text }
    }
}

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
    lasting: BTreeMap<Alarm, Lasting>,
}

/// Something to tell about an alarm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which.
    pub alarm: Alarm,
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
    /// Alarms that need no counting.
    pub plain: Vec<Firing>,
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

    /// Which alarms there are now.
    fn firing(&self, now: u64, signs: Signs) -> Vec<Firing> {
        let mut firing = signs.plain;
        let before = |alarm: Alarm| {
            let lasting = self.lasting.get(&alarm).map(|one| one.text.clone());
            lasting.unwrap_or_default()
        };
        if self.failures >= IN_A_ROW {
            let text = match signs.failure {
                Some(why) => format!("{} turns in a row: {why}", self.failures),
                // nothing was tried, and nothing got better
                None => before(Alarm::Failing),
            };
            firing.push(Firing::new(Alarm::Failing, text));
        }
        if self.refusals >= IN_A_ROW {
            let parts = signs.refusals.filter(|parts| !parts.is_empty());
            let text = match parts {
                Some(parts) => format!("{} turns in a row: {}", self.refusals, parts.join("; ")),
                // nothing was sent, and nothing got better
                None => before(Alarm::Refusals),
            };
            firing.push(Firing::new(Alarm::Refusals, text));
        }
        let is_long = self
            .idle_since
            .is_some_and(|since| since + IDLE_SECS <= now);
        if let Some(idle) = signs.idle.filter(|_| is_long) {
            firing.push(Firing::new(Alarm::Idle, idle));
        }
        firing
    }

    fn notices(&mut self, now: u64, firing: &[Firing]) -> Vec<Notice> {
        let mut notices = vec![];
        let over = self
            .lasting
            .iter()
            .filter(|(alarm, _)| firing.iter().all(|other| other.alarm != **alarm));
        for (alarm, lasting) in over {
            notices.push(Notice {
                alarm: *alarm,
                text: lasting.text.clone(),
                is_over: true,
                since: lasting.since,
            });
        }
        for Firing { alarm, text } in firing {
            let lasting = self.lasting.entry(*alarm).or_insert(Lasting {
                since: now,
                told: 0,
                text: String::new(),
            });
            lasting.text.clone_from(text);
            if lasting.told == 0 || lasting.told + AGAIN_SECS <= now {
                notices.push(Notice {
                    alarm: *alarm,
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
            true => drop(self.lasting.remove(&notice.alarm)),
            false => {
                if let Some(lasting) = self.lasting.get_mut(&notice.alarm) {
                    lasting.told = now;
                }
            }
        }
    }

    /// What lasts.
    pub fn lasting(&self) -> impl Iterator<Item = Firing> + '_ {
        let all = self.lasting.iter();
        all.map(|(alarm, lasting)| Firing::new(*alarm, &lasting.text))
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
            |one: &Notice| format!("{} {}", one.alarm, if one.is_over { "over" } else { "on" });
        notices.iter().map(shown).collect()
    }

    #[test]
    fn an_alarm_is_called_in_files_as_in_metrics() {
        for alarm in Alarm::ALL {
            assert_eq!(serde_json::json!(alarm), alarm.name());
        }
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
            plain: vec![Firing::new(Alarm::Balance, "3 left")],
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
        let failing = Firing::new(Alarm::Failing, "3 turns in a row: no answer");
        assert!(lasting.any(|one| one == failing));
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
