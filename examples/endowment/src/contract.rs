//! Entry points and what they do.

use crate::msg::{ContractError, ExecuteMsg, Holdings, InstantiateMsg, QueryMsg, ReceiveNft};
use crate::state::{Config, CONFIG, PRINCIPAL, TICKETS};
use ballast_types::hub::Hub;
use ballast_types::queue::{Queue, TicketStatus};
use ballast_types::token::Token;
use ballast_types::{Amount, Native, Shares};
#[cfg(target_arch = "wasm32")]
use cosmwasm_std::entry_point;
use cosmwasm_std::{
    ensure, to_json_binary, Addr, BankMsg, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Order,
    Reply, Response, StdResult, SubMsg, SubMsgResult, WasmMsg,
};
use cw20::Cw20ReceiveMsg;

type Answer = Result<Response, ContractError>;

const LEFT: u64 = 1;
const PAID: u64 = 2;

/// Creates it: everything else is read from the hub, once.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn instantiate(deps: DepsMut, _: Env, _: MessageInfo, msg: InstantiateMsg) -> Answer {
    let hub = Hub(deps.api.addr_validate(&msg.hub)?);
    let suite = hub.config(&deps.querier)?;
    let config = Config {
        beneficiary: deps.api.addr_validate(&msg.beneficiary)?,
        denom: suite.denom,
        hub: hub.0,
        token: suite.suite.token,
        queue: suite.suite.queue,
    };
    CONFIG.save(deps.storage, &config)?;
    PRINCIPAL.save(deps.storage, &Native::ZERO)?;
    cw2::set_contract_version(
        deps.storage,
        env!("CARGO_PKG_NAME"),
        env!("CARGO_PKG_VERSION"),
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Does what is asked.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn execute(deps: DepsMut, env: Env, info: MessageInfo, msg: ExecuteMsg) -> Answer {
    match msg {
        ExecuteMsg::Receive(msg) => receive(deps, &info, msg),
        ExecuteMsg::ReceiveNft(msg) => receive_nft(deps, &info, msg),
        ExecuteMsg::Spend { shares } => spend(deps, &env, &info, shares),
        ExecuteMsg::Collect { ticket_ids } => collect(deps, &env, ticket_ids),
    }
}

/// LST comes in: it counts at its worth now, not at a rate that was saved.
fn receive(deps: DepsMut, info: &MessageInfo, msg: Cw20ReceiveMsg) -> Answer {
    let config = CONFIG.load(deps.storage)?;
    ensure_sender("the LST", &config.token, info)?;
    let given = Hub(config.hub)
        .totals(&deps.querier)?
        .worth_floor(Shares::new(msg.amount));
    let principal = PRINCIPAL
        .load(deps.storage)?
        .checked_add(given)
        .map_err(accounting)?;
    PRINCIPAL.save(deps.storage, &principal)?;
    Ok(Response::new()
        .add_attribute("action", "receive")
        .add_attribute("shares", msg.amount)
        .add_attribute("worth", given.to_string()))
}

/// A ticket comes in: only the queue's count.
fn receive_nft(deps: DepsMut, info: &MessageInfo, msg: ReceiveNft) -> Answer {
    let config = CONFIG.load(deps.storage)?;
    ensure_sender("the queue", &config.queue, info)?;
    TICKETS.save(deps.storage, &msg.token_id, &Empty {})?;
    Ok(Response::new()
        .add_attribute("action", "receive_nft")
        .add_attribute("ticket_id", msg.token_id))
}

/// Leaves with a part of what was gained. The ticket's id comes with the reply.
fn spend(deps: DepsMut, env: &Env, info: &MessageInfo, shares: Shares) -> Answer {
    let config = CONFIG.load(deps.storage)?;
    ensure_sender("the beneficiary", &config.beneficiary, info)?;
    let principal = PRINCIPAL.load(deps.storage)?;
    let gains = gains(deps.as_ref(), &config, &env.contract.address, principal)?;
    ensure!(
        shares <= gains,
        ContractError::Principal {
            asked: shares,
            gains,
            principal
        }
    );
    let leave = Queue(config.queue).unbond(&Token(config.token), shares, None)?;
    Ok(Response::new()
        .add_submessage(SubMsg::reply_on_success(leave, LEFT))
        .add_attribute("action", "spend")
        .add_attribute("shares", shares.to_string()))
}

/// LST beyond what the principal needs at the price of now.
fn gains(
    deps: Deps,
    config: &Config,
    this: &Addr,
    principal: Native,
) -> Result<Shares, ContractError> {
    let totals = Hub(config.hub.clone()).totals(&deps.querier)?;
    let have = Token(config.token.clone()).balance(&deps.querier, this)?;
    // a share more than the principal is worth, for the rounding
    let kept = totals
        .shares
        .portion_floor(principal, totals.value)
        .map_err(accounting)?;
    let kept = kept.checked_add(Shares::new(1u128)).map_err(accounting)?;
    Ok(have.saturating_sub(kept))
}

/// Claims, then pays what is here once the claims have paid.
fn collect(deps: DepsMut, env: &Env, ticket_ids: Vec<String>) -> Answer {
    let config = CONFIG.load(deps.storage)?;
    let queue = Queue(config.queue.clone());
    // what somebody else has claimed is paid already: naming it again would be refused
    let mut open = vec![];
    for id in ticket_ids {
        match queue.ticket(&deps.querier, &id)?.status {
            TicketStatus::Done => TICKETS.remove(deps.storage, &id),
            TicketStatus::Claimable => open.push(id),
            TicketStatus::Open | TicketStatus::Exiting => {}
        }
    }
    let mut response = Response::new().add_attribute("action", "collect");
    if !open.is_empty() {
        let claim: WasmMsg = queue.claim(open)?;
        response = response.add_submessage(SubMsg::reply_on_success(claim, PAID));
    } else if let Some(pay) = pay(deps.as_ref(), env, &config)? {
        response = response.add_message(pay);
    }
    Ok(response)
}

/// Everything here belongs to the beneficiary, whoever had it claimed.
fn pay(deps: Deps, env: &Env, config: &Config) -> StdResult<Option<BankMsg>> {
    let coin = deps
        .querier
        .query_balance(&env.contract.address, &config.denom)?;
    Ok((!coin.amount.is_zero()).then(|| BankMsg::Send {
        to_address: config.beneficiary.to_string(),
        amount: vec![coin],
    }))
}

/// What came of messages to the queue.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn reply(deps: DepsMut, env: Env, reply: Reply) -> Answer {
    let config = CONFIG.load(deps.storage)?;
    match reply.id {
        LEFT => {
            let ticket = ticket_of(&reply.result, &config.queue)?;
            TICKETS.save(deps.storage, &ticket, &Empty {})?;
            Ok(Response::new().add_attribute("ticket_id", ticket))
        }
        PAID => Ok(Response::new().add_messages(pay(deps.as_ref(), &env, &config)?)),
        id => Err(ContractError::UnknownReply { id }),
    }
}

