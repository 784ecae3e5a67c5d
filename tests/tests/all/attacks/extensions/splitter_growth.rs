//! S. Splitter: growth of YT is credited once, to whoever held them.

use super::super::{
    splitter::{refused, split, Split, TERM},
    UNIT,
};
use crate::guest::Guest;
use ballast_extension_math::splitter::Refusal;
use ballast_testing::Suite;
use serde_json::json;

/// SP-01 · Ten thousand transfers of 0 YT grind a holder of one token's growth away, a fraction of a unit each: what is accrued has 27
/// decimals more, and is never rounded.
///
/// Stopped by: `packages/extension-math/src/splitter/holder.rs::accrue`
/// Taken out: `Scaled::at(yt, fall)` -> `Scaled::of(Scaled::at(yt, fall).lst_floor()?)`
/// Seen: left: (0, 0), right: (2, 2)
#[test]
fn sp_01_ten_thousand_looks_cost_a_holder_nothing() {
    let mut split = Split::with(Suite::builder().checks(false), TERM);
    let born = 10u128.pow(13);
    split.hub.say(born, born);
    split.split("alice", UNIT).unwrap();
    split.split("bob", UNIT).unwrap();
    for step in 1..=10_000u128 {
        split.hub.say(born + 2_400 * step, born);
        split.give("bob", "alice", 0).unwrap();
    }
    assert_eq!((split.claimable("alice"), split.claimable("bob")), (2, 2));
}

/// SP-02 · YT go to oneself, all, none, and by a spender, so that growth is credited twice.
///
/// Stopped by: `extensions/splitter/src/execute/yt.rs::credit`
/// Taken out: `session.accrue(deps.storage, &to)?` -> `()`
/// Seen: after 'bob: {"transfer_from":{"amount":"1000000","owner":"wasm1…","recipient":"wasm1…"}}' at height 21: S-4 is broken: holders have earned 600000000000000000000000000000000, 4000000000000000000000000…
#[test]
fn sp_02_no_yield_is_doubled() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    split.split("bob", UNIT).unwrap();
    split.grow_to(125);
    split.give("alice", "alice", UNIT).unwrap();
    split.give("alice", "alice", 0).unwrap();
    let (alice, bob) = (split.suite.addr("alice"), split.suite.addr("bob"));
    let allow = json!({"increase_allowance": {"spender": bob, "amount": UNIT.to_string()}});
    split.tell("alice", &allow).unwrap();
    let take =
        json!({"transfer_from": {"owner": alice, "recipient": bob, "amount": UNIT.to_string()}});
    split.tell("bob", &take).unwrap();
    assert_eq!(
        (split.claimable("alice"), split.claimable("bob")),
        (200_000, 200_000)
    );
}

/// SP-16 · YT are in a pool, and whoever calls `claim` for it is paid: the pool is.
///
/// Stopped by: `extensions/splitter/src/execute/claim.rs::claim`
/// Taken out: `Token(session.config.suite.token.clone()).transfer(&owner, lst)?` -> `Token(session.config.suite.token.clone()).transfer(&info.sender, lst)?`
/// Seen: left: 0, right: 200000
#[test]
fn sp_16_a_claim_pays_the_owner_whoever_calls() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.give("alice", "bob", 1_000_000).unwrap();
    split.grow_to(125);
    let before = split.suite.shares("bob");
    let bob = split.suite.addr("bob");
    split
        .tell("mallory", &json!({"claim": {"owner": bob}}))
        .unwrap();
    assert_eq!(split.suite.shares("bob") - before, 200_000);
    assert_eq!(split.suite.shares("mallory"), 0);
}

/// SP-23 · A merge burns YT, and forgets what they earned.
///
/// Stopped by: `extensions/splitter/src/execute/merge.rs::merge`
/// Taken out: `session.accrue(deps.storage, &sender)?` -> `()`
/// Seen: after 'alice: {"send":{"amount":"1000000","contract":"wasm1…","msg":"eyJtZXJnZSI6e319"}}' at height 17: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_23_a_merge_keeps_what_was_earned() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    assert_eq!(split.merge("alice", 1_000_000).unwrap(), 800_000);
    assert_eq!(split.claim("alice").unwrap(), 200_000);
}

/// SP-24 · Who has had YT before splits more: the new YT count from the mark of the old ones.
///
/// Stopped by: `extensions/splitter/src/execute/split.rs::split`
/// Taken out: `session.accrue(deps.storage, &came.receiver)?` -> `()`
/// Seen: after 'alice: {"send":{"contract":"wasm1…","amount":"800000","msg":"eyJzcGxpdCI6e319"}}' at height 17: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_24_new_yt_earn_from_now_on() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    split.split("alice", 800_000).unwrap();
    assert_eq!(split.claimable("alice"), 200_000);
}

/// SP-25 · One claim is paid twice.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::claim_floor`
/// Taken out: `holder.accrued.checked_sub(Scaled::of(lst))?` -> `holder.accrued`
/// Seen: after 'alice: {"claim":{}}' at height 18: S-4 is broken: holders have earned 400000000000000000000000000000000, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_25_a_claim_is_paid_once() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.split("bob", 1_000_000).unwrap();
    split.grow_to(125);
    assert_eq!(split.claim("alice").unwrap(), 200_000);
    split.at_once();
    refused(split.claim("alice"), Refusal::NothingToClaim);
    assert_eq!(split.claim("bob").unwrap(), 200_000);
}

/// SP-26 · A spender moves YT of another, and is credited with what they earned.
///
/// Stopped by: `extensions/splitter/src/execute/yt.rs::yt`
/// Taken out: `credit(&mut deps, env, config, &from, &what.to)?` -> `credit(&mut deps, env, config, &info.sender, &what.to)?`
/// Seen: after 'bob: {"transfer_from":{"amount":"1000000","owner":"wasm1…","recipient":"wasm1…"}}' at height 18: S-4 is broken: holders have earned 0, 200000000000000000000000000000000 are owed, x 10^27
#[test]
fn sp_26_a_spender_earns_nothing() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let (alice, bob) = (split.suite.addr("alice"), split.suite.addr("bob"));
    let carol = split.suite.addr("carol");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "1000000"}});
    split.tell("alice", &allow).unwrap();
    split.grow_to(125);
    let take = json!({"transfer_from": {"owner": alice, "recipient": carol, "amount": "1000000"}});
    split.tell("bob", &take).unwrap();
    assert_eq!(split.claimable("alice"), 200_000);
    assert_eq!((split.claimable("bob"), split.claimable("carol")), (0, 0));
}
