//! MK. Market: the restake contract behind it.

use super::super::{
    market::{funded, looped, market, refused},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, anyone, ANY},
};
use ballast_extension_math::market::{Loan, Refusal};
use ballast_market::ContractError;
use ballast_types::Amount;
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::json;

/// MK-18 · The restake contract is empty, fails, or answers more than it sends: the sale is booked by the LST that arrived, and goes on.
///
/// Stopped by: `extensions/market/src/execute/liquidate.rs::on_slashed`
/// Taken out: `here.saturating_sub(sale.before)` -> `sale.slice.want`
/// Seen: refused: balance too small: wasm1… has 600000000, 624750103 are needed
#[test]
fn mk_18_restakers_are_believed_by_what_arrives() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.slash(180);
    assert!(market.exposure().0 > 24 * UNIT);
    market
        .suite
        .chain_mut()
        .break_contract("restake", true)
        .unwrap();
    let bob = market.suite.addr("bob");
    market.at_once();
    let tx = market.pay(
        "carol",
        &json!({"liquidate": {"owner": bob}}),
        "ustake",
        600 * UNIT,
    );
    let tx = tx.unwrap();
    assert_eq!(tx.attr_of(&market.at, "from_restake"), Some("0"));
    assert_eq!(tx.attr_of(&market.at, "lst"), Some("600000000"));
    assert_eq!(tx.events_named("ballast-skipped").count(), 1);
    assert_eq!(market.shares("carol"), 0);
    assert_eq!(market.suite.shares("carol"), 10_600 * UNIT);
}

/// MK-19 · A buyer calls so deep, or with so little gas, that only the slash fails: suppliers bear what restakers stand for. After a failure
/// the market proves that as deep a call is possible, or all of it is undone. (Gas: the slash's limit is taken from what the transaction
/// has, so one that has less ends whole; `tests/scenarios/market-deep-*` are on the real chain.)
///
/// Stopped by: `extensions/market/src/execute/liquidate.rs::on_slashed`
/// Taken out: `response.add_message(proof).add_event(skipped)` -> `response.add_event(skipped)`
/// Seen: left: 0, right: 2
#[test]
fn mk_19_a_slash_that_fails_was_not_too_deep() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.slash(180);
    market
        .suite
        .chain_mut()
        .break_contract("restake", true)
        .unwrap();
    let bob = market.suite.addr("bob");
    market.at_once();
    let tx = market.pay(
        "carol",
        &json!({"liquidate": {"owner": bob}}),
        "ustake",
        600 * UNIT,
    );
    let tx = tx.unwrap();
    let proofs = tx.attrs("action").into_iter();
    let proofs = proofs.filter(|(_, action)| *action == "prove_depth");
    assert_eq!(
        proofs.count(),
        2,
        "two calls of its own, one below the other"
    );
}

/// MK-20 · Restakers leave, and the market lends on as if they were there. Debt of all follows what is slashable, and what today's debt needs
/// does not leave while the ratio holds it.
///
/// Stopped by: `extensions/market/src/restakers.rs::ensure_loan`
/// Taken out: `debt > cap` -> `false`
/// Seen: it was not refused
#[test]
fn mk_20_the_market_lends_no_more_than_restakers_stand_for() {
    let mut market = funded();
    market.restaked(10 * UNIT);
    market.at_once().add("bob", 1_000 * UNIT).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", 200 * UNIT + 1),
        Refusal::BorrowCap {
            debt: Loan::new(200 * UNIT + 1),
            cap: Loan::new(200 * UNIT),
        },
    );
    market.borrow("bob", 200 * UNIT).unwrap();
    assert_eq!(market.exposure(), (0, 10 * UNIT));
    let rst = market.suite.addr("rst");
    let all = json!({"redeem": {"shares": (9_000 * UNIT).to_string()}});
    market.suite.execute("dave", &rst, &all, &[]).unwrap();
    market.after(21 * DAY + 5);
    let out = json!({"withdraw": {"redemption_ids": [1]}});
    refused(
        market.suite.execute("dave", &rst, &out, &[]),
        ballast_extension_math::restake::Refusal::Held {
            slashable_after: any(),
            needed: Uint128::from(ANY),
            until: ANY,
        },
    );
    market.repay("bob", 300 * UNIT, None).unwrap();
    market.suite.execute("dave", &rst, &out, &[]).unwrap();
    refused(market.borrow("bob", 100 * UNIT), "are allowed");
}

