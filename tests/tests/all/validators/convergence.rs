//! How long it takes, and how much work it is.

use super::super::dice::Xorshift;
use super::{rebalance_all, sent, set_weight, UNIT};
use ballast_testing::{
    contracts,
    meter::{Count, Meter},
    Suite, Tx,
};
use ballast_types::Amount;

fn names(n: u32) -> Vec<String> {
    (0..n).map(|i| format!("val{i}")).collect()
}

/// Stake spread by random weights, 10 for each validator on average.
fn spread(n: u32, dice: &mut Xorshift, max_ops: u32) -> Suite {
    let names = names(n);
    let weights: Vec<(&str, u64)> = names
        .iter()
        .map(|name| (name.as_str(), dice.below(100) + 1))
        .collect();
    let mut suite = Suite::builder()
        .validators(n)
        .weights(&weights)
        .params(|params| params.hub.max_ops = Some(max_ops))
        .checks(false)
        .build();
    suite.bond("alice", u128::from(n) * 10 * UNIT).unwrap();
    for _ in 0..n {
        if suite.delegate("keeper").unwrap().amount("amount") == 0 {
            break;
        }
    }
    suite
}

fn reshuffle(suite: &mut Suite, n: u32, dice: &mut Xorshift) {
    for name in names(n) {
        set_weight(suite, &name, dice.below(100) + 1);
    }
}

/// Every validator as far from its target as it is left alone, or nearer.
fn is_within_band(suite: &Suite) -> bool {
    let rows = suite.delegations();
    let total: u128 = rows.iter().map(|row| row.booked.raw().u128()).sum();
    rows.iter().all(|row| {
        let (has, target) = (row.booked.raw().u128(), row.target.raw().u128());
        has.abs_diff(target) <= (total / 100).min(target / 4) + 1_000
    })
}

/// From a random start to random targets. Nothing is locked at first, so all can move: each move
/// ends an excess or a deficit, so there are fewer moves than validators. Done again at once, what
/// came in is locked, and the rest waits for an unbonding time.
#[test]
fn rebalance_reaches_the_band_in_few_calls() {
    println!("| validators | runs | moves, worst | calls, mean | calls, worst | again at once | after the locks | bound |");
    println!("|---|---|---|---|---|---|---|---|");
    for (n, runs) in [(5u32, 20u32), (20, 8), (100, 3)] {
        let max_ops = 20;
        let bound = usize::try_from((n - 1).div_ceil(max_ops)).unwrap();
        let (mut sum, mut worst, mut moves, mut before, mut after) = (0, 0, 0, 0, 0);
        for run in 0..runs {
            let mut dice = Xorshift(0x9E37_79B9_7F4A_7C15 ^ u64::from(n * 1_000 + run));
            let mut suite = spread(n, &mut dice, max_ops);
            reshuffle(&mut suite, n, &mut dice);
            let calls = rebalance_all(&mut suite);
            assert!(is_within_band(&suite));
            assert!(calls <= bound, "{n} validators: {calls} calls");
            sum += calls;
            worst = worst.max(calls);
            moves = moves.max(sent(&suite).redelegated);

            reshuffle(&mut suite, n, &mut dice);
            let first = rebalance_all(&mut suite);
            suite.pass_unbonding();
            suite.advance_secs(3_601);
            let second = rebalance_all(&mut suite);
            assert!(is_within_band(&suite));
            assert!(first <= bound && second <= bound, "{n}: {first}, {second}");
            before = before.max(first);
            after = after.max(second);
        }
        let mean = f64::from(u32::try_from(sum).unwrap()) / f64::from(runs);
        println!("| {n} | {runs} | {moves} | {mean:.1} | {worst} | {before} | {after} | {bound} |");
    }
}

/// How many staking messages `act` made the hub send: delegations are what grew and was not moved.
fn messages(suite: &mut Suite, act: &dyn Fn(&mut Suite) -> Tx) -> usize {
    let (stake, before) = (suite.stake(), sent(suite));
    act(suite);
    let after = sent(suite);
    let now = suite.stake();
    let grown = now
        .iter()
        .filter(|(at, has)| stake.get(*at).is_none_or(|had| had < *has));
    let moved = after.redelegated - before.redelegated;
    let shrunk = after.undelegated - before.undelegated;
    match moved {
        0 => grown.count() + shrunk,
        _ => moved + shrunk,
    }
}

