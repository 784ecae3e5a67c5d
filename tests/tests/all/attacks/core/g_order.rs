//! G. Between contracts: order, coins, storage.

use super::super::{
    broken_vault, builder, leave, refused, refused_with, send, set_weight, stake, submit,
    takes_none, ten, UNIT,
};
use super::h_upgrades;
use crate::kit::TokenError;
use ballast_testing::contracts;
use ballast_types::access::AccessError;
use cosmwasm_std::{coin, coins, Decimal};
use serde_json::{json, Value};

// XC-09 cannot apply. It would take a message of the hub that calls somebody outside between a mint and
// the books, or between a burn and them. The hub writes its books before it sends anything, and it calls
// its siblings, the staking modules and the bank only; the one contract that strangers bring, the receiver
// of `send_nft`, is called by the queue after everything of it is written.

/// XC-10 · The first messages of a transaction spend what the later ones need.
///
/// Stopped by: `contracts/hub/src/execute/submit_batch.rs::submit`
/// Taken out: `hub.funds(price.from_buffer)` -> `hub.funds(price.owed)`
/// Seen: refused: Overflow: Cannot Sub with given operands
#[test]
fn xc_10_every_step_has_what_it_sends() {
    let mut suite = ten();
    suite.bond("bob", 3 * UNIT).unwrap();
    leave(&mut suite, "alice", 5 * UNIT);
    let tx = submit(&mut suite);
    assert_eq!(
        (tx.amount("from_buffer"), tx.amount("exiting")),
        (3 * UNIT, 2 * UNIT)
    );
    assert_eq!(
        (suite.balance("hub"), suite.balance("queue")),
        (0, 3 * UNIT)
    );

    suite.bank_send("bob", "collector", 1_000_003).unwrap();
    suite.distribute("keeper").unwrap();
    assert_eq!(suite.balance("collector"), 0);
}

