//! What contracts beside the suite are asked.

use super::taken::Taken;
use super::KINDS;
use crate::world::{long_list, ALL_ACCOUNTS};
use crate::WorldError;
use ballast_answers::pages::List;
use ballast_risk::{hub_of, Extension};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// Holders of a restake share whose balance is asked for at most.
const MOST_HOLDERS: usize = 300;

/// Borrowers of a market.
const OF_MARKET: &[List] = &[long_list("positions", "positions", "owner")];
/// Prices of an oracle, and who reports them.
const OF_ORACLE: &[List] = &[
    long_list("feeds", "feeds", "id"),
    long_list("reporters", "reporters", "address"),
];

/// What a contract of a kind is asked beside its `config`.
#[derive(Default)]
struct Questions {
    /// Questions that need nothing.
    plain: &'static [&'static str],
    lists: &'static [List],
    /// Holders of its own share: each is asked about too.
    holders: Option<List>,
}

impl Questions {
    fn of(kind: &str) -> Self {
        match kind {
            "market" => Self {
                plain: &["market", "exposure", "ownership"],
                lists: OF_MARKET,
                ..Self::default()
            },
            "oracle" => Self {
                plain: &["ownership"],
                lists: OF_ORACLE,
                ..Self::default()
            },
            "restake" => Self {
                holders: Some(ALL_ACCOUNTS),
                ..Self::plain(&["state", "slashable"])
            },
            "lever" | "splitter" | "hedge" | "calls" => Self::plain(&["state"]),
            "basket" => Self::plain(&["state", "parts", "ownership"]),
            "timelock" => Self::plain(&["exit_window"]),
            _ => Self::default(),
        }
    }

    fn plain(plain: &'static [&'static str]) -> Self {
        Self {
            plain,
            ..Self::default()
        }
    }
}

/// Asks a contract that stands on the suite all that its section needs.
///
/// # Errors
/// It is of another hub, or of a kind that is not known.
pub fn ask(taken: &mut Taken<'_>, name: &str, extension: &Extension) -> Result<(), WorldError> {
    let Extension { kind, address } = extension;
    ensure_known(kind)?;
    let config = taken.ask_at(name, address, "config", &json!({"config": {}}));
    let config = config.unwrap_or_default();
    ensure_of_hub(taken, name, address, &config)?;
    let questions = Questions::of(kind);
    for query in questions.plain {
        taken.ask_at(name, address, query, &json!({*query: {}}));
    }
    let world = taken.world;
    let read = |list: &List| list.read(json!({}), |msg| world.ask_at(address, msg));
    for list in questions.lists {
        taken.keep_list(name, list, read(list));
    }
    if let Some(list) = questions.holders {
        let holders = read(&list);
        shares(taken, name, address, &holders.rows);
        taken.keep_list(name, &list, holders);
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

fn ensure_known(kind: &str) -> Result<(), WorldError> {
    match KINDS.contains(&kind) {
        true => Ok(()),
        false => Err(WorldError::BadInput(format!(
            "`{kind}` is none of {}",
            KINDS.join(", ")
        ))),
    }
}

/// A contract that names another hub stands on another suite; one that names none may stand on
/// this.
fn ensure_of_hub(
    taken: &Taken<'_>,
    name: &str,
    address: &str,
    config: &Value,
) -> Result<(), WorldError> {
    match hub_of(config) {
        Some(hub) if hub != taken.hub => Err(WorldError::BadInput(format!(
            "{name} at {address} is of the hub {hub}, and not of {}",
            taken.hub
        ))),
        _ => Ok(()),
    }
}

/// What holders of a contract's own share have of it.
fn shares(taken: &mut Taken<'_>, name: &str, address: &str, holders: &[Value]) {
    if holders.len() > MOST_HOLDERS {
        let why = format!("{} holders, of which none was asked about", holders.len());
        taken.gap(name, "balance", "", &why);
        return;
    }
    // a list that names somebody twice counts once
    let holders: BTreeSet<&str> = holders.iter().filter_map(Value::as_str).collect();
    for holder in holders {
        let msg = json!({"balance": {"address": holder}});
        let said = taken.world.ask_at(address, &msg);
        taken.keep(name, "balance", holder, said);
    }
}

/// Asks the contract on the other side: a market's restake contract, a restake contract's consumer.
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
