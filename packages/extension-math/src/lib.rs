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
