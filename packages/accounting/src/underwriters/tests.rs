#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod laws;

use super::*;
use crate::testing::{many, part_of, product, shares as lst, some_of, up_to_bits, wide, NOW};
use crate::{Bucket, LayerShares, OFFSET};
use proptest::prelude::*;

fn units(raw: u128) -> LayerShares {
    LayerShares::new(raw)
}

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

fn bucket_of(lst_raw: u128, shares: u128) -> Bucket {
    Bucket {
        epoch: 0,
        assets: lst(lst_raw),
        shares: units(shares),
    }
}

/// A bucket at a price between a thousand times the first price and a hundred-thousandth of it.
fn bucket() -> impl Strategy<Value = Bucket> {
    (up_to_bits(90), 0..=10u32, 0..=16u32).prop_map(|(lst, up, down)| {
        let shares = ((lst * OFFSET) << down) >> up;
        bucket_of(lst, shares.max(1))
    })
}

fn layer() -> impl Strategy<Value = Layer> {
    (bucket(), bucket(), any::<bool>()).prop_map(|(active, exiting, leaving)| Layer {
        active,
        exiting: if leaving { exiting } else { Bucket::default() },
        leaving: if leaving { active.shares } else { units(0) },
    })
}

fn underwriters() -> impl Strategy<Value = Underwriters> {
    (layer(), up_to_bits(90), 0..=2_592_000u64, 0..=2_592_000u64).prop_map(
        |(layer, premium, window, later)| {
            let mut pool = Underwriters {
                layer,
                ..Underwriters::default()
            };
            pool.accrue(lst(premium), window, NOW).unwrap();
            pool.accrue(lst(0), 0, NOW + later).unwrap();
            pool
        },
    )
}

/// Whether a share of `after` is worth at least as much as one of `before`.
fn holds_its_price(before: Bucket, after: Bucket) -> bool {
    let price = |bucket: Bucket| (raw(bucket.assets) + 1, raw(bucket.shares) + OFFSET);
    let ((lst_before, all_before), (lst_after, all_after)) = (price(before), price(after));
    product([lst_after, all_before]) >= product([lst_before, all_after])
}

#[test]
fn first_shares_cost_a_thousandth() {
    let mut layer = Layer::default();

    assert_eq!(layer.enter_floor(lst(500)), Ok(units(500_000)));
    assert_eq!(layer.enter_floor(lst(1)), Ok(units(1_000)));
    assert_eq!(layer.held(), Ok(lst(501)));
    assert_eq!(layer.active.to_assets_floor(units(500_000)), Ok(lst(500)));
}

#[test]
fn leaving_and_coming_back_at_known_prices() {
    let mut layer = Layer::default();
    layer.enter_floor(lst(1_000)).unwrap();

    let moved = layer.request_floor(units(400_000)).unwrap();

    assert_eq!((moved.assets, moved.units), (lst(400), units(400_000)));
    assert_eq!(
        (layer.active.assets, layer.exiting.assets),
        (lst(600), lst(400))
    );
    assert_eq!(
        (layer.leaving, layer.shares().unwrap()),
        (units(400_000), units(1_000_000))
    );

    let back = layer.cancel_floor(moved.units, units(400_000)).unwrap();

    assert_eq!((back.assets, back.shares), (lst(400), units(400_000)));
    assert_eq!(
        (layer.active.assets, layer.exiting),
        (lst(1_000), Bucket::default())
    );
    assert_eq!(layer.leaving, units(0));
}

#[test]
fn amounts_that_buy_nothing_are_refused_and_change_nothing() {
    let mut layer = Layer {
        active: bucket_of(1_000_000, 1_000),
        ..Layer::default()
    };
    let before = layer;

    assert!(layer.enter_floor(lst(0)).is_err());
    assert!(layer.enter_floor(lst(499)).is_err(), "half a share");
    assert!(layer.request_floor(units(0)).is_err());
    assert!(layer.request_floor(units(1_001)).is_err(), "not there");
    assert!(
        layer.pay_floor(units(1), units(1)).is_err(),
        "nobody leaves"
    );
    assert!(layer.cancel_floor(units(1), units(1)).is_err());
    assert_eq!(layer, before);
}

