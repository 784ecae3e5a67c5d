//! BK. Basket: who comes in and who leaves, and what a share is worth.

use super::super::{
    basket::{call, refused, Bag},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, only, ANY},
};
use ballast_extension_math::basket::Refusal;
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::json;

/// BK-01 · The first depositor puts one unit in, gives a thousand LST and waits for a victim, whose deposit rounds to few shares. A gift
/// is not counted.
///
/// Stopped by: `extensions/basket/src/look.rs::sum`
/// Taken out: `session.book.sum(&worths)` -> `session.book.sum(&worths).map(|sum| Sum { nav: sum.nav, ceil: Shares::new(sum.ceil.raw().u128() + 1_000_000_000) })`
/// Seen: refused: amount 1 is too small: it is worth 0 where 1000000000 base units stand for 0 shares
#[test]
fn bk_01_an_inflated_price_costs_the_attacker() {
    let mut bag = Bag::new();
    assert_eq!(bag.deposit("bob", 1).unwrap(), 1_000);
    bag.suite
        .lst_transfer("bob", "basket", 1_000 * UNIT)
        .unwrap();
    assert_eq!(
        bag.deposit("alice", 1_000 * UNIT).unwrap(),
        1_000_000 * UNIT
    );
}

/// BK-02 · Somebody gives LST to a part in front of a deposit, so that it buys fewer shares.
///
/// Stopped by: `packages/accounting/src/underwriters.rs::accrue`
/// Taken out: `after.drip.add(arrived, window.max(1), now)?` -> `{ after.layer.active.assets = after.layer.active.assets.checked_add(arrived)?; }`
/// Seen: left: 106999999, right: 100000000
#[test]
fn bk_02_a_gift_to_a_part_moves_no_price_at_once() {
    let mut bag = Bag::filled();
    bag.suite.lst_transfer("bob", "a", 7 * UNIT).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    bag.at_once();
    let a = bag.parts[0].clone();
    let msg = json!({"bond_rewards": {}});
    bag.suite.execute("keeper", &a, &msg, &[]).unwrap();
    bag.suite.advance_secs(7 * DAY);
    assert!(bag.nav() > 106 * UNIT);
}

/// BK-03 · Shares of a part are given to the basket, to lift what all is worth.
///
/// Stopped by: `extensions/basket/src/look.rs::part`
/// Taken out: `part.shares` -> `deps.querier.query_wasm_smart::<cw20::BalanceResponse>(&part.address, &cw20::Cw20QueryMsg::Balance { address: session.this.to_string() }).map_or(part.shares, |has| LayerShares::new(has.balance))`
/// Seen: after 'bob: {"transfer":{"amount":"10000000000","recipient":"wasm1…"}}' at height 19: B-3 is broken: NAV is said to be "110000000", the sum is 100000000
#[test]
fn bk_03_shares_that_are_given_are_not_counted() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    bag.suite.lst_send("bob", "a", 10 * UNIT, msg).unwrap();
    let (a, to) = (bag.parts[0].clone(), bag.at.clone());
    let msg = json!({"transfer": {"recipient": to, "amount": "10000000000"}});
    bag.suite.execute("bob", &a, &msg, &[]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
}

/// BK-04 · A part is slashed, and somebody comes in before any book knows: he would pay the price of before, or get it. Parts are read as
/// they are.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::priced`
/// Taken out: `look::sum(session, &seen)?` -> `Sum { nav: Shares::new(100_000_000u128), ceil: Shares::new(100_000_003u128) }`
/// Seen: left: 19, right: 1249999950
#[test]
fn bk_04_who_comes_in_pays_what_it_is_worth() {
    let mut bag = Bag::filled();
    bag.slash(0, 20 * UNIT).unwrap();
    assert_eq!(bag.at_once().deposit("bob", UNIT).unwrap(), 1_249_999_950);
}

