//! One file for each message, or for a pair such as `pause` and `unpause`, and what they share.

mod activate;
mod attach;
mod cancel;
mod instantiate;
mod observe;
mod pause;
mod pay;
mod receive;
mod redeem;
mod top_up;

pub use activate::{activate, activated};
pub use attach::attach;
pub use cancel::cancel;
pub use instantiate::instantiate;
pub use observe::observe;
pub use pause::{pause, unpause};
pub use pay::pay;
pub use receive::receive;
pub use redeem::{redeem, Redeem};
pub use top_up::{plan, top_up, topped_up, Topping, TOPPING};

use crate::ContractError;
use ballast_extension_share::Keeps;
use ballast_extension_types::hedge::SUITE;
use cosmwasm_std::{Env, Storage};

/// The addresses at which shares and LST would be lost.
pub fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}
