//! Prices by bonded reporters, by other contracts, and of the LST: messages, answers, events and raw keys of an oracle.
//!
//! `price` is what positions are settled by; `safe_price` is a cautious pair for new business.
//! Prices are decimals: whole quote tokens for one whole base token. The question for a price is
//! the documented one, [`price::QueryMsg`](crate::price::QueryMsg): an oracle can be the source of
//! another.

mod answers;
pub mod event;
mod msg;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use msg::*;
pub use state::*;

/// The most feeds that an oracle has.
pub const MOST_FEEDS: usize = 32;
/// The most reporters that it has, those who are leaving included.
pub const MOST_REPORTERS: usize = 32;