#[test]
fn amounts_that_do_not_fit_are_refused_and_change_nothing() {
    let mut layer = Layer::default();

    assert!(layer.enter_floor(lst(u128::MAX)).is_err());
    assert!(layer.enter_floor(lst(u128::MAX / OFFSET)).is_err());
    assert_eq!(layer, Layer::default());

    layer.enter_floor(lst(u128::MAX / OFFSET - 1)).unwrap();
    let before = layer;
    assert!(layer.enter_floor(lst(u128::MAX / 2)).is_err());
    assert_eq!(layer, before);
}

#[test]
fn a_burn_takes_one_fraction_of_both_buckets() {
    let mut layer = Layer::default();
    layer.enter_floor(lst(1_000)).unwrap();
    let moved = layer.request_floor(units(250_000)).unwrap();

    let burn = layer.burn(lst(100)).unwrap();

    assert_eq!(burn.assets, lst(100));
    assert_eq!(
        (layer.active.assets, layer.exiting.assets),
        (lst(675), lst(225))
    );
    assert_eq!(layer.pay_floor(moved.units, units(250_000)), Ok(lst(225)));
    assert_eq!(layer.exiting, Bucket::default());
}

/// 5 % at leverage 20 is the whole bond, except for rounding: here with 18 decimals.
#[test]
fn a_remnant_under_a_millionth_is_burned_too_and_a_new_epoch_begins() {
    let bond = 1_000 * 10u128.pow(18);
    let mut layer = Layer::default();
    let all = layer.enter_floor(lst(bond)).unwrap();
    layer.request_floor(units(raw(all) / 2)).unwrap();
    let mut less = layer;

    let burn = layer.burn(lst(bond - bond / 1_000_000 + 4)).unwrap();
    let kept = less.burn(lst(bond - bond / 1_000_000)).unwrap();

    assert_eq!(burn.assets, lst(bond), "the remnant too");
    assert!(burn.active_wiped && burn.exiting_wiped);
    assert_eq!((layer.active.epoch, layer.exiting.epoch), (1, 1));
    assert_eq!((layer.held(), layer.shares()), (Ok(lst(0)), Ok(units(0))));
    assert_eq!(layer.enter_floor(lst(7)), Ok(units(7_000)), "a clean start");
    assert!(
        !kept.active_wiped && !kept.exiting_wiped,
        "a millionth is kept"
    );
    assert_eq!(less.held(), Ok(lst(bond / 1_000_000)));
}

/// Where a burn would void all shares, a take keeps them.
#[test]
fn a_take_leaves_all_shares() {
    let mut layer = Layer::default();
    let all = layer.enter_floor(lst(1_000)).unwrap();
    layer.request_floor(units(250_000)).unwrap();
    let before = layer;
    let taken = layer.take(lst(100)).unwrap();
    assert_eq!((taken.of_active, taken.of_exiting), (lst(75), lst(25)));
    layer.take(lst(900)).unwrap();
    assert_eq!(layer.held(), Ok(lst(0)));
    assert_eq!(layer.shares(), Ok(all));
    assert_eq!((layer.active.epoch, layer.exiting.epoch), (0, 0));
    assert_eq!(layer.active.shares, before.active.shares);
    assert!(layer.take(lst(1)).is_err(), "there is nothing");
    assert!(layer.take(lst(0)).is_ok());
}

/// A hundred takes of one unit leave a bucket of a hundred units as it is, whichever of the two is
/// the small one.
#[test]
fn many_small_takes_do_not_empty_a_small_bucket() {
    for small_is_active in [true, false] {
        let mut layer = Layer::default();
        layer.enter_floor(lst(1_000_000)).unwrap();
        let asked = if small_is_active {
            999_900_000
        } else {
            100_000
        };
        layer.request_floor(units(asked)).unwrap();
        for _ in 0..100 {
            layer.take(lst(1)).unwrap();
        }
        let (active, exiting) = (layer.active.assets, layer.exiting.assets);
        let small = if small_is_active { active } else { exiting };
        assert_eq!(small, lst(100));
        assert_eq!(layer.held(), Ok(lst(999_900)));
    }
}

