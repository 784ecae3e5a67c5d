//! `update_config`: the owner changes parameters.

use crate::{
    error::ContractError,
    state::{PARAMS, ROSTER, SUITE},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_owner},
    hub::CONFIG,
    registry::ParamsUpdate,
};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

pub fn update_config(
    deps: DepsMut,
    info: MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let suite = SUITE.load(deps.storage)?;
    ensure_owner(&deps.querier, &suite.hub, &info.sender)?;
    let mut roster = ROSTER.load(deps.storage)?;

    // decide
    let params = PARAMS.load(deps.storage)?.updated(update)?;
    params.ensure_minimums(CONFIG.query(&deps.querier, &suite.hub)?.decimals)?;
    roster.cap_bps = params.cap_bps;
    roster.leverage = params.leverage;
    roster.min_stake = params.min_stake;
    roster.require_bonds = params.require_bonds;
    roster.least_bond = params.least_bond();

    // write
    PARAMS.save(deps.storage, &params)?;
    ROSTER.save(deps.storage, &roster)?;
    Ok(Response::new().add_attribute("action", "update_config"))
}
