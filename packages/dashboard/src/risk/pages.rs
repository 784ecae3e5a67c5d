//! Lists that contracts answer in pages.

use crate::WorldError;
use serde_json::{json, Value};

/// Pages of one list at most.
const MOST_PAGES: usize = 2_000;

/// All rows of a list, and why they are not all. Rows are told apart by `key`, or are texts
/// themselves where it is empty; a contract is asked for `most` rows on a page.
pub fn pages(
    ask: &dyn Fn(&Value) -> Result<Value, WorldError>,
    (query, field): (&str, &str),
    key: &str,
    most: usize,
) -> (Vec<Value>, Option<String>) {
    let mut all: Vec<Value> = vec![];
    let mut after = Value::Null;
    for _ in 0..MOST_PAGES {
        let question = json!({query: {"start_after": after, "limit": most}});
        let answer = match ask(&question) {
            Ok(answer) => answer,
            Err(error) => return (all, Some(error.to_string())),
        };
        // each of these answers has one list, whatever it is called
        let rows = answer[field].as_array();
        let rows = rows.or_else(|| answer.as_object()?.values().find_map(Value::as_array));
        let Some(rows) = rows else {
            return (all, Some("the answer has no list".to_string()));
        };
        let count = rows.len();
        let last = rows.last().map_or(Value::Null, |row| match key {
            "" => row.clone(),
            key => row[key].clone(),
        });
        all.extend(rows.iter().cloned());
        // a contract may give fewer rows than it was asked for: only a page of none is the end
        if count == 0 {
            return (all, None);
        }
        if last == after || last.is_null() {
            break;
        }
        after = last;
    }
    let why = format!("the list does not end: {} rows were read", all.len());
    (all, Some(why))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::cell::Cell;

    fn of(rows: usize) -> impl Fn(&Value) -> Result<Value, WorldError> {
        move |msg: &Value| {
            let after = msg["rows"]["start_after"].as_u64().unwrap_or_default();
            let limit = msg["rows"]["limit"].as_u64().unwrap_or_default();
            let ids = (after + 1)..=(after + limit).min(rows as u64);
            let page: Vec<Value> = ids.map(|id| json!({"id": id})).collect();
            Ok(json!({ "rows": page }))
        }
    }

    #[test]
    fn pages_are_read_to_the_end() {
        for rows in [0, 1, 99, 100, 101, 1_000] {
            let (all, why) = pages(&of(rows), ("rows", "rows"), "id", 100);
            assert_eq!((all.len(), why), (rows, None));
        }
    }

    /// A contract that gives ten rows whatever it is asked for has them all read: before, what came
    /// after its first page was not there.
    #[test]
    fn pages_that_are_shorter_than_asked_are_read_to_the_end() {
        let short = |msg: &Value| {
            let mut msg = msg.clone();
            msg["rows"]["limit"] = json!(10);
            of(35)(&msg)
        };
        let (all, why) = pages(&short, ("rows", "rows"), "id", 100);
        assert_eq!((all.len(), why), (35, None));
    }

    /// A list that repeats itself, or that fails in the middle, is partial with what was read.
    #[test]
    fn a_list_that_does_not_end_is_partial() {
        let same = |_: &Value| Ok(json!({"rows": vec![json!({"id": 7}); 100]}));
        let (all, why) = pages(&same, ("rows", "rows"), "id", 100);
        assert_eq!(all.len(), 200);
        assert!(why.unwrap().contains("200 rows"));

        let calls = Cell::new(0);
        let fails = |msg: &Value| {
            calls.set(calls.get() + 1);
            match calls.get() {
                1 => of(1_000)(msg),
                _ => Err(WorldError::Refused("out of gas".to_string())),
            }
        };
        let (all, why) = pages(&fails, ("rows", "rows"), "id", 100);
        assert_eq!((all.len(), why.as_deref()), (100, Some("out of gas")));
    }
}
