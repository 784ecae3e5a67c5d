//! One file for each message, or for a pair such as `pause` and `unpause`, and what they share.

mod buy_down;
mod deposit;
mod fill;
mod instantiate;
mod order;
mod pause;
mod rebalance;
mod receive;
mod redeem;
mod share;

pub use buy_down::{buy_down, plan as plan_buy_down};
pub use deposit::{deposit, entry, on_bonded};
pub use fill::{fill, plan as plan_fill};
pub use instantiate::instantiate;
pub use order::{cancel, load as load_order, order};
pub use pause::{ensure_running, pause, unpause};
pub use rebalance::{on_raised, plan as plan_rebalance, rebalance};
pub use receive::receive;
pub use redeem::{plan as plan_redeem, redeem};
pub use share::share;

use crate::{calls::pay, ContractError};
use ballast_extension_share::{Keeps, ShareError};
use ballast_extension_types::lever::{Config, CONFIG, SUITE};
use ballast_types::{access, Amount, Native, Shares};
use cosmwasm_std::{Addr, Deps, Env, MessageInfo, Response, Storage};

/// The addresses at which shares and LST would be lost.
fn keeps(storage: &dyn Storage, env: &Env) -> Result<Keeps, ContractError> {
    Ok(Keeps::of(env, SUITE.load(storage)?))
}

/// The account that `text` names. Fails for accounts at which shares and LST would be lost.
///
/// # Errors
/// `OwnContract`; text that is not an address.
fn receiver(deps: Deps<'_>, env: &Env, text: &str) -> Result<Addr, ContractError> {
    let address = keeps(deps.storage, env)?.receiver(deps.api, text)?;
    match address == CONFIG.load(deps.storage)?.market {
        true => Err(ContractError::Share(ShareError::OwnContract {
            address,
            name: "the market".to_string(),
        })),
        false => Ok(address),
    }
}

/// The account that `text` names, or the sender if none is named.
fn or_sender(
    deps: Deps<'_>,
    env: &Env,
    info: &MessageInfo,
    text: Option<String>,
) -> Result<Addr, ContractError> {
    match text {
        Some(text) => receiver(deps, env, &text),
        None => Ok(info.sender.clone()),
    }
}

/// The amount of the staking coin that was attached; 0 if there are no coins.
fn coins(info: &MessageInfo, config: &Config) -> Result<Native, ContractError> {
    if info.funds.is_empty() {
        return Ok(Native::ZERO);
    }
    Ok(Native::new(access::one_coin(info, &config.denom)?.amount))
}

/// Returns the coins that were not needed.
fn refund(response: Response, info: &MessageInfo, config: &Config, amount: Native) -> Response {
    match amount.is_zero() {
        true => response,
        false => response.add_message(pay(&info.sender, &config.denom, amount)),
    }
}

/// Fails if `lst` is less than the sender accepts.
fn ensure_lst(paid: Native, lst: Shares, min_lst: Option<Shares>) -> Result<(), ContractError> {
    let min_lst = min_lst.unwrap_or_default();
    match lst < min_lst {
        true => Err(ContractError::MinLst { paid, lst, min_lst }),
        false => Ok(()),
    }
}

/// Leverage for answers and events: `None` if there is no equity.
pub fn shown(leverage_bps: u64) -> Option<u64> {
    (leverage_bps != u64::MAX).then_some(leverage_bps)
}
