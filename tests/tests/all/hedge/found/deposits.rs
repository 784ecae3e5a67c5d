//! Deposits, premium and capital.

use super::super::{amount_of, number, refused, Floor, DAY, UNIT, WAITING};
use super::{free, insured};
use crate::{
    guest::Guest,
    kit::{any, anyone, dust, takes_none, ANY},
};
use ballast_extension_math::restake::Refusal;
use ballast_extension_share::ShareError;
use ballast_hedge::ContractError;
use ballast_testing::Suite;
use ballast_types::paging::ZeroLimit;
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::{json, Value};
use std::time::Duration;

/// All restakers have asked out long ago, and a lender reads until when the coverage of 100 %
/// stays.
#[test]
fn nothing_is_guaranteed_that_may_leave_in_a_second() {
    let (mut floor, _) = free();
    let sure = floor.state().guaranteed_until.unwrap();
    assert_eq!(sure, floor.suite.now() + 21 * DAY);
    let all: Value = floor.suite.query(
        &floor.backer,
        &json!({"balance": {"address": floor.suite.addr("uwe")}}),
    );
    let id = floor.unstake("uwe", amount_of(&all, "balance"));
    let asked = floor.suite.now();
    let opens = asked + 21 * DAY + 35 * DAY;
    floor
        .suite
        .block_after(Duration::from_secs(opens - 1 - asked));
    let state = floor.state();
    assert_eq!((state.coverage_bps, number(state.capital)), (10_000, 0));
    let said = state.guaranteed_until;
    floor.after(1).withdraw("uwe", id).unwrap();
    assert_eq!(number(floor.state().slashable), 0);
    assert_eq!(said, None, "all of it left a second later");
}

/// A flash of LST in the backer makes protection cheap for as long as nobody looks; whoever
/// looks makes it dear again.
#[test]
fn a_cheap_rate_lasts_until_somebody_looks() {
    let mut floor = insured();
    let dear = floor.state().rate_bps;
    let before = floor.suite.shares("bob");
    floor.restake("bob", 5_000 * UNIT).unwrap();
    floor.at_once().observe().unwrap();
    let cheap = floor.state().rate_bps;
    assert!(cheap < dear, "{cheap} {dear}");
    let id = floor.unstake("bob", 5_000_000 * UNIT);
    // what was flashed in is slashable for the whole cooldown
    refused(
        floor.after(20 * DAY).withdraw("bob", id),
        Refusal::NotReady {
            ready_at: ANY,
            now: ANY,
        },
    );
    floor.observe().unwrap();
    assert_eq!(floor.state().rate_bps, cheap);
    floor.after(DAY + 5).withdraw("bob", id).unwrap();
    assert!(floor.suite.shares("bob") <= before);
    assert_eq!(floor.state().rate_bps, cheap);
    floor.observe().unwrap();
    assert!(floor.state().rate_bps.abs_diff(dear) <= 2);
}

/// Nobody touches it for forty years at the dearest rate: premium takes all and no more,
/// everybody can still act, and a newcomer pays for nobody.
#[test]
fn forty_years_of_premium_take_all_and_no_more() {
    let mut floor = Floor::with(
        Suite::builder(),
        |msg| {
            msg["premium"] = json!({"min_bps": 10_000, "kink_bps": 10_000, "max_bps": 10_000});
            msg["waiting_secs"] = json!(DAY);
        },
        |_| {},
    );
    let id = floor.deposit("alice", 400 * UNIT).unwrap();
    floor.after(DAY).activate(id).unwrap();
    floor.suite.advance_secs(40 * 31_536_000);
    assert_eq!(floor.protected(), 0);
    assert_eq!(number(floor.state().premium_due), 400 * UNIT);
    let tx = floor.pay().unwrap();
    assert_eq!(tx.amount("premium"), 400 * UNIT);
    let shares = floor.shares("alice");
    refused(floor.redeem("alice", shares, true), dust(shares));
    let id = floor.deposit("bob", 100 * UNIT).unwrap();
    let bought = floor.after(DAY).activate(id).unwrap();
    let back = floor.at_once().redeem("bob", bought, false).unwrap();
    assert!(100 * UNIT - back <= 1, "{back}");
}

