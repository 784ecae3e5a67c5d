//! B. Exchange-rate manipulation.

use super::super::{
    builder, exits, leave, mature, number, paid, pool, position, refused, refused_with, send,
    submit, ten, worth, HubError, DAY, UNIT,
};
use crate::kit::TokenError;
use ballast_types::vault;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;

/// XR-01 · The first depositor has the only share, gives the pool money, and the next deposit buys none.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::seed`
/// Taken out: `received < least` -> `false`
/// Seen: it was not refused
#[test]
fn xr_01_first_depositor_inflation() {
    let tiny = builder().seed(1).try_build().map(drop);
    refused(
        tiny,
        HubError::Seed {
            received: Uint128::new(1),
            least: Uint128::new(UNIT),
            denom: "ustake".to_string(),
        },
    );

    let mut suite = builder().build();
    let had = suite.balance("mallory");
    suite.bond("mallory", 1).unwrap();
    suite.bank_send("mallory", "hub", 1_000 * UNIT).unwrap();
    suite.settle("mallory").unwrap();
    suite.advance_secs(40 * DAY);
    suite.bond("bob", 100 * UNIT).unwrap();

    assert!(
        worth(&suite, "bob") >= 100 * UNIT - 1_002,
        "one share's worth"
    );
    let left = suite.balance("mallory") + worth(&suite, "mallory");
    assert!(had - left > 990 * UNIT, "{left} of {had}");
}

/// XR-02 · The same in a layer of the vault, to no profit, only to hurt: a donation swallows the next
/// deposit.
///
/// Stopped by: `packages/numbers/src/price.rs::totals`
/// Taken out: `S::new(OFFSET)` -> `S::new(1u128)`
/// Seen: refused: amount 100000000 is too small: it is worth 0 where 1000000001 base units stand for 1 shares
#[test]
fn xr_02_inflating_a_layer_hurts_the_giver() {
    let mut suite = ten();
    suite.bond("mallory", 2_000 * UNIT).unwrap();
    suite.bond("bob", 200 * UNIT).unwrap();
    suite.underwrite("mallory", 1).unwrap();
    suite
        .lst_transfer("mallory", "vault", 1_000 * UNIT)
        .unwrap();
    suite
        .vault("keeper", &vault::ExecuteMsg::Refresh { validator: None })
        .unwrap();
    suite.advance_secs(2 * DAY);
    suite.underwrite("bob", 100 * UNIT).unwrap();

    let victim = number(position(&suite, "bob").pool.lst);
    assert!(victim >= 99 * UNIT, "{victim}");
    let attacker = number(position(&suite, "mallory").pool.lst);
    assert!(attacker < 501 * UNIT, "{attacker}");
}

/// XR-03 · A plain transfer of coins moves the price, because the balance is the value.
///
/// Stopped by: `contracts/hub/src/execute/settle.rs::take_gift`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'keeper: {"settle":{"limit":null}}' at height 6: I-2 is broken: the rate rose by more than rounding: 6000000 / 6000000 became 6000700 / 6000000
#[test]
fn xr_03_a_plain_transfer_moves_no_price() {
    pool::gifts_never_move_the_price_at_once();
}

/// XR-04 · A declared donation of half the value pumps the price in one block, for a lender to see.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `hub.drip_window()` -> `0`
/// Seen: after 'mallory: {"distribute":{"tip_to":null}}' at height 9: I-2 is broken: the rate rose by more than rounding: 10000000 / 10000000 became 14990000 / 10250000
#[test]
fn xr_04_a_donation_is_no_pump() {
    let mut suite = ten();
    let rate = suite.rate();
    suite.bank_send("mallory", "collector", 5 * UNIT).unwrap();
    suite.same_block().distribute("mallory").unwrap();
    assert_eq!(suite.rate(), rate);
    suite.block(1);

    assert!(suite.rate() <= rate + Decimal::permille(1));
}

