//! Thresholds with a name, and what a monitor asks for.

use crate::{Color, PolicyError, Report, RiskError};
use cosmwasm_std::Uint128;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Thresholds of the facets, and limits on any number. `ballast/1` is the default of each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// What the report calls it. One that changes a threshold needs a name of its own.
    pub name: String,
    /// Taken off what slashable stake behind a market is worth, in 1/10,000 of it.
    pub haircut_bps: u64,
    /// Checksums of timelocks that are believed; empty: all that say that they are one.
    pub timelocks: Vec<String>,
    /// The facet of how long holders have to leave before code can change.
    pub exit_window: Least,
    /// The facet of who can change code.
    pub powers: Members,
    /// The facet of what holders lose when the largest validator signs twice.
    pub slash: Most,
    /// The facet of how concentrated stake is.
    pub concentration: Spread,
    /// The facet of the books.
    pub books: Overdue,
    /// The facet of what leans on the suite.
    pub dependence: Margins,
    /// For `check`: least and most of any number, by id.
    pub limits: BTreeMap<String, Limit>,
    /// For `check`: the worst colour of a facet that is let through.
    pub facets: BTreeMap<String, Color>,
}

/// The least time to leave before code can change, in seconds; less than the yellow one is red.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Least {
    /// Green from so many seconds on.
    pub green_secs: u64,
    /// Yellow from so many seconds on.
    pub yellow_secs: u64,
}

/// The multisig that may change code and is yellow, not red: one of which more than half must
/// agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// How many members it has at the least.
    pub members: u64,
}

/// The most that holders may lose in scenario S1, in 1/1,000,000 of the rate; more than the yellow
/// one is red.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Most {
    /// Green up to this loss, in 1/1,000,000.
    pub green_ppm: u64,
    /// Yellow up to this loss, in 1/1,000,000.
    pub yellow_ppm: u64,
}

/// How concentrated stake may be: both numbers of a colour must hold for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Green from so many validators on that together have more than a third of the stake.
    pub green_third: u64,
    /// Green up to this part of the stake with the largest validator, in 1/10,000.
    pub green_top_bps: u64,
    /// Yellow from so many validators on that together have more than a third of the stake.
    pub yellow_third: u64,
    /// Yellow up to this part of the stake with the largest validator, in 1/10,000.
    pub yellow_top_bps: u64,
}

/// When an open batch that could be priced is overdue, which is yellow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overdue {
    /// After so many intervals between batches.
    pub overdue_intervals: u64,
}

/// What may lean on the suite: how well its oracles are pledged, and how much LST is where nobody
/// knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Green from here on: worth of the pledges that move a feed, in 1/1,000,000 of what it
    /// secures.
    pub green_margin_ppm: u64,
    /// Yellow from here on, by the same measure; less is red.
    pub yellow_margin_ppm: u64,
    /// Green from here on: LST with holders that are known, in 1/1,000,000 of all; less is yellow.
    pub known_ppm: u64,
}

/// Least and most of a number of the report, in the unit of that number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The least that is let through: an integer, or a decimal as text.
    pub min: Option<Value>,
    /// The most that is let through, written alike.
    pub max: Option<Value>,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            name: "ballast/1".to_string(),
            haircut_bps: 0,
            timelocks: vec![],
            exit_window: Least {
                green_secs: 2_592_000,
                yellow_secs: 604_800,
            },
            powers: Members { members: 7 },
            slash: Most {
                green_ppm: 100,
                yellow_ppm: 10_000,
            },
            concentration: Spread {
                green_third: 5,
                green_top_bps: 2_000,
                yellow_third: 3,
                yellow_top_bps: 3_334,
            },
            books: Overdue {
                overdue_intervals: 2,
            },
            dependence: Margins {
                green_margin_ppm: 2_000_000,
                yellow_margin_ppm: 1_000_000,
                known_ppm: 900_000,
            },
            limits: BTreeMap::new(),
            facets: BTreeMap::new(),
        }
    }
}

impl Policy {
    /// Reads a policy file (TOML).
    ///
    /// # Errors
    /// `Unreadable`; `NameTaken`: other thresholds under the name of the default.
    pub fn parse(text: &str) -> Result<Self, RiskError> {
        Ok(Self::read(text)?)
    }

    fn read(text: &str) -> Result<Self, PolicyError> {
        let policy: Self = toml::from_str(text)?;
        let default = Self::default();
        let as_default = Self {
            limits: BTreeMap::new(),
            facets: BTreeMap::new(),
            ..policy.clone()
        };
        match policy.name == default.name && as_default != default {
            true => Err(PolicyError::NameTaken),
            false => Ok(policy),
        }
    }

