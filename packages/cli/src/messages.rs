//! Messages are checked against the contracts' schemas before they are sent: a mistake is reported with its place, before
//! any fee is paid.

use crate::apis::api_of;
use ballast_deploy::Message;
use ballast_tool::{shape, CliError};
use ballast_types::{queue, vault};
use cosmwasm_schema::schema_for;
use cosmwasm_std::Binary;
use serde_json::Value;

/// Fails if the contract does not take the message. Contracts that are neither the suite's nor extensions may be told
/// anything.
///
/// # Errors
/// The first thing that does not fit: where, and what to write.
pub fn ensure(message: &Message<'_>) -> Result<(), CliError> {
    let Some(api) = api_of(message.contract) else {
        return Ok(());
    };
    let value = |schema| {
        let value = serde_json::to_value(schema);
        value.map_err(|err| CliError::failed(err.to_string()))
    };
    let (calls, questions): (Value, Value) = (value(api.execute)?, value(api.query)?);
    let (own, other) = match message.is_question {
        true => (&questions, &calls),
        false => (&calls, &questions),
    };
    let fits = shape::check(own, message.msg);
    fits.map_err(|why| match first(message.msg) {
        Some(name) if is_of(other, name) && !is_of(own, name) => misplaced(message, name),
        _ => CliError::bad(format!("{}: {why}", message.contract)),
    })?;
    match (message.contract, message.is_question) {
        ("token", false) => inner(message),
        _ => Ok(()),
    }
}

/// What LST is sent with, to a contract that we know.
fn inner(message: &Message<'_>) -> Result<(), CliError> {
    let (Some(name), Value::Object(fields)) = (first(message.msg), message.msg) else {
        return Ok(());
    };
    let sent = &fields[name];
    let (Some(to), Some(packed)) = (sent["contract"].as_str(), sent["msg"].as_str()) else {
        return Ok(());
    };
    let schema = match (message.name_of)(to).as_str() {
        "queue" => serde_json::to_value(schema_for!(queue::ReceiveMsg)),
        "vault" => serde_json::to_value(schema_for!(vault::ReceiveMsg)),
        _ => return Ok(()),
    };
    let schema = schema.map_err(|err| CliError::failed(err.to_string()))?;
    let fits = unpacked(packed).and_then(|inside| shape::check(&schema, &inside));
    fits.map_err(|why| {
        CliError::bad(format!(
            "{name}.msg, for the {}: {why}",
            (message.name_of)(to)
        ))
    })
}

/// The message in a text of base64, which contracts read with and without padding.
fn unpacked(packed: &str) -> Result<Value, String> {
    let bytes = Binary::from_base64(packed).map_err(|err| err.to_string())?;
    serde_json::from_slice(&bytes).map_err(|err| {
        format!("what is inside the base64 is no JSON: {err}: write {{\"$b64\":{{…}}}}")
    })
}

/// The error where a call was sent as a question, or a question as a call.
fn misplaced(message: &Message<'_>, name: &str) -> CliError {
    let (contract, msg) = (message.contract, message.msg);
    CliError::bad(match message.is_question {
        true => format!("`{name}` is a call, not a question: `ballast exec {contract} '{msg}' --from …`, or `tx`"),
        false => format!("`{name}` is a question, not a call: `ballast query {contract} '{msg}'`"),
    })
}

fn first(msg: &Value) -> Option<&str> {
    let mut names = msg.as_object()?.keys();
    names.next().map(String::as_str)
}

