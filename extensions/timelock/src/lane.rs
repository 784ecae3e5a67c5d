//! Which messages are fast. A list says so; everything else is slow, whatever it is.

use ballast_extension_types::timelock::{Config, FastLane, Lane};
use cosmwasm_std::{from_json, Addr, BankMsg, CosmosMsg, StdResult, WasmMsg};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

/// Names that are never on a list: they hand a contract, or a group of voters, to somebody else.
pub const NEVER: [&str; 2] = ["update_ownership", "update_admin"];

const HUB: &[&str] = &["update_config", "set_guardian", "set_treasury"];
const REGISTRY: &[&str] = &[
    "add_validator",
    "update_validator",
    "remove_validator",
    "update_config",
];
const VAULT: &[&str] = &["update_config"];
const COLLECTOR: &[&str] = &["update_config"];

/// The fast list of this timelock.
pub fn list(config: &Config) -> Vec<FastLane> {
    let suite = &config.suite;
    let core = [
        ("hub", &suite.hub, HUB),
        ("registry", &suite.registry, REGISTRY),
        ("vault", &suite.vault, VAULT),
        ("collector", &suite.collector, COLLECTOR),
    ];
    let core = core.into_iter().map(|(role, contract, names)| FastLane {
        role: role.to_string(),
        contract: contract.clone(),
        messages: names.iter().map(ToString::to_string).collect(),
    });
    let others = config.extensions.iter().map(|extension| FastLane {
        role: "extension".to_string(),
        contract: extension.contract.clone(),
        messages: extension.messages.clone(),
    });
    core.chain(others).collect()
}

/// The lane of one message, and why if it is slow.
pub fn judge(msg: &CosmosMsg, list: &[FastLane]) -> (Lane, Option<String>) {
    match reason(msg, list) {
        None => (Lane::Fast, None),
        Some(why) => (Lane::Slow, Some(why)),
    }
}

/// The lane of an operation: that of its slowest message, and why, by the first that is slow.
pub fn judge_all(msgs: &[CosmosMsg], list: &[FastLane]) -> (Lane, Option<String>) {
    for (number, msg) in (1_u32..).zip(msgs) {
        if let Some(why) = reason(msg, list) {
            return (Lane::Slow, Some(format!("message {number} {why}")));
        }
    }
    (Lane::Fast, None)
}

/// Whether all that an operation does is to name the hub's guardian.
pub fn only_names_guardian(msgs: &[CosmosMsg], hub: &Addr) -> bool {
    let names = |msg: &CosmosMsg| match plain_call(msg) {
        Ok((to, name)) => to == hub.as_str() && name == "set_guardian",
        Err(_) => false,
    };
    msgs.iter().all(names)
}

/// Why a message is slow; none if it is fast.
fn reason(msg: &CosmosMsg, list: &[FastLane]) -> Option<String> {
    let (to, name) = match plain_call(msg) {
        Ok(call) => call,
        Err(why) => return Some(why.to_string()),
    };
    let Some(entry) = list.iter().find(|entry| entry.contract.as_str() == to) else {
        return Some(format!("calls {to}, which no list names"));
    };
    let is_listed = entry.messages.contains(&name) && !NEVER.contains(&name.as_str());
    (!is_listed).then(|| {
        format!(
            "is `{name}` to the {}, which is not on its list",
            entry.role
        )
    })
}

/// The contract and the name, of a message without coins that is a JSON object with exactly one key.
fn plain_call(msg: &CosmosMsg) -> Result<(&str, String), &'static str> {
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr,
        msg,
        funds,
    }) = msg
    else {
        return Err(kind(msg));
    };
    if !funds.is_empty() {
        return Err("sends coins along");
    }
    match name_of(msg) {
        Some(name) => Ok((contract_addr, name)),
        None => Err("is no JSON object with exactly one key"),
    }
}

/// The name of a contract's message: the key of a JSON object that has one, as the contract itself reads it.
pub fn name_of(msg: &[u8]) -> Option<String> {
    from_json::<OneKey>(msg).ok().map(|OneKey(name)| name)
}

/// What a message is that calls no contract.
fn kind(msg: &CosmosMsg) -> &'static str {
    if matches!(msg, CosmosMsg::Wasm(WasmMsg::Migrate { .. })) {
        return "changes the code of a contract";
    }
    if matches!(
        msg,
        CosmosMsg::Wasm(WasmMsg::UpdateAdmin { .. } | WasmMsg::ClearAdmin { .. })
    ) {
        return "changes who may change the code of a contract";
    }
    if matches!(msg, CosmosMsg::Wasm(_)) {
        return "makes a contract";
    }
    if matches!(
        msg,
        CosmosMsg::Bank(BankMsg::Send { .. } | BankMsg::Burn { .. })
    ) {
        return "moves coins";
    }
    if matches!(msg, CosmosMsg::Any(_)) {
        return "is a message to the chain, which may be anything";
    }
    "is no call of a contract"
}

/// That a text is JSON throughout, as contracts read it: whole numbers, no bytes behind it.
///
/// # Errors
/// It is not.
pub fn ensure_json(text: &[u8]) -> StdResult<()> {
    from_json::<Json>(text).map(drop)
}

/// Any value, read to its last byte. serde's own `IgnoredAny` takes what is no JSON, up to the next bracket.
struct Json;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Json;

            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("JSON")
            }

            fn visit_bool<E>(self, _: bool) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_i64<E>(self, _: i64) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_u64<E>(self, _: u64) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_i128<E>(self, _: i128) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_u128<E>(self, _: u128) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_str<E>(self, _: &str) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_none<E>(self) -> Result<Json, E> {
                Ok(Json)
            }

            fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<Json, S::Error> {
                while seq.next_element::<Json>()?.is_some() {}
                Ok(Json)
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Json, M::Error> {
                while map.next_entry::<String, Json>()?.is_some() {}
                Ok(Json)
            }
        }
        from.deserialize_any(Reading)
    }
}

/// The key of an object that has exactly one.
struct OneKey(String);

impl<'de> Deserialize<'de> for OneKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = OneKey;

            fn expecting(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                out.write_str("an object with one key")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<OneKey, M::Error> {
                use serde::de::Error;
                let Some(key) = map.next_key::<String>()? else {
                    return Err(M::Error::custom("no key"));
                };
                map.next_value::<Json>()?;
                match map.next_key::<String>()? {
                    None => Ok(OneKey(key)),
                    Some(_) => Err(M::Error::custom("two keys")),
                }
            }
        }
        from.deserialize_map(Reading)
    }
}

#[cfg(test)]
mod tests {
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

    /// Attack 8: a name that is hidden by escapes, more than one, none, and what is no object.
    #[test]
    fn a08_no_shape_of_a_message_hides_what_it_does() {
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

    /// Attack 9: messages to the chain, which may be migrations, authz or votes.
    #[test]
    fn a09_whatever_is_no_call_is_slow() {
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
}
