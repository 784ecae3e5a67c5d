#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod answers;
mod child;
pub mod parse;
mod process;
mod query;
mod tx;
mod words;

pub use answers::{
    Block, BlockMark, Code, CodeAccess, Module, Rehashed, Staking, Status, TxResult, Versions,
};
pub use process::{Cause, Daemon, Failure, Settings, CALL_SECS};
pub use tx::{Broadcast, Signer, Unsigned};
pub use words::plainly;