/// BK-05 · Somebody is let in while a slash is asked for: he pays for what was before.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::priced`
/// Taken out: `!despite` -> `false`
/// Seen: it was not refused
#[test]
fn bk_05_nobody_walks_into_a_slash_unasked() {
    let mut bag = veto();
    bag.slash(0, 10 * UNIT).unwrap();
    refused(
        bag.deposit("bob", UNIT),
        "may be slashed for what was before: a slash request is open",
    );
}

/// Three parts, and a veto on slashes of the first.
fn veto() -> Bag {
    let mut bag = Bag::of(
        &[5_000, 3_000, 2_000],
        |at, msg| {
            if at == 0 {
                let resolver = msg["hub"].clone();
                msg["mode"] = json!({"veto": {"resolver": resolver}});
            }
        },
        |_| {},
    );
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    bag
}

/// BK-06 · A slash is asked for, and whoever is quick leaves with what is whole. What he asked out bears it with the rest.
///
/// Stopped by: `packages/numbers/src/layer.rs::take`
/// Taken out: `nearest(amount, self.exiting.assets, held)?` -> `A::ZERO`
/// Seen: after 'keeper: {"execute_slash":{"request_id":1}}' at height 24: R-5 is broken: 20000000 of 50000002 LST were taken, where 20000000 of 100000000 were in all
#[test]
fn bk_06_who_runs_bears_the_slash() {
    let mut bag = veto();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    bag.slash(0, 20 * UNIT).unwrap();
    let shares = bag.shares("bob");
    bag.redeem("bob", shares, &[]).unwrap();
    let queued = bag.queued(0, "bob").0;
    let a = bag.parts[0].clone();
    let msg = json!({"execute_slash": {"request_id": 1}});
    bag.after(3 * DAY + 5)
        .suite
        .execute("keeper", &a, &msg, &[])
        .unwrap();
    let after = bag.queued(0, "bob").0;
    assert!(after.abs_diff(queued * 4 / 5) <= 1, "{after} of {queued}");
}

/// BK-07 · The first of two leavers takes all that is loose, and the other waits.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `piece_floor(loose, given, session.supply).map_err(Refusal::from)?` -> `loose`
/// Seen: after 'alice: {"redeem":{"shares":"50000000000","skip":[]}}' at height 19: B-4 is broken: 100000000 of 100000000 loose LST left with 50000000000 shares
#[test]
fn bk_07_the_first_takes_his_fraction_of_what_is_loose() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    let half = bag.shares("alice") / 2;
    let first = bag.redeem("alice", half, &[]).unwrap();
    let second = bag.redeem("alice", half, &[]).unwrap();
    assert!(first.abs_diff(25 * UNIT) <= 2 && second.abs_diff(25 * UNIT) <= 2);
}

/// BK-15 · A crumb is redeemed, whose pieces are worth nothing, and the parts refuse it.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::piece`
/// Taken out: `bought.is_zero()` -> `false`
/// Seen: refused: amount 749 is too small: it is worth 0 where 50000000 base units stand for 50000000000 shares
#[test]
fn bk_15_a_crumb_is_no_trouble() {
    let mut bag = Bag::filled();
    bag.slash(2, 19 * UNIT).unwrap();
    assert_eq!(bag.redeem("alice", 1_500, &[]).unwrap(), 0);
    assert_eq!(bag.redeem("alice", 1, &[]).unwrap(), 0);
}

/// BK-18 · Between preview and execution somebody else changes the price.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::deposit`
/// Taken out: `shares < min_shares` -> `false`
/// Seen: it was not refused
#[test]
fn bk_18_who_comes_in_says_what_he_accepts() {
    let mut bag = Bag::filled();
    refused(
        bag.deposit_with("bob", UNIT, &json!({"min_shares": "1000000000"})),
        Refusal::MinShares {
            lst: any(),
            shares: Uint128::from(ANY),
            min_shares: Uint128::new(1_000_000_000),
        },
    );
}

// BK-20 cannot apply. It would take a price that lags: NAV is what parts hold in that block, and what was slashed does not come back.

