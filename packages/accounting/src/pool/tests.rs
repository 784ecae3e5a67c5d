#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{
    happening, holds_its_price, many, misfortune, native, part_of, pool, shares, some_of, totals,
    up_to_bits, wide, NOW,
};
use proptest::collection::vec;
use proptest::prelude::*;

/// 1,000 native for 500 shares: 200 liquid, 1,100 bonded, 200 exiting, 100 dripping.
fn two_for_one() -> Pool {
    Pool {
        buffer: native(200),
        bonded: native(1_100),
        exiting: native(200),
        drip: Drip {
            amount: native(100),
            from: NOW,
            until: NOW + 100,
        },
        shares: shares(500),
    }
}

#[test]
fn value_is_what_is_there_less_what_is_owed_and_not_yet_counted() {
    let pool = two_for_one();

    assert_eq!(pool.value(NOW), Ok(native(1_000)));
    assert_eq!(pool.value(NOW + 50), Ok(native(1_050)));
    assert_eq!(pool.value(NOW + 100), Ok(native(1_100)));
}

#[test]
fn seed_prices_a_share_at_one() {
    let pool = Pool::seed(native(1_000));

    let totals = pool.totals(NOW).unwrap();

    assert_eq!(totals.rate(), Decimal::one());
    assert_eq!(totals.to_shares_floor(native(7)), Ok(shares(7)));
}

#[test]
fn totals_convert_both_ways_rounded_down() {
    let totals = two_for_one().totals(NOW).unwrap();

    for (paid, bought) in [(2, 1), (3, 1), (100, 50), (1_001, 500)] {
        assert_eq!(totals.to_shares_floor(native(paid)), Ok(shares(bought)));
    }
    for (sold, worth) in [(1, 2), (50, 100), (500, 1_000)] {
        assert_eq!(totals.to_native_floor(shares(sold)), Ok(native(worth)));
        assert_eq!(totals.worth_floor(shares(sold)), native(worth));
    }
    assert_eq!(totals.worth_floor(shares(0)), native(0));
    assert_eq!(totals.worth_floor(shares(501)), native(1_000));
    assert_eq!(totals.rate(), Decimal::percent(200));
}

#[test]
fn what_buys_nothing_is_refused() {
    let totals = two_for_one().totals(NOW).unwrap();

    let refused = totals.to_shares_floor(native(1));

    let dust = AccountingError::DustAmount {
        amount: 1u128.into(),
        value: 1_000u128.into(),
        shares: 500u128.into(),
    };
    assert_eq!(refused, Err(dust));
}

#[test]
fn there_is_no_price_without_value_or_without_shares() {
    for (value, all) in [(0, 500), (500, 0), (0, 0)] {
        let totals = Totals {
            value: native(value),
            shares: shares(all),
        };
        let no_price = AccountingError::NoPrice {
            value: value.into(),
            shares: all.into(),
        };

        assert_eq!(totals.to_shares_floor(native(10)), Err(no_price.clone()));
        assert_eq!(totals.to_native_floor(shares(10)), Err(no_price));
        assert_eq!(totals.worth_floor(shares(10)), native(0));
    }
}

#[test]
fn rate_is_one_without_shares_and_saturates() {
    let rate = |value, all| {
        let (value, shares) = (native(value), shares(all));
        Totals { value, shares }.rate()
    };

    assert_eq!(rate(0, 0), Decimal::one());
    assert_eq!(rate(0, 5), Decimal::zero());
    assert_eq!(rate(u128::MAX, 1), Decimal::MAX);
}

#[test]
fn bond_buys_shares_and_fills_the_buffer() {
    let mut pool = two_for_one();

    let minted = pool.bond(native(101), NOW);

    assert_eq!(minted, Ok(shares(50)));
    assert_eq!((pool.buffer, pool.shares), (native(301), shares(550)));
}

