#![doc = include_str!("../README.md")]

pub mod basket;
pub mod calls;
pub mod hedge;
pub mod lever;
pub mod market;
pub mod oracle;
pub mod pause;
pub mod restake;
pub mod splitter;
pub mod time;
pub mod timelock;

/// The number 1 in units of 1e-18, as prices, rates and indices are counted.
pub const WAD: u128 = 1_000_000_000_000_000_000;
