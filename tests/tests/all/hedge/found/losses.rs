//! Drawdowns and top-ups.

use super::super::{amount_of, number, refused, Floor, DAY, UNIT, WAITING};
use super::free;
use crate::{
    guest::Guest,
    kit::{any, ANY},
};
use ballast_extension_math::{hedge::Refusal, restake::Due};
use ballast_testing::Suite;
use cosmwasm_std::{to_json_binary, Addr, Uint128};
use serde_json::{json, Value};
use std::time::Duration;

/// One leaves by `forfeit` while a top-up is due: those who stay get theirs and nothing of his.
#[test]
fn a_forfeit_raises_nobody_else_s_top_up() {
    let (mut floor, shares) = free();
    floor.lose(500);
    assert_eq!(floor.due(), 14_736_842);
    assert_eq!(floor.redeem("alice", shares / 2, true).unwrap(), 200 * UNIT);
    let (due, paid) = floor.top_up().unwrap();
    assert!(due.abs_diff(14_736_842 / 2) <= 1 && paid == due, "{due}");
}

/// A hundred crumbs leave in a paid drawdown: what may still be paid shrinks with what is
/// protected, and not faster.
#[test]
fn crumbs_do_not_eat_the_room() {
    let (mut floor, _) = free();
    floor.lose(500);
    floor.top_up().unwrap();
    let room = |floor: &Floor| number(floor.state().event.unwrap().room.unwrap());
    let before = room(&floor);
    assert_eq!(before, 100_000_000 - 14_736_842);
    for _ in 0..100 {
        floor.redeem("alice", 2_000, false).unwrap();
    }
    // 100 units went, and the rounding of each
    assert!(before - room(&floor) <= 200, "{} {}", before, room(&floor));
}

