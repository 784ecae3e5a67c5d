//! The sequencer case: a node is funded in full, or not at all.

use super::{buffer, rebalance_all, UNIT};
use ballast_accounting::allocation::{plan_undelegate, Place};
use ballast_testing::Suite;
use ballast_types::{Amount, Native};
use cosmwasm_std::Uint128;
use proptest::prelude::*;

const MIN: u128 = 20 * UNIT;

fn sequencers() -> Suite {
    Suite::builder()
        .validators(3)
        .params(|params| {
            params.registry.min_stake = Some(Uint128::new(MIN));
            params.registry.cap_bps = Some(10_000);
        })
        .build()
}

fn funded(suite: &Suite) -> Vec<u128> {
    let mut all: Vec<u128> = suite.stake().into_values().filter(|n| *n > 0).collect();
    all.sort_unstable();
    all
}

/// 1 to begin with.
#[test]
fn a_node_is_funded_in_full_or_not_at_all() {
    let mut suite = sequencers();
    suite.bond("alice", 18 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert!(funded(&suite).is_empty());
    assert_eq!(buffer(&suite), 19 * UNIT);

    suite.bond("alice", UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(funded(&suite), [20 * UNIT]);

    suite.bond("alice", 19 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.rebalance("keeper").unwrap();
    assert_eq!(funded(&suite), [39 * UNIT]);
    suite.bond("alice", 30 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    rebalance_all(&mut suite);
    assert!(funded(&suite).iter().all(|stake| *stake >= MIN));
    assert!(funded(&suite).len() >= 2);
}

/// Three nodes of 20; 25 leave. What is left is one node's: the others are given up, one of them by
/// a crank more.
#[test]
fn exits_and_moves_leave_no_node_half_funded() {
    let mut suite = sequencers();
    suite.bond("alice", 59 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    rebalance_all(&mut suite);
    assert_eq!(funded(&suite), [20 * UNIT; 3]);

    suite.unbond("alice", 25 * UNIT).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(
        funded(&suite),
        [15 * UNIT, 20 * UNIT],
        "no other way: 35 do not make two"
    );
    suite.rebalance("keeper").unwrap();
    assert_eq!(funded(&suite), [35 * UNIT]);
}

/// Too little is left for the third, which is small: it is given up by `rebalance` as a whole, and
/// the exit comes from one that has enough.
#[test]
fn an_exit_comes_from_who_can_give_it_and_keep_the_minimum() {
    let places = [
        place("a", 160, 177, false),
        place("b", 20, 22, false),
        place("c", 20, 0, false),
    ];

    let steps = plan_undelegate(Native::new(1u128), &places, 100, Native::new(20u128)).unwrap();

    assert_eq!(steps.len(), 1);
    assert_eq!(
        steps[0].place, 0,
        "not the third, which would be left with 19"
    );
}

fn place(id: &'static str, stake: u128, target: u128, last_resort: bool) -> Place<'static> {
    Place {
        id,
        stake: Native::new(stake),
        target: Native::new(target),
        limit: Native::new(u128::MAX),
        can_receive: true,
        can_redelegate_in: true,
        has_entries: false,
        can_redelegate_out: true,
        can_undelegate: true,
        last_resort,
    }
}

/// Whether some choice of who is emptied leaves exactly `rest`, each with the minimum or nothing.
/// Those under the minimum may keep anything.
fn is_possible(stakes: &[u128], rest: u128, min: u128) -> bool {
    let small: u128 = stakes.iter().filter(|s| **s < min).sum();
    let large: Vec<u128> = stakes.iter().copied().filter(|s| *s >= min).collect();
    (0u32..1 << large.len()).any(|kept| {
        let kept = large
            .iter()
            .enumerate()
            .filter(|(i, _)| kept & (1 << i) != 0);
        let (least, most) = kept.fold((0, 0), |(least, most), (_, s)| (least + min, most + s));
        least <= rest && rest <= most + small
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    /// Never left in (0, min) where there is another way to take exactly as much.
    #[test]
    fn exits_leave_the_minimum_or_nothing_wherever_that_is_possible(
        rows in prop::collection::vec((0..80u128, 0..60u128), 1..6),
        part in 0..=100u128,
    ) {
        const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let min = 20;
        let rows: Vec<_> = rows.into_iter().filter(|(stake, _)| *stake > 0).collect();
        let places: Vec<_> = rows
            .iter()
            .zip(NAMES)
            .map(|((stake, target), id)| place(id, *stake, *target, false))
            .collect();
        let stakes: Vec<u128> = rows.iter().map(|(stake, _)| *stake).collect();
        let all: u128 = stakes.iter().sum();
        let amount = all * part / 100;

        let steps = plan_undelegate(Native::new(amount), &places, 100, Native::new(min)).unwrap();

        let mut left = stakes.clone();
        for step in &steps {
            left[step.place] -= step.amount.raw().u128();
        }
        prop_assert_eq!(left.iter().sum::<u128>(), all - amount);
        let halved = stakes.iter().zip(&left).filter(|(was, is)| **was >= min && **is > 0 && **is < min);
        let halved = halved.count();
        prop_assert!(halved <= 1, "{:?} -> {:?}", stakes, left);
        let possible = is_possible(&stakes, all - amount, min);
        prop_assert_eq!(halved == 0, possible, "{:?} -> {:?}", stakes, left);
    }

    /// A place of last resort gives nothing while others have something, with a minimum too.
    #[test]
    fn a_last_resort_is_last_with_a_minimum_too(
        rows in prop::collection::vec((1..80u128, 0..60u128, any::<bool>()), 1..6),
        part in 0..=100u128,
    ) {
        const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
        let places: Vec<_> = rows
            .iter()
            .zip(NAMES)
            .map(|((stake, target, last), id)| place(id, *stake, *target, *last))
            .collect();
        let all: u128 = rows.iter().map(|(stake, ..)| stake).sum();
        let amount = Native::new(all * part / 100);
        let steps = plan_undelegate(amount, &places, 100, Native::new(20u128)).unwrap();
        let given = |last: bool| -> u128 {
            let of = steps.iter().filter(|step| places[step.place].last_resort == last);
            of.map(|step| step.amount.raw().u128()).sum()
        };
        let others: u128 = rows.iter().filter(|(.., last)| !last).map(|(stake, ..)| stake).sum();
        prop_assert!(given(true) == 0 || given(false) == others);
    }
}
