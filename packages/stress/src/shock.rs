//! Shocks. `shock/parse.rs` reads them from a file.

mod parse;

pub use parse::{parse, ShockError};

use cosmwasm_std::Decimal;
use serde::{Deserialize, Serialize};

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
    /// exit. Offers of calls and deposits that wait in a hedge are cancelled until the part is back.
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
}
