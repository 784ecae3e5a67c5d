//! Entry points: match and dispatch. A contract of this code is either a splitter, which has a
//! `config`, or a PT, which has a `minter`.

use crate::{execute, query, ContractError};
use ballast_extension_types::{
    match_share,
    splitter::{Config, ExecuteMsg, InstantiateMsg, QueryMsg, CONFIG},
};
use ballast_types::{access, deploy::MigrateMsg, version};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Response};

/// Name of the contract, as `cw2` shows it.
pub const NAME: &str = "crates.io:ballast-splitter";
/// Version of the contract, as `cw2` shows it.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Creates a splitter, which anyone may, against any hub; or a PT, which a splitter does.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, &env, &info, msg)
}

/// Executes each message of a splitter or of a PT.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(&info)?;
    if let ExecuteMsg::Begin { hub, maturity } = &msg {
        return execute::begin(deps, &env, &info, hub, *maturity);
    }
    match CONFIG.may_load(deps.storage)? {
        Some(config) => splitter(deps, &env, &info, config, msg),
        None => execute::pt(deps, &env, &info, msg),
    }
}

fn splitter(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    msg: ExecuteMsg,
) -> Result<Response, ContractError> {
    match_share!(match msg {
        ShareMsg(msg) => execute::yt(deps, env, info, config, msg),
        ExecuteMsg::Receive(msg) => execute::receive(deps, env, info, config, &msg),
        ExecuteMsg::Claim { owner } => execute::claim(deps, env, info, config, owner),
        ExecuteMsg::Touch {} => execute::touch(deps, env, config),
        ExecuteMsg::Begin { .. } => Err(refused_by_yt("begin")),
        ExecuteMsg::Mint { .. } => Err(refused_by_yt("mint")),
        ExecuteMsg::Burn { .. } => Err(refused_by_yt("burn")),
        ExecuteMsg::BurnFrom { .. } => Err(refused_by_yt("burn_from")),
        ExecuteMsg::UpdateMinter { .. } => Err(refused_by_yt("update_minter")),
        ExecuteMsg::UpdateMarketing { .. } => Err(refused_by_yt("update_marketing")),
        ExecuteMsg::UploadLogo(_) => Err(refused_by_yt("upload_logo")),
    })
}

/// The error for messages that YT do not have.
const fn refused_by_yt(what: &'static str) -> ContractError {
    ContractError::Refused {
        who: "YT",
        what,
        instead: "split LST to get PT and YT, merge both to get it back",
    }
}

/// Answers each query of a splitter or of a PT.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    query::answer(deps, &env, msg)
}

/// Raises the state to this version. Refused for the state of another contract, of a newer version,
/// or of a version that stored rows in another shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