#[test]
fn a_burn_of_nothing_or_of_an_empty_layer_does_nothing() {
    let mut layer = Layer::default();
    assert_eq!(layer.burn(lst(5)), Ok(LayerBurn::default()));
    assert_eq!(layer, Layer::default());

    layer.enter_floor(lst(5)).unwrap();
    let before = layer;
    assert_eq!(layer.burn(lst(0)), Ok(LayerBurn::default()));
    assert_eq!(layer, before);
}

#[test]
fn premium_comes_drop_by_drop_to_active_shares_alone() {
    let mut pool = Underwriters::default();
    pool.accrue(lst(0), 0, NOW).unwrap();
    pool.layer.enter_floor(lst(1_000)).unwrap();
    pool.layer.request_floor(units(500_000)).unwrap();

    pool.accrue(lst(100), 100, NOW).unwrap();
    assert_eq!(
        (pool.layer.active.assets, pool.unreleased()),
        (lst(500), lst(100))
    );

    pool.accrue(lst(0), 0, NOW + 40).unwrap();
    assert_eq!(
        (pool.layer.active.assets, pool.unreleased()),
        (lst(540), lst(60))
    );
    assert_eq!(pool.layer.exiting.assets, lst(500));

    pool.accrue(lst(0), 0, NOW + 100).unwrap();
    assert_eq!(
        (pool.layer.active.assets, pool.unreleased()),
        (lst(600), lst(0))
    );
}

#[test]
fn premium_stands_still_while_nobody_underwrites() {
    let mut pool = Underwriters::default();
    pool.accrue(lst(100), 100, NOW).unwrap();
    pool.accrue(lst(0), 100, NOW + 1_000).unwrap();
    assert_eq!(pool.unreleased(), lst(100));

    let all = pool.layer.enter_floor(lst(1)).unwrap();
    pool.accrue(lst(0), 100, NOW + 1_050).unwrap();
    assert_eq!(
        (pool.layer.active.assets, pool.unreleased()),
        (lst(51), lst(50))
    );

    // the last one leaves: the rest waits for the next underwriter
    pool.layer.request_floor(all).unwrap();
    pool.accrue(lst(0), 100, NOW + 9_000).unwrap();
    assert_eq!(
        (pool.layer.active, pool.unreleased()),
        (Bucket::default(), lst(50))
    );
    pool.layer.enter_floor(lst(1)).unwrap();
    pool.accrue(lst(0), 100, NOW + 9_025).unwrap();
    assert_eq!(
        (pool.layer.active.assets, pool.unreleased()),
        (lst(26), lst(25))
    );
}

#[test]
fn premium_without_a_window_counts_a_second_later() {
    let mut pool = Underwriters::default();
    pool.accrue(lst(50), 0, NOW).unwrap();
    pool.accrue(lst(0), 0, NOW + 77).unwrap();
    assert_eq!(
        pool.unreleased(),
        lst(50),
        "and never without anyone to have it"
    );

    pool.layer.enter_floor(lst(1_000)).unwrap();
    assert_eq!(pool.layer.active.assets, lst(1_000));
    pool.accrue(lst(50), 0, NOW + 77).unwrap();
    assert_eq!(pool.layer.active.assets, lst(1_000));
    pool.accrue(lst(0), 0, NOW + 78).unwrap();
    assert_eq!(pool.layer.active.assets, lst(1_100));
}

#[test]
fn unreleased_premium_is_burned_last() {
    let mut pool = Underwriters::default();
    pool.accrue(lst(0), 0, NOW).unwrap();
    pool.layer.enter_floor(lst(1_000)).unwrap();
    pool.accrue(lst(100), 100, NOW).unwrap();
    pool.accrue(lst(0), 0, NOW + 50).unwrap();
    let mut more = pool;

    assert_eq!(pool.burn(lst(1_000)).unwrap().assets, lst(1_000));
    assert_eq!(
        (pool.layer.held(), pool.unreleased()),
        (Ok(lst(50)), lst(50))
    );

    let burn = more.burn(lst(1_080)).unwrap();
    assert_eq!(burn.assets, lst(1_080));
    assert!(burn.active_wiped);
    assert_eq!(
        (more.layer.held(), more.unreleased()),
        (Ok(lst(0)), lst(20))
    );
    assert_eq!(
        more.burn(lst(u128::MAX)).unwrap().assets,
        lst(20),
        "all there is"
    );
}
