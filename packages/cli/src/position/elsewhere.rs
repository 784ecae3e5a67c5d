//! What someone has in contracts that stand on the suite. Which contracts there are, and what is to
//! be had in them, their extensions say.

use super::Ask;
use ballast_testing::{extension, Holding, Scale};
use serde::Serialize;
use serde_json::Value;

/// A contract that stands on the suite.
#[derive(Clone, Debug)]
pub struct Other {
    /// Its name in the session or in the record.
    pub name: String,
    /// The extension that it is of: `market`.
    pub extension: String,
    /// Its address.
    pub address: String,
}

/// What someone has in one of them.
#[derive(Clone, Debug, Serialize)]
pub struct Elsewhere {
    /// Its name in the session or in the record.
    pub name: String,
    /// The extension that it is of: `market`.
    pub extension: String,
    /// Its address.
    pub address: String,
    /// A row for each thing. Amounts are base units of their own decimals.
    pub rows: Vec<Holding>,
    /// Where a list was longer than what was read, in words; null: nothing is missing.
    pub stopped: Option<String>,
    /// What it said instead of an answer; null: it answered.
    pub error: Option<String>,
}

/// Everything, contract by contract; one in which there is nothing is left out. What one of them
/// refuses costs its own rows only.
pub fn all(chain: &dyn Ask, owner: &str, scale: &Scale) -> Vec<Elsewhere> {
    let of = |other: Other| {
        let extension = extension::named(&other.extension)?;
        let ask = |msg: &Value| chain.ask_at(&other.address, msg);
        let (held, error) = match extension.holdings(&ask, owner, scale) {
            Ok(held) => (held, None),
            Err(error) => (Default::default(), Some(error)),
        };
        let is_empty = held.rows.is_empty() && held.stopped.is_none() && error.is_none();
        (!is_empty).then_some(Elsewhere {
            name: other.name,
            extension: other.extension,
            address: other.address,
            rows: held.rows,
            stopped: held.stopped,
            error,
        })
    };
    chain.others().into_iter().filter_map(of).collect()
}
