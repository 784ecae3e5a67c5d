//! A contract for tests that answers the documented question for a price with what its owner set.
//!
//! Its owner may let it fail, answer nonsense or burn all gas.

pub mod contract;
pub mod msg;

#[cfg(test)]
mod tests;
