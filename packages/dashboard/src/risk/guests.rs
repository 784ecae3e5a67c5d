//! What contracts beside the suite are asked.

use super::pages::pages;
use super::taken::Taken;
use super::KINDS;
use crate::WorldError;
use ballast_risk::{hub_of, Extension};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// Holders of a restake share whose balance is asked for at most.
const MOST_HOLDERS: usize = 300;

/// Questions of a kind that need nothing, and its lists: name, key of a row, rows on a page.
fn questions(
    kind: &str,
) -> (
    &'static [&'static str],
    &'static [(&'static str, &'static str, usize)],
) {
    match kind {
        "market" => (
            &["market", "exposure", "ownership"],
            &[("positions", "owner", 100)],
        ),
        "oracle" => (
            &["ownership"],
            &[("feeds", "id", 100), ("reporters", "address", 100)],
        ),
        "restake" => (&["state", "slashable"], &[("all_accounts", "", 30)]),
        "lever" | "splitter" | "hedge" | "calls" => (&["state"], &[]),
        "basket" => (&["state", "parts", "ownership"], &[]),
        "timelock" => (&["exit_window"], &[]),
        _ => (&[], &[]),
    }
}

/// Asks a contract that stands on the suite all that its section needs.
///
/// # Errors
/// It is of another hub, or of a kind that is not known.
pub fn ask(taken: &mut Taken<'_>, name: &str, extension: &Extension) -> Result<(), WorldError> {
    let Extension { kind, address } = extension;
    if !KINDS.contains(&kind.as_str()) {
        return Err(WorldError::BadInput(format!(
            "`{kind}` is none of {}",
            KINDS.join(", ")
        )));
    }
    let config = taken.ask_at(name, address, "config", &json!({"config": {}}));
    let config = config.unwrap_or_default();
    match hub_of(&config) {
        Some(hub) if hub != taken.hub => {
            return Err(WorldError::BadInput(format!(
                "{name} at {address} is of the hub {hub}, and not of {}",
                taken.hub
            )));
        }
        _ => {}
    }
    let (plain, lists) = questions(kind);
    for query in plain {
        taken.ask_at(name, address, query, &json!({*query: {}}));
    }
    for (list, key, most) in lists {
        let world = taken.world;
        let ask = |msg: &Value| world.ask_at(address, msg);
        let field = if *list == "all_accounts" {
            "accounts"
        } else {
            *list
        };
        let read = pages(&ask, (*list, field), key, *most);
        if *list == "all_accounts" {
            shares(taken, (name, address), &read.0);
        }
        taken.keep_list(name, list, read);
    }
    behind(taken, name, kind, &config);
    taken.look_up(address);
    taken.look_up_all(&config);
    let ownership = taken.answers.iter();
    let ownership = ownership
        .filter(|one| one.of == name && one.query == "ownership")
        .map(|one| one.answer.clone());
    for answer in ownership.collect::<Vec<_>>() {
        taken.look_up_all(&answer);
    }
    Ok(())
}

/// Balances of the share token.
fn shares(taken: &mut Taken<'_>, (name, address): (&str, &str), holders: &[Value]) {
    if holders.len() > MOST_HOLDERS {
        let why = format!("{} holders, of which none was asked about", holders.len());
        taken.gap(name, "balance", "", &why);
        return;
    }
    // a list that names somebody twice counts him once
    let holders: BTreeSet<&str> = holders.iter().filter_map(Value::as_str).collect();
    for holder in holders {
        let msg = json!({"balance": {"address": holder}});
        let said = taken.world.ask_at(address, &msg);
        taken.keep(name, "balance", holder, said);
    }
}

/// What stands behind a market, and what leans on a restake contract.
fn behind(taken: &mut Taken<'_>, name: &str, kind: &str, config: &Value) {
    let (query, at, msg) = match kind {
        "market" => ("backing", &config["restake"]["address"], "slashable"),
        "restake" => (
            "consumer_exposure",
            &config["ratio"]["consumer"],
            "exposure",
        ),
        _ => return,
    };
    if let Some(at) = at.as_str().map(ToString::to_string) {
        taken.ask_at(name, &at, query, &json!({msg: {}}));
        if kind == "market" {
            taken.balance(&at);
        }
    }
}
