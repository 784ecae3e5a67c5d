//! Every entry point with whatever JSON: no panic, a typed error, and a refusal changes nothing.
//!
//! Messages follow the contracts' own schemas, so a message that is added is fuzzed from then on;
//! most of them are then bent, and some are no JSON at all. `BALLAST_FUZZ=100000` sends more of
//! them.

use crate::histories::{from_env, generator};
use crate::json::Source;
use ballast_testing::{Suite, Tx, TxError, BLOCK_SECS};
use cosmwasm_std::testing::{mock_env, MockApi, MockQuerier};
use cosmwasm_std::{
    coins, Addr, Binary, Coin, MemoryStorage, Order, Reply, Storage, SubMsgResponse, SubMsgResult,
    WasmMsg,
};
use serde_json::Value;
use std::collections::BTreeMap;

const CONTRACTS: [(&str, &str); 6] = [
    ("hub", include_str!("../../../schema/hub.json")),
    ("token", include_str!("../../../schema/token.json")),
    ("registry", include_str!("../../../schema/registry.json")),
    ("queue", include_str!("../../../schema/queue.json")),
    ("vault", include_str!("../../../schema/vault.json")),
    ("collector", include_str!("../../../schema/collector.json")),
];

/// What was sent, and what came of it.
#[derive(Default, Debug)]
struct Counts {
    sent: u64,
    done: u64,
    unread: u64,
    refused: BTreeMap<String, u64>,
}

impl Counts {
    /// Fails unless some were carried out, and many were understood.
    fn assert_enough(&self) {
        assert!(self.done > self.sent / 50, "too few get anywhere: {self:?}");
        assert!(
            self.sent - self.done - self.unread > self.sent / 10,
            "too few are understood: {self:?}"
        );
    }
}

/// A suite in which something has happened, so that there is something to break.
fn lived_in() -> Suite {
    let mut suite = Suite::builder().guardian("dave").build();
    suite.bond("alice", 50_000_000).unwrap();
    suite.bond("bob", 20_000_000).unwrap();
    suite.advance("keeper").unwrap();
    suite.underwrite("alice", 5_000_000).unwrap();
    suite.post_bond("bob", "val0", 3_000_000).unwrap();
    suite.unbond("alice", 4_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.unbond("bob", 1_000_000).unwrap();
    suite
        .request_exit("alice", ballast_types::vault::LayerId::Pool, 1_000_000)
        .unwrap();
    suite.reward(3_000_000).unwrap();
    suite.double_sign("val1").unwrap();
    suite
}

/// Text that means something to these contracts.
fn words(suite: &Suite) -> Vec<String> {
    let people = [
        "alice",
        "bob",
        "dave",
        "owner",
        "hub",
        "token",
        "queue",
        "vault",
        "collector",
    ];
    let mut words: Vec<String> = people.map(|name| suite.addr(name).to_string()).into();
    words.extend(["val0", "val1", "val2"].map(|name| suite.operator(name)));
    words.extend(["1", "2", "3", "ustake", "uatom", "cosmos1qqqq"].map(String::from));
    words
}

/// Whether an error is one of ours, or says that the message could not be read.
fn kind_of(error: &TxError) -> Option<&'static str> {
    macro_rules! ours {
        ($($name:literal: $error:ty),*) => {
            $(if error.downcast::<$error>().is_some() { return Some($name); })*
        };
    }
    ours!(
        "hub": ballast_hub::ContractError,
        "token": ballast_token::ContractError,
        "registry": ballast_registry::ContractError,
        "queue": ballast_queue::ContractError,
        "vault": ballast_vault::ContractError,
        "collector": ballast_collector::ContractError
    );
    let unread = [
        "Error parsing into type",
        "Error serializing",
        "Invalid UTF-8",
        "no funds",
        "unknown field",
    ];
    if unread.iter().any(|text| error.text().contains(text)) {
        return Some("unread");
    }
    // the chain: no contract lives where a token is sent
    if error.text().contains("ContractData") {
        return Some("no contract");
    }
    // the bank, before the contract is asked
    error
        .text()
        .contains("insufficient")
        .then_some("bank")
        .or_else(|| error.text().contains("Cannot Sub").then_some("bank"))
}

