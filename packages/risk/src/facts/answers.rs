//! The answers of a snapshot in the types of the contracts, and what is not known.

use crate::{Gap, Snapshot};
use serde::de::DeserializeOwned;
use std::cell::RefCell;

/// The answers of a snapshot, and what is missing among them.
pub(super) struct Answers<'a> {
    pub(super) snapshot: &'a Snapshot,
    gaps: RefCell<Vec<Gap>>,
}

impl<'a> Answers<'a> {
    /// Those of a snapshot; what it says that it lacks is missing from the beginning.
    pub(super) fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            gaps: RefCell::new(snapshot.partial.clone()),
        }
    }

    /// An answer; where there is none, it is noted.
    pub(super) fn one<T: DeserializeOwned>(&self, of: &str, query: &str, about: &str) -> Option<T> {
        let read = self.snapshot.read(of, query, about);
        read.map_err(|gap| self.note(gap)).ok()
    }

    /// The answer to a question that is about no address.
    pub(super) fn answer<T: DeserializeOwned>(&self, of: &str, query: &str) -> Option<T> {
        self.one(of, query, "")
    }

    /// What `take` takes out of such an answer.
    pub(super) fn part<A: DeserializeOwned, T>(
        &self,
        of: &str,
        query: &str,
        take: impl FnOnce(A) -> T,
    ) -> Option<T> {
        self.answer(of, query).map(take)
    }

    /// Notes that something is not known.
    pub(super) fn note(&self, gap: Gap) {
        let mut gaps = self.gaps.borrow_mut();
        // of a question that failed, the first reason tells more
        if !gaps.iter().any(|known| known.what == gap.what) {
            gaps.push(gap);
        }
    }

    /// The first of these questions, by its name, to which any answer is not known: `token.balance`
    /// is about every address. By its name, so that it does not depend on the order of reading.
    pub(super) fn lacks(&self, what: &[&str]) -> Option<String> {
        let gaps = self.gaps.borrow();
        let is_about = |gap: &Gap, one: &str| {
            let rest = gap.what.strip_prefix(one);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let lacking = gaps
            .iter()
            .filter(|gap| what.iter().any(|one| is_about(gap, one)));
        lacking.map(|gap| gap.what.clone()).min()
    }

    /// All that is not known, sorted.
    pub(super) fn gaps(&self) -> Vec<Gap> {
        let mut gaps = self.gaps.borrow().clone();
        gaps.sort();
        gaps
    }
}
