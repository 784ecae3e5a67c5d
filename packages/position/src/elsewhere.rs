//! What an account has in contracts that stand on the suite. Which contracts there are, and what can
//! be taken from them, their extensions say; contracts of no known extension are left out.

use crate::{Guest, Suite};
use ballast_testing::{extension, Holding, Holdings, Scale};
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
    let held = extension.holdings(&ask, owner, scale);
    elsewhere(guest, held)
}

/// What a guest said of the account; none where that is nothing.
fn elsewhere(guest: Guest, held: Result<Holdings, String>) -> Option<Elsewhere> {
    let (held, error) = match held {
        Ok(held) => (held, None),
        Err(error) => (Holdings::default(), Some(error)),
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

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_testing::extension::Denom;

    fn said(held: Result<Holdings, String>) -> Option<Elsewhere> {
        let guest = Guest {
            name: "loans".to_string(),
            extension: "market".to_string(),
            address: "wasm1market".to_string(),
        };
        elsewhere(guest, held)
    }

    fn debt() -> Holding {
        Holding {
            what: "debt".to_string(),
            amount: Denom::new("USD", 6).sum(5),
            worth: None,
            from: None,
            note: String::new(),
        }
    }

    #[test]
    fn a_guest_that_refuses_says_why_and_one_with_nothing_is_left_out() {
        let refused = said(Err("paused".to_string()));
        let refused = refused.map(|one| (one.name, one.rows.len(), one.error));
        let told = ("loans".to_string(), 0, Some("paused".to_string()));
        assert_eq!(refused, Some(told));
        assert!(said(Ok(Holdings::default())).is_none());
    }

    #[test]
    fn a_list_that_was_cut_is_told_with_what_was_read_and_without_it() {
        for rows in [vec![debt()], vec![]] {
            let read = rows.len();
            let stopped = Some("more than 1,000 loans".to_string());
            let one = said(Ok(Holdings {
                rows,
                stopped: stopped.clone(),
            }));
            let one = one.map(|one| (one.rows.len(), one.stopped, one.error));
            assert_eq!(one, Some((read, stopped, None)));
        }
    }
}
