//! Attempts of an outside reader that the attacks of the page do not have: what it found is mended,
//! what held is kept as it was tried.

mod market;
mod orders;

use super::super::{
    guest::Guest,
    kit::{any, HubError, ANY},
    market::{birth, builder, call, suite_of, PEOPLE},
};
use super::{amount_of, lever, number, on, refused, three, with, Lev, Mkt, DAY, UNIT};
use ballast_types::{Amount, Native};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::json;

/// 65 LST of alice's and bob's, three times, on a market whose least debt is 100 coins: the target
/// needs 130.
fn small() -> Lev {
    let mkt = Mkt::with(builder(), |msg| {
        msg["min_debt"] = json!((100 * UNIT).to_string());
    });
    let mut lever = on(mkt, 10_000 * UNIT, |_| {});
    lever.put("alice", 60 * UNIT).unwrap();
    lever.put("bob", 5 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever
}

/// A small pool over its band: what the target needs would leave too small a debt, so the
/// least was left, and over the band with that nothing was sold to anybody.
#[test]
fn a_small_pool_over_its_band_is_sold_out_of_its_debt() {
    let mut lever = small();
    lever.fall(130);

    // who does not bring all of it leaves the least debt
    let pay = json!({"preview_buy_down": {"pay": (100 * UNIT).to_string()}});
    let part = lever.preview(&pay).unwrap();
    let paid = amount_of(&part, "paid");
    assert_eq!(paid, number(lever.state().debt) - 100 * UNIT);
    assert!(part["leverage_bps"].as_u64().unwrap() > 35_000);
    lever.at_once().buy_down("dave", 100 * UNIT).unwrap();

    // the least, and a unit of rounding
    let left = number(lever.state().debt);
    assert!(left - 100 * UNIT <= 1, "{left}");

    let tx = lever.at_once().buy_down("dave", 200 * UNIT).unwrap();
    assert_eq!(lever.said(&tx, "paid"), left);
    assert_eq!((number(lever.state().debt), lever.leverage()), (0, 10_000));
    // the discount of the moment, on what was repaid; and it is not made anew
    assert!(lever.equity() > 38_700_000, "{}", lever.equity());
    refused(
        lever.at_once().rebalance("keeper"),
        ballast_extension_math::lever::Refusal::DustDebt {
            debt: any(),
            min: any(),
        },
    );
}

/// Inside of the band with the least debt: no more is sold than that.
#[test]
fn a_small_pool_in_its_band_keeps_the_least_debt() {
    let mut lever = small();
    lever.fall(90);

    let tx = lever.at_once().buy_down("dave", 500 * UNIT).unwrap();

    assert!(lever.said(&tx, "paid") < 31 * UNIT);
    assert!(number(lever.state().debt) - 100 * UNIT <= 1);
    assert!(
        (27_000..34_000).contains(&lever.leverage()),
        "{}",
        lever.leverage()
    );
}

/// An opening LTV under the target, a pause of loans, an owed cover: `state` said for
/// as long as they lasted that anyone could rebalance, and nobody could.
#[test]
fn what_state_says_can_be_done_is_done() {
    let one = || {
        let mut lever = lever();
        lever.put("alice", 100 * UNIT).unwrap();
        lever.at_once();
        assert!(lever.state().can.is_some());
        lever
    };
    let shut = |mut lever: Lev, why: &str| {
        assert_eq!(lever.state().can, None);
        refused(lever.at_once().rebalance("keeper"), why);
    };
    let mut lower = one();
    let open = json!({"update_config": {"open_ltv_bps": 6_000}});
    lower.mkt.tell("owner", &open).unwrap();
    shut(lower, "bps of its collateral's worth, 6000 are allowed");

    let mut paused = one();
    let pause = json!({"pause": {"scope": "borrow"}});
    paused.mkt.tell("carol", &pause).unwrap();
    shut(paused, "borrow is paused until");

    let mut owed = one();
    owed.suite().underwrite("dave", 9_000 * UNIT).unwrap();
    owed.suite().advance_all("keeper");
    let broken = owed.suite().chain_mut().break_contract("vault", true);
    broken.unwrap();
    owed.mkt.slash(50);
    owed.suite().sync("mallory").unwrap();
    let pending = any();
    shut(owed, &HubError::CoverPending { pending }.to_string());
}

/// With all of the market's coins, inside of a loan, somebody buys down, buys an order, comes
/// in, leaves and pays back: every amount is what it is without the loan.
#[test]
fn inside_of_a_loan_prices_are_the_same() {
    let run = |in_a_loan: bool| {
        let mut lever = three();
        let loan = borrower(&mut lever);
        lever.put("bob", 20 * UNIT).unwrap();
        let id = lever.at_once().order("bob", 10_000 * UNIT, 0).unwrap();
        lever.fall(120);
        let (at, token) = (lever.at.clone(), lever.mkt.suite.addr("token"));
        let inner = to_json_binary(&json!({"deposit": {}})).unwrap();
        let lst = (30 * UNIT).to_string();
        let put = json!({"send": {"contract": at, "amount": lst, "msg": inner}});
        let mut msgs = vec![
            call(&at, &json!({"buy_down": {}}), 20 * UNIT),
            call(&at, &json!({"fill": {"order_id": id}}), 20 * UNIT),
            call(&token, &put, 0),
            call(&at, &json!({"redeem": {"shares": "5000000000"}}), 50 * UNIT),
        ];
        let run = match in_a_loan {
            false => json!({"run": {"msgs": msgs}}),
            true => {
                let (market, cash) = (lever.mkt.at.clone(), lever.mkt.market().cash);
                msgs.push(call(&market, &json!({"repay": {}}), number(cash) + 5));
                let msg = to_json_binary(&msgs).unwrap();
                let ask = json!({"borrow_call": {"amount": cash, "then": {"call": {"msg": msg}}}});
                json!({"run": {"msgs": [call(&market, &ask, 0)]}})
            }
        };
        lever.at_once();
        lever.suite().execute("erin", &loan, &run, &[]).unwrap();
        let (view, suite) = (lever.view(), &lever.mkt.suite);
        let has = [
            lever.shares("loan"),
            suite.shares("loan"),
            suite.balance("loan"),
        ];
        (has, [view.c, view.x, view.index])
    };
    let ((with, pool), (without, same)) = (run(true), run(false));
    assert_eq!((with[..2].to_vec(), pool), (without[..2].to_vec(), same));
    // a unit of rounding of the loan
    assert!(without[2] - with[2] <= 1);
}

/// A contract that borrows of the market, with coins and LST.
fn borrower(lever: &mut Lev) -> Addr {
    let msg = to_json_binary(&json!({"market": lever.mkt.at})).unwrap();
    let suite = lever.suite();
    suite
        .instantiate("erin", "borrower", "loan", &msg, &[])
        .unwrap();
    suite.same_block();
    suite.bank_send("erin", "loan", 100 * UNIT).unwrap();
    suite.same_block();
    suite.lst_transfer("erin", "loan", 1_000 * UNIT).unwrap();
    suite.addr("loan")
}

/// Crumbs come and go, hundreds of times, at a crooked rate and an old index: nobody
/// else's price falls, and leverage does not rise.
#[test]
fn crumbs_that_come_and_go_take_from_nobody() {
    let mut lever = three();
    lever.put("bob", 7_654_321).unwrap();
    lever.mkt.slash(17);
    lever.suite().sync("keeper").unwrap();
    lever.suite().advance_secs(40 * DAY);
    lever.suite().set_checks(false);
    let price = |lever: &Lev| {
        let all = json!({"convert_to_assets": {"shares": (100_000 * UNIT).to_string()}});
        amount_of(&lever.preview(&all).unwrap(), "native")
    };
    let mut before = (price(&lever), lever.leverage());
    for n in 0..150_u128 {
        lever.at_once().redeem("bob", 1_000 + n * 7, 1_000).unwrap();
        // a unit that buys nothing is refused
        let _ = lever.at_once().put("carol", n % 7 + 1);
        let now = (price(&lever), lever.leverage());
        assert!(now.0 >= before.0 && now.1 <= before.1, "{now:?} {before:?}");
        before = now;
    }
}

/// LST that lies here is nobody's deposit, and no part of an order.
#[test]
fn stray_lst_is_nobodys_deposit() {
    let mut lever = three();
    lever.at_once();
    let stray = lever.suite().lst_transfer("erin", "lev", 500 * UNIT);
    stray.unwrap();

    let preview = json!({"preview_deposit": {"amount": "1000000"}});
    let said = lever.preview(&preview).unwrap();
    let tx = lever.at_once().deposit("bob", UNIT).unwrap();
    assert_eq!(tx.attr_of(&lever.at, "shares"), said["shares"].as_str());

    let id = lever.at_once().order("alice", 1_000 * UNIT, 0).unwrap();
    lever.at_once().fill("bob", id, 50 * UNIT).unwrap();

    assert_eq!(lever.lst_of("lev"), 500 * UNIT);
}

/// A block after it was asked what leaving costs a coin is missing, and the refusal says so;
/// a thousandth more is enough for a day.
#[test]
fn a_coin_short_is_refused_with_the_amount() {
    let mut lever = three();
    let shares = lever.shares("alice");
    let ask = json!({"preview_redeem": {"shares": shares.to_string()}});
    let pay = lever.preview(&ask).unwrap();
    let pay = amount_of(&pay, "pay");

    refused(
        lever.after(6).redeem("alice", shares, pay),
        ballast_extension_math::lever::Refusal::TooLittle {
            needed: Native::new(200_000_001u128),
            sent: any(),
        },
    );

    lever.after(DAY);
    lever.redeem("alice", shares, pay + pay / 1_000).unwrap();
}

/// Somebody with nearly all shares leaves but for one of them, so that units stand against
/// few shares: who comes next has what he brought.
#[test]
fn a_share_that_is_left_behind_costs_the_next_one_nothing() {
    let mut lever = lever();
    lever.put("bob", 1).unwrap();
    lever.at_once().put("bob", 1_000 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let shares = lever.shares("bob");

    lever.at_once().leave("bob", shares - 1).unwrap();
    let tx = lever.at_once().put("alice", UNIT).unwrap();

    let shares = lever.said(&tx, "shares").to_string();
    let worth = lever.preview(&json!({"convert_to_assets": {"shares": shares}}));
    let worth = amount_of(&worth.unwrap(), "native");
    assert!(worth + 4 >= UNIT, "{worth}");
}
