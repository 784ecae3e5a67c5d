//! What people see of an oracle, what a reporter has there, and what any account can do for it.

use crate::amounts::{number, text};
use crate::pages::{self, List};
use ballast_testing::extension::{Holding, Holdings, Scale};
use ballast_testing::{Ask, Chore, Panel};
use serde_json::{json, Value};

/// Prices, and what is at stake for them.
pub(super) fn panel(ask: &Ask<'_>, scale: &Scale) -> Result<Panel, String> {
    let security = ask(&json!({"security": {}}))?;
    let columns = [
        "feed",
        "price",
        "of",
        "lend by",
        "owe by",
        "sigma a day",
        "void rounds",
        "why not",
    ];
    let or_blank = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let mut rows = vec![];
    for feed in feeds(ask)?.rows {
        let safe = ask(&json!({"safe_price": {"feed": feed["id"]}}));
        let fails = match (&safe, feed["fails"].as_str()) {
            (_, Some(fails)) => fails.to_string(),
            (Err(fails), None) => fails.clone(),
            (Ok(_), None) => String::new(),
        };
        let safe = safe.unwrap_or(Value::Null);
        let at = feed["updated_at"].as_u64();
        rows.push(vec![
            or_blank(&feed["id"]),
            or_blank(&feed["price"]),
            at.map_or_else(String::new, |at| format!("@{at}")),
            or_blank(&safe["low"]),
            or_blank(&safe["high"]),
            or_blank(&feed["sigma_day"]),
            feed["voids"].to_string(),
            fails,
        ]);
    }
    let lst = |key: &str| scale.lst.shown(number(&security[key]));
    Ok(Panel {
        title: "Prices, and what is at stake for them".to_string(),
        note: format!(
            "{} weigh in this round; whoever has {} of them stops a feed, whoever has {} sets it.",
            lst("active"),
            lst("to_stop"),
            lst("to_set")
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows,
        pictures: vec![],
    })
}

/// What a reporter has pledged, is taking out, and has earned; another address has nothing.
pub(super) fn holdings(ask: &Ask<'_>, owner: &str, scale: &Scale) -> Result<Holdings, String> {
    let list = pages::all(
        ask,
        "reporters",
        "address",
        |after, limit| json!({"reporters": {"start_after": after, "limit": limit}}),
    )?;
    let found = list.rows.iter().find(|row| row["address"] == json!(owner));
    let Some(reporter) = found else {
        return Ok(Holdings {
            rows: vec![],
            stopped: list.stopped("reporters"),
        });
    };
    let of = |key: &str| number(&reporter[key]);
    let mut rows = vec![];
    let mut add = |what: &str, amount: u128, from: Option<u64>, note: String| {
        if amount > 0 {
            rows.push(Holding {
                what: what.to_string(),
                amount: scale.lst.sum(amount),
                worth: None,
                from,
                note,
            });
        }
    };
    add("pledge", of("pledge"), None, standing(reporter, scale));
    let leaving = "it can be fined until it is paid".to_string();
    add(
        "leaving",
        of("leaving"),
        reporter["ready_at"].as_u64(),
        leaving,
    );
    let earned = "earned by reports: `collect` pays it now".to_string();
    add("rewards", of("owed"), None, earned);
    Ok(Holdings {
        rows,
        stopped: None,
    })
}

/// How a reporter stands, in words.
fn standing(reporter: &Value, scale: &Scale) -> String {
    let weight = scale.lst.shown(number(&reporter["weight"]));
    let mut parts = vec![format!("weighs {weight} in this round")];
    if let Some(from) = reporter["counts_from"]
        .as_u64()
        .filter(|from| *from > scale.now)
    {
        parts.push(format!("counts from @{from} on"));
    }
    if let Some(until) = reporter["counts_until"].as_u64() {
        parts.push(format!("was evicted: counts until @{until}"));
    }
    if let Some(until) = reporter["suspended_until"].as_u64() {
        parts.push(format!("suspended: may come back from @{until} on"));
    }
    let missed = reporter["missed"].as_array().into_iter().flatten();
    let missed = missed.filter(|missed| missed["rows"].as_u64().is_some_and(|rows| rows > 0));
    let missed: Vec<String> = missed
        .map(|missed| format!("{} of {}", missed["rows"], text(&missed["feed"])))
        .collect();
    if !missed.is_empty() {
        parts.push(format!(
            "missing from the last rounds: {}",
            missed.join(", ")
        ));
    }
    parts.join("; ")
}

/// Rounds that no report closed are closed, sources are looked at where the mean would fall
/// behind, the growth cap is moved once a day.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let config = ask(&json!({"config": {}}))?;
    let round_secs = config["round_secs"].as_u64().unwrap_or(u64::MAX);
    let mut chores = vec![];
    for feed in feeds(ask)?.rows {
        let id = feed["id"].clone();
        let poke = feed["next_poke"].as_u64();
        let is_lst = feed["source"].get("lst").is_some();
        // a contract's price is observed every ten minutes, after which it counts no more
        let due = poke.is_some_and(|next| match is_lst {
            true => next <= now,
            false => next.saturating_sub(round_secs).saturating_add(600) <= now,
        });
        if due && (is_lst || feed["fails"].is_null()) {
            chores.push(Chore {
                what: format!("look at the source of {id}"),
                msg: json!({"poke": {"feed": id}}),
            });
        }
        if poke.is_none() && is_left(ask, &id)? {
            chores.push(Chore {
                what: format!("close the last round of {id}"),
                msg: json!({"close": {"feed": id}}),
            });
        }
    }
    Ok(chores)
}

/// Whether a round with reports is over for two rounds, and no report has closed it.
fn is_left(ask: &Ask<'_>, id: &Value) -> Result<bool, String> {
    let round = ask(&json!({"round": {"feed": id}}))?;
    let has = round["reports"]
        .as_array()
        .is_some_and(|all| !all.is_empty());
    let (of, current) = (round["round"].as_u64(), round["current"].as_u64());
    let is_over = |(of, now): (u64, u64)| now > of.saturating_add(1);
    Ok(has && of.zip(current).is_some_and(is_over))
}

/// All feeds.
fn feeds(ask: &Ask<'_>) -> Result<List, String> {
    pages::all(
        ask,
        "feeds",
        "id",
        |after, limit| json!({"feeds": {"start_after": after, "limit": limit}}),
    )
}
