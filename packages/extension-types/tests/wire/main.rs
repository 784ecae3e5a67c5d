//! The reader of messages takes what serde takes, and refuses what serde refuses: on JSON that is
//! made of each message's schema, as it should be, with things changed in it, and with single bytes
//! changed. What is written and what is asked has serde's bytes (`written`, `asked`).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod asked;
mod json;
mod law;
mod written;

use ballast_extension_types::{basket, calls, hedge, lever, market, oracle, restake, splitter};
use ballast_wire::Wire;
use cosmwasm_std::from_json;
use law::{law, same};

macro_rules! laws {
    ($($extension:ident: $($message:ident),*;)*) => {$(
        #[test]
        fn $extension() {
            $(law::<$extension::$message>(stringify!($message));)*
        }
    )*};
}

laws! {
    basket: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    calls: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    hedge: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    lever: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    market: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    oracle: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    restake: InstantiateMsg, ExecuteMsg, QueryMsg, ReceiveMsg;
    splitter: InstantiateMsg, ExecuteMsg, QueryMsg, LstMsg, PtMsg;
}

/// What is said about what is wrong names it, and what it should be.
#[test]
fn a_refusal_says_what_is_wrong() {
    for (json, says) in [
        (
            r#"{"transfre":{}}"#,
            "unknown variant `transfre`, expected one of `receive`, `redeem`, ",
        ),
        (r#"{"veto":{}}"#, "missing field `request_id`"),
        (
            r#"{"veto":{"request_id":"7"}}"#,
            "invalid type: `request_id` is a whole number",
        ),
        (
            r#"{"veto":{"request_id":-7}}"#,
            "invalid type: `request_id` is a whole number",
        ),
        (
            r#"{"veto":{"request_id":7,"request_id":7}}"#,
            "duplicate field `request_id`",
        ),
        (
            r#"{"veto":{"request_id":7,"why":7}}"#,
            "unknown field `why`, expected `request_id`",
        ),
        (
            r#"{"unpause":{"why":7}}"#,
            "unknown field `why`, expected none",
        ),
        (r#"{"veto":7}"#, "invalid type: `veto` is an object"),
        (r#""unpause""#, "missing field `unpause`"),
        (
            r#"{"unpause":{},"veto":{}}"#,
            "invalid type: `message` is an object with one field, or a string",
        ),
        (
            r#"{"redeem":{"shares":"five"}}"#,
            "invalid `shares`: Generic error: Parsing u128: invalid digit found in string",
        ),
        (
            r#"{"withdraw":{"redemption_ids":7}}"#,
            "invalid type: `redemption_ids` is a list",
        ),
        (
            r#"{"withdraw":{"redemption_ids":["7"]}}"#,
            "invalid type: `redemption_ids` is a whole number",
        ),
        (
            r#"{"veto":{"request_id":1.5}}"#,
            "Expected this character to be either a ",
        ),
    ] {
        let err = from_json::<Wire<restake::ExecuteMsg>>(json).unwrap_err();
        let expected = "Error parsing into type ballast_wire::Wire<ballast_extension_types::restake::execute::ExecuteMsg>: ";
        let found = err.to_string();
        assert!(
            found.starts_with(&format!("{expected}{says}")),
            "{json}: {found}"
        );
    }
}

/// The one thing that serde takes and this reader does not.
#[test]
fn what_no_message_has_is_refused_even_where_nobody_reads_it() {
    for more in ["1.5", "18446744073709551616"] {
        let json =
            format!(r#"{{"receive":{{"sender":"a","amount":"5","msg":"e30=","more":{more}}}}}"#);
        from_json::<restake::ExecuteMsg>(&json).unwrap();
        from_json::<Wire<restake::ExecuteMsg>>(&json).unwrap_err();
    }
    let whole = br#"{"receive":{"sender":"a","amount":"5","msg":"e30=","more":[-1,{"a":null}]}}"#;
    assert!(same::<restake::ExecuteMsg>(whole));
}
