//! What the hub remembers of its redelegations: what the chain will refuse meanwhile, and whose
//! fault a loss at their destination is.

use crate::{
    gate::trim,
    hub_state::HubState,
    state::{Moved, Record, Redelegations, REDELEGATIONS, REFUSAL_SECS, SEEN_OUT},
    ContractError,
};
use anybuf::Bufany;
use ballast_accounting::{
    time::{parts_ceil, secs_ceil, secs_floor},
    Amount, Native,
};
use ballast_types::{event, hub::BOOK};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Deps, DepsMut, Env, MsgResponse, Order, Response, StdResult, Storage};
use litemap::LiteMap;

/// The payload of a redelegation, for its reply.
#[cw_serde]
pub struct Redelegated {
    /// The number of the record it is in, or will be.
    pub id: u64,
    pub source: String,
    pub target: String,
    pub amount: Native,
    pub end: End,
}

/// How the hub knows when the chain forgets a redelegation.
#[cw_serde]
pub enum End {
    /// The answer says so. Where it says nothing, it is taken to be after so long.
    Answered { unbonding_secs: u64 },
    /// It was reckoned, and recorded with the message. If there are `records`, the answer is to
    /// confirm them all.
    Reckoned {
        completes_at: u64,
        records: Vec<RecordKey>,
    },
}

/// What a record of redelegations is kept under.
#[cw_serde]
pub struct RecordKey {
    pub target: String,
    pub id: u64,
}

/// A source of open redelegations, as it is seen now.
pub struct SourceSeen {
    pub validator: String,
    /// It is in the bonded set.
    pub bonded: bool,
}

/// When the chain forgets a redelegation out of a bonded validator that is made now, in seconds
/// rounded up.
pub fn end(env: &Env, unbonding_secs: u64) -> u64 {
    secs_ceil(env.block.time).saturating_add(unbonding_secs)
}

/// How many redelegations of each pair the chain still remembers.
pub fn open_pairs(
    storage: &dyn Storage,
    hub: &HubState,
) -> StdResult<LiteMap<(String, String), u64>> {
    let mut pairs: LiteMap<(String, String), u64> = LiteMap::new_vec();
    for row in REDELEGATIONS.range(storage, None, None, Order::Ascending) {
        let ((target, _), record) = row?;
        if record.is_closed(hub.now) {
            continue;
        }
        for moved in record.moves {
            let count = pairs.entry((moved.source, target.clone())).or_default();
            *count = count.saturating_add(1);
        }
    }
    Ok(pairs)
}

/// Sources of open redelegations that have left the bonded set or come back to it since a booking
/// or a crank last looked, and whether they are in it now.
pub fn unseen_sources(deps: Deps<'_>, hub: &HubState) -> Result<Vec<SourceSeen>, ContractError> {
    let mut sources: LiteMap<String, ()> = LiteMap::new_vec();
    for row in REDELEGATIONS.range(deps.storage, None, None, Order::Ascending) {
        let (_, record) = row?;
        if !record.is_closed(hub.now) {
            let moves = record.moves.into_iter().filter(|moved| moved.bonded);
            sources.extend(moves.map(|moved| (moved.source, ())));
        }
    }
    if sources.is_empty() {
        return Ok(vec![]);
    }
    let bonded = hub.bonded_set(&deps.querier)?;
    let seen = sources.into_iter().map(|(validator, ())| SourceSeen {
        bonded: bonded.contains_key(&validator),
        validator,
    });
    Ok(seen
        .filter(|source| source.bonded == SEEN_OUT.has(deps.storage, &source.validator))
        .collect())
}

/// Writes a record, and forgets those of the same destination that the chain has forgotten.
pub fn record(storage: &mut dyn Storage, now: u64, record: &Record) -> Result<(), ContractError> {
    let closed = REDELEGATIONS
        .prefix(&record.target)
        .range(storage, None, None, Order::Ascending)
        .filter(|row| row.as_ref().is_ok_and(|(_, open)| open.is_closed(now)))
        .map(|row| row.map(|(id, _)| id))
        .collect::<StdResult<Vec<_>>>()?;
    for id in closed {
        REDELEGATIONS.remove(storage, (&record.target, id));
    }
    Ok(record.save(storage)?)
}

