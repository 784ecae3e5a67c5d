//! PT and YT as cw20 tokens: allowances, pages, what nobody may do; previews; a look a block.

use super::super::{
    guest::Guest,
    kit::{anyone, takes_none, ANY},
};
use super::{refused, split, Split, TERM};
use ballast_extension_math::splitter::{Principal, Refusal};
use ballast_extension_share::ShareError;
use ballast_testing::{keys, Suite};
use ballast_types::Amount;
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::{json, Value};

/// What is allowed is moved, what is not is not; who spends for another merges with his own YT.
#[test]
fn allowances_move_both() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let bob = split.suite.addr("bob");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "600"}});
    split.tell("alice", &allow).unwrap();
    split.tell_pt("alice", &allow).unwrap();
    let alice = split.suite.addr("alice");
    let carol = split.suite.addr("carol");
    let take = |amount: u128| json!({"transfer_from": {"owner": alice, "recipient": carol, "amount": amount.to_string()}});
    split.tell("bob", &take(100)).unwrap();
    split.tell_pt("bob", &take(100)).unwrap();
    assert_eq!(split.has("carol"), (100, 100));
    refused(
        split.tell("bob", &take(501)),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    refused(
        split.tell_pt("bob", &take(501)),
        ShareError::InsufficientAllowance {
            owner: anyone(),
            spender: anyone(),
            allowance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );

    let merge = to_json_binary(&json!({"merge": {}})).unwrap();
    let send =
        json!({"send_from": {"owner": alice, "contract": split.at, "amount": "500", "msg": merge}});
    refused(
        split.tell_pt("bob", &send),
        Refusal::NotEnoughYield {
            have: Principal::new(0u128),
            need: Principal::new(500u128),
        },
    );
    split.tell("bob", &take(0)).unwrap();
    split.give("alice", "bob", 500).unwrap();
    let before = split.suite.shares("bob");
    split.tell_pt("bob", &send).unwrap();
    assert_eq!(split.suite.shares("bob") - before, 500);
    assert_eq!((split.has("alice"), split.has("bob")), ((400, 400), (0, 0)));
    let less = json!({"decrease_allowance": {"spender": bob, "amount": "1"}});
    split.tell("alice", &less).unwrap();
}

#[test]
fn nobody_mints_burns_or_adorns() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let alice = split.suite.addr("alice");
    let none = json!({"project": null, "description": null, "marketing": null});
    for (name, msg) in [
        ("mint", json!({"recipient": alice, "amount": "1"})),
        ("burn", json!({"amount": "1"})),
        ("burn_from", json!({"owner": alice, "amount": "1"})),
        ("update_minter", json!({"new_minter": alice})),
        ("update_marketing", none),
        ("upload_logo", json!({"url": "https://…"})),
    ] {
        let msg = json!({ name: msg });
        refused(split.tell("alice", &msg), format!("YT has no `{name}`"));
        let words = match name {
            "mint" | "burn" => "only the splitter may do this".to_string(),
            name => format!("PT has no `{name}`"),
        };
        refused(split.tell_pt("alice", &msg), &words);
    }
    for msg in [json!({"touch": {}}), json!({"claim": {}})] {
        refused(split.tell_pt("alice", &msg), "PT has no");
    }
    let at = split.at.clone();
    let paid = split
        .suite
        .execute("alice", &at, &json!({"touch": {}}), &coins(1, "ustake"));
    refused(paid, takes_none(anyone()));
}

/// A preview says what the message does in that block.
#[test]
fn previews_are_the_messages() {
    let mut split = split();
    split.split("alice", 10_007).unwrap();
    split.grow_to(137);
    for amount in [1u128, 2, 3, 999, 10_000] {
        let answer = split.preview(&json!({"preview_split": {"lst": amount.to_string()}}));
        let done = split.at_once().split("bob", amount);
        match (answer, done) {
            (Ok(answer), Ok(done)) => assert_eq!(answer["pt"], json!(done.to_string())),
            (answer, done) => panic!("{answer:?}, then {done:?}"),
        }
        split.suite.block(1);
        let answer = split.preview(&json!({"preview_merge": {"pt": amount.to_string()}}));
        let done = split.at_once().merge("bob", amount);
        match (answer, done) {
            (Ok(answer), Ok(done)) => assert_eq!(answer["lst"], json!(done.to_string())),
            (Err(answer), Err(done)) => {
                let why = answer.rsplit(": ").next().unwrap().to_string();
                refused::<()>(Err(done), &why);
            }
            (answer, done) => panic!("{answer:?}, then {done:?}"),
        }
        split.suite.block(1);
    }
}

/// The second message of a block does not ask the hub, and none does once the mark is final.
#[test]
fn one_look_a_block() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    split.hub.take_asked();
    split.give("alice", "bob", 1).unwrap();
    assert_eq!(split.hub.take_asked(), 1);
    split.at_once().give("alice", "bob", 1).unwrap();
    refused(split.at_once().claim("bob"), Refusal::NothingToClaim);
    assert_eq!(split.hub.take_asked(), 0);
    let maturity = split.maturity;
    split.until(maturity).touch();
    split.hub.take_asked();
    split.give("alice", "bob", 1).unwrap();
    split.redeem("alice", 10).unwrap();
    assert_eq!(split.hub.take_asked(), 0);
}

/// `solvency` adds up as many as fit into a question, and says so of more.
#[test]
fn solvency_of_many_holders() {
    let mut split = Split::with(Suite::builder().checks(false), TERM);
    split.split("alice", 1_000_000).unwrap();
    for n in 0..250u32 {
        let to = keys::account(&format!("holder{n}"));
        let msg = json!({"transfer": {"recipient": to, "amount": "7"}});
        split.at_once().tell("alice", &msg).unwrap();
    }
    split.grow_to(150);
    assert!(split.is_solvent());
    let page: Value = split
        .suite
        .query(&split.at, &json!({"all_accounts": {"limit": 30}}));
    assert_eq!(page["accounts"].as_array().unwrap().len(), 30);
}
