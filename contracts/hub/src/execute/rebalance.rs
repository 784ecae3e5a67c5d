//! Moves stake towards targets.

use super::{
    paid_out::{count, Paying},
    redelegations::{self, End, RecordKey, Redelegated, SourceSeen},
};
use crate::{
    gate::{note_source, save_row},
    hub_state::HubState,
    payload::pack,
    reply_id::ReplyId,
    state::{Moved, Record, Redelegations},
    survey::{Purpose, Site, Survey},
    ContractError,
};
use ballast_accounting::{
    allocation::{self, Move, Pair},
    Amount, Native,
};
use ballast_types::hub::{BookRow, PauseScope, BOOK};
use cosmwasm_std::{Deps, DepsMut, Env, Response, StakingMsg, Storage, SubMsg};
use litemap::LiteMap;

/// Which moves a call makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Stake of validators that are drained, and stake above a quota.
    Urgent,
    /// `Urgent`, and stake that is off its weight by more than the band.
    All,
}

/// The moves, records and rows that a call would change now.
pub struct Changes {
    survey: Survey,
    moves: Vec<Move>,
    /// Sources of open redelegations that left the bonded set or came back, unseen.
    unseen: Vec<SourceSeen>,
    /// Validators whose row holds neither stake nor a refusal that is still remembered.
    empty: Vec<String>,
}

impl Changes {
    /// At most `ops` moves.
    pub fn look(
        deps: Deps<'_>,
        hub: &HubState,
        scope: Scope,
        ops: usize,
    ) -> Result<Self, ContractError> {
        let (survey, moves) = plan(deps, hub, scope, ops)?;
        let unseen = redelegations::unseen_sources(deps, hub)?;
        let empty = survey.empty_rows(hub);
        Ok(Self {
            survey,
            moves,
            unseen,
            empty,
        })
    }

    /// Whether there is anything to do.
    pub fn is_work(&self) -> bool {
        !self.moves.is_empty() || !self.unseen.is_empty() || !self.empty.is_empty()
    }

    /// How many stakes would be moved.
    pub fn moves(&self) -> usize {
        self.moves.len()
    }
}

/// Redelegates up to `limit` times, for drains, quotas and weights.
pub fn rebalance(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    limit: Option<u32>,
) -> Result<Response, ContractError> {
    let ops = hub.ops(limit)?;
    let changes = Changes::look(deps.as_ref(), hub, Scope::All, ops)?;
    carry_out(deps, env, hub, changes)
}

/// Redelegates, draining validators first; and remembers which sources of open redelegations are out
/// of the bonded set: what is lost at their destinations later is not their fault.
pub fn carry_out(
    deps: DepsMut<'_>,
    env: &Env,
    hub: &mut HubState,
    changes: Changes,
) -> Result<Response, ContractError> {
    hub.ensure_running(PauseScope::Cranks)?;
    let Changes {
        survey,
        moves,
        unseen,
        empty,
    } = changes;
    for validator in empty {
        BOOK.remove(deps.storage, &validator);
    }
    for source in unseen {
        note_source(deps.storage, &source.validator, source.bonded, hub.now)?;
    }
    let moved = Native::sum(moves.iter().map(|step| step.amount))?;
    let messages = send(deps.storage, env, hub, &survey, &moves)?;
    let messages = count(deps.as_ref(), hub, hub.books.pool.bonded, messages, false)?;
    Ok(Response::new()
        .add_submessages(messages)
        .add_attribute("action", "rebalance")
        .add_attribute("amount", moved.to_string()))
}

/// The moves that are planned now, and the survey whose sites they name.
fn plan(
    deps: Deps<'_>,
    hub: &HubState,
    scope: Scope,
    ops: usize,
) -> Result<(Survey, Vec<Move>), ContractError> {
    let pool = &hub.books.pool;
    let purpose = Purpose {
        // with what is to be placed: what new stake will put right by itself is not moved, nor
        // locked
        total: pool
            .bonded
            .checked_add(pool.buffer)?
            .saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: true,
    };
    let survey = Survey::make(deps, hub, &purpose)?;
    if !survey.quotas_known {
        return Ok((survey, vec![]));
    }
    let pairs = redelegations::open_pairs(deps.storage, hub)?;
    let pair = |from: usize, to: usize| match (survey.get(from), survey.get(to)) {
        (Some(from), Some(to)) => {
            let open = pairs
                .get(&(from.id.clone(), to.id.clone()))
                .copied()
                .unwrap_or_default();
            Pair::of(open, hub.config.params.max_entries)
        }
        _ => Pair::Closed,
    };
    let moves = allocation::plan_rebalance(
        &survey.places(hub),
        (scope == Scope::All).then_some(hub.config.params.rebalance_band_bps),
        survey.min_stake,
        Native::new(hub.config.params.min_move),
        ops,
        &pair,
    )?;
    Ok((survey, moves))
}