/// Remembers a redelegation for as long as the chain does, or takes a refused one back.
pub fn on_redelegated(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Redelegated,
    answer: Result<Vec<MsgResponse>, String>,
) -> Result<Response, ContractError> {
    match answer {
        Ok(responses) => {
            answered(deps, env, asked, completion(&responses))?;
            Ok(Response::new())
        }
        Err(error) => refused(deps, env, asked, error),
    }
}

fn answered(
    deps: DepsMut<'_>,
    env: &Env,
    asked: Redelegated,
    answer: Option<u64>,
) -> Result<(), ContractError> {
    let now = secs_floor(env.block.time);
    match asked.end {
        End::Answered { unbonding_secs } => {
            let completes_at = answer.unwrap_or_else(|| end(env, unbonding_secs));
            if completes_at > now {
                let mut open = Redelegations::until(completes_at);
                // not bonded when it moved: the answer says what of it the chain still remembers
                open.moves
                    .push(Moved::new(asked.source, asked.amount, false));
                let new = Record {
                    target: asked.target,
                    id: asked.id,
                    open,
                };
                record(deps.storage, now, &new)?;
                lock(deps.storage, &new.target)?;
            }
            Ok(())
        }
        End::Reckoned {
            completes_at,
            records,
        } => match answer {
            // out of a bonded validator it lasts the unbonding time: an answer that it is over is ignored
            Some(answer) if answer > now && answer != completes_at => {
                correct(deps, env, records, answer)
            }
            _ => Ok(()),
        },
    }
}

/// The chain's unbonding time is not what it was taken for: the records of the call end when it
/// said.
fn correct(
    deps: DepsMut<'_>,
    env: &Env,
    records: Vec<RecordKey>,
    completes_at: u64,
) -> Result<(), ContractError> {
    for RecordKey { target, id } in records {
        if let Some(mut open) = REDELEGATIONS.may_load(deps.storage, (&target, id))? {
            open.completes_at = completes_at;
            REDELEGATIONS.save(deps.storage, (&target, id), &open)?;
            lock(deps.storage, &target)?;
        }
    }
    HubState::change(deps, env, |_, hub| {
        hub.saw_unbonding(completes_at);
        Ok(())
    })
}

fn refused(
    mut deps: DepsMut<'_>,
    env: &Env,
    asked: Redelegated,
    error: String,
) -> Result<Response, ContractError> {
    let Redelegated {
        id,
        source,
        target,
        amount,
        end,
    } = asked;
    if let Some(mut open) = REDELEGATIONS.may_load(deps.storage, (&target, id))? {
        let of = |moved: &Moved| moved.source == source && moved.amount == amount;
        if let Some(index) = open.moves.iter().position(of) {
            open.moves.remove(index);
        }
        match open.moves.is_empty() {
            true => REDELEGATIONS.remove(deps.storage, (&target, id)),
            false => REDELEGATIONS.save(deps.storage, (&target, id), &open)?,
        }
    }
    let until = secs_floor(env.block.time).saturating_add(REFUSAL_SECS);
    let mut from = BOOK.may_load(deps.storage, &source)?.unwrap_or_default();
    from.hold(from.stake.checked_add(amount)?, env.block.time);
    from.no_redelegate_until = until;
    // all of it, out of one that was not in the bonded set
    from.keeps_one |= from.stake == amount && matches!(end, End::Answered { .. });
    HubState::change(deps.branch(), env, |deps, hub| {
        trim(deps.as_ref(), env, hub, &source, &mut from)
    })?;
    BOOK.save(deps.storage, &source, &from)?;
    let mut to = BOOK.may_load(deps.storage, &target)?.unwrap_or_default();
    to.hold(to.stake.checked_sub(amount)?, env.block.time);
    to.locked_until = last_end(deps.storage, &target)?;
    BOOK.save(deps.storage, &target, &to)?;
    let subject = format!("{source} -> {target}");
    let skipped = event::Skipped::new("rebalance", &subject, &error);
    Ok(Response::new().add_event(skipped.of(amount)))
}

