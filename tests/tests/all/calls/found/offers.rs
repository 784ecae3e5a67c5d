//! Offers, writers and tokens.

use super::super::{birth, number, refused, series, DAY, PEOPLE, UNIT};
use super::made;
use crate::{
    guest::Guest,
    kit::{anyone, only, ANY},
};
use ballast_calls::ContractError;
use ballast_extension_math::calls::Refusal;
use ballast_extension_share::ShareError;
use ballast_extensions::calls::Calls;
use ballast_types::access::AccessError;
use ballast_types::{Amount, Shares};
use cosmwasm_std::{coins, to_json_binary, Addr, Uint128};
use serde_json::{json, Value};
use std::time::Duration;

/// The coin cannot be sent for a while, as if its issuer had frozen it: what was sold waits
/// for it, what was not comes back, and nothing is lost.
#[test]
fn a_frozen_coin_holds_what_was_sold_and_no_more() {
    let mut series = series();
    let id = series.offer("alice", 150 * UNIT, 300_000);
    series.buy("carol", id, 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    series.exercise("carol", 10 * UNIT).unwrap();
    let expiry = series.expiry;
    series.pass(expiry);
    series.suite.set_checks(false);
    let at = series.at.clone();
    let amount = coins(125 * UNIT, "uusd");
    let burn = cosmwasm_std::BankMsg::Burn {
        amount: amount.clone(),
    };
    series.suite.chain_mut().send(&at, burn.into()).unwrap();
    assert!(series.redeem("alice").is_err());
    assert_eq!(series.cancel("alice", id).unwrap(), 50 * UNIT);
    series
        .suite
        .bank_send_coins("bob", "series", &amount)
        .unwrap();
    series.suite.set_checks(true);
    assert_eq!(series.redeem("alice").unwrap(), (90 * UNIT, 125 * UNIT));
}

/// Five writers of one unit, whose options are exercised in part: each has a unit or none, and
/// nothing stays.
#[test]
fn dust_writers_share_to_a_unit() {
    let mut series = series();
    for writer in PEOPLE {
        series.write(writer, "mallory", 1);
    }
    let from = series.from;
    series.until(from);
    series.exercise("mallory", 3).unwrap();
    let expiry = series.expiry;
    series.pass(expiry);
    let mut all = (0, 0);
    for writer in PEOPLE {
        let (lst, quote) = series.redeem(writer).unwrap();
        all = (all.0 + lst, all.1 + quote);
        refused(series.redeem(writer), Refusal::NothingToRedeem);
    }
    assert_eq!(all.0, 2);
    assert_eq!(
        (series.suite.shares("series"), series.usd("series")),
        (0, 0)
    );
}

/// Options of one series are sent to another as if they were LST; LST of another suite;
/// options to the suite's contracts.
#[test]
fn options_are_no_lst() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let msg = birth(&series.suite, series.from + DAY);
    let msg = to_json_binary(&msg).unwrap();
    let other = series
        .suite
        .make("owner", &Calls, "other", &msg, &[])
        .unwrap();
    let offer = to_json_binary(&json!({"offer": {"price": "1"}})).unwrap();
    let send = json!({"send": {"contract": other, "amount": "5", "msg": offer}});
    refused(
        series.tell("carol", &send, &[]),
        only("the LST", &series.at),
    );
    for kept in [
        "vault",
        "queue",
        "hub",
        "registry",
        "collector",
        "token",
        "series",
    ] {
        let to = series.suite.addr(kept);
        let send = json!({"send": {"contract": to, "amount": "5", "msg": offer}});
        refused(
            series.tell("carol", &send, &[]),
            ShareError::OwnContract {
                address: anyone(),
                name: anyone().into_string(),
            },
        );
    }
}

