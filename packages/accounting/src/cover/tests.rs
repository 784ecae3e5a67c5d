#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{
    holds_its_price, many, native, part_of, product, shares, some_of, totals, wide,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// 1,000 native for 500 shares.
fn before() -> Totals {
    Totals {
        value: native(1_000),
        shares: shares(500),
    }
}

fn layers(bond: u128, pool: u128) -> Available {
    Available {
        bond: shares(bond),
        pool: shares(pool),
    }
}

#[test]
fn the_bond_burns_before_the_pool_and_each_what_it_has() {
    for (loss, bond, pool, from_bond, from_pool) in [
        (0, 50, 50, 0, 0),
        (20, 50, 50, 10, 0),     // 500 x 20 / 1,000
        (21, 50, 50, 11, 0),     // 10.5, rounded up
        (120, 50, 50, 50, 10),   // the bond is gone
        (600, 50, 50, 50, 50),   // both are gone
        (600, 0, 400, 0, 300),   // no bond
        (1_000, 500, 0, 500, 0), // all of it
        (9_999, 600, 0, 500, 0), // no more than there is
    ] {
        let cover = Cover::burn_ceil(before(), native(loss), layers(bond, pool)).unwrap();

        let burned = (cover.bond, cover.pool);
        assert_eq!(burned, (shares(from_bond), shares(from_pool)), "{loss}");
        assert_eq!(cover.total(), Ok(shares(from_bond + from_pool)));
    }
}

#[test]
fn nothing_is_burned_for_a_pool_without_value() {
    let worthless = Totals {
        value: native(0),
        shares: shares(500),
    };

    let cover = Cover::burn_ceil(worthless, native(10), layers(50, 50));

    assert_eq!(cover, Ok(Cover::default()));
}

#[test]
fn burned_shares_pay_what_they_were_worth_and_no_more_than_the_loss() {
    for (burned, loss, paid) in [(0, 100, 0), (10, 100, 20), (50, 100, 100), (60, 100, 100)] {
        assert_eq!(
            paid_native_floor(before(), shares(burned), native(loss)),
            native(paid)
        );
    }
}

#[test]
fn a_retry_burns_for_what_is_still_owed() {
    // 500 shares were worth 1,000; 200 are owed: 500 x 200 / 1,000 restores the price of 2
    let now = Totals {
        value: native(800),
        shares: shares(500),
    };

    assert_eq!(retry_burn_ceil(now, native(200)), Ok(shares(100)));
    assert_eq!(retry_burn_ceil(now, native(0)), Ok(shares(0)));
    assert_eq!(retry_burn_ceil(now, native(1)), Ok(shares(1)));
    let nobody = Totals {
        value: native(0),
        shares: shares(0),
    };
    assert_eq!(retry_burn_ceil(nobody, native(5)), Ok(shares(0)));
    // nothing is owed and there is no value, so there is nothing to divide by
    let worthless = Totals {
        value: native(0),
        shares: shares(5),
    };
    assert_eq!(retry_burn_ceil(worthless, native(0)), Ok(shares(0)));
}

#[test]
fn those_who_leave_take_their_part_of_an_owed_cover_along() {
    for (owed, all, left, still) in [(200, 500, 100, 160), (10, 3, 1, 6), (10, 5, 5, 0)] {
        let scaled = scale_owed_floor(native(owed), shares(all), shares(left));

        assert_eq!(scaled, Ok(native(still)));
    }
    let nobody = scale_owed_floor(native(10), shares(0), shares(0));
    assert_eq!(nobody, Ok(native(0)));
}

/// Value and shares after `loss` and after burning `burned`.
fn after(before: Totals, loss: Native, burned: Shares) -> Totals {
    Totals {
        value: before.value.checked_sub(loss).unwrap(),
        shares: before.shares.checked_sub(burned).unwrap(),
    }
}

fn plus_one(shares: Shares) -> Shares {
    shares.checked_add(Shares::new(1u128)).unwrap()
}

