//! I-14: whoever sends what in between, one `advance` a day does what was due.
//!
//! From a random state, at a time T: days in each of which an adversary sends what it likes (one-unit bonds, exits, gifts
//! and bonds for validators, cranks with a limit of one), and a keeper calls `advance` once. Then
//!
//! - after `ceil(rows / max_ops) + 8` calls, entries that were due at T are settled, batches that waited for undelegation are
//!   through, the batch that was open is priced, every validator's rewards of before T are withdrawn, and nothing is left to
//!   observe;
//! - one unbonding time and a day after the last redelegation into it ended, a validator that leaves is
//!   down to dust, or nobody could take more of its stake; while somebody can, those that leave get less; and none is given
//!   anything.

use crate::adversary::{Trial, DAY};
use crate::commands::Mood;
use crate::histories::{from_env, generator};
use crate::json::Source;
use crate::order::random_state;
use ballast_hub::state::{ENTRIES, HARVEST, WAITING};
use ballast_types::hub::{BookRow, BOOKS};
use ballast_types::queue::OPEN_BATCH;
use ballast_types::registry::{Status, TargetsResponse, UnobservedResponse, ROSTER};
use ballast_types::Amount;
use cosmwasm_std::Order;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What trials came to.
#[derive(Debug, Default)]
struct Tally {
    trials: u64,
    steps: u64,
    /// The most calls that any trial was given for what was due at once.
    calls: u64,
    /// Validators that were to be emptied.
    drained: u64,
    /// Of these, how many still had stake at their last day because nobody could take it.
    kept: u64,
}

