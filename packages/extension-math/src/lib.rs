#![doc = include_str!("../README.md")]

pub mod basket;
pub mod hedge;
pub mod pause;
pub mod restake;
pub mod time;
pub mod timelock;
