//! Laws of the pool of underwriters, over any bucket and any history.

use super::*;

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

    /// XR-01, XR-02: an attacker who enters first with little, gives much and waits for a victim
    /// gets out no more than it put in; and a victim who enters gets back at least half of what it
    /// gave.
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

    /// A take is exact in sum, by one fraction of both buckets to the unit, and changes nothing
    /// else.
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

    /// A burn takes the amount out of the pool, or all there is; and it never fails.
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

    /// It makes no difference how often `accrue` is called.
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

    /// A layer through any history: what went in is what was paid, burned, dropped as dust, and is
    /// left. All holders can leave, and the last one finds everything that belongs to it.
    #[test]
    fn what_goes_in_comes_out_or_is_accounted_for(steps in prop::collection::vec(step(), 1..40)) {
        let mut pool = Underwriters::default();
        pool.accrue(lst(0), 0, NOW).unwrap();
        let mut world = World { now: NOW, ..World::default() };
        for step in steps {
            let dusty = pool.held().unwrap();
            let (before_in, before_out) = (world.came, world.gone);
            world.happen(&mut pool, step);
            // held + in - out = held, except for dust that was dropped
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
