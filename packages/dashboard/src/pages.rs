//! Lists that contracts answer in pages.

use crate::WorldError;
use serde_json::{json, Value};
use std::collections::HashSet;
use thiserror::Error;

/// Pages of one list at most.
const MOST_PAGES: usize = 2_000;

/// Which page is a list's last one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// One of no rows: a contract of somebody else may give fewer rows than it was asked for.
    Empty,
    /// One of fewer rows than were asked for: a contract of the suite gives as many as there are. It
    /// spares a view a question for each list.
    Short,
}

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
    /// Which page is the last one.
    pub end: End,
}

impl List {
    /// A list whose answer is named like the question, by hundreds, until a page is empty.
    pub const fn new(query: &'static str, key: &'static str) -> Self {
        Self {
            query,
            field: query,
            key,
            page: 100,
            end: End::Empty,
        }
    }

    /// The question for the page after a row; null: for the first page.
    pub fn question(&self, after: &Value) -> Value {
        json!({self.query: {"start_after": after, "limit": self.page}})
    }
}

/// Holders of a cw20 token.
pub const ALL_ACCOUNTS: List = List {
    query: "all_accounts",
    field: "accounts",
    key: "",
    page: 30,
    end: End::Empty,
};

/// What was read of a list.
#[derive(Debug, PartialEq)]
pub struct Read {
    /// The rows.
    pub rows: Vec<Value>,
    /// Why they are not all, if they are not.
    pub stopped: Option<Stopped>,
}

/// Why a list was not read to its end.
#[derive(Error, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// A page was refused, or did not come.
    #[error("{0}")]
    NoAnswer(WorldError),
    /// What came has no rows.
    #[error("the answer has no list")]
    NoList,
    /// It begins again, or is longer than any list.
    #[error("the list does not end: {rows} rows were read")]
    Endless {
        /// How many rows were read.
        rows: usize,
    },
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
) -> Result<(), Stopped> {
    let mut after = Value::Null;
    let mut seen = HashSet::new();
    for _ in 0..MOST_PAGES {
        let answer = ask(&list.question(&after)).map_err(Stopped::NoAnswer)?;
        // each of these answers has one list, whatever it is called
        let rows = answer[list.field].as_array();
        let rows = rows.or_else(|| answer.as_object()?.values().find_map(Value::as_array));
        let rows = rows.ok_or(Stopped::NoList)?;
        let Some(last) = rows.last() else {
            return Ok(());
        };
        let last = match list.key {
            "" => last.clone(),
            key => last[key].clone(),
        };
        all.extend_from_slice(rows);
        if list.end == End::Short && rows.len() < list.page {
            return Ok(());
        }
        if last.is_null() || !seen.insert(last.to_string()) {
            break;
        }
        after = last;
    }
    Err(Stopped::Endless { rows: all.len() })
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
        assert_eq!(read.stopped, Some(Stopped::Endless { rows: 200 }));

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
        assert_eq!(read.stopped.unwrap().to_string(), "out of gas");
    }

    /// A list of the suite ends with a page that is not full, without one question more.
    #[test]
    fn a_list_of_the_suite_ends_with_a_short_page() {
        let list = List {
            end: End::Short,
            ..ROWS
        };
        for (rows, questions) in [(0, 1), (99, 1), (100, 2), (101, 2)] {
            let asked = Cell::new(0);
            let counted = |msg: &Value| {
                asked.set(asked.get() + 1);
                of(rows)(msg)
            };
            let read = pages(&counted, &list);
            assert_eq!((read.rows.len(), read.stopped), (rows, None));
            assert_eq!(asked.get(), questions, "{rows} rows");
        }
    }
}
