//! Messages, a file each; what they share.

mod allocate;
mod gather;
mod instantiate;
mod note;
mod parts;
mod pause;
mod receive;
mod redeem;
mod trim;

pub use allocate::{allocate, allocation};
pub use gather::{gather, Gathering, GATHERING};
pub use instantiate::instantiate;
pub use note::note;
pub use parts::{apply_parts, drop_announced, ensure_code, set_parts};
pub use pause::{pause, unpause};
pub use receive::{priced, receive};
pub use redeem::{piece, redeem};
pub use trim::{surplus, trim};

use crate::ContractError;
use ballast_extension_share::Keeps;
use ballast_extension_types::basket::SUITE;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage};
use cw_ownable::Action;

/// Where shares and what becomes of them would be lost.
pub fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}

pub fn update_ownership(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    action: Action,
) -> Result<Response, ContractError> {
    let ownership = cw_ownable::update_ownership(deps, &env.block, &info.sender, action)?;
    Ok(Response::new()
        .add_attribute("action", "update_ownership")
        .add_attributes(ownership.into_attributes()))
}
