//! What validators pay out. A chain pays rewards to the collector at every message that changes a delegation, and anyone
//! may send coins there: only what comes while the hub's own messages run is what validators earned.

use crate::{
    loaded::Loaded,
    payload::{pack, unpack},
    reply::{self, ReplyId},
    state::HARVEST,
    ContractError,
};
use ballast_accounting::{Amount, Native};
use ballast_types::hub::{BookRow, Config, CONFIG};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, Reply, ReplyOn, Response, SubMsg};

/// The last message of a page, and what the reply to it needs to know.
#[cw_serde]
pub struct Page {
    /// The reply that the message would have had.
    pub id: u64,
    /// Its note.
    pub payload: Binary,
    /// The collector's balance before the page.
    pub before: Native,
    /// The page is one of a round of harvesting.
    pub is_round: bool,
}

/// Has the reply to the last of `messages` count what they paid out. They are to run one after the other, right after the
/// call, with nothing between them that pays the collector.
pub fn count(
    deps: Deps<'_>,
    hub: &Loaded,
    mut messages: Vec<SubMsg>,
    is_round: bool,
) -> Result<Vec<SubMsg>, ContractError> {
    if let Some(last) = messages.last_mut() {
        let page = Page {
            id: last.id,
            payload: std::mem::take(&mut last.payload),
            before: collected(deps, &hub.config)?,
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
        round.withdrawn = round.withdrawn.checked_add(rewards)?;
        // the last round brought too little to split: what comes now waits for the next
        if !page.is_round && page.before < Native::new(config.params.min_move) {
            round.is_unsplit = false;
        }
        HARVEST.save(deps.storage, &round)?;
    }
    Ok(response.add_attribute("rewards", rewards.to_string()))
}

/// A message to the validator may pay out what the chain refused to pay before: what is in the collector was earned since
/// then, and is to drip as slowly.
pub fn may_pay_late(hub: &mut Loaded, row: &BookRow) {
    if row.owes_since > 0 {
        hub.books.earned_since = hub.books.earned_since.min(row.owes_since);
    }
}

fn collected(deps: Deps<'_>, config: &Config) -> Result<Native, ContractError> {
    let coin = deps
        .querier
        .query_balance(&config.suite.collector, &config.denom)?;
    Ok(Native::new(coin.amount))
}
