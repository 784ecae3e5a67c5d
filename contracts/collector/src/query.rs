//! Answers to queries.

use crate::{
    error::ContractError,
    plan::Plan,
    state::{CONFIG, PARAMS},
};
use ballast_types::collector::{ConfigResponse, PendingResponse};
use cosmwasm_std::{Deps, Env};

pub fn config(deps: Deps) -> Result<ConfigResponse, ContractError> {
    let config = CONFIG.load(deps.storage)?;
    Ok(ConfigResponse {
        suite: config.suite,
        denom: config.denom,
        params: PARAMS.load(deps.storage)?,
    })
}

pub fn pending(deps: Deps, env: &Env) -> Result<PendingResponse, ContractError> {
    let Plan { rewards, split } = Plan::make(deps, env)?;
    Ok(PendingResponse {
        rewards,
        fee: split.fee,
        premium: split.premium,
        tip: split.tip,
        restake: split.restake,
    })
}
