//! Messages, a file each, or one for those that belong together (`pause` with `unpause`); what they
//! share.

mod allocate;
mod apply_parts;
mod drop_announced;
mod gather;
mod instantiate;
mod note;
mod parts;
mod pause;
mod receive;
mod redeem;
mod set_parts;
mod trim;
mod update_ownership;

pub use allocate::{allocate, allocation};
pub use apply_parts::apply_parts;
pub use drop_announced::drop_announced;
pub use gather::{gather, Gathering, GATHERING};
pub use instantiate::instantiate;
pub use note::note;
pub use parts::ensure_code;
pub use pause::{pause, unpause};
pub use receive::{priced, receive};
pub use redeem::{piece, redeem, RedeemMsg};
pub use set_parts::set_parts;
pub use trim::{surplus, trim};
pub use update_ownership::update_ownership;

use crate::ContractError;
use ballast_extension_share::Keeps;
use ballast_extension_types::basket::SUITE;
use cosmwasm_std::{Env, Storage};

/// The addresses at which shares, and what they are redeemed for, would be lost.
pub fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}
