//! YT move: both sides are credited with what they earned before, so yield stays with whoever earned it.

use super::{keeps, receiver};
use crate::{session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{Config, Mark};
use ballast_types::address::account;
use cosmwasm_std::{Addr, Binary, DepsMut, Env, MessageInfo, Response, Uint128};

/// Looks at the hub, and credits both sides; the mark.
fn credit(
    deps: &mut DepsMut,
    env: &Env,
    config: Config,
    from: &Addr,
    to: &str,
) -> Result<Mark, ContractError> {
    let to = receiver(deps.as_ref(), env, &config, to)?;
    let session = Session::open(deps.as_ref(), env, config)?;
    session.accrue(deps.storage, from)?;
    session.accrue(deps.storage, &to)?;
    session.save(deps.storage)?;
    Ok(session.mark())
}

fn with_mark(response: Response, mark: Mark) -> Response {
    response.add_attribute("mark", mark.to_string())
}

pub fn transfer(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    (recipient, amount): (String, Uint128),
) -> Result<Response, ContractError> {
    let keeps = keeps(&config, env);
    let mark = credit(&mut deps, env, config, &info.sender, &recipient)?;
    let moved = share::transfer(deps, info, &keeps, (recipient, amount))?;
    Ok(with_mark(moved, mark))
}

pub fn send(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    (contract, amount, msg): (String, Uint128, Binary),
) -> Result<Response, ContractError> {
    let keeps = keeps(&config, env);
    let mark = credit(&mut deps, env, config, &info.sender, &contract)?;
    let moved = share::send(deps, info, &keeps, (contract, amount, msg))?;
    Ok(with_mark(moved, mark))
}

pub fn transfer_from(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    (owner, recipient, amount): (String, String, Uint128),
) -> Result<Response, ContractError> {
    let keeps = keeps(&config, env);
    let from = account(deps.api, &owner)?;
    let mark = credit(&mut deps, env, config, &from, &recipient)?;
    let moved = share::transfer_from(deps, env, info, &keeps, (owner, recipient, amount))?;
    Ok(with_mark(moved, mark))
}

pub fn send_from(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    (owner, contract, amount, msg): (String, String, Uint128, Binary),
) -> Result<Response, ContractError> {
    let keeps = keeps(&config, env);
    let from = account(deps.api, &owner)?;
    let mark = credit(&mut deps, env, config, &from, &contract)?;
    let what = (owner, contract, amount, msg);
    Ok(with_mark(
        share::send_from(deps, env, info, &keeps, what)?,
        mark,
    ))
}
