//! One file for each message, and what they share.

mod bond_rewards;
mod execute_slash;
mod instantiate;
mod pause;
mod receive;
mod redeem;
mod slash;
mod terms;
mod transfer_redemption;
mod veto;
mod withdraw;

pub use bond_rewards::bond_rewards;
pub use execute_slash::execute_slash;
pub use instantiate::instantiate;
pub use pause::{pause, unpause};
pub use receive::receive;
pub use redeem::redeem;
pub use slash::slash;
pub use transfer_redemption::transfer_redemption;
pub use veto::veto;
pub use withdraw::withdraw;

use crate::ContractError;
use ballast_extension_share::Keeps;
use ballast_extension_types::restake::{Redemption, OWNERS, REDEMPTIONS, SUITE};
use cosmwasm_std::{Addr, Env, Storage};

/// The redemption `id` of `owner`; `next` is the number that the next redemption will get.
///
/// # Errors
/// `UnknownRedemption` if the owner has none of this number.
fn load(
    storage: &dyn Storage,
    owner: &Addr,
    redemption_id: u64,
    next: u64,
) -> Result<Redemption, ContractError> {
    match REDEMPTIONS.may_load(storage, (owner, redemption_id))? {
        Some(redemption) => Ok(redemption),
        None => Err(ContractError::UnknownRedemption {
            redemption_id,
            of: OWNERS.may_load(storage, redemption_id)?,
            next,
        }),
    }
}

/// The addresses at which shares and redemptions would be lost.
pub fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}
