//! Leveraged staking as a token: messages, answers and raw keys of a lever.
//!
//! One position in one market whose loan coin is the staking token; a share of it is a cw20 in the
//! same contract. Amounts of LST are [`Shares`](ballast_types::Shares) of the suite's pool, coins
//! are [`Native`](ballast_types::Native); shares of the lever are plain numbers of base units.
//! Leverage is in bps of equity: 30,000 is three times.

mod answers;
mod execute;
mod instantiate;
mod query;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use execute::*;
pub use instantiate::*;
pub use query::*;
pub use state::*;
