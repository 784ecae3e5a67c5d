//! What a market can be made with, and what can be attached to it.

use super::super::{
    guest::Guest,
    kit::{anyone, no_account, only, out_of_bounds},
};
use super::{birth, market, refused, set_price, suite_of, Mkt};
use ballast_extension_share::ShareError;
use ballast_market::ContractError;
use ballast_testing::{Suite, TxError};
use cosmwasm_std::to_json_binary;
use serde_json::{json, Value};

fn born(change: impl FnOnce(&mut Value)) -> Result<Mkt, TxError> {
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&mut suite);
    change(&mut msg);
    Mkt::born(suite, &msg)
}

#[test]
fn what_is_not_named_is_the_default() {
    let market = born(|msg| {
        for key in ["min_debt", "owner", "guardian", "treasury"] {
            msg.as_object_mut().unwrap().remove(key);
        }
    });
    let market = market.unwrap();
    let config = market.preview(&json!({"config": {}})).unwrap();
    let owner = market.suite.addr("owner");
    assert_eq!(config["terms"]["min_debt"], json!("100000000"));
    assert_eq!(config["terms"]["deployer"], json!(owner));
    assert_eq!(config["terms"]["max_debt_ratio"], json!(20));
    assert_eq!(
        config["roles"],
        json!({"guardian": null, "treasury": owner})
    );
    let limits = &config["limits"];
    assert_eq!(
        (&limits["open_bps"], &limits["liq_bps"]),
        (&json!(8_800), &json!(9_200))
    );
    assert_eq!(
        (&limits["fee_bps"], &limits["borrow_cap"]),
        (&json!(1_000), &json!(null))
    );
    let ownership = market.preview(&json!({"ownership": {}})).unwrap();
    assert_eq!(ownership["owner"], json!(null));
    let token = market.preview(&json!({"token_info": {}})).unwrap();
    assert_eq!(
        (&token["symbol"], &token["decimals"]),
        (&json!("mSTAKE"), &json!(9))
    );
}

#[test]
fn every_term_has_bounds() {
    let bad = [
        ("max_debt_ratio", json!(0)),
        ("max_debt_ratio", json!(101)),
        ("vol_sigmas", json!(7)),
        ("restake_part_bps", json!(10_001)),
        ("min_debt", json!("999")),
        ("liq_ltv_bps", json!(4_999)),
        ("liq_ltv_bps", json!(9_401)),
        ("open_ltv_bps", json!(999)),
        ("open_ltv_bps", json!(9_109)),
        ("fee_bps", json!(2_501)),
    ];
    for (term, value) in bad {
        let words = format!("{term} = ");
        refused(born(|msg| msg[term] = value).map(drop), &words);
    }
    for (term, value) in [
        ("open_ltv_bps", json!(9_108)),
        ("liq_ltv_bps", json!(9_400)),
        ("min_debt", json!("1000")),
        ("vol_sigmas", json!(6)),
    ] {
        assert!(born(|msg| msg[term] = value).is_ok(), "{term}");
    }
    let decimals = born(|msg| msg["loan"]["decimals"] = json!(18));
    refused(
        decimals.map(drop),
        out_of_bounds("loan.decimals", "18", "6", "6"),
    );
    let symbol = born(|msg| msg["share"]["symbol"] = json!("m STAKE"));
    refused(
        symbol.map(drop),
        ShareError::Symbol {
            symbol: anyone().into_string(),
        },
    );
    let unknown = born(|msg| msg["oracel"] = json!(1));
    refused(unknown.map(drop), "oracel");
}

/// The hub has the price of the staking token, and of nothing else.
#[test]
fn an_oracle_if_and_only_if_the_hub_has_no_price() {
    let words = "name an oracle if they differ, and only then";
    let without = born(|msg| msg["loan"]["denom"] = json!("uusdc"));
    refused(without.map(drop), words);
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&mut suite);
    msg["oracle"] = json!({"address": suite.addr("hub"), "feed": "bstake/stake"});
    refused(Mkt::born(suite, &msg).map(drop), words);
}

