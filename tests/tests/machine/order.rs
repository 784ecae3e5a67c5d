//! I-13: cranks in any order give the same books.
//!
//! From a random state, four cranks in every order (five: `scripts/orders`), all in one block; then
//! forty days in which a keeper calls, and everything is released, settled and paid. *The same* is
//! then: the value of the pool, the supply, what each batch is owed and was paid, what insurers
//! hold, to [`Books::differs`].
//!
//! Two things are no matter of order and left out: a cover that is owed, which those who leave
//! before it is paid leave unpaid by design, and `distribute`, whose premium is by the coverage of
//! the moment.

use crate::commands::Mood;
use crate::histories::{from_env, plan};
use crate::world::World;
use ballast_testing::{
    lst_of, Chain, Contracts, MintChange, Moment, Observation, ParamsChange, BLOCK_TIME,
};
use ballast_types::Amount;
use cosmwasm_std::{to_json_binary, Addr, Decimal};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

const CRANKS: [&str; 7] = [
    "sync",
    "settle",
    "submit_batch",
    "undelegate",
    "delegate",
    "rebalance",
    "harvest",
];

/// Messages to validators of a history's end that may each round one unit away.
const ROUNDINGS: u128 = 200;

/// Books, once nothing is due.
#[derive(Clone, Debug, PartialEq)]
struct Books {
    value: u128,
    supply: u128,
    insured: u128,
    batches: BTreeMap<u64, (u128, u128)>,
}

impl Books {
    fn of(chain: &Chain, suite: &Contracts) -> Self {
        let seen = Observation::take(chain, suite).unwrap();
        let raw = |amount: ballast_types::Native| amount.raw().u128();
        let batches = seen.batches.iter();
        Self {
            value: raw(seen.books.pool.value(seen.now).unwrap()),
            supply: seen.supply.u128(),
            insured: lst_of(chain, suite, &suite.vault).u128(),
            batches: batches
                .map(|(id, b)| (*id, (raw(b.owed), raw(b.funded))))
                .collect(),
        }
    }

    /// What differs by more than the chain's roundings.
    fn differs(&self, other: &Self) -> Option<String> {
        let near = |what: &str, a: u128, b: u128| {
            (a.abs_diff(b) > ROUNDINGS).then(|| format!("{what}: {a} and {b}"))
        };
        if self.batches.len() != other.batches.len() {
            return Some(format!(
                "batches: {:?} and {:?}",
                self.batches, other.batches
            ));
        }
        let pairs = self.batches.iter().zip(other.batches.values());
        let mut batches = pairs.map(|((id, ours), theirs)| {
            near(&format!("owed of batch {id}"), ours.0, theirs.0)
                .or_else(|| near(&format!("funded of batch {id}"), ours.1, theirs.1))
        });
        near("value", self.value, other.value)
            .or_else(|| near("supply", self.supply, other.supply))
            .or_else(|| near("insured", self.insured, other.insured))
            .or_else(|| batches.find_map(|differs| differs))
    }
}

/// A random state: after `steps` commands, with nothing broken and nothing owed.
pub fn random_state(seed: u64, steps: usize) -> Option<(Chain, Contracts)> {
    let mood = [Mood::Calm, Mood::Real][(seed % 2) as usize];
    let (setup, commands) = plan(seed, mood, steps);
    let mut world = World::new(setup);
    for command in commands {
        if let Err(failure) = world.take(command) {
            panic!("seed {seed}: {}", failure.what);
        }
    }
    // a pause would only make cranks refuse
    let clear = !["bond", "unbond", "cranks"]
        .iter()
        .any(|scope| world.is_paused(scope));
    (clear && !world.is_owed()).then(|| world.into_parts())
}

fn call(chain: &mut Chain, suite: &Contracts, crank: &Value) {
    let keeper: Addr = chain.accounts()["keeper"].clone();
    let msg = to_json_binary(crank).unwrap();
    let done = chain.execute(&keeper, &suite.hub, msg, &[]);
    done.unwrap_or_else(|error| panic!("{crank} was refused: {error}"));
}

