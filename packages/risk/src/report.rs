//! The report: every number by a stable id. What each one means is in [`crate::definitions`], and
//! travels with the numbers.
//!
//! Amounts are in base units, as text; rates are decimals of up to 18 places, as text; shares are
//! integers in 1/10,000 (`_bps`), 1/1,000,000 (`_ppm`) or 1/1,000 (`_milli`), rounded down; times
//! are unix seconds. A field that is null is not known, or has no meaning here: `partial` says
//! which inputs were missing.

mod extensions;
mod holders;
mod suite;

pub use extensions::{
    Attached, Basket, BasketPart, Calls, Feed, Hedge, Lever, Market, MarketFall, Restake, Splitter,
};
pub use holders::{HolderKind, Part, Power, Powers, Use};
pub use suite::{
    AtRisk, Books, Concentration, Coverage, Exit, ExitLoad, Growth, History, Loss, Period, Point,
    ValidatorRow,
};

use crate::Gap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the format. A changed definition makes a new one; new fields keep it.
pub const REPORT_SCHEMA: &str = "ballast.risk/1";

/// Who could lose how much, and how fast holders can leave: of one suite at one height.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// [`REPORT_SCHEMA`].
    pub schema: String,
    /// The name of the thresholds that the facets are coloured by.
    pub policy: String,
    /// The version of this software.
    pub generator: String,
    /// Of which chain.
    pub chain_id: String,
    /// Of which block.
    pub height: u64,
    /// The time of that block.
    pub time: u64,
    /// The hub of the suite.
    pub hub: String,
    /// SHA-256 of the snapshot that it was made of.
    pub snapshot_sha256: String,
    /// What amounts are called.
    pub token: Token,
    /// Six questions, each with its number. There is no grade of all of them.
    pub facets: BTreeMap<String, Facet>,
    /// The books of the pool.
    pub books: Option<Books>,
    /// Where its stake is.
    pub conc: Option<Concentration>,
    /// What losses would cost whom, by scenario: `D1 DN S1 SK SN T30 T100`; null where the chain
    /// does not say what it slashes.
    pub loss: BTreeMap<String, Option<Loss>>,
    /// What insures it.
    pub cover: Option<Coverage>,
    /// How fast one is out.
    pub exit: Option<Exit>,
    /// What a share earned.
    pub growth: Growth,
    /// What was lost.
    pub history: Option<History>,
    /// Who can do what to it.
    pub powers: Powers,
    /// Where the LST is.
    pub r#use: Option<Use>,
    /// Lending markets.
    pub market: BTreeMap<String, Market>,
    /// Feeds of price oracles, as `oracle.feed`.
    pub oracle: BTreeMap<String, Feed>,
    /// Restake contracts.
    pub restake: BTreeMap<String, Restake>,
    /// Leveraged positions.
    pub lever: BTreeMap<String, Lever>,
    /// Splits into principal and yield.
    pub splitter: BTreeMap<String, Splitter>,
    /// Protection against losses.
    pub hedge: BTreeMap<String, Hedge>,
    /// Baskets of restake contracts.
    pub basket: BTreeMap<String, Basket>,
    /// Series of covered calls.
    pub calls: BTreeMap<String, Calls>,
    /// Inputs that were missing or only read in part.
    pub partial: Vec<Gap>,
    /// Answers of contracts beside the suite are their own words: what is of one of these is never
    /// summed into the core's numbers.
    pub untrusted: Vec<String>,
    /// What no chain state says.
    pub not_measured: Vec<String>,
    /// What each id means.
    pub definitions: BTreeMap<String, String>,
}

/// What amounts are called.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Token {
    /// The LST's ticker.
    pub symbol: String,
    /// The staking token.
    pub denom: String,
    /// Decimals of both.
    pub decimals: u8,
}

/// A colour.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Color {
    /// By the policy, good.
    Green,
    /// By the policy, to be watched.
    Yellow,
    /// By the policy, bad.
    Red,
    /// An input is missing.
    Grey,
}

impl Color {
    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Yellow => "yellow",
            Self::Red => "red",
            Self::Grey => "grey",
        }
    }
}

/// One question and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Facet {
    /// By the policy's thresholds.
    pub color: Color,
    /// The numbers that decided it, in words.
    pub because: String,
    /// The number itself; null where there is none.
    pub value: Option<u64>,
}

impl Report {
    /// The same bytes for the same report: keys sorted, one line, a line end.
    pub fn canonical(&self) -> String {
        // a tree of maps sorts its keys
        let value = serde_json::to_value(self).unwrap_or_default();
        format!("{value}\n")
    }
}
