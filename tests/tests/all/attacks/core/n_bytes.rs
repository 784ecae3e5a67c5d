//! N. Serialization and migration.

use super::super::{
    builder, leave, mature, refusals, refused, refused_with, send, submit, ten, QueueError,
    VaultError, DAY, UNIT,
};
use super::h_upgrades;
use crate::kit::anyone;
use cosmwasm_std::{coin, to_json_binary, Binary};
use serde_json::json;

/// SM-01 · New code takes over rows that an older version stored in another shape, and reads one number for
/// another. Fields are known by their order: books of 0.1.0 may well be books of another pool to a later version.
///
/// Stopped by: `packages/base/src/version.rs::migrate`
/// Taken out: `ensure_same_shape(&stored.version, changes)?` -> `()`
/// Seen: it was not refused
#[test]
fn sm_01_rows_of_another_shape_are_not_taken_over() {
    let mut suite = ten();
    for contract in ballast_types::deploy::CONTRACTS {
        let address = suite.addr(contract);
        let name = format!("crates.io:ballast-{contract}");
        let app = suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&address);
        cw2::set_contract_version(&mut *storage, name, "0.1.0").unwrap();
        drop(storage);
        let code = suite.chain().code_id(contract).unwrap();
        let refusal = h_upgrades::migrate(&mut suite, "owner", contract, code);
        refused_with(refusal, &["version 0.1.0", "`books`", "deploy a new suite"]);
    }
}

/// SM-02 · A field that is spelt wrong is ignored, and a default is taken for it.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::receive`
/// Taken out: `from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive { reason: err.to_string(), })?` -> `from_json(&msg.msg).unwrap_or(ReceiveMsg::Unbond { receiver: None })`
/// Seen: it was not refused
#[test]
fn sm_02_what_is_not_understood_is_refused() {
    refusals::unknown_fields_and_messages_are_refused();

    let mut suite = ten();
    let reason = anyone().into_string();
    let why = |to: &str| match to {
        "queue" => QueueError::InvalidReceive {
            reason: reason.clone(),
        }
        .to_string(),
        _ => VaultError::InvalidReceive {
            reason: reason.clone(),
        }
        .to_string(),
    };
    for to in ["queue", "vault"] {
        for msg in [
            json!({}),
            json!({"unbond": {"reciever": suite.addr("bob")}}),
            json!({"underwrite": {"min_share": "5"}}),
            json!("unbond"),
        ] {
            let msg = to_json_binary(&msg).unwrap();
            refused(suite.lst_send("alice", to, UNIT, msg), why(to));
        }
        let garbage = Binary::from(b"\xff\x00unbond".as_slice());
        refused(suite.lst_send("alice", to, UNIT, garbage), why(to));
    }
}

/// SM-03 · Input that is deep, long, or a number in a costume: `01` is not ticket 1 once more.
///
/// Stopped by: `packages/types/src/queue/msg.rs::ticket_number`
/// Taken out: `(number.to_string() == ticket_id).then_some(number)` -> `Some(number)`
/// Seen: it was not refused
#[test]
fn sm_03_hostile_input_is_an_error() {
    let mut suite = ten();
    suite.bond("bob", 5 * UNIT).unwrap();
    for who in ["alice", "bob"] {
        leave(&mut suite, who, 5 * UNIT);
    }
    submit(&mut suite);
    mature(&mut suite);
    refused(
        suite.claim_many("alice", &["1", "01"]),
        QueueError::UnknownTicket {
            ticket_id: "01".to_string(),
            next_ticket: 3,
        },
    );
    refused(
        suite.claim("alice", "+1"),
        QueueError::UnknownTicket {
            ticket_id: "+1".to_string(),
            next_ticket: 3,
        },
    );

    let hub = suite.addr("hub");
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    let deep = Binary::from(deep.into_bytes());
    assert!(suite.execute_json("alice", &hub, deep, &[]).is_err());
    let long = "9".repeat(100_000);
    for amount in ["-1", "1.5", "0x10", "", " 1", &"9".repeat(40), &long] {
        let msg = json!({"bond": {"min_shares": amount}});
        let funds = [coin(5, "ustake")];
        assert!(
            suite.execute("alice", &hub, &msg, &funds).is_err(),
            "{amount:.50}"
        );
    }
    let scope = json!({"pause": {"scope": long}});
    assert!(send(&mut suite, "owner", "hub", &scope).is_err());
}

/// SM-04 · The same input does not give the same bytes: nodes disagree, and the chain stops.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::claim`
/// Taken out: `numbers.join(",")` -> `format!("{:?}", std::time::SystemTime::now())`
/// Seen: left: [[Event { ty: "execute", attributes: [Attribute { key: "_contract_address", value: "wasm1…" }] }, Event { ty: "wasm", attributes: [Attribute { key: "_contract_address", value: "wasm1…" }, Attri…
#[test]
fn sm_04_the_same_story_twice_is_the_same_to_the_byte() {
    let story = || {
        let mut suite = builder().validators(5).build();
        let mut said = vec![];
        suite.bond("alice", 99 * UNIT).unwrap();
        said.push(suite.advance("keeper").unwrap().events);
        suite.post_bond("alice", "val0", UNIT).unwrap();
        suite.underwrite("alice", UNIT).unwrap();
        suite.reward(50_000_000).unwrap();
        suite.advance_secs(4 * DAY);
        for (who, shares) in [("alice", 7_000_003), ("alice", 5_000_011)] {
            leave(&mut suite, who, shares);
        }
        said.push(suite.advance("keeper").unwrap().events);
        suite.double_sign("val1").unwrap();
        said.push(suite.advance("keeper").unwrap().events);
        mature(&mut suite);
        said.push(suite.claim_many("keeper", &[2, 1]).unwrap().events);
        (suite.snapshot(), said)
    };
    let (first, second) = (story(), story());

    assert_eq!(first.1, second.1);
    assert_eq!(first.0.differences(&second.0), Vec::<String>::new());
}
