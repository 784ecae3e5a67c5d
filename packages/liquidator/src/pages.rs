//! Lists of contracts that are read page by page.

use ballast_keep::Place;
use ballast_tool::answer::list;
use ballast_tool::CliError;
use serde_json::{json, Value};

/// Rows on a page.
const PAGE: usize = 100;

/// A list of a contract.
pub(crate) struct Pages<'a> {
    /// The contract, as messages to it name it.
    pub at: &'a str,
    /// The question, which is also the field of the answer that has the rows.
    pub name: &'static str,
    /// Pages that are read at the most.
    pub most: usize,
}

/// The rows of a list, as far as they were read.
pub(crate) struct Rows {
    /// The rows, in the contract's order.
    pub rows: Vec<Value>,
    /// Why the list ended.
    pub end: End,
}

/// Why a list ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// A page was not full.
    Last,
    /// A page was full, and its last row has no key after the one that the page began after: the
    /// contract would answer the same page again.
    Stuck,
    /// As many pages were read as may be, all of them full.
    Most,
}

impl Pages<'_> {
    /// Reads it; `key` is what the contract is given of the last row to continue after it.
    ///
    /// # Errors
    /// The contract refuses a page, or does not answer.
    pub fn read<K: Clone + Ord + Into<Value>>(
        &self,
        chain: &mut dyn Place,
        key: impl Fn(&Value) -> Option<K>,
    ) -> Result<Rows, CliError> {
        let mut rows: Vec<Value> = vec![];
        let mut after: Option<K> = None;
        for _ in 0..self.most {
            let start_after = after.clone().map_or(Value::Null, Into::into);
            let page = json!({"start_after": start_after, "limit": PAGE});
            let answer = chain.ask(self.at, &json!({self.name: page}))?;
            let page = list(&answer[self.name]);
            let last = page.last().and_then(&key);
            rows.extend(page.iter().cloned());
            if page.len() < PAGE {
                let end = End::Last;
                return Ok(Rows { rows, end });
            }
            if last <= after {
                let end = End::Stuck;
                return Ok(Rows { rows, end });
            }
            after = last;
        }
        let end = End::Most;
        Ok(Rows { rows, end })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_keep::{Look, Sent};

    /// A contract with so many rows, whose keys are their numbers.
    struct Numbers {
        count: u64,
        /// It answers the first page whatever it is asked.
        is_stuck: bool,
    }

    impl Place for Numbers {
        fn look(&mut self) -> Result<Look, CliError> {
            Ok(Look::default())
        }

        fn advance(&mut self) -> Result<Sent, CliError> {
            Ok(Sent::default())
        }

        fn ask(&mut self, _contract: &str, msg: &Value) -> Result<Value, CliError> {
            let after = msg["rows"]["start_after"].as_u64();
            let after = after.filter(|_| !self.is_stuck).unwrap_or_default();
            let page: Vec<u64> = (after + 1..=self.count).take(PAGE).collect();
            Ok(json!({"rows": page}))
        }
    }

    fn read(count: u64, is_stuck: bool) -> (usize, End) {
        let pages = Pages {
            at: "numbers",
            name: "rows",
            most: 3,
        };
        let mut chain = Numbers { count, is_stuck };
        let read = pages.read(&mut chain, Value::as_u64).unwrap();
        (read.rows.len(), read.end)
    }

    #[test]
    fn a_list_ends_with_a_page_that_is_not_full() {
        assert_eq!(read(0, false), (0, End::Last));
        assert_eq!(read(99, false), (99, End::Last));
        assert_eq!(read(200, false), (200, End::Last));
        assert_eq!(read(299, false), (299, End::Last));
    }

    #[test]
    fn a_list_that_is_cut_says_so() {
        assert_eq!(read(300, false), (300, End::Most));
        assert_eq!(read(301, false), (300, End::Most));
        // the second page is the first again
        assert_eq!(read(150, true), (200, End::Stuck));
    }
}
