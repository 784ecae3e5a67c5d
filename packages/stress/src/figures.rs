//! The figures of a suite and of its extensions at one moment, from the contracts' own answers.

use crate::ledger::{lists, units, View};
use crate::{Kind, StressError};
use ballast_extension_types::market::{PositionResponse, PositionRow, QueryMsg};
use ballast_extension_types::oracle::FeedResponse;
use ballast_types::{
    hub::{self, SolvencyResponse},
    vault::{self, PoolResponse},
    Amount,
};
use cosmwasm_std::Addr;
use serde::Serialize;
use serde_json::{json, Map, Value};

/// These fields of a contract's answer, as an object.
fn pick(
    view: &View<'_>,
    at: &Addr,
    query: &impl Serialize,
    keys: &[&str],
) -> Result<Value, StressError> {
    let answer: Map<String, Value> = view.answer(at, query)?;
    let picked = keys.iter().map(|key| match answer.get(*key) {
        Some(value) => Ok(((*key).to_string(), value.clone())),
        None => Err(view.no_answer(at, query, format!("it has no `{key}`"))),
    });
    Ok(Value::Object(picked.collect::<Result<_, _>>()?))
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

/// The fields of a market's `market` that are shown.
const OF_MARKET: [&str; 5] = ["assets", "cash", "debt", "use_bps", "price"];

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
///
/// # Errors
/// A contract does not answer.
pub fn take(view: &View<'_>) -> Result<Value, StressError> {
    let suite = view.suite;
    let state = pick(view, &suite.hub, &hub::QueryMsg::State {}, &OF_HUB)?;
    let solvency: SolvencyResponse = view.answer(&suite.hub, &hub::QueryMsg::Solvency {})?;
    let pool: PoolResponse = view.answer(&suite.vault, &vault::QueryMsg::Pool {})?;
    let mut figures = json!({"hub": state, "vault": {"pool": pool.lst}});
    figures["hub"]["solvent"] = json!(solvency.ok);
    for guest in &view.guests {
        let shown = match guest.kind() {
            Some(Kind::Market) => market(view, &guest.at)?,
            Some(Kind::Oracle) => oracle(view, &guest.at)?,
            Some(Kind::Timelock) | None => continue,
            Some(kind) => pick(view, &guest.at, &json!({"state": {}}), of_state(kind))?,
        };
        figures[guest.name.as_str()] = shown;
    }
    Ok(figures)
}

/// A market's totals, how many positions can be liquidated, and the debt above the worth of its
/// collateral.
fn market(view: &View<'_>, at: &Addr) -> Result<Value, StressError> {
    let mut shown = pick(view, at, &QueryMsg::Market {}, &OF_MARKET)?;
    let (mut over, mut lacking) = (0u64, 0u128);
    for owner in borrowers(view, at)? {
        let position: PositionResponse = view.answer(at, &QueryMsg::Position { owner })?;
        over += u64::from(position.liquidatable == Some(true));
        if let Some(worth) = position.worth {
            lacking += units(position.debt).saturating_sub(units(worth));
        }
    }
    shown["liquidatable"] = json!(over);
    shown["debt_without_collateral"] = json!(lacking.to_string());
    Ok(shown)
}

/// The accounts with a debt at a market.
///
/// # Errors
/// The market does not answer.
pub fn borrowers(view: &View<'_>, at: &Addr) -> Result<Vec<String>, StressError> {
    let positions = view.list::<PositionRow>(at, lists::POSITIONS, json!({}))?;
    let owing = positions.into_iter().filter(|row| !row.scaled.is_zero());
    Ok(owing.map(|row| row.owner.into_string()).collect())
}

/// An oracle's prices, and how old each is.
fn oracle(view: &View<'_>, at: &Addr) -> Result<Value, StressError> {
    let now = view.chain.now();
    let feeds = view.list::<FeedResponse>(at, lists::FEEDS, json!({}))?;
    let rows = feeds.into_iter().map(|feed| {
        let age = feed.updated_at.map(|at| now.saturating_sub(at));
        let row = json!({"price": feed.price, "age_secs": age, "void_rounds": feed.voids, "fails": feed.fails});
        (feed.id, row)
    });
    Ok(Value::Object(rows.collect::<Map<_, _>>()))
}