/// The ticket's id, in the queue's own event. Another contract's event of that name does not count.
fn ticket_of(result: &SubMsgResult, queue: &Addr) -> Result<String, ContractError> {
    let events = match result {
        SubMsgResult::Ok(answer) => answer.events.as_slice(),
        SubMsgResult::Err(_) => &[],
    };
    let value = |event: &cosmwasm_std::Event, key: &str| {
        let found = event
            .attributes
            .iter()
            .find(|attribute| attribute.key == key);
        found.map(|attribute| attribute.value.clone())
    };
    let mut own = events.iter().filter(|event| {
        event.ty == "wasm" && value(event, "_contract_address").as_deref() == Some(queue.as_str())
    });
    own.find_map(|event| value(event, "ticket_id"))
        .ok_or_else(|| ContractError::NoTicket {
            queue: queue.clone(),
        })
}

/// Answers.
#[cfg_attr(target_arch = "wasm32", entry_point)]
pub fn query(deps: Deps, env: Env, msg: QueryMsg) -> StdResult<Binary> {
    match msg {
        QueryMsg::Holdings {} => to_json_binary(&holdings(deps, &env)?),
    }
}

fn holdings(deps: Deps, env: &Env) -> StdResult<Holdings> {
    let config = CONFIG.load(deps.storage)?;
    let shares = Token(config.token).balance(&deps.querier, &env.contract.address)?;
    let totals = Hub(config.hub).totals(&deps.querier)?;
    let tickets = TICKETS.keys(deps.storage, None, None, Order::Ascending);
    Ok(Holdings {
        shares,
        value: totals.worth_floor(shares),
        principal: PRINCIPAL.load(deps.storage)?,
        tickets: tickets.collect::<StdResult<_>>()?,
    })
}

fn ensure_sender(
    role: &'static str,
    expected: &Addr,
    info: &MessageInfo,
) -> Result<(), ContractError> {
    ensure!(
        info.sender == *expected,
        ContractError::Unauthorized {
            role,
            expected: expected.clone(),
            sender: info.sender.clone()
        }
    );
    Ok(())
}

fn accounting(error: impl std::fmt::Display) -> ContractError {
    ContractError::Accounting(error.to_string())
}
