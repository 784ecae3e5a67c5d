#![doc = include_str!("../README.md")]
#![cfg_attr(
    target_arch = "wasm32",
    allow(
        unused_imports,
        reason = "the types of answers are named for schemas, which a contract does not carry"
    )
)]

pub mod basket;
pub mod calls;
pub mod consumer;
pub mod hedge;
pub mod lever;
pub mod market;
pub mod oracle;
pub mod price;
pub mod rate;
pub mod restake;
pub mod share;
pub mod splitter;
pub mod timelock;