/// XC-11 · A parameter is set in one contract and never reaches the one that goes by it.
///
/// Stopped by: `contracts/registry/src/execute/update_config.rs::update_config`
/// Taken out: `ROSTER.save(deps.storage, &roster)?` -> `()`
/// Seen: left: 99999600, right: 100000000
#[test]
fn xc_11_what_one_contract_is_told_the_others_hear() {
    let mut suite = builder().validators(5).build();
    suite.bond("alice", 99 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    set_weight(&mut suite, "val0", 1_000_000);
    let whole = json!({"update_config": {"cap_bps": 10_000, "min_stake": "30000000"}});
    send(&mut suite, "owner", "registry", &whole).unwrap();
    for _ in 0..4 {
        suite.rebalance("keeper").unwrap();
    }

    assert_eq!(stake(&suite, "val0"), 100 * UNIT, "{:?}", suite.stake());
}

/// XC-12 · A contract that fails, or burns all gas, vetoes an exit.
///
/// Stopped by: `contracts/hub/src/gate/cover.rs::ask_vault`
/// Taken out: `SubMsg::reply_always(msg, ReplyId::Cover.into())` -> `SubMsg::reply_on_success(msg, ReplyId::Cover.into())`
/// Seen: refused: Error parsing into type vault: out of order
#[test]
fn xc_12_a_contract_that_fails_stops_no_exit() {
    broken_vault::a_mute_vault_stops_no_exit();
}

/// XC-13 · Coins that a message has no use for are kept.
///
/// Stopped by: `contracts/hub/src/execute.rs::execute`
/// Taken out: `access::ensure_nonpayable(&info)?` -> `()`
/// Seen: it was not refused
#[test]
fn xc_13_coins_that_nobody_asked_for_are_refused() {
    let mut suite = builder()
        .account_with("rich", "9000000ustake,9000000zeta")
        .build();
    suite.bond("rich", UNIT).unwrap();
    let operator = suite.operator("val0");
    let messages = [
        ("hub", json!({"sync": {}})),
        ("hub", json!({"settle": {}})),
        ("hub", json!({"advance": {}})),
        (
            "token",
            json!({"transfer": {"recipient": suite.addr("bob"), "amount": "1"}}),
        ),
        ("registry", json!({"observe": {}})),
        ("queue", json!({"claim": {"ticket_ids": ["1"]}})),
        ("vault", json!({"refresh": {"validator": operator}})),
        ("collector", json!({"distribute": {}})),
    ];
    for (name, msg) in messages {
        let contract = suite.addr(name);
        for funds in [coins(1, "ustake"), coins(1, "zeta")] {
            refused(
                suite.execute("rich", &contract, &msg, &funds),
                takes_none(&funds[0]),
            );
        }
    }
    let hub = suite.addr("hub");
    let both = [coin(5, "ustake"), coin(5, "zeta")];
    refused(
        suite.execute("rich", &hub, &json!({"bond": {}}), &both),
        AccessError::WrongCoin {
            denom: "ustake".to_string(),
            received: "5ustake,5zeta".to_string(),
        },
    );
}

// XC-14 cannot apply. It would take a message that pulls somebody's tokens by an allowance. No contract
// of the suite sends `transfer_from`: LST comes by `send`, native comes attached.

/// XC-15 · One contract reads another's storage, the other is migrated, and the key is gone. The token
/// moves to new code under a running suite; what is read of it raw is in its documented place.
///
/// Stopped by: `packages/types/src/token.rs::supply`
/// Taken out: `stored(querier, &self.0, SUPPLY.as_slice())?` -> `stored(querier, &self.0, b"token_info_2")?`
/// Seen: after deployment at height 2: solvency is broken: the hub does not answer: Generic error: Querier contract error: Error parsing into type ballast_wire::Wire<ballast_types::token::Supply>: EOF while p…
#[test]
fn xc_15_raw_reads_survive_a_migration() {
    let mut suite = ten();
    suite.underwrite("alice", UNIT).unwrap();
    suite
        .chain_mut()
        .store_code("next token", contracts::token());
    let id = suite.chain().code_id("next token").unwrap();
    h_upgrades::migrate(&mut suite, "owner", "token", id).unwrap();
    suite.bond("bob", UNIT).unwrap();
    suite.slash("val0", Decimal::percent(5)).unwrap();
    suite.sync("keeper").unwrap();

    assert_eq!(suite.rate(), Decimal::one());
    let token = suite.addr("token");
    let raw = suite
        .chain()
        .querier()
        .query_wasm_raw(&token, b"token_info")
        .unwrap();
    let info: Value = serde_json::from_slice(&raw.unwrap()).unwrap();
    assert_eq!(info["total_supply"], suite.state().shares.to_string());
}

/// XC-16 · An allowance is spent and lowered at once, overflows, or outlives its end.
///
/// Stopped by: `contracts/token/src/execute.rs::increase_allowance`
/// Taken out: `allowance.checked_add(amount).is_err()` -> `false`
/// Seen: after 'alice: {"increase_allowance":{"amount":"340282366920938463463374607431768211455","spender":"wasm1…"}}' at height 10: I-14 is broken: panicked: attempt to add with overflow
#[test]
fn xc_16_no_more_is_spent_than_was_allowed() {
    let mut suite = ten();
    let (alice, bob) = (suite.addr("alice"), suite.addr("bob"));
    let most = u128::MAX.to_string();
    let allow = |what: &str, amount: &str| json!({what: {"spender": bob, "amount": amount}});
    let spend = |amount: &str| json!({"transfer_from": {"owner": alice, "recipient": bob, "amount": amount}});
    send(
        &mut suite,
        "alice",
        "token",
        &allow("increase_allowance", "100"),
    )
    .unwrap();
    refused_with(
        send(
            &mut suite,
            "alice",
            "token",
            &allow("increase_allowance", &most),
        ),
        &["overflow", "100"],
    );
    send(&mut suite, "bob", "token", &spend("100")).unwrap();
    suite.same_block();
    send(
        &mut suite,
        "alice",
        "token",
        &allow("decrease_allowance", "50"),
    )
    .unwrap();
    refused(
        send(&mut suite, "bob", "token", &spend("1")),
        TokenError::NoAllowance {
            owner: suite.addr("alice"),
            spender: suite.addr("bob"),
        },
    );
    let own = json!({"increase_allowance": {"spender": alice, "amount": "1"}});
    refused(
        send(&mut suite, "alice", "token", &own),
        "Cannot set to own account",
    );

    let until = suite.height() + 2;
    let expires = json!({"increase_allowance": {"spender": bob, "amount": "5",
        "expires": {"at_height": until}}});
    send(&mut suite, "alice", "token", &expires).unwrap();
    suite.block(3);
    refused(
        send(&mut suite, "bob", "token", &spend("5")),
        TokenError::AllowanceExpired {
            owner: suite.addr("alice"),
            spender: suite.addr("bob"),
            expires: cw20::Expiration::AtHeight(until),
        },
    );
    assert_eq!(suite.shares("bob"), 100);
}

// XC-17 cannot apply. It would take an IBC entry point or an IBC hook: no contract has one, and a call
// that a hook makes comes from an address of its own like any other.
