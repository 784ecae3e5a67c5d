//! The suite of the worked example, and answers that are other than its.

use ballast_risk::{report, Policy, Report, Snapshot};
use serde_json::{json, Value};

pub const HUB: &str = "wasm1hub";
pub const NOW: u64 = 1_700_000_000;
const UNBONDING: u64 = 1_814_400;
const INTERVAL: u64 = 302_400;

/// Whole tokens in base units, as text.
pub fn whole(tokens: u128) -> String {
    (tokens * 1_000_000).to_string()
}

/// One answer.
pub fn said(of: &str, query: &str, answer: Value) -> Value {
    json!({"of": of, "query": query, "answer": answer})
}

fn about(of: &str, query: &str, about: &str, answer: Value) -> Value {
    json!({"of": of, "query": query, "about": about, "answer": answer})
}

fn suite() -> Value {
    json!({
        "hub": HUB, "token": "wasm1token", "registry": "wasm1registry",
        "queue": "wasm1queue", "vault": "wasm1vault", "collector": "wasm1collector",
    })
}

const STAKES: [(&str, u128); 5] = [
    ("val0", 400_000),
    ("val1", 300_000),
    ("val2", 200_000),
    ("val3", 60_000),
    ("val4", 40_000),
];

/// Stakes 400,000 / 300,000 / 200,000 / 60,000 / 40,000; buffer 50,000, exiting 50,000; 800,000
/// LST; a bond of 8,000 LST at val0, a pool of 5,000; 10,000 unbonding at val0. No admin can
/// migrate.
pub fn worked_example() -> Value {
    let contracts = suite();
    let addresses: Vec<String> = contracts
        .as_object()
        .unwrap()
        .values()
        .map(|at| at.as_str().unwrap().to_string())
        .collect();
    let mut answers = hub();
    answers.extend(siblings());
    answers.extend(chain());
    for address in &addresses {
        let info = json!({"code_id": 1, "admin": null, "checksum": "00", "name": null});
        answers.push(about("wasm", "contract", address, info));
        let held = match address.as_str() {
            "wasm1vault" => whole(13_000),
            HUB => "1000000".to_string(),
            _ => "0".to_string(),
        };
        answers.push(about("token", "balance", address, json!({"balance": held})));
    }
    for address in ["wasm1owner", "wasm1guardian", "wasm1treasury"] {
        answers.push(about("wasm", "contract", address, Value::Null));
    }
    let history: Vec<Value> = [1_000, 1_040, 1_080, 1_026, 1_060, 1_090]
        .iter()
        .zip(1u64..)
        .map(|(value, n)| {
            json!({
                "height": n, "time": NOW - (7 - n) * 86_400,
                "value": value.to_string(), "shares": "1000",
            })
        })
        .collect();
    json!({
        "schema": "ballast.snapshot/1", "chain_id": "worked-1", "height": 100, "time": NOW,
        "suite": contracts, "answers": answers, "history": history, "extensions": {}, "partial": [],
    })
}

fn hub() -> Vec<Value> {
    [hub_config(), books(), lists(), checks()].concat()
}

fn hub_config() -> Vec<Value> {
    let config = json!({
        "denom": "ustake", "hub": HUB, "token": "wasm1token", "registry": "wasm1registry",
        "queue": "wasm1queue", "vault": "wasm1vault", "collector": "wasm1collector",
        "owner": "wasm1owner", "guardian": "wasm1guardian", "treasury": "wasm1treasury",
        "admin": null, "immutable": true,
        "params": {
            "unbonding_secs": UNBONDING, "max_entries": 7, "batch_interval_secs": INTERVAL,
            "drip_secs": 86_400, "max_ops": 20, "min_bond": "1", "rebalance_band_bps": 100,
            "netting_bps": 100, "min_move": "1000", "gate_every_call": false,
        },
    });
    vec![said("hub", "config", config)]
}

