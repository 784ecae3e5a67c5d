//! What an outside reader tried, by its numbers: what it found is mended, what held is kept as it was tried.

use super::*;
use cosmwasm_std::Decimal;

fn made(change: impl FnOnce(&mut Value)) -> Result<Addr, TxError> {
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite, suite.now() + 30 * DAY);
    change(&mut msg);
    let msg = to_json_binary(&msg).unwrap();
    suite.make("owner", &Calls, "series", &msg, &[])
}

/// F-1: the edges of the window, in parts of a second: exercise from the second it begins, to the last part of the last second.
#[test]
fn f01_the_window_to_a_part_of_a_second() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (from, expiry) = (series.from, series.expiry);
    let moment =
        |at: u64, now: u64, millis: u64| Duration::from_millis((at - now) * 1_000 - millis);
    let now = series.suite.now();
    series.suite.after(moment(from, now, 1));
    refused(series.exercise("carol", 1), "exercise begins at");
    series.suite.after(Duration::from_millis(1));
    series.exercise("carol", 1).unwrap();
    refused(
        series.at_once().ask("bob", 5, &json!({"price": "1"})),
        "until",
    );
    let now = series.suite.now();
    series.suite.after(moment(expiry, now, 1));
    series.exercise("carol", 1).unwrap();
    refused(series.at_once().redeem("alice"), "writers are paid from");
    series.suite.after(Duration::from_millis(1));
    refused(series.exercise("carol", 1), "the options expired at");
    series.at_once().redeem("alice").unwrap();
}

/// F-2: exercise in a hundred parts costs what the whole would, or a unit of rounding more for each part, never less.
#[test]
fn f02_parts_cost_no_less_than_the_whole() {
    let mut series = series();
    series.write("alice", "carol", 123_457);
    series.reward(2_345_678_901);
    let from = series.from;
    series.pass(from);
    let whole = series.pays(100 * 777);
    let mut paid = 0;
    for _ in 0..100 {
        paid += series.exercise("carol", 777).unwrap();
    }
    // a unit of native is 12.5 coins
    assert!(paid >= whole && paid <= whole + 100 * 14, "{paid} {whole}");
}

/// F-3: a slash that a bond will pay whole: before anybody books it exercise costs what it costs after.
#[test]
fn f03_a_loss_that_is_covered_makes_nothing_cheaper() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut series = Series::with(builder, |_| {});
    series.suite.bond("ines", 100_000 * UNIT).unwrap();
    series.suite.underwrite("ines", 50_000 * UNIT).unwrap();
    series.suite.advance_all("keeper");
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    for val in ["val0", "val1"] {
        series.suite.slash(val, Decimal::percent(1)).unwrap();
    }
    let unbooked = series.pays(100 * UNIT);
    series.suite.sync("keeper").unwrap();
    let booked = series.pays(100 * UNIT);
    assert!(before.abs_diff(unbooked) <= 30, "{before} {unbooked}");
    assert!(booked.abs_diff(unbooked) <= 30, "{booked} {unbooked}");
    // and by a vault that fails
    series
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    for val in ["val0", "val1"] {
        series.suite.slash(val, Decimal::percent(1)).unwrap();
    }
    let unbooked = series.pays(100 * UNIT);
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    assert!(owed.abs_diff(booked) <= 30, "{owed} {booked} {unbooked}");
}

/// F-4: the coin cannot be sent for a while, as if its issuer had frozen it: what was sold waits for it, what was not comes back, and
/// nothing is lost.
#[test]
fn f04_a_frozen_coin_holds_what_was_sold_and_no_more() {
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

/// F-5: five writers of one unit, whose options are exercised in part: each has a unit or none, and nothing stays.
#[test]
fn f05_dust_writers_share_to_a_unit() {
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
        refused(series.redeem(writer), "nothing to redeem");
    }
    assert_eq!(all.0, 2);
    assert_eq!(
        (series.suite.shares("series"), series.usd("series")),
        (0, 0)
    );
}

/// F-6: options of one series are sent to another as if they were LST; LST of another suite; options to the suite's contracts.
#[test]
fn f06_options_are_no_lst() {
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
    refused(series.tell("carol", &send, &[]), "only the LST");
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
        refused(series.tell("carol", &send, &[]), "where it would be lost");
    }
}

