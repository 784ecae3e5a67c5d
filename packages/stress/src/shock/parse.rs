//! The file of shocks: JSON lines, one shock a line, in order.

use super::{Shock, Timed};
use crate::{Cause, StressError};
use cosmwasm_std::Decimal;
use serde_json::{Map, Value};
use thiserror::Error;

/// The longest time that a shock lasts or waits, seconds: a year.
const LONGEST: u64 = 31_536_000;
/// The most shocks of a file.
const MOST: usize = 1_000;

/// Why a file of shocks, or a line of it, cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ShockError {
    /// The file has no shock.
    #[error("there is no shock in it")]
    None,
    /// The file has too many.
    #[error("{0} shocks: {MOST} at most")]
    TooMany(usize),
    /// A line is not JSON.
    #[error("malformed JSON: {0}")]
    Malformed(String),
    /// A line is JSON, and no object.
    #[error("a shock is an object like {{\"slash\":{{\"who\":\"top:1\",\"fraction\":\"0.3\"}}}}")]
    NoObject,
    /// `after_secs` is no number of seconds up to a year.
    #[error("`after_secs` is 0 to {LONGEST}, not {0}")]
    AfterSecs(Value),
    /// An object has no shock, or more than one.
    #[error("one shock a line, here are {}: {}", .0.len(), .0.join(", "))]
    NotOne(Vec<String>),
    /// The shock is not known, or a field of it is wrong.
    #[error("{0}")]
    Field(String),
    /// A number is out of its bounds.
    #[error("{shock}: `{field}` is {least} to {most}, not {value}")]
    OutOfBounds {
        /// The shock's name.
        shock: &'static str,
        /// The field.
        field: &'static str,
        /// The least that it may be.
        least: u64,
        /// The most that it may be.
        most: u64,
        /// What it is.
        value: u64,
    },
    /// The part that a slash takes is no part.
    #[error("slash: `fraction` is over 0 and at most 1, not {0}: 0.3 is 30 %")]
    Fraction(Decimal),
}

impl Shock {
    fn check(&self) -> Result<(), ShockError> {
        let within = |field: &'static str, value: u64, least: u64, most: u64| match (least..=most)
            .contains(&value)
        {
            true => Ok(()),
            false => Err(ShockError::OutOfBounds {
                shock: self.name(),
                field,
                least,
                most,
                value,
            }),
        };
        match self {
            Self::Slash { fraction, .. } if fraction.is_zero() || *fraction > Decimal::one() => {
                Err(ShockError::Fraction(*fraction))
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
    let bad = |why: ShockError| StressError::from(Cause::from(why));
    let shocks: Vec<Timed> = written
        .map(|(line, text)| one(text, line).map_err(|why| bad(why).at(line)))
        .collect::<Result<_, _>>()?;
    match shocks.len() {
        0 => Err(bad(ShockError::None)),
        n if n > MOST => Err(bad(ShockError::TooMany(n))),
        _ => Ok(shocks),
    }
}

fn one(text: &str, line: usize) -> Result<Timed, ShockError> {
    let value: Value =
        serde_json::from_str(text).map_err(|err| ShockError::Malformed(err.to_string()))?;
    let Value::Object(mut fields) = value else {
        return Err(ShockError::NoObject);
    };
    let after_secs = match fields.remove("after_secs") {
        None => 0,
        Some(secs) => match secs.as_u64() {
            Some(secs) if secs <= LONGEST => secs,
            _ => return Err(ShockError::AfterSecs(secs)),
        },
    };
    if fields.len() != 1 {
        return Err(ShockError::NotOne(fields.keys().cloned().collect()));
    }
    let shock = read(fields)?;
    shock.check()?;
    Ok(Timed {
        line,
        after_secs,
        shock,
    })
}

fn read(fields: Map<String, Value>) -> Result<Shock, ShockError> {
    serde_json::from_value(Value::Object(fields)).map_err(|err| {
        let text = err.to_string();
        ShockError::Field(match text.starts_with("unknown variant") {
            true => text.replacen("unknown variant", "unknown shock", 1),
            false => text,
        })
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
            assert!(error.to_string().contains(words), "{line}: {error}");
        }
        let error = parse("// a\n{\"mass_exit\":{\"bps\":1}}\nx").unwrap_err();
        assert_eq!(error.line, Some(3));
    }
}
