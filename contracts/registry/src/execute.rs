//! One file for each message.

mod add_validator;
mod apply;
mod instantiate;
mod observe;
mod remove_validator;
mod update_config;
mod update_validator;

pub use add_validator::add_validator;
pub use apply::apply;
pub use instantiate::instantiate;
pub use observe::{observe, unobserved};
pub use remove_validator::remove_validator;
pub use update_config::update_config;
pub use update_validator::update_validator;

use crate::{
    error::ContractError,
    listing::place_of,
    state::{Record, Role, RECORDS, ROSTER, SUITE},
};
use ballast_types::{
    access::{ensure_owner, AccessError},
    address::operator_bytes,
    registry::Roster,
};
use cosmwasm_std::{Addr, Api, Deps, MessageInfo, Storage};

/// Whether `sender` is the operator of `validator`: the account with the same bytes.
fn is_operator(api: &dyn Api, validator: &str, sender: &Addr) -> Result<bool, ContractError> {
    let operator = operator_bytes(validator, sender.as_str())?;
    Ok(api.addr_canonicalize(sender.as_str())?.as_slice() == operator)
}

/// The role of the sender towards this validator; fails if the sender is neither owner nor
/// operator.
fn role_of(deps: Deps, info: &MessageInfo, validator: &str) -> Result<Role, ContractError> {
    let hub = SUITE.load(deps.storage)?.hub;
    match ensure_owner(&deps.querier, &hub, &info.sender) {
        Ok(()) => Ok(Role::Owner),
        Err(AccessError::Unauthorized { sender, .. }) => {
            match is_operator(deps.api, validator, &sender)? {
                true => Ok(Role::Operator),
                false => Err(AccessError::Unauthorized {
                    role: "the owner or the validator's operator",
                    sender,
                }
                .into()),
            }
        }
        Err(other) => Err(other.into()),
    }
}

fn load(storage: &dyn Storage, address: &str) -> Result<(Roster, usize, Record), ContractError> {
    let not_listed = || ContractError::NotListed {
        validator: address.to_string(),
    };
    let roster = ROSTER.load(storage)?;
    let place = place_of(&roster, address).map_err(|_| not_listed())?;
    let record = RECORDS.may_load(storage, address)?.ok_or_else(not_listed)?;
    Ok((roster, place, record))
}
