//! Entry points: match and dispatch.

use crate::{execute, query, ContractError};
use ballast_extension_types::oracle::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_types::{access, deploy::MigrateMsg, ownership, version};
use ballast_wire::{json, Wire};
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-oracle";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Made by anyone, against any hub.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &info, msg)
}

/// Everything that can be asked of it.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(&info)?;
    match msg {
        ExecuteMsg::Receive(msg) => execute::receive(deps, &env, &info, &msg),
        ExecuteMsg::Unpledge { lst } => execute::unpledge(deps, &env, &info, lst),
        ExecuteMsg::Collect { reporter } => execute::collect(deps, &env, &info, reporter),
        ExecuteMsg::Report { prices, round } => execute::report(deps, &env, &info, &prices, round),
        ExecuteMsg::Close { feed } => execute::close(deps, &env, &feed),
        ExecuteMsg::Poke { feed } => execute::poke(deps, &env, &feed),
        ExecuteMsg::Resume {} => execute::resume(deps, &env, &info),
        ExecuteMsg::AddFeed(msg) => execute::add_feed(deps, &env, &info, msg),
        ExecuteMsg::Admit { address } => execute::admit(deps, &env, &info, &address),
        ExecuteMsg::Evict { address } => execute::evict(deps, &env, &info, &address),
        ExecuteMsg::Guard { feed, secs } => execute::guard(deps, &env, &info, &feed, secs),
        ExecuteMsg::Unguard { feed } => execute::unguard(deps, &env, &info, &feed),
        ExecuteMsg::UpdateConfig { reward } => execute::update_config(deps, &info, reward),
        ExecuteMsg::SetGuardian { address } => execute::set_guardian(deps, &info, &address),
        ExecuteMsg::UpdateOwnership(action) => execute::update_ownership(deps, &env, &info, action),
    }
}

/// Everything it answers.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    Ok(match msg {
        QueryMsg::Price { feed } => json(&query::price(deps, &env, &feed)?),
        QueryMsg::SafePrice { feed } => json(&query::safe_price(deps, &env, &feed)?),
        QueryMsg::Config {} => json(&query::config(deps)?),
        QueryMsg::Feed { id } => json(&query::feed(deps, &env, &id)?),
        QueryMsg::Feeds { start_after, limit } => {
            json(&query::feeds(deps, &env, start_after, limit)?)
        }
        QueryMsg::Round { feed } => json(&query::round(deps, &env, &feed)?),
        QueryMsg::Reporter { address } => json(&query::reporter(deps, &env, &address)?),
        QueryMsg::Reporters { start_after, limit } => {
            json(&query::reporters(deps, &env, start_after, limit)?)
        }
        QueryMsg::Security {} => json(&query::security(deps, &env)?),
        QueryMsg::Solvency {} => json(&query::solvency(deps, &env)?),
        QueryMsg::Ownership {} => json(&ownership::load(deps.storage)?),
    })
}

/// Raises the contract to this version. Refused for another contract's state, or a newer one's.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
