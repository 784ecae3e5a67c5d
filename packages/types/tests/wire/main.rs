//! The reader of messages and answers takes what serde takes, and refuses what serde refuses: on
//! JSON that is made of the schema of each message that a contract of the suite is sent, and of
//! each answer that one of them reads; with things changed in it, and with single bytes changed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

// what is written is the extensions' law alone
#[allow(dead_code)]
#[path = "../../../extension-types/tests/wire/json.rs"]
mod json;
#[path = "../../../extension-types/tests/wire/law.rs"]
mod law;

use ballast_types::{collector, deploy, hub, queue, registry, token, vault};
use ballast_wire::Wire;
use cosmwasm_std::from_json;
use law::{law, same};

macro_rules! laws {
    ($($test:ident: $module:ident { $($message:ident),* })*) => {$(
        #[test]
        fn $test() {
            $(law::<$module::$message>(stringify!($message));)*
        }
    )*};
}

laws! {
    collector: collector { InstantiateMsg, ExecuteMsg, QueryMsg }
    hub: hub { InstantiateMsg, ExecuteMsg, QueryMsg, MigrateMsg }
    queue: queue { InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg }
    registry: registry { InstantiateMsg, ExecuteMsg, QueryMsg }
    siblings: deploy { MigrateMsg }
    token: token { InstantiateMsg, ExecuteMsg, QueryMsg }
    vault: vault { InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg }
    answers_of_the_collector: collector { PendingResponse }
    answers_of_the_hub: hub { StateResponse, ExchangeRateResponse, PreviewBondResponse, FreshnessResponse }
    answers_of_the_queue: queue { TicketResponse, HoldingsResponse }
    answers_of_the_registry: registry { ValidatorResponse, UnobservedResponse, TargetsResponse }
    answers_of_the_vault: vault { CoverAnswer }
}

/// What is said about what is wrong names it, and what it should be.
#[test]
fn a_refusal_says_what_is_wrong() {
    for (json, says) in [
        (
            r#"{"bnod":{}}"#,
            "unknown variant `bnod`, expected one of `bond`, `advance`, ",
        ),
        (
            r#"{"bond":{"min_share":"5"}}"#,
            "unknown field `min_share`, expected one of `receiver`, `min_shares`",
        ),
        (r#"{"retry_cover":{}}"#, "missing field `loss_id`"),
        (
            r#"{"retry_cover":{"loss_id":"7"}}"#,
            "invalid type: `loss_id` is a whole number",
        ),
        (
            r#"{"advance":{"limit":4294967296}}"#,
            "invalid `limit`: out of range integral type conversion attempted",
        ),
        (
            r#"{"pause":{"scope":"all"}}"#,
            "unknown variant `all`, expected one of `bond`, `unbond`, `cranks`",
        ),
    ] {
        let err = from_json::<Wire<hub::ExecuteMsg>>(json).unwrap_err();
        let expected =
            "Error parsing into type ballast_wire::Wire<ballast_types::hub::execute::ExecuteMsg>: ";
        let found = err.to_string();
        assert!(
            found.starts_with(&format!("{expected}{says}")),
            "{json}: {found}"
        );
    }
}

/// A field with a default may be left out, and is read where it is there; `null` is no default.
#[test]
fn what_may_be_left_out() {
    let birth = |more: &str| {
        format!(
            r#"{{"token":{{"name":"a","symbol":"b","decimals":6}},"code_ids":{{"token":1,"registry":2,"queue":3,"vault":4,"collector":5}}{more}}}"#
        )
    };
    let read =
        |more: &str| from_json::<Wire<hub::InstantiateMsg>>(birth(more)).map(|Wire(msg)| msg);

    let plain = read("").unwrap();
    assert!(!plain.immutable && plain.validators.is_empty());
    assert_eq!(plain.params, hub::SuiteParams::default());
    let params = r#","immutable":true,"params":{"hub":{"max_ops":7}}"#;
    let set = read(params).unwrap();
    assert!(set.immutable);
    assert_eq!(set.params.hub.max_ops, Some(7));
    for more in [
        "",
        params,
        r#","immutable":null"#,
        r#","params":null"#,
        r#","validators":null"#,
    ] {
        let taken = same::<hub::InstantiateMsg>(birth(more).as_bytes());
        assert_eq!(taken, !more.contains("null"), "{more}");
    }
}
