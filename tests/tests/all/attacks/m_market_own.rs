//! MK, continued: attacks that are not on the page.

use super::market::{builder, funded, looped, market, number, refused, Mkt};
use super::{DAY, UNIT};
use cosmwasm_std::{coins, to_json_binary};
use serde_json::json;

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
    refused(market.watch("erin"), "does not owe more for its collateral");
    assert!(market.exposure().0 > 0);
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

/// MK-30 · The owner lowers the liquidation LTV at once, under what people were lent, and buys them out.
///
/// Stopped by: `packages/extension-math/src/market/limits.rs::liq_now`
/// Taken out: `now.floor >= liq_until` -> `true`
/// Seen: it was not refused
#[test]
fn mk_30_the_liquidation_ltv_moves_slowly() {
    let mut market = funded();
    market.owes("bob", 100, 88);
    let open = json!({"update_config": {"open_ltv_bps": 7_000}});
    market.at_once().tell("owner", &open).unwrap();
    let ramp = json!({"ramp": {"liq_ltv_bps": 7_500, "secs": 604_800}});
    market.at_once().tell("owner", &ramp).unwrap();
    refused(
        market.at_once().sell("owner", "bob", 100 * UNIT),
        "it is liquidated over 9200",
    );
    refused(
        market.after(DAY).sell("owner", "bob", 100 * UNIT),
        "it is liquidated over 89",
    );
    market
        .after(6 * DAY)
        .sell("owner", "bob", 100 * UNIT)
        .unwrap();
}

/// MK-31 · The owner raises the fee before anybody booked a year's interest, and has it of all of that year.
///
/// Stopped by: `extensions/market/src/execute/admin.rs::update_config`
/// Taken out: `session.save(deps.storage)?` -> `()`
/// Seen: left: (36729399, 8936183506), right: (0, 0)
#[test]
fn mk_31_a_fee_is_of_interest_from_then_on() {
    let mut market = Mkt::with(builder(), |msg| msg["fee_bps"] = json!(0));
    market.supply("alice", 1_000 * UNIT).unwrap();
    market.owes("bob", 2_000, 900);
    let fee = json!({"update_config": {"fee_bps": 2_500}});
    market.after(365 * DAY).tell("owner", &fee).unwrap();
    let tx = market
        .at_once()
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    assert_eq!((tx.amount("interest"), tx.amount("fee_shares")), (0, 0));
    refused(
        market.at_once().tell("keeper", &json!({"collect": {}})),
        "0 is too little",
    );
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

/// MK-34 · The first slice of an insolvent position takes all of what restakers have, and the next ones none.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::slice`
/// Taken out: `portion(could, off, self.scaled)?` -> `could`
/// Seen: after 'carol: {"liquidate":{"owner":"wasm1…"}}' at height 13: M-8 is broken: 50000000 coins bought 84750101 LST, worth 69495082
#[test]
fn mk_34_each_slice_has_its_part_of_restakers() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.slash(180);
    let [repaid, lst, from_restake, bad] =
        market.at_once().sell("carol", "bob", 50 * UNIT).unwrap();
    assert!(repaid + bad == 50 * UNIT && bad < 3, "{repaid} and {bad}");
    assert!(
        (2_470_000..2_480_000).contains(&from_restake),
        "{from_restake} of {lst}"
    );
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
        "another can be only when that is spent",
    );
}

/// MK-38 · Coins along with a message that takes none are lost.
///
/// Stopped by: `extensions/market/src/contract.rs::execute_or_refuse`
/// Taken out: `access::ensure_nonpayable(info)?` -> `()`
/// Seen: it was not refused
#[test]
fn mk_38_no_coins_where_none_are_taken() {
    let mut market = looped();
    let at = market.at.clone();
    for msg in [
        json!({"accrue": {}}),
        json!({"borrow": {"amount": "1000000"}}),
        json!({"redeem": {"shares": "5000"}}),
    ] {
        let sent = market.suite.execute("bob", &at, &msg, &coins(5, "ustake"));
        refused(sent, "this message takes no coins");
    }
}

/// MK-39 · Interest is booked in front of a deposit, and it buys fewer shares than the sender saw.
///
/// Stopped by: `extensions/market/src/execute/deposit.rs::deposit`
/// Taken out: `shares < min_shares` -> `false`
/// Seen: it was not refused
#[test]
fn mk_39_a_deposit_has_a_least() {
    let mut market = looped();
    let deposit = json!({"deposit": {"min_shares": (100 * UNIT * 1_000).to_string()}});
    let sent = market
        .after(DAY)
        .pay("erin", &deposit, "ustake", 100 * UNIT);
    refused(sent, "fewer than the 100000000000 asked for");
}

/// MK-40 · Bad debt is booked in front of a redemption, which pays less than its owner saw.
///
/// Stopped by: `extensions/market/src/execute/redeem.rs::redeem`
/// Taken out: `amount < min_amount` -> `false`
/// Seen: it was not refused
#[test]
fn mk_40_a_redemption_has_a_least() {
    let mut market = looped();
    market.slash(180);
    market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    let redeem = json!({"redeem": {"shares": (100 * UNIT * 1_000).to_string(), "min_amount": (100 * UNIT).to_string()}});
    refused(
        market.at_once().tell("alice", &redeem),
        "fewer than the 100000000 asked for",
    );
}