fn funds(source: &mut Source) -> Vec<Coin> {
    match source.below(4) {
        0 => coins(1 + source.below(5_000_000) as u128, "ustake"),
        1 => coins(7, "uatom"),
        _ => vec![],
    }
}

/// What a contract's own key would do: no contract sends whatever comes to mind, so what is done is
/// taken back, and invariants are not asked for. It may not panic either, and a refusal writes
/// nothing.
fn as_a_contract(
    suite: &mut Suite,
    sender: &str,
    contract: &Addr,
    msg: Binary,
    coins: &[Coin],
) -> Result<Tx, TxError> {
    let sender = suite.addr(sender);
    let chain = suite.chain_mut();
    chain.next_block(BLOCK_SECS).unwrap();
    let before = chain.moment();
    let result = chain.execute(&sender, contract, msg, coins);
    match &result {
        Ok(_) => chain.return_to(&before),
        Err(error) => {
            assert!(!error.is_panic(), "{error}");
            assert!(chain.moment() == before, "a refusal wrote: {error}");
        }
    }
    result
}

#[test]
fn no_execute_panics_or_writes_when_it_refuses() {
    let mut suite = lived_in();
    let mut source = Source::new(generator(7), words(&suite));
    let schemas =
        CONTRACTS.map(|(name, text)| (name, serde_json::from_str::<Value>(text).unwrap()));
    let people = ["alice", "bob", "carol", "dave", "owner", "val0"];
    let contracts = ["hub", "queue", "vault", "collector", "token"];
    let mut counts = Counts::default();

    for n in 0..from_env("BALLAST_FUZZ").unwrap_or(3_000) {
        let (name, schema) = source.pick(&schemas).clone();
        let msg = source.message(&schema["execute"]);
        let is_contract = source.below(11) < 5;
        let coins = funds(&mut source);
        let contract = suite.addr(name);
        counts.sent += 1;
        let (sender, result) = match is_contract {
            true => {
                let sender = *source.pick(&contracts);
                let result = as_a_contract(&mut suite, sender, &contract, msg.clone(), &coins);
                (sender, result)
            }
            // invariants, unchanged storage after a refusal and panics are the kit's part
            false => {
                let sender = *source.pick(&people);
                let result = suite.execute_json(sender, &contract, msg.clone(), &coins);
                (sender, result)
            }
        };
        match result {
            Ok(_) => counts.done += 1,
            Err(error) => {
                let kind = kind_of(&error).unwrap_or_else(|| {
                    let shown = String::from_utf8_lossy(&msg);
                    panic!("{sender} to {name}: {shown}\nis refused without a type: {error}")
                });
                counts.unread += u64::from(kind == "unread");
                *counts.refused.entry(kind.to_string()).or_default() += 1;
            }
        }
        if n % 500 == 499 {
            suite.advance_secs(86_400);
        }
    }

    println!("{counts:?}");
    counts.assert_enough();
}

#[test]
fn no_query_panics_or_writes() {
    let suite = lived_in();
    let mut source = Source::new(generator(8), words(&suite));
    let schemas =
        CONTRACTS.map(|(name, text)| (name, serde_json::from_str::<Value>(text).unwrap()));
    let before = suite.snapshot();
    let mut answered = 0;

    let most = from_env("BALLAST_FUZZ").unwrap_or(3_000);
    for _ in 0..most {
        let (name, schema) = source.pick(&schemas).clone();
        let msg = source.message(&schema["query"]);
        let shown = String::from_utf8_lossy(&msg).into_owned();
        match suite.chain().query(&suite.addr(name), msg) {
            Ok(_) => answered += 1,
            Err(error) => assert!(!error.contains("panicked"), "{name}: {shown}: {error}"),
        }
    }

    assert!(suite.snapshot() == before, "a query wrote");
    assert!(answered > most / 10, "only {answered} were answered");
}

