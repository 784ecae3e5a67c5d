//! What people see of a contract: holdings, tables and pictures. Their JSON is part of the
//! dashboard's API.

use super::Sum;
use serde::Serialize;

/// What an address has in a contract, and owes there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Holdings {
    /// One row for each thing; empty if it has nothing there.
    pub rows: Vec<Holding>,
    /// Which list was longer than what was read, in words; `None` if nothing is missing.
    pub stopped: Option<String>,
}

/// One thing that an address has in a contract, or owes there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holding {
    /// In words: `shares`, `request 3`, `debt`.
    pub what: String,
    /// How much it has or owes.
    pub amount: Sum,
    /// Its worth, if the contract gives a price.
    pub worth: Option<Sum>,
    /// From when on it can be taken, unix seconds; null if that is now, or is not known.
    pub from: Option<u64>,
    /// Remarks. A time in it is written as `@` and unix seconds.
    pub note: String,
}

/// A table that people see of a contract.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Panel {
    /// What it is about.
    pub title: String,
    /// One sentence to show above the table.
    pub note: String,
    /// Heads of columns.
    pub columns: Vec<String>,
    /// The rows, one text for each column. A time in a text is written as `@` and unix seconds.
    pub rows: Vec<Vec<String>>,
    /// Pictures to show above the table.
    pub pictures: Vec<Picture>,
}

/// A picture. Numbers are in 1/10,000: 8,800 is 88 %, or 0.88, by the unit of its axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Picture {
    /// Lines between two axes.
    Curve {
        /// What it shows, in a sentence, for screen readers.
        title: String,
        /// The horizontal axis.
        x: Axis,
        /// The vertical axis.
        y: Axis,
        /// At most three lines.
        lines: Vec<Line>,
        /// Marked points.
        marks: Vec<Mark>,
    },
    /// Marks on one scale, with ranges between them.
    Band {
        /// What it shows, in a sentence.
        title: String,
        /// The scale.
        x: Axis,
        /// The start and the end of the scale.
        ends: (i64, i64),
        /// Ranges, without overlaps.
        ranges: Vec<Range>,
        /// Marked points. Those with a `y` above 0 are drawn bold.
        marks: Vec<Mark>,
    },
    /// Actual values beside intended values, one row each.
    Bars {
        /// What it shows, in a sentence.
        title: String,
        /// Rows.
        bars: Vec<Bar>,
    },
}

/// An axis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Axis {
    /// What it measures, in words.
    pub name: String,
    /// How its numbers are shown.
    pub unit: Unit,
}

/// How the numbers of an axis are shown.
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
    /// Its name.
    pub name: String,
    /// The points, from left to right.
    pub points: Vec<(i64, i64)>,
}

/// A marked point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Its name.
    pub name: String,
    /// Its horizontal position.
    pub x: i64,
    /// Its vertical position.
    pub y: i64,
}

/// A range of a band.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Range {
    /// Its name.
    pub name: String,
    /// Where it begins.
    pub from: i64,
    /// Where it ends.
    pub to: i64,
    /// What it means.
    pub tone: Tone,
}

/// What a range means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// All is well.
    Good,
    /// Attention is needed.
    Watch,
    /// Somebody loses money.
    Bad,
    /// None of these.
    Plain,
}

/// An actual value beside the intended one: parts of a whole, in 1/10,000.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// Its name.
    pub name: String,
    /// The actual value.
    pub is: i64,
    /// The intended value.
    pub aim: i64,
    /// A remark to show beside it.
    pub note: String,
}