/// All that any order of these cranks can lead to, each with one order that does. What orders share
/// is done once: a moment that two of them reach with the same cranks is one moment.
fn outcomes(
    chain: &mut Chain,
    suite: &Contracts,
    cranks: &[&'static str],
) -> Vec<(Vec<&'static str>, Moment)> {
    // by which cranks were called, as bits: smaller sets come first
    let mut reached: Vec<Vec<(Vec<&str>, Moment)>> = vec![vec![(vec![], chain.moment())]];
    for called in 1_usize..1 << cranks.len() {
        let mut here: Vec<(Vec<&str>, Moment)> = vec![];
        for (bit, crank) in cranks.iter().enumerate() {
            if called & (1 << bit) == 0 {
                continue;
            }
            for (order, moment) in &reached[called & !(1 << bit)] {
                chain.return_to(moment);
                call(chain, suite, &json!({*crank: {}}));
                let now = chain.moment();
                if here.iter().all(|(_, known)| *known != now) {
                    here.push(([order.as_slice(), &[crank]].concat(), now));
                }
            }
        }
        reached.push(here);
    }
    reached.pop().unwrap_or_default()
}

/// From one state: every order of `length` cranks. Returns how many there are, and how many
/// outcomes.
fn every_order(seed: u64, length: usize) -> (usize, usize) {
    let Some((mut chain, suite)) = random_state(seed, 40) else {
        return (0, 0);
    };
    // which cranks: another choice for each state
    let mut cranks = CRANKS;
    cranks.rotate_left((seed % CRANKS.len() as u64) as usize);
    // validators keep different parts of rewards: whose stake is where in forty days decides what
    // comes
    let none = MintChange {
        inflation: Some(Decimal::zero()),
    };
    chain
        .set_params(&ParamsChange::Mint(none), BLOCK_TIME)
        .unwrap();
    let mut first: Option<(Vec<&str>, Books)> = None;
    let all = outcomes(&mut chain, &suite, &cranks[..length]);
    for (order, moment) in &all {
        chain.return_to(moment);
        for _ in 0..8 {
            chain.advance(5 * 86_400).unwrap();
            for _ in 0..2 {
                chain.next_block(5).unwrap();
                call(&mut chain, &suite, &json!({"advance": {}}));
            }
        }
        let books = Books::of(&chain, &suite);
        match &first {
            None => first = Some((order.clone(), books)),
            Some((other, same)) => {
                if let Some(what) = same.differs(&books) {
                    panic!("seed {seed}: {other:?} and {order:?} differ in {what}");
                }
            }
        }
    }
    ((1..=length).product(), all.len())
}

#[test]
fn cranks_in_any_order_give_the_same_books() {
    let tried: usize = (1..=6).map(|seed| every_order(seed, 4).0).sum();
    assert!(tried >= 48, "only {tried} orders");
}

/// `scripts/orders`: all orders of five, from a thousand states, on all processors.
#[test]
#[ignore = "long: run by scripts/orders"]
fn all_orders_of_five() {
    let states = from_env("BALLAST_STATES").unwrap_or(1_000);
    let first = from_env("BALLAST_SEED").unwrap_or(1);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let bar = indicatif::ProgressBar::new(states);
    let style = "{bar:40} {pos}/{len} states, {elapsed} of {duration}";
    bar.set_style(indicatif::ProgressStyle::with_template(style).unwrap());
    let seed = AtomicU64::new(first);
    let (tried, ended) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while bar.position() < states {
                    let (orders, outcomes) = every_order(seed.fetch_add(1, Relaxed), 5);
                    tried.fetch_add(orders, Relaxed);
                    ended.fetch_add(outcomes, Relaxed);
                    bar.inc(u64::from(orders > 0));
                }
            });
        }
    });
    bar.finish();
    println!(
        "{} states, {} orders of five cranks with {} outcomes, in {:.0} s",
        bar.position(),
        tried.load(Relaxed),
        ended.load(Relaxed),
        bar.elapsed().as_secs_f64()
    );
}
