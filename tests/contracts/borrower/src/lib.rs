//! A contract for tests that borrows, and answers a market's `on_borrow`: it sends the messages that came with the call,
//! so it can put the coins to work, call the market again in the middle of a borrowing, or keep everything.
//!
//! Its owner may let `on_borrow` fail, answer nonsense or burn all gas.

pub mod contract;
pub mod msg;

#[cfg(test)]
mod tests;