/// The hub's totals.
fn books() -> Vec<Value> {
    let state = json!({
        "native_denom": "ustake", "value": whole(1_000_000), "shares": whole(800_000),
        "buffer": whole(50_000), "bonded": whole(1_000_000), "exiting": whole(50_000),
        "dripping": "0", "rate": "1.25", "pending_loss": "0", "pending_cover": "0",
        "last_sync_height": 99, "last_batch_at": NOW - 2_400, "next_batch_at": NOW + 300_000,
    });
    let rate = json!({
        "rate": "1.25", "value": whole(1_000_000), "shares": whole(800_000),
        "updated_at": NOW, "pending_cover": "0",
    });
    let fresh = json!({
        "pending_loss": "0", "pending_cover": "0",
        "value": whole(1_000_000), "shares": whole(800_000),
    });
    vec![
        said("hub", "state", state),
        said("hub", "exchange_rate", rate),
        said("hub", "freshness", fresh),
    ]
}

/// Where the hub's stake is, and what unbonds of it.
fn lists() -> Vec<Value> {
    let delegations = STAKES.iter().map(|(validator, stake)| {
        json!({
            "validator": validator, "booked": whole(*stake), "actual": whole(*stake),
            "target": whole(200_000), "quota": whole(500_000),
            "entries": u64::from(*validator == "val0"), "locked_until": null,
        })
    });
    let delegations = json!({"delegations": delegations.collect::<Vec<_>>()});
    let unbonding = json!({"entries": [{
        "id": 1, "batch_id": 1, "validator": "val0", "amount": whole(10_000),
        "completes_at": NOW + 1_000_000, "is_late": false,
    }]});
    vec![
        said("hub", "delegations", delegations),
        said("hub", "unbonding", unbonding),
        said("hub", "losses", json!({"losses": []})),
    ]
}

/// Nothing is due, the books hold, nothing is paused.
fn checks() -> Vec<Value> {
    let solvency = json!({"ok": true, "checks": [
        {"id": "I-1", "holds": true, "detail": "1 = 1"},
    ]});
    let paused = json!({"bond": null, "unbond": null, "cranks": null});
    let ownership = json!({"owner": "wasm1owner", "pending_owner": null, "pending_expiry": null});
    vec![
        said("hub", "due", json!({"work": []})),
        said("hub", "solvency", solvency),
        said("hub", "paused", paused),
        said("hub", "ownership", ownership),
    ]
}

fn siblings() -> Vec<Value> {
    [token(), registry(), queue(), vault()].concat()
}

fn token() -> Vec<Value> {
    vec![
        said(
            "token",
            "token_info",
            json!({
                "name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6, "total_supply": whole(800_000),
            }),
        ),
        said(
            "token",
            "all_accounts",
            json!({"accounts": [HUB, "wasm1vault", "wasm1alice"]}),
        ),
    ]
}

fn registry() -> Vec<Value> {
    let seats: Vec<Value> = STAKES
        .iter()
        .map(|(validator, _)| {
            json!({
                "address": validator, "kind": "curated", "status": "active", "reason": null,
                "weight": 1, "cap_bps": 5_000, "max_commission": "0.1", "quota": whole(500_000),
                "bond": "0", "since": 1, "breaches": 0, "owed": "0",
            })
        })
        .collect();
    vec![
        said(
            "registry",
            "config",
            json!({"suite": suite(), "params": {
                "max_commission": "0.1", "min_bond": "1000000", "max_validators": 100, "cap_bps": 5_000,
                "require_bonds": false, "open": false, "leverage": "20", "min_stake": "0",
                "probation_secs": 604_800,
            }}),
        ),
        said("registry", "validators", json!({"validators": seats})),
    ]
}

fn queue() -> Vec<Value> {
    vec![
        said(
            "queue",
            "open_batch",
            json!({
                "batch_id": 2, "shares": "0", "tickets": 0, "opened_at": NOW - 2_400,
                "closes_after": NOW + 300_000,
            }),
        ),
        said(
            "queue",
            "batches",
            json!({"batches": [{
                "batch_id": 1, "status": "exiting", "shares": whole(48_000), "owed": whole(60_000),
                "funded": "0", "claimed": "0", "closed_at": NOW - 2_400, "expected_at": NOW + 1_812_000,
            }]}),
        ),
    ]
}

