use super::{Batch, Entry, Wish};
use crate::twin::SNAPSHOT_SCHEMA;
use serde_json::{json, Value};

/// A snapshot of a suite with stake at two validators: `a` is listed; `b` has a bond and is not
/// listed any more.
fn snapshot() -> Value {
    let said =
        |of: &str, query: &str, answer: Value| json!({"of": of, "query": query, "answer": answer});
    let nothing = || json!({"params": {}});
    json!({"schema": SNAPSHOT_SCHEMA, "time": 1_000, "answers": [
        said("hub", "config", json!({"denom": "ustake", "hub": "hub1", "params": {"drip_secs": 86_400}})),
        said("registry", "config", nothing()),
        said("vault", "config", nothing()),
        said("collector", "config", nothing()),
        said("hub", "state", json!({"buffer": "100", "dripping": "10", "shares": "1000000", "next_batch_at": 2_000})),
        said("token", "token_info", json!({"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6})),
        said("staking", "params", json!({"unbonding_secs": 1_814_400, "max_entries": 7})),
        said("staking", "pool", json!({"bonded_tokens": "9000000"})),
        said("staking", "validators", json!({"validators": [
            {"address": "a", "tokens": "700000", "commission": "0.05"}, {"address": "stranger", "tokens": "1"},
        ]})),
        said("slashing", "params", json!({})),
        said("queue", "open_batch", json!({"shares": "5"})),
        said("vault", "pool", json!({"lst": "40", "dripping": "2", "exiting_lst": "3"})),
        said("registry", "validators", json!({"validators": [{"address": "a", "weight": 1}]})),
        said("hub", "delegations", json!({"delegations": [
            {"validator": "b", "actual": "400000"}, {"validator": "a", "actual": "600000"},
        ]})),
        said("vault", "bonds", json!({"bonds": [{"validator": "b", "lst": "7", "exiting_lst": "1"}]})),
        said("hub", "unbonding", json!({"entries": [
            {"batch_id": 2, "validator": "b", "amount": "30", "completes_at": 1_900},
            {"batch_id": 1, "validator": "a", "amount": "20", "completes_at": 1_800},
            {"batch_id": 2, "validator": "a", "amount": "1", "completes_at": 1_900},
            {"batch_id": 1, "validator": "gone", "amount": "9", "completes_at": 1_800},
        ]})),
    ]})
}

/// The snapshot's answer to a query, to be changed.
fn answer<'a>(snapshot: &'a mut Value, of: &str, query: &str) -> &'a mut Value {
    let answers = snapshot["answers"].as_array_mut().unwrap();
    let found = answers
        .iter_mut()
        .find(|one| one["of"] == of && one["query"] == query);
    &mut found.unwrap()["answer"]
}

#[test]
fn a_seat_is_what_all_say_of_a_validator() {
    let wish = Wish::read(&snapshot().to_string()).unwrap();
    let [a, b] = wish.seats.as_slice() else {
        panic!("{:?}", wish.seats);
    };
    assert_eq!((a.address.as_str(), b.address.as_str()), ("a", "b"));
    assert_eq!((a.stake, a.tokens, a.bond), (600_000, 700_000, 0));
    assert_eq!((b.stake, b.bond, b.bond_leaving), (400_000, 7, 1));
    assert_eq!(
        (a.commission.as_str(), b.commission.as_str()),
        ("0.05", "0")
    );
    assert_eq!((a.listed.is_some(), b.listed.is_some()), (true, false));
    assert_eq!(wish.value(), 1_000_090);
    assert_eq!((wish.insurance.lst, wish.insurance.leaving), (42, 3));
    wish.check().unwrap();
}

#[test]
fn entries_unbond_by_batch_and_the_first_to_be_paid_comes_first() {
    let wish = Wish::read(&snapshot().to_string()).unwrap();
    let entry = |seat: usize, amount: u128| Entry { seat, amount };
    let batch = |completes_at: u64, entries: Vec<Entry>| Batch {
        completes_at,
        entries,
    };
    // the entry of `gone` is left out: no other answer names that validator
    assert_eq!(
        wish.batches,
        [
            batch(1_800, vec![entry(0, 20)]),
            batch(1_900, vec![entry(1, 30), entry(0, 1)])
        ]
    );
}

#[test]
fn a_suite_that_cannot_be_rebuilt_is_refused() {
    for (of, query, key, value, words) in [
        ("hub", "state", "pending_loss", "1", "is not booked"),
        ("hub", "state", "pending_cover", "1", "owes a cover"),
        ("hub", "state", "shares", "999999", "999999 LST are worth"),
        ("vault", "pool", "lst", "1000000", "LST are insured"),
    ] {
        let mut snapshot = snapshot();
        answer(&mut snapshot, of, query)[key] = json!(value);
        let error = Wish::read(&snapshot.to_string()).unwrap().check();
        let why = error.unwrap_err().to_string();
        assert!(why.contains(words), "{key}: {why}");
    }
}

#[test]
fn what_is_no_snapshot_or_lacks_an_answer_is_not_read() {
    let mut other = snapshot();
    other["schema"] = json!("ballast.risk/1");
    let mut lacking = snapshot();
    let answers = lacking["answers"].as_array_mut().unwrap();
    answers.retain(|one| one["query"] != "open_batch");
    for (text, words) in [
        ("{".to_string(), "malformed JSON"),
        (other.to_string(), "is of format `ballast.risk/1`"),
        (lacking.to_string(), "no answer `queue.open_batch`"),
    ] {
        let why = Wish::read(&text).unwrap_err().to_string();
        assert!(why.contains(words), "{why}");
    }
}
