//! Five writers, of odd parts, in every order of redemption: equal parts to a unit, and the last
//! takes what rounding left.

use super::super::guest::Guest;
use super::{number, series, PEOPLE};

/// All orders of so many.
fn orders(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![vec![]];
    }
    let shorter = orders(of - 1);
    let longer = shorter.iter().flat_map(|order| {
        (0..of).map(|place| {
            let mut order = order.clone();
            order.insert(place, of - 1);
            order
        })
    });
    longer.collect()
}

#[test]
fn every_order_of_five_writers_pays_equal_parts() {
    let mut series = series();
    let parts = [7u128, 333_333_333, 1_000_000_007, 12_345, 99_999_999];
    for (writer, lst) in PEOPLE.into_iter().zip(parts) {
        series.write(writer, "mallory", lst);
    }
    series.reward(2_345_678_901);
    let from = series.from;
    series.until(from);
    series.exercise("mallory", 777_777_777).unwrap();
    let expiry = series.expiry;
    series.pass(expiry);
    let (all, state) = (parts.iter().sum::<u128>(), series.state());
    let pool = (number(state.lst), number(state.quote));
    let moment = series.suite.chain().moment();
    let orders = orders(5);
    assert_eq!(orders.len(), 120);
    for order in orders {
        let mut left = pool;
        for (place, writer) in order.iter().enumerate() {
            let (lst, quote) = series.redeem(PEOPLE[*writer]).unwrap();
            for (got, pool) in [(lst, pool.0), (quote, pool.1)] {
                let exact = pool * parts[*writer];
                // K-8: to a unit for each who was before, and his own
                assert!(
                    (got * all).abs_diff(exact) < all * (place as u128 + 1),
                    "{order:?}"
                );
            }
            left = (left.0 - lst, left.1 - quote);
        }
        assert_eq!(left, (0, 0), "K-9: {order:?}");
        assert_eq!(series.suite.shares("series"), 0);
        assert_eq!(series.usd("series"), 0);
        series.suite.chain_mut().return_to(&moment);
        series.suite.set_checks(true);
    }
}
