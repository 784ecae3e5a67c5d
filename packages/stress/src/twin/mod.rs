//! A twin: a scenario that rebuilds a suite from the answers of one height, so that shocks and upgrades can be rehearsed on it.
//!
//! Rebuilt are validators with their stake, commission and all else that is with them, the suite's parameters, seats, weights and caps,
//! value, shares and with them the rate, buffer, bonds, the underwriters' pool, what of both is on the way out, the open batch, and
//! exits that the chain unbonds, with the times at which they are paid. Not rebuilt are who holds the LST (one account has it all), who
//! owns the suite, contracts that stand on it (their LST is in an account of their name), batches that are paid and not claimed, and what
//! validators suffered: all of them are in good standing.

mod build;
mod wish;

pub use wish::{Batch, Seat, Wish};

use crate::ledger::{number, View};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// The most that a total of a twin may be off: 10 of 1,000,000.
pub const MOST_PPM: u128 = 10;

/// A scenario that rebuilds the suite of a snapshot. It has been carried out, and its totals have been compared.
///
/// # Errors
/// A snapshot that lacks an answer, or whose suite cannot be rebuilt: which total, with both numbers.
pub fn twin(snapshot: &str) -> Result<String, CliError> {
    let wish = Wish::read(snapshot)?;
    of(&wish)
}

/// The same for what was read already.
///
/// # Errors
/// As [`twin`].
pub fn of(wish: &Wish) -> Result<String, CliError> {
    wish.check()?;
    let (lines, runner) = build::build(wish)?;
    let view = View::of(&runner)?;
    let off = compare(wish, &view);
    if !off.is_empty() {
        let error = CliError::failed("the twin is not alike");
        return Err(off.into_iter().fold(error, CliError::detail));
    }
    Ok(lines)
}

/// Totals that are off by more than [`MOST_PPM`], each in words.
pub fn compare(wish: &Wish, view: &View<'_>) -> Vec<String> {
    let hub = |name: &str| view.answer(&view.suite.hub, &json!({name: {}}));
    let state = hub("state");
    let pool = view.answer(&view.suite.vault, &json!({"pool": {}}));
    let open = view.answer(&view.suite.queue, &json!({"open_batch": {}}));
    let mut totals: Vec<(String, u128, u128)> = vec![
        ("value".to_string(), wish.value(), number(&state["value"])),
        ("LST".to_string(), wish.shares, number(&state["shares"])),
        ("buffer".to_string(), wish.buffer, number(&state["buffer"])),
        ("stake".to_string(), wish.bonded(), number(&state["bonded"])),
        (
            "rewards that drip".to_string(),
            wish.dripping,
            number(&state["dripping"]),
        ),
        (
            "LST of the underwriters' pool".to_string(),
            wish.pool,
            number(&pool["lst"]),
        ),
        (
            "LST of it on the way out".to_string(),
            wish.pool_leaving,
            number(&pool["exiting_lst"]),
        ),
        (
            "LST in the open batch".to_string(),
            wish.open,
            number(&open["shares"]),
        ),
    ];
    let stakes = view.chain.delegations(&view.suite.hub);
    let operators = view.chain.validators();
    let bonds = view.answer(&view.suite.vault, &json!({"bonds": {"limit": 100}}));
    let bonds = bonds["bonds"].as_array().cloned().unwrap_or_default();
    for (i, seat) in wish.seats.iter().enumerate() {
        let operator = &operators[&format!("val{i}")];
        let stake = stakes.get(operator).map_or(0, |stake| stake.u128());
        totals.push((format!("stake with {}", seat.address), seat.stake, stake));
        let tokens = view
            .chain
            .validator(operator)
            .map_or(0, |one| one.tokens.u128());
        totals.push((
            format!("all tokens with {}", seat.address),
            seat.tokens,
            tokens,
        ));
        let bond = bonds
            .iter()
            .find(|bond| bond["validator"] == operator.as_str());
        let bond = bond.unwrap_or(&Value::Null);
        totals.push((
            format!("bond of {}", seat.address),
            seat.bond,
            number(&bond["lst"]),
        ));
    }
    let entries = view.chain.unbondings(&view.suite.hub);
    let unbonding: u128 = entries.iter().map(|entry| entry.balance.u128()).sum();
    let wished = wish.batches.iter().map(Batch::amount).sum();
    totals.push(("native that unbonds".to_string(), wished, unbonding));
    let off = totals
        .into_iter()
        .filter(|(_, wished, is)| is_off(*wished, *is, wish));
    off.map(|(what, wished, is)| format!("{what}: {wished} there, {is} in the twin"))
        .collect()
}

