//! What an account has in contracts that stand on the suite. Which contracts there are, and what can
//! be taken from them, their extensions say.

use crate::{Guest, Suite};
use ballast_testing::{extension, Holding, Scale};
use serde::Serialize;
use serde_json::Value;

/// What an account has in one contract that stands on the suite.
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

/// What an account has in each of them; a contract in which it has nothing is left out. If one
/// refuses to answer, only its own rows are missing.
pub fn in_guests(suite: &dyn Suite, owner: &str, scale: &Scale) -> Vec<Elsewhere> {
    let guests = suite.guests().into_iter();
    guests
        .filter_map(|guest| in_guest(suite, guest, owner, scale))
        .collect()
}

fn in_guest(suite: &dyn Suite, guest: Guest, owner: &str, scale: &Scale) -> Option<Elsewhere> {
    let extension = extension::named(&guest.extension)?;
    let ask = |msg: &Value| suite.ask_guest(&guest.address, msg);
    let (held, error) = match extension.holdings(&ask, owner, scale) {
        Ok(held) => (held, None),
        Err(error) => (Default::default(), Some(error)),
    };
    let is_empty = held.rows.is_empty() && held.stopped.is_none() && error.is_none();
    (!is_empty).then_some(Elsewhere {
        name: guest.name,
        extension: guest.extension,
        address: guest.address,
        rows: held.rows,
        stopped: held.stopped,
        error,
    })
}
