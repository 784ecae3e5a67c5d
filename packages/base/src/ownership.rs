//! The ownership of a contract: the row, the errors and the attributes of `cw-ownable`, by the
//! reader and the writer of `ballast-wire`.
//!
//! `cw-ownable` itself reads and writes the row by serde, which costs six kilobytes in a contract.

use crate::event::acted;
use ballast_wire::{from_json, json};
use core::fmt::Display;
use cosmwasm_std::{Addr, BlockInfo, DepsMut, Response, StdError, StdResult, Storage};
use cw_ownable::{Action, Ownership, OwnershipError, OWNERSHIP_KEY};

/// Writes the first owner; `None` for a contract without an owner.
pub fn begin(storage: &mut dyn Storage, owner: Option<Addr>) {
    let ownership = Ownership {
        owner,
        pending_owner: None,
        pending_expiry: None,
    };
    save(storage, &ownership);
}

fn save(storage: &mut dyn Storage, ownership: &Ownership<Addr>) {
    storage.set(OWNERSHIP_KEY.as_bytes(), &json(ownership));
}

/// The owner, and the transfer that is pending.
///
/// # Errors
/// The row is missing, or cannot be read.
pub fn load(storage: &dyn Storage) -> StdResult<Ownership<Addr>> {
    let row = storage.get(OWNERSHIP_KEY.as_bytes());
    from_json(&row.ok_or_else(|| StdError::not_found("Ownership"))?)
}

/// Fails unless `sender` is the owner.
///
/// # Errors
/// `NotOwner`; `NoOwner` if there is no owner.
pub fn ensure_owner(storage: &dyn Storage, sender: &Addr) -> Result<(), OwnershipError> {
    ensure_is_owner(&load(storage)?, sender)
}

fn ensure_is_owner(ownership: &Ownership<Addr>, sender: &Addr) -> Result<(), OwnershipError> {
    match &ownership.owner {
        None => Err(OwnershipError::NoOwner),
        Some(owner) if owner != sender => Err(OwnershipError::NotOwner),
        Some(_) => Ok(()),
    }
}

/// Offers, accepts or renounces the ownership, and returns the response that `cw-ownable` would
/// return. An offer may name a time to accept that has passed already.
///
/// # Errors
/// The sender may not do this; there is no pending transfer, or its time to accept is over; text
/// that is not an address.
pub fn update(
    deps: DepsMut<'_>,
    block: &BlockInfo,
    sender: &Addr,
    action: Action,
) -> Result<Response, OwnershipError> {
    let mut ownership = load(deps.storage)?;
    match action {
        Action::TransferOwnership { new_owner, expiry } => {
            ensure_is_owner(&ownership, sender)?;
            ownership.pending_owner = Some(deps.api.addr_validate(&new_owner)?);
            ownership.pending_expiry = expiry;
        }
        Action::AcceptOwnership => {
            let pending = ownership.pending_owner.take();
            let pending = pending.ok_or(OwnershipError::TransferNotFound)?;
            if *sender != pending {
                return Err(OwnershipError::NotPendingOwner);
            }
            let expiry = ownership.pending_expiry.take();
            if expiry.is_some_and(|expiry| expiry.is_expired(block)) {
                return Err(OwnershipError::TransferExpired);
            }
            ownership.owner = Some(pending);
        }
        Action::RenounceOwnership => {
            ensure_is_owner(&ownership, sender)?;
            ownership = Ownership {
                owner: None,
                pending_owner: None,
                pending_expiry: None,
            };
        }
    }
    save(deps.storage, &ownership);
    Ok(acted(
        "update_ownership",
        &["owner", "pending_owner", "pending_expiry"],
        [
            &or_none(&ownership.owner),
            &or_none(&ownership.pending_owner),
            &or_none(&ownership.pending_expiry),
        ],
    ))
}

fn or_none<T: Display>(value: &Option<T>) -> String {
    match value {
        Some(value) => value.to_string(),
        None => "none".to_string(),
    }
}

#[cfg(test)]
mod tests;
