//! The checks of `instantiate`.

use crate::access::{ensure_nonpayable, ensure_sender, AccessError};
use crate::address::{account, AddressError};
use cosmwasm_std::{Addr, Api, Env, MessageInfo};
use thiserror::Error;

/// Why a contract is not born.
#[derive(Error, Debug, PartialEq)]
pub enum BirthError {
    /// Born by somebody else than the message says, or with coins.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// An address of the message is none of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Told that it is another contract than it is.
    #[error("the suite names {named} as its {role}, but this contract is {this}")]
    NotThisContract {
        /// What the contract is.
        role: &'static str,
        /// As the message says.
        named: Addr,
        /// This contract.
        this: Addr,
    },
}

/// That a contract may be born: without coins, by `parent` (which `parent_role` names), with
/// addresses of this chain, and at the address that `named` promises to others as their `role`.
///
/// # Errors
/// The first of these that does not hold.
pub fn ensure_birth<'a>(
    (api, env, info): (&dyn Api, &Env, &MessageInfo),
    (parent, parent_role): (&Addr, &'static str),
    (named, role): (&Addr, &'static str),
    addresses: impl IntoIterator<Item = &'a Addr>,
) -> Result<(), BirthError> {
    ensure_nonpayable(info)?;
    ensure_sender(&info.sender, parent, parent_role)?;
    for address in addresses {
        account(api, address.as_str())?;
    }
    match *named == env.contract.address {
        true => Ok(()),
        false => Err(BirthError::NotThisContract {
            role,
            named: named.clone(),
            this: env.contract.address.clone(),
        }),
    }
}
