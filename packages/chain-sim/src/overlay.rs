//! A transaction over storage: what the driver does happens completely or not at all.

use std::collections::BTreeMap;
use std::ops::Bound;

use cosmwasm_std::{Order, Record, Storage};

use crate::error::Res;

/// Writes that are kept apart until they are known to succeed.
struct Overlay<'a> {
    base: &'a dyn Storage,
    writes: BTreeMap<Vec<u8>, Option<Vec<u8>>>,
}

/// Runs `work`, and keeps its writes if it succeeds.
pub(crate) fn atomically<T>(
    store: &mut dyn Storage,
    work: impl FnOnce(&mut dyn Storage) -> Res<T>,
) -> Res<T> {
    let mut overlay = Overlay {
        base: store,
        writes: BTreeMap::new(),
    };
    let done = work(&mut overlay)?;
    for (key, value) in overlay.writes {
        match value {
            Some(value) => store.set(&key, &value),
            None => store.remove(&key),
        }
    }
    Ok(done)
}

impl Storage for Overlay<'_> {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        match self.writes.get(key) {
            Some(written) => written.clone(),
            None => self.base.get(key),
        }
    }

    fn set(&mut self, key: &[u8], value: &[u8]) {
        self.writes.insert(key.to_vec(), Some(value.to_vec()));
    }

    fn remove(&mut self, key: &[u8]) {
        self.writes.insert(key.to_vec(), None);
    }

    fn range<'a>(
        &'a self,
        start: Option<&[u8]>,
        end: Option<&[u8]>,
        order: Order,
    ) -> Box<dyn Iterator<Item = Record> + 'a> {
        if matches!((start, end), (Some(start), Some(end)) if start >= end) {
            return Box::new(std::iter::empty());
        }
        let bounds = (
            start.map_or(Bound::Unbounded, Bound::Included),
            end.map_or(Bound::Unbounded, Bound::Excluded),
        );
        let base = self.base.range(start, end, order).peekable();
        let writes = self.writes.range::<[u8], _>(bounds);
        match order {
            Order::Ascending => Box::new(Merge {
                base,
                writes: writes.peekable(),
                order,
            }),
            Order::Descending => Box::new(Merge {
                base,
                writes: writes.rev().peekable(),
                order,
            }),
        }
    }
}

/// Both iterators merged in order; a write hides the value underneath.
struct Merge<'a, B, W>
where
    B: Iterator<Item = Record>,
    W: Iterator<Item = (&'a Vec<u8>, &'a Option<Vec<u8>>)>,
{
    base: std::iter::Peekable<B>,
    writes: std::iter::Peekable<W>,
    order: Order,
}

impl<'a, B, W> Iterator for Merge<'a, B, W>
where
    B: Iterator<Item = Record>,
    W: Iterator<Item = (&'a Vec<u8>, &'a Option<Vec<u8>>)>,
{
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let first = match (self.base.peek(), self.writes.peek()) {
                (None, None) => return None,
                (Some(_), None) => return self.base.next(),
                (None, Some(_)) => std::cmp::Ordering::Greater,
                (Some((below, _)), Some((above, _))) => match self.order {
                    Order::Ascending => below.cmp(above),
                    Order::Descending => below.cmp(above).reverse(),
                },
            };
            if first.is_lt() {
                return self.base.next();
            }
            if first.is_eq() {
                self.base.next();
            }
            if let Some((key, Some(value))) = self.writes.next() {
                return Some((key.clone(), value.clone()));
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::error::SimError;
    use cosmwasm_std::testing::MockStorage;

    #[test]
    fn writes_are_seen_inside_and_kept_only_on_success() {
        let mut store = MockStorage::new();
        for key in [b"a", b"c", b"e"] {
            store.set(key, b"old");
        }
        let change = |store: &mut dyn Storage| {
            store.set(b"b", b"new");
            store.set(b"c", b"new");
            store.remove(b"e");
            let keys = |order| -> Vec<_> {
                store
                    .range(Some(b"a"), None, order)
                    .map(|(key, _)| key)
                    .collect()
            };
            assert_eq!(keys(Order::Ascending), [b"a", b"b", b"c"]);
            assert_eq!(keys(Order::Descending), [b"c", b"b", b"a"]);
        };

        let failed: Res<()> = atomically(&mut store, |s| {
            change(s);
            Err(SimError::NoGenesis)
        });
        assert!(failed.is_err());
        assert_eq!(store.get(b"c").unwrap(), b"old");

        let done: Res<()> = atomically(&mut store, |s| {
            change(s);
            Ok(())
        });
        assert!(done.is_ok());
        assert_eq!(store.get(b"c").unwrap(), b"new");
        assert_eq!(store.get(b"e"), None);
    }
}
