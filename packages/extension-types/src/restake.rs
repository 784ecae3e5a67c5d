//! Slashable LST for one service: messages, answers, events and raw keys of a restake contract.
//!
//! LST in it is *active* (behind the service, earning) or *redeeming* (asked out, slashable just
//! the same, earning nothing). A share is a cw20 in the same contract. Amounts of LST are
//! [`Shares`](ballast_types::Shares) of the suite's pool; shares of the restake contract, and units
//! of what is redeeming, are plain numbers of base units.

mod answers;
pub mod event;
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
