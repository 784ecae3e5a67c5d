//! LST with a floor under it: messages, answers, events and raw keys of a hedge.
//!
//! Holders put LST in. It is *waiting* at first, then *protected*: when the LST's price falls by
//! slashing beyond a deductible, the *backer*, a restake contract that this contract alone slashes,
//! adds LST to it. Protected LST pays a premium to the backer for that. What holders have is a cw20
//! in the same contract. Amounts of LST are [`Shares`](ballast_types::Shares) of the suite's pool;
//! shares of the hedge are plain numbers of base units.

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
