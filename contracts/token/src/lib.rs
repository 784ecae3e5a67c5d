//! The LST: cw20-base, minted by the hub only, burned by hub, queue and vault only.

pub mod contract;
mod error;
mod execute;
pub mod state;

pub use error::ContractError;
