//! Insurance: operator bonds and the underwriters' pool, both in LST, burned to cover losses.

pub mod contract;
mod error;
mod execute;
mod query;
mod siblings;
pub mod state;

#[cfg(test)]
mod tests;

pub use error::ContractError;
