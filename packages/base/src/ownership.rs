//! Who owns a contract: the row, the errors and the attributes of `cw-ownable`, by the reader and
//! the writer of `ballast-wire`.
//!
//! Theirs reads and writes the row by serde: six kilobytes of a contract.

use crate::event::acted;
use ballast_wire::{from_json, json};
use core::fmt::Display;
use cosmwasm_std::{Addr, BlockInfo, DepsMut, Response, StdError, StdResult, Storage};
use cw_ownable::{Action, Ownership, OwnershipError, OWNERSHIP_KEY};

/// Writes who owns it first: nobody, where there is none.
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

/// Who owns it, and who may.
///
/// # Errors
/// There is no such row, or what is there is none.
pub fn load(storage: &dyn Storage) -> StdResult<Ownership<Addr>> {
    let row = storage.get(OWNERSHIP_KEY.as_bytes());
    from_json(&row.ok_or_else(|| StdError::not_found("Ownership"))?)
}

/// That `sender` owns it.
///
/// # Errors
/// `NotOwner`; `NoOwner`, where nobody does.
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

/// Hands it over in two steps, or to nobody, and says so as `cw-ownable` does. Whether the time to
/// accept is over already is not looked at.
///
/// # Errors
/// The sender is not the one who may; nothing is handed over, or it is too late; text that is no address.
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
