//! What an account has in a suite whose answers are written down.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use crate::{Guest, Position, Suite};
use ballast_tool::CliError;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

/// A suite whose contracts answer what is written here.
struct Written(Value);

impl Suite for Written {
    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        let query = msg.as_object().unwrap().keys().next().unwrap();
        match &self.0[contract][query] {
            Value::Null => Err(CliError::failed(format!("no {contract} {query}"))),
            Value::String(silence) => Err(CliError::unanswered(silence)),
            answer => Ok(answer.clone()),
        }
    }

    fn now(&mut self) -> Result<u64, CliError> {
        Ok(1_000)
    }

    fn guests(&self) -> Vec<Guest> {
        vec![]
    }

    fn ask_guest(&self, address: &str, _msg: &Value) -> Result<Value, String> {
        Err(format!("no {address}"))
    }
}

/// 1,000 units of value. A slash of val0 by a tenth is 60, of which 12 fall on exits; its bond pays
/// 10, the underwriters 18, and holders bear 20 on the 972 that are left.
///
/// Alice has LST of 486, half of the 972; a ticket of which 80 are to come, 60 of them from val0;
/// and half of the underwriters' pool.
fn suite() -> Written {
    Written(json!({
        "token": {"token_info": {"symbol": "bSTAKE", "decimals": 6}},
        "hub": {
            "config": {"denom": "ustake", "of_a_later_version": true},
            "state": {"value": "1000", "shares": "1000", "bonded": "1000", "exiting": "200"},
            "delegations": {"delegations": [
                {"validator": "val0", "actual": "600"},
                {"validator": "val1", "actual": "400"},
            ]},
            "position": {"shares": "486", "value": "486", "is_list_partial": false, "tickets": [{
                "ticket_id": "1", "status": "exiting", "batch_id": 1, "shares": "100",
                "owed": "100", "claimed": "0", "claimable": "20", "expected_at": 2_000,
            }]},
            "preview_unbond": {"earliest_claim_at": 3_000},
            "unbonding": {"entries": [
                {"id": 1, "batch_id": 1, "validator": "val0", "amount": "60"},
                {"id": 2, "batch_id": 1, "validator": "val1", "amount": "20"},
                {"id": 3, "batch_id": 2, "validator": "val1", "amount": "500"},
            ]},
        },
        "vault": {
            "config": {"params": {"cooldown_secs": 500}},
            "pool": {"lst": "36"},
            "bonds": {"bonds": [{"validator": "val0", "lst": "10"}]},
            "position": {
                "pool": {"shares": "18000", "value": "18"},
                "bonds": [{"validator": "val1", "value": "5"}],
                "exits": [{"exit_id": 7, "layer": "pool", "value": "2", "ready_at": null}],
                "is_list_partial": false,
            },
            "preview_cover": {"burned": [{"bond": "10", "pool": "18"}]},
        },
    }))
}

fn position(suite: &mut Written) -> Result<Value, CliError> {
    let position = Position::of(suite, "alice", Decimal::percent(10))?;
    Ok(serde_json::to_value(position).unwrap())
}

#[test]
fn a_slash_takes_of_each_thing_what_its_insurers_leave() {
    let alice = position(&mut suite()).unwrap();

    let event = json!({
        "validator": "val0", "fraction": "0.1", "loss": "60", "of_exits": "12", "of_pool": "48", "paid_by_bond": "10",
        "paid_by_pool": "18",
    });
    assert_eq!(alice["if_slashed"], event);
    let lst =
        json!({"shares": "486", "value": "486", "exit_claimable_at": 3_000, "could_lose": "10"});
    assert_eq!(alice["lst"], lst);
    let ticket = json!({
        "ticket_id": "1", "status": "exiting", "value": "100", "claimable": "20", "expected_at": 2_000,
        "sits_with": 2, "could_lose": "6",
    });
    assert_eq!(alice["tickets"], json!([ticket]));
    // half of the pool is burned; the bond of another validator bears as holders do, 20 of 972
    let layers = json!([
        {"layer": "pool", "exit_id": null, "value": "18", "ready_at": 1_500, "could_lose": "9"},
        {"layer": "val1", "exit_id": null, "value": "5", "ready_at": 1_500, "could_lose": "0"},
        {"layer": "pool", "exit_id": 7, "value": "2", "ready_at": null, "could_lose": "1"},
    ]);
    assert_eq!(alice["vault"], layers);
    let total = json!({"value": "611", "claimable": "20", "could_lose": "26"});
    assert_eq!(alice["total"], total);
}

#[test]
fn stake_that_is_nowhere_cannot_be_slashed() {
    let mut suite = suite();
    suite.0["hub"]["delegations"] = json!({"delegations": []});

    let alice = position(&mut suite).unwrap();

    assert_eq!(alice["if_slashed"]["validator"], Value::Null);
    assert_eq!(alice["lst"]["could_lose"], "0");
}

/// Before, they were two validators, and the slash was of the larger entry alone.
#[test]
fn two_undelegations_from_one_validator_are_one() {
    let mut suite = suite();
    suite.0["hub"]["unbonding"]["entries"] = json!([
        {"id": 1, "batch_id": 1, "validator": "val0", "amount": "30"},
        {"id": 2, "batch_id": 1, "validator": "val1", "amount": "20"},
        {"id": 3, "batch_id": 1, "validator": "val0", "amount": "30"},
    ]);

    let alice = position(&mut suite).unwrap();

    assert_eq!(alice["tickets"][0]["sits_with"], 2);
    assert_eq!(alice["tickets"][0]["could_lose"], "6");
}

