//! One file for each message, except the pairs `approve` and `pause` and the owner's messages,
//! which are in `admin`; and what they share.

mod accrue;
mod admin;
mod approve;
mod attach;
mod borrow;
mod borrow_call;
mod collect;
mod deposit;
mod instantiate;
mod liquidate;
mod pause;
mod prove_depth;
mod receive;
mod redeem;
mod remove_collateral;
mod repay;
mod watch;

pub use accrue::accrue;
pub use admin::{ramp, set_guardian, set_treasury, update_config, update_ownership};
pub use approve::{approve, revoke};
pub use attach::attach;
pub use borrow::borrow;
pub use borrow_call::{borrow_call, on_lent};
pub use collect::collect;
pub use deposit::deposit;
pub use instantiate::instantiate;
pub use liquidate::{liquidate, on_slashed, plan, Plan};
pub use pause::{ensure_running, pause, unpause};
pub use prove_depth::prove_depth;
pub use receive::receive;
pub use redeem::redeem;
pub use remove_collateral::remove_collateral;
pub use repay::repay;
pub use watch::watch;

use crate::{
    rows::{self, save},
    Refused,
};
use ballast_extension_share::Keeps;
use ballast_extension_types::market::{Position, SUITE, WATCH};
use cosmwasm_std::{Addr, Api, Env, Storage};

/// The addresses at which shares, coins and LST would be lost.
pub fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, Refused> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}

/// The account that is to receive something: the one that `text` names, or `other` if none is
/// named.
///
/// # Errors
/// `OwnContract`; text that is not an address.
fn receiver(
    (storage, api): (&dyn Storage, &dyn Api),
    env: &Env,
    text: Option<&str>,
    other: &Addr,
) -> Result<Addr, Refused> {
    let Some(text) = text else {
        return Ok(other.clone());
    };
    Ok(keeps(storage, env)?.receiver(api, text)?)
}

/// Watches this position if it is worse than the one that is watched now.
fn note(storage: &mut dyn Storage, owner: &Addr, position: &Position) -> Result<(), Refused> {
    let mut watch = rows::watch(storage)?;
    match watch.note(owner, position) {
        true => save(&WATCH, storage, &watch),
        false => Ok(()),
    }
}
