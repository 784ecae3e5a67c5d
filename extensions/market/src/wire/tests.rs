//! This reader takes what serde's takes, and refuses what serde's refuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::{Read, Wire};
use ballast_extension_types::market::{ExecuteMsg, QueryMsg, ReceiveMsg};
use cosmwasm_std::from_json;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

fn same<T: Read + DeserializeOwned + PartialEq + Debug>(json: &str) -> bool {
    let ours = from_json::<Wire<T>>(json.as_bytes()).map(|message| message.0);
    let serdes = from_json::<T>(json.as_bytes());
    assert_eq!(ours.is_ok(), serdes.is_ok(), "{json}: {ours:?}, {serdes:?}");
    match (ours, serdes) {
        (Ok(ours), Ok(serdes)) => {
            assert_eq!(ours, serdes);
            true
        }
        _ => false,
    }
}

/// Every variant with all of its fields.
const EXECUTES: [&str; 32] = [
    r#"{"receive":{"sender":"a","amount":"5","msg":"e30="}}"#,
    r#"{"deposit":{"receiver":"a","min_shares":"5"}}"#,
    r#"{"redeem":{"shares":"5","receiver":"a","min_amount":"5"}}"#,
    r#"{"remove_collateral":{"lst":"5","owner":"a","receiver":"b"}}"#,
    r#"{"borrow":{"amount":"5","owner":"a","receiver":"b"}}"#,
    r#"{"borrow_call":{"amount":"5","owner":"a","then":{"bond":{"min_shares":"5"}}}}"#,
    r#"{"borrow_call":{"amount":"5","owner":"a","then":{"call":{"msg":"e30="}}}}"#,
    r#"{"repay":{"owner":"a","remove":"5","receiver":"b"}}"#,
    r#"{"liquidate":{"owner":"a","receiver":"b","min_lst":"5"}}"#,
    r#"{"attach":{"restake":"a"}}"#,
    r#"{"watch":{"owner":"a"}}"#,
    r#"{"approve":{"manager":"a","until":5}}"#,
    r#"{"revoke":{"manager":"a"}}"#,
    r#"{"accrue":{}}"#,
    r#"{"collect":{}}"#,
    r#"{"update_config":{"open_ltv_bps":5,"borrow_cap":"5","fee_bps":5}}"#,
    r#"{"ramp":{"liq_ltv_bps":5,"secs":5}}"#,
    r#"{"pause":{"scope":"deposit","secs":5}}"#,
    r#"{"unpause":{"scope":"borrow"}}"#,
    r#"{"set_treasury":{"address":"a"}}"#,
    r#"{"set_guardian":{"address":"a"}}"#,
    r#"{"update_ownership":{"transfer_ownership":{"new_owner":"a","expiry":{"at_height":5}}}}"#,
    r#"{"update_ownership":"accept_ownership"}"#,
    r#"{"update_ownership":"renounce_ownership"}"#,
    r#"{"prove_depth":{"deeper":5}}"#,
    r#"{"transfer":{"recipient":"a","amount":"5"}}"#,
    r#"{"send":{"contract":"a","amount":"5","msg":"e30="}}"#,
    r#"{"transfer_from":{"owner":"a","recipient":"b","amount":"5"}}"#,
    r#"{"send_from":{"owner":"a","contract":"b","amount":"5","msg":"e30="}}"#,
    r#"{"increase_allowance":{"spender":"a","amount":"5","expires":{"at_time":"5"}}}"#,
    r#"{"decrease_allowance":{"spender":"a","amount":"5","expires":{"never":{}}}}"#,
    r#"{"increase_allowance":{"spender":"a","amount":"5"}}"#,
];

const QUERIES: [&str; 25] = [
    r#"{"config":{}}"#,
    r#"{"market":{}}"#,
    r#"{"position":{"owner":"a"}}"#,
    r#"{"debt":{"owner":"a"}}"#,
    r#"{"positions":{"start_after":"a","limit":5}}"#,
    r#"{"managers":{"owner":"a","start_after":"b","limit":5}}"#,
    r#"{"convert_to_shares":{"amount":"5"}}"#,
    r#"{"convert_to_assets":{"shares":"5"}}"#,
    r#"{"preview_deposit":{"amount":"5"}}"#,
    r#"{"preview_redeem":{"shares":"5"}}"#,
    r#"{"max_redeem":{"owner":"a"}}"#,
    r#"{"preview_borrow":{"owner":"a","amount":"5","bond":true}}"#,
    r#"{"preview_repay":{"owner":"a","amount":"5","remove":"5"}}"#,
    r#"{"preview_liquidate":{"owner":"a","amount":"5"}}"#,
    r#"{"exposure":{}}"#,
    r#"{"watched":{}}"#,
    r#"{"paused":{}}"#,
    r#"{"ownership":{}}"#,
    r#"{"solvency":{"start_after":null,"limit":5}}"#,
    r#"{"balance":{"address":"a"}}"#,
    r#"{"token_info":{}}"#,
    r#"{"allowance":{"owner":"a","spender":"b"}}"#,
    r#"{"all_allowances":{"owner":"a","start_after":"b","limit":5}}"#,
    r#"{"all_spender_allowances":{"spender":"a","start_after":"b","limit":5}}"#,
    r#"{"all_accounts":{"start_after":"a","limit":5}}"#,
];

/// Each JSON with one thing changed: a field left out, nulled, renamed, of another type, twice; more fields.
fn changed(json: &str) -> Vec<String> {
    let mut all = vec![
        json.replace("5", "-5"),
        json.replace("\"5\"", "5"),
        json.replace(":5", ":\"5\""),
        json.replace(":5", ":5.5"),
        json.replace(":5", ":5000000000"),
        json.replace("\"a\"", "5"),
        json.replace("\"a\"", "null"),
        json.replace("\"a\"", "[]"),
        json.replace("\"5\"", "\"five\""),
        json.replace("\"5\"", "\"340282366920938463463374607431768211456\""),
        json.replace("e30=", "?"),
        json.replace("{\"", "{\"x"),
        json.replace("}}", ",\"x\":1}}"),
        json.replace("}}", "},\"x\":1}"),
        json.replace("}}", "}"),
        format!("{json} "),
        format!("[{json}]"),
        format!("{json}{json}"),
    ];
    for field in json.split(',') {
        all.push(json.replacen(&format!("{field},"), "", 1));
        all.push(json.replacen(&format!(",{field}"), "", 1));
        all.push(json.replacen(field, &format!("{field},{field}"), 1));
    }
    all
}

#[test]
fn it_reads_what_serde_reads() {
    for json in EXECUTES {
        assert!(same::<ExecuteMsg>(json), "{json}");
        changed(json).iter().for_each(|json| {
            same::<ExecuteMsg>(json);
        });
    }
    for json in QUERIES {
        assert!(same::<QueryMsg>(json), "{json}");
        changed(json).iter().for_each(|json| {
            same::<QueryMsg>(json);
        });
    }
    assert!(same::<ReceiveMsg>(r#"{"add_collateral":{}}"#));
    assert!(same::<ReceiveMsg>(r#"{"add_collateral":{"owner":"a"}}"#));
    for json in [
        "{}",
        "null",
        "\"accrue\"",
        "5",
        r#"{"add_collateral":{"x":1}}"#,
        r#"{"deposit":{}}"#,
    ] {
        assert!(
            !same::<ReceiveMsg>(json) && !same::<ExecuteMsg>(json) || json.contains("deposit"),
            "{json}"
        );
    }
}