// BK-21 cannot apply. It would take a guard that shuts deposits after a fall: there is none any more.

/// BK-22 · A part's slasher, or its consumer, keeps the basket shut: there is always a slash that is pending. Who wants in says so, and bears
/// his share of it alone.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::receive`
/// Taken out: `despite_pending.unwrap_or(false)` -> `false`
/// Seen: refused: part wasm1… may be slashed for what was before: a slash request is open until 1700518485; wait, or set 'despite_pending' and bear your share of it
#[test]
fn bk_22_nobody_keeps_the_basket_shut() {
    let mut bag = veto();
    bag.slash(0, 1).unwrap();
    refused(bag.deposit("bob", UNIT), "may be slashed");
    bag.deposit_with("bob", UNIT, &json!({"despite_pending": true}))
        .unwrap();
}

/// BK-28 · A leaver names the basket itself as receiver: his redemptions would be the basket's, and nobody's.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `keeps(deps.storage, env)?.receiver(deps.api, &receiver)?` -> `deps.api.addr_validate(&receiver)?`
/// Seen: it was not refused
#[test]
fn bk_28_nothing_is_paid_to_where_it_is_lost() {
    let mut bag = Bag::filled();
    let msg = json!({"redeem": {"shares": "1000000000", "receiver": bag.at}});
    refused(bag.tell("alice", &msg), "where it would be lost");
}

/// BK-29 · Another token says that LST came.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &lst, "the LST")?` -> `()`
/// Seen: after 'bob: {"receive":{"amount":"5000000000","msg":"eyJkZXBvc2l0Ijp7fX0=","sender":"wasm1…"}}' at height 18: B-1 is broken: 5000000000 LST are loose, 0 are here
#[test]
fn bk_29_only_the_lst_says_that_lst_came() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let sender = bag.suite.addr("bob");
    let msg = json!({"receive": {"sender": sender, "amount": "5000000000", "msg": msg}});
    refused(
        bag.tell("bob", &msg),
        only("the LST", &bag.suite.addr("bob")),
    );
}

/// BK-33 · A leaver's own slasher contract is called on the way out, and redeems again: nothing of the basket is called back, and the book is
/// written first.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `session.book.loose = loose.checked_sub(lst).map_err(Refusal::from)?` -> `{ let _ = loose.checked_sub(lst).map_err(Refusal::from)?; }`
/// Seen: after 'alice: {"redeem":{"shares":"50000000000"}}' at height 15: B-1 is broken: 100000000 LST are loose, 50000001 are here
#[test]
fn bk_33_what_leaves_is_off_the_book() {
    let mut bag = Bag::new();
    bag.deposit("alice", 100 * UNIT).unwrap();
    let to = bag.at.clone();
    let half = json!({"redeem": {"shares": (bag.shares("alice") / 2).to_string()}});
    bag.tell("alice", &half).unwrap();
    let svc = bag.svc.clone();
    let msg = json!({"transfer": {"recipient": svc, "amount": "1000000000"}});
    bag.tell("alice", &msg).unwrap();
    let some = json!({"redeem": {"shares": "500000000"}});
    let twice = json!({"run": {"msgs": [call(&to, &some), call(&to, &some)]}});
    bag.suite.execute("owner", &svc, &twice, &[]).unwrap();
    assert!(bag.suite.shares("svc").abs_diff(UNIT) <= 2);
}

/// BK-34 · Coins are sent along with a message, and stay here for ever.
///
/// Stopped by: `extensions/basket/src/contract.rs::execute`
/// Taken out: `access::ensure_nonpayable(&info)?` -> `()`
/// Seen: 'takes no coins' is not in 'no parts are announced'
#[test]
fn bk_34_no_coins_are_taken() {
    let mut bag = Bag::filled();
    let at = bag.at.clone();
    let paid = bag.suite.execute(
        "alice",
        &at,
        &json!({"apply_parts": {}}),
        &coins(5, "ustake"),
    );
    refused(paid, "takes no coins");
}
