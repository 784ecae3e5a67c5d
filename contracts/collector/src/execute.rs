//! One file for each message.

mod distribute;
mod instantiate;
mod sweep;
mod update_config;

pub use distribute::distribute;
pub use instantiate::instantiate;
pub use sweep::sweep;
pub use update_config::update_config;

use crate::{error::ContractError, state::Config};
use ballast_types::address::account;
use cosmwasm_std::{Addr, Deps, MessageInfo};

/// The receiver of the tip: `tip_to`, or the sender if none is named. Never a contract of the
/// suite.
fn tip_receiver(
    deps: Deps,
    info: &MessageInfo,
    config: &Config,
    tip_to: Option<String>,
) -> Result<Addr, ContractError> {
    let address = match tip_to {
        Some(named) => account(deps.api, &named)?,
        None => info.sender.clone(),
    };
    Ok(config.suite.ensure_outside(address, "take the tip")?)
}
