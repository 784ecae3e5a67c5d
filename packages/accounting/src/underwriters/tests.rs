#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

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

/// A bucket at a price between a thousand times its first one and a hundred thousandth of it.
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

/// 5 % at leverage 20 is the whole bond, but for roundings: here at 18 decimals.
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

/// Where a burn would void all shares, a take leaves them.
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

/// A hundred takes of one unit leave a bucket of a hundred units where it is, whichever of the two is the small one.
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

    // the last one leaves: the rest waits for the next
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

proptest! {
    #![proptest_config(many())]

    /// XR-01: entering and leaving at once never profits, whatever the layer has been through.
    #[test]
    fn enter_then_leave_never_profits(mut layer in layer(), amount in up_to_bits(90)) {
        let held = layer.held().unwrap();
        let Ok(bought) = layer.enter_floor(lst(amount)) else { return Ok(()) };
        let Ok(moved) = layer.request_floor(bought) else { return Ok(()) };
        let paid = layer.pay_floor(moved.units, bought).unwrap();

        prop_assert!(raw(paid) <= amount);
        prop_assert!(layer.held().unwrap() >= held || layer.active.shares.is_zero());
    }

    /// XR-01, XR-02: whoever enters first with little, gives much and waits for a victim gets no more out
    /// than was put in, and a victim who is let in gets half of what it gave at least.
    #[test]
    fn nobody_gains_by_inflating_a_price(first in up_to_bits(40), gift in up_to_bits(90), victim in up_to_bits(90)) {
        let mut pool = Underwriters::default();
        pool.accrue(lst(0), 0, NOW).unwrap();
        let mine = pool.layer.enter_floor(lst(first)).unwrap();
        pool.accrue(lst(gift), 1, NOW).unwrap();
        pool.accrue(lst(0), 1, NOW + 1).unwrap();
        let entered = pool.layer.enter_floor(lst(victim));

        if let Ok(theirs) = entered {
            let worth = raw(pool.layer.active.to_assets_floor(theirs).unwrap());
            prop_assert!(worth + 1 >= victim / 2, "{worth} of {victim}");
        }
        let paid = match pool.layer.request_floor(mine) {
            Ok(moved) => raw(pool.layer.pay_floor(moved.units, mine).unwrap()),
            Err(_) => 0,
        };
        prop_assert!(paid <= first + gift, "{paid} of {first} + {gift}");
    }

    /// A take is exact in sum, one fraction of both buckets to the unit, and touches nothing else.
    #[test]
    fn a_take_is_one_fraction(layer in layer(), part in any::<u32>()) {
        let held = raw(layer.held().unwrap());
        let amount = part_of(held, part);
        let mut after = layer;
        let taken = after.take(lst(amount)).unwrap();
        prop_assert_eq!(raw(after.held().unwrap()) + amount, held);
        for (lost, bucket) in [(taken.of_active, layer.active), (taken.of_exiting, layer.exiting)] {
            let (lost, share) = (product([raw(lost), held, 2]), product([amount, raw(bucket.assets), 2]));
            prop_assert!(lost.abs_diff(share) <= held.into(), "to the nearest unit");
        }
        let shares = |layer: Layer| (layer.active.shares, layer.exiting.shares, layer.leaving);
        prop_assert_eq!(shares(after), shares(layer));
    }

    /// I-2 for layers: nothing that a user does lowers what anyone else's share is worth.
    #[test]
    fn users_never_lower_a_price(layer in layer(), amount in up_to_bits(90), part in any::<u32>()) {
        let mut entered = layer;
        if entered.enter_floor(lst(amount)).is_ok() {
            prop_assert!(holds_its_price(layer.active, entered.active));
        }
        let asked = units(some_of(raw(layer.active.shares), part));
        let mut requested = layer;
        if let Ok(moved) = requested.request_floor(asked) {
            let emptied = requested.active.shares.is_zero();
            prop_assert!(emptied || holds_its_price(layer.active, requested.active));
            prop_assert!(holds_its_price(layer.exiting, requested.exiting));
            let mut cancelled = requested;
            if let Ok(back) = cancelled.cancel_floor(moved.units, asked) {
                prop_assert!(back.assets <= moved.assets);
                let worth = cancelled.active.to_assets_floor(back.shares).unwrap();
                prop_assert!(worth <= back.assets);
                prop_assert!(emptied || holds_its_price(layer.active, cancelled.active));
            }
            let mut paid = requested;
            prop_assert!(paid.pay_floor(moved.units, asked).unwrap() <= moved.assets);
            let emptied = paid.exiting.shares.is_zero();
            prop_assert!(emptied || holds_its_price(requested.exiting, paid.exiting));
        }
    }

    /// I-9: a burn is exact in sum, and active and leaving shares lose the same fraction to the unit.
    #[test]
    fn a_burn_is_exact_and_falls_on_both_alike(mut layer in layer(), part in any::<u32>()) {
        let before = layer;
        let held = layer.held().unwrap();
        let amount = lst(some_of(raw(held), part));

        let burn = layer.burn(amount).unwrap();

        prop_assert_eq!(burn.assets.checked_add(layer.held().unwrap()), Ok(held));
        for (was, is, wiped) in [
            (before.active, layer.active, burn.active_wiped),
            (before.exiting, layer.exiting, burn.exiting_wiped),
        ] {
            if wiped {
                prop_assert_eq!((is.assets, is.shares, is.epoch), (lst(0), units(0), was.epoch + 1));
                continue;
            }
            let lost = raw(was.assets) - raw(is.assets);
            // lost = was x amount / held, to the unit
            prop_assert!(wide(lst(lost + 1), held) > wide(was.assets, amount));
            prop_assert!(lost == 0 || wide(lst(lost - 1), held) < wide(was.assets, amount));
            // what is kept is at least a millionth of a unit for each share before the offset
            prop_assert!(product([raw(is.assets), 1_000_000, OFFSET]) >= product([raw(is.shares)]) || lost == 0);
        }
        if !burn.active_wiped && !burn.exiting_wiped {
            prop_assert_eq!(burn.assets, amount);
        }
    }

    /// Whatever is burned, the pool gives it, or all there is; and it never fails.
    #[test]
    fn a_pool_burns_what_is_asked_or_all_there_is(mut pool in underwriters(), amount in any::<u128>(), all in any::<bool>()) {
        let held = pool.held().unwrap();
        let amount = if all { amount } else { amount % (raw(held) + 1) };

        let burn = pool.burn(lst(amount)).unwrap();

        prop_assert_eq!(burn.assets.checked_add(pool.held().unwrap()), Ok(held));
        prop_assert!(raw(burn.assets) >= amount.min(raw(held)));
        let wiped = burn.active_wiped || burn.exiting_wiped;
        prop_assert!(wiped || raw(burn.assets) == amount.min(raw(held)));
    }

    /// It makes no difference how often anyone looks.
    #[test]
    fn accruing_often_is_accruing_once(pool in underwriters(), waits in prop::collection::vec(0..=100_000u64, 1..20)) {
        let start = pool.at;
        let (mut often, mut once) = (pool, pool);
        let mut now = start;
        for wait in waits {
            now += wait;
            often.accrue(lst(0), 0, now).unwrap();
        }
        once.accrue(lst(0), 0, now).unwrap();

        prop_assert_eq!(often, once);
        prop_assert_eq!(often.held(), pool.held());
        prop_assert_eq!(often.layer.exiting, pool.layer.exiting);
    }

    /// A layer through anything: what went in is what was paid, burned, let go as dust, and is left; all
    /// who are in can leave, and the last one finds what is his.
    #[test]
    fn what_goes_in_comes_out_or_is_accounted_for(steps in prop::collection::vec(step(), 1..40)) {
        let mut pool = Underwriters::default();
        pool.accrue(lst(0), 0, NOW).unwrap();
        let mut world = World { now: NOW, ..World::default() };
        for step in steps {
            let dusty = pool.held().unwrap();
            let (before_in, before_out) = (world.came, world.gone);
            world.happen(&mut pool, step);
            // held + in - out = held, but for dust that was let go
            let expected = raw(dusty) + (world.came - before_in) - (world.gone - before_out);
            prop_assert!(raw(pool.held().unwrap()) <= expected);
            world.dust += expected - raw(pool.held().unwrap());

            let active: u128 = world.positions.iter().map(|(epoch, shares)| if *epoch == pool.layer.active.epoch { raw(*shares) } else { 0 }).sum();
            prop_assert_eq!(active, raw(pool.layer.active.shares));
            let leaving: u128 = world.exits.iter().map(|exit| if exit.0 == pool.layer.exiting.epoch { raw(exit.1) } else { 0 }).sum();
            prop_assert_eq!(leaving, raw(pool.layer.exiting.shares));
        }
        // everybody leaves
        for (epoch, shares) in std::mem::take(&mut world.positions) {
            if epoch == pool.layer.active.epoch {
                if let Ok(moved) = pool.layer.request_floor(shares) {
                    world.exits.push((pool.layer.exiting.epoch, moved.units, shares));
                }
            }
        }
        for (epoch, units, shares) in world.exits {
            if epoch == pool.layer.exiting.epoch {
                world.gone += raw(pool.layer.pay_floor(units, shares).unwrap());
            }
        }
        prop_assert!(world.gone + raw(pool.held().unwrap()) <= world.came);
    }
}

