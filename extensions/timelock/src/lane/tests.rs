#![allow(clippy::unwrap_used)]
use super::*;
use ballast_extension_types::timelock::FastExtension;
use ballast_types::deploy::Suite;
use cosmwasm_std::{coin, coins, AnyMsg, Binary, StakingMsg};

fn config() -> Config {
    let addr = |name: &str| Addr::unchecked(name);
    Config {
        suite: Suite {
            hub: addr("hub"),
            token: addr("token"),
            registry: addr("registry"),
            queue: addr("queue"),
            vault: addr("vault"),
            collector: addr("collector"),
        },
        proposer: addr("votes"),
        veto: None,
        council: None,
        fast_secs: 259_200,
        notice_secs: 604_800,
        extensions: vec![FastExtension {
            contract: addr("market"),
            messages: vec!["set_caps".into(), "update_ownership".into()],
        }],
    }
}

fn call(to: &str, msg: &[u8]) -> CosmosMsg {
    WasmMsg::Execute {
        contract_addr: to.to_string(),
        msg: Binary::from(msg),
        funds: vec![],
    }
    .into()
}

fn lane(msg: &CosmosMsg) -> Lane {
    judge(msg, &list(&config())).0
}

#[test]
fn what_is_listed_is_fast() {
    for (to, name) in [
        ("hub", "update_config"),
        ("hub", "set_guardian"),
        ("hub", "set_treasury"),
        ("registry", "add_validator"),
        ("registry", "update_validator"),
        ("registry", "remove_validator"),
        ("registry", "update_config"),
        ("vault", "update_config"),
        ("collector", "update_config"),
        ("market", "set_caps"),
    ] {
        let msg = call(to, format!("{{\"{name}\":{{\"x\":[1,{{}}]}}}}").as_bytes());
        assert_eq!(
            judge(&msg, &list(&config())),
            (Lane::Fast, None),
            "{to} {name}"
        );
    }
}

/// Names that are hidden by escapes, two names, no name, and text that is no object.
#[test]
fn no_shape_of_a_message_hides_what_it_does() {
    for msg in [
        r#"{"update\u005fownership":"accept_ownership"}"#,
        r#"{"update_ownership":{"transfer_ownership":{}}}"#,
        r#"{"update_config":{},"update_ownership":{}}"#,
        r#"{"update_config":{},"update_config":{}}"#,
        r#"{"update_config":{}}{"update_ownership":{}}"#,
        r#"{"update_config":{}} x"#,
        r#"{"update_config":}"#,
        r#"{"update_config": rm -rf "everything" : 01 }"#,
        r#"{"update_config":{"fee_bps":tru}}"#,
        r#"{"update_config":{"fee_bps" 1}}"#,
        r#""update_config""#,
        r#"["update_config"]"#,
        "[]",
        "{}",
        "null",
        "",
        "update_config",
        r#"{"receive":{"sender":"x","amount":"1","msg":""}}"#,
        r#"{"pause":{"scope":"unbond"}}"#,
    ] {
        assert_eq!(lane(&call("hub", msg.as_bytes())), Lane::Slow, "{msg}");
    }
    for msg in [
        r#"{"update_config":{"a":1,"b":-2,"c":"x","d":true,"e":null,"f":[1,[]],"g":{"h":{}}}}"#,
        "  {\"update_config\" : { } }  ",
    ] {
        assert_eq!(lane(&call("hub", msg.as_bytes())), Lane::Fast, "{msg}");
    }
    // an escape in a name that is listed is read as the contract reads it
    assert_eq!(
        lane(&call("hub", br#"{"update\u005fconfig":{}}"#)),
        Lane::Fast
    );
    // a list made at birth cannot hand contracts over
    assert_eq!(
        lane(&call("market", br#"{"update_ownership":{}}"#)),
        Lane::Slow
    );
    // the address is compared, not what it looks like
    assert_eq!(lane(&call("HUB", br#"{"update_config":{}}"#)), Lane::Slow);
    assert_eq!(lane(&call("token", br#"{"update_config":{}}"#)), Lane::Slow);
    assert_eq!(lane(&call("queue", br#"{"update_config":{}}"#)), Lane::Slow);
    assert_eq!(
        lane(&call("timelock", br#"{"update_config":{}}"#)),
        Lane::Slow
    );
}

/// Messages to the chain, which may be migrations, authz or votes.
#[test]
fn whatever_is_no_call_is_slow() {
    let send = BankMsg::Send {
        to_address: "x".into(),
        amount: coins(1, "u"),
    };
    let delegate = StakingMsg::Delegate {
        validator: "v".into(),
        amount: coin(1, "u"),
    };
    let migrate = WasmMsg::Migrate {
        contract_addr: "hub".into(),
        new_code_id: 1,
        msg: Binary::default(),
    };
    let clear = WasmMsg::ClearAdmin {
        contract_addr: "hub".into(),
    };
    let any = AnyMsg {
        type_url: "/cosmwasm.wasm.v1.MsgMigrateContract".into(),
        value: Binary::default(),
    };
    let paid = WasmMsg::Execute {
        contract_addr: "hub".into(),
        msg: Binary::from(br#"{"update_config":{}}"#),
        funds: coins(1, "u"),
    };
    let all: [CosmosMsg; 6] = [
        send.into(),
        delegate.into(),
        migrate.into(),
        clear.into(),
        CosmosMsg::Any(any),
        paid.into(),
    ];
    let fast = call("hub", br#"{"update_config":{}}"#);
    for msg in all {
        let (of_one, why) = judge(&msg, &list(&config()));
        assert_eq!(of_one, Lane::Slow, "{msg:?}");
        let both = [fast.clone(), msg];
        let (of_both, because) = judge_all(&both, &list(&config()));
        assert_eq!(of_both, Lane::Slow);
        assert_eq!(because, Some(format!("message 2 {}", why.unwrap())));
    }
}

#[test]
fn the_guardian_s_replacement_is_told_from_what_only_contains_it() {
    let hub = Addr::unchecked("hub");
    let names = call("hub", br#"{"set_guardian":{"address":"x"}}"#);
    let other = call("hub", br#"{"set_treasury":{"address":"x"}}"#);
    let elsewhere = call("vault", br#"{"set_guardian":{"address":"x"}}"#);
    assert!(only_names_guardian(std::slice::from_ref(&names), &hub));
    assert!(only_names_guardian(&[names.clone(), names.clone()], &hub));
    assert!(!only_names_guardian(&[names.clone(), other], &hub));
    assert!(!only_names_guardian(&[names, elsewhere], &hub));
}