#[test]
fn no_instantiate_or_migrate_panics_or_writes_when_it_refuses() {
    let mut suite = lived_in();
    let mut source = Source::new(generator(9), words(&suite));
    let schemas =
        CONTRACTS.map(|(name, text)| (name, serde_json::from_str::<Value>(text).unwrap()));
    let owner = suite.addr("owner");

    for _ in 0..from_env("BALLAST_FUZZ").unwrap_or(1_500) {
        let (name, schema) = source.pick(&schemas).clone();
        let code = suite.chain().code_id(name).unwrap();
        let before = suite.snapshot();
        let (what, shown, done) = if source.below(3) == 0 {
            let msg = source.message(&schema["migrate"]);
            let shown = String::from_utf8_lossy(&msg).into_owned();
            let contract_addr = suite.addr(name).to_string();
            // a code of another contract, now and then
            let other = *source.pick(&CONTRACTS.map(|(name, _)| name));
            let new_code_id = suite.chain().code_id(other).unwrap();
            let msg = WasmMsg::Migrate {
                contract_addr,
                new_code_id,
                msg,
            };
            let done = suite.chain_mut().send(&owner, msg.into());
            if done.is_ok() {
                assert_eq!(name, other, "{name} became {other} by {shown}");
            }
            ("migrate", shown, done)
        } else {
            let msg = source.message(&schema["instantiate"]);
            let shown = String::from_utf8_lossy(&msg).into_owned();
            let coins = funds(&mut source);
            let done = suite
                .chain_mut()
                .instantiate(&owner, code, msg, &coins, "fuzz");
            ("instantiate", shown, done)
        };
        if let Err(error) = done {
            assert!(!error.is_panic(), "{what} {name}: {shown}: {error}");
            assert!(
                suite.snapshot() == before,
                "{what} {name}: {shown}: refused, and wrote"
            );
        }
    }
    suite.check_invariants().unwrap();
}

/// Replies come from the chain, so this is more than can happen.
#[test]
fn no_reply_panics() {
    let suite = lived_in();
    let mut source = Source::new(generator(10), words(&suite));
    let stored = suite.chain().storage_of(&suite.addr("hub"));
    let mut storage = MemoryStorage::new();
    for (key, value) in stored.range(None, None, Order::Ascending) {
        storage.set(&key, &value);
    }
    let schema: Value = serde_json::from_str(CONTRACTS[0].1).unwrap();
    let querier = MockQuerier::default();

    for _ in 0..from_env("BALLAST_FUZZ").unwrap_or(1_500) {
        let bytes = |source: &mut Source| -> Binary { source.message(&schema["execute"]) };
        #[allow(deprecated, reason = "chains still fill `data`")]
        let answer = SubMsgResponse {
            events: vec![],
            data: Some(bytes(&mut source)),
            msg_responses: vec![cosmwasm_std::MsgResponse {
                type_url: "/cosmos.staking.v1beta1.MsgUndelegateResponse".to_string(),
                value: bytes(&mut source),
            }],
        };
        let reply = Reply {
            id: source.below(12) as u64,
            payload: bytes(&mut source),
            gas_used: 0,
            result: match source.below(2) {
                0 => SubMsgResult::Ok(answer),
                _ => SubMsgResult::Err("codespace: staking, code: 27".to_string()),
            },
        };
        let mut scratch = MemoryStorage::new();
        for (key, value) in storage.range(None, None, Order::Ascending) {
            scratch.set(&key, &value);
        }
        let mut env = mock_env();
        env.contract.address = Addr::unchecked(suite.addr("hub"));
        let deps = cosmwasm_std::DepsMut {
            storage: &mut scratch,
            api: &MockApi::default(),
            querier: cosmwasm_std::QuerierWrapper::new(&querier),
        };
        // a panic ends the test
        let _ = ballast_hub::contract::reply(deps, env, reply);
    }
}
