#![doc = include_str!("../README.md")]

pub mod oracle;
pub mod pause;
pub mod restake;
pub mod time;
pub mod timelock;
