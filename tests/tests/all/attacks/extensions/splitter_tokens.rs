//! S. Splitter: which tokens are taken, who may move them, and which amounts fit.

use super::super::{
    splitter::{birth, refused, sent, split, Split, TERM},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{anyone, only, ANY},
};
use ballast_extension_share::ShareError;
use ballast_extensions::splitter::Splitter;
use ballast_testing::{Suite, SuiteBuilder};
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::{json, Value};

/// SP-12 · A cw20 of the attacker's calls `receive`, or PT of another maturity comes: neither stands for LST that is here.
///
/// Stopped by: `extensions/splitter/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &config.pt, "the LST, or the PT,")?` -> `()`
/// Seen: 'only the LST, or the PT,' is not in 'not enough YT: 0 are there, 5 are needed for as many PT'
#[test]
fn sp_12_only_this_splitter_s_pt_is_taken() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    let merge = to_json_binary(&json!({"merge": {}})).unwrap();
    let mallory = split.suite.addr("mallory");
    let fake = json!({"receive": {"sender": mallory, "amount": "5", "msg": merge}});
    refused(split.tell("mallory", &fake), "only the LST, or the PT,");

    let later = birth(&split.suite, split.maturity + DAY);
    let later = to_json_binary(&later).unwrap();
    let other = split
        .suite
        .make("owner", &Splitter, "other", &later, &[])
        .unwrap();
    let config: Value = split.suite.query(&other, &json!({"config": {}}));
    let msg = to_json_binary(&json!({"split": {}})).unwrap();
    refused(
        split.suite.lst_send("mallory", "other", 0, msg.clone()),
        "it is 0 principal",
    );
    split.suite.lst_send("alice", "other", UNIT, msg).unwrap();
    let other_pt = split.suite.addr(config["pt"].as_str().unwrap());
    let at = split.at.clone();
    let foreign = sent(&at, UNIT, &json!({"merge": {}}));
    let foreign = split.suite.execute("alice", &other_pt, &foreign, &[]);
    refused(foreign, "only the LST, or the PT,");
}

/// SP-13 · A PT that a stranger makes, or mints: it is nobody's, and a splitter's own is minted by it alone.
///
/// Stopped by: `extensions/splitter/src/execute/pt.rs::pt`
/// Taken out: `access::ensure_sender(&info.sender, &minter.splitter, "the splitter")?` -> `()`
/// Seen: after 'mallory: {"mint":{"amount":"5","recipient":"wasm1…"}}' at height 15: S-3 is broken: balances of wasm1… sum to 1000005, the supply is 1000005, 1000000 are booked
#[test]
fn sp_13_a_stranger_s_pt_is_nobody_s() {
    let mut split = split();
    split.split("alice", UNIT).unwrap();
    let mallory = split.suite.addr("mallory");
    let mint = json!({"mint": {"recipient": mallory, "amount": "5"}});
    refused(
        split.tell_pt("mallory", &mint),
        only("the splitter", &split.suite.addr("mallory")),
    );
    let begin = json!({"begin": {"hub": split.suite.addr("hub"), "maturity": split.maturity}});
    refused(
        split.tell("mallory", &begin),
        only("the splitter itself", &split.suite.addr("mallory")),
    );

    let suite = split.suite.contracts().clone();
    let suite = json!({
        "hub": suite.hub, "token": suite.token, "registry": suite.registry,
        "queue": suite.queue, "vault": suite.vault, "collector": suite.collector,
    });
    let fake = json!({"principal": {"name": "PT bSTAKE 2026-07-01", "symbol": "PT-bSTAKE", "decimals": 6, "suite": suite}});
    let fake = to_json_binary(&fake).unwrap();
    split
        .suite
        .instantiate("mallory", "splitter", "fake", &fake, &[])
        .unwrap();
    let fake = split.suite.addr("fake");
    split.suite.execute("mallory", &fake, &mint, &[]).unwrap();
    let at = split.at.clone();
    let redeem = sent(&at, 5, &json!({"merge": {}}));
    let redeem = split.suite.execute("mallory", &fake, &redeem, &[]);
    refused(redeem, "only the LST, or the PT,");
}

