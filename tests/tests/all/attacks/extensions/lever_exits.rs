//! LV. Lever: whoever leaves or goes down can, whatever the LTV, the market and the suite do.

use super::super::{
    lever::{refused, three, with, Lev},
    market::number,
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, bond_is_paused},
};
use ballast_extension_math::lever::Refusal;
use ballast_types::hub::PauseScope;
use serde_json::json;

/// All three ways out or down, whatever the LTV.
fn three_ways(lever: &mut Lev) {
    let before = lever.leverage();
    lever.at_once().leave("alice", 9_876_543_211).unwrap();
    let id = lever.at_once().order("alice", 9_876_543_211, 0).unwrap();
    lever.at_once().fill("bob", id, 7 * UNIT).unwrap();
    lever.at_once().fill("bob", id, 100 * UNIT).unwrap();
    lever.at_once().buy_down("bob", 3 * UNIT).unwrap();
    lever.at_once().leave("alice", 12_345_678_901).unwrap();
    assert!(lever.leverage() < before);
}

/// LV-01 · Sherlock's Morpho x Index: a message that lowers leverage asks for room to borrow, so between the opening LTV and the liquidation
/// LTV nobody can leave or buy down. Nothing here asks for it: a repayment that does not raise the LTV is taken at any.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::repay`
/// Taken out: `after.is_worse_than(self)` -> `true`
/// Seen: refused: the position would owe 9010 bps of its collateral's worth, 8800 are allowed: borrow less, or add collateral
#[test]
fn lv_01_over_the_opening_ltv_all_ways_are_open() {
    let mut lever = three();
    lever.fall(260);
    let ltv = lever.mkt.position("lev").ltv_bps.unwrap();
    assert!((8_801..9_200).contains(&ltv), "{ltv}");
    three_ways(&mut lever);
}

/// LV-02 · The same over the liquidation LTV, before anybody liquidated, and with interest in the debt: a slice whose debt is rounded down
/// would raise the LTV by a unit, and ask for room after all.
///
/// Stopped by: `packages/extension-math/src/lever/books.rs::slice`
/// Taken out: `mul_div_ceil(self.scaled.raw(), shares.raw(), all)?` -> `mul_div_floor(self.scaled.raw(), shares.raw(), all)?`
/// Seen: refused: the position would owe 9526 bps of its collateral's worth, 8800 are allowed: borrow less, or add collateral
#[test]
fn lv_02_over_the_liquidation_ltv_as_well() {
    let mut lever = three();
    lever.suite().advance_secs(40 * DAY);
    lever.fall(300);
    assert_eq!(lever.mkt.position("lev").liquidatable, Some(true));
    three_ways(&mut lever);
    lever.at_once().mkt.sell("carol", "lev", 10 * UNIT).unwrap();
}