/// More than 10 ppm of it off, and more than a rounding of all.
fn is_off(wished: u128, is: u128, wish: &Wish) -> bool {
    let slack = wish.seats.len() as u128 + 10;
    let most = (wished / 1_000_000 * MOST_PPM).max(slack);
    wished.abs_diff(is) > most
}

/// The answers of a snapshot, in its shape, of an embedded chain: what a twin needs of it.
pub fn snapshot_of(view: &View<'_>) -> Value {
    let mut answers = vec![];
    let suite = view.suite;
    let mut ask = |of: &str, at: &cosmwasm_std::Addr, query: &str, msg: Value| {
        answers.push(json!({"of": of, "query": query, "answer": view.answer(at, &msg)}));
    };
    for query in ["config", "state"] {
        ask("hub", &suite.hub, query, json!({query: {}}));
    }
    for query in ["delegations", "unbonding"] {
        ask("hub", &suite.hub, query, json!({query: {"limit": 100}}));
    }
    ask("registry", &suite.registry, "config", json!({"config": {}}));
    ask(
        "registry",
        &suite.registry,
        "validators",
        json!({"validators": {"limit": 100}}),
    );
    ask(
        "queue",
        &suite.queue,
        "open_batch",
        json!({"open_batch": {}}),
    );
    ask(
        "queue",
        &suite.queue,
        "batches",
        json!({"batches": {"limit": 100}}),
    );
    ask("vault", &suite.vault, "config", json!({"config": {}}));
    ask("vault", &suite.vault, "pool", json!({"pool": {}}));
    ask(
        "vault",
        &suite.vault,
        "bonds",
        json!({"bonds": {"limit": 100}}),
    );
    ask(
        "collector",
        &suite.collector,
        "config",
        json!({"config": {}}),
    );
    ask(
        "token",
        &suite.token,
        "token_info",
        json!({"token_info": {}}),
    );
    ask(
        "token",
        &suite.token,
        "balance",
        json!({"balance": {"address": suite.hub}}),
    );
    for guest in &view.guests {
        ask(
            "token",
            &suite.token,
            "balance",
            json!({"balance": {"address": guest.at}}),
        );
    }
    let abouts = std::iter::once(&suite.hub).chain(view.guests.iter().map(|guest| &guest.at));
    let balances = answers
        .iter_mut()
        .filter(|one| one["query"] == json!("balance"));
    for (row, about) in balances.zip(abouts) {
        row["about"] = json!(about);
    }
    answers.extend(chain(view));
    let extensions = view.guests.iter().map(|guest| {
        (
            guest.name.clone(),
            json!({"kind": guest.code, "address": guest.at}),
        )
    });
    json!({
        "schema": "ballast.snapshot/1", "chain_id": "embedded", "height": view.chain.height(), "time": view.chain.now(),
        "suite": suite, "answers": answers, "history": [], "partial": [],
        "extensions": extensions.collect::<serde_json::Map<_, _>>(),
    })
}

fn chain(view: &View<'_>) -> Vec<Value> {
    let rows: Vec<_> = view
        .chain
        .validators()
        .values()
        .filter_map(|operator| view.chain.validator(operator))
        .collect();
    let bonded: u128 = rows
        .iter()
        .filter(|row| row.status == "bonded")
        .map(|row| row.tokens.u128())
        .sum();
    let validators = rows.iter().map(|row| {
        json!({
            "address": row.address, "name": view.chain.name_of(&row.address), "standing": row.status, "tokens": row.tokens,
            "jailed": row.jailed, "tombstoned": row.tombstoned, "commission": row.commission,
        })
    });
    let validators = json!({"validators": validators.collect::<Vec<_>>()});
    let mut all = vec![
        json!({"of": "staking", "query": "validators", "answer": validators}),
        json!({"of": "staking", "query": "pool", "answer": {"bonded_tokens": bonded.to_string()}}),
    ];
    if let Ok(params) = view.chain.params() {
        let reduction = view.chain.genesis().power_reduction;
        all.push(json!({"of": "staking", "query": "params", "answer": {
            "unbonding_secs": params.unbonding_secs, "max_entries": params.max_entries, "power_reduction": reduction,
        }}));
        all.push(json!({"of": "slashing", "query": "params", "answer": {
            "slash_fraction_double_sign": params.slash_double_sign, "slash_fraction_downtime": params.slash_downtime,
        }}));
    }
    all
}
