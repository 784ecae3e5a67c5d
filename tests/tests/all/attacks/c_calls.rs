//! W. Calls: who is paid, who delivers. Entries are numbered as on the page, CL-19 and later are ours.

use super::calls::{birth, number, refused, series, suite_of, Series, PEOPLE};
use super::{DAY, UNIT};
use ballast_extensions::calls::Calls;
use ballast_testing::Suite;
use cosmwasm_std::{coin, coins, to_json_binary, CosmosMsg, Decimal, WasmMsg};
use serde_json::json;

const MUCH: u128 = 1_000_000 * UNIT;

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

/// CL-02 · A writer sells, collects, and leaves with the LST (Hegic): what was bought is no part of his offer any more.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::buy_ceil`
/// Taken out: `offered.checked_sub(lst)?` -> `offered`
/// Seen: after 'carol: {"buy":{"lst":"400000000","offer_id":1}}' at height 15: K-1 is broken: offers sum to 1000000000, 600000000 are booked
#[test]
fn cl_02_a_writer_takes_back_only_what_was_not_bought() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 400 * UNIT).unwrap();
    refused(
        series.close("alice", 1),
        "need as many options: 0 are there",
    );
    assert_eq!(series.cancel("alice", id).unwrap(), 600 * UNIT);
    refused(series.cancel("alice", id), "there is no offer");
    assert_eq!(number(series.state().lst), 400 * UNIT);
}

/// CL-03 · What expired stays locked (Hegic): anybody has any writer paid, and unsold LST comes back at any time.
///
/// Stopped by: `packages/extension-math/src/calls.rs::phase`
/// Taken out: `now < self.expiry` -> `true`
/// Seen: refused: writers are paid from 1702851255 on, now is 1734387255
#[test]
fn cl_03_nothing_stays_locked() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 400 * UNIT).unwrap();
    let expiry = series.expiry;
    series.until(expiry + 365 * DAY);
    assert_eq!(series.redeem("alice").unwrap(), (400 * UNIT, 0));
    assert_eq!(series.cancel("alice", id).unwrap(), 600 * UNIT);
    assert_eq!(series.suite.shares("series"), 0);
}

/// CL-04 · Once exercise has begun a late writer joins, and takes a part of the strike money: all doors shut with that second.
///
/// Stopped by: `packages/extension-math/src/calls.rs::ensure_open`
/// Taken out: `self.phase(now)` -> `Phase::Open`
/// Seen: it was not refused
#[test]
fn cl_04_nobody_joins_the_writers_once_anyone_may_exercise() {
    let mut series = series();
    let id = series.offer("alice", 1_000 * UNIT, 300_000);
    series.buy("carol", id, 100 * UNIT).unwrap();
    series.buy("alice", id, 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from - 1).buy("carol", id, 1).unwrap();
    series.at_once().close("alice", 1).unwrap();
    series.until(from);
    let shut = "options were written and sold until";
    refused(series.buy("bob", id, 1), shut);
    refused(series.close("alice", 1), shut);
    refused(series.ask("bob", UNIT, &json!({"price": "1"})), shut);
}

/// CL-05 · A writer buys his own offer: he pays himself, and has both sides. It is plain writing, for sale elsewhere, or closed.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::close`
/// Taken out: `self.written.checked_sub(lst)?` -> `self.written`
/// Seen: after 'alice: {"close":{"lst":"60000000"}}' at height 16: K-3 is broken: writers sum to 40000000, 100000000 is booked
#[test]
fn cl_05_a_writer_who_buys_of_himself_gains_nothing() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    let before = (series.usd("alice"), series.suite.shares("alice"));
    series.buy("alice", id, 100 * UNIT).unwrap();
    assert_eq!(series.usd("alice"), before.0);
    series.close("alice", 60 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    let paid = series.exercise("alice", 40 * UNIT).unwrap();
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (0, paid));
    assert_eq!(series.usd("alice"), before.0);
    assert_eq!(series.suite.shares("alice"), before.1 + 100 * UNIT);
}

/// CL-06 · In the window a validator is slashed, and nobody has booked it: a holder would pay for what is lost.
///
/// Stopped by: `contracts/hub/src/query/prices.rs::refreshed`
/// Taken out: `gate::peek(deps, env, &hub)?` -> `None`
/// Seen: after a slash at height 17: solvency is broken: ok = false, I-3: delegated 35000988461, bonded 50001000000, loss to be booked 0
#[test]
fn cl_06_an_unbooked_loss_lowers_the_price_at_once() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    series.suite.slash("val0", Decimal::percent(60)).unwrap();
    let after = series.pays(100 * UNIT);
    assert!(
        after.abs_diff(before / 10 * 7) < 10_000,
        "{before}, {after}"
    );
    series.suite.sync("keeper").unwrap();
    assert_eq!(series.pays(100 * UNIT), after);
}