/// LV-10 · A holder leaves in kind to escape a slash that is coming: he has LST, as much of it as his part was, and it falls as much.
///
/// Stopped by: `packages/extension-math/src/lever/books.rs::slice`
/// Taken out: `mul_div_floor(self.collateral.raw(), shares.raw(), all)?` -> `mul_div_floor(self.collateral.raw(), shares.raw().saturating_mul(Uint128::new(2)), all)?`
/// Seen: assertion failed: 92499997 7000048
#[test]
fn lv_10_what_leaves_in_kind_falls_as_what_stays() {
    let mut lever = three();
    lever.put("bob", 50 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let before = (lever.lst_of("bob"), lever.mkt.suite.balance("bob"));
    lever.at_once().leave("bob", 25_000 * UNIT).unwrap();
    let got = lever.lst_of("bob") - before.0;
    let paid = before.1 - lever.mkt.suite.balance("bob");
    lever.fall(50);
    let out = got * 950 / 1_000 - paid;
    let shares = lever.shares("bob");
    let stayed = lever.equity() * shares / lever.supply();
    assert!(out.abs_diff(stayed) < 100, "{out} {stayed}");
}

/// LV-15 · The market sells the position: the lever goes on by what it remembers, and pays out more than is there. It remembers nothing.
///
/// Stopped by: `extensions/lever/src/session.rs::open`
/// Taken out: `debt.collateral` -> `Shares::new(300_000_000_u128)`
/// Seen: after 'keeper: {"rebalance":{}}' at height 12: L-5 is broken: wasm has no number leverage_bps
#[test]
fn lv_15_after_a_liquidation_all_goes_on() {
    let mut lever = three();
    lever.fall(300);
    let before = lever.equity();
    let [paid, lst, ..] = lever.at_once().mkt.sell("carol", "lev", 50 * UNIT).unwrap();
    let incentive = lst * 7 / 10 - paid;
    assert!(lever.equity().abs_diff(before - incentive) < 3);
    lever.put("bob", 10 * UNIT).unwrap();
    lever.at_once().leave_all("bob").unwrap();
    lever.at_once().leave("alice", 100_000 * UNIT).unwrap();
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

/// LV-16 · The position is sold to nothing and shares are left: a newcomer's coins would be theirs, or his shares overflow. Nobody comes in;
/// shares can be given away, and leaving with them is leaving with nothing.
///
/// Stopped by: `packages/extension-math/src/lever/deposit.rs::ensure_worth`
/// Taken out: `self.books.supply.raw() > most` -> `false`
/// Seen: it was not refused
#[test]
fn lv_16_dead_shares_let_nobody_in() {
    let mut lever = three();
    lever.fall(400);
    lever
        .at_once()
        .mkt
        .sell("carol", "lev", 1_000 * UNIT)
        .unwrap();
    assert_eq!(lever.view().c, 0);
    refused(
        lever.put("bob", UNIT),
        Refusal::NoPrice {
            worth: any(),
            debt: any(),
        },
    );
    refused(lever.redeem("alice", 1_000 * UNIT, 0), "is too little");
    let to = lever.mkt.suite.addr("bob");
    let give = json!({"transfer": {"recipient": to, "amount": "7"}});
    lever.at_once().tell("alice", &give, 0).unwrap();
    assert_eq!(lever.shares("bob"), 7);
}

/// LV-17 · Everything in the market is lent: leverage cannot go up, and drifts. Leaving is not touched by it.
///
/// Stopped by: `packages/extension-math/src/lever/rebalance.rs::rebalance`
/// Taken out: `amount.is_zero()` -> `false`
/// Seen: 'wait for deposits or repayments there' is not in '0 is too little: it rounds to nothing, give more'
#[test]
fn lv_17_a_market_at_full_use_locks_nobody_in() {
    let mut lever = with(200 * UNIT, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever.at_once().put("bob", 50 * UNIT).unwrap();
    refused(
        lever.at_once().rebalance("keeper"),
        "wait for deposits or repayments there",
    );
    lever.at_once().leave_all("bob").unwrap();
    let id = lever.at_once().order("alice", 100_000 * UNIT, 0).unwrap();
    lever.at_once().fill("carol", id, 300 * UNIT).unwrap();
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

/// LV-22 · Bonding is paused: coins that were to be bonded are lost on the way, or holders are locked in. A deposit of coins fails whole, one
/// of LST works, and everybody leaves.
///
/// Stopped by: `extensions/lever/src/execute/deposit.rs::deposit`
/// Taken out: `SubMsg::reply_on_success(work, ReplyId::Bonded.into())` -> `SubMsg::reply_always(work, ReplyId::Bonded.into())`
/// Seen: 'bond is paused until …, now is …; claims go on' is not in '0 is too little: it rounds to nothing, give more'
#[test]
fn lv_22_a_bond_that_fails_takes_the_deposit_with_it() {
    let mut lever = three();
    lever
        .suite()
        .pause("owner", PauseScope::Bond, None)
        .unwrap();
    refused(lever.at_once().deposit("bob", 10 * UNIT), bond_is_paused());
    lever.at_once().put("bob", 50 * UNIT).unwrap();
    refused(lever.at_once().rebalance("keeper"), bond_is_paused());
    for who in ["bob", "alice"] {
        lever.at_once().leave_all(who).unwrap();
    }
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

/// LV-23 · The last one leaves, and a debt too small for the market would be left, so he cannot. He repays it too, and gets LST for it.
///
/// Stopped by: `packages/extension-math/src/lever/redeem.rs::redeem`
/// Taken out: `!left.is_zero() && left < min_debt` -> `false`
/// Seen: refused: the position would owe 200008: 0, or 1000000 at the least
#[test]
fn lv_23_the_last_one_leaves_nothing_behind() {
    let mut lever = three();
    lever.suite().advance_secs(DAY);
    lever.at_once().leave("alice", 99_900 * UNIT).unwrap();
    assert_eq!(number(lever.state().debt), 0);
    lever.at_once().leave("alice", 100 * UNIT).unwrap();
    let state = lever.state();
    assert_eq!(number(state.debt), 0);
    assert_eq!(state.shares.u128(), lever.shares("keeper"));
    assert!(number(state.collateral) < 10, "{}", state.collateral);
}
