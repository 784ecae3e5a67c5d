//! A storage that counts how often it is read and written, and remembers what it was before a message.

use cosmwasm_std::{testing::MockStorage, Order, Record, Storage};
use std::{cell::Cell, collections::BTreeMap};

/// The storage of the contract on the bench.
#[derive(Default)]
pub struct Counted {
    inner: MockStorage,
    reads: Cell<usize>,
    writes: usize,
    /// What this message wrote to, as it was before the message.
    before: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

/// Reads and writes. A row of a range counts as one read, an absent row too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// How many rows were read.
    pub reads: usize,
    /// How many rows were written or removed.
    pub writes: usize,
}

impl Cost {
    /// What was read and written after `earlier`.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            reads: self.reads - earlier.reads,
            writes: self.writes - earlier.writes,
        }
    }
}

impl Counted {
    /// Reads and writes until now.
    pub fn cost(&self) -> Cost {
        Cost {
            reads: self.reads.get(),
            writes: self.writes,
        }
    }

    /// All rows, which counts as no read.
    pub fn dump(&self) -> Vec<Record> {
        self.inner.range(None, None, Order::Ascending).collect()
    }

    /// From now on [`Counted::is_unchanged`] compares with the rows of now.
    pub(crate) fn remember(&mut self) {
        self.before.clear();
    }

    /// Whether every row is, byte by byte, what it was at [`Counted::remember`].
    pub(crate) fn is_unchanged(&self) -> bool {
        let mut written = self.before.iter();
        written.all(|(key, before)| self.inner.get(key) == *before)
    }

    fn note(&mut self, key: &[u8]) {
        self.writes += 1;
        let inner = &self.inner;
        let row = self.before.entry(key.to_vec());
        row.or_insert_with(|| inner.get(key));
    }
}

impl Storage for Counted {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.reads.set(self.reads.get() + 1);
        self.inner.get(key)
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        let rows = self.inner.range(start, end, order);
        Box::new(rows.inspect(|_| self.reads.set(self.reads.get() + 1)))
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.note(key);
        self.inner.set(key, value);
    }

    fn remove(&mut self, key: &[u8]) {
        self.note(key);
        self.inner.remove(key);
    }
}
