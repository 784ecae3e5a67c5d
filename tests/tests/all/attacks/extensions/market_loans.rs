//! MK. Market: what is borrowed and repaid, and what a loan may call.

use super::super::{
    market::{call, funded, refused, Mkt},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::bond_is_paused};
use ballast_extension_math::market::{Loan, Refusal};
use ballast_types::Amount;
use cosmwasm_std::{to_json_binary, Binary};
use serde_json::{json, Value};

/// MK-04 · Euler: a message that lowers one's own health without a check, then a discount for buying oneself out. Each of the four that
/// lower it ends under the opening LTV.
///
/// Stopped by: `extensions/market/src/execute/remove_collateral.rs::remove_collateral`
/// Taken out: `position.ensure_open(&session.pool, &lending.low, lending.open)?` -> `0`
/// Seen: after 'bob: {"remove_collateral":{"lst":"10000000"}}' at height 12: M-6 is broken: wasm1… owes too much after a loan: Position { collateral: Shares(Uint128(90000000)), scaled: Scaled(Uint128(80000000…
#[test]
fn mk_04_no_message_ends_over_the_opening_ltv() {
    let mut market = funded();
    market.owes("bob", 100, 80);
    let words = "8800 are allowed";
    refused(market.at_once().remove("bob", 10 * UNIT), words);
    refused(market.borrow("bob", 9 * UNIT), words);
    refused(market.bond("bob", 100 * UNIT), words);
    refused(market.repay("bob", UNIT, Some(11 * UNIT)), words);
    market.at_once().remove("bob", 9 * UNIT).unwrap();
    assert_eq!(market.position("bob").ltv_bps, Some(8_792));
}

/// MK-10 · Debts so small that nobody liquidates them: a loan, a repayment and a sale leave none.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::ensure_min_debt`
/// Taken out: `!debt.is_zero() && debt < min` -> `false`
/// Seen: it was not refused
#[test]
fn mk_10_no_small_debts() {
    let mut market = funded();
    market.at_once().add("bob", 10 * UNIT).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", UNIT - 1),
        Refusal::DustDebt {
            debt: Loan::new(UNIT - 1),
            min: Loan::new(UNIT),
        },
    );
    market.borrow("bob", 2 * UNIT).unwrap();
    market.at_once();
    refused(
        market.repay("bob", UNIT + 1, None),
        "0, or 1000000 at the least",
    );
    market.repay("bob", UNIT, None).unwrap();
    market.at_once().repay("bob", 2 * UNIT, None).unwrap();
    assert_eq!(market.debt("bob"), 0);
}

/// MK-14 · Bonding is paused: a loan that was to be bonded is lost on the way. It fails whole, and everything else works.
///
/// Stopped by: `extensions/market/src/execute/borrow_call.rs::borrow_call`
/// Taken out: `SubMsg::reply_on_success(work, ReplyId::Lent.into())` -> `SubMsg::reply_always(work, ReplyId::Lent.into())`
/// Seen: it was not refused
#[test]
fn mk_14_a_bond_that_fails_takes_the_loan_with_it() {
    let mut market = funded();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    let scope = ballast_types::hub::PauseScope::Bond;
    market.suite.pause("owner", scope, None).unwrap();
    market.at_once();
    refused(market.bond("bob", 50 * UNIT), bond_is_paused());
    assert_eq!(market.debt("bob"), 0);
    market.borrow("bob", 50 * UNIT).unwrap();
    market
        .at_once()
        .repay("bob", 60 * UNIT, Some(100 * UNIT))
        .unwrap();
}

