#![doc = include_str!("../README.md")]

mod error;
mod messages;
mod rows;
mod token;

pub mod questions;

pub use error::ShareError;
pub use messages::{execute, move_shares};
pub use token::{balance, begin, burn, mint, supply, Keeps};