/// One trial: an error says what was not done.
fn trial(seed: u64, tally: &mut Tally) -> Result<(), String> {
    let Some((chain, suite)) = random_state(seed, 60) else {
        return Ok(());
    };
    let mut it = Trial {
        chain,
        suite,
        dice: Source::new(generator(seed), vec![]),
        steps: 60,
    };
    let (hub, registry) = (it.suite.hub.clone(), it.suite.registry.clone());
    // somebody is told to leave, so that there is something to drain
    let roster = ROSTER.query(&it.chain.querier(), &registry).unwrap();
    if roster.seats.len() > 2 && !seed.is_multiple_of(3) {
        let address = roster.seats[it.dice.below(roster.seats.len())]
            .address
            .clone();
        it.send(
            "owner",
            &registry,
            &json!({"remove_validator": {"address": address}}),
            &[],
        );
    }

    let began = it.chain.now();
    let (due, waiting, open) = {
        let storage = it.chain.storage_of(&hub);
        let entries = ENTRIES.range(&*storage, None, None, Order::Ascending);
        let due: BTreeSet<u64> = entries
            .map(|row| row.unwrap().0)
            .filter(|(at, _)| *at < began)
            .map(|(_, id)| id)
            .collect();
        let waiting: BTreeSet<u64> = WAITING
            .range(&*storage, None, None, Order::Ascending)
            .map(|row| row.unwrap().0)
            .collect();
        let queue = it.chain.storage_of(&it.suite.queue);
        (due, waiting, OPEN_BATCH.load(&*queue).unwrap())
    };
    let params = it.params();
    let rows = roster.seats.len() + it.book().len() + it.with_entries().len() + waiting.len();
    let calls = (rows as u64).div_ceil(params.max_ops.into()) + 8;
    tally.calls = tally.calls.max(calls);
    for _ in 0..calls {
        it.day()?;
    }

    {
        let storage = it.chain.storage_of(&hub);
        let left = ENTRIES.range(&*storage, None, None, Order::Ascending);
        let left: Vec<u64> = left
            .map(|row| row.unwrap().0 .1)
            .filter(|id| due.contains(id))
            .collect();
        if !left.is_empty() {
            return Err(format!(
                "entries {left:?} were due and are not settled after {calls} calls"
            ));
        }
        let entries = it.with_entries();
        let full = |(validator, row): (&String, &BookRow)| {
            row.stake <= row.tolerance()
                || entries.get(validator).copied().unwrap_or_default() >= params.max_entries
        };
        let none_free = it.book().iter().all(full);
        let left = WAITING.range(&*storage, None, None, Order::Ascending);
        let left: Vec<u64> = left
            .map(|row| row.unwrap().0)
            .filter(|id| waiting.contains(id))
            .collect();
        if !left.is_empty() && !none_free {
            return Err(format!(
                "batches {left:?} still wait for undelegation after {calls} calls"
            ));
        }
        let harvest = HARVEST.may_load(&*storage).unwrap().unwrap_or_default();
        let bonded = !BOOKS.load(&*storage).unwrap().pool.bonded.is_zero();
        if bonded && harvest.whole_from < began {
            return Err(format!(
                "rewards of before {began} are not withdrawn: a whole round began at {}",
                harvest.whole_from
            ));
        }
        let books = BOOKS.load(&*storage).unwrap();
        let queue = it.chain.storage_of(&it.suite.queue);
        let now = OPEN_BATCH.load(&*queue).unwrap();
        let last_call = it.chain.now();
        let could = books.next_batch_at + DAY < last_call
            && WAITING
                .range(&*storage, None, None, Order::Ascending)
                .count()
                < 8;
        if open.shares.raw().u128() > 1_000 && now.id == open.id && could {
            return Err(format!(
                "batch {} is open still after {calls} calls",
                open.id
            ));
        }
    }
    // what the last calls drained is forgotten by the next
    for more in 0.. {
        let unobserved: UnobservedResponse = it.ask(&registry, &json!({"unobserved": {}}));
        match unobserved.changes {
            0 => break,
            changes if more > 2 => return Err(format!("{changes} validators are not observed")),
            _ => it.day()?,
        }
    }

    // draining: an unbonding time after the last lock, from now on for each that has to give
    let roster = ROSTER.query(&it.chain.querier(), &registry).unwrap();
    let leaving: BTreeMap<String, BookRow> = it
        .book()
        .into_iter()
        .filter(|(validator, row)| {
            let seat = roster.seats.iter().find(|seat| seat.address == *validator);
            let gives = seat.is_none_or(|seat| seat.status == Status::Leaving);
            gives && row.stake > row.tolerance()
        })
        .collect();
    tally.drained += leaving.len() as u64;
    let now = it.chain.now();
    let last = leaving.values().map(|row| row.locked_until.max(now)).max();
    let until = last.map_or(now, |last| last + params.unbonding_secs + DAY);
    let mut stuck: BTreeMap<&String, u32> = BTreeMap::new();
    while it.chain.now() < until && !leaving.is_empty() {
        let before = it.book();
        it.day()?;
        let after = it.book();
        let stake = |book: &BTreeMap<String, BookRow>, validator: &String| {
            book.get(validator).map(|row| row.stake).unwrap_or_default()
        };
        // what little room there is goes to one of them
        let moved = leaving
            .keys()
            .any(|validator| stake(&after, validator) < stake(&before, validator));
        for (validator, first) in &leaving {
            let row = after.get(validator).cloned().unwrap_or_default();
            if row.stake > first.stake {
                return Err(format!(
                    "{validator} leaves, and was given stake: {} and {}",
                    first.stake, row.stake
                ));
            }
            let is_left = row.stake.raw() > params.min_move.max(row.tolerance().raw());
            let days = stuck.entry(validator).or_default();
            match is_left && !moved && it.has_taker(validator) {
                true => *days += 1,
                false => *days = 0,
            }
            // a redelegation counts as open for an hour more than the chain says, and a refusal for one
            if *days > 3 {
                let targets: TargetsResponse = it.ask(&registry, &json!({"targets": {}}));
                // what the chain says to the next try
                let why = it.why_nothing_moves();
                return Err(format!(
                    "{validator} leaves and has {}, someone could take it, and nothing moves for {days} days\n{row:?}\n{after:?}\n\
                     {:?}\n{targets:?}\n{params:?}\n{:?}\n{why}",
                    row.stake,
                    it.with_entries(),
                    it.chain.redelegations(&hub),
                ));
            }
        }
    }
    let book = it.book();
    let kept = leaving.keys().filter(|validator| {
        let row = book.get(*validator).cloned().unwrap_or_default();
        row.stake.raw() > params.min_move.max(row.tolerance().raw())
    });
    tally.kept += kept.count() as u64;
    tally.trials += 1;
    tally.steps += it.steps;
    Ok(())
}

fn trials(first: u64, steps: u64) -> Tally {
    let mut tally = Tally::default();
    let mut failed = vec![];
    let mut seed = first;
    while tally.steps < steps && seed < first + steps {
        if let Err(why) = trial(seed, &mut tally) {
            println!("seed {seed}: {why}");
            failed.push(format!(
                "seed {seed}, {:?}: {why}",
                [Mood::Calm, Mood::Real][(seed % 2) as usize]
            ));
        }
        seed += 1;
    }
    assert!(
        failed.is_empty(),
        "{} of {} failed\n{}",
        failed.len(),
        seed - first,
        failed.join("\n")
    );
    tally
}

#[test]
fn one_call_a_day_does_what_was_due() {
    let first = from_env("BALLAST_SEED").unwrap_or(1);
    trials(first, 1_500);
}

/// As many steps as are asked for; 200,000 by default.
#[test]
#[ignore = "long: run by hand"]
fn one_call_a_day_does_what_was_due_for_long() {
    let first = from_env("BALLAST_SEED").unwrap_or(500_000);
    let steps = from_env("BALLAST_STEPS").unwrap_or(200_000);
    println!("{:?}", trials(first, steps));
}