/// What a crank took.
struct Taken {
    crank: &'static str,
    messages: usize,
    hub: Count,
    registry: Count,
}

/// A suite whose cranks are measured.
struct Measured {
    suite: Suite,
    hub: Meter,
    registry: Meter,
    table: Vec<Taken>,
}

impl Measured {
    fn of(validators: u32) -> Self {
        let (hub, registry) = (Meter::default(), Meter::default());
        let suite = Suite::builder()
            .validators(validators)
            .code("hub", hub.on(contracts::hub()))
            .code("registry", registry.on(contracts::registry()))
            .checks(false)
            .build();
        Self {
            suite,
            hub,
            registry,
            table: vec![],
        }
    }

    fn note(&mut self, crank: &'static str, messages: usize) {
        self.table.push(Taken {
            crank,
            messages,
            hub: self.hub.take(),
            registry: self.registry.take(),
        });
    }

    fn forget(&self) {
        self.hub.take();
        self.registry.take();
    }

    /// A crank, in a block whose losses are booked; how many messages it had the hub send.
    fn crank(&mut self, name: &'static str, act: &dyn Fn(&mut Suite) -> Tx) -> usize {
        self.suite.sync("keeper").unwrap();
        self.forget();
        let sent = messages(&mut self.suite, act);
        self.note(name, sent);
        let max_ops = usize::try_from(self.suite.config().params.max_ops).unwrap();
        assert!(sent <= max_ops, "{name}: {sent} messages");
        sent
    }

    fn print(&self) {
        println!(
            "| crank | messages | hub reads | hub writes | registry reads | registry writes |"
        );
        println!("|---|---|---|---|---|---|");
        for row in &self.table {
            let Taken {
                crank,
                messages,
                hub,
                registry,
            } = row;
            println!(
                "| {crank} | {messages} | {} | {} | {} | {} |",
                hub.reads, hub.writes, registry.reads, registry.writes
            );
        }
    }

    /// One row for each of a hundred validators, a few times over, and what a message and its reply
    /// need.
    fn assert_bounded(&self) {
        for row in &self.table {
            let (crank, hub, registry) = (row.crank, &row.hub, &row.registry);
            assert!(hub.reads <= 1_500, "{crank}: {hub:?}");
            assert!(registry.reads <= 250, "{crank}: {registry:?}");
            assert!(hub.writes <= 250, "{crank}: {hub:?}");
        }
    }
}

/// A hundred validators: no crank sends more than it may, and what it reads grows with the set and
/// with nothing else.
#[test]
fn a_hundred_validators_are_within_one_cranks_bounds() {
    let mut measured = Measured::of(100);
    measured.suite.bond("alice", 900 * UNIT).unwrap();
    let delegate = |suite: &mut Suite| suite.delegate("keeper").unwrap();
    for _ in 0..4 {
        measured.crank("delegate", &delegate);
    }
    let sent = measured.crank("delegate", &delegate);
    assert_eq!(sent, 20, "a fifth each");
    assert_eq!(measured.suite.stake().len(), 100);
    reshuffle(&mut measured.suite, 100, &mut Xorshift(42));
    measured.crank("rebalance", &|suite| suite.rebalance("keeper").unwrap());
    measured.suite.unbond("alice", 400 * UNIT).unwrap();
    measured.crank("submit_batch", &|suite| {
        suite.submit_batch("keeper").unwrap()
    });
    measured.crank("undelegate", &|suite| suite.undelegate("keeper").unwrap());
    measured.suite.double_sign("val7").unwrap();
    measured.crank("observe", &|suite| suite.observe("keeper").unwrap());
    measured.crank("advance", &|suite| suite.advance("keeper").unwrap());
    measured.forget();
    assert_eq!(measured.suite.targets().targets.len(), 100);
    measured.note("targets", 0);

    measured.print();
    measured.assert_bounded();
}
