//! Lending against the LST: messages, answers, events and raw keys of a market.
//!
//! One collateral, the suite's LST, and one loan coin. Suppliers have shares, a cw20 in the same
//! contract that grows with interest; borrowers put LST in, which goes on earning and is never
//! lent. Amounts of LST are [`Shares`](ballast_types::Shares) of the suite's pool, amounts of the
//! loan coin are [`Loan`], debt before interest is [`Scaled`]; shares of the market are plain
//! numbers of base units.

mod answers;
mod borrower;
pub mod event;
mod execute;
mod instantiate;
mod query;
mod reads;
mod state;
mod writes;

pub use answers::*;
pub use borrower::*;
pub use execute::*;
pub use instantiate::*;
pub use query::*;
pub use state::*;