/// MK-27 · The worst position is remembered; a borrower takes that place, is sold, and now nobody worse can be named, so restakers run from
/// the next. What is remembered is the numbers, and a successor follows in a day.
///
/// Stopped by: `packages/extension-math/src/market/watch.rs::due`
/// Taken out: `watched.due(pool, quote, levels)` -> `Ok(Shares::ZERO)`
/// Seen: assertion failed: market.exposure().0 > 0
#[test]
fn mk_27_a_worst_position_that_was_sold_keeps_the_doors_shut() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.at_once().add("erin", 1_150_000).unwrap();
    market.at_once().borrow("erin", 1_005_000).unwrap();
    market.slash(180);
    market.at_once().sell("carol", "erin", 10 * UNIT).unwrap();
    assert!(market.exposure().0 > 0);
    let deposit = to_json_binary(&json!({"deposit": {}})).unwrap();
    refused(
        market.suite.lst_send("dave", "rst", UNIT, deposit),
        "the consumer says that it could slash",
    );
}

/// MK-28 · A better position is named in the place of the worst, which is insolvent: nothing is due, and restakers run.
///
/// Stopped by: `packages/extension-math/src/market/watch.rs::name`
/// Taken out: `position.is_worse_than(&watched.position)` -> `true`
/// Seen: it was not refused
#[test]
fn mk_28_a_better_position_is_not_watched() {
    let mut market = looped();
    market.owes("erin", 100, 10);
    market.slash(180);
    refused(
        market.watch("erin"),
        ballast_extension_math::market::Refusal::NotWorse,
    );
    assert!(market.exposure().0 > 0);
}

/// MK-35 · A contract of other code is attached, which answers as a restake contract and pays nothing.
///
/// Stopped by: `extensions/market/src/execute/attach.rs::ensure_code`
/// Taken out: `config.restake_code_id != Some(info.code_id)` -> `false`
/// Seen: 'its code id is' is not in 'it cannot be attached: its admin, who could replace its code, is wasm1…'
#[test]
fn mk_35_code_is_attached_and_not_answers() {
    let mut market = market();
    let none = to_json_binary(&json!({})).unwrap();
    market
        .suite
        .instantiate("owner", "price", "src", &none, &[])
        .unwrap();
    refused(market.attach("owner", "src"), "its code id is");
}

/// MK-36 · The code of the restake contract is replaced after it was attached.
///
/// Stopped by: `extensions/market/src/execute/attach.rs::ensure_code`
/// Taken out: `info.admin` -> `None::<Addr>`
/// Seen: it was not refused
#[test]
fn mk_36_code_that_can_be_replaced_is_not_attached() {
    let mut market = market();
    market.make_with_admin("rst", |_| {});
    refused(
        market.attach("owner", "rst"),
        "its admin, who could replace its code, is",
    );
}

/// MK-37 · The owner attaches another restake contract when the one that is there is to pay.
///
/// Stopped by: `extensions/market/src/execute/attach.rs::attach`
/// Taken out: `stake(&deps.querier, &old).is_some_and(|stake| stake.spent().is_some())` -> `true`
/// Seen: it was not refused
#[test]
fn mk_37_restakers_are_not_exchanged() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.make_restake("other", |_| {});
    refused(
        market.attach("owner", "other"),
        ContractError::Attached { restake: anyone() },
    );
}