/// Blocks of 0.3 s make no wait shorter and no day longer.
#[test]
fn parts_of_a_second_open_no_door() {
    let mut floor = Floor::new();
    floor.suite.after(Duration::from_millis(300));
    let id = floor.deposit("alice", UNIT).unwrap();
    let until = floor.position("alice").deposits[0].until;
    floor
        .suite
        .after(Duration::from_millis(WAITING * 1_000 + 600));
    refused(floor.activate(id), "can be activated from");
    let left = until - floor.suite.now();
    floor.suite.after(Duration::from_millis(left * 1_000 + 100));
    refused(floor.activate(id), ": cancel it");
    floor.cancel("alice", id).unwrap();
}

/// 130 deposits of a stranger's in alice's name: her position says what it counts, pages have
/// the rest, and she can take back all.
#[test]
fn pages_have_all_of_many_deposits() {
    let mut floor = Floor::new();
    let alice = floor.suite.addr("alice");
    let msg = to_json_binary(&json!({"deposit": {"receiver": alice}})).unwrap();
    floor.suite.set_checks(false);
    for _ in 0..130 {
        floor
            .at_once()
            .suite
            .lst_send("bob", "hedge", 1, msg.clone())
            .unwrap();
    }
    floor.suite.set_checks(true);
    let position = floor.position("alice");
    assert_eq!(
        (position.deposits.len(), number(position.waiting)),
        (100, 100)
    );
    let rest: Value = floor.suite.query(
        &floor.at,
        &json!({"deposits": {"owner": alice, "start_after": 100, "limit": 1_000}}),
    );
    assert_eq!(rest["deposits"].as_array().unwrap().len(), 30);
    let default: Value = floor.suite.query(&floor.at, &json!({"waiting": {}}));
    assert_eq!(default["deposits"].as_array().unwrap().len(), 30);
    refused(floor.preview(&json!({"waiting": {"limit": 0}})), ZeroLimit);
    floor.cancel("alice", 130).unwrap();
}

/// Somebody who may spend another's LST deposits it: it is his deposit, as with any cw20,
/// unless he names the owner.
#[test]
fn a_spender_s_deposit_is_the_spender_s() {
    let mut floor = Floor::new();
    let (alice, bob) = (floor.suite.addr("alice"), floor.suite.addr("bob"));
    let token = floor.suite.addr("token");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "5"}});
    floor.suite.execute("alice", &token, &allow, &[]).unwrap();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let send =
        json!({"send_from": {"owner": alice, "contract": floor.at, "amount": "5", "msg": msg}});
    floor.suite.execute("bob", &token, &send, &[]).unwrap();
    assert_eq!(number(floor.position("bob").waiting), 5);
    // hLST itself is no LST
    let mut floor = free().0;
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let own = json!({"send": {"contract": floor.at, "amount": "5", "msg": msg}});
    refused(
        floor.tell("alice", &own),
        ShareError::OwnContract {
            address: anyone(),
            name: anyone().into_string(),
        },
    );
}

/// Activation after a restaker asked out needs twice the LST behind it, and holds him: not
/// longer than his cycle.
#[test]
fn a_newcomer_holds_a_restaker_for_his_cycle_at_most() {
    let mut floor = Floor::with(
        Suite::builder(),
        |_| {},
        |msg| msg["ratio"]["ratio_bps"] = json!(20_000),
    );
    floor.restake("bob", 500 * UNIT).unwrap();
    let id = floor.unstake("uwe", 500_000 * UNIT);
    let ready = floor.suite.now() + 21 * DAY;
    // 499 of capital: 1996 of protection, of which twice the reserve has to stay
    floor.protect("alice", 1_996 * UNIT);
    floor.suite.advance_secs(DAY);
    refused(
        floor.withdraw("uwe", id),
        Refusal::Held {
            slashable_after: any(),
            needed: Uint128::from(ANY),
            until: ANY,
        },
    );
    let left = ready + 35 * DAY - floor.suite.now();
    floor.suite.advance_secs(left);
    assert_eq!(floor.withdraw("uwe", id).unwrap(), 500 * UNIT);
}

