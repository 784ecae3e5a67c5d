//! W. Calls: what is paid and which coins and tokens are taken.

use super::super::{
    calls::{birth, number, refused, series, suite_of, Series},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::only};
use ballast_calls::ContractError;
use ballast_extensions::calls::Calls;
use ballast_testing::Suite;
use cosmwasm_std::{coin, coins, to_json_binary, CosmosMsg, WasmMsg};
use serde_json::json;

pub const MUCH: u128 = 1_000_000 * UNIT;

/// CL-01 · One payment is counted for several writers (Opyn, 2020): there is no loop over writers, each exercise has its own coin.
///
/// Stopped by: `extensions/calls/src/execute.rs::rest`
/// Taken out: `sent.checked_sub(cost)` -> `Ok(sent.saturating_sub(cost))`
/// Seen: after 'carol: {"exercise":{"lst":"200000000"}}' at height 18: K-2 is broken: 1250000000 uusd are here, 2500000000 booked
#[test]
fn cl_01_one_coin_pays_once() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.write("bob", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let pays = series.pays(200 * UNIT);
    refused(
        series.exercise_with("carol", 200 * UNIT, pays / 2),
        "it costs 2500000000, 1250000000 came",
    );
    let before = series.usd("carol");
    assert_eq!(
        series.exercise_with("carol", 200 * UNIT, pays).unwrap(),
        pays
    );
    assert_eq!(
        (before - series.usd("carol"), series.usd("series")),
        (pays, pays)
    );
}

/// CL-10 · Between signature and block the price is another: the buyer names the most he pays, and what is too much comes back.
///
/// Stopped by: `extensions/calls/src/execute/buy.rs::buy`
/// Taken out: `price > *most` -> `false`
/// Seen: it was not refused
#[test]
fn cl_10_a_buyer_names_the_most_he_pays() {
    let mut series = series();
    let ends = series.suite.now() + 100_000;
    let ask = json!({"price": "400000", "end_price": "200000", "ends_at": ends});
    let id = series.ask("bob", 500 * UNIT, &ask).unwrap();
    assert_eq!(number(series.shown(id).price_now), 400_000);
    let buy = json!({"buy": {"offer_id": id, "lst": UNIT.to_string(), "max_price": "299999"}});
    refused(
        series.tell("carol", &buy, &coins(MUCH, "uusd")),
        "you take 299999 at the most",
    );
    series.until(ends);
    let before = series.usd("carol");
    series.tell("carol", &buy, &coins(MUCH, "uusd")).unwrap();
    assert_eq!(before - series.usd("carol"), 200_000);
    series.pass(ends + DAY);
    assert_eq!(number(series.shown(id).price_now), 200_000);
}

/// CL-11 · Two buyers want one remainder, and the second gets less than he asked for behind his back: he is told what is left.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::buy_ceil`
/// Taken out: `lst > offered` -> `false`
/// Seen: '70000000 LST are more than the 30000000 that are left of the offer' is not in 'amount underflow: cannot take 70000000 from 30000000'
#[test]
fn cl_11_nothing_is_sold_in_part() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    series.buy("bob", id, 70 * UNIT).unwrap();
    series.at_once();
    refused(
        series.buy("carol", id, 70 * UNIT),
        "70000000 LST are more than the 30000000 that are left of the offer",
    );
    assert_eq!(series.options("carol"), 0);
}

/// CL-12 · One unit at a tiny price costs nothing, a million times: it costs one, and exercise pays one at the least.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::buy_ceil`
/// Taken out: `mul_div_ceil(lst.raw(), price.raw(), terms.unit)?` -> `ballast_accounting::mul_div_floor(lst.raw(), price.raw(), terms.unit)?`
/// Seen: left: 0, right: 1
#[test]
fn cl_12_nothing_costs_nothing() {
    let mut series = Series::with(Suite::builder(), |msg| msg["strike"] = json!("1"));
    let id = series.offer("alice", 100, 1);
    assert_eq!(series.buy("bob", id, 1).unwrap(), 1);
    let from = series.from;
    series.until(from);
    assert_eq!(series.exercise("bob", 1).unwrap(), 1);
}

/// CL-13 · Two coins, another coin, none, and a strike in native: each is refused with what is taken.
///
/// Stopped by: `extensions/calls/src/execute.rs::sent`
/// Taken out: `access::one_coin(info, denom)?.amount` -> `info.funds.first().map_or(cosmwasm_std::Uint128::zero(), |coin| coin.amount)`
/// Seen: 'exactly one coin of 'uusd' is needed' is not in 'Overflow: Cannot Sub with given operands'
#[test]
fn cl_13_exactly_one_coin_of_the_right_kind() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 1);
    let buy = json!({"buy": {"offer_id": id, "lst": "1"}});
    for funds in [
        vec![coin(5, "ustake")],
        vec![],
        vec![coin(5, "ustake"), coin(5, "uusd")],
    ] {
        let refusal = series.tell("bob", &buy, &funds);
        refused(refusal, "exactly one coin of `uusd` is needed");
    }
    let native = {
        let mut suite = suite_of(Suite::builder());
        let mut msg = birth(&suite, suite.now() + 30 * DAY);
        msg["quote"] = json!("ustake");
        let msg = to_json_binary(&msg).unwrap();
        suite.make("owner", &Calls, "series", &msg, &[])
    };
    refused(
        native,
        ContractError::QuoteIsNative {
            denom: "ustake".to_string(),
        },
    );
}

