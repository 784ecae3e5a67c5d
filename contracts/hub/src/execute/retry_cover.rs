//! Tries covers again that the vault owes.

use crate::{
    gate::{forget_owed, owed_now, retry_message, settle_retry, COVER_GAS},
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::{COVER_LAPSE_SECS, LOSSES},
    ContractError,
};
use ballast_accounting::{Amount, Native, Totals};
use ballast_types::event;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, DepsMut, Env, Response, SubMsg};

/// The payload of a retried cover, for its reply.
#[cw_serde]
pub struct Retried {
    pub loss_id: u64,
    pub before: Totals,
    pub owed: Native,
}

/// Tries an owed cover again; one that is too old lapses.
pub fn retry(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    loss_id: u64,
) -> Result<Response, ContractError> {
    let newest = hub.books.losses;
    let mut loss = LOSSES
        .may_load(deps.storage, loss_id)?
        .ok_or(ContractError::UnknownLoss { loss_id, newest })?;
    let owed = owed_now(deps.storage, loss_id)?.ok_or(ContractError::NothingOwed { loss_id })?;
    let response = Response::new()
        .add_attribute("action", "retry_cover")
        .add_attribute("loss_id", loss_id.to_string());
    let lapsed = hub.now >= owed.at.saturating_add(COVER_LAPSE_SECS);
    if lapsed || owed.amount.is_zero() {
        loss.uncovered = loss.uncovered.checked_add(loss.cover_owed)?;
        loss.cover_owed = Native::ZERO;
        LOSSES.save(deps.storage, loss_id, &loss)?;
        forget_owed(deps.storage, hub, loss_id, owed.amount)?;
        let lapsed = event::CoverLapsed {
            loss_id,
            amount: owed.amount,
        };
        return Ok(response.add_attribute("burned", "0").add_event(lapsed));
    }
    let (msg, before) = retry_message(hub, &loss, owed.amount)?;
    let payload = Retried {
        loss_id,
        before,
        owed: owed.amount,
    };
    Ok(response.add_submessage(
        SubMsg::reply_on_success(msg, ReplyId::CoverRetried.into())
            .with_gas_limit(COVER_GAS)
            .with_payload(pack(&payload)?),
    ))
}

/// Books what the vault burned this time, and strikes off what it did not pay.
pub fn on_cover_retried(
    deps: DepsMut<'_>,
    env: &Env,
    retried: Retried,
    answer: Option<Binary>,
) -> Result<Response, ContractError> {
    let Retried {
        loss_id,
        before,
        owed,
    } = retried;
    HubState::change(deps, env, |deps, hub| {
        let (_, burned) = settle_retry(deps, hub, loss_id, before, owed, answer.as_ref())?;
        Ok(Response::new().add_attribute("burned", burned.to_string()))
    })
}
