//! MK, continued: prices of others, restakers, callbacks, roles.

use super::market::{call, funded, looped, priced, refused, set_price, Mkt};
use super::{DAY, UNIT};
use cosmwasm_std::{coin, coins, to_json_binary, Binary};
use serde_json::{json, Value};

/// MK-15 · The oracle does not answer, and with it nobody gets out. Whoever does not raise his LTV is asked for no price.
///
/// Stopped by: `extensions/market/src/execute/repay.rs::repay`
/// Taken out: `repaid.raises_ltv` -> `true`
/// Seen: refused: wasm1… does not give a price: Generic error: Querier contract error: told to fail; repaying, adding collateral and redeeming go on
#[test]
fn mk_15_who_leaves_needs_no_oracle() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    market.at_once().borrow("bob", 700 * UNIT).unwrap();
    behave(&mut market, &json!({"query": "fail"}));
    market.at_once();
    let words = "does not give a price";
    refused(market.borrow("bob", UNIT), words);
    refused(market.remove("bob", UNIT), words);
    let bob = market.suite.addr("bob");
    let sell = json!({"liquidate": {"owner": bob}});
    refused(market.pay("carol", &sell, "uusdc", UNIT), words);
    let half = json!({"repay": {"remove": (50 * UNIT).to_string()}});
    market.pay("bob", &half, "uusdc", 351 * UNIT).unwrap();
    market.at_once().add("bob", UNIT).unwrap();
    market.at_once().redeem("alice", 100_000 * UNIT).unwrap();
    market
        .at_once()
        .pay("bob", &json!({"repay": {}}), "uusdc", 400 * UNIT)
        .unwrap();
    let all = market.collateral("bob");
    market.at_once().remove("bob", all).unwrap();

    // a guard of the cautious price, or a spread, stops loans and no liquidation
    market.at_once().add("bob", 100 * UNIT).unwrap();
    behave(&mut market, &json!({"query": "right"}));
    market.borrow("bob", 600 * UNIT).unwrap();
    set_price(&mut market.suite, "7");
    behave(&mut market, &json!({"query": "right", "safe": "fail"}));
    refused(market.at_once().borrow("bob", UNIT), words);
    market.pay("carol", &sell, "uusdc", 100 * UNIT).unwrap();
}

fn behave(market: &mut Mkt, how: &Value) {
    let src = market.suite.addr("src");
    market.suite.same_block();
    market
        .suite
        .execute("owner", &src, &json!({"behave": how}), &[])
        .unwrap();
}

/// MK-16 · The LST's price is pumped for a block, and borrowed against. New debt is measured by the cautious price.
///
/// Stopped by: `extensions/market/src/price.rs::oracle_lending`
/// Taken out: `quote(&session.config, safe.low)?` -> `oracle_price(querier, session, oracle)?`
/// Seen: it was not refused
#[test]
fn mk_16_a_pumped_price_lends_nothing_more() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    let src = market.suite.addr("src");
    let pumped =
        json!({"set": {"feed": "bstake/usdc", "price": "100", "low": "11.5", "high": "100"}});
    market.suite.execute("owner", &src, &pumped, &[]).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", 805 * UNIT + 1),
        "7001 bps of its collateral's worth, 7000 are allowed",
    );
    market.borrow("bob", 805 * UNIT).unwrap();
}

/// MK-17 · Volatility doubles, and borrowers run ahead of it to the edge. The opening LTV falls in the same block; nobody is sold by it.
///
/// Stopped by: `packages/extension-math/src/market/limits.rs::open_now`
/// Taken out: `left.clamp(open.saturating_div(2), open)` -> `open`
/// Seen: left: Some(7000), right: Some(6720)
#[test]
fn mk_17_volatility_lowers_what_is_lent_and_sells_nobody() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    market.at_once().borrow("bob", 780 * UNIT).unwrap();
    let src = market.suite.addr("src");
    // 8 % a day
    let wild = json!({"set": {"feed": "bstake/usdc", "price": "11.5", "variance": "74074074074074074074074074075"}});
    market.suite.execute("owner", &src, &wild, &[]).unwrap();
    assert_eq!(market.market().open_ltv_bps, Some(6_720));
    refused(market.at_once().borrow("bob", UNIT), "6720 are allowed");
    let sell = json!({"liquidate": {"owner": market.suite.addr("bob")}});
    refused(
        market.pay("carol", &sell, "uusdc", 100 * UNIT),
        "it is liquidated over 8000",
    );
}

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
        "debt of all would be 200000001, 200000000 are allowed",
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
        "the consumer needs",
    );
    market.repay("bob", 300 * UNIT, None).unwrap();
    market.suite.execute("dave", &rst, &out, &[]).unwrap();
    refused(market.borrow("bob", 100 * UNIT), "are allowed");
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
/// Seen: refused: Error parsing into type ballast_wire::Wire<ballast_types::hub::execute::ExecuteMsg>: unknown variant 'on_borrow', expected one of 'bond', 'advance', 'sync', 'settle', 'submit_batch', 'undelegate…
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

