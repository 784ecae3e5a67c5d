//! What validators pay out. A chain pays rewards to the collector at every message that changes a delegation, and anyone
//! may send coins there: only what comes while the hub's own messages run is what validators earned.

use crate::{
    loaded::Loaded,
    payload::{pack, unpack},
    reply::{self, ReplyId},
    state::HARVEST,
    ContractError,
};
use ballast_accounting::{paid_part_floor, Amount, Native};
use ballast_types::hub::{Config, BOOK, CONFIG};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, Reply, ReplyOn, Response, Storage, SubMsg};

/// The last message of a page, and what the reply to it needs to know.
#[cw_serde]
pub struct Page {
    /// The reply that the message would have had.
    pub id: u64,
    /// Its note.
    pub payload: Binary,
    /// The collector's balance before the page.
    pub before: Native,
    /// The stake that earned what the page pays out.
    pub stake: Native,
    /// The page is one of a round of harvesting.
    pub is_round: bool,
}

/// Has the reply to the last of `messages` count what they paid out. They are to run one after the other, right after the
/// call, with nothing between them that pays the collector. `stake` is all that was bonded before the call.
pub fn count(
    deps: Deps<'_>,
    hub: &Loaded,
    stake: Native,
    mut messages: Vec<SubMsg>,
    is_round: bool,
) -> Result<Vec<SubMsg>, ContractError> {
    if let Some(last) = messages.last_mut() {
        let page = Page {
            id: last.id,
            payload: std::mem::take(&mut last.payload),
            before: collected(deps, &hub.config)?,
            stake,
            is_round,
        };
        last.payload = pack(&page)?;
        last.id = ReplyId::PaidOut.into();
        last.reply_on = ReplyOn::Always;
    }
    Ok(messages)
}

/// Does what the last message's own reply does, then books what the page paid out.
pub fn on_paid_out(
    mut deps: DepsMut<'_>,
    env: &Env,
    mut reply: Reply,
) -> Result<Response, ContractError> {
    let page: Page = unpack(&reply.payload)?;
    (reply.id, reply.payload) = (page.id, page.payload);
    let response = reply::reply(deps.branch(), env, reply)?;
    let config = CONFIG.load(deps.storage)?;
    let rewards = collected(deps.as_ref(), &config)?.saturating_sub(page.before);
    if !rewards.is_zero() {
        let mut round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
        let part = paid_part_floor(rewards, page.stake);
        round.paid = round.paid.saturating_add(part);
        // the last round brought too little to split: what comes now waits for the next
        if !page.is_round && page.before < Native::new(config.params.min_move) {
            round.is_unsplit = false;
        }
        HARVEST.save(deps.storage, &round)?;
    }
    Ok(response.add_attribute("rewards", rewards.to_string()))
}

/// The chain has carried out a message to each of these validators, so it has paid what they owed. What is in the collector
/// was earned since then, and is to drip as slowly.
pub fn paid_late(
    storage: &mut dyn Storage,
    env: &Env,
    validators: &[&String],
) -> Result<(), ContractError> {
    let mut hub = Loaded::load(storage, env)?;
    for validator in validators {
        let row = BOOK.may_load(storage, validator)?;
        if let Some(mut row) = row.filter(|row| row.owes_since > 0) {
            hub.books.earned_since = hub.books.earned_since.min(row.owes_since);
            row.owes_since = 0;
            BOOK.save(storage, validator, &row)?;
        }
    }
    hub.save(storage)
}

fn collected(deps: Deps<'_>, config: &Config) -> Result<Native, ContractError> {
    let coin = deps
        .querier
        .query_balance(&config.suite.collector, &config.denom)?;
    Ok(Native::new(coin.amount))
}
