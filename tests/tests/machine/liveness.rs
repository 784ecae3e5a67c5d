//! I-14: whoever sends what in between, one `advance` a day does what was due.
//!
//! From a random state, at a time T: days in each of which an adversary sends what it likes
//! (one-unit bonds, exits, gifts and bonds for validators, cranks with a limit of one), and a
//! keeper calls `advance` once. Then
//!
//! - after `ceil(rows / max_ops) + 8` calls, entries that were due at T are settled, batches that
//!   waited for undelegation are through, the batch that was open is priced, every validator's
//!   rewards of before T are withdrawn, and nothing is left to observe;
//! - one unbonding time and a day after the last redelegation into it ended, a validator that
//!   leaves is down to dust, or nobody could take more of its stake; while somebody can, those that
//!   leave get less; and none is given anything.

use crate::adversary::{Trial, DAY};
use crate::commands::Mood;
use crate::histories::{from_env, generator};
use crate::json::Source;
use crate::order::random_state;
use ballast_hub::state::{ENTRIES, HARVEST, WAITING};
use ballast_types::hub::{BookRow, Params, BOOKS};
use ballast_types::queue::{OpenBatch, OPEN_BATCH};
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

/// What an adversary may not hold up: what waits at the time T.
struct Due {
    /// T.
    began: u64,
    /// Entries whose time has come.
    entries: BTreeSet<u64>,
    /// Batches that wait for undelegation.
    waiting: BTreeSet<u64>,
    /// The batch that is open.
    open: OpenBatch,
    params: Params,
    /// Calls of `advance` that have to be enough.
    calls: u64,
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
    let seats = send_one_away(&mut it, seed);
    let due = what_is_due(&it, seats);
    tally.calls = tally.calls.max(due.calls);
    for _ in 0..due.calls {
        it.day()?;
    }
    ensure_settled(&it, &due)?;
    ensure_undelegated(&it, &due)?;
    ensure_harvested(&it, &due)?;
    ensure_submitted(&it, &due)?;
    ensure_observed(&mut it)?;

    let leaving = leaving(&it);
    tally.drained += leaving.len() as u64;
    ensure_drained(&mut it, &leaving, &due.params)?;
    let book = it.book();
    let kept = leaving.keys().filter(|validator| {
        let row = book.get(*validator).cloned().unwrap_or_default();
        has_more_than_dust(&row, &due.params)
    });
    tally.kept += kept.count() as u64;
    tally.trials += 1;
    tally.steps += it.steps;
    Ok(())
}

/// Mostly, one of three or more validators is told to leave, so that there is something to drain;
/// how many there were.
fn send_one_away(it: &mut Trial, seed: u64) -> usize {
    let registry = it.suite.registry.clone();
    let roster = ROSTER.query(&it.chain.querier(), &registry).unwrap();
    if roster.seats.len() > 2 && !seed.is_multiple_of(3) {
        let seat = it.dice.below(roster.seats.len());
        let msg = json!({"remove_validator": {"address": roster.seats[seat].address}});
        it.send("owner", &registry, &msg, &[]);
    }
    roster.seats.len()
}

fn what_is_due(it: &Trial, seats: usize) -> Due {
    let began = it.chain.now();
    let storage = it.chain.storage_of(&it.suite.hub);
    let entries = ENTRIES.range(&*storage, None, None, Order::Ascending);
    let entries: BTreeSet<u64> = entries
        .map(|row| row.unwrap().0)
        .filter(|(at, _)| *at < began)
        .map(|(_, id)| id)
        .collect();
    let waiting = waiting(it);
    let queue = it.chain.storage_of(&it.suite.queue);
    let params = it.params();
    let rows = seats + it.book().len() + it.with_entries().len() + waiting.len();
    Due {
        began,
        entries,
        waiting,
        open: OPEN_BATCH.load(&*queue).unwrap(),
        calls: (rows as u64).div_ceil(params.max_ops.into()) + 8,
        params,
    }
}

/// Batches that wait for undelegation.
fn waiting(it: &Trial) -> BTreeSet<u64> {
    let storage = it.chain.storage_of(&it.suite.hub);
    let rows = WAITING.range(&*storage, None, None, Order::Ascending);
    rows.map(|row| row.unwrap().0).collect()
}

fn ensure_settled(it: &Trial, due: &Due) -> Result<(), String> {
    let storage = it.chain.storage_of(&it.suite.hub);
    let left = ENTRIES.range(&*storage, None, None, Order::Ascending);
    let left: Vec<u64> = left
        .map(|row| row.unwrap().0 .1)
        .filter(|id| due.entries.contains(id))
        .collect();
    match left.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "entries {left:?} were due and are not settled after {} calls",
            due.calls
        )),
    }
}

