//! Queries of tickets as cw721 tokens.

use super::tickets::show;
use crate::{
    error::ContractError,
    state::{load_ticket, Ticket, COLLECTION, OPERATORS},
};
use ballast_types::address::account;
use ballast_types::{
    paging::page_size,
    queue::{TicketResponse, BATCHES, OPEN_BATCH},
};
use cosmwasm_std::{Addr, BlockInfo, Deps, Env, Order, StdResult};
use cw721::{
    msg::{
        AllNftInfoResponse, ApprovalResponse, ApprovalsResponse, NftInfoResponse,
        NumTokensResponse, OperatorResponse, OperatorsResponse, OwnerOfResponse,
    },
    state::CollectionInfo,
    Approval, Expiration,
};
use cw_storage_plus::Bound;

pub fn owner_of(
    deps: Deps,
    env: Env,
    token_id: String,
    include_expired: Option<bool>,
) -> Result<OwnerOfResponse, ContractError> {
    let (_, ticket) = load_ticket(deps.storage, &token_id)?;
    Ok(access(ticket, &env.block, include_expired))
}

/// The owner counts as approved, without expiration.
pub fn approval(
    deps: Deps,
    env: Env,
    token_id: String,
    spender: String,
    include_expired: Option<bool>,
) -> Result<ApprovalResponse, ContractError> {
    let (number, ticket) = load_ticket(deps.storage, &token_id)?;
    let spender = account(deps.api, &spender)?;
    if ticket.owner == spender {
        let expires = Expiration::Never {};
        let approval = Approval { spender, expires };
        return Ok(ApprovalResponse { approval });
    }
    let found = access(ticket, &env.block, include_expired)
        .approvals
        .into_iter()
        .find(|approval| approval.spender == spender);
    match found {
        Some(approval) => Ok(ApprovalResponse { approval }),
        None => Err(ContractError::ApprovalNotFound {
            spender,
            what: format!("ticket {number}"),
        }),
    }
}

pub fn approvals(
    deps: Deps,
    env: Env,
    token_id: String,
    include_expired: Option<bool>,
) -> Result<ApprovalsResponse, ContractError> {
    let approvals = owner_of(deps, env, token_id, include_expired)?.approvals;
    Ok(ApprovalsResponse { approvals })
}

pub fn operator(
    deps: Deps,
    env: Env,
    owner: String,
    operator: String,
    include_expired: Option<bool>,
) -> Result<OperatorResponse, ContractError> {
    let owner = account(deps.api, &owner)?;
    let spender = account(deps.api, &operator)?;
    let expires = OPERATORS.may_load(deps.storage, (&owner, &spender))?;
    match expires {
        Some(expires) if shown(&expires, &env.block, include_expired) => Ok(OperatorResponse {
            approval: Approval { spender, expires },
        }),
        _ => Err(ContractError::ApprovalNotFound {
            spender,
            what: format!("all tickets of {owner}"),
        }),
    }
}

pub fn all_operators(
    deps: Deps,
    env: Env,
    owner: String,
    include_expired: Option<bool>,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<OperatorsResponse, ContractError> {
    let limit = page_size(limit)?;
    let owner = account(deps.api, &owner)?;
    let start: Option<Addr> = start_after
        .map(|operator| account(deps.api, &operator))
        .transpose()?;
    let operators = OPERATORS
        .prefix(&owner)
        .range(
            deps.storage,
            start.as_ref().map(Bound::exclusive),
            None,
            Order::Ascending,
        )
        .filter(|row| match row {
            Ok((_, expires)) => shown(expires, &env.block, include_expired),
            Err(_) => true,
        })
        .take(limit)
        .map(|row| row.map(|(spender, expires)| Approval { spender, expires }))
        .collect::<StdResult<_>>()?;
    Ok(OperatorsResponse { operators })
}

/// The number of tickets that are not done. Sums a counter of each batch, so that a claim need not
/// write a total; reads one row for each batch ever closed.
pub fn num_tokens(deps: Deps) -> Result<NumTokensResponse, ContractError> {
    let open = OPEN_BATCH.load(deps.storage)?.tickets;
    let count = BATCHES
        .range(deps.storage, None, None, Order::Ascending)
        .try_fold(open, |sum, row| {
            row.map(|(_, batch)| sum.saturating_add(batch.tickets))
        })?;
    Ok(NumTokensResponse { count })
}

pub fn contract_info(deps: Deps) -> Result<CollectionInfo, ContractError> {
    Ok(COLLECTION.load(deps.storage)?)
}

pub fn nft_info(
    deps: Deps,
    token_id: String,
) -> Result<NftInfoResponse<TicketResponse>, ContractError> {
    let (number, ticket) = load_ticket(deps.storage, &token_id)?;
    info(deps, number, ticket)
}

pub fn all_nft_info(
    deps: Deps,
    env: Env,
    token_id: String,
    include_expired: Option<bool>,
) -> Result<AllNftInfoResponse<TicketResponse>, ContractError> {
    let (number, ticket) = load_ticket(deps.storage, &token_id)?;
    Ok(AllNftInfoResponse {
        access: access(ticket.clone(), &env.block, include_expired),
        info: info(deps, number, ticket)?,
    })
}

fn info(
    deps: Deps,
    number: u64,
    ticket: Ticket,
) -> Result<NftInfoResponse<TicketResponse>, ContractError> {
    Ok(NftInfoResponse {
        token_uri: None,
        extension: show(deps, number, ticket)?,
    })
}

fn access(ticket: Ticket, block: &BlockInfo, include_expired: Option<bool>) -> OwnerOfResponse {
    OwnerOfResponse {
        owner: ticket.owner.into_string(),
        approvals: ticket
            .approvals
            .into_iter()
            .filter(|approval| shown(&approval.expires, block, include_expired))
            .collect(),
    }
}

fn shown(expires: &Expiration, block: &BlockInfo, include_expired: Option<bool>) -> bool {
    include_expired.unwrap_or(false) || !expires.is_expired(block)
}
