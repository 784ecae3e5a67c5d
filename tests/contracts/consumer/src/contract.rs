//! Entry points.

use crate::msg::{ExecuteMsg, ExposureResponse, InstantiateMsg, QueryMsg};
use ballast_stranger_common::{
    conduct::{CALLS, QUERIES},
    owner::{self, ensure_owner},
    Conduct, StrangerError,
};
use cosmwasm_std::{
    to_json_binary, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Response, Storage,
};
use cw_storage_plus::Item;

/// The right answer.
const EXPOSURE: Item<ExposureResponse> = Item::new("exposure");

/// Creates it, well-behaved.
///
/// # Errors
/// Malformed addresses.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    mut deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, StrangerError> {
    let InstantiateMsg {
        owner,
        exposure,
        due,
    } = msg;
    owner::instantiate(deps.branch(), &info, owner.as_deref())?;
    QUERIES.save(deps.storage, &Conduct::Right)?;
    CALLS.save(deps.storage, &Conduct::Right)?;
    EXPOSURE.save(deps.storage, &ExposureResponse { exposure, due })?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Takes another contract's place, with its storage: none of its own is there, so every question to it fails.
///
/// # Errors
/// None.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(_deps: DepsMut, _env: Env, _msg: Empty) -> Result<Response, StrangerError> {
    Ok(Response::new().add_attribute("action", "migrate"))
}

/// Takes tokens, and does what the owner says.
///
/// # Errors
/// `Unauthorized`, `Told`, `OutOfGas`.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, StrangerError> {
    match msg {
        ExecuteMsg::Set { exposure, due } => {
            ensure_owner(deps.storage, &info)?;
            let known = EXPOSURE.load(deps.storage)?;
            let answer = ExposureResponse {
                exposure: exposure.unwrap_or(known.exposure),
                due: due.unwrap_or(known.due),
            };
            EXPOSURE.save(deps.storage, &answer)?;
            Ok(Response::new()
                .add_attribute("action", "set")
                .add_attribute("exposure", answer.exposure)
                .add_attribute("due", answer.due))
        }
        ExecuteMsg::Behave { query, call } => {
            ensure_owner(deps.storage, &info)?;
            if let Some(query) = query {
                QUERIES.save(deps.storage, &query)?;
            }
            if let Some(call) = call {
                CALLS.save(deps.storage, &call)?;
            }
            Ok(Response::new().add_attribute("action", "behave"))
        }
        ExecuteMsg::Run { msgs } => {
            ensure_owner(deps.storage, &info)?;
            Ok(Response::new()
                .add_attribute("action", "run")
                .add_messages(msgs))
        }
        ExecuteMsg::Receive(received) => take(
            deps.storage,
            Response::new()
                .add_attribute("action", "receive")
                .add_attribute("amount", received.amount),
        ),
        ExecuteMsg::ReceiveNft(received) => take(
            deps.storage,
            Response::new()
                .add_attribute("action", "receive_nft")
                .add_attribute("token_id", received.token_id),
        ),
    }
}

/// Answers, or misbehaves.
///
/// # Errors
/// `Told`, `OutOfGas`.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, StrangerError> {
    match msg {
        QueryMsg::Exposure {} => match QUERIES.load(deps.storage)?.answer(deps.storage)? {
            Some(said) => Ok(said),
            None => Ok(to_json_binary(&EXPOSURE.load(deps.storage)?)?),
        },
    }
}

fn take(storage: &dyn Storage, right: Response) -> Result<Response, StrangerError> {
    match CALLS.load(storage)?.answer(storage)? {
        Some(said) => Ok(Response::new().set_data(said)),
        None => Ok(right),
    }
}
