//! Answers.

use crate::ContractError;
use ballast_extension_types::hedge::{Config, PositionResponse, CONFIG, POSITIONS};
use ballast_types::address::account;
use cosmwasm_std::Deps;

/// What it was made with.
pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

/// What an owner has; nothing for a stranger.
pub fn position(deps: Deps, owner: &str) -> Result<PositionResponse, ContractError> {
    let owner = account(deps.api, owner)?;
    let lst = POSITIONS
        .may_load(deps.storage, &owner)?
        .unwrap_or_default();
    Ok(PositionResponse { lst })
}