/// SP-14 · Amounts of 18 decimals: a product of 128 bits wraps, and what is owed with it.
///
/// Stopped by: `packages/extension-math/src/splitter/scaled.rs::at`
/// Taken out: `principal.raw().full_mul(mark.raw())` -> `Uint256::from(principal.raw().wrapping_mul(mark.raw()))`
/// Seen: left: 51695527624, right: 999000000000000000000000000000
#[test]
fn sp_14_eighteen_decimals_fit() {
    let rich = 3_000_000_000_000u128 * 10u128.pow(18);
    let builder: SuiteBuilder = Suite::builder().decimals(18).account("rich", rich);
    let mut split = Split::with(builder, TERM);
    let most = rich / 3;
    split.suite.bond("rich", most).unwrap();
    split.split("rich", most).unwrap();
    split.hub.say(1_000 * most, most);
    assert_eq!(split.claim("rich").unwrap(), most / 1_000 * 999);
    split.hub.say(most / 1_000, most);
    assert_eq!(split.merge("rich", most).unwrap(), most / 1_000);
}

/// SP-15 · Of one PT at a rate of 1.25, 0 LST remain: it is refused, and nothing is burned.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::take_floor`
/// Taken out: `lst.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn sp_15_dust_is_refused_and_kept() {
    let mut split = split();
    split.grow_to(125);
    assert_eq!(split.split("alice", 5).unwrap(), 6);
    refused(split.merge("alice", 1), "amount 1 is too small");
    assert_eq!(split.has("alice"), (6, 6));
    assert_eq!(split.merge("alice", 6).unwrap(), 4);
}

/// SP-20 · PT merely transferred to the splitter would be nobody's: it hears nothing of them.
///
/// Stopped by: `extensions/splitter/src/execute/pt.rs::ensure_sent`
/// Taken out: `minter.splitter.as_str() == to` -> `false`
/// Seen: it was not refused
#[test]
fn sp_20_pt_is_not_lost_at_the_splitter() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    refused(split.give_pt("alice", "dex", 5), "it takes PT by `send`");
    let (alice, at) = (split.suite.addr("alice"), split.at.clone());
    let bob = split.suite.addr("bob");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "5"}});
    split.tell_pt("alice", &allow).unwrap();
    let take = json!({"transfer_from": {"owner": alice, "recipient": at, "amount": "5"}});
    refused(split.tell_pt("bob", &take), "it takes PT by `send`");
    for lost in ["hub", "queue", "vault"] {
        refused(split.give_pt("alice", lost, 5), "where it would be lost");
        refused(split.give("alice", lost, 5), "where it would be lost");
    }
}

/// SP-21 · YT, a split's tokens or a merge's LST go to the contract of PT, where nothing of them would come out again.
///
/// Stopped by: `extensions/splitter/src/execute.rs::receiver`
/// Taken out: `address == config.pt` -> `false`
/// Seen: it was not refused
#[test]
fn sp_21_nothing_is_lost_at_the_pt() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let (at, pt) = (split.at.clone(), split.pt.clone());
    for lost in [&at, &pt] {
        let msg = json!({"transfer": {"recipient": lost, "amount": "5"}});
        refused(split.tell("alice", &msg), "where it would be lost");
        let msg = sent(lost, 5, &json!({"split": {}}));
        refused(split.tell("alice", &msg), "where it would be lost");
        let merge = json!({"merge": {"receiver": lost}});
        refused(split.send_pt("alice", 5, &merge), "where it would be lost");
        let into = to_json_binary(&json!({"split": {"receiver": lost}})).unwrap();
        let into = split.suite.lst_send("alice", "dex", 5, into);
        refused(into, "where it would be lost");
    }
}

/// SP-31 · Who is allowed nothing moves 0 in the owner's name: an event with an address that looks like one of the owner's, and a row
/// among his allowances, as many as the stranger likes.
///
/// Stopped by: `packages/extension-share/src/messages.rs::spend`
/// Taken out: `row.ok_or_else(|| too_little(key, Uint128::zero(), amount))?` -> `Wire(row.map(|row| row.0).unwrap_or_default())`
/// Seen: it was not refused
#[test]
fn sp_31_a_stranger_moves_not_even_nothing() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let (alice, mallory) = (split.suite.addr("alice"), split.suite.addr("mallory"));
    let take = json!({"transfer_from": {"owner": alice, "recipient": mallory, "amount": "0"}});
    refused(
        split.tell("mallory", &take),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    refused(
        split.tell_pt("mallory", &take),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    for token in [&split.at, &split.pt] {
        let ask = json!({"all_allowances": {"owner": alice}});
        let rows: Value = split.suite.query(token, &ask);
        assert_eq!(rows, json!({"allowances": []}));
    }
}
