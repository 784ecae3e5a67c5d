//! Laws of plans over any set: bounds are kept, and repeated calls come to an end.

use super::*;

/// Places with the water-filled targets of all that they hold; each stake is zero or at least the
/// minimum.
fn a_set(min_stake: u128) -> impl Strategy<Value = Vec<Place<'static>>> {
    vec((up_to_bits(100), 0..4u64, any::<bool>()), 1..=12).prop_map(move |rows| {
        let stakes = rows.iter().map(|(stake, _, is_empty)| match is_empty {
            true => native(0),
            false => native(min_stake + stake),
        });
        let stakes = stakes.collect::<Vec<_>>();
        let total = Native::sum(stakes.iter().copied()).unwrap();
        // the first has a weight, so that all stake can be placed
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

pub fn is_balanced(places: &[Place<'_>], band_bps: u64) -> bool {
    let total = total_stake(places).unwrap();
    places.iter().all(|place| {
        let off = place.stake.raw().abs_diff(place.target.raw());
        let tolerance = tolerance_floor(total, place.target, band_bps).unwrap();
        Native::new(off) <= tolerance
    })
}

/// Repeats the plan until it is empty. Returns how many calls and moves that took.
pub fn settle(
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

    /// I-10: a plan keeps within every bound: flags, free pairs, sizes, targets, minimum, one role
    /// for each place.
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
                // the one exception is the place that the first move leaves with less, where no
                // other move is possible
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

    /// The order in which places are listed makes no difference.
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

    /// Repeated calls bring any set within tolerance, with fewer moves than there are places, and
    /// then make no more.
    #[test]
    fn calls_converge(mut places in a_set(0), band in band(), max_steps in 1..24usize) {
        let n = places.len();

        let (calls, moves) = settle(&mut places, band, 0, max_steps);

        prop_assert!(is_balanced(&places, band));
        prop_assert!(moves < n, "{moves} moves for {n} places");
        prop_assert!(calls <= moves.div_ceil(max_steps));
    }

    /// No move leaves a place with less than the minimum, except the first move where no other is
    /// possible.
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

    /// The same with a minimum stake, if a call has enough steps: one more move for each place that
    /// drains.
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

/// The table of the README: the number of calls, of 20 moves each, that bring a random set to its
/// targets.
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
