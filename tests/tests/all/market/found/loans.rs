//! Loans, collateral, coins and caps.

use super::super::{
    birth, call, funded, looped, number, refused, set_price, suite_of, Mkt, DAY, PEOPLE, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, bond_is_paused},
};
use ballast_extension_math::market::Refusal;
use ballast_market::ContractError;
use ballast_testing::{Suite, Tx, TxError};
use ballast_types::hub::PauseScope;
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

/// A loan that is repaid inside of itself leaves nothing behind: neither rate, nor index, nor
/// fees.
#[test]
fn a_flash_loan_moves_nothing() {
    let mut market = looped();
    borrower(&mut market);
    market.after(3_600);
    market.tell("keeper", &json!({"accrue": {}})).unwrap();
    let before = market.market();
    let cash = number(before.cash);
    let repay = call(&market.at, &json!({"repay": {}}), cash + 5);

    borrow_call(&mut market, cash, &json!([repay])).unwrap();

    let mut after = market.market();
    // a unit of rounding is the pool's
    assert!(number(after.cash) - cash <= 1);
    (after.cash, after.assets) = (before.cash, before.assets);
    (after.headroom, after.use_bps) = (before.headroom, before.use_bps);
    (after.borrow_rate, after.supply_rate) = (before.borrow_rate, before.supply_rate);
    assert_eq!(before, after);
}

/// Inside of a loan, at an LTV of many times what is allowed, collateral is taken out in
/// proportion, which asks no price. The end does.
#[test]
fn what_is_taken_out_inside_of_a_loan_is_checked_at_its_end() {
    let mut market = funded();
    borrower(&mut market);
    let most = 900 * UNIT;
    let erin = market.suite.addr("erin");
    let part = json!({"repay": {"remove": (90 * UNIT).to_string(), "receiver": erin}});
    let part = call(&market.at, &part, most * 9 / 10);
    let tried = borrow_call(&mut market, most, &json!([part]));
    refused(tried, "8800 are allowed");

    let all = json!({"repay": {"remove": (100 * UNIT).to_string()}});
    let all = call(&market.at, &all, most + 5);
    borrow_call(&mut market, most, &json!([all])).unwrap();

    assert_eq!((market.debt("loan"), market.collateral("loan")), (0, 0));
}

/// A loan inside of a loan, for another whose manager the same contract is; and out of the
/// other's position, beside the one that is checked at the end.
#[test]
fn a_loan_touches_no_position_beside_it() {
    let mut market = funded();
    let loan = borrower(&mut market);
    let until = market.suite.now() + DAY;
    market.owes("bob", 100, 50);
    let approve = json!({"approve": {"manager": loan, "until": until}});
    market.at_once().tell("bob", &approve).unwrap();

    let bob = market.suite.addr("bob");
    let more = json!({"borrow": {"amount": "1000000", "owner": bob, "receiver": loan}});
    let more = json!([call(&market.at, &more, 0)]);
    refused(borrow_call(&mut market, UNIT, &more), ContractError::Busy);

    let out = json!({"repay": {"owner": bob, "remove": (60 * UNIT).to_string(), "receiver": loan}});
    let out = json!([call(&market.at, &out, UNIT)]);
    let tried = borrow_call(&mut market, 10 * UNIT, &out);
    refused(tried, "8800 are allowed");
}

/// LST is sent, but none of it: no empty row.
#[test]
fn no_lst_is_no_position() {
    let mut market = funded();

    market.at_once().add("bob", 0).unwrap();

    let all = market.preview(&json!({"positions": {}})).unwrap();
    assert_eq!(all, json!({"positions": []}));
}

/// Whom bob allows his LST adds it to bob's position, or to his own: to the one that he may
/// touch, by the token's own sender.
#[test]
fn lst_of_another_is_added_to_ones_own_position_only() {
    use ballast_types::token::ExecuteMsg::{IncreaseAllowance, SendFrom};
    let mut market = funded();
    let [bob, mallory] = ["bob", "mallory"].map(|who| market.suite.addr(who));
    let allow = IncreaseAllowance {
        spender: mallory.to_string(),
        amount: (50 * UNIT).into(),
        expires: None,
    };
    market.at_once();
    market.suite.token("bob", &allow).unwrap();
    let send = |owner: &Value| SendFrom {
        owner: bob.to_string(),
        contract: market.at.to_string(),
        amount: UNIT.into(),
        msg: to_json_binary(&json!({"add_collateral": {"owner": owner}})).unwrap(),
    };
    let (his, own) = (send(&json!(bob)), send(&Value::Null));

    market.suite.same_block();
    refused(
        market.suite.token("mallory", &his),
        "only the owner of the position",
    );
    market.suite.same_block();
    market.suite.token("mallory", &own).unwrap();

    let has = ["mallory", "bob"].map(|who| market.collateral(who));
    assert_eq!(has, [UNIT, 0]);
}

