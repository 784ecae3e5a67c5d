//! LV. Lever: what it sells and pays others for: orders, buy-downs and tips.

use super::super::{
    lever::{refused, three, with},
    market::number,
    DAY, UNIT,
};
use super::lever_deposits::owe_a_cover;
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::lever::Refusal;
use serde_json::json;

/// LV-06 · Whoever puts much in, rebalances and takes it out again, over and over, is paid a tip by its size each time. Tips are by time: all
/// together no more than a year's part of it.
///
/// Stopped by: `extensions/lever/src/execute/rebalance.rs::rebalance`
/// Taken out: `KEEPER_AT.save(deps.storage, &session.now.ceil)?` -> `()`
/// Seen: assertion failed: 743910
#[test]
fn lv_06_tips_are_by_time() {
    let mut lever = three();
    let before = lever.equity() * UNIT * UNIT / lever.supply();
    let mut tips = 0;
    for _ in 0..12 {
        lever.after(300).put("carol", 900 * UNIT).unwrap();
        let tx = lever.at_once().rebalance("carol").unwrap();
        tips += lever.said(&tx, "tip");
        let shares = lever.shares("carol");
        lever.at_once().leave("carol", shares).unwrap();
    }
    // ten bps of a thousand LST's shares a year, for an hour
    assert!(
        tips <= 1_000_000 * UNIT * 10 * 3_700 / (10_000 * 365 * DAY as u128),
        "{tips}"
    );
    let after = lever.equity() * UNIT * UNIT / lever.supply();
    assert!(after + after / 100_000 >= before, "{before} {after}");
}

/// LV-09 · A holder leaves in kind in front of a buy-down and escapes its discount, which the others pay. They pay the most discount on his
/// part of the debt, at the very most.
///
/// Stopped by: `packages/extension-math/src/lever/band.rs::discount_floor`
/// Taken out: `Ok(self.max_discount_bps)` -> `Ok(self.max_discount_bps.saturating_mul(9))`
/// Seen: after 'dave: {"buy_down":{}}' at height 15: L-6 is broken: 1350 of 150
#[test]
fn lv_09_who_leaves_before_a_buy_down_costs_the_others_its_discount() {
    let others = |leaves: bool| {
        let mut lever = three();
        lever.put("bob", 100 * UNIT).unwrap();
        lever.at_once().rebalance("keeper").unwrap();
        lever.fall(120);
        if leaves {
            lever.at_once().leave_all("bob").unwrap();
        }
        lever.at_once().buy_down("dave", 2_000 * UNIT).unwrap();
        let shares = lever.shares("alice");
        lever.equity() * shares / lever.supply()
    };
    let (alone, together) = (others(true), others(false));
    assert!(alone.abs_diff(together) < 20, "{alone} {together}");
    assert!(together > 62 * UNIT);
}

/// LV-11 · An order is bought in many parts, so that the roundings of each go to the buyers. Its owner gets what he gets of one.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::fill`
/// Taken out: `with_discount_floor(part.debt, discount_bps)?` -> `with_discount_floor(part.debt, discount_bps.saturating_add(1))?`
/// Seen: after 'bob: {"fill":{"order_id":1}}' at height 12: L-9 is broken: 1200000 coins bought 1200120 LST, worth 1200120, at 0 bps
#[test]
fn lv_11_an_order_in_fifty_parts() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 0).unwrap();
    let before = lever.lst_of("alice");
    let mut left = 1;
    for _ in 0..60 {
        let tx = lever.at_once().fill("bob", id, 60 * UNIT / 50).unwrap();
        left = lever.said(&tx, "left");
        if left == 0 {
            break;
        }
    }
    assert_eq!(left, 0);
    let got = lever.lst_of("alice") - before;
    assert!(got.abs_diff(29_999_999) < 120, "{got}");
}

/// LV-12 · An order whose owner bears no discount is bought at one: the discount rises to his most and not beyond, however long it waits.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::discount_floor`
/// Taken out: `self.most_bps.saturating_mul(gone)` -> `gone`
/// Seen: left: 1, right: 0
#[test]
fn lv_12_an_order_at_par_stays_at_par() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 0).unwrap();
    lever.suite().advance_secs(30 * DAY);
    let tx = lever.fill("bob", id, 100 * UNIT).unwrap();
    assert_eq!(lever.said(&tx, "discount_bps"), 0);
    assert!(lever.said(&tx, "lst") <= lever.said(&tx, "paid"));
}

