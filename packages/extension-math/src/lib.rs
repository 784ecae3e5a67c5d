#![doc = include_str!("../README.md")]

pub mod lever;
pub mod market;
pub mod pause;
pub mod restake;
pub mod time;
pub mod timelock;
