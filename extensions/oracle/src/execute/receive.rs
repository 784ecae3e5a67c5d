//! LST arrives with a message: it is pledged.

use crate::{session::Session, ContractError};
use ballast_extension_types::oracle::ReceiveMsg;
use ballast_types::{access, address::account, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: &Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.as_ref(), env)?;
    access::ensure_sender(&info.sender, &session.config.lst, "the LST")?;
    let inner = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let ReceiveMsg::Pledge {} = inner;
    let sender = account(deps.api, &msg.sender)?;

    // decide
    let (lst, round, rules) = (Shares::new(msg.amount), session.round, session.rules);
    let reporter = session.reporter(&sender)?;
    if let Some(until) = reporter.standing.counts_until {
        return Err(ContractError::Evicted {
            address: sender,
            until,
        });
    }
    reporter.standing.pledge(lst, round, &rules)?;
    let pledge = reporter.standing.pledge;

    // write
    session.save(deps.storage)?;
    Ok(Response::new()
        .add_attribute("action", "pledge")
        .add_attribute("reporter", sender)
        .add_attribute("lst", lst.to_string())
        .add_attribute("pledge", pledge.to_string()))
}