/// A contract that borrows: `name`'s, of the kit.
fn borrower(market: &mut Mkt) -> cosmwasm_std::Addr {
    let msg = to_json_binary(&json!({"market": market.at})).unwrap();
    market
        .suite
        .instantiate("erin", "borrower", "loan", &msg, &[])
        .unwrap();
    let at = market.suite.addr("loan");
    market
        .suite
        .lst_transfer("erin", "loan", 1_000 * UNIT)
        .unwrap();
    let add = to_json_binary(&json!({"add_collateral": {}})).unwrap();
    let token = market.suite.addr("token");
    let send =
        json!({"send": {"contract": market.at, "amount": (100 * UNIT).to_string(), "msg": add}});
    let run = json!({"run": {"msgs": [call(&token, &send, 0)]}});
    market.suite.execute("erin", &at, &run, &[]).unwrap();
    at
}

/// It borrows so much, and does so with it.
fn borrow_call(
    market: &mut Mkt,
    n: u128,
    msgs: &Value,
) -> Result<ballast_testing::Tx, ballast_testing::TxError> {
    let msg = to_json_binary(msgs).unwrap();
    let ask = json!({"borrow_call": {"amount": n.to_string(), "then": {"call": {"msg": msg}}}});
    let run = json!({"run": {"msgs": [call(&market.at, &ask, 0)]}});
    let at = market.suite.addr("loan");
    market.suite.same_block();
    market.suite.execute("erin", &at, &run, &[])
}

/// MK-21 · A borrower is called with the loan and calls the market: to redeem, to borrow again, to be sold cheaply, all before he is checked.
/// Everything but collateral and repayments waits until he is.
///
/// Stopped by: `extensions/market/src/contract.rs::ensure_unlocked`
/// Taken out: `Err(ContractError::Busy.into())` -> `Ok(())`
/// Seen: 'in the middle of a liquidation or a loan' is not in 'not enough shares: wasm1… has 0, 1 are needed'
#[test]
fn mk_21_inside_a_loan_the_market_is_busy() {
    let mut market = funded();
    let loan = borrower(&mut market);
    let busy = [
        json!({"redeem": {"shares": "1"}}),
        json!({"borrow": {"amount": "1000000"}}),
        json!({"borrow_call": {"amount": "1000000", "then": {"bond": {}}}}),
        json!({"remove_collateral": {"lst": "1"}}),
        json!({"accrue": {}}),
        json!({"watch": {"owner": loan}}),
        json!({"collect": {}}),
        json!({"transfer": {"recipient": loan, "amount": "1"}}),
    ];
    for msg in busy {
        let inner = json!([call(&market.at, &msg, 0)]);
        let tried = borrow_call(&mut market, 10 * UNIT, &inner);
        refused(tried, "in the middle of a liquidation or a loan");
    }
    for msg in [
        json!({"deposit": {}}),
        json!({"liquidate": {"owner": loan}}),
    ] {
        let inner = json!([call(&market.at, &msg, UNIT)]);
        let tried = borrow_call(&mut market, 10 * UNIT, &inner);
        refused(tried, "in the middle of a liquidation or a loan");
    }
    // who repays and adds in between may borrow more than his collateral is worth
    let repay = call(&market.at, &json!({"repay": {}}), 150 * UNIT);
    borrow_call(&mut market, 200 * UNIT, &json!([repay])).unwrap();
    assert_eq!(market.debt("loan"), 50 * UNIT);
    // who never adds is undone
    let kept = borrow_call(&mut market, 200 * UNIT, &json!([]));
    refused(kept, "8800 are allowed");
    assert_eq!(market.debt("loan"), 50 * UNIT);
}