/// A coin of 18 decimals: a unit of LST is worth twelve digits of it, and each sale rounds
/// by that.
#[test]
fn a_coin_of_eighteen_decimals_is_sold_for_to_its_rounding() {
    let one = UNIT * UNIT * UNIT;
    let mut market = fine(18, one);
    market.at_once().add("bob", 200 * UNIT).unwrap();
    let most = number(market.position("bob").max_borrow.unwrap());
    assert_eq!(most, 1_610 * one);
    refused(market.at_once().borrow("bob", most + 1), "are allowed");
    market.at_once().borrow("bob", most).unwrap();

    set_price(&mut market.suite, "10");
    let owner = market.suite.addr("bob");
    let sell = json!({"liquidate": {"owner": owner}});
    market.at_once();
    refused(
        market.pay("carol", &sell, "uusdc", 5),
        Refusal::TooSmall { least: any() },
    );
    let tx = market.pay("carol", &sell, "uusdc", 100 * one).unwrap();
    let said = |tx: &Tx, key: &str| number(tx.attr_of(&market.at, key).unwrap());
    assert_eq!(
        (said(&tx, "repaid"), said(&tx, "lst")),
        (100 * one, 10_638_297)
    );

    set_price(&mut market.suite, "3");
    let tx = market.pay("carol", &sell, "uusdc", 5_000 * one).unwrap();
    assert_eq!(market.debt("bob"), 0);
    // 189 LST at 3, less six hundredths
    let said = |key: &str| number(tx.attr_of(&market.at, key).unwrap());
    assert!(said("repaid").abs_diff(534 * one) < one / 100);
    assert!(said("bad_debt").abs_diff(976 * one) < one / 100);
}

/// A price source's market for a coin of so many decimals, with a million of alice's.
fn fine(decimals: u8, min_debt: u128) -> Mkt {
    let mut builder = Suite::builder();
    for who in PEOPLE {
        builder = builder.account_with(who, "1000000000000ustake,100000000000000000000000000uusdc");
    }
    let mut suite = suite_of(builder);
    let none = to_json_binary(&json!({})).unwrap();
    let source = suite.instantiate("owner", "price", "src", &none, &[]);
    source.unwrap();
    set_price(&mut suite, "11.5");
    let mut msg = birth(&mut suite);
    msg["min_debt"] = json!(min_debt.to_string());
    msg["loan"] = json!({"denom": "uusdc", "decimals": decimals});
    msg["oracle"] = json!({"address": suite.addr("src"), "feed": "bstake/usdc"});
    let mut market = Mkt::born(suite, &msg).unwrap();
    let n = 1_000_000 * 10_u128.pow(decimals.into());
    let deposit = market.pay("alice", &json!({"deposit": {}}), "uusdc", n);
    deposit.unwrap();
    market
}

/// Fees cannot be paid while bonding is paused: they wait, and nobody else does.
#[test]
fn fees_wait_while_bonding_is_paused_and_nobody_else_does() {
    let mut market = looped();
    market.suite.advance_secs(30 * DAY);
    market.at_once();
    market.tell("keeper", &json!({"accrue": {}})).unwrap();
    market.at_once();
    market.suite.pause("owner", PauseScope::Bond, None).unwrap();
    let before = market.market().supply;

    let collect = json!({"collect": {}});
    refused(market.at_once().tell("keeper", &collect), bond_is_paused());
    assert_eq!(market.market().supply, before);
    market.at_once().repay("bob", 10 * UNIT, None).unwrap();
    market.at_once().redeem("alice", UNIT).unwrap();

    market.at_once();
    market.suite.unpause("owner", PauseScope::Bond).unwrap();
    market.at_once().tell("keeper", &collect).unwrap();
}

/// The cap is lowered under what is lent: nobody is held by it, and nobody borrows.
#[test]
fn a_cap_under_the_debt_holds_nobody() {
    let mut market = looped();
    let cap = json!({"update_config": {"borrow_cap": UNIT.to_string()}});
    market.at_once().tell("owner", &cap).unwrap();

    market.at_once().remove("bob", UNIT).unwrap();
    market.at_once();
    market.repay("bob", 100 * UNIT, Some(100 * UNIT)).unwrap();
    refused(market.at_once().borrow("bob", 1), "1000000 are allowed");
    let position = market.position("bob");
    let most = [position.max_borrow, position.max_loop].map(Option::unwrap);
    assert_eq!(most.map(number), [0, 0]);

    market.slash(180);
    market.sell("carol", "bob", 500 * UNIT).unwrap();
}

