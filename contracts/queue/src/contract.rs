//! Entry points: match and dispatch.

use crate::{
    error::ContractError,
    execute::{self, batches, cancel, claim, nft, unbond, ReplyId},
    query,
    state::{NAME, VERSION},
};
use ballast_types::{
    access::ensure_nonpayable,
    deploy::MigrateMsg,
    queue::{ExecuteMsg, InstantiateMsg, QueryMsg},
    version,
};
use ballast_wire::Wire;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};

/// Creates the queue with batch 1 open.
///
/// # Errors
/// Any sender but the hub, attached coins, malformed addresses.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<InstantiateMsg>,
) -> Result<Response, ContractError> {
    execute::instantiate(deps, env, info, msg)
}

/// Executes the message.
///
/// # Errors
/// Those that the message documents in [`ExecuteMsg`]; nothing has changed then.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    Wire(msg): Wire<ExecuteMsg>,
) -> Result<Response, ContractError> {
    if !matches!(msg, ExecuteMsg::CloseBatch { .. } | ExecuteMsg::Fund { .. }) {
        ensure_nonpayable(&info)?;
    }
    match msg {
        ExecuteMsg::Receive(msg) => unbond::receive(deps, env, info, msg),
        ExecuteMsg::Cancel { ticket_id } => cancel::cancel(deps, info, ticket_id),
        ExecuteMsg::Claim { ticket_ids } => claim::claim(deps, ticket_ids),
        ExecuteMsg::CloseBatch {
            batch_id,
            owed,
            expected_at,
        } => batches::close_batch(deps, env, info, batch_id, owed, expected_at),
        ExecuteMsg::Fund { parts } => batches::fund(deps, info, parts),
        ExecuteMsg::TransferNft {
            recipient,
            token_id,
        } => nft::transfer(deps, env, info, recipient, token_id),
        ExecuteMsg::SendNft {
            contract,
            token_id,
            msg,
        } => nft::send(deps, env, info, contract, token_id, msg),
        ExecuteMsg::Approve {
            spender,
            token_id,
            expires,
        } => nft::approve(deps, env, info, spender, token_id, expires),
        ExecuteMsg::Revoke { spender, token_id } => nft::revoke(deps, env, info, spender, token_id),
        ExecuteMsg::ApproveAll { operator, expires } => {
            nft::approve_all(deps, env, info, operator, expires)
        }
        ExecuteMsg::RevokeAll { operator } => nft::revoke_all(deps, info, operator),
    }
}

/// Takes the reply to a payment. If the bank refused the payment, the tickets are restored.
///
/// # Errors
/// An unknown reply id, and a payment that failed before it reached the bank.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(deps: DepsMut, _env: Env, reply: Reply) -> Result<Response, ContractError> {
    match ReplyId::try_from(reply.id)? {
        ReplyId::Paid => claim::on_paid(deps, reply),
    }
}

/// Answers the query.
///
/// # Errors
/// Unknown tickets and batches, malformed addresses, a limit of 0 rows.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    query::answer(deps, env, msg)
}

/// Raises the state to this version; the same version again is no error.
///
/// # Errors
/// State of another contract, of a newer version, or of a version that stored rows in another
/// shape.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(deps.storage, NAME, VERSION)?)
}
