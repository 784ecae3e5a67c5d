//! Typed tables and single records in the App's storage.

use std::marker::PhantomData;

use cosmwasm_std::{Order, StdError, Storage};

use crate::bytes::{Put, Take};
use crate::error::{Res, SimError};

/// Records by key. The key's bytes follow the name, so iteration goes by the parts of the key.
pub(crate) struct Table<K, V> {
    name: &'static str,
    types: PhantomData<fn() -> (K, V)>,
}

/// One record.
pub(crate) struct Item<V>(Table<(), V>);

/// A key as callers name it: its parts by reference.
pub(crate) trait Key: Take {
    type Of<'a>: Put;
}

impl Key for () {
    type Of<'a> = ();
}

impl Key for u64 {
    type Of<'a> = u64;
}

impl Key for crate::address::Address {
    type Of<'a> = &'a Self;
}

impl Key for String {
    type Of<'a> = &'a str;
}

impl<A: Key, B: Key> Key for (A, B) {
    type Of<'a> = (A::Of<'a>, B::Of<'a>);
}

impl<A: Key, B: Key, C: Key> Key for (A, B, C) {
    type Of<'a> = (A::Of<'a>, B::Of<'a>, C::Of<'a>);
}

fn broken(name: &str) -> SimError {
    StdError::parse_err(name, "not a record of this kind").into()
}

/// Reads all of the bytes as one value.
fn read<T: Take>(name: &str, mut bytes: &[u8]) -> Res<T> {
    let value = T::take(&mut bytes);
    value
        .filter(|_| bytes.is_empty())
        .ok_or_else(|| broken(name))
}

impl<K: Key, V: Take> Table<K, V> {
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            types: PhantomData,
        }
    }

    /// The name, followed by some first parts of a key.
    fn path(&self, parts: impl Put) -> Vec<u8> {
        let mut key = Vec::with_capacity(128);
        key.extend_from_slice(self.name.as_bytes());
        key.push(b'/');
        parts.put(&mut key);
        key
    }

    pub fn may_load(&self, store: &dyn Storage, key: K::Of<'_>) -> Res<Option<V>> {
        let bytes = store.get(&self.path(key));
        bytes.map(|bytes| read(self.name, &bytes)).transpose()
    }

    pub fn has(&self, store: &dyn Storage, key: K::Of<'_>) -> bool {
        store.get(&self.path(key)).is_some()
    }

    pub fn save(&self, store: &mut dyn Storage, key: K::Of<'_>, record: &V) {
        let mut bytes = Vec::with_capacity(256);
        record.put(&mut bytes);
        store.set(&self.path(key), &bytes);
    }

    pub fn remove(&self, store: &mut dyn Storage, key: K::Of<'_>) {
        store.remove(&self.path(key));
    }

    /// All records.
    pub fn all<'a>(
        &'a self,
        store: &'a dyn Storage,
        order: Order,
    ) -> impl Iterator<Item = Res<(K, V)>> + 'a {
        self.under(store, (), order)
    }

    /// The records whose keys begin with these parts.
    pub fn under<'a>(
        &'a self,
        store: &'a dyn Storage,
        parts: impl Put,
        order: Order,
    ) -> impl Iterator<Item = Res<(K, V)>> + 'a {
        let start = self.path(parts);
        let end = after(&start);
        self.within(store, start, end, order)
    }

    /// The records from one key to another, both included.
    pub fn between<'a>(
        &'a self,
        store: &'a dyn Storage,
        from: K::Of<'_>,
        until: K::Of<'_>,
        order: Order,
    ) -> impl Iterator<Item = Res<(K, V)>> + 'a {
        let mut end = self.path(until);
        end.push(0);
        self.within(store, self.path(from), end, order)
    }

    fn within<'a>(
        &'a self,
        store: &'a dyn Storage,
        start: Vec<u8>,
        end: Vec<u8>,
        order: Order,
    ) -> impl Iterator<Item = Res<(K, V)>> + 'a {
        let from = self.name.len().saturating_add(1);
        let found = store.range(Some(&start), Some(&end), order);
        found.map(move |(key, value)| {
            let key = key.get(from..).unwrap_or_default();
            Ok((read(self.name, key)?, read(self.name, &value)?))
        })
    }

    /// The lowest key.
    pub fn first(&self, store: &dyn Storage) -> Res<Option<K>> {
        let first = self.all(store, Order::Ascending).next().transpose()?;
        Ok(first.map(|(key, _)| key))
    }

    /// Removes all records.
    pub fn clear(&self, store: &mut dyn Storage) {
        self.clear_under(store, ());
    }

    /// Removes the records whose keys begin with these parts.
    pub fn clear_under(&self, store: &mut dyn Storage, parts: impl Put) {
        let start = self.path(parts);
        let end = after(&start);
        let keys: Vec<_> = store
            .range(Some(&start), Some(&end), Order::Ascending)
            .map(|(key, _)| key)
            .collect();
        keys.iter().for_each(|key| store.remove(key));
    }
}

impl<V: Take> Item<V> {
    pub const fn new(name: &'static str) -> Self {
        Self(Table::new(name))
    }

    pub fn may_load(&self, store: &dyn Storage) -> Res<Option<V>> {
        self.0.may_load(store, ())
    }

    pub fn is_there(&self, store: &dyn Storage) -> bool {
        self.0.has(store, ())
    }

    pub fn save(&self, store: &mut dyn Storage, record: &V) {
        self.0.save(store, (), record);
    }

    pub fn remove(&self, store: &mut dyn Storage) {
        self.0.remove(store, ());
    }
}

/// The first bytes after all keys that begin with `prefix`.
fn after(prefix: &[u8]) -> Vec<u8> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if let Some(next) = last.checked_add(1) {
            end.push(next);
            break;
        }
    }
    end
}
