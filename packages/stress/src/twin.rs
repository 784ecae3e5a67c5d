//! A twin: a scenario that rebuilds a suite from the answers of one height, so that shocks and
//! upgrades can be rehearsed on it.
//!
//! Rebuilt are validators with their stake, commission and all else that is with them, the suite's
//! parameters, seats, weights and caps, value, shares and with them the rate, buffer, bonds, the
//! underwriters' pool, what of both is on the way out, the open batch, and exits that the chain
//! unbonds, with the times at which they are paid. Not rebuilt are who holds the LST (one account
//! has it all), who owns the suite, contracts that stand on it (their LST is in an account of their
//! name), batches that are paid and not claimed, and what validators suffered: all of them are in
//! good standing.

mod build;
mod snapshot;
mod wish;

pub use snapshot::{snapshot_of, SNAPSHOT_SCHEMA};
pub use wish::{Batch, Chain, Fractions, Insurance, Pool, Seat, Token, Wish};

use crate::ledger::View;
use ballast_tool::answer::{list, number};
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

/// A total: in words, what it is to be, and what it is in the twin.
type Total = (String, u128, u128);

/// Totals that are off by more than [`MOST_PPM`], each in words.
pub fn compare(wish: &Wish, view: &View<'_>) -> Vec<String> {
    let mut totals = of_pools(wish, view);
    totals.extend(of_seats(wish, view));
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

/// Totals of the hub, the vault's pool and the open batch.
fn of_pools(wish: &Wish, view: &View<'_>) -> Vec<Total> {
    let state = view.answer(&view.suite.hub, &json!({"state": {}}));
    let pool = view.answer(&view.suite.vault, &json!({"pool": {}}));
    let open = view.answer(&view.suite.queue, &json!({"open_batch": {}}));
    vec![
        ("value".to_string(), wish.value(), number(&state["value"])),
        (
            "LST".to_string(),
            wish.pool.shares,
            number(&state["shares"]),
        ),
        (
            "buffer".to_string(),
            wish.pool.buffer,
            number(&state["buffer"]),
        ),
        ("stake".to_string(), wish.bonded(), number(&state["bonded"])),
        (
            "rewards that drip".to_string(),
            wish.pool.dripping,
            number(&state["dripping"]),
        ),
        (
            "LST of the underwriters' pool".to_string(),
            wish.insurance.lst,
            number(&pool["lst"]) + number(&pool["dripping"]),
        ),
        (
            "LST of it on the way out".to_string(),
            wish.insurance.leaving,
            number(&pool["exiting_lst"]),
        ),
        (
            "LST in the open batch".to_string(),
            wish.open,
            number(&open["shares"]),
        ),
    ]
}

/// Totals of each validator: the suite's stake, all tokens, the bond.
fn of_seats(wish: &Wish, view: &View<'_>) -> Vec<Total> {
    let mut totals = vec![];
    let stakes = view.chain.delegations(&view.suite.hub);
    let operators = view.chain.validators();
    let bonds = view.answer(&view.suite.vault, &json!({"bonds": {"limit": 100}}));
    let bonds = list(&bonds["bonds"]);
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
    totals
}

/// More than 10 ppm of it off, and more than a rounding of all.
fn is_off(wished: u128, is: u128, wish: &Wish) -> bool {
    let slack = wish.seats.len() as u128 + 10;
    let most = (wished / 1_000_000 * MOST_PPM).max(slack);
    wished.abs_diff(is) > most
}
