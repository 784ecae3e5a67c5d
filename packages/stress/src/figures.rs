//! The figures of a suite and of its extensions at one moment, from the contracts' own answers.

use crate::ledger::{List, View};
use crate::Kind;
use ballast_tool::answer::{number, some_text, text};
use cosmwasm_std::Addr;
use serde_json::{json, Map, Value};

/// An object of these fields of an answer.
fn pick(answer: &Value, keys: &[&str]) -> Value {
    let picked = keys
        .iter()
        .map(|key| ((*key).to_string(), answer[*key].clone()));
    Value::Object(picked.collect::<Map<_, _>>())
}

/// The fields of the hub's `state` that are shown.
const OF_HUB: [&str; 9] = [
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

/// The fields of an extension's `state` that are shown. Markets and oracles have figures of their
/// own ([`market`], [`oracle`]).
fn of_state(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Restake => &["active", "redeeming", "price", "spent"],
        Kind::Lever => &["collateral", "debt", "equity", "leverage_bps", "can"],
        Kind::Splitter => &["pt_supply", "reserve", "owed", "mark", "matured"],
        Kind::Basket => &["nav", "shares", "loose", "price"],
        Kind::Hedge => &["protected", "price", "due", "coverage_bps", "capital"],
        Kind::Calls => &["phase", "lst", "written", "supply", "quote", "offered"],
        Kind::Market | Kind::Oracle | Kind::Timelock => &[],
    }
}

/// The hub's totals, whether its books hold, the vault's pool, and each extension's figures that a
/// shock can change.
pub fn take(view: &View<'_>) -> Value {
    let hub = &view.suite.hub;
    let state = view.answer(hub, &json!({"state": {}}));
    let mut figures = json!({"hub": pick(&state, &OF_HUB)});
    figures["hub"]["solvent"] = view.answer(hub, &json!({"solvency": {}}))["ok"].clone();
    let pool = view.answer(&view.suite.vault, &json!({"pool": {}}));
    figures["vault"] = json!({"pool": pool["lst"]});
    for guest in &view.guests {
        let answer = |name: &str| view.answer(&guest.at, &json!({name: {}}));
        let shown = match guest.kind() {
            Some(Kind::Market) => market(view, &guest.at, &answer("market")),
            Some(Kind::Oracle) => {
                let feeds = view.list(&guest.at, List::FEEDS, json!({}));
                oracle(view.chain.now(), &feeds)
            }
            Some(Kind::Timelock) | None => continue,
            Some(kind) => pick(&answer("state"), of_state(kind)),
        };
        figures[guest.name.as_str()] = shown;
    }
    figures
}

/// A market's totals, how many positions can be liquidated, and the debt above the worth of its
/// collateral.
fn market(view: &View<'_>, at: &Addr, state: &Value) -> Value {
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

/// The accounts with a debt at a market.
pub fn borrowers(view: &View<'_>, at: &Addr) -> Vec<String> {
    let positions = view.list(at, List::POSITIONS, json!({}));
    let owing = positions.iter().filter(|row| number(&row["scaled"]) > 0);
    owing.filter_map(|row| some_text(&row["owner"])).collect()
}

/// An oracle's prices, and how old each is.
fn oracle(now: u64, feeds: &[Value]) -> Value {
    let rows = feeds.iter().map(|feed| {
        let age = feed["updated_at"].as_u64().map(|at| now.saturating_sub(at));
        let row = json!({"price": feed["price"], "age_secs": age, "void_rounds": feed["voids"], "fails": feed["fails"]});
        (text(&feed["id"]), row)
    });
    Value::Object(rows.collect::<Map<_, _>>())
}
