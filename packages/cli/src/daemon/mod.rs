//! The chain's own daemon, driven as a child process.
//!
//! Whatever holds a key that the daemon can use (a keyring, a ledger) works here too, because the daemon
//! signs. What it prints is read as JSON; what differs between versions of the SDK is evened out here.

mod answers;
pub mod parse;
mod process;
mod query;
mod tx;
mod words;

pub use answers::{Code, CodeAccess, Staking, TxResult};
pub use process::{Daemon, Failure, Settings};
pub use tx::{Broadcast, Signer, Unsigned};
pub use words::plainly;