/// Coins with any message, an unknown field, another's message: each is refused in words.
#[test]
fn what_is_wrong_is_said() {
    let mut floor = Floor::new();
    let at = floor.at.clone();
    let paid = floor
        .suite
        .execute("alice", &at, &json!({"observe": {}}), &coins(5, "ustake"));
    refused(paid, takes_none(anyone()));
    let send = |floor: &mut Floor, msg: Value| {
        let msg = to_json_binary(&msg).unwrap();
        floor.suite.lst_send("alice", "hedge", 5, msg)
    };
    refused(
        send(&mut floor, json!({"deposit": {"reciever": "x"}})),
        "unknown field `reciever`",
    );
    refused(
        send(&mut floor, json!({"offer": {"price": "1"}})),
        ContractError::InvalidReceive {
            reason: anyone().into_string(),
        },
    );
    refused(
        floor.redeem("alice", 5, false),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    refused(floor.redeem("alice", 0, false), dust(0));
    refused(
        floor.preview(&json!({"preview_activate": {"deposit_id": 7}})),
        ContractError::UnknownDeposit {
            deposit_id: 7,
            of: None,
            next: ANY,
        },
    );
    let lost = json!({"deposit": {"receiver": floor.at}});
    refused(
        send(&mut floor, lost),
        ShareError::OwnContract {
            address: anyone(),
            name: anyone().into_string(),
        },
    );
}

/// Dust that is activated buys what it is worth, and makes nobody's share worth less.
#[test]
fn a_unit_is_protected_and_costs_nobody() {
    let (mut floor, shares) = free();
    for _ in 0..5 {
        floor.deposit("bob", 1).unwrap();
    }
    floor.suite.advance_secs(WAITING);
    for id in 2..7 {
        assert_eq!(floor.activate(id).unwrap(), 1_000);
    }
    assert_eq!(floor.redeem("alice", shares, false).unwrap(), 400 * UNIT);
    assert_eq!(floor.redeem("bob", 5_000, false).unwrap(), 5);
}

/// Restakers take out all but the reserve, and earn the most that the terms have: only what
/// has left moves the rate, and a holder who sees it is out at once.
#[test]
fn scarce_capital_is_dear_and_nobody_is_kept() {
    let mut floor = insured();
    assert_eq!(floor.state().rate_bps, 112);
    let id = floor.unstake("uwe", 399_000 * UNIT);
    floor.observe().unwrap();
    assert_eq!(floor.state().rate_bps, 112);
    floor.suite.advance_secs(21 * DAY);
    floor.withdraw("uwe", id).unwrap();
    floor.observe().unwrap();
    let rate = floor.state().rate_bps;
    assert!(rate > 2_500, "{rate}");
    let shares = floor.shares("alice");
    assert!(floor.redeem("alice", shares, false).unwrap() > 399 * UNIT);
}

/// A premium that is sent while nobody stakes in the backer waits for the next who does: it
/// is not lost.
#[test]
fn premium_without_restakers_waits() {
    let mut floor = insured();
    let all: Value = floor.suite.query(
        &floor.backer,
        &json!({"balance": {"address": floor.suite.addr("uwe")}}),
    );
    floor.unstake("uwe", amount_of(&all, "balance"));
    floor.suite.advance_secs(20 * DAY);
    let paid = floor.pay().unwrap().amount("premium");
    assert!(paid > 0);
    let state: Value = floor.suite.query(&floor.backer, &json!({"state": {}}));
    assert_eq!(state["dripping"], json!(paid.to_string()));
}
