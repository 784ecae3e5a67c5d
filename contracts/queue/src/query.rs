//! Answers to queries. All read only this contract, except `open_batch`, which reads the hub.

pub mod batches;
pub mod nft;
pub mod tickets;

use crate::error::ContractError;
use ballast_types::queue::QueryMsg;
use cosmwasm_std::{to_json_binary, Binary, Deps, Env};

/// Answers the query.
pub fn answer(deps: Deps, env: Env, msg: QueryMsg) -> Result<Binary, ContractError> {
    let binary = match msg {
        QueryMsg::Config {} => to_json_binary(&batches::config(deps)?),
        QueryMsg::Ticket { ticket_id } => to_json_binary(&tickets::ticket(deps, ticket_id)?),
        QueryMsg::Tickets {
            owner,
            start_after,
            limit,
        } => to_json_binary(&tickets::tickets(deps, owner, start_after, limit)?),
        QueryMsg::Holdings { owner } => to_json_binary(&tickets::holdings(deps, owner)?),
        QueryMsg::OpenBatch {} => to_json_binary(&batches::open_batch(deps)?),
        QueryMsg::Batch { batch_id } => to_json_binary(&batches::batch(deps, batch_id)?),
        QueryMsg::Batches { start_after, limit } => {
            to_json_binary(&batches::batches(deps, start_after, limit)?)
        }
        QueryMsg::OwnerOf {
            token_id,
            include_expired,
        } => to_json_binary(&nft::owner_of(deps, env, token_id, include_expired)?),
        QueryMsg::Approval {
            token_id,
            spender,
            include_expired,
        } => to_json_binary(&nft::approval(
            deps,
            env,
            token_id,
            spender,
            include_expired,
        )?),
        QueryMsg::Approvals {
            token_id,
            include_expired,
        } => to_json_binary(&nft::approvals(deps, env, token_id, include_expired)?),
        QueryMsg::Operator {
            owner,
            operator,
            include_expired,
        } => to_json_binary(&nft::operator(deps, env, owner, operator, include_expired)?),
        QueryMsg::AllOperators {
            owner,
            include_expired,
            start_after,
            limit,
        } => to_json_binary(&nft::all_operators(
            deps,
            env,
            owner,
            include_expired,
            start_after,
            limit,
        )?),
        QueryMsg::NumTokens {} => to_json_binary(&nft::num_tokens(deps)?),
        QueryMsg::ContractInfo {} => to_json_binary(&nft::contract_info(deps)?),
        QueryMsg::NftInfo { token_id } => to_json_binary(&nft::nft_info(deps, token_id)?),
        QueryMsg::AllNftInfo {
            token_id,
            include_expired,
        } => to_json_binary(&nft::all_nft_info(deps, env, token_id, include_expired)?),
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
