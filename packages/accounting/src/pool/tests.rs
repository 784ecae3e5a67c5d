#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

mod laws;

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
fn what_an_amount_costs_in_shares_is_worth_it() {
    let totals = two_for_one().totals(NOW).unwrap();
    for amount in 1..=1_000 {
        let (up, down) = (
            totals.to_shares_ceil(native(amount)).unwrap(),
            totals.to_shares_floor(native(amount)),
        );
        assert!(totals.worth_floor(up) >= native(amount), "{amount}");
        let one = shares(1);
        let less = up.checked_sub(one).unwrap();
        assert!(totals.worth_floor(less) < native(amount), "{amount}");
        if let Ok(down) = down {
            assert!(up == down || up == down.checked_add(one).unwrap());
        }
    }
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

/// Half of the shares are burned: what is left is worth half now, and all of it once their worth
/// has dripped.
#[test]
fn a_fine_moves_no_price_at_once() {
    let mut pool = two_for_one();
    let before = pool.totals(NOW).unwrap();
    let half = shares(before.shares.raw().u128() / 2);
    let worth = pool.fine(half, 100, NOW).unwrap();
    assert_eq!(worth, before.worth_floor(half));
    assert_eq!(pool.totals(NOW).unwrap().rate(), before.rate());
    // of the drip that was there before as well, except for a second
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