/// An ask that falls to the second exercise begins, bought a second before; an ask that would
/// end later; one that ends now.
#[test]
fn an_ask_ends_where_exercise_begins() {
    let mut series = series();
    let from = series.from;
    let ask = |ends: u64| json!({"price": "1000000", "end_price": "1", "ends_at": ends});
    refused(series.ask("alice", UNIT, &ask(from + 1)), "at the latest");
    let now = series.suite.now();
    refused(series.at_once().ask("alice", UNIT, &ask(now)), "after now");
    let id = series.ask("alice", UNIT, &ask(from)).unwrap();
    assert_eq!(series.shown(id).price, series.shown(id).price_now);
    let starts = series.shown(id).starts_at;
    series.until(from - 1);
    let cost = series.buy("carol", id, UNIT).unwrap();
    let above = 999_999_u128.div_ceil(u128::from(from - starts));
    assert_eq!(cost, 1 + above);
}

/// A series in the hub's own coin, without a window, at no strike, with a field that there is
/// none of.
#[test]
fn a_series_of_nothing_is_refused() {
    refused(
        made(|msg| msg["quote"] = json!("ustake")),
        ContractError::QuoteIsNative {
            denom: "ustake".to_string(),
        },
    );
    refused(made(|msg| msg["strike"] = json!("0")), "strike = 0");
    refused(
        made(|msg| msg["expiry"] = msg["exercise_from"].clone()),
        "expiry - exercise_from = 0",
    );
    refused(
        made(|msg| msg["owner"] = json!("x")),
        "unknown field `owner`",
    );
}

/// One contract buys, closes and offers again in one transaction: nothing is made or lost.
#[test]
fn both_sides_at_once_make_nothing() {
    let mut series = series();
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    series
        .suite
        .instantiate("alice", "consumer", "desk", &none, &[])
        .unwrap();
    let desk = series.suite.addr("desk");
    series.suite.lst_transfer("alice", "desk", 100).unwrap();
    series
        .suite
        .bank_send_coins("alice", "desk", &coins(1_000, "uusd"))
        .unwrap();
    let (at, token) = (series.at.clone(), series.suite.addr("token"));
    let call = |to: &Addr, msg: Value, funds: Value| json!({"wasm": {"execute": {"contract_addr": to, "msg": to_json_binary(&msg).unwrap(), "funds": funds}}});
    let offer = to_json_binary(&json!({"offer": {"price": "1"}})).unwrap();
    let coin = json!([{"denom": "uusd", "amount": "1000"}]);
    let none = json!([]);
    let msgs = [
        call(
            &token,
            json!({"send": {"contract": at, "amount": "100", "msg": offer}}),
            none.clone(),
        ),
        call(&at, json!({"buy": {"offer_id": 1, "lst": "60"}}), coin),
        call(&at, json!({"close": {"lst": "60"}}), none.clone()),
        call(&at, json!({"cancel": {"offer_id": 1}}), none),
    ];
    let run = json!({"run": {"msgs": msgs}});
    series.suite.execute("alice", &desk, &run, &[]).unwrap();
    assert_eq!(series.suite.shares("desk"), 100);
    assert_eq!(series.usd("desk"), 1_000);
    assert!(series.is_solvent());
}

/// Forty offers of one writer: the position shows 30, pages have the rest.
#[test]
fn pages_have_all_of_many_offers() {
    let mut series = series();
    series.suite.set_checks(false);
    for _ in 0..40 {
        series.at_once().offer("alice", 1, 1);
    }
    series.suite.set_checks(true);
    assert_eq!(series.position("alice").offers.len(), 30);
    let alice = series.suite.addr("alice");
    let rest = json!({"offers_of": {"writer": alice, "start_after": 30, "limit": 4_000}});
    let rest: Value = series.suite.query(&series.at, &rest);
    assert_eq!(rest["offers"].as_array().unwrap().len(), 10);
    let all: Value = series
        .suite
        .query(&series.at, &json!({"offers": {"limit": 4_000}}));
    assert_eq!(all["offers"].as_array().unwrap().len(), 40);
}

/// A gift of LST or coins to a series changes nobody's part.
#[test]
fn gifts_change_nobody_s_part() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.suite.lst_transfer("bob", "series", 7).unwrap();
    series
        .suite
        .bank_send_coins("bob", "series", &coins(9, "uusd"))
        .unwrap();
    let from = series.from;
    series.until(from);
    let paid = series.exercise("carol", 40 * UNIT).unwrap();
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (60 * UNIT, paid));
    assert_eq!(
        (series.suite.shares("series"), series.usd("series")),
        (7, 9)
    );
}

