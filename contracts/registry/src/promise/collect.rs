//! Has the hub collect the fines that bonds owe.

use crate::{calls, error::ContractError, state::RECORDS};
use ballast_types::{deploy::Suite, event, hub::Fine, Amount};
use ballast_wire::{from_json, reads};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{to_json_binary, DepsMut, Reply, Response, StdResult, SubMsg, SubMsgResult};

/// The id of the hub's reply to a call for fines.
const FINES_PAID: u64 = 0;

/// What the reply needs to know: the fines of the call.
#[cw_serde]
struct Asked {
    fines: Vec<Fine>,
}

reads!(open struct Asked { fines });

/// Has the hub collect `fines`. If that fails, only the call is undone: the fines stay owed.
pub fn collect(suite: &Suite, fines: Vec<Fine>) -> StdResult<Option<SubMsg>> {
    if fines.is_empty() {
        return Ok(None);
    }
    let payload = to_json_binary(&Asked {
        fines: fines.clone(),
    })?;
    let msg = calls::fine(&suite.hub, fines)?;
    Ok(Some(
        SubMsg::reply_always(msg, FINES_PAID).with_payload(payload),
    ))
}

/// Subtracts the fines of a call that succeeded from what bonds owe. The whole fine is struck off
/// even if the bond had less, because nothing is left to take the rest from.
pub fn reply(deps: DepsMut, reply: Reply) -> Result<Response, ContractError> {
    if reply.id != FINES_PAID {
        return Err(ContractError::UnknownReply { id: reply.id });
    }
    let Asked { fines } = from_json(&reply.payload)?;
    if let SubMsgResult::Err(error) = reply.result {
        return Ok(Response::new().add_event(event::Skipped::new("fine", "hub", &error)));
    }
    for fine in fines {
        // a validator that was forgotten in the same call has no record and owes nothing
        if let Some(mut record) = RECORDS.may_load(deps.storage, &fine.validator)? {
            record.owed = record.owed.saturating_sub(fine.amount);
            RECORDS.save(deps.storage, &fine.validator, &record)?;
        }
    }
    Ok(Response::new())
}
