//! Refusals.

use cosmwasm_std::{Addr, StdError};
use thiserror::Error;

/// Why a contract for tests fails.
#[derive(Error, Debug, PartialEq)]
pub enum StrangerError {
    /// A failure of storage, or of something that cannot be read.
    #[error(transparent)]
    Std(#[from] StdError),
    /// Only one address may.
    #[error("only the {role} {allowed} may do this, not {sender}")]
    Unauthorized {
        /// What that address is.
        role: &'static str,
        /// That address.
        allowed: Addr,
        /// Who tried.
        sender: Addr,
    },
    /// [`Conduct::Fail`](crate::Conduct::Fail).
    #[error("told to fail")]
    Told,
    /// [`Conduct::BurnGas`](crate::Conduct::BurnGas) outside a VM, where there is no gas to burn: a kit that runs the
    /// contract natively ends the transaction, as a chain does.
    #[error("out of gas: told to burn it all")]
    OutOfGas,
    /// A reply to a success, for which no contract here asks.
    #[error("a reply to a success, and replies are asked for on failures only")]
    Succeeded,
}
