//! The contracts of `tests/contracts` beside a suite: they do what they are told, and the kit
//! refuses what the embedded chain cannot do for them.

use ballast_testing::{Ended, Suite, Tx, TxError};
use cosmwasm_std::{to_json_binary, Addr, Binary};
use serde_json::{json, Value};

/// A stranger of mallory's, made of this message.
fn create(suite: &mut Suite, name: &str, msg: &Value) -> Addr {
    let owner = suite.addr("mallory");
    let chain = suite.chain_mut();
    let id = chain.code_named(name).unwrap();
    chain.next_block(5).unwrap();
    let msg = to_json_binary(msg).unwrap();
    let tx = chain.instantiate(&owner, id, msg, &[], name).unwrap();
    tx.contract.unwrap()
}

fn call(contract: &Addr, msg: &Value) -> Value {
    let msg = to_json_binary(msg).unwrap();
    json!({"wasm": {"execute": {"contract_addr": contract, "msg": msg, "funds": []}}})
}

fn tell(suite: &mut Suite, contract: &Addr, msg: &Value) -> Result<Tx, TxError> {
    suite.execute("mallory", contract, msg, &[])
}

fn asked(suite: &Suite, contract: &Addr, msg: &Value) -> Result<Value, String> {
    suite.chain().query(contract, to_json_binary(msg).unwrap())
}

fn dive(depth: u32, then: &Value, after: &Value) -> Value {
    json!({"dive": {"depth": depth, "then": [then], "after": [after]}})
}

/// Runs a test on a stack that hundreds of nested calls fit on.
fn on_a_large_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(1 << 30);
    thread.spawn(test).unwrap().join().unwrap();
}

#[test]
fn a_deep_call_and_a_shallow_one_in_one_transaction() {
    on_a_large_stack(deep_and_shallow);
}

fn deep_and_shallow() {
    let mut suite = Suite::default();
    let deep = create(&mut suite, "deep", &json!({}));
    let (hub, queue) = (
        suite.contracts().hub.clone(),
        suite.contracts().queue.clone(),
    );
    suite.bond("alice", 5_000_000).unwrap();
    suite.advance_all("keeper");
    suite.unbond("alice", 2_000_000).unwrap();
    suite.pass_batch_interval();

    // the embedded chain has no limit of call depth: what a chain refuses at 101 is plain nesting
    // here
    for depth in [2, 99, 512] {
        let tx = dive(
            depth,
            &call(&hub, &json!({"sync": {}})),
            &call(&hub, &json!({"delegate": {}})),
        );
        let tx = tell(&mut suite, &deep, &tx).unwrap();
        assert_eq!(tx.amount("depth"), u128::from(depth));
        assert_eq!(tx.attr_of(&hub, "action"), Some("sync"));
    }
    let tx = dive(
        99,
        &call(&hub, &json!({"sync": {}})),
        &call(&hub, &json!({"submit_batch": {}})),
    );
    tell(&mut suite, &deep, &tx).unwrap();
    assert_eq!(suite.open_batch().batch_id, 2);
    let refused = tell(
        &mut suite,
        &deep,
        &dive(
            99,
            &call(&hub, &json!({"sync": {}})),
            &call(&queue, &json!({})),
        ),
    );
    assert!(refused.is_err());
}

#[test]
fn a_deep_caller_pays_from_its_own_and_swallows_if_told() {
    on_a_large_stack(pays_and_swallows);
}

