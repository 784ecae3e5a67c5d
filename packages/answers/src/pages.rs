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
    /// Pages that are read at the most.
    pub most: usize,
}

/// Where the key is after which the next page begins. A page without rows is a list's last one,
/// whatever the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A field of the last row.
    Field {
        /// Its name.
        name: &'static str,
        /// Which page with rows is the last one.
        last: Last,
    },
    /// The last row itself, which is a text.
    Row {
        /// Which page with rows is the last one.
        last: Last,
    },
    /// The answer's `next`: null, or missing, on the last page.
    Next,
}

/// Which page is the last one of a list that does not say where the next one begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// One of fewer rows than were asked for: a contract of Ballast gives as many as there are.
    Short,
    /// Only one without rows: a contract of somebody else may give fewer rows than it was asked for.
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
            key: Key::Field {
                name: key,
                last: Last::Short,
            },
            page: 100,
            most: 1_000,
        }
    }

    /// The question for a page of so many rows that begins after a key; after null: for the first
    /// page. `about` has the query's other fields.
    pub fn question(&self, about: &Value, after: &Value, limit: usize) -> Value {
        let mut fields = about.as_object().cloned().unwrap_or_default();
        fields.insert("limit".to_string(), json!(limit));
        if !after.is_null() {
            fields.insert("start_after".to_string(), after.clone());
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
            let rows_of_page = answer.get_mut(self.rows).map(Value::take);
            let Some(Value::Array(page)) = rows_of_page else {
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
        let ends = match self.key {
            Key::Next => next(answer).is_null(),
            Key::Field { last, .. } | Key::Row { last } => {
                last == Last::Short && page.len() < self.page
            }
        };
        page.is_empty() || ends
    }

    /// The key after which the next page begins; null if there is none.
    fn after(&self, page: &[Value], answer: &Value) -> Value {
        let last = || page.last().cloned().unwrap_or_default();
        match self.key {
            Key::Next => next(answer),
            Key::Row { .. } => last(),
            Key::Field { name, .. } => last().get(name).cloned().unwrap_or_default(),
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
            Ok(answer) => match answer.get(self.rows).and_then(Value::as_array) {
                None => End::NoList,
                Some(rows) if rows.is_empty() => End::Last,
                Some(_) => End::Most,
            },
        }
    }
}

/// The key that the answer names for the next page; null if it names none.
fn next(answer: &Value) -> Value {
    answer.get("next").cloned().unwrap_or_default()
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
#[allow(
    clippy::indexing_slicing,
    reason = "a question without the field is a test that fails"
)]
mod tests;
