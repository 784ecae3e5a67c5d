#![doc = include_str!("../README.md")]

pub mod entry;

mod ask;
mod field;
mod read;
mod tree;
mod write;

pub use ask::{ask, ask_chain};
#[doc(hidden)]
pub use ballast_numbers::Amount;
pub use field::{Fault, Field, Fields};
pub use read::{from_json, Read};
pub use tree::Node;
pub use write::{
    answer_of, answer_to, call, checksum_of, coins_of, contract_of, json, stored, Contract, Write,
    Writer,
};

use serde::{de::Error, Deserialize, Deserializer, Serialize};

/// A message of an entry point, or a row of `cw-storage-plus`, that this crate reads where a type
/// with serde's reader is expected. Serde writes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Wire<T>(pub T);

impl<'de, T: Read> Deserialize<'de> for Wire<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(from)?;
        node.read().map(Self).map_err(D::Error::custom)
    }
}
