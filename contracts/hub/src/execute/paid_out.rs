//! What validators pay out. A chain pays rewards to the collector at every message that changes a
//! delegation, and anyone may send coins there: only what comes while the hub's own messages run is
//! what validators earned.
//!
//! Such a message has a reply of its own already: an undelegation's books the entry, a refused
//! withdrawal's remembers the debt. A message has one reply, so [`count`] puts its note around that
//! one: the message is sent with the id `PaidOut`, and its own id and payload go into the note.
//! [`on_paid_out`] takes them out again, does what the own reply does, and counts what was paid.

use crate::{
    hub_state::HubState,
    payload::{pack, unpack},
    reply_id::ReplyId,
    state::HARVEST,
    ContractError,
};
use ballast_accounting::{paid_part_floor, Amount, Native};
use ballast_types::hub::{BookRow, Config, BOOK, CONFIG};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Binary, Deps, DepsMut, Env, Reply, ReplyOn, Response, SubMsg};

/// A message that has validators pay out.
pub struct Paying {
    /// The message, with its own reply.
    pub message: SubMsg,
    /// Those of its validators that owe what the chain refused to pay before.
    pub late: Vec<String>,
}

/// The payload of a message whose reply is `PaidOut`.
#[cw_serde]
struct PaidOut {
    /// The id of the message's own reply.
    own_id: u64,
    /// The payload of the message's own reply.
    own_payload: Binary,
    /// Those of its validators that owe.
    late: Vec<String>,
    /// The page to be counted, if this is its last message.
    page: Option<Page>,
}

/// The messages of one call that pay rewards out.
#[cw_serde]
struct Page {
    /// The collector's balance before them.
    before: Native,
    /// The stake that earned what they pay.
    stake: Native,
    /// They are part of a round of harvesting.
    is_round: bool,
}

impl PaidOut {
    /// `message` with this note around its own reply.
    fn around(
        mut message: SubMsg,
        late: Vec<String>,
        page: Option<Page>,
    ) -> Result<SubMsg, ContractError> {
        let note = PaidOut {
            own_id: message.id,
            own_payload: message.payload,
            late,
            page,
        };
        message.payload = pack(&note)?;
        message.id = ReplyId::PaidOut.into();
        message.reply_on = ReplyOn::Always;
        Ok(message)
    }
}

/// Has the reply to the last of `messages` count what they paid out, and each reply know who has
/// paid a debt. The other messages keep the replies that they have. They are to run one after the
/// other, right after the call, with nothing between them that pays the collector. `stake` is all
/// that was bonded before the call.
pub fn count(
    deps: Deps<'_>,
    hub: &HubState,
    stake: Native,
    messages: Vec<Paying>,
    is_round: bool,
) -> Result<Vec<SubMsg>, ContractError> {
    let Some(last) = messages.len().checked_sub(1) else {
        return Ok(vec![]);
    };
    let before = collected(deps, &hub.config)?;
    let counted = messages.into_iter().enumerate().map(|(index, paying)| {
        let Paying { message, late } = paying;
        let page = (index == last).then_some(Page {
            before,
            stake,
            is_round,
        });
        match page.is_none() && late.is_empty() {
            true => Ok(message),
            false => PaidOut::around(message, late, page),
        }
    });
    counted.collect()
}

/// Strikes off the debts that the message paid, does what its `own` reply does, and books what the
/// page paid.
pub fn on_paid_out(
    mut deps: DepsMut<'_>,
    env: &Env,
    mut reply: Reply,
    own: fn(DepsMut<'_>, &Env, Reply) -> Result<Response, ContractError>,
) -> Result<Response, ContractError> {
    let note: PaidOut = unpack(&reply.payload)?;
    if reply.result.is_ok() && !note.late.is_empty() {
        HubState::change(deps.branch(), env, |deps, hub| {
            paid_late(deps, hub, &note.late)
        })?;
    }
    (reply.id, reply.payload) = (note.own_id, note.own_payload);
    let response = own(deps.branch(), env, reply)?;
    let Some(page) = note.page else {
        return Ok(response);
    };
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

/// The chain has carried out a message to each of these validators, so it has paid what they owed.
/// What is in the collector was earned since then, and is to drip as slowly.
fn paid_late(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    validators: &[String],
) -> Result<(), ContractError> {
    for validator in validators {
        let row = BOOK.may_load(deps.storage, validator)?;
        if let Some(mut row) = row.filter(BookRow::is_late) {
            hub.books.earned_since = hub.books.earned_since.min(row.owes_since);
            row.owes_since = 0;
            BOOK.save(deps.storage, validator, &row)?;
        }
    }
    Ok(())
}

/// Rewards that wait in the collector.
pub fn collected(deps: Deps<'_>, config: &Config) -> Result<Native, ContractError> {
    let coin = deps
        .querier
        .query_balance(&config.suite.collector, &config.denom)?;
    Ok(Native::new(coin.amount))
}
