//! Who may tell a contract what to do.

use crate::StrangerError;
use cosmwasm_std::{Addr, DepsMut, MessageInfo, StdResult, Storage};
use cw_storage_plus::Item;

/// The owner, for good.
pub const OWNER: Item<Addr> = Item::new("owner");

/// Makes the creator the owner, unless another is named.
///
/// # Errors
/// Malformed addresses.
pub fn instantiate(deps: DepsMut, info: &MessageInfo, owner: Option<&str>) -> StdResult<()> {
    let named = owner
        .map(|owner| deps.api.addr_validate(owner))
        .transpose()?;
    OWNER.save(deps.storage, named.as_ref().unwrap_or(&info.sender))
}

/// Refuses any sender but the owner.
///
/// # Errors
/// `Unauthorized`.
pub fn ensure_owner(storage: &dyn Storage, info: &MessageInfo) -> Result<(), StrangerError> {
    ensure_sender("owner", &OWNER.load(storage)?, info)
}

/// Refuses any sender but `allowed`, who is the contract's `role`.
///
/// # Errors
/// `Unauthorized`.
pub fn ensure_sender(
    role: &'static str,
    allowed: &Addr,
    info: &MessageInfo,
) -> Result<(), StrangerError> {
    match info.sender == *allowed {
        true => Ok(()),
        false => Err(StrangerError::Unauthorized {
            role,
            allowed: allowed.clone(),
            sender: info.sender.clone(),
        }),
    }
}
