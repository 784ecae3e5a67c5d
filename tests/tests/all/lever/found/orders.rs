//! Shares on offer.

use super::super::{amount_of, lever, refused, three, DAY, UNIT};
use crate::{guest::Guest, kit::ANY};
use ballast_lever::ContractError;
use serde_json::json;

/// The market sells the pool while shares are on offer: the order is bought by what is left,
/// and the rest taken back.
#[test]
fn an_order_is_bought_at_what_a_sold_pool_has_left() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 40_000 * UNIT, 200).unwrap();
    lever.fall(290);
    let sell = json!({"liquidate": {"owner": lever.at}});
    lever.at_once();
    lever.mkt.pay("carol", &sell, "ustake", 500 * UNIT).unwrap();
    let row = lever.preview(&json!({"order": {"order_id": id}})).unwrap();

    let tx = lever.at_once().fill("bob", id, 10 * UNIT).unwrap();

    assert_eq!(lever.said(&tx, "paid"), 10 * UNIT);
    let part = |key: &str| amount_of(&row, key);
    // at par: 0.71 for an LST
    let fair = 10 * UNIT * part("to_buyer") / part("debt");
    assert!(lever.said(&tx, "lst").abs_diff(fair) <= 2);

    lever.at_once().cancel("alice", id).unwrap();
    lever.at_once().leave_all("alice").unwrap();
}

/// An order is taken back and put anew in front of who buys it: its discount begins at
/// nothing, and its number is another.
#[test]
fn an_order_made_anew_has_another_number() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 10_000 * UNIT, 500).unwrap();
    lever.after(DAY);

    lever.cancel("alice", id).unwrap();
    let again = lever.at_once().order("alice", 10_000 * UNIT, 500).unwrap();

    assert_ne!(id, again);
    let tried = lever.at_once().fill("bob", id, 50 * UNIT);
    refused(
        tried,
        ContractError::UnknownOrder {
            order_id: 1,
            next: ANY,
        },
    );
}

/// Nothing is owed, and coins come along to buy an order with a discount: they come back,
/// and its owner has all.
#[test]
fn coins_for_an_order_that_owes_nothing_come_back() {
    let mut lever = lever();
    lever.put("alice", 100 * UNIT).unwrap();
    let id = lever.at_once().order("alice", 10_000 * UNIT, 500).unwrap();
    lever.after(DAY);
    let before = (lever.mkt.suite.balance("bob"), lever.lst_of("bob"));
    let alice = lever.lst_of("alice");

    lever.fill("bob", id, 5 * UNIT).unwrap();

    assert_eq!(
        (lever.mkt.suite.balance("bob"), lever.lst_of("bob")),
        before
    );
    assert_eq!(lever.lst_of("alice") - alice, 10 * UNIT - 1);
}
