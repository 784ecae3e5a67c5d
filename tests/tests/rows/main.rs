//! Every stored row of the six contracts, to the byte: a value whose fields all differ, its key and
//! its packed bytes, read and written. Packed fields are known by their order alone, so a field
//! that moves, comes or goes is another shape, and a later version cannot read what this one wrote.
//!
//! Where a row differs here on purpose: raise the version in `Cargo.toml` unless it was raised
//! since the last release, name the row in `ballast_types::version::CHANGES`, and write the new
//! bytes down.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop"
)]

mod declared;
mod hub;
mod registry;
mod siblings;

use ballast_types::packed;
use cosmwasm_std::{testing::MockStorage, Storage};
use cw_storage_plus::PrimaryKey;
use serde::{de::DeserializeOwned, Serialize};
use std::collections::BTreeSet;
use std::fmt::{Debug, Write};

/// What was looked at, and what is not as written down.
#[derive(Default)]
pub struct Rows {
    seen: BTreeSet<(String, String)>,
    wrong: String,
}

impl Rows {
    /// A packed item: its value, and its bytes in hex. Blanks in the hex are for the reader.
    pub fn item<T>(&mut self, of: &str, item: &packed::Item<T>, value: &T, bytes: &str)
    where
        T: Serialize + DeserializeOwned + Debug + PartialEq,
    {
        let key = text(item.as_slice());
        self.note(of, &key);
        let mut storage = MockStorage::new();
        item.save(&mut storage, value).unwrap();
        let written = storage.get(item.as_slice()).unwrap();
        self.compare(of, &key, &hex(&written), bytes);
        storage.set(item.as_slice(), &unhex(bytes));
        self.compare_read(of, &key, item.load(&storage), value);
    }

    /// A row of a packed map: its key, with the map's name in front, its value, and its bytes in
    /// hex.
    pub fn map<'k, K, T>(
        &mut self,
        of: &str,
        map: &packed::Map<K, T>,
        key: (K, &str),
        value: &T,
        bytes: &str,
    ) where
        K: PrimaryKey<'k>,
        T: Serialize + DeserializeOwned + Debug + PartialEq,
    {
        let (key, stored) = key;
        let at = map.key(key.clone());
        self.note(of, &namespace(&at));
        self.compare(of, stored, &text(&at), stored);
        let mut storage = MockStorage::new();
        map.save(&mut storage, key.clone(), value).unwrap();
        let written = storage.get(&at).unwrap();
        self.compare(of, stored, &hex(&written), bytes);
        storage.set(&at, &unhex(bytes));
        self.compare_read(of, stored, map.load(&storage, key), value);
    }

    /// An item that is stored as JSON: its key and its text.
    pub fn json_item<T>(&mut self, of: &str, item: &cw_storage_plus::Item<T>, json: &str)
    where
        T: Serialize + DeserializeOwned,
    {
        let key = text(item.as_slice());
        self.note(of, &key);
        let mut storage = MockStorage::new();
        storage.set(item.as_slice(), json.as_bytes());
        let value = item.load(&storage).unwrap();
        item.save(&mut storage, &value).unwrap();
        let written = storage.get(item.as_slice()).unwrap();
        self.compare(of, &key, &text(&written), json);
    }

    /// A row of a map that is stored as JSON: its key, with the map's name in front, and its text.
    pub fn json_map<'k, K, T>(
        &mut self,
        of: &str,
        map: &cw_storage_plus::Map<K, T>,
        key: (K, &str),
        json: &str,
    ) where
        K: PrimaryKey<'k>,
        T: Serialize + DeserializeOwned,
    {
        let (key, stored) = key;
        let at = map.key(key.clone()).to_vec();
        self.note(of, &namespace(&at));
        self.compare(of, stored, &text(&at), stored);
        let mut storage = MockStorage::new();
        storage.set(&at, json.as_bytes());
        let value = map.load(&storage, key.clone()).unwrap();
        map.save(&mut storage, key, &value).unwrap();
        let written = storage.get(&at).unwrap();
        self.compare(of, stored, &text(&written), json);
    }

    /// A row of a library's, which is its own interface: stored as JSON.
    pub fn foreign(&mut self, of: &str, key: &str) {
        self.note(of, key);
    }

    /// Every variant of an enum that is part of a row, and the number that each is stored by.
    /// `number` matches every variant: a new one does not compile until it has a number, which goes
    /// with a value here.
    pub fn variants<T>(&mut self, name: &str, all: &[T], number: impl Fn(&T) -> u8)
    where
        T: Serialize + DeserializeOwned + Debug + PartialEq,
    {
        for (place, variant) in (0u8..).zip(all) {
            assert_eq!(
                number(variant),
                place,
                "{name}: {variant:?} is out of order"
            );
            let bytes = packed::pack(variant).unwrap();
            let what = format!("{variant:?}");
            self.compare(name, &what, &hex(&bytes[..1]), &hex(&[place]));
            self.compare_read(name, &what, packed::unpack(&bytes), variant);
        }
    }

    fn note(&mut self, of: &str, key: &str) {
        let new = self.seen.insert((of.to_string(), key.to_string()));
        assert!(new, "{of}: `{key}` is listed twice");
    }

    fn compare(&mut self, of: &str, what: &str, is: &str, written_down: &str) {
        let plain = |text: &str| text.replace(' ', "");
        if plain(is) != plain(written_down) {
            writeln!(
                self.wrong,
                "{of} {what}\n  is           {is}\n  written down {written_down}"
            )
            .unwrap();
        }
    }

    fn compare_read<T: Debug + PartialEq>(
        &mut self,
        of: &str,
        what: &str,
        read: cosmwasm_std::StdResult<T>,
        value: &T,
    ) {
        if read.as_ref() != Ok(value) {
            writeln!(
                self.wrong,
                "{of} {what}\n  reads as {read:?}\n  and not {value:?}"
            )
            .unwrap();
        }
    }
}

/// The name of the map that a row's key begins with, after its length in two bytes.
fn namespace(key: &[u8]) -> String {
    let len = usize::from(u16::from_be_bytes([key[0], key[1]]));
    text(&key[2..2 + len])
}

/// Letters, digits and marks as they are, every other byte by its number.
fn text(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        match byte.is_ascii_graphic() {
            true => text.push(char::from(*byte)),
            false => write!(text, "\\x{byte:02x}").unwrap(),
        }
        text
    })
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    digits.chunks(2).map(byte).collect()
}

fn all() -> Rows {
    let mut rows = Rows::default();
    hub::list(&mut rows);
    siblings::queue(&mut rows);
    registry::rows(&mut rows);
    siblings::vault(&mut rows);
    siblings::token_and_collector(&mut rows);
    rows
}

#[test]
fn every_row_has_the_bytes_that_are_written_down() {
    let wrong = all().wrong;
    assert!(wrong.is_empty(), "stored rows have another shape:\n{wrong}");
}

#[test]
fn every_row_that_the_contracts_declare_is_listed() {
    let (listed, declared) = (all().seen, declared::rows());
    let missing: Vec<_> = declared.difference(&listed).collect();
    assert!(missing.is_empty(), "declared and not listed: {missing:?}");
    let gone: Vec<_> = listed.difference(&declared).collect();
    assert!(gone.is_empty(), "listed and not declared: {gone:?}");
}
