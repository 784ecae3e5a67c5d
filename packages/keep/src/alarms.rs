//! Alarms for the people who run a keeper: told when one begins, again every hour while it lasts, and when it is over.

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
mod tests;