/// Two losses in one block, both booked at once; one top-up pays for both.
#[test]
fn two_losses_in_a_block_are_one() {
    let (mut floor, shares) = free();
    floor.slash(200);
    floor.slash(300);
    refused(floor.top_up(), Refusal::LossPending { pending: any() });
    floor.at_once().suite.sync("keeper").unwrap();
    let (due, paid) = floor.at_once().top_up().unwrap();
    assert_eq!(due, paid);
    refused(
        floor.at_once().top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
    let back = floor.at_once().redeem("alice", shares, false).unwrap();
    let rate = floor.suite.exchange_rate();
    let worth = back * number(rate.value) / number(rate.shares);
    assert!(worth.abs_diff(394 * UNIT) <= 3, "{worth}");
}

/// The backer is emptied, restakers come back in the same block as the top-up, and nothing
/// more is due of the old loss.
#[test]
fn newcomers_to_an_empty_backer_pay_for_no_old_loss() {
    let mut floor = Floor::with(Suite::builder(), |_| {}, |_| {});
    // 30 % takes the whole reserve, and the backer has less than it
    let all: Value = floor.suite.query(
        &floor.backer,
        &json!({"balance": {"address": floor.suite.addr("uwe")}}),
    );
    let all = amount_of(&all, "balance");
    floor.protect("alice", 400 * UNIT);
    let id = floor.unstake("uwe", all / 10 * 9);
    floor.suite.advance_secs(56 * DAY);
    floor.withdraw("uwe", id).unwrap();
    assert_eq!(number(floor.state().slashable), 49 * UNIT);
    let before = floor.position("alice").lst;
    floor.lose(3_000);
    refused(floor.restake("bob", UNIT), Due::Lst(Uint128::from(ANY)));
    assert_eq!(floor.top_up().unwrap(), (100_000_000, 49_000_000));
    floor.at_once().restake("bob", 500 * UNIT).unwrap();
    refused(
        floor.at_once().top_up(),
        Refusal::NothingDue {
            value: any(),
            shares: any(),
            mark_value: any(),
            mark_shares: any(),
        },
    );
    let after = number(floor.position("alice").lst);
    assert!(after.abs_diff(number(before) + 49_000_000) <= 1);
}

/// The last second of a drawdown, and the one after.
#[test]
fn a_drawdown_ends_to_the_second() {
    for (later, is_over) in [(0, false), (1, true)] {
        let (mut floor, _) = free();
        floor.lose(100);
        floor.observe().unwrap();
        let since = floor.state().event.unwrap().since;
        let left = since + 30 * DAY - floor.suite.now();
        floor.suite.block_after(Duration::from_secs(left + later));
        assert_eq!(floor.state().event.is_none(), is_over);
        assert_eq!(floor.state().to_observe, is_over);
    }
}

/// While a cover is owed: no activation, no top-up; a loss under the deductible keeps nobody
/// in, and what waits comes back.
#[test]
fn an_owed_cover_under_the_deductible_keeps_nobody() {
    let builder = Suite::builder().account("ines", 1_000_000 * UNIT);
    let mut floor = Floor::with(builder, |_| {}, |_| {});
    let shares = floor.protect("alice", 400 * UNIT);
    floor.suite.bond("ines", 10_000 * UNIT).unwrap();
    floor.suite.underwrite("ines", 5_000 * UNIT).unwrap();
    let id = floor.deposit("bob", 10 * UNIT).unwrap();
    floor.suite.advance_all("keeper");
    floor.suite.advance_secs(WAITING);
    floor
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    floor.slash(100);
    floor.suite.sync("keeper").unwrap();
    refused(floor.activate(id), Refusal::CoverPending { pending: any() });
    refused(floor.top_up(), Refusal::CoverPending { pending: any() });
    assert_eq!(floor.redeem("alice", shares, false).unwrap(), 400 * UNIT);
    floor.cancel("bob", id).unwrap();
}

/// A paid drawdown, the price rises over the mark and falls back: as the page says, the
/// protected price stays until the end.
#[test]
fn a_paid_drawdown_protects_its_own_price_to_its_end() {
    let (mut floor, _) = free();
    floor.lose(500);
    floor.top_up().unwrap();
    let mark = floor.state().mark;
    // ten native for each hundred
    let more = number(floor.suite.exchange_rate().value) / 10;
    floor.suite.bank_send("uwe", "collector", more).unwrap();
    floor.suite.distribute("keeper").unwrap();
    floor.suite.advance_secs(3 * DAY);
    floor.observe().unwrap();
    let risen = floor.suite.exchange_rate();
    let above = |rate: &ballast_types::hub::ExchangeRateResponse| {
        number(rate.value) * number(mark.shares) > number(mark.value) * number(rate.shares)
    };
    assert!(above(&risen), "{}", risen.rate);
    assert_eq!(floor.state().mark, mark);
    floor.suite.advance_secs(30 * DAY);
    floor.observe().unwrap();
    let (now, rate) = (floor.state().mark, floor.suite.exchange_rate());
    assert_eq!((now.value, now.shares), (rate.value, rate.shares));
}

/// All leave in a paid drawdown: what was remembered of it ends, and the next one begins anew.
#[test]
fn a_drawdown_of_nobody_s_is_over() {
    let (mut floor, shares) = free();
    let id = floor.deposit("bob", 100 * UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.lose(500);
    floor.top_up().unwrap();
    refused(
        floor.activate(id),
        Refusal::EventOpen {
            since: ANY,
            until: ANY,
        },
    );
    floor.redeem("alice", shares, false).unwrap();
    floor.activate(id).unwrap();
    assert_eq!(floor.state().event, None);
    floor.lose(500);
    let (due, _) = floor.top_up().unwrap();
    // a slash leaves what is less than a unit of power
    assert!(due.abs_diff(14_736_842 / 4) <= 1_000, "{due}");
}

/// The backer's guardian pauses it, and its deposits are shut: a top-up is paid all the same.
#[test]
fn a_paused_backer_pays() {
    let mut floor = Floor::with(
        Suite::builder(),
        |_| {},
        |msg| msg["guardian"] = msg["slasher"].clone(),
    );
    floor.protect("alice", 400 * UNIT);
    floor.lose(500);
    refused(floor.restake("bob", UNIT), Due::Lst(Uint128::from(ANY)));
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
}

/// An operator is the only restaker, the only holder, and slashes all stake three times, a
/// top-up after each: over all his LST he has less native after each.
#[test]
fn both_sides_in_one_hand_gain_nothing() {
    let mut floor = Floor::with(
        Suite::builder(),
        |msg| msg["trigger"] = json!({"rate_drop": {"deductible_bps": 10}}),
        |_| {},
    );
    floor.protect("uwe", 400 * UNIT);
    let worth = |floor: &Floor| {
        let state = floor.state();
        let rate = floor.suite.exchange_rate();
        let lst = number(state.protected) + number(state.slashable);
        lst * number(rate.value) / number(rate.shares)
    };
    let mut before = worth(&floor);
    for bps in [50, 300, 1_500] {
        floor.lose(bps);
        let _ = floor.top_up();
        let after = worth(&floor);
        // a slash leaves what is less than a unit of power
        let most = before * u128::from(10_000 - bps) / 10_000;
        assert!(after <= most + most / 100_000, "{before} {after} {most}");
        before = after;
    }
}

/// A contract tops up, leaves and comes back in one transaction: it has what it had.
#[test]
fn one_transaction_takes_no_more_than_its_own() {
    let mut floor = Floor::new();
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    floor
        .suite
        .instantiate("alice", "consumer", "pool", &none, &[])
        .unwrap();
    let shares = floor.protect("alice", 400 * UNIT);
    let pool = floor.suite.addr("pool");
    let msg = json!({"transfer": {"recipient": pool, "amount": (shares / 2).to_string()}});
    floor.tell("alice", &msg).unwrap();
    floor.slash(500);
    let (at, hub) = (floor.at.clone(), floor.suite.addr("hub"));
    let call = |to: &Addr, msg: Value| json!({"wasm": {"execute": {"contract_addr": to, "msg": to_json_binary(&msg).unwrap(), "funds": []}}});
    let half = (shares / 4).to_string();
    let msgs = [
        call(&hub, json!({"sync": {}})),
        call(&at, json!({"top_up": {}})),
        call(&at, json!({"redeem": {"shares": half}})),
        call(&at, json!({"redeem": {"shares": half}})),
    ];
    let run = json!({"run": {"msgs": msgs}});
    floor.suite.execute("alice", &pool, &run, &[]).unwrap();
    let got = floor.suite.shares("pool");
    assert!(got.abs_diff(414_736_842 / 2) <= 2, "{got}");
    let left = floor.redeem("alice", shares / 2, false).unwrap();
    assert!(left.abs_diff(got) <= 2);
}