/// MK-41 · A liquidator's price moves between his signature and the block.
///
/// Stopped by: `extensions/market/src/execute/liquidate.rs::finish`
/// Taken out: `lst < min_lst` -> `false`
/// Seen: it was not refused
#[test]
fn mk_41_a_liquidation_has_a_least() {
    let mut market = looped();
    market.slash(100);
    let bob = market.suite.addr("bob");
    let msg = json!({"liquidate": {"owner": bob, "min_lst": (300 * UNIT).to_string()}});
    market.at_once();
    refused(
        market.pay("carol", &msg, "ustake", 600 * UNIT),
        "less than the 300000000 asked for",
    );
}

/// MK-42 · A receiver that never gives anything back: the suite's contracts, or the market.
///
/// Stopped by: `extensions/market/src/execute.rs::receiver`
/// Taken out: `keeps(storage, env)?.receiver(api, text)?` -> `api.addr_validate(text)?`
/// Seen: it was not refused
#[test]
fn mk_42_nothing_is_sent_to_where_it_is_lost() {
    let mut market = looped();
    let (this, hub) = (market.at.clone(), market.suite.addr("hub"));
    for (msg, words) in [
        (
            json!({"borrow": {"amount": "1000000", "receiver": this}}),
            "is this contract",
        ),
        (
            json!({"borrow": {"amount": "1000000", "receiver": hub}}),
            "is the suite's hub",
        ),
        (
            json!({"remove_collateral": {"lst": "1", "receiver": hub}}),
            "is the suite's hub",
        ),
    ] {
        refused(market.at_once().tell("bob", &msg), words);
    }
}

/// MK-43 · A manager forgets to name a receiver, and keeps what he borrowed for another.
///
/// Stopped by: `extensions/market/src/execute/borrow.rs::borrow`
/// Taken out: `receiver((deps.storage, deps.api), env, to.as_deref(), &owner)?` -> `receiver((deps.storage, deps.api), env, to.as_deref(), &info.sender)?`
/// Seen: left: 990500000000, right: 990501000000
#[test]
fn mk_43_who_is_paid_by_default_is_the_owner() {
    let mut market = looped();
    let (bob, carol) = (market.suite.addr("bob"), market.suite.addr("carol"));
    let until = market.suite.now() + DAY;
    market
        .at_once()
        .tell(
            "bob",
            &json!({"approve": {"manager": carol, "until": until}}),
        )
        .unwrap();
    let before = market.suite.balance("bob");
    market
        .at_once()
        .tell(
            "carol",
            &json!({"borrow": {"amount": "1000000", "owner": bob}}),
        )
        .unwrap();
    assert_eq!(market.suite.balance("bob"), before + UNIT);
}

/// MK-44 · Half of the collateral and less than half of the debt, at an LTV over the limit: out of an insolvent position with more than one's
/// part.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::repay`
/// Taken out: `after.is_worse_than(self)` -> `false`
/// Seen: it was not refused
#[test]
fn mk_44_who_leaves_a_bad_position_takes_his_part() {
    let mut market = looped();
    market.slash(104);
    let words = "8800 are allowed";
    refused(
        market.at_once().repay("bob", 249 * UNIT, Some(300 * UNIT)),
        words,
    );
    let debt = market.debt("bob");
    market
        .at_once()
        .repay("bob", debt.div_ceil(2), Some(300 * UNIT))
        .unwrap();
    assert!(market.position("bob").ltv_bps.unwrap() <= 9_301);
}

/// MK-45 · A borrower pauses liquidations, or a guardian pauses everybody's way out.
///
/// Stopped by: `extensions/market/src/execute/pause.rs::ensure_guard`
/// Taken out: `guardian.as_ref() == sender || owner.as_ref() == sender` -> `true`
/// Seen: it was not refused
#[test]
fn mk_45_a_pause_stops_no_way_out() {
    let mut market = looped();
    let pause = |scope: &str| json!({"pause": {"scope": scope}});
    refused(
        market.tell("bob", &pause("borrow")),
        "only the guardian or the owner",
    );
    refused(market.tell("carol", &pause("liquidate")), "liquidate");
    for scope in ["deposit", "borrow"] {
        market.tell("carol", &pause(scope)).unwrap();
    }
    market.slash(180);
    market.at_once().repay("bob", 10 * UNIT, None).unwrap();
    market.at_once().sell("erin", "bob", 600 * UNIT).unwrap();
    let shares = market.shares("alice");
    let out = market
        .at_once()
        .redeem("alice", shares)
        .unwrap()
        .amount("amount");
    assert!(out > 970 * UNIT, "{out}");
}

/// MK-46 · Shares of fees are redeemed twice.
///
/// Stopped by: `packages/extension-math/src/market/pool.rs::collect_floor`
/// Taken out: `LayerShares::ZERO` -> `self.fee_shares`
/// Seen: it was not refused
#[test]
fn mk_46_fees_are_paid_once() {
    let mut market = funded();
    market.owes("bob", 2_000, 900);
    let collect = json!({"collect": {}});
    let first = market.after(365 * DAY).tell("keeper", &collect).unwrap();
    assert!(number(first.attr_of(&market.at, "amount").unwrap()) > 3 * UNIT);
    refused(market.at_once().tell("keeper", &collect), "0 is too little");
}
