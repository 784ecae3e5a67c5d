use super::{Batch, Entry, SnapshotError, Unbuildable, Unnamed, Wish};
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
        said("hub", "state", json!({
            "buffer": "100", "dripping": "10", "shares": "1000000", "pending_loss": "0", "pending_cover": "0",
            "next_batch_at": 2_000,
        })),
        said("token", "token_info", json!({"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6})),
        said("staking", "params", json!({"unbonding_secs": 1_814_400, "max_entries": 7})),
        said("staking", "pool", json!({"bonded_tokens": "9000000"})),
        said("staking", "validators", json!({"validators": [
            {"address": "a", "tokens": "700000", "commission": "0.05"}, {"address": "stranger", "tokens": "1"},
        ]})),
        said("slashing", "params", json!({"slash_fraction_double_sign": "0.05", "slash_fraction_downtime": "0.0001"})),
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

/// No other answer names `gone`: a twin without its entries would lose less by a slash than the
/// suite.
#[test]
fn entries_of_a_validator_that_no_list_names_are_counted_and_refused() {
    let mut snapshot = snapshot();
    let entries = &mut answer(&mut snapshot, "hub", "unbonding")["entries"];
    let of_gone = |amount: &str| json!({"batch_id": 1, "validator": "gone", "amount": amount, "completes_at": 1_800});
    let entries = entries.as_array_mut().unwrap();
    entries.extend([of_gone("9"), of_gone("4")]);
    let wish = Wish::read(&snapshot.to_string()).unwrap();
    let unnamed = Unnamed {
        entries: 2,
        amount: 13,
    };
    assert_eq!(wish.unnamed, unnamed);
    let error = wish.check().unwrap_err();
    assert_eq!(error, Unbuildable::UnknownValidators(unnamed));
    assert!(
        error.to_string().starts_with("2 entries, 13 in all, "),
        "{error}"
    );
}

/// What may be missing: a node may not show its `power_reduction`, and snapshots had no commissions
/// at first.
#[test]
fn optional_fields_have_their_usual_values() {
    let mut snapshot = snapshot();
    answer(&mut snapshot, "staking", "params")["power_reduction"] = Value::Null;
    let row = &mut answer(&mut snapshot, "staking", "validators")["validators"][0];
    row["commission"] = json!("");
    let wish = Wish::read(&snapshot.to_string()).unwrap();
    assert_eq!(wish.chain.power_reduction, 1_000_000);
    assert_eq!(wish.seats[0].commission, "0");
    answer(&mut snapshot, "staking", "params")["power_reduction"] = json!("1");
    let wish = Wish::read(&snapshot.to_string()).unwrap();
    assert_eq!(wish.chain.power_reduction, 1);
}

/// The rows of a list, and the field that has them.
const LISTS: [(&str, &str, &str); 5] = [
    ("registry", "validators", "validators"),
    ("hub", "delegations", "delegations"),
    ("vault", "bonds", "bonds"),
    ("staking", "validators", "validators"),
    ("hub", "unbonding", "entries"),
];

/// The twin and what it is compared with are read from the same answers: a 0 that stands for what
/// cannot be read would be found by nobody.
#[test]
fn a_field_that_cannot_be_read_is_refused_by_its_name_and_not_taken_for_0() {
    for (of, query, field) in [
        ("hub", "config", "denom"),
        ("hub", "config", "params"),
        ("hub", "state", "buffer"),
        ("hub", "state", "dripping"),
        ("hub", "state", "shares"),
        ("hub", "state", "pending_loss"),
        ("hub", "state", "pending_cover"),
        ("hub", "state", "next_batch_at"),
        ("token", "token_info", "decimals"),
        ("staking", "params", "unbonding_secs"),
        ("staking", "params", "max_entries"),
        ("staking", "params", "power_reduction"),
        ("staking", "pool", "bonded_tokens"),
        ("slashing", "params", "slash_fraction_double_sign"),
        ("slashing", "params", "slash_fraction_downtime"),
        ("queue", "open_batch", "shares"),
        ("vault", "pool", "lst"),
        ("vault", "pool", "dripping"),
        ("vault", "pool", "exiting_lst"),
    ] {
        refused_without(of, query, field, |answer| &mut answer[field]);
    }
    for (of, query, rows) in LISTS {
        refused_without(of, query, rows, |answer| &mut answer[rows]);
    }
    for (of, query, field) in [
        ("hub", "delegations", "actual"),
        ("vault", "bonds", "lst"),
        ("vault", "bonds", "exiting_lst"),
        ("staking", "validators", "tokens"),
        ("staking", "validators", "commission"),
        ("hub", "unbonding", "amount"),
        ("hub", "unbonding", "completes_at"),
        ("hub", "unbonding", "batch_id"),
    ] {
        let rows = LISTS.iter().find(|list| (list.0, list.1) == (of, query));
        let rows = rows.unwrap().2;
        refused_without(of, query, field, |answer| &mut answer[rows][0][field]);
    }
    let mut timeless = snapshot();
    timeless["time"] = Value::Null;
    let error = Wish::read(&timeless.to_string()).unwrap_err();
    assert_eq!(error, SnapshotError::NoTime);
}

/// A snapshot with a word in this place is refused, and the error names the answer and the field.
fn refused_without(
    of: &'static str,
    query: &'static str,
    field: &'static str,
    place: impl Fn(&mut Value) -> &mut Value,
) {
    let mut snapshot = snapshot();
    // a text field takes any word: it has none at all
    let wrong = match field {
        "denom" => Value::Null,
        _ => json!("many"),
    };
    *place(answer(&mut snapshot, of, query)) = wrong;
    let error = SnapshotError::NoField { of, query, field };
    assert_eq!(Wish::read(&snapshot.to_string()), Err(error));
}

/// LST of a contract beside the suite is 0 where the snapshot does not have it, and refused where
/// it cannot be read.
#[test]
fn lst_of_a_contract_that_cannot_be_read_is_refused() {
    let with = |balance: Value| {
        let mut snapshot = snapshot();
        snapshot["extensions"] = json!({"lever": {"kind": "lever", "address": "lever1"}});
        let answers = snapshot["answers"].as_array_mut().unwrap();
        answers.push(json!({"of": "token", "query": "balance", "about": "lever1", "answer": {"balance": balance}}));
        Wish::read(&snapshot.to_string())
    };
    assert_eq!(with(json!("12")).unwrap().held["lever"], 12);
    assert!(with(json!("0")).unwrap().held.is_empty());
    let error = SnapshotError::NoField {
        of: "token",
        query: "balance",
        field: "balance",
    };
    assert_eq!(with(json!("lots")), Err(error));
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