/// LV-13 · An order is bought where its slice is worth less than it owes: the rest of the pool would pay. Nobody buys it; its owner takes it
/// back.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::fill`
/// Taken out: `part.lst.checked_sub(to_buyer)` -> `part.lst.checked_sub(to_buyer.min(part.lst))`
/// Seen: 'liquidation is next' is not in 'balance too small: wasm1… has 89999999, 90909092 are needed'
#[test]
fn lv_13_a_slice_under_water_is_not_sold() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 200).unwrap();
    lever.fall(340);
    refused(
        lever.at_once().fill("bob", id, 100 * UNIT),
        "liquidation is next",
    );
    refused(lever.cancel("bob", id), "unauthorized");
    lever.cancel("alice", id).unwrap();
    assert_eq!(lever.shares("alice"), 100_000 * UNIT);
}

/// LV-14 · What a buyer gets changes between his signature and the block. He says how little he takes.
///
/// Stopped by: `extensions/lever/src/execute.rs::ensure_lst`
/// Taken out: `lst < min_lst` -> `false`
/// Seen: it was not refused
#[test]
fn lv_14_a_buyer_says_how_little_he_takes() {
    let mut lever = three();
    lever.fall(120);
    let words = "less than the 90000000 asked for";
    let msg = json!({"buy_down": {"min_lst": "90000000"}});
    refused(lever.at_once().tell("bob", &msg, 100 * UNIT), words);
    let id = lever.at_once().order("alice", 1_000 * UNIT, 0).unwrap();
    let msg = json!({"fill": {"order_id": id, "min_lst": "90000000"}});
    refused(lever.at_once().tell("bob", &msg, 100 * UNIT), words);
    let msg = json!({"redeem": {"shares": "1000000000", "min_lst": "90000000"}});
    refused(lever.at_once().tell("alice", &msg, 100 * UNIT), words);
}

/// LV-25 · A lender keeps use at 100 %, so the rate doubles every five days and nobody can lever down: a third of equity in a month. While the
/// rate at target is over the most, debt is sold at a discount that rises with it, down to none.
///
/// Stopped by: `packages/extension-math/src/lever/down.rs::on_sale`
/// Taken out: `rate > most && !debt.is_zero()` -> `false`
/// Seen: refused: leverage is 30986 bps, 'buy_down' is open over 34000, or while the market's rate at target is too high
#[test]
fn lv_25_a_lender_at_full_use_is_paid_back() {
    let mut lever = with(200 * UNIT + 1, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let before = lever.equity();
    refused(
        lever.at_once().buy_down("bob", 300 * UNIT),
        "while the market's rate at target is too high",
    );
    lever.suite().advance_secs(13 * DAY);
    let tx = lever.buy_down("bob", 300 * UNIT).unwrap();
    assert!(lever.said(&tx, "discount_bps") <= 150);
    assert_eq!(number(lever.state().debt), 0);
    assert!(lever.equity() > before * 95 / 100);
}

/// LV-26 · The rate at target is over the most, use is low, so the rate of the moment is under it: debt is on sale and can be made anew, over
/// and over, and each round pays the discount. Nothing is borrowed while either rate is over the most.
///
/// Stopped by: `packages/extension-math/src/lever/rebalance.rs::rebalance`
/// Taken out: `room.rate.max(room.rate_at_target)` -> `room.rate`
/// Seen: it was not refused
#[test]
fn lv_26_what_is_on_sale_is_not_made_anew() {
    let mut lever = with(200 * UNIT + 1, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever.suite().advance_secs(14 * DAY);
    lever.at_once().mkt.supply("owner", 9_000 * UNIT).unwrap();
    lever.at_once().buy_down("bob", 300 * UNIT).unwrap();
    let rates = lever.state();
    assert!(rates.borrow_rate < rates.rate_at_target);
    refused(
        lever.at_once().rebalance("bob"),
        Refusal::Rate {
            rate_bps: ANY,
            max_bps: 2000,
        },
    );
}

/// LV-27 · The vault is made to fail for one transaction, so the hub owes a cover and the rate is low: orders and debt are sold for a loss
/// that is covered in the next block. What is owed counts where LST is sold.
///
/// Stopped by: `extensions/lever/src/session.rs::owed`
/// Taken out: `rate.value.checked_add(rate.pending_cover)` -> `rate.value.checked_add(Native::ZERO)`
/// Seen: after 'bob: {"buy_down":{}}' at height 16: L-6 is broken: 61399925 coins bought 68999871 LST, worth 68999871, at 114 bps
#[test]
fn lv_27_a_cover_that_is_owed_sells_nothing() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 10_000 * UNIT, 0).unwrap();
    owe_a_cover(&mut lever, 100);
    refused(
        lever.at_once().buy_down("bob", 300 * UNIT),
        "`buy_down` is open over",
    );
    let tx = lever.at_once().fill("bob", id, 300 * UNIT).unwrap();
    let (paid, lst) = (lever.said(&tx, "paid"), lever.said(&tx, "lst"));
    assert!(lst <= paid + paid / 100, "{paid} {lst}");
}
