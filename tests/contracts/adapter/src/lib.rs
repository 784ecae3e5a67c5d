//! An example: a contract that answers the documented question for a price with what somebody else's oracle says.
//!
//! Feeds are fixed at birth, and nobody can change one: whoever leans on an adapter leans on its code and on what it asks. Which chain
//! has what, with the exact questions, is in `docs/ORACLE.md`.

pub mod contract;
pub mod msg;
mod sources;

#[cfg(test)]
mod tests;
