#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

use super::*;
use crate::allocation::tests::{band, names, order, place, places};
use crate::allocation::{targets, tolerance_floor, Candidate};
use crate::testing::{many, native, up_to_bits};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const ANY_PAIR: &dyn Fn(usize, usize) -> Pair = &|_, _| Pair::Free;

/// The plan by name, with a band of 1 % and no bounds but the minima.
fn plan<'a>(
    places: &[Place<'a>],
    min_stake: u128,
    min_move: u128,
) -> Vec<(&'a str, &'a str, u128)> {
    let moves = plan_rebalance(
        places,
        Some(100),
        native(min_stake),
        native(min_move),
        20,
        ANY_PAIR,
    );
    by_name(places, &moves.unwrap())
}

fn by_name<'a>(places: &[Place<'a>], moves: &[Move]) -> Vec<(&'a str, &'a str, u128)> {
    moves
        .iter()
        .map(|m| (places[m.from].id, places[m.to].id, m.amount.raw().u128()))
        .collect()
}

fn carry_out(places: &mut [Place<'_>], moves: &[Move]) {
    for Move { from, to, amount } in moves {
        places[*from].stake = places[*from].stake.checked_sub(*amount).unwrap();
        places[*to].stake = places[*to].stake.checked_add(*amount).unwrap();
    }
}

/// What may not be held has no tolerance; what is only off its weight waits where no band is given.
#[test]
fn what_is_over_its_limit_goes_without_a_band() {
    let mut over = place("b", 130, 100);
    over.limit = native(129);
    let places = [
        place("a", 150, 100),
        over,
        place("c", 60, 100),
        place("d", 20, 0),
        place("e", 60, 160),
    ];
    let urgent = plan_rebalance(&places, None, native(0), native(1), 20, ANY_PAIR).unwrap();

    assert_eq!(
        by_name(&places, &urgent),
        [("d", "e", 20), ("b", "e", 30)],
        "a is off its weight by more, and within its limit"
    );
    let all = plan_rebalance(&places, Some(5_000), native(0), native(1), 20, ANY_PAIR).unwrap();
    assert_eq!(
        by_name(&places, &all)[..2],
        [("d", "e", 20), ("b", "e", 30)]
    );
}

#[test]
fn the_most_overweight_gives_to_the_most_underweight() {
    let places = [
        place("a", 130, 100),
        place("b", 150, 100),
        place("c", 60, 100),
        place("d", 60, 100),
    ];

    assert_eq!(
        plan(&places, 0, 1),
        [("b", "c", 40), ("a", "d", 30), ("b", "d", 10)]
    );
}

#[test]
fn what_is_within_tolerance_is_left_alone() {
    // 1 % of 1,000 is 10
    let places = [place("a", 510, 500), place("b", 490, 500)];
    assert_eq!(plan(&places, 0, 1), []);

    // once it is worth a move, it goes all the way
    let places = [place("a", 511, 500), place("b", 489, 500)];
    assert_eq!(plan(&places, 0, 1), [("a", "b", 11)]);
}

#[test]
fn draining_comes_first_whatever_its_size() {
    let places = [place("a", 5, 0), place("b", 595, 500), place("c", 400, 500)];

    assert_eq!(plan(&places, 0, 10), [("a", "c", 5), ("b", "c", 95)]);
}

#[test]
fn moves_that_are_too_small_are_not_sent() {
    let places = [place("a", 120, 100), place("b", 80, 100)];

    assert_eq!(plan(&places, 0, 20), [("a", "b", 20)]);
    assert_eq!(plan(&places, 0, 21), []);
}

#[test]
fn locked_places_and_pairs_are_respected() {
    let mut places = [
        place("a", 150, 100),
        place("b", 150, 100),
        place("c", 0, 100),
    ];
    let not_a_to_c = |from, to| match (from, to) != (0, 2) {
        true => Pair::Free,
        false => Pair::Closed,
    };

    let moves = plan_rebalance(&places, Some(0), native(0), native(1), 20, &not_a_to_c).unwrap();
    assert_eq!(by_name(&places, &moves), [("b", "c", 50)]);

    places[0].can_redelegate_out = false;
    assert_eq!(plan(&places, 0, 1), [("b", "c", 50)]);
    places[2].can_redelegate_in = false;
    assert_eq!(plan(&places, 0, 1), []);
}

/// Of seven redelegations that the chain allows a pair, three are for anything, four for an eighth of the excess or more.
#[test]
fn a_trickle_leaves_redelegations_for_what_counts() {
    let all = [
        Pair::Free,
        Pair::Free,
        Pair::Free,
        Pair::Few,
        Pair::Few,
        Pair::Few,
        Pair::Few,
    ];
    for (open, pair) in (0..).zip(all) {
        assert_eq!(Pair::of(open, 7), pair);
    }
    assert_eq!(
        [Pair::of(7, 7), Pair::of(0, 1), Pair::of(1, 1)],
        [Pair::Closed, Pair::Few, Pair::Closed]
    );
    let plan = |places: &[Place<'_>]| {
        let moves =
            plan_rebalance(places, None, native(0), native(1), 20, &|_, _| Pair::Few).unwrap();
        moves
            .iter()
            .map(|step| step.amount.raw().u128())
            .collect::<Vec<_>>()
    };
    // 80 to drain, and room for a crumb or for an eighth
    let with_room = |room: u128| plan(&[place("a", 80, 0), place("b", 100, 100 + room)]);
    assert_eq!(with_room(9), []);
    assert_eq!(with_room(10), [10]);
    assert_eq!(with_room(80), [80]);
    // spread over ten, each takes a tenth
    let mut ten: Vec<_> = "bcdefghijk"
        .char_indices()
        .map(|(at, _)| place(&"bcdefghijk"[at..=at], 100, 108))
        .collect();
    ten.push(place("a", 80, 0));
    assert_eq!(plan(&ten), [8; 10]);
    // over its limit by a little: the next slash or fine brings more
    let mut over = [place("a", 80, 79), place("b", 100, 200)];
    over[0].limit = native(79);
    assert_eq!(plan(&over), []);
    (over[0].target, over[0].limit) = (native(70), native(70));
    assert_eq!(plan(&over), [10]);
}

#[test]
fn no_more_than_max_steps_are_planned() {
    let places = [
        place("a", 60, 0),
        place("b", 0, 20),
        place("c", 0, 20),
        place("d", 0, 20),
    ];
    let count = |max| {
        plan_rebalance(&places, Some(0), native(0), native(1), max, ANY_PAIR)
            .unwrap()
            .len()
    };

    assert_eq!([0, 1, 2, 3, 4].map(count), [0, 1, 2, 3, 3]);
}

/// A new node needs 40, and no other can spare that much alone.
#[test]
fn a_destination_is_funded_in_full_or_not_at_all() {
    let mut places = [
        place("a", 115, 100),
        place("b", 115, 100),
        place("c", 115, 100),
        place("d", 0, 45),
    ];

    assert_eq!(
        plan(&places, 40, 1),
        [("a", "d", 15), ("b", "d", 15), ("c", "d", 15)]
    );
    // two steps are not enough for it
    let two = plan_rebalance(&places, Some(100), native(40), native(1), 2, ANY_PAIR);
    assert_eq!(two, Ok(vec![]));
    // nor are two sources
    places[2].can_redelegate_out = false;
    assert_eq!(plan(&places, 40, 1), []);
}

/// A node of 100 leaves, and no other can take more than 30.
#[test]
fn a_source_keeps_min_stake_or_nothing() {
    let places = [
        place("a", 100, 0),
        place("b", 70, 100),
        place("c", 70, 100),
        place("d", 70, 100),
        place("e", 80, 90),
    ];
    let plan = |max_steps| {
        let moves = plan_rebalance(&places, Some(0), native(50), native(1), max_steps, ANY_PAIR);
        by_name(&places, &moves.unwrap())
    };

    let all = [
        ("a", "b", 30),
        ("a", "c", 30),
        ("a", "d", 30),
        ("a", "e", 10),
    ];
    assert_eq!(plan(4), all);
    // with three steps it cannot be emptied: it keeps 50 for the next plan
    assert_eq!(plan(3), [("a", "b", 30), ("a", "c", 20)]);
}

#[test]
fn the_last_of_who_leaves_may_be_less_than_the_smallest_move() {
    let places = [place("a", 100, 0), place("b", 4, 100), place("c", 50, 90)];

    assert_eq!(plan(&places, 0, 10), [("a", "b", 96), ("a", "c", 4)]);

    // and so with a minimum, where it leaves in one plan or not at all
    let places = [place("a", 100, 0), place("b", 54, 150), place("c", 86, 90)];

    assert_eq!(plan(&places, 50, 10), [("a", "b", 96), ("a", "c", 4)]);
}

#[test]
fn a_stake_that_is_under_the_minimum_already_may_leave_in_parts() {
    let places = [place("a", 30, 0), place("b", 90, 100), place("c", 90, 100)];

    assert_eq!(plan(&places, 50, 1), [("a", "b", 10), ("a", "c", 10)]);
}

/// Two nodes leave with 16 and 20, three that need 12 or are nothing come: no move leaves all of them
/// with enough or nothing.
#[test]
fn a_knot_is_untied_at_a_draining_place() {
    let mut places = [
        place("a", 0, 12),
        place("b", 0, 12),
        place("c", 0, 12),
        place("d", 16, 0),
        place("e", 20, 0),
    ];

    assert_eq!(plan(&places, 12, 1), [("e", "a", 12)]);
    assert_eq!(settle(&mut places, 0, 12, 20), (2, 4));
    assert!(is_balanced(&places, 0));
}

/// Places whose targets are the water-filled ones of what they hold, stakes zero or at least the minimum.
fn a_set(min_stake: u128) -> impl Strategy<Value = Vec<Place<'static>>> {
    vec((up_to_bits(100), 0..4u64, any::<bool>()), 1..=12).prop_map(move |rows| {
        let stakes = rows.iter().map(|(stake, _, is_empty)| match is_empty {
            true => native(0),
            false => native(min_stake + stake),
        });
        let stakes = stakes.collect::<Vec<_>>();
        let total = Native::sum(stakes.iter().copied()).unwrap();
        // the first has a weight, so that all can be placed
        let weights = rows.iter().enumerate().map(|(i, (_, weight, _))| match i {
            0 => weight + 1,
            _ => *weight,
        });
        let candidates = names()
            .zip(weights)
            .map(|(id, weight)| Candidate {
                id,
                weight,
                quota: total,
            })
            .collect::<Vec<_>>();
        let goal = targets(total, &candidates, native(min_stake)).unwrap();
        names()
            .zip(stakes.into_iter().zip(goal.targets))
            .map(|(id, (stake, target))| Place {
                stake,
                target,
                ..place(id, 0, 0)
            })
            .collect()
    })
}

