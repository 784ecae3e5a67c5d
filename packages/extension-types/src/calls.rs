//! Covered calls on the LST, one series an instance: messages, answers and raw keys.
//!
//! A writer puts LST up at an ask; a buyer gets options, a cw20 in the same contract, one for each
//! unit of LST. In a window before expiry an option buys that LST for the strike times its native
//! worth then. Amounts of LST, and of options, are [`Shares`](ballast_types::Shares); coins are
//! [`Quote`]. Prices are for one whole token.

mod answers;
mod msg;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use msg::*;
pub use state::*;
