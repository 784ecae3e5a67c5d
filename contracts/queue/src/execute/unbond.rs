//! `receive`: LST arrives, and an exit joins the open batch.

use super::{increment, ticket_owner};
use crate::{
    error::ContractError,
    state::{insert_ticket, Ticket, SUITE},
};
use ballast_types::{
    access::ensure_sender,
    deploy::Suite,
    hub::{Hub, PauseScope},
    queue::{ReceiveMsg, OPEN_BATCH},
    Amount, Native, Shares,
};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

/// Takes LST and reads the inner message that came with it.
pub fn receive(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let suite = SUITE.load(deps.storage)?;
    ensure_sender(&info.sender, &suite.token, "the suite's LST token")?;
    let order = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    match order {
        ReceiveMsg::Unbond { receiver } => {
            let given = receiver.as_ref().is_some_and(|to| *to != msg.sender);
            let owner = receiver.unwrap_or(msg.sender);
            unbond(deps, env, suite, (owner, given), Shares::new(msg.amount))
        }
    }
}

fn unbond(
    deps: DepsMut,
    env: Env,
    suite: Suite,
    (owner, given): (String, bool),
    shares: Shares,
) -> Result<Response, ContractError> {
    // read
    let owner = ticket_owner(deps.api, &suite, &owner)?;
    if shares.is_zero() {
        return Err(ContractError::TooSmall { shares });
    }
    let now = env.block.time.seconds();
    if let Some(until) = Hub(suite.hub).paused_until(&deps.querier, PauseScope::Unbond, now)? {
        return Err(ContractError::Paused { until, now });
    }
    let mut batch = OPEN_BATCH.load(deps.storage)?;

    // decide
    let number = batch.next_ticket;
    batch.next_ticket = increment(number)?;
    batch.tickets = increment(batch.tickets)?;
    batch.shares = batch.shares.checked_add(shares)?;
    let ticket = Ticket {
        owner,
        batch_id: batch.id,
        shares,
        claimed: Native::ZERO,
        approvals: vec![],
        given,
    };

    // write
    OPEN_BATCH.save(deps.storage, &batch)?;
    insert_ticket(deps.storage, number, &ticket)?;
    Ok(Response::new()
        .add_attribute("action", "unbond")
        .add_attribute("ticket_id", number.to_string())
        .add_attribute("batch_id", batch.id.to_string())
        .add_attribute("owner", ticket.owner)
        .add_attribute("shares", shares.raw()))
}