/// CL-15 · A cw20 of the attacker's calls `receive`, a spender offers another's LST, options go to the series itself.
///
/// Stopped by: `extensions/calls/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &session.config.suite.token, "the LST")?` -> `()`
/// Seen: after 'mallory: {"receive":{"amount":"5","msg":"eyJvZmZlciI6eyJwcmljZSI6IjEifX0=","sender":"wasm1…"}}' at height 14: K-1 is broken: 0 LST are here, 0 sold, 5 offered
#[test]
fn cl_15_only_lst_is_offered() {
    let mut series = series();
    let offer = to_json_binary(&json!({"offer": {"price": "1"}})).unwrap();
    let mallory = series.suite.addr("mallory");
    let fake = json!({"receive": {"sender": mallory, "amount": "5", "msg": offer}});
    refused(
        series.tell("mallory", &fake, &[]),
        only("the LST", &series.suite.addr("mallory")),
    );

    let (alice, bob) = (series.suite.addr("alice"), series.suite.addr("bob"));
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "5"}});
    let token = series.suite.addr("token");
    series.suite.execute("alice", &token, &allow, &[]).unwrap();
    let send =
        json!({"send_from": {"owner": alice, "contract": series.at, "amount": "5", "msg": offer}});
    series.suite.execute("bob", &token, &send, &[]).unwrap();
    assert_eq!(
        series.shown(1).writer,
        bob,
        "with `send_from` it is the spender's"
    );

    series.write("alice", "carol", 5);
    for lost in ["series", "hub", "token"] {
        refused(series.give("carol", lost, 1), "where it would be lost");
    }
    let from = series.from;
    series.until(from);
    let to = json!({"exercise": {"lst": "1", "receiver": series.at}});
    let lost = series.tell("carol", &to, &coins(20, "uusd"));
    refused(lost, "where it would be lost");
}

/// CL-16 · LST of 18 decimals, coins of 6: products of 128 bits wrap, and a million tokens cost next to nothing.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::buy_ceil`
/// Taken out: `mul_div_ceil(lst.raw(), price.raw(), terms.unit)?` -> `lst.raw().wrapping_mul(price.raw()).checked_div(terms.unit).unwrap_or_default()`
/// Seen: left: 319435266158123073073, right: 1000000000000000000000
#[test]
fn cl_16_eighteen_decimals_fit() {
    let (lst, price) = (10u128.pow(24), 10u128.pow(15));
    let has = format!("{}ustake,{}uusd", 3 * lst, lst);
    let builder = Suite::builder().decimals(18).account_with("rich", &has);
    let mut series = Series::with(builder, |msg| msg["strike"] = json!(price.to_string()));
    series.suite.bond("rich", lst).unwrap();
    let ask = json!({"price": price.to_string()});
    let id = series.ask("rich", lst, &ask).unwrap();
    let cost = 10u128.pow(21);
    assert_eq!(series.buy_with("rich", id, lst, cost).unwrap(), cost);
    let from = series.from;
    series.until(from);
    assert_eq!(series.exercise("rich", 1).unwrap(), 1);
    assert_eq!(series.exercise_with("rich", lst - 1, cost).unwrap(), cost);
}

/// CL-22 · The coins of one transaction pay two messages: each has its own, whatever a contract sends at once.
///
/// Stopped by: `extensions/calls/src/execute.rs::rest`
/// Taken out: `sent.checked_sub(cost)` -> `Ok(sent.saturating_sub(cost))`
/// Seen: 'it costs 3000000, 1 came' is not in 'Overflow: Cannot Sub with given operands'
#[test]
fn cl_22_two_messages_of_one_transaction_pay_twice() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    let suite = &mut series.suite;
    suite
        .instantiate("bob", "consumer", "pool", &none, &[])
        .unwrap();
    let buy = |sent: u128| -> CosmosMsg {
        let msg = json!({"buy": {"offer_id": id, "lst": (10 * UNIT).to_string()}});
        WasmMsg::Execute {
            contract_addr: series.at.to_string(),
            msg: to_json_binary(&msg).unwrap(),
            funds: coins(sent, "uusd"),
        }
        .into()
    };
    let run = |sent: [u128; 2]| json!({"run": {"msgs": sent.map(buy)}});
    let (short, whole) = (run([3_000_000, 1]), run([3_000_000, 3_000_000]));
    let pool = series.suite.addr("pool");
    series
        .suite
        .bank_send_coins("bob", "pool", &coins(6_000_000, "uusd"))
        .unwrap();
    let half = series.suite.execute("bob", &pool, &short, &[]);
    refused(half, "it costs 3000000, 1 came");
    series.suite.execute("bob", &pool, &whole, &[]).unwrap();
    assert_eq!((series.options("pool"), series.usd("pool")), (20 * UNIT, 0));
}
