//! A contract for tests that sends a message with a gas limit of its own, and swallows its failure if asked.
//!
//! Anyone may use it and everything it holds. The embedded chain has no such limits.

pub mod contract;
pub mod msg;

#[cfg(test)]
mod tests;
