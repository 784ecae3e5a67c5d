#![doc = include_str!("../README.md")]

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