fn pays_and_swallows() {
    let mut suite = Suite::default();
    let deep = create(&mut suite, "deep", &json!({}));
    let hub = suite.contracts().hub.clone();
    let bond = json!({"wasm": {"execute": {
        "contract_addr": hub, "msg": Binary::from(br#"{"bond":{}}"#),
        "funds": [{"denom": "ustake", "amount": "7000000"}],
    }}});
    let refused = tell(&mut suite, &deep, &dive(50, &bond, &bond)).unwrap_err();
    assert!(!refused.is_panic(), "{refused}");

    let twice = dive(50, &bond, &bond);
    let coins = cosmwasm_std::coins(14_000_000, "ustake");
    suite.bank_send("bob", "mallory", 14_000_000).unwrap();
    suite.execute("mallory", &deep, &twice, &coins).unwrap();
    assert_eq!(suite.shares(deep.as_str()), 14_000_000);

    let swallowing = json!({"dive": {"depth": 50, "then": [bond], "after": [], "swallow": true}});
    let tx = tell(&mut suite, &deep, &swallowing).unwrap();
    assert_eq!(tx.attr("swallowed"), Some("0"));
}

/// Depth is there without limit, gas limits and authz are not: what asks for one is refused, also
/// where it would have been swallowed.
#[test]
fn what_the_embedded_chain_lacks_is_refused() {
    let mut suite = Suite::default();
    let deep = create(&mut suite, "deep", &json!({}));
    let low_gas = create(&mut suite, "low_gas", &json!({}));
    let sync = call(&suite.contracts().hub, &json!({"sync": {}}));

    let limited = json!({"call": {"msg": sync, "gas_limit": 90_000, "swallow": true}});
    let refused = tell(&mut suite, &low_gas, &limited).unwrap_err();
    let limit = Ended::GasLimit { limit: 90_000 };
    assert_eq!(refused.downcast(), Some(&limit));
    let hidden = json!({"dive": {"depth": 2, "then": [call(&low_gas, &limited)], "swallow": true}});
    let refused = tell(&mut suite, &deep, &hidden).unwrap_err();
    assert_eq!(refused.downcast(), Some(&limit));

    let alice = suite.addr("alice");
    let granted = json!({"dive": {"depth": 9, "then": [sync], "swallow": true, "granter": alice}});
    let refused = tell(&mut suite, &deep, &granted).unwrap_err();
    let text = "the embedded chain has no /cosmos.authz.v1beta1.MsgExec: run this on a real chain";
    assert_eq!(refused.text(), text);
}

#[test]
fn a_consumer_takes_tokens_or_refuses_them() {
    let mut suite = Suite::default();
    let begin = json!({"exposure": "400", "due": "0"});
    let consumer = create(&mut suite, "consumer", &begin);
    let token = suite.contracts().token.clone();
    suite.bond("alice", 5_000_000).unwrap();
    let send = json!({"send": {"contract": consumer, "amount": "1000000", "msg": "e30="}});
    suite.execute("alice", &token, &send, &[]).unwrap();
    assert_eq!(suite.shares(consumer.as_str()), 1_000_000);
    assert_eq!(
        asked(&suite, &consumer, &json!({"exposure": {}})),
        Ok(begin)
    );

    let bad = json!({"behave": {"query": {"say": "AA=="}, "call": "fail"}});
    tell(&mut suite, &consumer, &bad).unwrap();
    let refused = suite.execute("alice", &token, &send, &[]).unwrap_err();
    assert!(refused.text().contains("told to fail"), "{refused}");
    assert!(asked(&suite, &consumer, &json!({"exposure": {}})).is_err());

    let back = call(
        &token,
        &json!({"transfer": {"recipient": suite.addr("alice"), "amount": "1000000"}}),
    );
    tell(&mut suite, &consumer, &json!({"run": {"msgs": [back]}})).unwrap();
    assert_eq!(suite.shares("alice"), 5_000_000);
}

/// Burned gas ends the transaction, also for a caller that swallows errors: the message had no
/// limit of its own.
#[test]
fn burned_gas_ends_the_transaction() {
    let mut suite = Suite::default();
    let deep = create(&mut suite, "deep", &json!({}));
    let consumer = create(
        &mut suite,
        "consumer",
        &json!({"exposure": "0", "due": "0"}),
    );
    let token = suite.contracts().token.clone();
    suite.bond("alice", 5_000_000).unwrap();
    suite
        .lst_transfer("alice", deep.as_str(), 1_000_000)
        .unwrap();
    let burn = json!({"behave": {"query": "burn_gas", "call": "burn_gas"}});
    tell(&mut suite, &consumer, &burn).unwrap();

    let send = json!({"send": {"contract": consumer, "amount": "1000000", "msg": "e30="}});
    let refused = suite.execute("alice", &token, &send, &[]).unwrap_err();
    let ended = Some(&Ended::OutOfGas);
    assert_eq!(refused.downcast(), ended, "{}", refused.text());

    let swallowing = json!({"dive": {"depth": 9, "then": [call(&token, &send)], "swallow": true}});
    let refused = tell(&mut suite, &deep, &swallowing).unwrap_err();
    assert_eq!(refused.downcast(), Some(&Ended::OutOfGas));

    let answer = asked(&suite, &consumer, &json!({"exposure": {}}));
    assert_eq!(answer, Err(Ended::OutOfGas.to_string()));
    // and the chain goes on
    suite.bond("alice", 1_000_000).unwrap();
}

#[test]
fn a_price_is_of_now_or_as_old_as_it_was_set() {
    let mut suite = Suite::default();
    let source = create(&mut suite, "price", &json!({}));
    let feed = json!({"price": {"feed": "atom/usd"}});
    let unknown = asked(&suite, &source, &feed).unwrap_err();
    assert!(unknown.contains("a price of atom/usd"), "{unknown}");

    let set = json!({"set": {"feed": "atom/usd", "price": "10.5"}});
    tell(&mut suite, &source, &set).unwrap();
    suite.advance_secs(86_400);
    let answer = asked(&suite, &source, &feed).unwrap();
    assert_eq!(answer, json!({"price": "10.5", "updated_at": suite.now()}));

    let set = json!({"set": {"feed": "atom/usd", "price": "10.5", "updated_at": 1, "low": "10"}});
    tell(&mut suite, &source, &set).unwrap();
    let answer = asked(&suite, &source, &feed).unwrap();
    assert_eq!(
        answer,
        json!({"price": "10.5", "updated_at": 1, "low": "10"})
    );
}

#[test]
fn a_borrower_puts_the_loan_to_work() {
    let mut suite = Suite::default();
    suite.bank_send("bob", "mallory", 10_000_000).unwrap();
    let mallory = suite.addr("mallory");
    // mallory in the market's place
    let borrower = create(&mut suite, "borrower", &json!({"market": mallory}));
    let hub = suite.contracts().hub.clone();
    let loan = cosmwasm_std::coins(3_000_000, "ustake");
    let bond = json!([{"wasm": {"execute": {
        "contract_addr": hub, "msg": Binary::from(br#"{"bond":{}}"#), "funds": loan,
    }}}]);
    let lent = |msg: &Value| {
        let msg = to_json_binary(msg).unwrap();
        json!({"on_borrow": {"owner": borrower, "amount": "3000000", "msg": msg}})
    };

    suite
        .execute("mallory", &borrower, &lent(&bond), &loan)
        .unwrap();
    assert_eq!(suite.shares(borrower.as_str()), 3_000_000);
    suite
        .execute("mallory", &borrower, &lent(&json!([])), &loan)
        .unwrap();
    assert_eq!(suite.balance(borrower.as_str()), 3_000_000);
    let refused = suite.execute("alice", &borrower, &lent(&json!([])), &loan);
    assert!(refused.unwrap_err().text().contains("only the market"));
}