/// Locks a destination for as long as the last of its records, and no longer.
fn lock(storage: &mut dyn Storage, target: &str) -> Result<(), ContractError> {
    let mut row = BOOK.may_load(storage, target)?.unwrap_or_default();
    row.locked_until = last_end(storage, target)?;
    Ok(BOOK.save(storage, target, &row)?)
}

/// When the last of a destination's records ends; 0 where there is none.
fn last_end(storage: &dyn Storage, target: &str) -> StdResult<u64> {
    REDELEGATIONS
        .prefix(target)
        .range(storage, None, None, Order::Ascending)
        .try_fold(0, |last, open| {
            open.map(|(_, open)| open.completes_at.max(last))
        })
}

/// `MsgBeginRedelegateResponse { 1: completion_time { 1: seconds, 2: nanos } }`. A redelegation out
/// of an unbonded validator is over at once; its time is in the past or zero.
fn completion(responses: &[MsgResponse]) -> Option<u64> {
    let answer = Bufany::deserialize(&responses.first()?.value).ok()?;
    let time = answer.message(1)?;
    let seconds = u64::try_from(time.int64(1)?).unwrap_or_default();
    let has_nanos = time.int32(2).unwrap_or_default() > 0;
    Some(parts_ceil(seconds, has_nanos))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use anybuf::Anybuf;
    use cosmwasm_std::{
        testing::{mock_dependencies, mock_env},
        Binary, Timestamp,
    };

    fn answer(seconds: i64, nanos: i32) -> Vec<MsgResponse> {
        let time = Anybuf::new()
            .append_int64(1, seconds)
            .append_int32(2, nanos);
        vec![MsgResponse {
            type_url: "/cosmos.staking.v1beta1.MsgBeginRedelegateResponse".to_string(),
            value: Binary::from(Anybuf::new().append_message(1, &time).into_vec()),
        }]
    }

    /// Chains have blocks between two seconds: reckoned and answered are the same second, the later
    /// one.
    #[test]
    fn a_part_of_a_second_counts_as_one() {
        let mut env = mock_env();
        for (nanos, expected) in [(0, 1_500), (1, 1_501), (999_999_999, 1_501)] {
            env.block.time = Timestamp::from_seconds(1_000).plus_nanos(nanos);
            assert_eq!(end(&env, 500), expected);
            let nanos = i32::try_from(nanos).unwrap();
            assert_eq!(completion(&answer(1_500, nanos)), Some(expected));
        }
    }

    /// A chain that says no time, or one that is past, of what left a bonded validator: what was
    /// reckoned stands.
    #[test]
    fn an_answer_that_cannot_be_changes_no_record() {
        let (mut deps, env) = (mock_dependencies(), mock_env());
        let now = env.block.time.seconds();
        let completes_at = end(&env, 500);
        let kept = Record {
            target: "target".to_string(),
            id: 1,
            open: Redelegations::until(completes_at),
        };
        record(deps.as_mut().storage, now, &kept).unwrap();
        let past = i64::try_from(now).unwrap();
        for answer in [vec![], answer(0, 0), answer(past, 0)] {
            let asked = Redelegated {
                id: 1,
                source: "source".to_string(),
                target: "target".to_string(),
                amount: Native::ZERO,
                end: End::Reckoned {
                    completes_at,
                    records: vec![RecordKey {
                        target: "target".to_string(),
                        id: 1,
                    }],
                },
            };
            on_redelegated(deps.as_mut(), &env, asked, Ok(answer)).unwrap();
            let open = REDELEGATIONS.load(&deps.storage, ("target", 1)).unwrap();
            assert_eq!(open, kept.open);
        }
    }

    #[test]
    fn a_time_before_all_blocks_is_over() {
        assert_eq!(completion(&[]), None);
        let empty = MsgResponse {
            type_url: String::new(),
            value: Binary::default(),
        };
        assert_eq!(completion(&[empty]), Some(0));
        // the chain's word for none, of a source that is not bonded any more
        assert_eq!(completion(&answer(-62_135_596_800, 0)), Some(0));
    }
}
