//! Transfers of YT. Both accounts are first credited with what their YT have earned, so that yield
//! stays with the account that earned it.

use super::{keeps, receiver};
use crate::{session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::{
    share::ShareMsg,
    splitter::{Config, Mark},
};
use ballast_types::address::account;
use cosmwasm_std::{Addr, DepsMut, Env, MessageInfo, Response};

pub fn yt(
    mut deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    msg: ShareMsg,
) -> Result<Response, ContractError> {
    let keeps = keeps(&config, env);
    let mark = match &msg {
        ShareMsg::Move(what) => {
            let from = match &what.owner {
                Some(owner) => account(deps.api, owner)?,
                None => info.sender.clone(),
            };
            Some(credit(&mut deps, env, config, &from, &what.to)?)
        }
        ShareMsg::IncreaseAllowance(_) | ShareMsg::DecreaseAllowance(_) => None,
    };
    let response = share::execute(deps, env, info, |_, _| Ok::<_, ContractError>(keeps), msg)?;
    Ok(match mark {
        Some(mark) => response.add_attribute("mark", mark.to_string()),
        None => response,
    })
}

/// Looks at the hub and credits both accounts; returns the mark.
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