#[test]
fn a_batch_is_paid_from_the_buffer_first() {
    let mut pool = two_for_one();

    let price = pool.close_batch(shares(150), NOW).unwrap();

    assert_eq!(
        price,
        BatchPrice {
            owed: native(300),
            from_buffer: native(200),
            exiting: native(100),
        }
    );
    assert_eq!((pool.buffer, pool.exiting), (native(0), native(300)));
    assert_eq!(
        (pool.value(NOW), pool.shares),
        (Ok(native(700)), shares(350))
    );
}

#[test]
fn a_batch_of_more_shares_than_there_are_is_refused() {
    let mut pool = two_for_one();

    assert!(pool.close_batch(shares(501), NOW).is_err());
    assert_eq!(pool, two_for_one());
}

#[test]
fn exiting_is_paid_from_the_buffer_as_far_as_it_goes() {
    let mut pool = two_for_one();

    assert_eq!(pool.pay_exiting(native(50)), Ok(native(50)));
    assert_eq!(pool.pay_exiting(native(1_000)), Ok(native(150)));
    assert_eq!((pool.buffer, pool.exiting), (native(0), native(0)));
}

#[test]
fn stake_messages_move_amounts_between_the_books_and_can_be_undone() {
    let mut pool = two_for_one();

    pool.delegate(native(30)).unwrap();
    assert_eq!((pool.buffer, pool.bonded), (native(170), native(1_130)));
    pool.undelegate(native(130)).unwrap();
    assert_eq!((pool.bonded, pool.exiting), (native(1_000), native(70)));
    pool.undo_undelegate(native(130)).unwrap();
    pool.undo_delegate(native(30)).unwrap();

    assert_eq!(pool, two_for_one());
}

#[test]
fn rewards_and_gifts_count_only_as_they_drip() {
    let mut pool = two_for_one();

    pool.add_rewards(native(100), 100, NOW).unwrap();
    pool.add_stake_gift(native(200), 100, NOW).unwrap();

    assert_eq!((pool.buffer, pool.bonded), (native(300), native(1_300)));
    assert_eq!(pool.value(NOW), Ok(native(1_000)));
    assert_eq!(pool.value(NOW + 50), Ok(native(1_200)));
    assert_eq!(pool.value(NOW + 100), Ok(native(1_400)));
}

#[test]
fn mint_for_books_nothing_where_nothing_can_be_minted() {
    let mut pool = two_for_one();

    assert_eq!(pool.mint_for(native(1), NOW), Ok(shares(0)));
    assert_eq!(pool, two_for_one());
    assert_eq!(pool.mint_for(native(10), NOW), Ok(shares(5)));
}

/// bonded, exiting, loss: borne by exits, by the drip, by value
#[test]
fn a_loss_falls_on_exits_in_proportion_then_on_value_then_on_the_drip() {
    for (bonded, exiting, loss, from_exits, from_drip, from_value) in [
        (1_000, 0, 100, 0, 0, 100),
        (1_000, 500, 100, 50, 0, 50),
        (1_000, 500, 1, 1, 0, 0),
        (1_000, 500, 1_000, 500, 50, 450),
        (1_000, 0, 1_000, 0, 50, 950),
        (400, 500, 300, 300, 0, 0),
    ] {
        let liquid = if bonded > exiting { 0 } else { 1_000 };
        let mut pool = Pool {
            buffer: native(liquid),
            bonded: native(bonded),
            exiting: native(exiting),
            shares: shares(500),
            drip: Drip {
                amount: native(50),
                from: NOW,
                until: NOW + 100,
            },
        };

        let split = pool.lose(native(loss), NOW).unwrap();

        assert_eq!(
            split,
            LossSplit {
                from_exits: native(from_exits),
                from_drip: native(from_drip),
                from_value: native(from_value),
            },
            "{loss} of {bonded} with {exiting} exiting"
        );
    }
}

#[test]
fn more_than_is_bonded_cannot_be_lost() {
    let mut pool = two_for_one();

    let refused = pool.lose(native(1_101), NOW);

    let exceeds = AccountingError::LossExceedsStake {
        loss: 1_101u128.into(),
        bonded: 1_100u128.into(),
    };
    assert_eq!(refused, Err(exceeds));
    assert_eq!(pool, two_for_one());
}