/// F-7: an ask that falls to the second exercise begins, bought a second before; an ask that would end later; one that ends now.
#[test]
fn f07_an_ask_ends_where_exercise_begins() {
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

/// F-8: a series in the hub's own coin, without a window, at no strike, with a field that there is none of.
#[test]
fn f08_a_series_is_of_something() {
    refused(
        made(|msg| msg["quote"] = json!("ustake")),
        "is the native coin",
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

/// F-9: the dearest strike there can be: exercise is refused in words, and the writer has his LST after all.
#[test]
fn f09_a_strike_that_nobody_can_pay() {
    let mut series = Series::with(Suite::builder(), |msg| {
        msg["strike"] = json!(u128::MAX.to_string());
    });
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let said = series.exercise("carol", 100 * UNIT).unwrap_err();
    println!("{said}");
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
}

/// F-10: one contract buys, closes and offers again in one transaction: nothing is made or lost.
#[test]
fn f10_both_sides_at_once() {
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

/// F-11: forty offers of one writer: the position shows 30, pages have the rest.
#[test]
fn f11_pages_have_all_of_many_offers() {
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

/// F-12: a gift of LST or coins to a series changes nobody's part.
#[test]
fn f12_gifts_change_nobody_s_part() {
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

/// F-13: words of what is wrong name the numbers and the next step.
#[test]
fn f13_what_is_wrong_is_said() {
    let mut series = series();
    let id = series.offer("alice", 100, 300_000);
    refused(series.buy("carol", id, 0), "name an amount");
    refused(series.buy("carol", 77, 1), "there is no offer 77");
    refused(
        series.buy("carol", id, 101),
        "101 LST are more than the 100",
    );
    refused(series.exercise("carol", 1), "exercise begins at");
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
        "LST comes with `{\"offer\"",
    );
    refused(series.redeem("alice"), "writers are paid from");
    let none = series.tell("carol", &json!({"buy": {"offer_id": id, "lst": "1"}}), &[]);
    refused(none, "exactly one coin of `uusd` is needed");
}

/// F-14: cover that is owed is paid for, and what the price then says is true as soon as the vault has paid: the holder paid for what
/// came.
#[test]
fn f14_a_holder_gets_what_he_paid_for() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut series = Series::with(builder, |_| {});
    series.suite.bond("ines", 100_000 * UNIT).unwrap();
    series.suite.underwrite("ines", 50_000 * UNIT).unwrap();
    series.suite.advance_all("keeper");
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    series
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    series.suite.slash("val0", Decimal::percent(5)).unwrap();
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    series
        .suite
        .chain_mut()
        .break_contract("vault", false)
        .unwrap();
    let loss = series.suite.losses()[0].id;
    series.suite.retry_cover("keeper", loss).unwrap();
    let after = series.pays(100 * UNIT);
    assert!(owed.abs_diff(after) <= 30, "{owed} {after}");
}

/// F-15: the price of a falling ask, at every second of its fall: it never rises, and ends at what was said.
#[test]
fn f15_a_falling_ask_never_rises() {
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

/// F-16: LST goes to whom the holder names, what is too much to the holder.
#[test]
fn f16_the_refund_is_the_holder_s() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let (carol, dave) = (series.usd("carol"), series.suite.shares("dave"));
    let to = series.suite.addr("dave");
    let msg = json!({"exercise": {"lst": "1000000", "receiver": to}});
    series
        .tell("carol", &msg, &coins(20 * UNIT, "uusd"))
        .unwrap();
    assert_eq!(series.suite.shares("dave"), dave + UNIT);
    assert_eq!(series.usd("carol"), carol - 12_500_000);
}

/// F-17: who has no allowance moves nothing of another's, not even nothing; an allowance is used once.
#[test]
fn f17_nothing_is_moved_without_leave() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (bob, carol) = (series.suite.addr("bob"), series.suite.addr("carol"));
    let take = |n: u32| json!({"transfer_from": {"owner": carol, "recipient": bob, "amount": n.to_string()}});
    refused(series.tell("bob", &take(0), &[]), "allowance");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "7"}});
    series.tell("carol", &allow, &[]).unwrap();
    series.tell("bob", &take(7), &[]).unwrap();
    refused(series.tell("bob", &take(1), &[]), "allowance");
    series.give("bob", "bob", 7).unwrap();
    assert_eq!(series.options("bob"), 7);
}

/// F-18: the hub's admin puts other code in its place: nothing is exercised without a price, and what was sold and not sold comes back.
#[test]
fn f18_a_hub_that_is_gone_keeps_no_lst() {
    let mut series = series();
    let id = series.offer("alice", 150 * UNIT, 300_000);
    series.buy("carol", id, 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    series.suite.set_checks(false);
    let (hub, owner) = (series.suite.addr("hub"), series.suite.addr("owner"));
    let chain = series.suite.chain_mut();
    let code = chain.code_named("consumer").unwrap();
    let none = to_json_binary(&json!({})).unwrap();
    chain.migrate(&owner, &hub, code, none).unwrap();
    refused(series.exercise("carol", UNIT), "says no price");
    series.give("carol", "bob", 5).unwrap();
    let expiry = series.expiry;
    series.pass(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
    assert_eq!(series.cancel("alice", id).unwrap(), 50 * UNIT);
}

/// F-19: a writer of many offers, sold in crumbs, is one writer: one redeem pays all.
#[test]
fn f19_crumbs_of_many_offers_are_one_part() {
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
    refused(series.redeem("alice"), "nothing to redeem");
}

/// F-20: options move on in the window and after expiry, and are worth what their holder does with them in time.
#[test]
fn f20_an_option_outlives_its_worth() {
    let mut series = series();
    series.write("alice", "carol", 100);
    let (from, expiry) = (series.from, series.expiry);
    series.until(from);
    series.give("carol", "dave", 60).unwrap();
    series.exercise("dave", 60).unwrap();
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (40, 750));
    series.give("carol", "bob", 40).unwrap();
    refused(series.exercise("bob", 40), "the options expired at");
    refused(
        series.close("bob", 1),
        "options were written and sold until",
    );
}