/// A move that is booked, between two validators as they were before.
struct Booked<'a> {
    /// The number of its record.
    id: u64,
    from: &'a Site,
    to: &'a Site,
    amount: Native,
}

/// Books the moves as asked and makes their messages. Every row is written once, and so is what is
/// remembered of a destination.
///
/// The chain remembers for the unbonding time what leaves a bonded validator: that is recorded
/// here, one answer confirms it for all, and other replies come of refusals alone. What leaves
/// another is recorded as it is answered.
fn send(
    storage: &mut dyn Storage,
    env: &Env,
    hub: &mut HubState,
    survey: &Survey,
    moves: &[Move],
) -> Result<Vec<Paying>, ContractError> {
    let completes_at = redelegations::end(env, hub.unbonding_secs());
    let mut rows: LiteMap<&str, BookRow> = LiteMap::new_vec();
    let mut records: LiteMap<&str, Record> = LiteMap::new_vec();
    let mut booked = vec![];
    for Move { from, to, amount } in moves {
        let (Some(from), Some(to)) = (survey.get(*from), survey.get(*to)) else {
            continue;
        };
        let row = rows.entry(&from.id).or_insert_with(|| from.row.clone());
        row.book(row.stake.checked_sub(*amount)?, hub.time);
        let row = rows.entry(&to.id).or_insert_with(|| to.row.clone());
        row.book(row.stake.checked_add(*amount)?, hub.time);

        let known = records.get(to.id.as_str()).filter(|_| from.bonded);
        let id = known.map_or_else(|| hub.books.next_redelegation(), |record| record.id);
        if from.bonded {
            row.locked_until = row.locked_until.max(completes_at);
            let new = || Record {
                target: to.id.clone(),
                id,
                open: Redelegations::until(completes_at),
            };
            let moved = Moved::new(from.id.clone(), *amount, true);
            let record = records.entry(&to.id).or_insert_with(new);
            record.open.moves.push(moved);
        }
        booked.push(Booked {
            id,
            from,
            to,
            amount: *amount,
        });
    }
    save(storage, hub.now, &rows, &records)?;
    let unconfirmed = records
        .into_iter()
        .map(|(_, Record { target, id, .. })| RecordKey { target, id })
        .collect();
    messages(hub, booked, completes_at, unconfirmed)
}

/// Writes the rows, and what is remembered of the destinations.
fn save(
    storage: &mut dyn Storage,
    now: u64,
    rows: &LiteMap<&str, BookRow>,
    records: &LiteMap<&str, Record>,
) -> Result<(), ContractError> {
    for (validator, row) in rows {
        save_row(storage, validator, row, now)?;
    }
    for record in records.values() {
        redelegations::record(storage, now, record)?;
    }
    Ok(())
}

/// The messages for moves that are booked, each with those of its two validators that are late with
/// rewards. The first out of a bonded validator confirms all records.
fn messages(
    hub: &HubState,
    booked: Vec<Booked<'_>>,
    completes_at: u64,
    mut unconfirmed: Vec<RecordKey>,
) -> Result<Vec<Paying>, ContractError> {
    booked
        .into_iter()
        .map(|booked| {
            let Booked {
                id,
                from,
                to,
                amount,
            } = booked;
            let end = match from.bonded {
                true => End::Reckoned {
                    completes_at,
                    records: std::mem::take(&mut unconfirmed),
                },
                false => End::Answered {
                    unbonding_secs: hub.unbonding_secs(),
                },
            };
            let asked = Redelegated {
                id,
                source: from.id.clone(),
                target: to.id.clone(),
                amount,
                end,
            };
            let late = [from, to].into_iter().filter(|site| site.row.is_late());
            let late = late.map(|site| site.id.clone()).collect();
            Ok(Paying {
                message: message(hub, &asked)?,
                late,
            })
        })
        .collect()
}

fn message(hub: &HubState, asked: &Redelegated) -> Result<SubMsg, ContractError> {
    let msg = StakingMsg::Redelegate {
        src_validator: asked.source.clone(),
        dst_validator: asked.target.clone(),
        amount: hub.coin(asked.amount),
    };
    let id = ReplyId::Redelegated.into();
    let message = match &asked.end {
        End::Reckoned { records, .. } if records.is_empty() => SubMsg::reply_on_error(msg, id),
        End::Reckoned { .. } | End::Answered { .. } => SubMsg::reply_always(msg, id),
    };
    Ok(message.with_payload(pack(asked)?))
}
