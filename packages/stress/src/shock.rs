//! Shocks: JSON lines, one shock a line, in order.

use crate::{Cause, StressError};
use cosmwasm_std::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The longest time that a shock lasts or waits, seconds: a year.
const LONGEST: u64 = 31_536_000;
/// The most shocks of a file.
const MOST: usize = 1_000;

/// A shock, and when it begins.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timed {
    /// Its line in the file, from 1.
    pub line: usize,
    /// Seconds after the beginning of the previous shock; for the first, after the scenario's end.
    pub after_secs: u64,
    /// The shock itself.
    #[serde(flatten)]
    pub shock: Shock,
}

/// What happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shock {
    /// The chain slashes a part of all stake with some validators, including unbonding entries and
    /// redelegations.
    Slash {
        /// The validators.
        who: Who,
        /// The part that they lose: over 0, at most 1.
        fraction: Decimal,
        /// Whether the keeper books the loss at once; otherwise the next message that passes the
        /// hub's gate books it.
        #[serde(default = "yes")]
        booked: bool,
    },
    /// Reporters report a lower price in every round, and the old price again afterwards.
    Depeg {
        /// How much lower, in 1/10,000: 1 to 9,999.
        bps: u64,
        /// The feed; by default all feeds that reporters report.
        #[serde(default)]
        feed: Option<String>,
        /// How long it lasts, seconds.
        for_secs: u64,
    },
    /// No reporter reports.
    OracleOutage {
        /// How long it lasts, seconds.
        secs: u64,
    },
    /// Every account asks to take out this part of all that it has, by each contract's own kind of
    /// exit.
    MassExit {
        /// The part, in 1/10,000: 1 to 10,000.
        bps: u64,
    },
    /// The keeper and the liquidator send no cranks, no chores and no sales. The keeper still
    /// claims paid exits, and still books a slash with `booked`.
    NoKeeper {
        /// How long it lasts, seconds.
        secs: u64,
    },
    /// The vault takes no message: it can neither burn insurers' LST nor pay it out.
    BrokenVault {
        /// How long it lasts, seconds; by default to the end of the run.
        #[serde(default)]
        secs: Option<u64>,
    },
    /// The guardian pauses a scope of the hub.
    Pause {
        /// The messages that it stops.
        scope: Scope,
        /// How long it lasts, seconds. The hub takes at most 1,209,600.
        secs: u64,
    },
    /// The chain mints nothing.
    RewardsStop {
        /// How long it lasts, seconds.
        secs: u64,
    },
    /// The hub takes no message: it bonds, prices, books and pays nothing, and still answers
    /// queries.
    RateFreeze {
        /// How long it lasts, seconds.
        secs: u64,
    },
}

/// The messages that a pause stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// New bonds are refused.
    Bond,
    /// New exits are refused.
    Unbond,
    /// Cranks are refused: nothing is delegated, priced or harvested.
    Cranks,
}

/// The validators that are slashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Who {
    /// So many validators, those with most of the suite's stake.
    Top(usize),
    /// All validators with stake of the suite.
    All,
    /// One validator, by name or operator address.
    One(String),
}

impl TryFrom<String> for Who {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.strip_prefix("top:") {
            Some(count) => match count.parse() {
                Ok(count) if count > 0 => Ok(Self::Top(count)),
                _ => Err(format!("`{text}`: write top:1, top:3")),
            },
            None if text == "all" => Ok(Self::All),
            None if text.is_empty() => {
                Err("nobody is named: write top:1, all, or val0".to_string())
            }
            None => Ok(Self::One(text)),
        }
    }
}

impl From<Who> for String {
    fn from(who: Who) -> Self {
        match who {
            Who::Top(count) => format!("top:{count}"),
            Who::All => "all".to_string(),
            Who::One(name) => name,
        }
    }
}

fn yes() -> bool {
    true
}

impl Shock {
    /// Its name in the file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Slash { .. } => "slash",
            Self::Depeg { .. } => "depeg",
            Self::OracleOutage { .. } => "oracle_outage",
            Self::MassExit { .. } => "mass_exit",
            Self::NoKeeper { .. } => "no_keeper",
            Self::BrokenVault { .. } => "broken_vault",
            Self::Pause { .. } => "pause",
            Self::RewardsStop { .. } => "rewards_stop",
            Self::RateFreeze { .. } => "rate_freeze",
        }
    }

    fn check(&self) -> Result<(), String> {
        let within =
            |name: &str, value: u64, least: u64, most: u64| match (least..=most).contains(&value) {
                true => Ok(()),
                false => Err(format!(
                    "{}: `{name}` is {least} to {most}, not {value}",
                    self.name()
                )),
            };
        match self {
            Self::Slash { fraction, .. } if fraction.is_zero() || *fraction > Decimal::one() => {
                Err(format!(
                    "slash: `fraction` is over 0 and at most 1, not {fraction}: 0.3 is 30 %"
                ))
            }
            Self::Slash { .. } => Ok(()),
            Self::Depeg { bps, for_secs, .. } => {
                within("bps", *bps, 1, 9_999)?;
                within("for_secs", *for_secs, 1, LONGEST)
            }
            Self::MassExit { bps } => within("bps", *bps, 1, 10_000),
            Self::BrokenVault { secs: None } => Ok(()),
            Self::OracleOutage { secs }
            | Self::NoKeeper { secs }
            | Self::BrokenVault { secs: Some(secs) }
            | Self::Pause { secs, .. }
            | Self::RewardsStop { secs }
            | Self::RateFreeze { secs } => within("secs", *secs, 1, LONGEST),
        }
    }
}

