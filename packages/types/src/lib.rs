#![doc = include_str!("../README.md")]
#![cfg_attr(
    target_arch = "wasm32",
    allow(
        unused_imports,
        reason = "the types of answers are named for schemas, which a contract does not carry"
    )
)]

pub mod access;
pub mod collector;
pub mod deploy;
pub mod event;
pub mod hub;
pub mod queue;
pub mod registry;
pub mod token;
pub mod vault;
pub mod version;

pub use ballast_accounting::{Amount, LayerShares, Native, Shares, Totals};
pub use ballast_base::{address, birth, bounds, call, ownership, packed, paging, refusal, tracked};
