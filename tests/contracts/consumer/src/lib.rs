//! A contract for tests in the place of whoever leans on restaked stake: it says how much has to stay slashable and how
//! much it could slash now, takes tokens and tickets, and sends its owner's messages, `slash` for one.
//!
//! Its owner may let it fail, answer nonsense or burn all gas, both when it is asked and when it is sent something.

pub mod contract;
pub mod msg;

#[cfg(test)]
mod tests;