fn vault() -> Vec<Value> {
    vec![
        said(
            "vault",
            "config",
            json!({"suite": suite(), "params": {
                "cooldown_secs": 2_203_200, "target_coverage_bps": 500,
            }}),
        ),
        said(
            "vault",
            "coverage",
            json!({
                "pool_value": whole(6_250), "bonds_value": whole(10_000),
                "insured_value": whole(1_000_000), "coverage_bps": 62, "target_bps": 500,
            }),
        ),
        said(
            "vault",
            "pool",
            json!({
                "shares": whole(5_000), "lst": whole(5_000), "value": whole(6_250), "dripping": "0",
                "exiting_shares": "0", "exiting_lst": "0",
            }),
        ),
        said(
            "vault",
            "bonds",
            json!({"bonds": [{
                "validator": "val0", "shares": whole(8_000), "lst": whole(8_000),
                "value": whole(10_000), "exiting_shares": "0", "exiting_lst": "0",
            }]}),
        ),
        said("vault", "premium", json!({"premium_bps": 1_000})),
    ]
}

fn chain() -> Vec<Value> {
    let validators: Vec<Value> = STAKES
        .iter()
        .map(|(validator, stake)| {
            json!({
                "address": validator, "name": format!("the {validator}"), "standing": "bonded",
                "tokens": whole(*stake), "jailed": false, "tombstoned": false, "commission": "0.05",
            })
        })
        .collect();
    vec![
        said("staking", "validators", json!({"validators": validators})),
        said(
            "staking",
            "params",
            json!({
                "unbonding_secs": UNBONDING, "max_entries": 7, "power_reduction": "1000000",
            }),
        ),
        said(
            "staking",
            "pool",
            json!({"bonded_tokens": whole(10_000_000)}),
        ),
        said(
            "slashing",
            "params",
            json!({
                "slash_fraction_double_sign": "0.05", "slash_fraction_downtime": "0.01",
            }),
        ),
    ]
}

/// The answer to a question, to be changed.
pub fn answer<'a>(snapshot: &'a mut Value, of: &str, query: &str) -> &'a mut Value {
    let answers = snapshot["answers"].as_array_mut().unwrap();
    let found = answers
        .iter_mut()
        .find(|one| one["of"] == of && one["query"] == query);
    &mut found.unwrap_or_else(|| panic!("{of} {query}"))["answer"]
}

/// The answer about an address, to be changed.
pub fn answer_about<'a>(
    snapshot: &'a mut Value,
    (of, query): (&str, &str),
    about: &str,
) -> &'a mut Value {
    let answers = snapshot["answers"].as_array_mut().unwrap();
    let at = answers
        .iter()
        .position(|one| one["of"] == of && one["query"] == query && one["about"] == about);
    match at {
        Some(at) => &mut answers[at]["answer"],
        None => {
            answers.push(json!({"of": of, "query": query, "about": about, "answer": null}));
            &mut answers.last_mut().unwrap()["answer"]
        }
    }
}

/// Without an answer.
pub fn without(snapshot: &mut Value, of: &str, query: &str) {
    let answers = snapshot["answers"].as_array_mut().unwrap();
    let before = answers.len();
    answers.retain(|one| !(one["of"] == of && one["query"] == query));
    assert!(answers.len() < before, "{of} {query}");
}

/// The snapshot as it is read.
pub fn parsed(snapshot: &Value) -> Snapshot {
    Snapshot::parse(&snapshot.to_string()).unwrap()
}

/// Its report, by the policy of the house.
pub fn of(snapshot: &Value) -> Report {
    report(&parsed(snapshot), &Policy::default()).unwrap()
}

/// The colour of a facet.
pub fn color(report: &Report, facet: &str) -> &'static str {
    report.facets[facet].color.name()
}
