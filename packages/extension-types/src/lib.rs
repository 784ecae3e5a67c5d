#![doc = include_str!("../README.md")]

pub mod consumer;
pub mod lever;
pub mod market;
pub mod price;
pub mod restake;
pub mod timelock;
