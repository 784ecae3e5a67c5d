//! One file for each message, and what they share.

mod buy;
mod cancel;
mod close;
mod exercise;
mod instantiate;
mod receive;
mod redeem;
mod share;

pub use buy::{buy, Buy};
pub use cancel::cancel;
pub use close::close;
pub use exercise::exercise;
pub use instantiate::instantiate;
pub use receive::receive;
pub use redeem::redeem;
pub use share::share;

use crate::ContractError;
use ballast_extension_share::Keeps;
use ballast_extension_types::calls::{Quote, CONFIG};
use ballast_types::{access, Amount};
use cosmwasm_std::{Env, MessageInfo, Storage};

/// The addresses at which options and LST would be lost.
fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, CONFIG.load(storage)?.suite))
}

/// The amount of the one coin of `denom` that was attached.
fn sent(info: &MessageInfo, denom: &str) -> Result<Quote, ContractError> {
    Ok(Quote::new(access::one_coin(info, denom)?.amount))
}

/// The coins to return to the sender: what it sent, less what is due.
///
/// # Errors
/// `TooLittle` if it sent less than is due.
fn rest(sent: Quote, cost: Quote) -> Result<Quote, ContractError> {
    let rest = sent.checked_sub(cost);
    rest.map_err(|_| ContractError::TooLittle { cost, sent })
}