/// XR-05 · A holder burns, and the price of the others' shares jumps.
///
/// Stopped by: `contracts/token/src/execute.rs::burn`
/// Taken out: `![&suite.hub, &suite.queue, &suite.vault].contains(&&sender)` -> `false`
/// Seen: after 'alice: {"burn":{"amount":"1000"}}' at height 9: I-4 is broken: supply 9999000, hub's shares 10000000, sum of balances 9999000
#[test]
fn xr_05_holders_burn_nothing() {
    let mut suite = ten();
    let alice = suite.addr("alice");
    let burn = json!({"burn": {"amount": "1000"}});
    refused_with(
        send(&mut suite, "alice", "token", &burn),
        &["may not burn", "1000"],
    );
    let allow = json!({"increase_allowance": {"spender": suite.addr("bob"), "amount": "1000"}});
    send(&mut suite, "alice", "token", &allow).unwrap();
    let burn_from = json!({"burn_from": {"owner": alice, "amount": "1000"}});
    refused(
        send(&mut suite, "bob", "token", &burn_from),
        TokenError::BurnFromRefused {
            sender: suite.addr("bob"),
            owner: alice.to_string(),
            amount: Uint128::new(1_000),
        },
    );
    let minter = json!({"update_minter": {"new_minter": null}});
    for who in ["alice", "owner"] {
        refused(
            send(&mut suite, who, "token", &minter),
            TokenError::MinterIsFixed {
                hub: suite.addr("hub"),
                sender: suite.addr(who),
            },
        );
    }
}

/// XR-06 · A pool that everyone has left but for a unit is inflated like a new one.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `seed(info, &denom, msg.token.decimals)?` -> `Native::new(1u128)`
/// Seen: refused: amount 100000000 is too small: it is worth 0 at 1001000001 native for 2 shares
#[test]
fn xr_06_a_pool_that_emptied_is_not_inflated() {
    let mut suite = builder().build();
    suite.bond("mallory", 9 * UNIT).unwrap();
    leave(&mut suite, "mallory", 9 * UNIT - 1);
    submit(&mut suite);
    suite.bank_send("mallory", "hub", 1_000 * UNIT).unwrap();
    suite.settle("mallory").unwrap();
    suite.advance_secs(40 * DAY);
    suite.bond("bob", 100 * UNIT).unwrap();

    assert!(worth(&suite, "bob") >= 100 * UNIT - 1_002);
    assert_eq!(suite.shares("hub"), UNIT, "the seed's, for ever");
}

/// XR-07 · Jumps without a limit: many gifts in one block, each small. Or a limit that takes a true slash
/// for a mistake and locks everyone in.
///
/// Stopped by: `packages/numbers/src/drip.rs::add`
/// Taken out: `now.saturating_add(left)` -> `now`
/// Seen: after 'mallory: {"distribute":{"tip_to":null}}' at height 8: I-2 is broken: the rate rose by more than rounding: 10000000 / 10000000 became 10199600 / 10010000
#[test]
fn xr_07_gains_are_slow_and_losses_are_true() {
    let mut suite = ten();
    let rate = suite.rate();
    for _ in 0..35 {
        suite
            .same_block()
            .bank_send("mallory", "collector", UNIT / 5)
            .unwrap();
        suite.same_block().distribute("mallory").unwrap();
    }
    assert_eq!(suite.rate(), rate);

    let mut suite = ten();
    suite.slash("val0", Decimal::percent(40)).unwrap();
    assert_eq!(suite.rate(), Decimal::percent(60));
    let bonded = suite.same_block().bond("bob", 6 * UNIT).unwrap();
    assert_eq!(bonded.amount("shares"), 10 * UNIT);
    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    submit(&mut suite);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, ticket), 3 * UNIT);
}

/// XR-08 · One validator refuses to undelegate; its part is taken off the books all the same, and the
/// price jumps.
///
/// Stopped by: `contracts/hub/src/execute/undelegate.rs::on_undelegated`
/// Taken out: `hub.books.pool.undo_undelegate(asked.amount)?` -> `()`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 9: I-3 is broken: 11000000 is booked as bonded, the chain shows 17446666 (rounding: 0)
#[test]
fn xr_08_a_refused_part_stays_on_the_books() {
    exits::a_validator_that_refuses_holds_nobody_else_up();
}

// XR-09 cannot apply. It would take a message of the owner that sets a total or a rate. There is none:
// `update_config` takes parameters and refuses every other field, and what the books say is moved by
// deposits, batches, rewards and what the chain shows.
