//! Lists that contracts answer in pages, read to their end.
//!
//! ```rust
//! use ballast_answers::pages::{End, List};
//! use serde_json::{json, Value};
//!
//! /// A queue with 250 tickets, which gives 100 of them at a time.
//! fn queue(msg: &Value) -> Result<Value, String> {
//!     assert_eq!(msg["tickets"]["owner"], json!("alice"));
//!     let after = msg["tickets"]["start_after"].as_u64().unwrap_or_default();
//!     let ids = (after + 1..=250).take(100);
//!     Ok(json!({"tickets": ids.map(|id| json!({"ticket_id": id})).collect::<Vec<_>>()}))
//! }
//!
//! const TICKETS: List = List::new("tickets", "ticket_id");
//! let read = TICKETS.read(json!({"owner": "alice"}), queue);
//! assert_eq!((read.rows.len(), read.end), (250, End::Last));
//! ```

use serde_json::{json, Value};
use std::collections::BTreeSet;

/// A list that a contract answers in pages.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The query, which has the fields `start_after` and `limit`.
    pub query: &'static str,
    /// The field of the answer that has the rows.
    pub rows: &'static str,
    /// Where the key is after which the next page begins.
    pub key: Key,
    /// Rows that are asked for on a page.
    pub page: usize,
    /// Which page is the last one.
    pub last: Last,
    /// Pages that are read at the most.
    pub most: usize,
}

/// Where the key is after which the next page begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A field of the last row.
    Field(&'static str),
    /// The last row itself, which is a text.
    Row,
    /// The answer's `next`, which is null on the last page.
    Next,
}

/// Which page is a list's last one. By [`Key::Next`] it is always the one that names no `next`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// One of fewer rows than were asked for: a contract of Ballast gives as many as there are.
    Short,
    /// One of no rows: a contract of somebody else may give fewer rows than it was asked for.
    Empty,
}

/// What was read of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Read<E> {
    /// The rows, in the contract's order.
    pub rows: Vec<Value>,
    /// Why there are not more.
    pub end: End<E>,
}

/// Why the reading of a list ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End<E> {
    /// These are all rows.
    Last,
    /// As many pages were read as may be, and there is a row more.
    Most,
    /// A page ends where one before it did, or has no key: the contract would answer the same again.
    Circle,
    /// The answer has no list.
    NoList,
    /// The contract refused a page, or did not answer.
    NoAnswer(E),
}

impl List {
    /// A list by hundreds, whose answer has its rows in the field with the query's name, each with
    /// this key. Its last page is a short one, and 1,000 pages are read at the most.
    pub const fn new(query: &'static str, key: &'static str) -> Self {
        Self {
            query,
            rows: query,
            key: Key::Field(key),
            page: 100,
            last: Last::Short,
            most: 1_000,
        }
    }

    /// The question for a page of so many rows that begins after a key; after null: for the first
    /// page. `about` has the query's other fields.
    pub fn question(&self, about: &Value, after: &Value, limit: usize) -> Value {
        let mut fields = about.clone();
        fields["limit"] = json!(limit);
        if !after.is_null() {
            fields["start_after"] = after.clone();
        }
        json!({self.query: fields})
    }

    /// Reads the list to its end, or as far as the contract answers. `about` has the query's other
    /// fields; with a `start_after` in it the list begins after that row.
    pub fn read<E>(&self, about: Value, ask: impl FnMut(&Value) -> Result<Value, E>) -> Read<E> {
        let mut rows = vec![];
        let end = self.read_into(&mut rows, &about, ask);
        Read { rows, end }
    }

    fn read_into<E>(
        &self,
        rows: &mut Vec<Value>,
        about: &Value,
        mut ask: impl FnMut(&Value) -> Result<Value, E>,
    ) -> End<E> {
        let mut after = Value::Null;
        let mut seen = BTreeSet::new();
        for _ in 0..self.most {
            let mut answer = match ask(&self.question(about, &after, self.page)) {
                Ok(answer) => answer,
                Err(error) => return End::NoAnswer(error),
            };
            let Value::Array(page) = answer[self.rows].take() else {
                return End::NoList;
            };
            let is_last = self.is_last(&page, &answer);
            after = self.after(&page, &answer);
            rows.extend(page);
            if is_last {
                return End::Last;
            }
            if after.is_null() || !seen.insert(after.to_string()) {
                return End::Circle;
            }
        }
        self.beyond(about, &after, ask)
    }

    /// Whether a page is the last one.
    fn is_last(&self, page: &[Value], answer: &Value) -> bool {
        let is_short = match self.last {
            Last::Short => page.len() < self.page,
            Last::Empty => false,
        };
        match self.key {
            Key::Next => page.is_empty() || answer["next"].is_null(),
            Key::Field(_) | Key::Row => page.is_empty() || is_short,
        }
    }

    /// The key after which the next page begins; null if there is none.
    fn after(&self, page: &[Value], answer: &Value) -> Value {
        let last = || page.last().cloned().unwrap_or_default();
        match self.key {
            Key::Next => answer["next"].clone(),
            Key::Row => last(),
            Key::Field(key) => last()[key].clone(),
        }
    }

    /// Whether there is a row after the last page that may be read.
    fn beyond<E>(
        &self,
        about: &Value,
        after: &Value,
        mut ask: impl FnMut(&Value) -> Result<Value, E>,
    ) -> End<E> {
        match ask(&self.question(about, after, 1)) {
            Err(error) => End::NoAnswer(error),
            Ok(answer) => match answer[self.rows].as_array().map(Vec::as_slice) {
                None => End::NoList,
                Some([]) => End::Last,
                Some(_) => End::Most,
            },
        }
    }
}

impl<E> Read<E> {
    /// The rows, if the contract answered each page.
    ///
    /// # Errors
    /// The contract's refusal, or that it did not answer.
    pub fn answered(self) -> Result<Read<std::convert::Infallible>, E> {
        let end = match self.end {
            End::NoAnswer(error) => return Err(error),
            End::Last => End::Last,
            End::Most => End::Most,
            End::Circle => End::Circle,
            End::NoList => End::NoList,
        };
        Ok(Read {
            rows: self.rows,
            end,
        })
    }

    /// Whether there are, or may be, rows that were not read.
    pub fn is_cut(&self) -> bool {
        !matches!(self.end, End::Last)
    }
}

#[cfg(test)]
mod tests;
