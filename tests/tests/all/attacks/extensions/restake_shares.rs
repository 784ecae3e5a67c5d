//! R. Restake: what a share is worth, and what is counted as LST.

use super::super::{
    restake::{instant, refused},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{anyone, only, takes_none, ANY},
};
use ballast_extension_share::ShareError;
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::json;

/// RS-01 · The first depositor puts one unit in, gives a thousand LST and waits for a victim, whose deposit rounds to few shares: the
/// victim keeps all but a ten-thousandth, the attacker half.
///
/// Stopped by: `packages/numbers/src/price.rs::totals`
/// Taken out: `self.shares.checked_add(S::new(OFFSET))?.raw()` -> `self.shares.checked_add(S::new(1u128))?.raw()`
/// Seen: left: 1, right: 1000
#[test]
fn rs_01_an_inflated_price_costs_the_attacker() {
    let mut dex = instant();
    let first = dex.deposit("bob", 1).unwrap().amount("shares");
    assert_eq!(first, 1_000, "the first unit");
    dex.gift("bob", 1_000 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    dex.after(7 * DAY).deposit("alice", 1_500 * UNIT).unwrap();
    assert_eq!(dex.worth("alice"), 1_499_799_961);
    assert_eq!(dex.worth("bob"), 500_100_020);
}

/// RS-16 · A reward is known: whoever deposits in front of it and asks out in the next block takes half of it along.
///
/// Stopped by: `packages/accounting/src/underwriters.rs::accrue`
/// Taken out: `after.drip.add(arrived, window.max(1), now)?` -> `after.layer.active.assets = after.layer.active.assets.checked_add(arrived)?`
/// Seen: assertion failed: the sniper gains 49999999
#[test]
fn rs_16_a_reward_cannot_be_sniped() {
    let mut dex = instant();
    dex.deposit("alice", 100 * UNIT).unwrap();
    dex.deposit("bob", 100 * UNIT).unwrap();
    dex.at_once().gift("carol", 100 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    let shares = dex.shares("bob");
    let lst = dex.try_redeem("bob", shares).unwrap().amount("lst");
    let gained = lst - 100 * UNIT;
    // five seconds of seven days, of which half were his
    let earned = 100 * UNIT * 5 / u128::from(7 * DAY) / 2;
    assert!(gained <= earned, "the sniper gains {gained}");
    // and of a hundred units nothing at all
    dex.gift("carol", 100);
    let lst = dex.deposit("bob", 100).unwrap().amount("shares");
    let back = dex.try_redeem("bob", lst).unwrap().amount("lst");
    assert!(back <= 100, "the sniper gains {back}");
}

/// RS-17 · Shares that were given up are transferred, used or counted once more.
///
/// Stopped by: `extensions/restake/src/execute/redeem.rs::redeem`
/// Taken out: `share::burn(deps.storage, &info.sender, shares)?` -> `()`
/// Seen: after 'alice: {"redeem":{"shares":"1000000000000"}}' at height 12: R-2 is broken: balances of wasm1… sum to 1000000000000, the supply is 1000000000000, 0 are booked
#[test]
fn rs_17_shares_that_are_given_up_are_gone() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let all = dex.shares("alice");
    dex.redeem("alice", all);
    assert_eq!(dex.shares("alice"), 0);
    let bob = dex.suite.addr("bob");
    let transfer = json!({"transfer": {"recipient": bob, "amount": "1"}});
    refused(
        dex.tell("alice", &transfer),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    refused(
        dex.try_redeem("alice", 1),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
}

/// RS-22 · Another token says that LST came.
///
/// Stopped by: `extensions/restake/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &lst, "the LST")?` -> `()`
/// Seen: after 'alice: {"receive":{"amount":"1000000000","msg":"eyJkZXBvc2l0Ijp7fX0=","sender":"wasm1…"}}' at height 12: R-1 is broken: 2000000000 LST are booked, 1000000000 are here
#[test]
fn rs_22_only_the_lst_says_that_lst_came() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let (alice, msg) = (
        dex.suite.addr("alice"),
        to_json_binary(&json!({"deposit": {}})).unwrap(),
    );
    let receive = json!({"receive": {"sender": alice, "amount": "1000000000", "msg": msg}});
    refused(
        dex.tell("alice", &receive),
        only("the LST", &dex.suite.addr("alice")),
    );
    // who spends for another gets the shares, unless another is named
    let bob = dex.suite.addr("bob");
    let token = dex.suite.addr("token");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "10"}});
    dex.suite.execute("alice", &token, &allow, &[]).unwrap();
    let at = dex.at.clone();
    let send = json!({"send_from": {"owner": alice, "contract": at, "amount": "10", "msg": msg}});
    dex.suite.execute("bob", &token, &send, &[]).unwrap();
    assert_eq!(dex.shares("bob"), 10_000);
    let native = dex.suite.execute("bob", &at, &receive, &coins(1, "ustake"));
    refused(native, takes_none(anyone()));
}

// RS-23 cannot apply. It would take a `burn` of shares that leaves the stake behind, or a price that is read in the middle of a message:
// there is no such message, the books are saved before the one message out, and no reply is asked for.