/// MK-22 · A loan with a message to the LST, to the restake contract or to the hub, in the market's name: it would move what is the market's.
/// The one address that a message goes to is the sender's.
///
/// Stopped by: `extensions/market/src/execute/borrow_call.rs::borrow_call`
/// Taken out: `on_borrow(&info.sender, &msg, loan)` -> `on_borrow(&config.hub, &msg, loan)`
/// Seen: refused: Error parsing into type ballast_wire::Wire<ballast_types::hub::execute::ExecuteMsg>: unknown variant 'on_borrow', expected one of 'bond', 'advance', 'sync', 'settle', 'submit_batch', 'undele…
#[test]
fn mk_22_the_market_calls_the_sender_and_nobody_else() {
    let mut market = funded();
    let loan = borrower(&mut market);
    // bob lets it act: the debt is his, the coins go to whoever asks for them
    market.at_once().add("bob", 100 * UNIT).unwrap();
    let until = market.suite.now() + DAY;
    let approve = json!({"approve": {"manager": loan, "until": until}});
    market.at_once().tell("bob", &approve).unwrap();
    let bob = market.suite.addr("bob");
    let msg = Binary::from(b"[]");
    let ask = json!({"borrow_call": {"amount": (10 * UNIT).to_string(), "owner": bob, "then": {"call": {"msg": msg}}}});
    let run = json!({"run": {"msgs": [call(&market.at, &ask, 0)]}});
    market.at_once();
    market.suite.execute("erin", &loan, &run, &[]).unwrap();
    assert_eq!(market.debt("bob"), 10 * UNIT);
    let coins = market
        .suite
        .chain()
        .querier()
        .query_balance(&loan, "ustake");
    assert_eq!(coins.unwrap().amount.u128(), 10 * UNIT);
    // an account is no contract: nothing is lent
    let mine =
        json!({"borrow_call": {"amount": (10 * UNIT).to_string(), "then": {"call": {"msg": msg}}}});
    assert!(market.at_once().tell("bob", &mine).is_err());
}

/// MK-29 · LST that lies in the market, sent by whoever, is credited to the next one who bonds a loan.
///
/// Stopped by: `extensions/market/src/execute/borrow_call.rs::on_lent`
/// Taken out: `here.saturating_sub(before)` -> `here`
/// Seen: after 'bob: {"borrow_call":{"amount":"10000000","then":{"bond":{}}}}' at height 14: M-2 is broken: 260000000 LST are collateral, 160000000 are here
#[test]
fn mk_29_stray_lst_is_nobodys_collateral() {
    let mut market = funded();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    market.suite.lst_transfer("erin", "mkt", 50 * UNIT).unwrap();
    let tx = market.bond("bob", 10 * UNIT).unwrap();
    assert_eq!(tx.attr_of(&market.at, "lst"), Some("10000000"));
    assert_eq!(market.collateral("bob"), 110 * UNIT);
}

/// MK-32 · A debt is repaid in crumbs that each take off more than they pay.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::pay_down`
/// Taken out: `pool.scaled_floor(amount)?` -> `pool.scaled_ceil(amount)?`
/// Seen: assertion failed: 930080507 of 930080569
#[test]
fn mk_32_crumbs_repay_no_more_than_they_are() {
    let mut market = funded();
    market.owes("bob", 2_000, 900);
    market
        .after(300 * DAY)
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    let before = market.debt("bob");
    for _ in 0..20 {
        market.at_once().repay("bob", 3, None).unwrap();
    }
    assert!(
        market.debt("bob") >= before - 60,
        "{} of {before}",
        market.debt("bob")
    );
}

/// MK-33 · Loans of a few units that each owe less than they are.
///
/// Stopped by: `packages/extension-math/src/market/pool.rs::scaled_ceil`
/// Taken out: `ceil(amount.raw(), Uint128::new(WAD), self.index)` -> `floor(amount.raw(), Uint128::new(WAD), self.index)`
/// Seen: assertion failed: 805281122 after 805281122
#[test]
fn mk_33_a_loan_owes_what_it_is() {
    let mut market = funded();
    market.owes("bob", 2_000, 800);
    market
        .after(300 * DAY)
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    let before = market.debt("bob");
    for _ in 0..20 {
        market.at_once().borrow("bob", 1).unwrap();
    }
    assert!(
        market.debt("bob") >= before + 19,
        "{} after {before}",
        market.debt("bob")
    );
}
