//! `cancel`: proposer, veto holder or guardian cancels an operation.

use super::load_alive;
use crate::{lane, read::Reader, ContractError};
use ballast_extension_math::time::Now;
use ballast_extension_types::timelock::{Stage, CONFIG, MSGS, OPS};
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn cancel(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
) -> Result<Response, ContractError> {
    // read
    access::ensure_nonpayable(info)?;
    let config = CONFIG.load(deps.storage)?;
    let sender = &info.sender;
    let may_any = *sender == config.proposer || config.veto.as_ref() == Some(sender);
    let guardian = Reader::new(&deps.querier, &config.suite).guardian();
    let is_guardian = guardian.as_ref() == Some(sender);
    access::ensure_is(
        may_any || is_guardian,
        "the guardian, the proposer or the veto",
        sender,
    )?;
    let now = Now::from(env.block.time);
    let mut op = load_alive(deps.storage, id, now)?;

    // decide: the guardian may not cancel its own replacement
    if !may_any && lane::only_names_guardian(&MSGS.load(deps.storage, id)?, &config.suite.hub) {
        return Err(ContractError::GuardianOnly { id });
    }
    op.stage = Stage::Cancelled;
    op.ended_at = now.floor;

    // write
    OPS.save(deps.storage, id, &op)?;
    Ok(Response::new()
        .add_attribute("action", "cancel")
        .add_attribute("op_id", id.to_string())
        .add_attribute("by", sender))
}
