//! Entry points: which message goes where, and nothing else.

use crate::{
    error::ContractError,
    execute::{batches, cancel, claim, nft, unbond, ReplyId},
    query::{batches as batches_query, nft as nft_query, tickets},
    state::{COLLECTION, DENOM, SUITE},
};
use ballast_types::{
    access::ensure_nonpayable,
    deploy::MigrateMsg,
    queue::{ExecuteMsg, InstantiateMsg, OpenBatch, QueryMsg, OPEN_BATCH},
    version, Amount, Shares,
};
use ballast_wire::Wire;
use cosmwasm_std::{to_json_binary, Binary, Deps, DepsMut, Env, MessageInfo, Reply, Response};
use cw721::state::CollectionInfo;

/// Name under which cw2 knows the state.
pub const CONTRACT_NAME: &str = "crates.io:ballast-queue";
/// Version under which cw2 knows the state.
pub const CONTRACT_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Opens batch 1.
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
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.queue, "queue"))?;

    cw2::set_contract_version(deps.storage, CONTRACT_NAME, CONTRACT_VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    DENOM.save(deps.storage, &msg.denom)?;
    COLLECTION.save(
        deps.storage,
        &CollectionInfo {
            name: msg.name,
            symbol: msg.symbol,
            updated_at: env.block.time,
        },
    )?;
    OPEN_BATCH.save(
        deps.storage,
        &OpenBatch {
            id: 1,
            shares: Shares::ZERO,
            tickets: 0,
            opened_at: env.block.time.seconds(),
            next_ticket: 1,
        },
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Does what [`ExecuteMsg`] says.
///
/// # Errors
/// As the message says; nothing has changed then.
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

/// Goes on where a payment was refused.
///
/// # Errors
/// A reply that was not asked for; a payment that did not reach the bank.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn reply(deps: DepsMut, _env: Env, reply: Reply) -> Result<Response, ContractError> {
    match ReplyId::try_from(reply.id)? {
        ReplyId::Paid => claim::on_paid(deps, reply),
    }
}

/// Answers what [`QueryMsg`] asks.
///
/// # Errors
/// Unknown tickets and batches, malformed addresses, pages of no rows.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(deps: Deps, env: Env, Wire(msg): Wire<QueryMsg>) -> Result<Binary, ContractError> {
    let binary = match msg {
        QueryMsg::Config {} => to_json_binary(&batches_query::config(deps)?),
        QueryMsg::Ticket { ticket_id } => to_json_binary(&tickets::ticket(deps, ticket_id)?),
        QueryMsg::Tickets {
            owner,
            start_after,
            limit,
        } => to_json_binary(&tickets::tickets(deps, owner, start_after, limit)?),
        QueryMsg::Holdings { owner } => to_json_binary(&tickets::holdings(deps, owner)?),
        QueryMsg::OpenBatch {} => to_json_binary(&batches_query::open_batch(deps)?),
        QueryMsg::Batch { batch_id } => to_json_binary(&batches_query::batch(deps, batch_id)?),
        QueryMsg::Batches { start_after, limit } => {
            to_json_binary(&batches_query::batches(deps, start_after, limit)?)
        }
        QueryMsg::OwnerOf {
            token_id,
            include_expired,
        } => to_json_binary(&nft_query::owner_of(deps, env, token_id, include_expired)?),
        QueryMsg::Approval {
            token_id,
            spender,
            include_expired,
        } => to_json_binary(&nft_query::approval(
            deps,
            env,
            token_id,
            spender,
            include_expired,
        )?),
        QueryMsg::Approvals {
            token_id,
            include_expired,
        } => to_json_binary(&nft_query::approvals(deps, env, token_id, include_expired)?),
        QueryMsg::Operator {
            owner,
            operator,
            include_expired,
        } => to_json_binary(&nft_query::operator(
            deps,
            env,
            owner,
            operator,
            include_expired,
        )?),
        QueryMsg::AllOperators {
            owner,
            include_expired,
            start_after,
            limit,
        } => to_json_binary(&nft_query::all_operators(
            deps,
            env,
            owner,
            include_expired,
            start_after,
            limit,
        )?),
        QueryMsg::NumTokens {} => to_json_binary(&nft_query::num_tokens(deps)?),
        QueryMsg::ContractInfo {} => to_json_binary(&nft_query::contract_info(deps)?),
        QueryMsg::NftInfo { token_id } => to_json_binary(&nft_query::nft_info(deps, token_id)?),
        QueryMsg::AllNftInfo {
            token_id,
            include_expired,
        } => to_json_binary(&nft_query::all_nft_info(
            deps,
            env,
            token_id,
            include_expired,
        )?),
        QueryMsg::Tokens {
            owner,
            start_after,
            limit,
        } => to_json_binary(&tickets::tokens(deps, owner, start_after, limit)?),
        QueryMsg::AllTokens { start_after, limit } => {
            to_json_binary(&tickets::all_tokens(deps, start_after, limit)?)
        }
    };
    Ok(binary?)
}

/// Takes over the state of the same or an older version.
///
/// # Errors
/// State of another contract, or of a newer version.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn migrate(
    deps: DepsMut,
    _env: Env,
    _msg: Wire<MigrateMsg>,
) -> Result<Response, ContractError> {
    Ok(version::migrate(
        deps.storage,
        CONTRACT_NAME,
        CONTRACT_VERSION,
    )?)
}