/// CL-07 · The vault owes a cover, and a holder buys the repair at the writers' cost: what is owed counts. Once it has lapsed it does not.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::of_ceil`
/// Taken out: `value.checked_add(self.cover)?` -> `value`
/// Seen: assertion failed: 1187501213, 1250000000
#[test]
fn cl_07_an_owed_cover_is_paid_for() {
    let mut series = series();
    series.suite.underwrite("erin", 4_000 * UNIT).unwrap();
    series.write("alice", "carol", 200 * UNIT);
    let from = series.from;
    series.pass(from);
    let whole = series.pays(100 * UNIT);
    let chain = series.suite.chain_mut();
    chain.break_contract("vault", true).unwrap();
    series.suite.slash("val0", Decimal::percent(10)).unwrap();
    series.suite.sync("keeper").unwrap();
    let owed = series.pays(100 * UNIT);
    assert!(owed.abs_diff(whole) < 1_000, "{owed}, {whole}");
    assert_eq!(series.exercise("carol", 100 * UNIT).unwrap(), owed);
    let chain = series.suite.chain_mut();
    chain.break_contract("vault", false).unwrap();
    series.suite.retry_cover("keeper", 1).unwrap();
    assert!(series.pays(100 * UNIT).abs_diff(owed) < 1_000);
}

/// CL-08 · All is lost: nothing is there to buy, and LST for a strike of 0 would be a gift of what may come back. Writers keep it.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::of_ceil`
/// Taken out: `value.is_zero() || shares.is_zero()` -> `false`
/// Seen: after 'carol: {"exercise":{"lst":"100000000"}}' at height 16: K-6 is broken: 0 were paid for 100000000 LST
#[test]
fn cl_08_what_is_worth_nothing_is_not_sold() {
    let (builder, hub) = super::splitter::Mute::hub(Suite::builder(), &Calls);
    let mut series = Series::with(builder, |_| {});
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    hub.say(0, MUCH);
    refused(series.exercise_with("carol", 100 * UNIT, 1), "no price");
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("alice").unwrap(), (100 * UNIT, 0));
}

/// CL-09 · A gift to the hub in the window makes exercise dear for everybody: it drips over a day, and falls to all LST, of which the
/// series has a part.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 19: I-2 is broken: the rate rose by more than rounding: 50001000000 / 50001000000 became 75001000000 / 50001000000
#[test]
fn cl_09_a_gift_prices_nobody_out() {
    let mut series = series();
    let hub = series.suite.addr("hub");
    let params = json!({"update_config": {"drip_secs": DAY}});
    series.suite.execute("owner", &hub, &params, &[]).unwrap();
    series.write("alice", "carol", 100 * UNIT);
    let from = series.from;
    series.pass(from);
    let before = series.pays(100 * UNIT);
    series.reward(25_000 * UNIT);
    let after = series.pays(100 * UNIT);
    assert!(after - before < before / 1_000, "{before}, {after}");
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
    refused(native, "`ustake` is the native coin");
}

/// CL-14 · A writer whom the bank pays nothing, and with him everybody: only his offer cannot be bought, only his part stays. Strike money
/// is fetched, never sent.
///
/// Stopped by: `extensions/calls/src/execute/exercise.rs::exercise`
/// Taken out: `pay::coins(response, denom, &info.sender, refund)` -> `pay::coins(pay::coins(response, denom, &session.config.suite.hub.clone(), exercised.pays), denom, &info.sender, refund)`
/// Seen: after 'carol: {"exercise":{"lst":"200000000"}}' at height 18: K-2 is broken: 0 uusd are here, 2500000000 booked
#[test]
fn cl_14_one_writer_stops_nobody() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.write("bob", "carol", 100 * UNIT);
    let from = series.from;
    series.until(from);
    let (alice, bob) = (series.usd("alice"), series.usd("bob"));
    let paid = series.exercise("carol", 200 * UNIT).unwrap();
    assert_eq!((series.usd("alice"), series.usd("bob")), (alice, bob));
    assert_eq!(series.usd("series"), paid);
    let expiry = series.expiry;
    series.until(expiry);
    assert_eq!(series.redeem("bob").unwrap(), (0, paid / 2));
}

