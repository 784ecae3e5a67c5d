//! `update_config`: the owner changes parameters.

use crate::{
    error::ContractError,
    siblings::Times,
    state::{PARAMS, SUITE},
};
use ballast_types::{access::ensure_owner, vault::ParamsUpdate};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn update_config(
    deps: DepsMut<'_>,
    info: MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    ensure_owner(&deps.querier, &suite.hub, &info.sender)?;
    let least = Times::look(&deps.querier, &suite)?.least_cooldown;

    let params = PARAMS.load(deps.storage)?.updated(update, least)?;

    PARAMS.save(deps.storage, &params)?;
    Ok(Response::new()
        .add_attribute("action", "update_config")
        .add_attribute("cooldown_secs", params.cooldown_secs.to_string())
        .add_attribute(
            "target_coverage_bps",
            params.target_coverage_bps.to_string(),
        ))
}
