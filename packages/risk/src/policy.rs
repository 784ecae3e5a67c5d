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
    /// Taken off slashable stake behind a market.
    pub haircut_bps: u64,
    /// Checksums of timelocks that are believed; empty: all that say that they are one.
    pub timelocks: Vec<String>,
    /// Seconds to leave before code can change.
    pub exit_window: Least,
    /// Members of a multisig that is yellow; more than half must be needed.
    pub powers: Members,
    /// What holders may lose in S1, ppm.
    pub slash: Most,
    /// How concentrated stake may be.
    pub concentration: Spread,
    /// Intervals after which an unpriced batch is overdue.
    pub books: Overdue,
    /// Margins of oracles, backing of markets.
    pub dependence: Margins,
    /// For `check`: least and most of any number, by id.
    pub limits: BTreeMap<String, Limit>,
    /// For `check`: the worst colour of a facet that is let through.
    pub facets: BTreeMap<String, Color>,
}

/// At least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Least {
    /// Green from here on.
    pub green_secs: u64,
    /// Yellow from here on.
    pub yellow_secs: u64,
}

/// A multisig.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// Members at the least.
    pub members: u64,
}

/// At most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Most {
    /// Green up to here.
    pub green_ppm: u64,
    /// Yellow up to here.
    pub yellow_ppm: u64,
}

/// How concentrated stake may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// Green: `nakamoto_third` at the least.
    pub green_third: u64,
    /// Green: `top_bps` at the most.
    pub green_top_bps: u64,
    /// Yellow: `nakamoto_third` at the least.
    pub yellow_third: u64,
    /// Yellow: `top_bps` at the most.
    pub yellow_top_bps: u64,
}

/// When a batch is overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overdue {
    /// Intervals.
    pub overdue_intervals: u64,
}

/// Margins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Green: of a feed, at the least.
    pub green_margin_ppm: u64,
    /// Yellow: of a feed, at the least.
    pub yellow_margin_ppm: u64,
    /// Green: `use.known_ppm` at the least.
    pub known_ppm: u64,
}

/// Least and most of a number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// At least: an integer, or a decimal as text.
    pub min: Option<Value>,
    /// At most.
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

/// The value at an id.
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
