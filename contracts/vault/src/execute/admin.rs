//! Birth, parameters, new code.

use crate::{
    error::ContractError,
    siblings::Times,
    state::{Ledger, LEDGER, PARAMS, POOL, SUITE},
};
use ballast_accounting::Underwriters;
use ballast_types::{
    access::ensure_owner,
    vault::{InstantiateMsg, Params, ParamsUpdate},
    version,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// Name under which cw2 knows the state.
pub const NAME: &str = "crates.io:ballast-vault";
/// Version under which cw2 knows the state.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.vault, "vault"))?;
    let params = Params::new(msg.params, msg.exit_secs)?;

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    PARAMS.save(deps.storage, &params)?;
    POOL.save(deps.storage, &Underwriters::default())?;
    let ledger = Ledger {
        next_exit: 1,
        ..Ledger::default()
    };
    LEDGER.save(deps.storage, &ledger)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

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

pub fn migrate(deps: DepsMut<'_>) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
