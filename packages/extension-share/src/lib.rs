#![doc = include_str!("../README.md")]

mod error;
mod messages;
mod rows;
mod token;

pub mod questions;

pub use error::ShareError;
pub use messages::{
    decrease_allowance, increase_allowance, move_shares, send, send_from, transfer, transfer_from,
};
pub use token::{balance, begin, burn, mint, supply, Keeps};