fn is_balanced(places: &[Place<'_>], band_bps: u64) -> bool {
    let total = total_stake(places).unwrap();
    places.iter().all(|place| {
        let off = place.stake.raw().abs_diff(place.target.raw());
        let tolerance = tolerance_floor(total, place.target, band_bps).unwrap();
        Native::new(off) <= tolerance
    })
}

/// Repeats the plan until it is empty, and returns how many calls and moves that took.
fn settle(
    places: &mut [Place<'_>],
    band: u64,
    min_stake: u128,
    max_steps: usize,
) -> (usize, usize) {
    let (mut calls, mut sum) = (0, 0);
    loop {
        let min_stake = native(min_stake);
        let moves = plan_rebalance(
            places,
            Some(band),
            min_stake,
            native(1),
            max_steps,
            ANY_PAIR,
        )
        .unwrap();
        if moves.is_empty() {
            return (calls, sum);
        }
        carry_out(places, &moves);
        (calls, sum) = (calls + 1, sum + moves.len());
        assert!(calls < 1_000, "does not converge");
    }
}

proptest! {
    #![proptest_config(many())]

    /// I-10: within every bound: flags, free pairs, sizes, targets, minimum, one role for each place.
    #[test]
    fn a_plan_respects_flags_and_bounds(
        places in places(120),
        band in band(),
        min_stake in up_to_bits(122),
        min_move in up_to_bits(122),
        (any_stake, any_move) in any::<(bool, bool)>(),
        max_steps in 0..24usize,
        locked in (any::<Index>(), any::<Index>()),
    ) {
        let min_stake = native(if any_stake { 0 } else { min_stake });
        let min_move = native(if any_move { 0 } else { min_move });
        let n = places.len().max(1);
        let locked = (locked.0.index(n), locked.1.index(n));
        let is_free = |from, to| (from, to) != locked;
        let pair = |from, to| match is_free(from, to) {
            true => Pair::Free,
            false => Pair::Closed,
        };

        let moves = plan_rebalance(&places, Some(band), min_stake, min_move, max_steps, &pair).unwrap();

        prop_assert!(moves.len() <= max_steps);
        prop_assert!(moves.is_empty() || !is_balanced(&places, band) || !any_stake);
        let mut after = places.clone();
        carry_out(&mut after, &moves);
        let goal = |place: &Place<'_>| match place.target < min_stake {
            true => native(0),
            false => place.target,
        };
        let mut stakes = places.iter().map(|place| place.stake).collect::<Vec<_>>();
        for Move { from, to, amount } in &moves {
            prop_assert!(places[*from].can_redelegate_out && places[*to].can_redelegate_in);
            prop_assert!(is_free(*from, *to) && !amount.is_zero());
            prop_assert!(*amount >= min_move || *amount == stakes[*from]
                || after[*from].stake.is_zero());
            prop_assert!(moves.iter().all(|other| other.to != *from && other.from != *to));
            stakes[*from] = stakes[*from].checked_sub(*amount).unwrap();
            stakes[*to] = stakes[*to].checked_add(*amount).unwrap();
        }
        for (before, after) in places.iter().zip(&after) {
            if after.stake > before.stake {
                prop_assert!(after.stake <= goal(after) && after.stake >= min_stake);
            }
            if after.stake < before.stake {
                prop_assert!(after.stake >= goal(after));
                // the one exception is the place that unties a knot, by the first move
                let is_first = places[moves[0].from].id == before.id;
                prop_assert!(
                    after.stake.is_zero()
                        || after.stake >= min_stake
                        || before.stake < min_stake
                        || is_first && goal(before).is_zero()
                );
            }
        }
    }

    /// The order in which places are listed is nobody's advantage.
    #[test]
    fn a_plan_does_not_depend_on_the_order(
        (places, order) in places(120).prop_flat_map(|places| {
            let order = order(places.len());
            (Just(places), order)
        }),
        band in band(),
        min_stake in up_to_bits(122),
        max_steps in 0..24usize,
    ) {
        let shuffled = order.iter().map(|i| places[*i]).collect::<Vec<_>>();
        let plan = |places: &[Place<'static>]| {
            let moves =
                plan_rebalance(places, Some(band), native(min_stake), native(1), max_steps, ANY_PAIR);
            by_name(places, &moves.unwrap())
        };
        prop_assert_eq!(plan(&places), plan(&shuffled));
    }

    /// Repeated calls bring any set within tolerance, with fewer moves than there are places, and then
    /// leave it alone.
    #[test]
    fn calls_converge(mut places in a_set(0), band in band(), max_steps in 1..24usize) {
        let n = places.len();

        let (calls, moves) = settle(&mut places, band, 0, max_steps);

        prop_assert!(is_balanced(&places, band));
        prop_assert!(moves < n, "{moves} moves for {n} places");
        prop_assert!(calls <= moves.div_ceil(max_steps));
    }

    /// No move leaves a place with less than the minimum, but for the one that unties a knot.
    #[test]
    fn a_plan_leaves_enough_or_nothing(
        (min_stake, mut places) in up_to_bits(100).prop_flat_map(|min| (Just(min), a_set(min))),
        band in band(),
        max_steps in 1..24usize,
    ) {
        let min_stake = native(min_stake);
        let moves = plan_rebalance(&places, Some(band), min_stake, native(1), max_steps, ANY_PAIR).unwrap();

        carry_out(&mut places, &moves);

        for (i, place) in places.iter().enumerate() {
            let is_enough = place.stake.is_zero() || place.stake >= min_stake;
            let unties = place.target.is_zero() && moves.first().is_some_and(|m| m.from == i);
            prop_assert!(is_enough || unties, "{moves:?}");
        }
    }

    /// Also with a minimum stake, if a call has steps enough: one more move for each place that drains.
    #[test]
    fn calls_converge_with_a_minimum(
        (min_stake, mut places) in up_to_bits(100).prop_flat_map(|min| (Just(min), a_set(min))),
        band in band(),
    ) {
        let n = places.len();
        let (_, moves) = settle(&mut places, band, min_stake, n);

        prop_assert!(is_balanced(&places, band), "{places:?}");
        prop_assert!(moves < 2 * n, "{moves} moves for {n} places");
    }
}

/// The table of the README: how many calls of 20 moves bring a random set to its targets.
#[test]
fn calls_to_balance_from_a_random_start() {
    for (n, most_calls, most_moves) in [(5, 1, 4), (20, 1, 19), (100, 5, 99)] {
        let ids = (0..n).map(|i| format!("v{i:03}")).collect::<Vec<_>>();
        let mut seed = 7u64;
        for _ in 0..50 {
            let mut random = || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                u128::from(seed >> 33)
            };
            let stakes = ids.iter().map(|_| random()).collect::<Vec<_>>();
            let target = native(stakes.iter().sum::<u128>() / n);
            let mut places = ids
                .iter()
                .zip(stakes)
                .map(|(id, stake)| Place {
                    target,
                    ..place(id, stake, 0)
                })
                .collect::<Vec<_>>();

            let (calls, moves) = settle(&mut places, 0, 0, 20);

            assert!(
                calls <= most_calls && moves <= most_moves,
                "{n}: {calls}, {moves}"
            );
        }
    }
}
