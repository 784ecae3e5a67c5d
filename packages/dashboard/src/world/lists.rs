//! Lists that contracts answer in pages, and what is said of one that was not read to its end.

use super::WorldError;
use ballast_answers::pages::{End, Key, Last, List, Read};

/// Pages of one list at most.
const MOST_PAGES: usize = 2_000;

/// A list by hundreds that ends with an empty page, since the contract may be somebody else's: its
/// query, the field of the answer that has the rows, and the field of a row by which the next page
/// is asked for.
pub(crate) const fn long_list(query: &'static str, rows: &'static str, key: &'static str) -> List {
    List {
        query,
        rows,
        key: Key::Field {
            name: key,
            last: Last::Empty,
        },
        page: 100,
        most: MOST_PAGES,
    }
}

/// Holders of a cw20 token, which gives thirty of them at a time.
pub(crate) const ALL_ACCOUNTS: List = List {
    key: Key::Row { last: Last::Empty },
    page: 30,
    ..long_list("all_accounts", "accounts", "")
};

/// Why the rows of a list are not all; none where they are.
pub(crate) fn why_cut(read: &Read<WorldError>) -> Option<String> {
    match &read.end {
        End::Last => None,
        End::NoAnswer(error) => Some(error.to_string()),
        End::NoList => Some("the answer has no list".to_string()),
        End::Circle | End::Most => {
            let rows = read.rows.len();
            Some(format!("the list does not end: {rows} rows were read"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{json, Value};

    const ROWS: List = long_list("rows", "rows", "id");

    fn page(from: u64) -> Value {
        let rows = (from..from + 100).map(|id| json!({ "id": id }));
        json!({"rows": rows.collect::<Vec<_>>()})
    }

    /// What was read of a list that was cut is kept, and it is said why it is not all.
    #[test]
    fn a_list_that_is_cut_is_told_with_what_was_read() {
        let repeats = ROWS.read(json!({}), |_| Ok(page(1)));
        assert_eq!(repeats.rows.len(), 200);
        let why = "the list does not end: 200 rows were read";
        assert_eq!(why_cut(&repeats).as_deref(), Some(why));

        let fails = ROWS.read(json!({}), |msg| match msg["rows"]["start_after"].as_u64() {
            None => Ok(page(1)),
            Some(_) => Err(WorldError::Refused("out of gas".to_string())),
        });
        assert_eq!(fails.rows.len(), 100);
        assert_eq!(why_cut(&fails).as_deref(), Some("out of gas"));

        let other = ROWS.read(json!({}), |_| Ok(json!({"row": []})));
        assert_eq!(why_cut(&other).as_deref(), Some("the answer has no list"));
    }

    #[test]
    fn a_list_that_was_read_to_its_end_is_whole() {
        let whole = ROWS.read(json!({}), |msg| match msg["rows"]["start_after"].as_u64() {
            None => Ok(page(1)),
            Some(_) => Ok(json!({"rows": []})),
        });
        assert_eq!((whole.rows.len(), why_cut(&whole)), (100, None));
    }
}