proptest! {
    #![proptest_config(many())]

    /// I-8: full cover restores the price: no share is worth less than before the loss, and with
    /// one share fewer burned it would be.
    #[test]
    fn full_cover_restores_the_price(before in totals(127), part in any::<u32>(), split in any::<u32>()) {
        let loss = native(some_of(before.value.raw().u128(), part));
        let all = before.shares.raw().u128();
        let bond = part_of(all, split);
        let cover = Cover::burn_ceil(before, loss, layers(bond, all - bond)).unwrap();
        let burned = cover.total().unwrap();

        let after = after(before, loss, burned);

        prop_assert!(holds_its_price(before, after));
        prop_assert!(wide(after.value, before.shares) < wide(before.value, plus_one(after.shares)));
        prop_assert_eq!(paid_native_floor(before, burned, loss), loss);
        prop_assert!(cover.pool.is_zero() || cover.bond == shares(bond));
    }

    /// I-8: partial cover leaves the price between that without cover and that before.
    #[test]
    fn partial_cover_lands_in_between(
        before in totals(127), part in any::<u32>(), bond in any::<u32>(), pool in any::<u32>(),
    ) {
        let loss = native(some_of(before.value.raw().u128(), part));
        let full = before.shares.portion_ceil(loss, before.value).unwrap().raw().u128();
        let half = |part| part_of(full - 1, part / 2);
        let layers = layers(half(bond), half(pool));
        let cover = Cover::burn_ceil(before, loss, layers).unwrap();
        prop_assert_eq!((cover.bond, cover.pool), (layers.bond, layers.pool));

        let burned = cover.total().unwrap();
        let bare = after(before, loss, shares(0));
        let after = after(before, loss, burned);

        prop_assert!(holds_its_price(bare, after));
        prop_assert!(wide(after.value, before.shares) <= wide(before.value, after.shares));
        // what is paid is the worth of what was burned, and never more
        let paid = paid_native_floor(before, burned, loss);
        prop_assert!(paid <= loss);
        prop_assert!(wide(paid, before.shares) <= wide(burned, before.value));
    }

    /// One cover call for all losses of a sync: priced before the first, they restore the price
    /// together, in any order.
    #[test]
    fn covers_of_one_sync_add_up(before in totals(127), parts in vec(any::<u32>(), 1..6)) {
        let value = before.value.raw().u128();
        let losses = parts.iter().map(|part| native(part_of(value, part / 6))).collect::<Vec<_>>();
        let all = layers(0, before.shares.raw().u128());
        let burned = Shares::sum(
            losses.iter().map(|loss| Cover::burn_ceil(before, *loss, all).unwrap().pool),
        ).unwrap();
        prop_assume!(burned < before.shares);

        let after = after(before, Native::sum(losses).unwrap(), burned);

        prop_assert!(holds_its_price(before, after));
        let fewer = after.shares.checked_add(shares(parts.len().try_into().unwrap())).unwrap();
        prop_assert!(wide(after.value, before.shares) <= wide(before.value, fewer));
    }

    /// A cover that failed, is owed, and is retried after some holders have left: no share is worth
    /// more than before the loss, except for a share and a unit of rounding; and none less, if
    /// nobody left.
    #[test]
    fn a_retry_never_lifts_the_price_above_what_it_was(
        before in totals(126), part in any::<u32>(), paid in any::<u32>(), leaving in any::<u32>(),
        nobody_leaves in any::<bool>(),
    ) {
        let value = before.value.raw().u128();
        let loss = native(some_of(value, part).min(value - 1));
        let full = before.shares.portion_ceil(loss, before.value).unwrap().raw().u128();
        let burned = shares(part_of(full, paid));
        let owed = loss.checked_sub(paid_native_floor(before, burned, loss)).unwrap();
        let lost = after(before, loss, burned);
        let leaving = shares(match nobody_leaves {
            true => 0,
            false => part_of(lost.shares.raw().u128(), leaving),
        });
        prop_assume!(leaving < lost.shares && !lost.value.is_zero());
        let owed = scale_owed_floor(owed, lost.shares, leaving).unwrap();
        let now = after(lost, lost.worth_floor(leaving), leaving);

        let burn = retry_burn_ceil(now, owed).unwrap();

        let end = after(now, native(0), burn);
        let [p, s] = [before.value.raw().u128(), before.shares.raw().u128()];
        let [v, e] = [end.value.raw().u128(), end.shares.raw().u128()];
        let [s1, s2] = [lost.shares.raw().u128(), now.shares.raw().u128()];
        // v / (e + 1) < p / s, with one unit more in the value at that time and in the value now
        let most = product([e + 1, p, s1, s2]) + product([e + 1, s, s2]) + product([e + 1, s, s1]);
        prop_assert!(product([v, s, s1, s2]) <= most, "{before:?} {lost:?} {now:?} {end:?}");
        if nobody_leaves {
            prop_assert!(holds_its_price(before, end));
        }
    }

    /// An exit while a cover is owed takes exactly its part of the cover along: never more is owed
    /// afterwards, and leaving in two steps leaves no more owed than leaving at once.
    #[test]
    fn an_owed_cover_shrinks_with_the_shares(before in totals(127), a in any::<u32>(), b in any::<u32>()) {
        let Totals { value: owed, shares: all } = before;
        let a = shares(part_of(all.raw().u128(), a));
        let rest = all.checked_sub(a).unwrap();
        let b = shares(part_of(rest.raw().u128(), b));

        let first = scale_owed_floor(owed, all, a).unwrap();
        let second = scale_owed_floor(first, rest, b).unwrap();

        prop_assert!(second <= first && first <= owed);
        prop_assert!(second <= scale_owed_floor(owed, all, a.checked_add(b).unwrap()).unwrap());
    }
}

/// 1,000 native for 300 shares: a share is worth 3.33, so each part of a payment is rounded down
/// separately.
#[test]
fn a_whole_burn_pays_to_the_unit_and_a_part_of_one_is_rounded_down() {
    let before = Totals {
        value: native(1_000),
        shares: shares(300),
    };
    for (asked, bond, pool, by_bond, by_pool) in [
        (100, 30, 0, 100, 0),
        (100, 10, 20, 33, 67),
        (100, 10, 10, 33, 33),
        (100, 0, 30, 0, 100),
        (0, 0, 0, 0, 0),
    ] {
        let cover = Cover {
            bond: shares(bond),
            pool: shares(pool),
        };
        let paid = Paid {
            by_bond: native(by_bond),
            by_pool: native(by_pool),
        };
        assert_eq!(cover.pays_floor(before, native(asked)), Ok(paid), "{asked}");
    }
}

proptest! {
    /// Parts of a split differ from the exact ones by less than a unit, and sum to the whole.
    #[test]
    fn a_split_in_proportion_loses_no_unit(whole in 0..=u64::MAX, parts in vec(1..=u64::MAX, 1..12)) {
        let parts: Vec<Native> = parts.into_iter().map(|part| native(part.into())).collect();
        let total = Native::sum(parts.iter().copied()).unwrap();

        let split = split_floor(native(whole.into()), &parts).unwrap();

        prop_assert_eq!(Native::sum(split.iter().copied()), Ok(native(whole.into())));
        for (part, share) in parts.iter().zip(split) {
            let exact = native(whole.into()).portion_floor(*part, total).unwrap();
            prop_assert!(share.raw().abs_diff(exact.raw()).u128() <= 1);
        }
    }
}
