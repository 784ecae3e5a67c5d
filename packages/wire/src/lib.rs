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
pub use read::{from_json, Read, Wire};
pub use tree::Node;
pub use write::{
    answer_of, answer_to, call, checksum_of, coins_of, contract_of, json, stored, Contract, Write,
    Writer,
};
