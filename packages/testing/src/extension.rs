//! Contracts that stand on the core, as the kit takes them in: found by one trait, never by their names.

use crate::contracts::{self, Code};
use crate::invariants::{Check, Step};
use crate::Contracts;
use ballast_types::event::Description;
use cosmwasm_schema::Api;
use cosmwasm_std::{Addr, Binary, Coin, StdResult, Uint128};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Mutex, PoisonError};

/// What the kit asks of an extension.
pub trait Extension: Sync {
    /// Its name: of its crate without `ballast-`, of its code in scenarios, of its wasm file and its schema.
    fn name(&self) -> &'static str;

    /// Its code, as the compiler of this machine built it.
    fn code(&self) -> Code;

    /// The message and the coins by which the owner of a suite makes the one that
    /// [`SuiteBuilder::extend`](crate::SuiteBuilder::extend) brings.
    ///
    /// # Errors
    /// A message that cannot be written.
    fn birth(&self, core: &Contracts) -> StdResult<(Binary, Vec<Coin>)>;

    /// What holds after every step, from outside. They join the invariants of the core.
    fn laws(&self) -> &'static [Law];

    /// Its messages and answers, for `ballast schema`.
    fn api(&self) -> Api;

    /// Its events of names of their own, for `schema/events.json`; none by default.
    fn events(&self) -> &'static [Description] {
        &[]
    }

    /// What people see of one of its contracts; nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn panel(&self, _ask: &Ask<'_>, _scale: &Scale) -> Result<Option<Panel>, String> {
        Ok(None)
    }

    /// What an address has in one of its contracts, and owes there; nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn holdings(&self, _ask: &Ask<'_>, _owner: &str, _scale: &Scale) -> Result<Holdings, String> {
        Ok(Holdings::default())
    }

    /// What anybody can do for one of its contracts at `now`, unix seconds: a keeper does it. Nothing by default.
    ///
    /// # Errors
    /// What the contract said.
    fn chores(&self, _ask: &Ask<'_>, _now: u64) -> Result<Vec<Chore>, String> {
        Ok(vec![])
    }
}

/// Asks one contract, JSON for JSON; the error is what it said.
pub type Ask<'a> = dyn Fn(&Value) -> Result<Value, String> + 'a;

/// What amounts of a suite are called, and when it is: whoever shows them to people knows both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The chain's clock, unix seconds.
    pub now: u64,
    /// The suite's LST.
    pub lst: Denom,
    /// The staking token.
    pub native: Denom,
}

impl Scale {
    /// For an LST of this ticker and a staking token of this denom: `ustake` is called STAKE.
    pub fn new(now: u64, lst: &str, denom: &str, decimals: u8) -> Self {
        let short = denom.rsplit('/').next().unwrap_or_default();
        let short = match short.strip_prefix(['u', 'a']) {
            Some(rest) if rest.len() > 2 => rest,
            _ => short,
        };
        Self {
            now,
            lst: Denom::new(lst, decimals),
            native: Denom::new(&short.to_uppercase(), decimals),
        }
    }
}

/// A token or coin, as people know it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Denom {
    /// Its ticker.
    pub symbol: String,
    /// Its decimals.
    pub decimals: u8,
}

impl Denom {
    /// Of a ticker and decimals.
    pub fn new(symbol: &str, decimals: u8) -> Self {
        Self {
            symbol: symbol.to_string(),
            decimals,
        }
    }

    /// So many base units of it.
    pub fn sum(&self, amount: u128) -> Sum {
        Sum {
            amount: Uint128::new(amount),
            decimals: self.decimals,
            of: self.symbol.clone(),
        }
    }

    /// So many base units of it, in words: `1,234.5 STAKE`.
    pub fn shown(&self, amount: u128) -> String {
        self.sum(amount).to_string()
    }
}

/// An amount of something, in base units. It is shown in whole tokens with thousands: `1,234.5 STAKE`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Base units.
    pub amount: Uint128,
    /// Its decimals.
    pub decimals: u8,
    /// What it is of: a ticker or a denom.
    pub of: String,
}

impl fmt::Display for Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.decimals);
        let width = places.saturating_add(1);
        let digits = format!("{:0>width$}", self.amount.u128());
        let (whole, part) = digits.split_at(digits.len().saturating_sub(places));
        for (i, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(i);
            if i > 0 && left.is_multiple_of(3) {
                out.write_str(",")?;
            }
            write!(out, "{digit}")?;
        }
        match part.trim_end_matches('0') {
            "" => write!(out, " {}", self.of),
            part => write!(out, ".{part} {}", self.of),
        }
    }
}

