//! The checks of `instantiate`.

use crate::access::{ensure_nonpayable, ensure_sender, AccessError};
use crate::address::{account, AddressError};
use cosmwasm_std::{Addr, Api, Env, MessageInfo};
use thiserror::Error;

/// Why a contract refuses to be created.
#[derive(Error, Debug, PartialEq)]
pub enum BirthError {
    /// Another account than `parent` creates it, or coins were attached.
    #[error(transparent)]
    Access(#[from] AccessError),
    /// An address in the message is not an address of this chain.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The suite names another address for this role.
    #[error("the suite names {named} as its {role}, but this contract is {this}")]
    NotThisContract {
        /// The role of this contract.
        role: &'static str,
        /// The address that the suite names.
        named: Addr,
        /// The address of this contract.
        this: Addr,
    },
}

/// Checks the creation of a contract: no coins are attached, the sender is `parent` (named
/// `parent_role` in errors), all `addresses` are of this chain, and this contract has the address
/// `named`, under which others know its `role`.
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