/// MK-23 · A manager acts when his time is over, after he was revoked, or by a manager of his own.
///
/// Stopped by: `extensions/market/src/session.rs::owner_of`
/// Taken out: `until.is_some_and(|until| now.floor < until)` -> `until.is_some()`
/// Seen: it was not refused
#[test]
fn mk_23_managers_end() {
    let mut market = funded();
    market.owes("bob", 100, 10);
    let [bob, carol, dave] = ["bob", "carol", "dave"].map(|who| market.suite.addr(who));
    let until = market.suite.now() + 100;
    let approve = |manager: &cosmwasm_std::Addr, until: u64| json!({"approve": {"manager": manager, "until": until}});
    refused(
        market.tell("bob", &approve(&carol, until + 366 * DAY)),
        "until = ",
    );
    refused(
        market.tell("bob", &approve(&carol, until - 200)),
        "until = ",
    );
    market.tell("bob", &approve(&carol, until)).unwrap();
    market
        .at_once()
        .tell("carol", &approve(&dave, until))
        .unwrap();
    let borrow = json!({"borrow": {"amount": UNIT.to_string(), "owner": bob}});
    let words = "only the owner of the position, or a manager";
    refused(market.at_once().tell("dave", &borrow), words);
    let before = market.suite.balance("bob");
    market.tell("carol", &borrow).unwrap();
    assert_eq!(
        market.suite.balance("bob"),
        before + UNIT,
        "the owner is paid by default"
    );
    market
        .at_once()
        .tell("bob", &json!({"revoke": {"manager": carol}}))
        .unwrap();
    refused(market.at_once().tell("carol", &borrow), words);
    market.tell("bob", &approve(&carol, until)).unwrap();
    let left = until - market.suite.now();
    refused(market.after(left).tell("carol", &borrow), words);
}

/// MK-24 · All is lent, and lenders are stuck at a low rate. It is four times as high at once, and doubles in five days; what cash there is is
/// said.
///
/// Stopped by: `packages/extension-math/src/market/curve.rs::bent`
/// Taken out: `STEEP_UP` -> `STEEP_DOWN`
/// Seen: assertion failed: 0.069999445080839832
#[test]
fn mk_24_full_use_is_dear() {
    let mut market = funded();
    market.owes("bob", 2_000, 1_000);
    let rate = market.market().borrow_rate;
    assert!(
        rate.to_string().starts_with("0.16") || rate.to_string().starts_with("0.1599"),
        "{rate}"
    );
    refused(
        market.at_once().redeem("alice", 1_000 * UNIT),
        "1000000 coins are asked for, 0 are here",
    );
    market
        .after(DAY)
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    let target = market.market().rate_at_target.to_string();
    assert!(target.starts_with("0.04587"), "{target}");
}

/// MK-25 · An insolvent position is seen, and suppliers run for cash before it is sold: the first leave at par. As everywhere; but the sale pays
/// cash in the same block, and its loss is booked by it.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::book`
/// Taken out: `add(pool.cash, self.repaid)?` -> `pool.cash`
/// Seen: assertion failed: 500000000
#[test]
fn mk_25_the_sale_pays_who_comes_second() {
    let mut market = looped();
    market.at_once().supply("erin", 500 * UNIT).unwrap();
    market.slash(180);
    let all = market.shares("erin");
    let first = market
        .at_once()
        .redeem("erin", all)
        .unwrap()
        .amount("amount");
    assert!(first >= 500 * UNIT);
    market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    let shares = market.shares("alice");
    let second = market
        .at_once()
        .redeem("alice", shares)
        .unwrap()
        .amount("amount");
    assert!((980 * UNIT..981 * UNIT).contains(&second), "{second}");
}

/// MK-26 · Two coins, another coin, LST that is none, shares of the market sent to it: refused, and nothing is lost.
///
/// Stopped by: `extensions/market/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &config.lst, "the LST")?` -> `()`
/// Seen: after 'alice: {"receive":{"amount":"1000000000","msg":"eyJhZGRfY29sbGF0ZXJhbCI6e319","sender":"wasm1…"}}' at height 19: M-2 is broken: 1000000000 LST are collateral, 0 are here
#[test]
fn mk_26_what_is_not_taken_is_refused() {
    let mut market = priced();
    let at = market.at.clone();
    let two = [coin(1, "ustake"), coin(1, "uusdc")];
    let deposit = json!({"deposit": {}});
    refused(
        market.suite.execute("alice", &at, &deposit, &two),
        "exactly one coin of `uusdc`",
    );
    refused(
        market.suite.execute("alice", &at, &deposit, &[]),
        "exactly one coin of `uusdc`",
    );
    refused(
        market
            .suite
            .execute("alice", &at, &deposit, &coins(5, "ustake")),
        "exactly one coin of `uusdc`",
    );
    refused(
        market
            .suite
            .execute("alice", &at, &json!({"accrue": {}}), &coins(5, "ustake")),
        "takes no coins",
    );
    let mallory = market.suite.addr("alice");
    let add = to_json_binary(&json!({"add_collateral": {}})).unwrap();
    let fake = json!({"receive": {"sender": mallory, "amount": "1000000000", "msg": add}});
    refused(market.tell("alice", &fake), "only the LST may do this");
    let unknown = to_json_binary(&json!({"deposit": {}})).unwrap();
    refused(
        market.suite.lst_send("bob", "mkt", 5, unknown),
        "a market takes",
    );
    let shares = json!({"transfer": {"recipient": at, "amount": "5"}});
    refused(market.tell("alice", &shares), "is this contract");
    let hub = market.suite.addr("hub");
    let to_hub = json!({"redeem": {"shares": "5000", "receiver": hub}});
    refused(market.tell("alice", &to_hub), "is the suite's hub");
}