/// CL-15 · A cw20 of the attacker's calls `receive`, a spender offers another's LST, options go to the series itself.
///
/// Stopped by: `extensions/calls/src/execute/offer.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &session.config.suite.token, "the LST")?` -> `()`
/// Seen: after 'mallory: {"receive":{"amount":"5","msg":"eyJvZmZlciI6eyJwcmljZSI6IjEifX0=","sender":"wasm1…"}}' at height 14: K-1 is broken: 0 LST are here, 0 sold, 5 offered
#[test]
fn cl_15_only_lst_is_offered() {
    let mut series = series();
    let offer = to_json_binary(&json!({"offer": {"price": "1"}})).unwrap();
    let mallory = series.suite.addr("mallory");
    let fake = json!({"receive": {"sender": mallory, "amount": "5", "msg": offer}});
    refused(series.tell("mallory", &fake, &[]), "only the LST");

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

/// CL-17 · The chain halts through half the window: exercise goes by block time, to the last second, and a window is a day at the least.
///
/// Stopped by: `packages/extension-math/src/calls.rs::phase`
/// Taken out: `now < self.expiry` -> `now < self.exercise_from.saturating_add(86_400)`
/// Seen: refused: the options expired at 1702851255, now is 1702851254
#[test]
fn cl_17_the_last_second_of_the_window_counts() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    let expiry = series.expiry;
    series.until(expiry - 1);
    series.exercise("carol", 50 * UNIT).unwrap();
    series.after(1);
    refused(series.exercise("carol", 50 * UNIT), "the options expired");
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite, suite.now() + 30 * DAY);
    msg["expiry"] = json!(msg["exercise_from"].as_u64().unwrap() + DAY - 1);
    let msg = to_json_binary(&msg).unwrap();
    let short = suite.make("owner", &Calls, "series", &msg, &[]);
    refused(short, "expiry - exercise_from = 86399 is out of bounds");
}

/// CL-18 · Who redeems first takes more: everyone has his part of what is left, and the last what rounding left. All orders of five are
/// `calls::orders`.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::redeem_floor`
/// Taken out: `self.written.checked_sub(written)?` -> `self.written`
/// Seen: after 'keeper: {"redeem":{"writer":"wasm1…"}}' at height 25: K-3 is broken: writers sum to 138, 145 is booked
#[test]
fn cl_18_the_order_of_redemption_does_not_matter() {
    for first in 0..5 {
        let mut series = series();
        for (n, writer) in PEOPLE.into_iter().enumerate() {
            series.write(writer, "mallory", 7 + n as u128 * 11);
        }
        let from = series.from;
        series.until(from).exercise("mallory", 100).unwrap();
        let expiry = series.expiry;
        series.until(expiry);
        for place in 0..5 {
            series.redeem(PEOPLE[(first + place * 2) % 5]).unwrap();
        }
        assert_eq!(
            (series.suite.shares("series"), series.usd("series")),
            (0, 0)
        );
    }
}

/// CL-19 · A writer is paid twice, or under another's name.
///
/// Stopped by: `extensions/calls/src/execute/redeem.rs::redeem`
/// Taken out: `save_written(deps.storage, &writer, Shares::ZERO)?` -> `()`
/// Seen: after 'keeper: {"redeem":{"writer":"wasm1…"}}' at height 18: K-3 is broken: writers sum to 200000000, 100000000 is booked
#[test]
fn cl_19_a_writer_is_paid_once() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.write("bob", "carol", 100 * UNIT);
    let expiry = series.expiry;
    series.until(expiry);
    series.redeem("alice").unwrap();
    refused(series.redeem("alice"), "nothing to redeem");
    refused(series.redeem("carol"), "nothing to redeem");
    series.redeem("bob").unwrap();
}

/// CL-20 · Somebody else cancels an offer.
///
/// Stopped by: `extensions/calls/src/execute/cancel.rs::cancel`
/// Taken out: `access::ensure_sender(&info.sender, &writer, "its writer")?` -> `()`
/// Seen: it was not refused
#[test]
fn cl_20_an_offer_is_its_writer_s() {
    let mut series = series();
    let id = series.offer("alice", 100 * UNIT, 300_000);
    refused(series.cancel("bob", id), "only its writer may do this");
    let expiry = series.expiry;
    series.until(expiry);
    refused(series.cancel("bob", id), "only its writer may do this");
}

/// CL-21 · Somebody exercises options that he has given away, or has not.
///
/// Stopped by: `packages/extension-math/src/calls/books.rs::exercise_ceil`
/// Taken out: `lst > options` -> `false`
/// Seen: '1000000 LST need as many options: 0 are there' is not in 'not enough shares: wasm1… has 0, 1000000 are needed'
#[test]
fn cl_21_options_are_exercised_by_whoever_has_them() {
    let mut series = series();
    series.write("alice", "carol", 100 * UNIT);
    series.give("carol", "dave", 100 * UNIT).unwrap();
    let from = series.from;
    series.until(from);
    refused(
        series.exercise("carol", UNIT),
        "1000000 LST need as many options: 0 are there",
    );
    series.exercise("dave", 100 * UNIT).unwrap();
    refused(series.exercise("dave", 1), "0 are there");
    assert_eq!(number(series.state().supply), 0);
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
