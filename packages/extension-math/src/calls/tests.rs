//! The numbers of the page, and the edges of each step.
#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use ballast_accounting::{Amount, Native, Shares, Totals};

const ONE: u128 = 1_000_000;

fn terms() -> Terms {
    Terms {
        unit: ONE.into(),
        strike: Quote::new(12_500_000u128),
        exercise_from: 1_000_000,
        expiry: 1_259_200,
    }
}

fn lst(n: u128) -> Shares {
    Shares::new(n)
}

fn price(value: u128, cover: u128) -> Price {
    Price {
        totals: Totals {
            value: Native::new(value),
            shares: lst(10_000 * ONE),
        },
        cover: Native::new(cover),
    }
}

fn ask(price: u128, end: Option<u128>, ends_at: Option<u64>) -> Ask {
    Ask {
        price: Quote::new(price),
        end_price: end.map(Quote::new),
        ends_at,
    }
}

fn raw(quote: Quote) -> u128 {
    quote.raw().u128()
}

/// Section 8: alice writes 400, bob 100; carol exercises 400 at three rates.
#[test]
fn the_worked_example_to_the_unit() {
    let (terms, mut books) = (terms(), Books::default());
    let mut alice = Offer::new(lst(1_000 * ONE), ask(300_000, None, None), &terms, 0).unwrap();
    let falling = ask(400_000, Some(200_000), Some(100_000));
    let mut bob = Offer::new(lst(500 * ONE), falling, &terms, 0).unwrap();
    assert_eq!(books.offer(&alice), Ok(1));
    assert_eq!(books.offer(&bob), Ok(2));
    for (now, at) in [(0, 400_000), (25_000, 350_000), (33_333, 333_334)] {
        assert_eq!(bob.price_ceil(now).map(raw), Ok(at));
    }
    for now in [100_000, 100_001, u64::MAX] {
        assert_eq!(bob.price_ceil(now).map(raw), Ok(200_000));
    }
    let bought = books
        .buy_ceil(&mut alice, lst(400 * ONE), &terms, 10)
        .unwrap();
    assert_eq!(raw(bought.cost), 120_000_000);
    let bought = books
        .buy_ceil(&mut bob, lst(100 * ONE), &terms, 50_000)
        .unwrap();
    assert_eq!((raw(bought.price), raw(bought.cost)), (300_000, 30_000_000));
    books.cancel(&alice).unwrap();
    assert_eq!((alice.lst, books.offered), (lst(600 * ONE), lst(400 * ONE)));

    let mut exercise = |n: u128, options: u128, price: &Price| {
        let done = books.exercise_ceil(lst(n * ONE), lst(options * ONE), price, &terms, 1_000_000);
        done.map(|done| raw(done.pays))
    };
    let grown = price(10_400 * ONE, 0);
    assert_eq!(exercise(300, 500, &grown), Ok(3_900_000_000));
    let slashed = price(9_360 * ONE, 0).of_ceil(lst(100 * ONE), &terms);
    assert_eq!(slashed.map(|done| raw(done.pays)), Ok(1_170_000_000));
    let owed = price(9_360 * ONE, 520 * ONE);
    assert_eq!(exercise(100, 200, &owed), Ok(1_235_000_000));

    assert_eq!((books.lst, books.written), (lst(100 * ONE), lst(500 * ONE)));
    assert_eq!(raw(books.quote), 5_135_000_000);
    let alice = books
        .redeem_floor(lst(400 * ONE), &terms, 1_259_200)
        .unwrap();
    assert_eq!(
        (alice.lst, raw(alice.quote)),
        (lst(80 * ONE), 4_108_000_000)
    );
    let bob = books
        .redeem_floor(lst(100 * ONE), &terms, 1_259_201)
        .unwrap();
    assert_eq!((bob.lst, raw(bob.quote)), (lst(20 * ONE), 1_027_000_000));
    assert_eq!((books.lst, raw(books.quote)), (Shares::ZERO, 0));
}

