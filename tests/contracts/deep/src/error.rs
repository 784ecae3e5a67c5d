//! Refusals.

use ballast_stranger_common::StrangerError;
use cosmwasm_std::StdError;
use thiserror::Error;

/// Why a dive fails by its own fault. What its messages fail with is theirs.
#[derive(Error, Debug, PartialEq)]
pub enum ContractError {
    /// A message cannot be written.
    #[error(transparent)]
    Std(#[from] StdError),
    /// A reply that was not asked for.
    #[error(transparent)]
    Reply(#[from] StrangerError),
    /// A depth outside the bounds.
    #[error("depth {depth} is outside {least} to {most}: a contract called by this one has depth 2 at least")]
    Depth {
        /// As asked.
        depth: u32,
        /// The smallest.
        least: u32,
        /// The largest.
        most: u32,
    },
    /// A message that is no call of a contract was to be sent for an account.
    #[error("only `wasm.execute` can be sent for the account {granter}")]
    OnlyCalls {
        /// The account.
        granter: String,
    },
}