/// The source answers both questions at birth, or there is no market.
#[test]
fn the_oracle_answers_both_questions() {
    for behave in [
        json!({"query": "fail"}),
        json!({"query": "right", "safe": "fail"}),
        json!({"query": {"say": "e30="}}),
    ] {
        let mut suite = suite_of(Suite::builder());
        let none = to_json_binary(&json!({})).unwrap();
        suite
            .instantiate("owner", "price", "src", &none, &[])
            .unwrap();
        set_price(&mut suite, "11.5");
        let src = suite.addr("src");
        let mut msg = birth(&mut suite);
        msg["loan"] = json!({"denom": "uusdc", "decimals": 6});
        msg["oracle"] = json!({"address": src, "feed": "bstake/usdc"});
        suite
            .execute("owner", &src, &json!({"behave": behave}), &[])
            .unwrap();
        refused(
            Mkt::born(suite, &msg).map(drop),
            ContractError::Price {
                source_address: anyone(),
                reason: anyone().into_string(),
            },
        );
    }
}

#[test]
fn no_hub_no_market() {
    let alice = born(|msg| msg["hub"] = json!("nobody"));
    refused(alice.map(drop), no_account("nobody"));
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&mut suite);
    msg["hub"] = json!(suite.addr("token"));
    refused(Mkt::born(suite, &msg).map(drop), "does not answer as a hub");
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&mut suite);
    msg["treasury"] = json!(suite.addr("vault"));
    refused(Mkt::born(suite, &msg).map(drop), "is the suite's vault");
}

/// Checked field by field, once.
#[test]
fn only_its_own_restake_contract_is_attached() {
    let mut market = market();
    let erin = json!(market.suite.addr("erin"));
    let registry = json!(market.suite.addr("hub"));
    type Change = Box<dyn FnOnce(&mut Value)>;
    let changes: [(&str, Change); 7] = [
        ("its mode is veto", {
            let resolver = erin.clone();
            Box::new(move |msg| msg["mode"] = json!({"veto": {"resolver": resolver}}))
        }),
        ("its slasher is", {
            let to = json!(market.at);
            Box::new(move |msg| {
                msg["slasher"] = registry;
                msg["destination"] = to;
            })
        }),
        ("its destination is", {
            let to = erin.clone();
            Box::new(move |msg| msg["destination"] = to)
        }),
        (
            "its consumer is nobody",
            Box::new(|msg| msg["ratio"] = json!(null)),
        ),
        ("its ratio_bps is 4999", {
            Box::new(|msg| msg["ratio"]["ratio_bps"] = json!(4_999))
        }),
        (
            "its floor is 1000001",
            Box::new(|msg| msg["floor"] = json!("1000001")),
        ),
        ("its consumer is", {
            let hub = json!(market.suite.addr("hub"));
            Box::new(move |msg| msg["ratio"]["consumer"] = hub)
        }),
    ];
    let names = ["r0", "r1", "r2", "r3", "r4", "r5", "r6"];
    for (name, (words, change)) in names.into_iter().zip(changes) {
        market.make_restake(name, change);
        refused(market.attach("owner", name), words);
    }
}

#[test]
fn owner_or_deployer_attach_one_until_it_is_spent() {
    let mut market = market();
    market.make_restake("rst", |_| {});
    refused(
        market.attach("mallory", "rst"),
        only("the owner or the deployer", &market.suite.addr("mallory")),
    );
    refused(
        market.attach("owner", "hub"),
        ContractError::NotOurs {
            field: "code id",
            found: anyone().into_string(),
        },
    );
    market.attach("owner", "rst").unwrap();
    market.make_restake("other", |_| {});
    refused(
        market.attach("owner", "other"),
        ContractError::Attached { restake: anyone() },
    );
}

/// A restake contract whose code somebody may replace is none.
#[test]
fn a_wasm_admin_is_refused() {
    let mut market = market();
    market.make_with_admin("rst", |_| {});
    let refusal = market.attach("owner", "rst");
    refused(refusal, "its admin, who could replace its code, is");
}
