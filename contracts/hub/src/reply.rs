//! Replies to messages that the hub sent.

use crate::{
    depth,
    execute::{
        self, on_cover_retried, on_fined, on_paid_out, on_redelegated, on_undelegated,
        on_withdrawn, undo_delegate, Redelegated, Retried, Undelegated, Withdrawn,
    },
    gate,
    hub_state::HubState,
    payload::unpack,
    refusal,
    reply_id::ReplyId,
    ContractError,
};
use ballast_types::{event, hub::Work};
use cosmwasm_std::{Binary, DepsMut, Env, Reply, Response, SubMsgResult};

/// How deep below `advance` a step may go: the hub, the collector, the hub, the vault, the token.
const STEP_DEPTH: u32 = 5;

/// Goes on where a sent message has come back.
pub fn reply(deps: DepsMut<'_>, env: &Env, reply: Reply) -> Result<Response, ContractError> {
    match ReplyId::try_from(reply.id)? {
        ReplyId::Cover => {
            let answer = data(reply.result);
            HubState::change(deps, env, |mut deps, hub| {
                let (call, booked) = gate::finish(deps.branch(), env, hub, &reply.payload, answer)?;
                Ok(execute::join(booked, execute::run(deps, env, hub, call)?))
            })
        }
        ReplyId::CoverRetried => {
            let retried: Retried = unpack(&reply.payload)?;
            on_cover_retried(deps, env, retried, data(reply.result).unwrap_or_default())
        }
        ReplyId::Undelegated => {
            let asked: Undelegated = unpack(&reply.payload)?;
            on_undelegated(deps, env, asked, refusal::native(reply.result)?)
        }
        ReplyId::Redelegated => {
            let asked: Redelegated = unpack(&reply.payload)?;
            on_redelegated(deps, env, asked, refusal::native(reply.result)?)
        }
        ReplyId::DelegateRefused => match refusal::native(reply.result)? {
            Err(error) => undo_delegate(deps, env, unpack(&reply.payload)?, &error),
            Ok(_) => Ok(Response::new()),
        },
        ReplyId::Withdrawn => {
            let asked: Withdrawn = unpack(&reply.payload)?;
            let answer = refusal::native(reply.result)?;
            on_withdrawn(deps, env, asked, answer.map(drop))
        }
        ReplyId::StepRefused => {
            let step: Work = unpack(&reply.payload)?;
            let error = error(reply.result).unwrap_or_default();
            let proof = depth::proof(env, STEP_DEPTH)?;
            let skipped = event::Skipped::new(step.name(), "advance", &error);
            Ok(Response::new().add_message(proof).add_event(skipped))
        }
        ReplyId::WithdrawAddressRefused => Err(ContractError::WithdrawAddress {
            reason: error(reply.result).unwrap_or_default(),
        }),
        ReplyId::Fined => on_fined(deps, env),
        ReplyId::PaidOut => on_paid_out(deps, env, reply, self::reply),
    }
}

fn error(result: SubMsgResult) -> Option<String> {
    match result {
        SubMsgResult::Ok(_) => None,
        SubMsgResult::Err(error) => Some(error),
    }
}

/// The data of a contract's answer, out of `MsgExecuteContractResponse { 1: data }`.
fn data(result: SubMsgResult) -> Result<Option<Binary>, String> {
    match result {
        SubMsgResult::Err(error) => Err(error),
        SubMsgResult::Ok(response) => {
            #[allow(
                deprecated,
                reason = "chains before CosmWasm 2.0 answer in `data` alone"
            )]
            let wrapped = response
                .msg_responses
                .first()
                .map(|response| response.value.clone())
                .or(response.data);
            Ok(wrapped.and_then(|wrapped| {
                let answer = anybuf::Bufany::deserialize(&wrapped).ok()?;
                answer.bytes(1).map(Binary::from)
            }))
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use cosmwasm_std::testing::{mock_dependencies, mock_env};

    #[test]
    fn a_reply_of_an_unknown_id_is_an_error_that_names_it() {
        let mut deps = mock_dependencies();
        let unknown = Reply {
            id: 99,
            payload: Binary::default(),
            gas_used: 0,
            result: SubMsgResult::Err("refused".to_string()),
        };
        let error = reply(deps.as_mut(), &mock_env(), unknown).unwrap_err();
        assert_eq!(error, ContractError::UnknownReply { id: 99 });
        assert!(error.to_string().contains("99"), "{error}");
    }
}
