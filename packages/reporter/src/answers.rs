//! What the oracle answers, as far as a report needs it: of what `ballast_extension_types::oracle`
//! has, the fields that a report is made from. An oracle of another version can be reported to as
//! long as it answers these; an answer that lacks one of them is refused.

use cosmwasm_std::Uint128;
use serde::Deserialize;
use serde_json::{json, Value};

/// The answer to `config`.
#[derive(Deserialize)]
pub struct Config {
    /// How long a round is.
    pub round_secs: u64,
}

/// A row of `feeds`.
#[derive(Deserialize)]
pub struct Feed {
    pub id: String,
    /// Where its price is from: `reported`, or a computation with its terms.
    source: Value,
}

impl Feed {
    /// Whether reporters say its price.
    pub fn is_reported(&self) -> bool {
        self.source == json!("reported")
    }
}

/// The answer to `reporter`.
#[derive(Deserialize)]
pub struct Reporter {
    /// What its reports weigh in this round, LST.
    pub weight: Uint128,
    /// Of a suspended reporter: from when on it may come back, unix seconds.
    pub suspended_until: Option<u64>,
}

/// The answer to `round`.
#[derive(Deserialize)]
pub struct Round {
    /// The round of these reports.
    pub round: u64,
    pub reports: Vec<Report>,
}

/// A report of a round.
#[derive(Deserialize)]
pub struct Report {
    /// Who made it; none if that account is no reporter any more.
    pub reporter: Option<String>,
}
