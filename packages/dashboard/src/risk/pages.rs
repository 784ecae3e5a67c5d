//! Lists that contracts answer in pages.

use crate::WorldError;
use serde_json::{json, Value};

/// Pages of one list at most.
const MOST_PAGES: usize = 2_000;

/// A list that a contract answers in pages.
#[derive(Clone, Copy)]
pub struct List {
    /// The question.
    pub query: &'static str,
    /// The field of the answer that has the rows.
    pub field: &'static str,
    /// The field of a row by which the next page is asked for; empty where rows are texts.
    pub key: &'static str,
    /// Rows that are asked for on a page.
    pub page: usize,
}

impl List {
    /// A list whose answer is named like the question, by hundreds.
    pub const fn new(query: &'static str, key: &'static str) -> Self {
        Self {
            query,
            field: query,
            key,
            page: 100,
        }
    }
}

/// Holders of a cw20 token.
pub const ALL_ACCOUNTS: List = List {
    query: "all_accounts",
    field: "accounts",
    key: "",
    page: 30,
};

/// What was read of a list.
#[derive(Debug, PartialEq)]
pub struct Read {
    /// The rows.
    pub rows: Vec<Value>,
    /// Why they are not all, if they are not.
    pub stopped: Option<String>,
}

/// Reads a list to its end, or as far as the contract answers.
pub fn pages(ask: &dyn Fn(&Value) -> Result<Value, WorldError>, list: &List) -> Read {
    let mut rows: Vec<Value> = vec![];
    let stopped = read_into(&mut rows, ask, list).err();
    Read { rows, stopped }
}

/// Reads page after page into `all`; fails where the list stops before its end.
fn read_into(
    all: &mut Vec<Value>,
    ask: &dyn Fn(&Value) -> Result<Value, WorldError>,
    list: &List,
) -> Result<(), String> {
    let mut after = Value::Null;
    for _ in 0..MOST_PAGES {
        let question = json!({list.query: {"start_after": after, "limit": list.page}});
        let answer = ask(&question).map_err(|error| error.to_string())?;
        // each of these answers has one list, whatever it is called
        let rows = answer[list.field].as_array();
        let rows = rows.or_else(|| answer.as_object()?.values().find_map(Value::as_array));
        let rows = rows.ok_or("the answer has no list")?;
        // a contract may give fewer rows than it was asked for: only a page of none is the end
        let Some(last) = rows.last() else {
            return Ok(());
        };
        let last = match list.key {
            "" => last.clone(),
            key => last[key].clone(),
        };
        all.extend_from_slice(rows);
        if last == after || last.is_null() {
            break;
        }
        after = last;
    }
    Err(format!(
        "the list does not end: {} rows were read",
        all.len()
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::cell::Cell;

    const ROWS: List = List::new("rows", "id");

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
            let read = pages(&of(rows), &ROWS);
            assert_eq!((read.rows.len(), read.stopped), (rows, None));
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
        let read = pages(&short, &ROWS);
        assert_eq!((read.rows.len(), read.stopped), (35, None));
    }

    /// A list that repeats itself, or that fails in the middle, is partial with what was read.
    #[test]
    fn a_list_that_does_not_end_is_partial() {
        let same = |_: &Value| Ok(json!({"rows": vec![json!({"id": 7}); 100]}));
        let read = pages(&same, &ROWS);
        assert_eq!(read.rows.len(), 200);
        assert!(read.stopped.unwrap().contains("200 rows"));

        let calls = Cell::new(0);
        let fails = |msg: &Value| {
            calls.set(calls.get() + 1);
            match calls.get() {
                1 => of(1_000)(msg),
                _ => Err(WorldError::Refused("out of gas".to_string())),
            }
        };
        let read = pages(&fails, &ROWS);
        assert_eq!(read.rows.len(), 100);
        assert_eq!(read.stopped.as_deref(), Some("out of gas"));
    }
}
