//! What a splitter is made of, and what it is not made of.

use super::{birth, refused, split, suite_of, Mute, Split, TERM};
use crate::kit::{any, anyone, out_of_bounds, ANY};
use ballast_extension_math::splitter::Refusal;
use ballast_extensions::splitter::Splitter;
use ballast_testing::{Suite, SuiteBuilder, TxError};
use ballast_types::{address::AddressError, Amount, Native};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

fn made(suite: &mut Suite, msg: &Value) -> Result<Addr, TxError> {
    let msg = to_json_binary(msg).unwrap();
    suite.make("owner", &Splitter, "dex", &msg, &[])
}

fn fresh() -> Suite {
    suite_of(Suite::builder())
}

#[test]
fn a_day_at_least_and_five_years_at_most() {
    let mut suite = fresh();
    for (secs, ok) in [(86_399, false), (86_405, true)] {
        let maturity = suite.now() + secs;
        let msg = birth(&suite, maturity);
        let born = made(&mut suite, &msg);
        assert_eq!(born.is_ok(), ok, "{secs}");
    }
    let (mut suite, five) = (fresh(), 157_680_000);
    let maturity = suite.now() + five + 10;
    let msg = birth(&suite, maturity);
    refused(
        made(&mut suite, &msg),
        out_of_bounds("maturity", maturity, ANY, ANY),
    );
    let maturity = suite.now() + five;
    let msg = birth(&suite, maturity);
    made(&mut suite, &msg).unwrap();
}

#[test]
fn a_hub_is_a_hub_that_has_a_price() {
    let mut suite = fresh();
    let maturity = suite.now() + TERM;
    for other in ["token", "queue", "alice"] {
        let msg = json!({"split": {"hub": suite.addr(other), "maturity": maturity}});
        refused(made(&mut suite, &msg), "does not answer as a hub");
    }
    let msg = json!({"split": {"hub": "wasm1", "maturity": maturity}});
    refused(
        made(&mut suite, &msg),
        AddressError::NotAccount {
            address: anyone().into_string(),
            reason: anyone().into_string(),
        },
    );
    let (builder, hub) = Mute::hub(Suite::builder(), &Splitter);
    let mut suite = suite_of(builder);
    let maturity = suite.now() + TERM;
    let msg = birth(&suite, maturity);
    hub.silence(true);
    refused(made(&mut suite, &msg), "says no price");
    hub.silence(false);
    hub.say(0, 1);
    refused(
        made(&mut suite, &msg),
        Refusal::NoPrice {
            value: Native::new(0u128),
            shares: any(),
        },
    );
    hub.say(1, u128::MAX);
    refused(made(&mut suite, &msg), "does not fit 128 bits");
    hub.speak();
    made(&mut suite, &msg).unwrap();
}

/// Whatever the decimals of the LST, PT and YT have them too.
#[test]
fn decimals_are_the_lst_s() {
    for decimals in [0, 6, 18] {
        let builder: SuiteBuilder = Suite::builder().decimals(decimals);
        let split = Split::with(builder, TERM);
        for token in [&split.pt, &split.at] {
            let info: Value = split.suite.query(token, &json!({"token_info": {}}));
            assert_eq!(info["decimals"], json!(decimals));
        }
        let config: Value = split.suite.query(&split.at, &json!({"config": {}}));
        assert_eq!(config["decimals"], json!(decimals));
    }
}

/// A PT is of the splitter's code, has no admin, and answers as a cw20 and as nothing else.
#[test]
fn a_pt_is_the_splitter_s_own() {
    let split = split();
    let querier = split.suite.chain().querier();
    let pt = querier.query_wasm_contract_info(&split.pt).unwrap();
    let yt = querier.query_wasm_contract_info(&split.at).unwrap();
    assert_eq!(
        (pt.code_id, pt.admin, pt.creator),
        (yt.code_id, None, split.at.clone())
    );
    for msg in [
        json!({"config": {}}),
        json!({"state": {}}),
        json!({"value": {"pt": "1"}}),
        json!({"claimable": {"owner": split.at}}),
        json!({"solvency": {}}),
    ] {
        let answer = split.suite.try_query::<Value>(&split.pt, &msg);
        refused(answer, "PT has no `such question`");
    }
    let minter: Value = split.suite.query(&split.pt, &json!({"minter": {}}));
    assert_eq!(minter, json!({"minter": split.at, "cap": null}));
}

/// It takes over its own state, and no other's.
#[test]
fn a_splitter_can_be_raised_to_its_own_version() {
    let mut split = split();
    let code = split.suite.chain_mut().code_named("splitter").unwrap();
    let (owner, at) = (split.suite.addr("owner"), split.at.clone());
    let (empty, chain) = (to_json_binary(&json!({})).unwrap(), split.suite.chain_mut());
    chain.migrate(&owner, &at, code, empty).unwrap();
    assert!(split.is_solvent());
}
