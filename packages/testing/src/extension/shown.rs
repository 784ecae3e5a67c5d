//! What people see of a contract: holdings, tables and pictures. Their JSON is that of the dashboard's API.

use super::Sum;
use serde::Serialize;

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