/// What an address has in a contract, and owes there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holdings {
    /// A row for each thing; none where it has nothing there.
    pub rows: Vec<Holding>,
    /// Where a list was longer than what was read, in words. Without it nothing is missing.
    pub stopped: Option<String>,
}

/// One thing that an address has in a contract, or owes there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// In words: `shares`, `request 3`, `debt`.
    pub what: String,
    /// How much of it.
    pub amount: Sum,
    /// What it is worth, where the contract says a price.
    pub worth: Option<Sum>,
    /// From when on it can be had, unix seconds; null where that is now, or nobody can say.
    pub from: Option<u64>,
    /// What else to know of it. Times are `@` and unix seconds, wherever they stand.
    pub note: String,
}

/// A table that people see of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Panel {
    /// What it is about.
    pub title: String,
    /// One sentence above the table.
    pub note: String,
    /// Heads of columns.
    pub columns: Vec<String>,
    /// Rows, a text for each column. Times are `@` and unix seconds, wherever they stand.
    pub rows: Vec<Vec<String>>,
    /// What is drawn above the table.
    pub pictures: Vec<Picture>,
}

/// Something drawn. Numbers are ten-thousandths: 8,800 is 88 %, or 0.88, by the unit of its axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// Lines between two axes.
    Curve {
        /// What it shows, in a sentence: it is read out where nobody sees it.
        title: String,
        /// What runs to the right.
        x: Axis,
        /// What runs upwards.
        y: Axis,
        /// At most three.
        lines: Vec<Line>,
        /// Places to be noticed.
        marks: Vec<Mark>,
    },
    /// Places on one scale, with ranges between them.
    Band {
        /// What it shows, in a sentence.
        title: String,
        /// What the scale is of.
        x: Axis,
        /// Where it begins and ends.
        ends: (i64, i64),
        /// Ranges, without overlaps.
        ranges: Vec<Range>,
        /// Places to be noticed. Those that have a `y` above 0 are drawn bold.
        marks: Vec<Mark>,
    },
    /// What something is beside what it should be, a row each.
    Bars {
        /// What it shows, in a sentence.
        title: String,
        /// Rows.
        bars: Vec<Bar>,
    },
}

/// What an axis is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// In words.
    pub name: String,
    /// How its numbers are shown.
    pub unit: Unit,
}

/// How numbers of an axis are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 8,800 is `88 %`.
    Percent,
    /// 30,000 is `3x`.
    Times,
    /// 9,050 is `0.905`.
    Number,
}

/// A line of a curve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is called.
    pub name: String,
    /// From left to right.
    pub points: Vec<(i64, i64)>,
}

/// A place to be noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// What it is called.
    pub name: String,
    /// Where, to the right.
    pub x: i64,
    /// Where, upwards.
    pub y: i64,
}

/// A range of a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// What it is called.
    pub name: String,
    /// From where.
    pub from: i64,
    /// To where.
    pub to: i64,
    /// How it is meant.
    pub tone: Tone,
}

/// How a range is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// As it should be.
    Good,
    /// To be looked at.
    Watch,
    /// Somebody loses.
    Bad,
    /// Neither.
    Plain,
}

/// What something is beside what it should be: parts of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub is: i64,
    /// What it should be.
    pub aim: i64,
    /// Beside it, in words.
    pub note: String,
}

/// Something that anybody can do for a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Chore {
    /// In words: `advance operation 3`.
    pub what: String,
    /// The message.
    pub msg: Value,
}

/// A law of an extension, with its number on the extension's page.
pub struct Law {
    /// As invariants are numbered: `R-1`.
    pub id: &'static str,
    /// Judges one contract in one step.
    pub holds: fn(&Life<'_>) -> Check,
}

/// One contract of an extension, in a step of its suite.
pub struct Life<'a> {
    /// The step: the chain, the suite, what happened.
    pub step: &'a Step<'a>,
    /// The contract.
    pub at: &'a Addr,
}

static KNOWN: Mutex<BTreeMap<&'static str, &'static dyn Extension>> = Mutex::new(BTreeMap::new());

/// Makes an extension known: from here on, in this process, [`Chain::code_named`](crate::Chain::code_named) and the scenario
/// command `instantiate` know its code, and each contract that a scenario makes of it is held to its laws.
pub fn add(extension: &'static dyn Extension) {
    contracts::add(extension.name(), || extension.code());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.insert(extension.name(), extension);
}

/// The extension of this name, if it was made known.
pub fn named(name: &str) -> Option<&'static dyn Extension> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.get(name).copied()
}