    /// What of a report is outside of the limits, one line each.
    ///
    /// # Errors
    /// `Policy`: it asks for nothing, or for what no report has.
    pub fn violations(&self, report: &Report) -> Result<Vec<String>, RiskError> {
        if self.limits.is_empty() && self.facets.is_empty() {
            return Err(PolicyError::NoLimits.into());
        }
        let mut found = self.bad_facets(report)?;
        found.extend(self.bad_numbers(report)?);
        // words of contracts are in them, and a monitor counts lines
        let one_line = |text: String| text.replace(|letter: char| letter.is_control(), " ");
        Ok(found.into_iter().map(one_line).collect())
    }

    /// Facets of a worse colour than is let through.
    fn bad_facets(&self, report: &Report) -> Result<Vec<String>, PolicyError> {
        let mut found = vec![];
        for (name, worst) in &self.facets {
            let facet = report.facets.get(name);
            let facet = facet.ok_or_else(|| PolicyError::UnknownFacet {
                name: name.clone(),
                known: report.facets.keys().cloned().collect(),
            })?;
            // grey is worse than any: it is not known
            if facet.color > *worst {
                found.push(format!(
                    "facets.{name} is {}, and at most {} is let through: {}",
                    facet.color.name(),
                    worst.name(),
                    facet.because
                ));
            }
        }
        Ok(found)
    }

    /// Numbers that are outside of their limits.
    fn bad_numbers(&self, report: &Report) -> Result<Vec<String>, PolicyError> {
        let mut found = vec![];
        let tree = serde_json::to_value(report).unwrap_or_default();
        for (id, limit) in &self.limits {
            let value = at(&tree, id);
            let value = value.ok_or_else(|| PolicyError::UnknownNumber { id: id.clone() })?;
            found.extend(outside(id, limit, value)?);
        }
        Ok(found)
    }
}

/// The value at an id; none where the report has none, and where it is no single value.
fn at<'a>(tree: &'a Value, id: &str) -> Option<&'a Value> {
    let mut here = tree;
    for step in id.split('.') {
        here = match here {
            Value::Object(fields) => fields.get(step)?,
            // nothing is known of a section that is not known
            Value::Null => return Some(&Value::Null),
            _ => return None,
        };
    }
    match here {
        Value::Object(_) | Value::Array(_) => None,
        here => Some(here),
    }
}

/// What is said of a value that is outside of its limit, a line for each bound.
fn outside(id: &str, limit: &Limit, value: &Value) -> Result<Vec<String>, PolicyError> {
    let mut found = vec![];
    let number = match value {
        Value::Null => {
            return Ok(vec![format!("{id} is not known: see `partial`")]);
        }
        value => Number::of(value).ok_or_else(|| PolicyError::NotANumber {
            id: id.to_string(),
            value: value.clone(),
        })?,
    };
    let given = |bound: &Value| {
        Number::of(bound).ok_or_else(|| PolicyError::BadBound {
            id: id.to_string(),
            bound: bound.clone(),
        })
    };
    let shown = |value: &Value| {
        value
            .as_str()
            .map_or(value.to_string(), ToString::to_string)
    };
    if limit.min.is_none() && limit.max.is_none() {
        return Err(PolicyError::NoBound { id: id.to_string() });
    }
    if let Some(min) = &limit.min {
        if number < given(min)? {
            found.push(format!("{id} = {}, at least {}", shown(value), shown(min)));
        }
    }
    if let Some(max) = &limit.max {
        if number > given(max)? {
            found.push(format!("{id} = {}, at most {}", shown(value), shown(max)));
        }
    }
    Ok(found)
}

/// A number with a sign and 18 decimals: whole part and fraction, so that base units of any size
/// fit.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Number {
    negative: bool,
    whole: Uint128,
    fraction: u64,
}

impl Number {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Self::parse(text),
            Value::Number(number) if number.is_u64() || number.is_i64() => {
                Self::parse(&number.to_string())
            }
            _ => None,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(digits) => (true, digits),
            None => (false, text),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let clean = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !clean(whole) || !clean(fraction) || fraction.len() > 18 {
            return None;
        }
        let padded = format!("{fraction:0<18}");
        Some(Self {
            negative,
            whole: Uint128::from_str(whole).ok()?,
            fraction: padded.parse().ok()?,
        })
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let is_zero = |one: &Self| one.whole.is_zero() && one.fraction == 0;
        if is_zero(self) && is_zero(other) {
            return Some(Equal);
        }
        let size = (self.whole, self.fraction).cmp(&(other.whole, other.fraction));
        Some(match (self.negative, other.negative) {
            (false, true) => Greater,
            (true, false) => Less,
            (false, false) => size,
            (true, true) => size.reverse(),
        })
    }
}
