//! The figures of a suite and of everything beside it at one moment, by the contracts' own answers.

use crate::ledger::{number, View};
use serde_json::{json, Map, Value};

fn pick(answer: &Value, keys: &[&str]) -> Value {
    let picked = keys
        .iter()
        .map(|key| ((*key).to_string(), answer[*key].clone()));
    Value::Object(picked.collect::<Map<_, _>>())
}

/// The hub's totals and whether its books hold; for each extension what a shock moves.
pub fn take(view: &View<'_>) -> Value {
    let hub = &view.suite.hub;
    let state = view.answer(hub, &json!({"state": {}}));
    let keys = [
        "value",
        "shares",
        "rate",
        "buffer",
        "bonded",
        "exiting",
        "dripping",
        "pending_loss",
        "pending_cover",
    ];
    let mut figures = json!({"hub": pick(&state, &keys)});
    figures["hub"]["solvent"] = view.answer(hub, &json!({"solvency": {}}))["ok"].clone();
    let pool = view.answer(&view.suite.vault, &json!({"pool": {}}));
    figures["vault"] = json!({"pool": pool["lst"]});
    for guest in &view.guests {
        let state = |name: &str| view.answer(&guest.at, &json!({name: {}}));
        let shown = match guest.code.as_str() {
            "market" => market(view, &guest.at, &state("market")),
            "restake" => pick(&state("state"), &["active", "redeeming", "price", "spent"]),
            "lever" => pick(
                &state("state"),
                &["collateral", "debt", "equity", "leverage_bps", "can"],
            ),
            "splitter" => pick(
                &state("state"),
                &["pt_supply", "reserve", "owed", "mark", "matured"],
            ),
            "basket" => pick(&state("state"), &["nav", "shares", "loose", "price"]),
            "hedge" => pick(
                &state("state"),
                &["protected", "price", "due", "coverage_bps", "capital"],
            ),
            "calls" => pick(
                &state("state"),
                &["phase", "lst", "written", "supply", "quote", "offered"],
            ),
            "oracle" => oracle(view.chain.now(), &state("feeds")),
            _ => continue,
        };
        figures[guest.name.as_str()] = shown;
    }
    figures
}

fn market(view: &View<'_>, at: &cosmwasm_std::Addr, state: &Value) -> Value {
    let mut shown = pick(state, &["assets", "cash", "debt", "use_bps", "price"]);
    let (mut over, mut lacking) = (0u64, 0u128);
    for owner in borrowers(view, at) {
        let position = view.answer(at, &json!({"position": {"owner": owner}}));
        over += u64::from(position["liquidatable"] == json!(true));
        if !position["worth"].is_null() {
            lacking += number(&position["debt"]).saturating_sub(number(&position["worth"]));
        }
    }
    shown["liquidatable"] = json!(over);
    shown["debt_without_collateral"] = json!(lacking.to_string());
    shown
}

/// All who owe a market something.
pub fn borrowers(view: &View<'_>, at: &cosmwasm_std::Addr) -> Vec<String> {
    let mut all = vec![];
    let mut after = Value::Null;
    loop {
        let page = view.answer(
            at,
            &json!({"positions": {"start_after": after, "limit": 100}}),
        );
        let page = page["positions"].as_array().cloned().unwrap_or_default();
        let owing = page.iter().filter(|row| number(&row["scaled"]) > 0);
        all.extend(owing.filter_map(|row| row["owner"].as_str().map(ToString::to_string)));
        match page.last() {
            Some(last) if page.len() == 100 => after = last["owner"].clone(),
            _ => return all,
        }
    }
}

fn oracle(now: u64, feeds: &Value) -> Value {
    let feeds = feeds["feeds"].as_array().cloned().unwrap_or_default();
    let rows = feeds.iter().map(|feed| {
        let age = feed["updated_at"].as_u64().map(|at| now.saturating_sub(at));
        let row = json!({"price": feed["price"], "age_secs": age, "void_rounds": feed["voids"], "fails": feed["fails"]});
        (feed["id"].as_str().unwrap_or_default().to_string(), row)
    });
    Value::Object(rows.collect::<Map<_, _>>())
}