/// All batches that waited are through, unless no validator has an entry free.
fn ensure_undelegated(it: &Trial, due: &Due) -> Result<(), String> {
    let entries = it.with_entries();
    let full = |(validator, row): (&String, &BookRow)| {
        row.stake <= row.tolerance()
            || entries.get(validator).copied().unwrap_or_default() >= due.params.max_entries
    };
    let none_free = it.book().iter().all(full);
    let now = waiting(it);
    let left: Vec<&u64> = now.intersection(&due.waiting).collect();
    match left.is_empty() || none_free {
        true => Ok(()),
        false => Err(format!(
            "batches {left:?} still wait for undelegation after {} calls",
            due.calls
        )),
    }
}

fn ensure_harvested(it: &Trial, due: &Due) -> Result<(), String> {
    let storage = it.chain.storage_of(&it.suite.hub);
    let harvest = HARVEST.may_load(&*storage).unwrap().unwrap_or_default();
    let bonded = !BOOKS.load(&*storage).unwrap().pool.bonded.is_zero();
    match bonded && harvest.whole_from < due.began {
        false => Ok(()),
        true => Err(format!(
            "rewards of before {} are not withdrawn: a whole round began at {}",
            due.began, harvest.whole_from
        )),
    }
}

/// The batch that was open is priced, if it is worth it and a day has passed in which it could be.
fn ensure_submitted(it: &Trial, due: &Due) -> Result<(), String> {
    let storage = it.chain.storage_of(&it.suite.hub);
    let books = BOOKS.load(&*storage).unwrap();
    let queue = it.chain.storage_of(&it.suite.queue);
    let now = OPEN_BATCH.load(&*queue).unwrap();
    let could = books.next_batch_at + DAY < it.chain.now() && waiting(it).len() < 8;
    let open = &due.open;
    match open.shares.raw().u128() > 1_000 && now.id == open.id && could {
        false => Ok(()),
        true => Err(format!(
            "batch {} is open still after {} calls",
            open.id, due.calls
        )),
    }
}

/// What the last calls drained is forgotten by the next: three more at the most.
fn ensure_observed(it: &mut Trial) -> Result<(), String> {
    for more in 0.. {
        let unobserved: UnobservedResponse = it.ask(&it.suite.registry, &json!({"unobserved": {}}));
        match unobserved.changes {
            0 => break,
            changes if more > 2 => return Err(format!("{changes} validators are not observed")),
            _ => it.day()?,
        }
    }
    Ok(())
}

/// Validators that have to give, with their rows.
fn leaving(it: &Trial) -> BTreeMap<String, BookRow> {
    let roster = ROSTER.query(&it.chain.querier(), &it.suite.registry);
    let roster = roster.unwrap();
    let book = it.book().into_iter();
    book.filter(|(validator, row)| {
        let seat = roster.seats.iter().find(|seat| seat.address == *validator);
        let gives = seat.is_none_or(|seat| seat.status == Status::Leaving);
        gives && row.stake > row.tolerance()
    })
    .collect()
}

fn has_more_than_dust(row: &BookRow, params: &Params) -> bool {
    row.stake.raw() > params.min_move.max(row.tolerance().raw())
}

/// Until an unbonding time after the last lock: none of those that leave is given stake, and none
/// stays as it is while it could give.
fn ensure_drained(
    it: &mut Trial,
    leaving: &BTreeMap<String, BookRow>,
    params: &Params,
) -> Result<(), String> {
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
        for (validator, first) in leaving {
            let row = after.get(validator).cloned().unwrap_or_default();
            if row.stake > first.stake {
                return Err(format!(
                    "{validator} leaves, and was given stake: {} and {}",
                    first.stake, row.stake
                ));
            }
            let days = stuck.entry(validator).or_default();
            match has_more_than_dust(&row, params) && !moved && it.has_taker(validator) {
                true => *days += 1,
                false => *days = 0,
            }
            // a redelegation counts as open for an hour more than the chain says, and a refusal for
            // one
            if *days > 3 {
                return Err(what_is_stuck(it, validator, &after, *days));
            }
        }
    }
    Ok(())
}

/// All that bears on a validator that leaves and does not get less.
fn what_is_stuck(
    it: &mut Trial,
    validator: &str,
    book: &BTreeMap<String, BookRow>,
    days: u32,
) -> String {
    let row = book.get(validator).cloned().unwrap_or_default();
    let targets: TargetsResponse = it.ask(&it.suite.registry, &json!({"targets": {}}));
    // what the chain says to the next try
    let why = it.why_nothing_moves();
    format!(
        "{validator} leaves and has {}, someone could take it, and nothing moves for {days} days\n{row:?}\n{book:?}\n\
         {:?}\n{targets:?}\n{:?}\n{:?}\n{why}",
        row.stake,
        it.with_entries(),
        it.params(),
        it.chain.redelegations(&it.suite.hub),
    )
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