#[test]
fn asks_fall_or_stay_and_end_before_exercise() {
    let terms = terms();
    let new = |n, ask, now| Offer::new(lst(n), ask, &terms, now);
    assert_eq!(new(0, ask(1, None, None), 0), Err(Refusal::ZeroAmount));
    for (a, b) in [(0, None), (5, Some(0)), (5, Some(6))] {
        let refused = new(1, ask(a, b, Some(10)), 0);
        assert!(matches!(refused, Err(Refusal::Price { .. })), "{refused:?}");
    }
    for (b, ends) in [
        (None, Some(4)),
        (Some(1), None),
        (Some(1), Some(5)),
        (Some(1), Some(1_000_001)),
        (None, Some(1_000_001)),
    ] {
        let refused = new(1, ask(5, b, ends), 5);
        assert!(matches!(refused, Err(Refusal::Ends { .. })), "{refused:?}");
    }
    assert!(new(1, ask(5, Some(1), Some(1_000_000)), 999_999).is_ok());
    let closed = Err(Refusal::Closed {
        exercise_from: 1_000_000,
        now: 1_000_000,
    });
    assert_eq!(new(1, ask(5, None, None), 1_000_000), closed);
}

#[test]
fn each_step_has_its_seconds() {
    let (terms, mut books) = (terms(), Books::default());
    let mut offer = Offer::new(lst(100), ask(1, None, None), &terms, 0).unwrap();
    books.offer(&offer).unwrap();
    let bought = books
        .buy_ceil(&mut offer, lst(10), &terms, 999_999)
        .unwrap();
    assert_eq!(raw(bought.cost), 1, "never nothing");
    let (all, price) = ((lst(10), lst(10)), price(10_000 * ONE, 0));
    books.close(lst(2), all, &terms, 999_999).unwrap();
    let closed = Refusal::Closed {
        exercise_from: 1_000_000,
        now: 1_000_000,
    };
    let late = books.close(lst(1), all, &terms, 1_000_000);
    assert_eq!(late, Err(closed.clone()));
    let late = books.buy_ceil(&mut offer, lst(1), &terms, 1_000_000);
    assert_eq!(late, Err(closed));
    let mut exercise = |n, now| books.exercise_ceil(lst(n), lst(8), &price, &terms, now);
    let (exercise_from, expiry) = (terms.exercise_from, terms.expiry);
    let now = 999_999;
    assert_eq!(
        exercise(1, now),
        Err(Refusal::NotYet { exercise_from, now })
    );
    let now = 1_259_200;
    assert_eq!(exercise(1, now), Err(Refusal::Expired { expiry, now }));
    assert_eq!(exercise(0, 1_259_199), Err(Refusal::ZeroAmount));
    assert!(matches!(
        exercise(9, 1_259_199),
        Err(Refusal::NotEnough { .. })
    ));
    assert_eq!(exercise(1, 1_259_199).map(|done| raw(done.pays)), Ok(13));
    let now = 1_259_199;
    let early = books.redeem_floor(lst(8), &terms, now);
    assert_eq!(early, Err(Refusal::NotExpired { expiry, now }));
    let none = books.redeem_floor(lst(0), &terms, 1_259_200);
    assert_eq!(none, Err(Refusal::NothingToRedeem));
    books.redeem_floor(lst(8), &terms, 1_259_200).unwrap();
    books.cancel(&offer).unwrap();
    assert_eq!(
        (books.lst, books.offered, raw(books.quote)),
        (lst(0), lst(0), 0)
    );
}

#[test]
fn no_price_sells_nothing() {
    let terms = terms();
    for (value, shares) in [(0u8, 5), (5, 0), (0, 0)] {
        let totals = Totals {
            value: Native::new(u128::from(value)),
            shares: lst(shares),
        };
        let price = Price {
            totals,
            cover: Native::new(9u128),
        };
        let refused = price.of_ceil(lst(1), &terms);
        assert!(matches!(refused, Err(Refusal::NoPrice { .. })));
    }
}