/// Reads a file of shocks. Blank lines and `//` comments are skipped.
///
/// # Errors
/// The first line that is not a shock, with its number; a file with no shock or with more than
/// 1,000.
pub fn parse(text: &str) -> Result<Vec<Timed>, StressError> {
    let written = text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim()));
    let written = written.filter(|(_, line)| !line.is_empty() && !line.starts_with("//"));
    let shocks: Vec<Timed> = written
        .map(|(line, text)| one(text, line).map_err(|why| bad(why).at(line)))
        .collect::<Result<_, _>>()?;
    match shocks.len() {
        0 => Err(bad("there is no shock in it")),
        n if n > MOST => Err(bad(format!("{n} shocks: {MOST} at most"))),
        _ => Ok(shocks),
    }
}

/// The error of a bad shocks file.
fn bad(why: impl Into<String>) -> StressError {
    StressError::new(Cause::BadShock, why)
}

fn one(text: &str, line: usize) -> Result<Timed, String> {
    let value: Value =
        serde_json::from_str(text).map_err(|err| format!("malformed JSON: {err}"))?;
    let Value::Object(mut fields) = value else {
        return Err(
            "a shock is an object like {\"slash\":{\"who\":\"top:1\",\"fraction\":\"0.3\"}}"
                .to_string(),
        );
    };
    let after_secs = match fields.remove("after_secs") {
        None => 0,
        Some(secs) => match secs.as_u64() {
            Some(secs) if secs <= LONGEST => secs,
            _ => return Err(format!("`after_secs` is 0 to {LONGEST}, not {secs}")),
        },
    };
    if fields.len() != 1 {
        let names: Vec<_> = fields.keys().map(String::as_str).collect();
        return Err(format!(
            "one shock a line, here are {}: {}",
            names.len(),
            names.join(", ")
        ));
    }
    let shock = read(fields)?;
    shock.check()?;
    Ok(Timed {
        line,
        after_secs,
        shock,
    })
}

fn read(fields: Map<String, Value>) -> Result<Shock, String> {
    serde_json::from_value(Value::Object(fields)).map_err(|err| {
        let text = err.to_string();
        match text.starts_with("unknown variant") {
            true => text.replacen("unknown variant", "unknown shock", 1),
            false => text,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_read() {
        let shocks = parse(crate::SEED).unwrap();
        let names: Vec<_> = shocks.iter().map(|timed| timed.shock.name()).collect();
        assert_eq!(names, ["slash", "depeg", "oracle_outage", "mass_exit"]);
        assert_eq!(shocks[1].after_secs, 600);
    }

    #[test]
    fn what_is_written_is_read_again() {
        for line in [
            r#"{"after_secs":5,"slash":{"who":"all","fraction":"0.05","booked":false}}"#,
            r#"{"after_secs":0,"depeg":{"bps":2000,"feed":"a/b","for_secs":60}}"#,
            r#"{"after_secs":0,"broken_vault":{"secs":null}}"#,
            r#"{"after_secs":0,"pause":{"scope":"cranks","secs":60}}"#,
            r#"{"after_secs":0,"rate_freeze":{"secs":60}}"#,
        ] {
            let read = one(line, 1).unwrap();
            let mut written = serde_json::to_value(&read).unwrap();
            written.as_object_mut().unwrap().remove("line");
            assert_eq!(written, serde_json::from_str::<Value>(line).unwrap());
        }
    }

    #[test]
    fn bad_lines_say_what_is_wrong() {
        for (line, words) in [
            ("", "there is no shock in it"),
            ("[]", "a shock is an object"),
            ("{", "malformed JSON"),
            (r#"{"slsh":{}}"#, "unknown shock `slsh`"),
            (
                r#"{"slash":{"who":"top:0","fraction":"0.3"}}"#,
                "write top:1",
            ),
            (r#"{"slash":{"who":"all","fraction":"1.1"}}"#, "0.3 is 30 %"),
            (r#"{"slash":{"who":"all","fraction":"0"}}"#, "over 0"),
            (r#"{"depeg":{"bps":10000,"for_secs":1}}"#, "1 to 9999"),
            (r#"{"mass_exit":{"bps":0}}"#, "1 to 10000"),
            (r#"{"mass_exit":{"bps":1,"of":2}}"#, "unknown field `of`"),
            (r#"{"no_keeper":{"secs":0}}"#, "1 to 31536000"),
            (r#"{"after_secs":-1,"mass_exit":{"bps":1}}"#, "`after_secs`"),
            (
                r#"{"mass_exit":{"bps":1},"no_keeper":{"secs":1}}"#,
                "one shock a line",
            ),
        ] {
            let error = parse(line).unwrap_err();
            assert!(error.message.contains(words), "{line}: {}", error.message);
        }
        let error = parse("// a\n{\"mass_exit\":{\"bps\":1}}\nx").unwrap_err();
        assert_eq!(error.line, Some(3));
    }
}