/// Words of what is wrong name the numbers and the next step.
#[test]
fn what_is_wrong_is_said() {
    let mut series = series();
    let id = series.offer("alice", 100, 300_000);
    refused(series.buy("carol", id, 0), Refusal::ZeroAmount);
    refused(
        series.buy("carol", 77, 1),
        ContractError::UnknownOffer { offer_id: 77 },
    );
    refused(
        series.buy("carol", id, 101),
        Refusal::MoreThanOffered {
            lst: Shares::new(101u128),
            offered: Shares::new(100u128),
        },
    );
    refused(
        series.exercise("carol", 1),
        Refusal::NotYet {
            exercise_from: ANY,
            now: ANY,
        },
    );
    refused(
        series.ask("alice", 5, &json!({"price": "0"})),
        "1 at the least",
    );
    refused(
        series.ask("alice", 5, &json!({"price": "1", "end_price": "2"})),
        "it falls or stays",
    );
    refused(
        series.ask("alice", 5, &json!({"prize": "1"})),
        "unknown field `prize`",
    );
    let deposit = to_json_binary(&json!({"deposit": {}})).unwrap();
    refused(
        series.suite.lst_send("alice", "series", 5, deposit),
        ContractError::InvalidReceive {
            reason: anyone().into_string(),
        },
    );
    refused(
        series.redeem("alice"),
        Refusal::NotExpired {
            expiry: ANY,
            now: ANY,
        },
    );
    let none = series.tell("carol", &json!({"buy": {"offer_id": id, "lst": "1"}}), &[]);
    refused(
        none,
        AccessError::WrongCoin {
            denom: "uusd".to_string(),
            received: anyone().into_string(),
        },
    );
}

/// The price of a falling ask, at every second of its fall: it never rises, and ends at what
/// was said.
#[test]
fn a_falling_ask_never_rises() {
    let mut series = series();
    series.suite.set_checks(false);
    let ends = series.suite.now() + 200;
    let ask = json!({"price": "1000003", "end_price": "7", "ends_at": ends});
    let id = series.ask("alice", UNIT, &ask).unwrap();
    let mut last = number(series.shown(id).price_now);
    while series.suite.now() < ends + 2 {
        series.suite.block_after(Duration::from_millis(700));
        let now = number(series.shown(id).price_now);
        assert!(now <= last && now >= 7, "{last} {now}");
        last = now;
    }
    assert_eq!(last, 7);
}

/// Who has no allowance moves nothing of another's, not even nothing; an allowance is used
/// once.
#[test]
fn nothing_is_moved_without_leave() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (bob, carol) = (series.suite.addr("bob"), series.suite.addr("carol"));
    let take = |n: u32| json!({"transfer_from": {"owner": carol, "recipient": bob, "amount": n.to_string()}});
    let too_small = |amount: u128| ShareError::InsufficientAllowance {
        owner: carol.clone(),
        spender: bob.clone(),
        allowance: Uint128::zero(),
        amount: amount.into(),
    };
    refused(series.tell("bob", &take(0), &[]), too_small(0));
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "7"}});
    series.tell("carol", &allow, &[]).unwrap();
    series.tell("bob", &take(7), &[]).unwrap();
    refused(series.tell("bob", &take(1), &[]), too_small(1));
    series.give("bob", "bob", 7).unwrap();
    assert_eq!(series.options("bob"), 7);
}

/// A writer of many offers, sold in crumbs, is one writer: one redeem pays all.
#[test]
fn crumbs_of_many_offers_are_one_part() {
    let mut series = series();
    let mut sold = 0;
    for n in 1..=12u128 {
        let id = series.offer("alice", 10 * n, 300_000);
        series.buy("carol", id, 3 * n).unwrap();
        sold += 3 * n;
    }
    assert_eq!(number(series.position("alice").written), sold);
    let expiry = series.expiry;
    series.pass(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (sold, 0));
    refused(series.redeem("alice"), Refusal::NothingToRedeem);
}
