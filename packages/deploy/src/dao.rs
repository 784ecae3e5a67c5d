//! Proposals for owners that are contracts: what a DAO of DAO DAO, or a cw3 multisig, votes on to do the same.
//!
//! A contract signs nothing. The messages of an unsigned transaction are written in the form that contracts send them
//! (`CosmosMsg`), inside the message that proposes them.

use ballast_daemon::Daemon;
use ballast_tool::{files, CliError};
use base64::{engine::general_purpose::STANDARD, Engine};
use serde_json::{json, Map, Value};
use std::path::{Path, PathBuf};

/// The same messages as contracts send them; none where one of them is nothing that a contract
/// sends, as storing a code.
pub fn messages(tx: &Value) -> Option<Vec<Value>> {
    let all = tx["body"]["messages"].as_array()?;
    let all: Option<Vec<Value>> = all.iter().map(message).collect();
    all.filter(|all| !all.is_empty())
}

fn message(msg: &Value) -> Option<Value> {
    let inner = || match &msg["msg"] {
        // some versions print base64, the others the message
        Value::String(packed) => Some(packed.clone()),
        Value::Object(_) => Some(STANDARD.encode(msg["msg"].to_string())),
        _ => None,
    };
    let text = |key: &str| msg[key].as_str().filter(|text| !text.is_empty());
    let code = |key: &str| match &msg[key] {
        Value::String(id) => id.parse::<u64>().ok(),
        other => other.as_u64(),
    };
    let funds = || match &msg["funds"] {
        Value::Array(coins) => coins.clone(),
        _ => vec![],
    };
    let wasm = match msg["@type"].as_str()?.rsplit('.').next()? {
        "MsgExecuteContract" => json!({"execute": {
            "contract_addr": text("contract")?, "msg": inner()?, "funds": funds(),
        }}),
        "MsgInstantiateContract2" => json!({"instantiate2": {
            "admin": text("admin"), "code_id": code("code_id")?, "label": text("label")?,
            "msg": inner()?, "funds": funds(), "salt": text("salt")?,
        }}),
        "MsgMigrateContract" => json!({"migrate": {
            "contract_addr": text("contract")?, "new_code_id": code("code_id")?, "msg": inner()?,
        }}),
        _ => return None,
    };
    Some(json!({ "wasm": wasm }))
}

/// Writes both proposals beside a file of unsigned transactions, where the signer is a
/// contract: `bond.json` gets `bond.dao-dao.json` and `bond.cw3.json`. Nothing where it is an
/// account, or where no contract sends such messages.
///
/// # Errors
/// The folder can't be written.
pub fn propose(
    beside: &Path,
    daemon: &Daemon,
    sender: &str,
    what: &str,
    txs: &[&Value],
) -> Result<Vec<PathBuf>, CliError> {
    // a node that can't tell is asked again when it is signed
    let is_contract = daemon.contract(sender).is_ok_and(|found| found.is_some());
    let all: Option<Vec<Vec<Value>>> = txs.iter().map(|tx| messages(tx)).collect();
    let all: Vec<Value> = all.unwrap_or_default().concat();
    if !is_contract || all.is_empty() {
        return Ok(vec![]);
    }
    let title = format!("Ballast: {what}");
    let description = format!(
        "By ballast {}, on `{}`: {}.",
        env!("CARGO_PKG_VERSION"),
        daemon.settings.chain_id,
        summary(&all)
    );
    let mut proposal = Map::new();
    proposal.insert("title".to_string(), json!(title));
    proposal.insert("description".to_string(), json!(description));
    proposal.insert("msgs".to_string(), json!(all));
    let written = [
        // to the pre-propose module, through which DAOs take proposals
        (
            "dao-dao",
            json!({"propose": {"msg": {"propose": proposal}}}),
        ),
        ("cw3", json!({"propose": proposal})),
    ];
    let written = written.into_iter().map(|(kind, message)| {
        let path = beside.with_extension(format!("{kind}.json"));
        let text = serde_json::to_string_pretty(&message).unwrap_or_default();
        files::write(&path, &(text + "\n"))?;
        Ok(path)
    });
    written.collect()
}

/// The messages by what they do and to whom.
fn summary(all: &[Value]) -> String {
    let each = all.iter().filter_map(|msg| {
        let (kind, inner) = msg["wasm"].as_object()?.iter().next()?;
        let whom = match inner["contract_addr"].as_str() {
            Some(address) => address.to_string(),
            None => format!("code {}", inner["code_id"]),
        };
        Some(format!("{kind} {whom}"))
    });
    each.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use cosmwasm_std::{CosmosMsg, Empty};

    fn tx(messages: Value) -> Value {
        json!({"body": {"messages": messages}})
    }

    /// What is written is what a contract can send: cosmwasm-std reads it.
    #[test]
    fn messages_of_accounts_become_messages_of_contracts() {
        let coins = json!([{"denom": "ustake", "amount": "5"}]);
        let all = messages(&tx(json!([
            {"@type": "/cosmwasm.wasm.v1.MsgExecuteContract", "sender": "dao", "contract": "hub",
                "msg": {"pause": {"scope": "bond"}}, "funds": coins},
            {"@type": "/cosmwasm.wasm.v1.MsgInstantiateContract2", "sender": "dao", "admin": "dao", "code_id": "7",
                "label": "ballast hub", "msg": {"a": 1}, "funds": [], "salt": "YmFsbGFzdA==", "fix_msg": false},
            {"@type": "/cosmwasm.wasm.v1.MsgMigrateContract", "sender": "dao", "contract": "hub", "code_id": "8", "msg": {}},
        ])))
        .unwrap();

        let read: Vec<CosmosMsg<Empty>> = all
            .iter()
            .map(|one| serde_json::from_value(one.clone()).unwrap())
            .collect();

        let shown = format!("{read:?}");
        for part in [
            "Execute",
            "Instantiate2",
            "Migrate",
            "code_id: 7",
            "new_code_id: 8",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        let packed = all[0]["wasm"]["execute"]["msg"].as_str().unwrap();
        assert_eq!(
            STANDARD.decode(packed).unwrap(),
            br#"{"pause":{"scope":"bond"}}"#
        );
    }

    #[test]
    fn what_no_contract_sends_is_proposed_to_none() {
        assert_eq!(messages(&tx(json!([]))), None);
        let store = json!([{"@type": "/cosmwasm.wasm.v1.MsgStoreCode"}]);
        assert_eq!(messages(&tx(store)), None);
    }
}
