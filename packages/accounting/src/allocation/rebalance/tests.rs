#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod laws;

use super::*;
use crate::allocation::tests::{band, names, order, place, places};
use crate::allocation::{targets, tolerance_floor, Candidate};
use crate::testing::{many, native, up_to_bits};
use laws::{is_balanced, settle};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const ANY_PAIR: &dyn Fn(usize, usize) -> Pair = &|_, _| Pair::Free;

/// The plan by name, with a band of 1 % and no bounds except the minima.
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

/// Stake over the limit has no tolerance; a place that is only off its target waits if there is no
/// band.
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

    // once the difference is over the tolerance, it is moved completely
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

/// Of seven redelegations that the chain allows for a pair, three are for any move, four for an
/// eighth of the excess or more.
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
    // 80 to drain, and a destination with room for a small move, or for an eighth
    let with_room = |room: u128| plan(&[place("a", 80, 0), place("b", 100, 100 + room)]);
    assert_eq!(with_room(9), []);
    assert_eq!(with_room(10), [10]);
    assert_eq!(with_room(80), [80]);
    // spread over ten destinations, each takes a tenth
    let mut ten: Vec<_> = "bcdefghijk"
        .char_indices()
        .map(|(at, _)| place(&"bcdefghijk"[at..=at], 100, 108))
        .collect();
    ten.push(place("a", 80, 0));
    assert_eq!(plan(&ten), [8; 10]);
    // over its limit by a little: the move waits, because the next slash or fine brings more
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

/// A new validator needs 40, and no other can spare that much alone.
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
    // and neither are two sources
    places[2].can_redelegate_out = false;
    assert_eq!(plan(&places, 40, 1), []);
}

/// A validator of 100 leaves, and no other can take more than 30.
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
    // with three steps it cannot be emptied, so it keeps 50 for the next plan
    assert_eq!(plan(3), [("a", "b", 30), ("a", "c", 20)]);
}

#[test]
fn the_last_of_who_leaves_may_be_less_than_the_smallest_move() {
    let places = [place("a", 100, 0), place("b", 4, 100), place("c", 50, 90)];

    assert_eq!(plan(&places, 0, 10), [("a", "b", 96), ("a", "c", 4)]);

    // the same with a minimum, where it leaves in one plan or not at all
    let places = [place("a", 100, 0), place("b", 54, 150), place("c", 86, 90)];

    assert_eq!(plan(&places, 50, 10), [("a", "b", 96), ("a", "c", 4)]);
}

#[test]
fn a_stake_that_is_under_the_minimum_already_may_leave_in_parts() {
    let places = [place("a", 30, 0), place("b", 90, 100), place("c", 90, 100)];

    assert_eq!(plan(&places, 50, 1), [("a", "b", 10), ("a", "c", 10)]);
}

/// Two validators leave with 16 and 20; three that need at least 12 come: no move leaves all of
/// them with enough or nothing.
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
