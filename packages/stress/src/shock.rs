//! Shocks: JSON lines, one shock a line, in order.

use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A year: no shock lasts longer, none waits longer.
const LONGEST: u64 = 31_536_000;
/// Shocks of a file at most.
const MOST: usize = 1_000;

/// A shock, and when it comes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timed {
    /// Its line, from 1.
    pub line: usize,
    /// Seconds after the beginning of the shock before; of the first, after the scenario.
    pub after_secs: u64,
    /// The shock itself.
    #[serde(flatten)]
    pub shock: Shock,
}

/// A shock: what happens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shock {
    /// Validators lose a part of all stake with them, by the chain's own slash: entries and
    /// redelegations lose too.
    Slash {
        /// Which validators.
        who: Who,
        /// How much: over 0, at most 1.
        fraction: Decimal,
        /// Whether somebody books it at once; else the first message that passes the gate does.
        #[serde(default = "yes")]
        booked: bool,
    },
    /// Reporters say that the price is so much less, again and again, and then what they said
    /// before.
    Depeg {
        /// By how much: 1 to 9,999.
        bps: u64,
        /// Which feed; all that reporters report by default.
        #[serde(default)]
        feed: Option<String>,
        /// For how long.
        for_secs: u64,
    },
    /// No reporter reports.
    OracleOutage {
        /// For how long.
        secs: u64,
    },
    /// Every account asks this part of all that it has out of everything, by each contract's own
    /// way out.
    MassExit {
        /// How much: 1 to 10,000.
        bps: u64,
    },
    /// No keeper and no liquidator does anything of its own accord: no cranks, no chores, no sales.
    /// What is paid is still claimed for leavers, and a slash that is to be booked is booked.
    NoKeeper {
        /// For how long.
        secs: u64,
    },
    /// The vault takes no message: insurers' LST cannot be burned, nor paid out.
    BrokenVault {
        /// For how long; to the end by default.
        #[serde(default)]
        secs: Option<u64>,
    },
    /// The guardian pauses a scope of the hub.
    Pause {
        /// The scope that is paused.
        scope: Scope,
        /// For how long: 1,209,600 at most, as the hub takes it.
        secs: u64,
    },
    /// The chain mints nothing.
    RewardsStop {
        /// For how long.
        secs: u64,
    },
    /// The hub takes no message: nothing is bonded, priced, booked or paid; its answers go on.
    RateFreeze {
        /// For how long.
        secs: u64,
    },
}

/// What a pause stops.
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

/// Which validators are slashed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Who {
    /// As many of those with whom the suite has most.
    Top(usize),
    /// All with whom it has stake.
    All,
    /// One, by name or operator address.
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
    /// Its name, as it is written.
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

/// Reads a file of shocks; blank lines and `//` comments are skipped.
///
/// # Errors
/// The first line that is no shock, with its number; a file without any, or with more than 1,000.
pub fn parse(text: &str) -> Result<Vec<Timed>, CliError> {
    let written = text
        .lines()
        .enumerate()
        .map(|(i, line)| (i + 1, line.trim()));
    let written = written.filter(|(_, line)| !line.is_empty() && !line.starts_with("//"));
    let shocks: Vec<Timed> = written
        .map(|(line, text)| one(text, line).map_err(|why| CliError::bad(why).at(line)))
        .collect::<Result<_, _>>()?;
    match shocks.len() {
        0 => Err(CliError::bad("there is no shock in it")),
        n if n > MOST => Err(CliError::bad(format!("{n} shocks: {MOST} at most"))),
        _ => Ok(shocks),
    }
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
