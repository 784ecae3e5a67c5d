//! MK. Market: managers, pauses, and what is sent to where it is lost.

use super::super::{
    market::{funded, looped, priced, refused},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{anyone, only, takes_none},
};
use ballast_market::ContractError;
use ballast_types::access::AccessError;
use cosmwasm_std::{coin, coins, to_json_binary};
use serde_json::json;

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
        AccessError::WrongCoin {
            denom: "uusdc".to_string(),
            received: anyone().into_string(),
        },
    );
    refused(
        market.suite.execute("alice", &at, &deposit, &[]),
        AccessError::WrongCoin {
            denom: "uusdc".to_string(),
            received: anyone().into_string(),
        },
    );
    refused(
        market
            .suite
            .execute("alice", &at, &deposit, &coins(5, "ustake")),
        AccessError::WrongCoin {
            denom: "uusdc".to_string(),
            received: anyone().into_string(),
        },
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
    refused(
        market.tell("alice", &fake),
        only("the LST", &market.suite.addr("alice")),
    );
    let unknown = to_json_binary(&json!({"deposit": {}})).unwrap();
    refused(
        market.suite.lst_send("bob", "mkt", 5, unknown),
        ContractError::InvalidReceive {
            reason: anyone().into_string(),
        },
    );
    let shares = json!({"transfer": {"recipient": at, "amount": "5"}});
    refused(market.tell("alice", &shares), "is this contract");
    let hub = market.suite.addr("hub");
    let to_hub = json!({"redeem": {"shares": "5000", "receiver": hub}});
    refused(market.tell("alice", &to_hub), "is the suite's hub");
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
        refused(sent, takes_none(anyone()));
    }
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
        only("the guardian or the owner", &market.suite.addr("bob")),
    );
    refused(
        market.tell("carol", &pause("liquidate")),
        "unknown variant `liquidate`",
    );
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