#[derive(Default)]
struct World {
    now: u64,
    came: u128,
    gone: u128,
    dust: u128,
    positions: Vec<(u64, LayerShares)>,
    exits: Vec<(u64, LayerShares, LayerShares)>,
}

#[derive(Clone, Copy, Debug)]
enum Step {
    Enter(u128),
    Request(usize, u32),
    Cancel(usize),
    Pay(usize),
    Premium(u128, u64),
    Burn(u32),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => up_to_bits(60).prop_map(Step::Enter),
        3 => (any::<usize>(), any::<u32>()).prop_map(|(who, part)| Step::Request(who, part)),
        1 => any::<usize>().prop_map(Step::Cancel),
        1 => any::<usize>().prop_map(Step::Pay),
        1 => (up_to_bits(60), 0..=100_000u64).prop_map(|(amount, window)| Step::Premium(amount, window)),
        2 => any::<u32>().prop_map(Step::Burn),
        1 => (0..=100_000u64).prop_map(Step::Wait),
    ]
}

impl World {
    fn happen(&mut self, pool: &mut Underwriters, step: Step) {
        match step {
            Step::Enter(amount) => {
                if let Ok(bought) = pool.layer.enter_floor(lst(amount)) {
                    self.came += amount;
                    self.positions.push((pool.layer.active.epoch, bought));
                }
            }
            Step::Request(who, part) => {
                let Some(len) = Some(self.positions.len()).filter(|len| *len > 0) else {
                    return;
                };
                let (epoch, had) = self.positions[who % len];
                let asked = units(part_of(raw(had), part));
                if epoch != pool.layer.active.epoch {
                    return;
                }
                if let Ok(moved) = pool.layer.request_floor(asked) {
                    self.positions[who % len].1 = had.checked_sub(asked).unwrap();
                    self.exits
                        .push((pool.layer.exiting.epoch, moved.units, asked));
                }
            }
            Step::Cancel(who) | Step::Pay(who) => {
                let Some(len) = Some(self.exits.len()).filter(|len| *len > 0) else {
                    return;
                };
                let (epoch, of_bucket, shares) = self.exits[who % len];
                if epoch != pool.layer.exiting.epoch {
                    self.exits.swap_remove(who % len);
                    return;
                }
                if matches!(step, Step::Pay(_)) {
                    self.gone += raw(pool.layer.pay_floor(of_bucket, shares).unwrap());
                } else if let Ok(back) = pool.layer.cancel_floor(of_bucket, shares) {
                    self.positions.push((pool.layer.active.epoch, back.shares));
                } else {
                    return;
                }
                self.exits.swap_remove(who % len);
            }
            Step::Premium(amount, window) => {
                self.came += amount;
                pool.accrue(lst(amount), window, self.now).unwrap();
            }
            Step::Burn(part) => {
                let amount = part_of(raw(pool.held().unwrap()), part);
                self.gone += raw(pool.burn(lst(amount)).unwrap().assets);
            }
            Step::Wait(secs) => {
                self.now += secs;
                pool.accrue(lst(0), 0, self.now).unwrap();
            }
        }
    }
}
