#![doc = include_str!("../README.md")]

pub mod basket;
pub mod consumer;
pub mod hedge;
pub mod price;
pub mod restake;
pub mod timelock;
