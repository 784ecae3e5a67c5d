//! Exits: LST in, a ticket (a cw721 token) out, native paid as it arrives.

pub mod contract;
mod error;
mod execute;
mod query;
pub mod state;

pub use error::ContractError;