#[test]
fn a_rounding_of_the_chain_is_written_off() {
    let mut pool = two_for_one();

    assert_eq!(pool.write_off(native(3), NOW), Ok(true));

    let expected = Pool {
        bonded: native(1_097),
        ..two_for_one()
    };
    assert_eq!(pool, expected);
    assert_eq!(pool.value(NOW), Ok(native(997)));
}

#[test]
fn the_drip_bears_a_rounding_that_value_cannot() {
    let worthless = Pool {
        buffer: native(0),
        bonded: native(300),
        ..two_for_one()
    };
    assert_eq!(worthless.value(NOW), Ok(native(0)));

    let mut pool = worthless.clone();
    assert_eq!(pool.write_off(native(40), NOW), Ok(true));
    assert_eq!(pool.drip.unreleased_ceil(NOW), Ok(native(60)));
    assert_eq!(pool.bonded, native(260));
    assert_eq!(pool.value(NOW), Ok(native(0)));

    // all of it, and one more
    assert_eq!(worthless.clone().write_off(native(100), NOW), Ok(true));
    let mut pool = worthless.clone();
    assert_eq!(pool.write_off(native(101), NOW), Ok(false));
    assert_eq!(pool, worthless);
}

#[test]
fn more_than_is_bonded_is_no_rounding() {
    let liquid = Pool {
        bonded: native(5),
        buffer: native(1_000),
        ..two_for_one()
    };

    let mut pool = liquid.clone();
    assert_eq!(pool.write_off(native(6), NOW), Ok(false));
    assert_eq!(pool, liquid);
    assert_eq!(pool.write_off(native(5), NOW), Ok(true));
    assert_eq!(pool.bonded, native(0));
}

/// Half of the shares burned: what is left is worth half now, and all once their worth has dripped.
#[test]
fn a_fine_moves_no_price_at_once() {
    let mut pool = two_for_one();
    let before = pool.totals(NOW).unwrap();
    let half = shares(before.shares.raw().u128() / 2);
    let worth = pool.fine(half, 100, NOW).unwrap();
    assert_eq!(worth, before.worth_floor(half));
    assert_eq!(pool.totals(NOW).unwrap().rate(), before.rate());
    // of the drip that there was as well, but for a second
    let later = pool.totals(NOW + 1_000).unwrap().value;
    assert_eq!(later, native(1_100));
    let all = pool.shares;
    assert!(pool.fine(shares(all.raw().u128() + 1), 100, NOW).is_err());
}

#[test]
fn burning_shares_raises_the_rate() {
    let mut pool = two_for_one();

    pool.burn(shares(250)).unwrap();

    assert_eq!(pool.totals(NOW).unwrap().rate(), Decimal::percent(400));
    assert!(pool.burn(shares(251)).is_err());
}

/// Something that may be refused.
type Step<'a> = &'a dyn Fn(&mut Pool) -> Result<()>;

