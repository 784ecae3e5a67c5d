//! What a restake contract is made with, and what nobody can change afterwards.

use super::super::{
    guest::Guest,
    kit::{anyone, out_of_bounds, takes_none},
};
use super::{birth, instant, refused, suite_of, Dex, DAY, UNIT};
use ballast_extension_share::ShareError;
use ballast_extension_types::restake::QueryMsg;
use ballast_extensions::restake::Restake;
use ballast_restake::ContractError;
use ballast_testing::{Suite, TxError};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::{json, Value};

/// Whether it is made, with this change.
fn made(change: impl FnOnce(&mut Value, &Suite)) -> Result<Addr, TxError> {
    let mut suite = suite_of(Suite::builder());
    let mut msg = birth(&suite);
    change(&mut msg, &suite);
    let msg = to_json_binary(&msg).unwrap();
    suite.make("owner", &Restake, "dex", &msg, &[])
}

#[test]
fn every_term_has_bounds() {
    for (field, least, most) in [
        ("cooldown_secs", DAY, 90 * DAY),
        ("window_secs", 3_600, 30 * DAY),
        ("max_slash_bps", 1, 10_000),
        ("drip_secs", 3_600, 30 * DAY),
    ] {
        for value in [least, most] {
            made(|msg, _| msg[field] = json!(value)).unwrap();
        }
        for value in [least - 1, most + 1] {
            let words = format!("{field} = {value} is out of bounds: {least} to {most}");
            refused(made(|msg, _| msg[field] = json!(value)), &words);
        }
    }
    for (field, most) in [("ratio_bps", 100_000), ("hold_secs", 45 * DAY)] {
        let ratio = |value: u64| {
            made(|msg, suite| {
                msg["ratio"] = json!({"consumer": suite.addr("svc")});
                msg["ratio"][field] = json!(value);
            })
        };
        ratio(0).unwrap();
        ratio(most).unwrap();
        let words = format!("{field} = {} is out of bounds: 0 to {most}", most + 1);
        refused(ratio(most + 1), &words);
    }
    refused(
        made(|msg, _| msg["floor"] = json!("999")),
        "floor = 999 is out of bounds: 1000 to",
    );
    made(|msg, _| msg["floor"] = json!("1000")).unwrap();
}

#[test]
fn the_times_of_a_veto_have_bounds() {
    let veto = |suite: &Suite, veto: u64, execute: u64| json!({"veto": {"resolver": suite.addr("erin"), "veto_secs": veto, "execute_secs": execute}});
    for (secs, words) in [
        (3_599, "veto_secs = 3599 is out of bounds: 3600 to 1209600"),
        (14 * DAY + 1, "veto_secs = 1209601 is out of bounds"),
    ] {
        refused(
            made(|msg, suite| msg["mode"] = veto(suite, secs, 3_600)),
            words,
        );
        let words = words.replace("veto_secs", "execute_secs");
        refused(
            made(|msg, suite| msg["mode"] = veto(suite, 3_600, secs)),
            &words,
        );
    }
    // a request, the quiet after it and a day are over before a redemption is ready that was asked
    // for with it
    refused(
        made(|msg, suite| {
            msg["mode"] = veto(suite, 14 * DAY, 14 * DAY);
            msg["cooldown_secs"] = json!(57 * DAY - 1);
        }),
        out_of_bounds("cooldown_secs", "4924799", "4924800", "7776000"),
    );
}

#[test]
fn roles_are_what_they_have_to_be() {
    let person = "it is no contract";
    refused(
        made(|msg, suite| msg["slasher"] = json!(suite.addr("alice"))),
        person,
    );
    refused(
        made(|msg, suite| msg["ratio"] = json!({"consumer": suite.addr("alice")})),
        person,
    );
    made(|msg, suite| {
        msg["slasher"] = json!(suite.addr("alice"));
        msg["mode"] = json!({"veto": {"resolver": suite.addr("erin")}});
    })
    .unwrap();
    refused(
        made(|msg, suite| {
            msg["mode"] = json!({"veto": {"resolver": suite.addr("svc")}});
        }),
        ContractError::SameRole { address: anyone() },
    );
    for name in ["hub", "token", "registry", "queue", "collector"] {
        let words = format!("cannot be the destination: it is the suite's {name}");
        let to = |msg: &mut Value, suite: &Suite| msg["destination"] = json!(suite.addr(name));
        refused(made(to), &words);
    }
    made(|msg, suite| msg["destination"] = json!(suite.addr("vault"))).unwrap();
    for name in ["svc", "token"] {
        let words = "does not answer as a hub of this version";
        refused(
            made(|msg, suite| msg["hub"] = json!(suite.addr(name))),
            words,
        );
    }
}

#[test]
fn the_share_is_called_by_rules_of_ours() {
    for symbol in ["rDEX", "r-1", "RESTAKE-2026"] {
        made(|msg, _| msg["symbol"] = json!(symbol)).unwrap();
    }
    for symbol in ["r", "RESTAKED-2026", "r_DEX", "rÄX"] {
        refused(
            made(|msg, _| msg["symbol"] = json!(symbol)),
            ShareError::Symbol {
                symbol: symbol.to_string(),
            },
        );
    }
    refused(
        made(|msg, _| msg["name"] = json!("ab")),
        ShareError::Name {
            name: "ab".to_string(),
            bytes: 2,
        },
    );
    for (decimals, shares_have) in [(0, 3), (6, 9), (15, 18), (18, 18)] {
        let dex = Dex::with(Suite::builder().decimals(decimals), |_| {});
        let token: cw20::TokenInfoResponse = dex.ask(&QueryMsg::TokenInfo {});
        assert_eq!(token.decimals, shares_have);
        let floor = 10u128.pow(decimals.into()).max(1_000);
        let config: Value = dex.suite.query(&dex.at, &json!({"config": {}}));
        assert_eq!(config["floor"], json!(floor.to_string()));
    }
}

/// What is not in the list of messages cannot happen: there is no message to change a term, to take
/// LST, or to burn a share.
#[test]
fn no_message_changes_terms_or_takes_stake() {
    let mut dex = instant();
    dex.deposit("alice", 100 * UNIT).unwrap();
    for name in [
        "update_config",
        "update_ownership",
        "set_guardian",
        "burn",
        "burn_from",
        "mint",
        "sweep",
        "cancel_redemption",
    ] {
        for who in ["owner", "dave", "alice"] {
            refused(dex.tell(who, &json!({name: {}})), "unknown variant");
        }
    }
    let coins = cosmwasm_std::coins(5, "ustake");
    let (at, msg) = (dex.at.clone(), json!({"redeem": {"shares": "5"}}));
    refused(
        dex.suite.execute("alice", &at, &msg, &coins),
        takes_none(anyone()),
    );
}

/// A suite may bring one by the kit's own account of a birth.
#[test]
fn the_kit_makes_one() {
    let mut suite = Suite::builder()
        .account("resolver", 1)
        .extend(&Restake)
        .build();
    suite.bond("alice", UNIT).unwrap();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let tx = suite.lst_send("alice", "restake", UNIT, msg).unwrap();
    assert_eq!(tx.attr("shares"), Some("1000000000"));
}