/// What a position says is the most can be done, and hardly more: at a crooked rate, an old
/// index, a cap of restakers'.
#[test]
fn the_most_that_a_position_says_can_be_done_and_hardly_more() {
    for seed in 0..8_u64 {
        let mut market = crooked(seed);
        let position = market.position("bob");
        let most = [position.max_borrow, position.max_loop].map(|most| number(most.unwrap()));
        let out = number(position.max_remove.unwrap());
        let owner = market.suite.addr("bob");

        let tried = |n: u128, bond: bool| {
            let n = n.to_string();
            let msg = json!({"preview_borrow": {"owner": owner, "amount": n, "bond": bond}});
            market.preview(&msg)
        };
        tried(most[0], false).unwrap();
        tried(most[1], true).unwrap();
        assert!(tried(most[0] + 8, false).is_err());
        assert!(tried(most[1] + 100, true).is_err());
        market.at_once().remove("bob", out).unwrap();
        assert!(market.at_once().remove("bob", 1).is_err());
    }
}

/// A market with a loan of bob's, at a rate and an index that are no round numbers, by a seed.
fn crooked(seed: u64) -> Mkt {
    let mut market = funded();
    market.supply("owner", 3_000 * UNIT).unwrap();
    if seed.is_multiple_of(2) {
        market.restaked((20 + u128::from(seed)) * UNIT);
    }
    market.owes("erin", 500, 300);
    market.slash(1 + seed * 3);
    market.suite.sync("keeper").unwrap();
    market.suite.advance_secs(97 * DAY * seed + 1);
    let lst = 123_456_789 + u128::from(seed) * 1_000_003;
    market.at_once().add("bob", lst).unwrap();
    let first = 11 * UNIT + u128::from(seed);
    market.at_once().borrow("bob", first).unwrap();
    market
}

/// A pool lost all but a thousandth to bad debt: who comes in then pays that price, and
/// loses nothing to who was there.
#[test]
fn who_comes_in_after_a_loss_pays_its_price() {
    let mut market = funded();
    market.owes("bob", 1_200, 1_000);
    market.suite.advance_all("keeper");
    market.slash(999);
    market.sell("carol", "bob", 600 * UNIT).unwrap();
    let before = market.assets();
    assert!(before < 2 * UNIT);

    market.at_once().supply("dave", 10 * UNIT).unwrap();
    let shares = market.shares("dave");
    assert!(shares > market.shares("alice") * 8);

    let tx = market.at_once().redeem("dave", shares).unwrap();
    let out = number(tx.attr_of(&market.at, "amount").unwrap());
    assert!((10 * UNIT - 2..=10 * UNIT).contains(&out), "{out}");
}

/// The first message of a borrower who forgot his collateral.
#[test]
fn a_loan_without_collateral_says_what_is_missing() {
    let mut market = funded();
    refused(
        market.borrow("bob", 5 * UNIT),
        "coins for collateral that is worth nothing, 8800 bps of its worth are allowed: add collateral first",
    );
}

/// After all is repaid, fees are paid and everybody has redeemed, a unit is left.
#[test]
fn the_last_one_out_leaves_a_unit() {
    let mut market = looped();
    market.suite.advance_secs(400 * DAY);
    let debt = market.debt("bob");

    market.at_once();
    market.repay("bob", debt + 5, Some(600 * UNIT)).unwrap();
    market.at_once();
    market.tell("keeper", &json!({"collect": {}})).unwrap();
    let shares = market.shares("alice");
    market.at_once().redeem("alice", shares).unwrap();

    assert!(market.assets() <= 2);
}

/// A contract that borrows, with 100 LST in the market and coins of its own.
fn borrower(market: &mut Mkt) -> Addr {
    let msg = to_json_binary(&json!({"market": market.at})).unwrap();
    let suite = &mut market.suite;
    suite
        .instantiate("erin", "borrower", "loan", &msg, &[])
        .unwrap();
    let at = suite.addr("loan");
    suite.same_block();
    suite.lst_transfer("erin", "loan", 1_000 * UNIT).unwrap();
    suite.same_block();
    suite.bank_send("erin", "loan", 100 * UNIT).unwrap();
    let add = to_json_binary(&json!({"add_collateral": {}})).unwrap();
    let lst = (100 * UNIT).to_string();
    let send = json!({"send": {"contract": market.at, "amount": lst, "msg": add}});
    let token = suite.addr("token");
    let run = json!({"run": {"msgs": [call(&token, &send, 0)]}});
    suite.same_block();
    suite.execute("erin", &at, &run, &[]).unwrap();
    at
}

/// It borrows so much, and does so with it.
fn borrow_call(market: &mut Mkt, n: u128, msgs: &Value) -> Result<Tx, TxError> {
    let msg = to_json_binary(msgs).unwrap();
    let ask = json!({"borrow_call": {"amount": n.to_string(), "then": {"call": {"msg": msg}}}});
    let run = json!({"run": {"msgs": [call(&market.at, &ask, 0)]}});
    let at = market.suite.addr("loan");
    market.suite.same_block();
    market.suite.execute("erin", &at, &run, &[])
}
