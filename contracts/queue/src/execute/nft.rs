//! Tickets as cw721 tokens: a ticket can be sold, and its current owner is paid.

use super::ticket_owner;
use crate::{
    error::ContractError,
    state::{insert_ticket, load_ticket, unlist_ticket, Ticket, OPERATORS, SUITE, TICKETS},
};
use ballast_types::address::account;
use cosmwasm_std::{Addr, Binary, BlockInfo, DepsMut, Env, MessageInfo, Response, Storage};
use cw721::{receiver::Cw721ReceiveMsg, Approval, Expiration};

/// The most approvals of one ticket.
pub const MAX_APPROVALS: usize = 30;

/// Transfers a ticket to another owner.
pub fn transfer(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    recipient: String,
    token_id: String,
) -> Result<Response, ContractError> {
    hand_over(deps, &env, &info, &recipient, &token_id)?;
    Ok(Response::new()
        .add_attribute("action", "transfer_nft")
        .add_attribute("sender", info.sender)
        .add_attribute("recipient", recipient)
        .add_attribute("token_id", token_id))
}

/// Transfers a ticket to a contract and calls that contract.
pub fn send(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    contract: String,
    token_id: String,
    msg: Binary,
) -> Result<Response, ContractError> {
    hand_over(deps, &env, &info, &contract, &token_id)?;
    let call = Cw721ReceiveMsg {
        sender: info.sender.to_string(),
        token_id: token_id.clone(),
        msg,
    };
    Ok(Response::new()
        .add_message(call.into_cosmos_msg(contract.clone())?)
        .add_attribute("action", "send_nft")
        .add_attribute("sender", info.sender)
        .add_attribute("recipient", contract)
        .add_attribute("token_id", token_id))
}

fn hand_over(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    recipient: &str,
    token_id: &str,
) -> Result<(), ContractError> {
    let (number, mut ticket) = load_ticket(deps.storage, token_id)?;
    ensure_may_transfer(deps.storage, &env.block, &info.sender, number, &ticket)?;
    let suite = SUITE.load(deps.storage)?;
    let recipient = ticket_owner(deps.api, &suite, recipient)?;

    unlist_ticket(deps.storage, number, &ticket);
    ticket.owner = recipient;
    ticket.given = true;
    ticket.approvals.clear();
    insert_ticket(deps.storage, number, &ticket)?;
    Ok(())
}

/// Approves an account to transfer one ticket. A second approval of the same account replaces its
/// first.
pub fn approve(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    spender: String,
    token_id: String,
    expires: Option<Expiration>,
) -> Result<Response, ContractError> {
    let (number, mut ticket) = load_ticket(deps.storage, &token_id)?;
    ensure_may_approve(deps.storage, &env.block, &info.sender, number, &ticket)?;
    let expires = live(expires, &env.block)?;
    let approval = Approval {
        spender: account(deps.api, &spender)?,
        expires,
    };

    ticket
        .approvals
        .retain(|other| other.spender != approval.spender && !other.is_expired(&env.block));
    if ticket.approvals.len() >= MAX_APPROVALS {
        return Err(ContractError::TooManyApprovals {
            ticket_id: number,
            max: MAX_APPROVALS,
        });
    }
    ticket.approvals.push(approval);

    TICKETS.save(deps.storage, number, &ticket)?;
    Ok(Response::new()
        .add_attribute("action", "approve")
        .add_attribute("sender", info.sender)
        .add_attribute("spender", spender)
        .add_attribute("token_id", token_id)
        .add_attribute("expires", expires.to_string()))
}

/// Revokes an approval of one ticket; no error if there is none.
pub fn revoke(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    spender: String,
    token_id: String,
) -> Result<Response, ContractError> {
    let (number, mut ticket) = load_ticket(deps.storage, &token_id)?;
    ensure_may_approve(deps.storage, &env.block, &info.sender, number, &ticket)?;
    let revoked = account(deps.api, &spender)?;

    ticket.approvals.retain(|other| other.spender != revoked);

    TICKETS.save(deps.storage, number, &ticket)?;
    Ok(Response::new()
        .add_attribute("action", "revoke")
        .add_attribute("sender", info.sender)
        .add_attribute("spender", spender)
        .add_attribute("token_id", token_id))
}

/// Approves an account as operator of all tickets of the sender.
pub fn approve_all(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    operator: String,
    expires: Option<Expiration>,
) -> Result<Response, ContractError> {
    let expires = live(expires, &env.block)?;
    let operator = account(deps.api, &operator)?;
    OPERATORS.save(deps.storage, (&info.sender, &operator), &expires)?;
    Ok(Response::new()
        .add_attribute("action", "approve_all")
        .add_attribute("sender", info.sender)
        .add_attribute("operator", operator)
        .add_attribute("expires", expires.to_string()))
}

/// Revokes an operator of the sender; no error if there is none.
pub fn revoke_all(
    deps: DepsMut,
    info: MessageInfo,
    operator: String,
) -> Result<Response, ContractError> {
    let operator = account(deps.api, &operator)?;
    OPERATORS.remove(deps.storage, (&info.sender, &operator));
    Ok(Response::new()
        .add_attribute("action", "revoke_all")
        .add_attribute("sender", info.sender)
        .add_attribute("operator", operator))
}

/// Fails unless the sender is the owner, an operator of the owner, or approved for this ticket.
fn ensure_may_transfer(
    storage: &dyn Storage,
    block: &BlockInfo,
    sender: &Addr,
    number: u64,
    ticket: &Ticket,
) -> Result<(), ContractError> {
    let approved = ticket
        .approvals
        .iter()
        .any(|approval| approval.spender == *sender && !approval.is_expired(block));
    match approved {
        true => Ok(()),
        false => ensure_may_approve(storage, block, sender, number, ticket),
    }
}

/// Fails unless the sender is the owner or an operator of the owner.
fn ensure_may_approve(
    storage: &dyn Storage,
    block: &BlockInfo,
    sender: &Addr,
    number: u64,
    ticket: &Ticket,
) -> Result<(), ContractError> {
    if ticket.owner == *sender {
        return Ok(());
    }
    match OPERATORS.may_load(storage, (&ticket.owner, sender))? {
        Some(expires) if !expires.is_expired(block) => Ok(()),
        _ => Err(ContractError::NotAllowed {
            ticket_id: number,
            owner: ticket.owner.clone(),
            sender: sender.clone(),
        }),
    }
}

/// The expiration of a new approval: never if none is named. Fails if it has passed already.
fn live(expires: Option<Expiration>, block: &BlockInfo) -> Result<Expiration, ContractError> {
    let expires = expires.unwrap_or_default();
    match expires.is_expired(block) {
        true => Err(ContractError::Expired {
            expires,
            height: block.height,
            time: block.time.seconds(),
        }),
        false => Ok(expires),
    }
}