fn is_of(schema: &Value, name: &str) -> bool {
    shape::names(schema).contains(&name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
    use base64::Engine;
    use serde_json::json;

    fn said(contract: &str, is_question: bool, msg: Value) -> String {
        let name_of = |address: &str| match address {
            "wasm1queue" => "queue".to_string(),
            "wasm1vault" => "vault".to_string(),
            other => other.to_string(),
        };
        let message = Message {
            contract,
            is_question,
            msg: &msg,
            name_of: &name_of,
        };
        ensure(&message).map_or_else(|err| err.message, |()| "fits".to_string())
    }

    fn call(contract: &str, msg: Value) -> String {
        said(contract, false, msg)
    }

    #[test]
    fn what_fits_is_let_through() {
        for (contract, msg) in [
            ("hub", json!({"bond": {}})),
            (
                "hub",
                json!({"bond": {"min_shares": "5", "receiver": null}}),
            ),
            ("hub", json!({"advance": {"limit": 5}})),
            ("hub", json!({"update_ownership": "accept_ownership"})),
            (
                "hub",
                json!({"update_ownership": {"transfer_ownership": {"new_owner": "x", "expiry": null}}}),
            ),
            (
                "token",
                json!({"send": {"contract": "wasm1queue", "amount": "5", "msg": STANDARD.encode(r#"{"unbond":{}}"#)}}),
            ),
            ("queue", json!({"claim": {"ticket_ids": ["1"]}})),
            (
                "registry",
                json!({"add_validator": {"address": "v", "max_commission": "0.1"}}),
            ),
            ("wasm1stranger", json!(5)),
        ] {
            assert_eq!(call(contract, msg.clone()), "fits", "{contract} {msg}");
        }
        assert_eq!(said("hub", true, json!({"state": {}})), "fits");
    }

    /// Mistakes in messages to the hub, and what is said of each.
    fn slips_of_the_hub() -> Vec<(Value, &'static str)> {
        vec![
            (
                json!({"bond": {"min_shares": 1}}),
                r#"bond.min_shares: write a string, "1""#,
            ),
            (
                json!({"bond": {"min_share": "1"}}),
                "bond: there is no field `min_share`: write `min_shares`",
            ),
            (
                json!({"bnod": {}}),
                "there is no `bnod`: did you mean `bond`? there are bond, advance",
            ),
            (json!({}), r#"a name is missing: write {"bond":{}}"#),
            (json!("bond"), r#"write {"bond":{}}"#),
            (json!({"bond": {}, "sync": {}}), "one name is needed, not 2"),
            (
                json!({"advance": {"limit": "5"}}),
                "advance.limit: write a number without quotes, 5",
            ),
            (
                json!({"advance": {"limit": 5_000_000_000u64}}),
                "is more than 4294967295",
            ),
            (
                json!({"sync": {"limit": 5}}),
                "sync: there is no field `limit`: write {}",
            ),
            (
                json!({"bond": {"min_shares": "1.5"}}),
                "is not an amount: write whole base units",
            ),
            (json!({"bond": {"min_shares": "1,500"}}), r#"write "1500""#),
            (
                json!({"state": {}}),
                "`state` is a question, not a call: `ballast query hub",
            ),
        ]
    }

    /// Mistakes in messages to other contracts, and what is said of each.
    fn slips_of_others() -> Vec<(&'static str, Value, &'static str)> {
        vec![
            (
                "queue",
                json!({"claim": {"ticket_ids": "1"}}),
                r#"claim.ticket_ids: write a list, ["1"]"#,
            ),
            (
                "queue",
                json!({"claim": {"ticket_ids": [1]}}),
                r#"claim.ticket_ids.0: write a string, "1""#,
            ),
            (
                "token",
                json!({"transfer": {"amount": "1"}}),
                r#"the field `recipient` is missing: write "recipient":"…""#,
            ),
            (
                "token",
                json!({"send": {"contract": "wasm1queue", "amount": "5", "msg": {"unbond": {}}}}),
                r#"send.msg: a message in a message is base64: write {"$b64":{"unbond":{}}}"#,
            ),
            (
                "token",
                json!({"send": {"contract": "wasm1queue", "amount": "5", "msg": r#"{"unbond":{}}"#}}),
                r#"write {"$b64":{"unbond":{}}}"#,
            ),
            (
                "token",
                json!({"send": {"contract": "wasm1queue", "amount": "5", "msg": STANDARD.encode(r#"{"unbnod":{}}"#)}}),
                "send.msg, for the queue: there is no `unbnod`: did you mean `unbond`?",
            ),
            (
                "registry",
                json!({"add_validator": {"address": "v", "max_commission": "10%"}}),
                r#"max_commission: write "0.1""#,
            ),
            (
                "registry",
                json!({"add_validator": {"address": "v", "max_commission": 0.1}}),
                r#"write a string, "0.1""#,
            ),
        ]
    }

    /// What is said of LST that is sent to the queue with this text as its message.
    fn sent(packed: String) -> String {
        let send = json!({"contract": "wasm1queue", "amount": "5", "msg": packed});
        call("token", json!({ "send": send }))
    }

    #[test]
    fn a_message_in_a_message_is_read_with_and_without_padding() {
        for text in [
            r#"{"unbond":{}}"#,
            r#"{"unbond":{} }"#,
            r#"{"unbond": {} }"#,
        ] {
            assert_eq!(sent(STANDARD.encode(text)), "fits", "{text}");
            assert_eq!(sent(STANDARD_NO_PAD.encode(text)), "fits", "{text}");
        }
        for text in [
            r#"{"unbnod":{}}"#,
            r#"{"unbnod":{} }"#,
            r#"{"unbnod": {} }"#,
        ] {
            let said = sent(STANDARD_NO_PAD.encode(text));
            assert!(said.contains("did you mean `unbond`?"), "{text}: {said}");
        }
    }

    /// Before, it was sent, and the queue refused it for a fee.
    #[test]
    fn base64_of_what_is_no_message_is_a_mistake() {
        let said = sent(STANDARD.encode("unbond"));
        assert!(
            said.starts_with("send.msg, for the queue: what is inside the base64 is no JSON: "),
            "{said}"
        );
        assert!(said.ends_with(r#"write {"$b64":{…}}"#), "{said}");
    }

    #[test]
    fn a_slip_is_told_where_it_is_with_what_to_write() {
        let hub = slips_of_the_hub().into_iter();
        let hub = hub.map(|(msg, why)| ("hub", msg, why));
        for (contract, msg, why) in hub.chain(slips_of_others()) {
            let said = call(contract, msg.clone());
            assert!(said.contains(why), "{contract} {msg}: {said}");
        }
        let asked = said("hub", true, json!({"bond": {}}));
        assert!(
            asked.contains("`bond` is a call, not a question"),
            "{asked}"
        );
    }
}
