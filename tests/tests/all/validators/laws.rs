//! What holds whatever people, operators, cranks and the chain do, in any order.

use super::{
    apply, configure, leave_bond, refresh, sent, set_weight, status, take_bond, update, DAY, UNIT,
};
use ballast_testing::{Genesis, Suite, Tx, TxError};
use ballast_types::{hub::Delegation, registry::ParamsUpdate, Amount};
use cosmwasm_std::{Decimal, Uint128};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A step that anybody can take.
type Call = fn(&mut Suite, &'static str) -> Result<Tx, TxError>;

const NAMES: [&str; 5] = ["val0", "val1", "val2", "val3", "val4"];

#[derive(Clone, Debug)]
enum Act {
    Bond(u128),
    Unbond(u128),
    PostBond(usize, u128),
    LeaveBond(usize),
    TakeBonds,
    Weight(usize, u64),
    Cap(usize, u64),
    MinStake(u128),
    Slash(usize, u64),
    Pass(u64),
    Crank(&'static str),
}

const CRANKS: [&str; 7] = [
    "delegate",
    "rebalance",
    "undelegate",
    "submit_batch",
    "settle",
    "observe",
    "advance",
];

fn act() -> impl Strategy<Value = Act> {
    let val = 0..NAMES.len();
    prop_oneof![
        3 => (1..40u128).prop_map(|n| Act::Bond(n * UNIT + n * 7_919)),
        3 => (1..30u128).prop_map(|n| Act::Unbond(n * UNIT)),
        2 => (val.clone(), 1..30u128).prop_map(|(at, n)| Act::PostBond(at, n * UNIT / 10)),
        1 => val.clone().prop_map(Act::LeaveBond),
        1 => Just(Act::TakeBonds),
        2 => (val.clone(), 0..10u64).prop_map(|(at, weight)| Act::Weight(at, weight)),
        1 => (val.clone(), 500..10_000u64).prop_map(|(at, cap)| Act::Cap(at, cap)),
        1 => (0..3u128).prop_map(|n| Act::MinStake(n * 10 * UNIT)),
        1 => (val, 1..60u64).prop_map(|(at, permille)| Act::Slash(at, permille)),
        3 => (1..20u64).prop_map(|days| Act::Pass(days * DAY)),
        10 => prop::sample::select(CRANKS.to_vec()).prop_map(Act::Crank),
    ]
}

/// Three of the owner's and two with bonds, which the market let in.
fn mixed(min_stake: u128) -> Suite {
    let mut suite = Suite::builder()
        .validators(5)
        .weights(&[("val0", 3), ("val1", 2), ("val2", 1)])
        .params(|params| {
            params.registry.open = Some(true);
            params.registry.min_stake = Some(Uint128::new(min_stake));
        })
        .build();
    suite.bond("alice", 99 * UNIT).unwrap();
    for name in ["val3", "val4"] {
        suite.post_bond("alice", name, UNIT).unwrap();
        apply(&mut suite, name, name).unwrap();
    }
    suite.delegate("keeper").unwrap();
    suite
}

fn rows(suite: &Suite) -> BTreeMap<String, Delegation> {
    let rows = suite.delegations().into_iter();
    rows.map(|row| (row.validator.clone(), row)).collect()
}

fn is_listed(suite: &Suite, name: &str) -> bool {
    status(suite, name).is_some()
}

fn min_stake(suite: &Suite) -> u128 {
    let config: ballast_types::registry::ConfigResponse = suite.query(
        &suite.addr("registry"),
        &ballast_types::registry::QueryMsg::Config {},
    );
    config.params.min_stake.u128()
}

fn run(suite: &mut Suite, act: &Act, exits: &mut Vec<u64>) {
    // what is refused changes nothing, which the kit checks
    match act {
        Act::Bond(amount) => drop(suite.bond("alice", *amount)),
        Act::Unbond(amount) => drop(suite.unbond("alice", *amount)),
        Act::PostBond(at, amount) => drop(suite.post_bond("alice", NAMES[*at], *amount)),
        Act::LeaveBond(at) => exits.extend(leave_bond(suite, "alice", NAMES[*at])),
        Act::TakeBonds => {
            for name in NAMES {
                suite.sync("keeper").unwrap();
                refresh(suite, name);
            }
            exits.retain(|id| take_bond(suite, *id).is_err());
        }
        Act::Weight(at, weight) if is_listed(suite, NAMES[*at]) => {
            set_weight(suite, NAMES[*at], *weight)
        }
        Act::Cap(at, cap) if is_listed(suite, NAMES[*at]) => {
            update(suite, NAMES[*at], None, Some(*cap))
        }
        // an applicant whose bond is too small has lost its seat
        Act::Weight(..) | Act::Cap(..) => {}
        Act::MinStake(amount) => configure(
            suite,
            ParamsUpdate {
                min_stake: Some(Uint128::new(*amount)),
                ..ParamsUpdate::default()
            },
        ),
        Act::Slash(at, permille) => suite
            .slash(NAMES[*at], Decimal::permille(*permille))
            .unwrap(),
        Act::Pass(secs) => suite.advance_secs(*secs),
        Act::Crank(what) => crank(suite, what),
    }
}

/// One crank, and what it may not have done. That nobody gets stake above its quota, outside the
/// set, or into a lock is checked by the kit (I-10) after every step.
fn crank(suite: &mut Suite, what: &str) {
    suite.sync("keeper").unwrap();
    let before = rows(suite);
    match what {
        "delegate" => suite.delegate("keeper"),
        "rebalance" => suite.rebalance("keeper"),
        "undelegate" => suite.undelegate("keeper"),
        "submit_batch" => suite.submit_batch("keeper"),
        "settle" => suite.settle("keeper"),
        "observe" => suite.observe("keeper"),
        _ => suite.advance("keeper"),
    }
    .unwrap();

    let min = min_stake(suite);
    let after = rows(suite);
    let is_locked = |row: &Delegation| row.locked_until.is_some();
    for (at, row) in &after {
        let had = before
            .get(at)
            .map(|row| row.booked.raw().u128())
            .unwrap_or_default();
        let (has, target) = (row.booked.raw().u128(), row.target.raw().u128());
        let is_half = has > 0 && has < min;
        let is_new = is_half && (had == 0 || had >= min);
        // `advance` may fill one and, once exits are priced, take a part of that again
        let gave_way = has < had || what == "advance";
        let excused = gave_way && (target < min || after.values().any(is_locked));
        assert!(
            !is_new || excused,
            "{what}: {at} had {had}, has {has}, target {target}"
        );
        // nobody is filled above its quota; in `advance` that is the quota of the step that fills,
        // before exits are priced
        let quota = row.quota.raw().u128();
        assert!(
            has <= had || what == "advance" || has <= quota + 1,
            "{what}: {at} has {has}, quota {quota}"
        );
    }
    let state = suite.state();
    let number = |amount: ballast_types::Native| amount.raw().u128();
    let placed: u128 = suite.stake().values().sum();
    let slashed = 20 * u128::try_from(after.len()).unwrap();
    assert!(number(state.bonded).abs_diff(placed) <= slashed);
    assert_eq!(
        number(state.value) + number(state.exiting) + number(state.dripping),
        number(state.buffer) + number(state.bonded),
    );
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 80,
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Any sequence of bonds, exits, quota changes and slashes.
    #[test]
    fn cranks_keep_quotas_minimum_and_books(
        min in 0..3u128, acts in prop::collection::vec(act(), 1..40),
    ) {
        let mut suite = mixed(min * 10 * UNIT);
        let mut exits = vec![];
        for act in &acts {
            run(&mut suite, act, &mut exits);
        }
        suite.sync("keeper").unwrap();
        suite.advance("keeper").unwrap();
    }
}

/// Two hundred days of people who come and go and of an owner who cannot make up its mind. The chain
/// has nothing to refuse: locks and entries are known before.
#[test]
fn the_chain_never_refuses_in_a_long_run() {
    let genesis = Genesis::default();
    let (mut moves, mut undelegations, mut skipped, mut most) = (0, 0, 0, 0);
    let mut seed = 0x2545_F491_4F6C_DD1Du64;
    let mut random = move |below: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed % below
    };
    let mut suite = Suite::builder().validators(8).build();
    suite.bond("alice", 500 * UNIT).unwrap();
    for day in 0..200 {
        if day % 3 == 0 {
            let name = format!("val{}", random(8));
            set_weight(&mut suite, &name, random(5) + 1);
        }
        suite
            .bond("bob", u128::from(random(20) + 1) * UNIT)
            .unwrap();
        let lst = suite.shares("bob").min(u128::from(random(25) + 1) * UNIT);
        suite.unbond("bob", lst).unwrap();
        suite.reward(3_000_000).unwrap();
        suite.advance_secs(DAY / 2);
        for _ in 0..2 {
            let calls: [Call; 3] = [Suite::advance, Suite::rebalance, Suite::undelegate];
            for call in calls {
                let before = sent(&suite);
                let tx = call(&mut suite, "erin").unwrap();
                let after = sent(&suite);
                skipped += tx.events_named("ballast-skipped").count();
                moves += after.redelegated - before.redelegated;
                undelegations += after.undelegated - before.undelegated;
            }
        }
        let open = suite.delegations().iter().map(|row| row.entries).max();
        most = most.max(open.unwrap_or_default());
        suite.advance_secs(DAY / 2);
    }
    println!(
        "{moves} redelegations, {undelegations} undelegations, {most} of {} entries",
        genesis.max_entries
    );
    assert!(moves > 50 && undelegations > 30, "{moves} {undelegations}");
    assert_eq!(skipped, 0);
    assert!(most <= u64::from(genesis.max_entries));
}

/// Eight batches wait for one validator that refuses, and are served one by one when it gives in:
/// the eighth waits for an entry to be settled, instead of asking the chain for one too many.
#[test]
fn batches_that_waited_do_not_hit_the_entry_limit() {
    let mut suite = Suite::builder().validators(1).build();
    suite.bond("alice", 99 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.fail("val0", "undelegate", true).unwrap();
    for _ in 0..8 {
        suite.unbond("alice", UNIT).unwrap();
        suite.pass_batch_interval();
        suite.submit_batch("keeper").unwrap();
    }
    assert_eq!(suite.state().exiting.raw().u128(), 8 * UNIT);
    suite.fail("val0", "undelegate", false).unwrap();
    suite.advance_secs(2 * 3_600);
    let one = ballast_types::hub::ExecuteMsg::Undelegate { limit: Some(1) };
    for _ in 0..10 {
        suite.hub("keeper", &one).unwrap();
    }
    assert_eq!(sent(&suite).undelegated, 7);
    assert_eq!(suite.state().exiting.raw().u128(), UNIT);
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();
    suite.hub("keeper", &one).unwrap();

    assert_eq!(suite.state().exiting.raw().u128(), 0);
}