proptest! {
    #![proptest_config(many())]

    /// I-5: whoever bonds and leaves at once never gains, nor when rewards arrive in between.
    #[test]
    fn bond_then_exit_never_profits(
        mut pool in pool(), deposit in up_to_bits(120), reward in up_to_bits(120), window in 1..=2_592_000u64,
    ) {
        let Ok(minted) = pool.bond(native(deposit), NOW) else { return Ok(()) };

        let owed = pool.clone().close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit));

        pool.add_rewards(native(reward), window, NOW).unwrap();
        let owed = pool.close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit));
    }

    /// I-5: nor when the deposit or the exit is split in two, in any proportion.
    #[test]
    fn bond_then_exit_in_two_parts_never_profits(
        mut pool in pool(), deposit in up_to_bits(120), at in any::<u32>(), cut in any::<u32>(),
    ) {
        let first = part_of(deposit, at);
        let parts = [first, deposit - first];
        let minted = Shares::sum(
            parts.map(|part| pool.bond(native(part), NOW).unwrap_or(shares(0))),
        ).unwrap();
        let first = shares(part_of(minted.raw().u128(), cut));
        let batches = [first, minted.checked_sub(first).unwrap()];
        let owed = Native::sum(
            batches.map(|batch| pool.close_batch(batch, NOW).map_or(native(0), |price| price.owed)),
        ).unwrap();
        prop_assert!(owed <= native(deposit));
    }

    /// I-5: nor when others come and go in between. All that can be gained are the units that the
    /// others left behind by rounding: less than one share's worth for each of their steps.
    #[test]
    fn bond_then_exit_interleaved_with_others_gains_at_most_their_roundings(
        mut pool in pool(),
        deposit in up_to_bits(120),
        others in vec((any::<bool>(), up_to_bits(120), any::<u32>()), 0..8),
    ) {
        let Ok(minted) = pool.bond(native(deposit), NOW) else { return Ok(()) };
        let mut roundings = native(0);
        for (enters, amount, part) in others {
            let free = pool.shares.checked_sub(minted).unwrap().raw().u128();
            let happened = match enters {
                true => pool.bond(native(amount), NOW).is_ok(),
                false => pool.close_batch(shares(part_of(free, part)), NOW).is_ok(),
            };
            if happened {
                let Totals { value, shares: all } = pool.totals(NOW).unwrap();
                let one_share = value.portion_ceil(shares(1), all).unwrap();
                roundings = roundings.checked_add(one_share).unwrap();
            }
        }
        let owed = pool.close_batch(minted, NOW).map_or(native(0), |price| price.owed);
        prop_assert!(owed <= native(deposit).checked_add(roundings).unwrap());
    }

    /// I-2: whatever happens, but for a loss, no share is worth less than before, and value exists.
    #[test]
    fn only_a_loss_lowers_the_price(mut pool in pool(), story in vec(happening(), 1..12)) {
        let mut now = NOW;
        for happening in story {
            let before = pool.totals(now).unwrap();
            let _ = happening.happen(&mut pool, &mut now);
            let after = pool.totals(now).unwrap();
            prop_assert!(holds_its_price(before, after), "{happening:?}: {before:?} {after:?}");
        }
    }

    /// A step that is refused leaves the books as they were.
    #[test]
    fn a_refused_step_changes_nothing(pool in pool(), much in up_to_bits(127)) {
        let much = native(much);
        let most = Native::new(u128::MAX);
        let steps: [Step<'_>; 9] = [
            &|pool| pool.bond(most, NOW).map(|_| ()),
            &|pool| pool.close_batch(shares(u128::MAX), NOW).map(|_| ()),
            &|pool| pool.delegate(much),
            &|pool| pool.undo_delegate(much),
            &|pool| pool.undelegate(much),
            &|pool| pool.undo_undelegate(most),
            &|pool| pool.add_rewards(most, 10, NOW),
            &|pool| pool.add_stake_gift(most, 10, NOW),
            &|pool| pool.lose(much, NOW).map(|_| ()),
        ];
        for step in steps {
            let mut tried = pool.clone();
            if step(&mut tried).is_err() {
                prop_assert_eq!(&tried, &pool);
            }
        }
    }

    /// I-3: no sequence of steps, losses of all there is included, leaves books without a value.
    #[test]
    fn value_is_never_negative(mut pool in pool(), story in vec(misfortune(), 1..16)) {
        let mut now = NOW;
        for happening in story {
            let _ = happening.happen(&mut pool, &mut now);
            prop_assert!(pool.value(now).is_ok(), "{happening:?}: {pool:?}");
        }
    }

    /// A loss is borne once: the three parts are the whole, exits bear their proportion rounded up and
    /// never more than they have, and value falls by exactly its part.
    #[test]
    fn a_loss_is_split_without_remainder(mut pool in pool(), part in any::<u32>(), all in any::<bool>()) {
        let loss = match all {
            true => pool.bonded,
            false => native(part_of(pool.bonded.raw().u128(), part)),
        };
        let before = pool.clone();

        let split = pool.lose(loss, NOW).unwrap();

        let LossSplit { from_exits, from_drip, from_value } = split;
        prop_assert_eq!(Native::sum([from_exits, from_drip, from_value]).unwrap(), loss);
        prop_assert!(from_exits <= before.exiting);
        let at_risk = before.exiting.min(before.bonded);
        prop_assert!(wide(from_exits, before.bonded) >= wide(loss, at_risk));
        prop_assert!(
            from_exits.is_zero()
                || wide(from_exits.checked_sub(native(1)).unwrap(), before.bonded) < wide(loss, at_risk)
        );
        prop_assert_eq!(
            pool.value(NOW).unwrap().checked_add(from_value).unwrap(),
            before.value(NOW).unwrap()
        );
        prop_assert!(from_drip.is_zero() || pool.value(NOW).unwrap().is_zero());
        prop_assert_eq!(pool.exiting.checked_add(from_exits).unwrap(), before.exiting);
    }

    /// Two losses fall on exits and holders alike in either order, and as one, to a unit.
    #[test]
    fn the_order_of_losses_does_not_matter(pool in pool(), a in any::<u32>(), b in any::<u32>()) {
        let bonded = pool.bonded.raw().u128();
        let (a, b) = (part_of(bonded, a / 2), part_of(bonded, b / 2));
        let lose = |losses: &[u128]| {
            let mut pool = pool.clone();
            for loss in losses {
                pool.lose(native(*loss), NOW).unwrap();
            }
            pool
        };
        let close = |x: Native, y: Native| x.raw().abs_diff(y.raw()).u128() <= 1;

        let forth = lose(&[a, b]);
        for other in [lose(&[b, a]), lose(&[a + b])] {
            prop_assert_eq!(forth.bonded, other.bonded);
            prop_assert!(close(forth.exiting, other.exiting), "{:?} {:?}", forth, other);
        }
    }

    /// Sum of parts <= whole: two deposits never mint more than one, two batches are never owed more.
    #[test]
    fn splitting_never_pays(totals in totals(96), amount in up_to_bits(96), part in any::<u32>()) {
        let pool = Pool { buffer: totals.value, shares: totals.shares, ..Pool::default() };
        let first = part_of(amount, part);
        let minted = |deposits: &[u128]| {
            let mut pool = pool.clone();
            let minted = deposits.iter().map(|d| pool.bond(native(*d), NOW).unwrap_or(shares(0)));
            Shares::sum(minted).unwrap()
        };
        prop_assert!(minted(&[first, amount - first]) <= minted(&[amount]));

        let all = some_of(totals.shares.raw().u128(), part);
        let first = part_of(all, part.rotate_left(16));
        let owed = |batches: &[u128]| {
            let mut pool = pool.clone();
            let owed = batches.iter().map(|batch| {
                pool.close_batch(shares(*batch), NOW).map_or(native(0), |price| price.owed)
            });
            Native::sum(owed).unwrap()
        };
        prop_assert!(owed(&[first, all - first]) <= owed(&[all]));
    }

    /// Netting moves nothing but where the money comes from.
    #[test]
    fn a_batch_is_owed_what_it_gets_from_buffer_and_exits(mut pool in pool(), part in any::<u32>()) {
        let batch = shares(some_of(pool.shares.raw().u128(), part));
        let before = pool.clone();
        let Ok(price) = pool.close_batch(batch, NOW) else { return Ok(()) };

        prop_assert_eq!(price.from_buffer.checked_add(price.exiting).unwrap(), price.owed);
        prop_assert!(price.exiting.is_zero() || pool.buffer.is_zero());
        prop_assert_eq!(
            before.value(NOW).unwrap().checked_sub(price.owed).unwrap(),
            pool.value(NOW).unwrap()
        );
    }
}
