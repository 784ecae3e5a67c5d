//! `distribute`: splits the rewards that the collector holds.

use super::tip_receiver;
use crate::{
    error::ContractError,
    plan::Plan,
    state::{Config, CONFIG, WAITING},
};
use ballast_types::{
    access::ensure_nonpayable,
    hub::{Hub, PauseScope},
};
use cosmwasm_std::{Deps, DepsMut, Env, MessageInfo, Response};

pub fn distribute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    tip_to: Option<String>,
) -> Result<Response, ContractError> {
    ensure_nonpayable(&info)?;
    // read and decide
    let config = CONFIG.load(deps.storage)?;
    let plan = Plan::make(deps.as_ref(), &env)?;
    ensure_cranks(deps.as_ref(), &env, &config)?;
    let tip_to = tip_receiver(deps.as_ref(), &info, &config, tip_to)?;

    // write
    WAITING.remove(deps.storage);
    Ok(Response::new()
        .add_attribute("action", "distribute")
        .add_attributes(plan.attributes())
        .add_messages(plan.messages(&deps.querier, &config, &tip_to)?))
}

/// Fails while the hub's cranks are paused.
fn ensure_cranks(deps: Deps, env: &Env, config: &Config) -> Result<(), ContractError> {
    let now = env.block.time.seconds();
    let hub = Hub(config.suite.hub.clone());
    match hub.paused_until(&deps.querier, PauseScope::Cranks, now)? {
        Some(until) => Err(ContractError::Paused { until, now }),
        None => Ok(()),
    }
}