#[test]
fn shares_too_few_for_an_exit_have_no_time() {
    let mut suite = suite();
    suite.0["hub"]["preview_unbond"] = Value::Null;

    let alice = position(&mut suite).unwrap();

    assert_eq!(alice["lst"]["exit_claimable_at"], Value::Null);
}

/// Before, a ticket whose shares the hub would not take cost the whole position.
#[test]
fn an_open_ticket_of_which_no_exit_is_priced_has_no_time() {
    let mut suite = suite();
    suite.0["hub"]["preview_unbond"] = Value::Null;
    suite.0["hub"]["position"]["tickets"] = json!([{
        "ticket_id": "1", "status": "open", "batch_id": 1, "shares": "0", "claimable": "0",
    }]);

    let alice = position(&mut suite).unwrap();

    let ticket = json!({
        "ticket_id": "1", "status": "open", "value": "0", "claimable": "0", "expected_at": null,
        "sits_with": 0, "could_lose": "0",
    });
    assert_eq!(alice["tickets"], json!([ticket]));
}

/// Before, both were taken for too few shares.
#[test]
fn a_silent_node_and_an_answer_without_a_time_are_no_refusal() {
    let mut silent = suite();
    silent.0["hub"]["preview_unbond"] = json!("no answer within 60 s");
    let error = position(&mut silent).unwrap_err();
    assert_eq!(error, CliError::unanswered("no answer within 60 s"));

    let mut odd = suite();
    odd.0["hub"]["preview_unbond"] = json!({});
    let error = position(&mut odd).unwrap_err();
    let words = "the hub's answer to `preview_unbond` is not that of a suite: missing field `earliest_claim_at`";
    assert_eq!(error, CliError::failed(words));
}

/// Before, bonds that the vault does not list were in no row and in no sum, and nobody was told.
#[test]
fn a_position_of_more_bonds_than_are_listed_is_partial() {
    let whole = position(&mut suite()).unwrap();
    assert_eq!(whole["is_partial"], false);

    let mut cut = suite();
    let bonds: Vec<Value> = (0..100)
        .map(|n| json!({"validator": format!("val{n}"), "value": "5"}))
        .collect();
    let of_vault = &mut cut.0["vault"]["position"];
    of_vault["bonds"] = json!(bonds);
    of_vault["is_list_partial"] = json!(true);
    cut.0["vault"]["exits"] = json!({"exits": [
        {"exit_id": 7, "layer": "pool", "value": "2", "ready_at": null},
        {"exit_id": 8, "layer": "pool", "value": "3", "ready_at": null},
    ]});

    let alice = position(&mut cut).unwrap();

    assert_eq!(alice["is_partial"], true);
    // the pool, 100 bonds, and all requests, which can be read to their end
    assert_eq!(alice["vault"].as_array().unwrap().len(), 103);
    // LST of 486, a ticket of 100, 18 in the pool, 100 bonds of 5, requests of 2 and 3
    assert_eq!(alice["total"]["value"], "1109");

    // without bonds, it was the requests that were not all listed
    cut.0["vault"]["position"]["bonds"] = json!([]);
    let alice = position(&mut cut).unwrap();
    assert_eq!(alice["is_partial"], false);
}

#[test]
fn an_answer_without_a_field_is_no_zero() {
    let mut suite = suite();
    suite.0["hub"]["state"] = json!({"value": "1000", "shares": "1000", "bonded": "1000"});

    let error = position(&mut suite).unwrap_err();

    let words = "the hub's answer to `state` is not that of a suite: missing field `exiting`";
    assert_eq!(error, CliError::failed(words));
}

/// Before, what a ticket does not say was 0, and so was what the vault does not say of a loss.
#[test]
fn what_a_ticket_or_a_loss_lacks_is_no_zero() {
    let wrong = "this is not a suite, or the node answers wrongly";
    let mut odd = suite();
    odd.0["hub"]["position"]["tickets"][0] = json!({
        "ticket_id": "1", "status": "exiting", "batch_id": 1, "claimed": "0", "claimable": "20",
    });
    let error = position(&mut odd).unwrap_err();
    assert_eq!(
        error,
        CliError::failed(format!("ticket 1 has no `owed`: {wrong}"))
    );

    let mut odd = suite();
    odd.0["vault"]["preview_cover"] = json!({"burned": []});
    let error = position(&mut odd).unwrap_err();
    let words = "the vault's answer to `preview_cover` has no row for the loss: ";
    assert_eq!(error, CliError::failed(format!("{words}{wrong}")));

    let mut paid = suite();
    paid.0["hub"]["position"]["tickets"][0] = json!({"ticket_id": "1", "status": "done"});
    let alice = position(&mut paid).unwrap();
    assert_eq!(alice["tickets"][0]["value"], "0");
}

#[test]
fn a_list_without_an_end_is_refused() {
    let mut suite = suite();
    let rows = vec![json!({"validator": "val0", "actual": "6"}); 100];
    suite.0["hub"]["delegations"] = json!({ "delegations": rows });

    let error = position(&mut suite).unwrap_err();

    let words = "the hub's list of delegations does not end: 200 rows and no last one; this is not a suite, or the node \
                 answers wrongly";
    assert_eq!(error, CliError::failed(words));
}
