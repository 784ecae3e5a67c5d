//! A contract for tests that sends messages at a call depth of the caller's choice, then others at depth 2, in one
//! transaction; for itself, or for an account that let it by authz.
//!
//! Anyone may use it and everything it holds. What call depth is: [`msg::Dive::depth`].

mod authz;
pub mod contract;
pub mod error;
pub mod msg;

#[cfg(test)]
mod tests;

pub use error::ContractError;
