//! Asks the contracts, and works out what a slash would take.
//!
//! The event is a slash of one validator by a fraction, at once: its part of what waits for undelegation
//! falls on exits, the rest is the pool's, of which the bond pays first, then the underwriters (the vault's
//! own `preview_cover`), and what remains lowers the rate.

use super::{elsewhere, Event, Layer, Lst, Other, Position, Ticket, Total};
use ballast_testing::Scale;
use ballast_tool::output::Units;
use ballast_tool::CliError;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// A chain with a suite, to be asked.
pub trait Ask {
    /// What a contract, by its name, answers.
    ///
    /// # Errors
    /// It refuses.
    fn ask(&mut self, contract: &str, msg: Value) -> Result<Value, CliError>;

    /// The chain's clock, unix seconds.
    ///
    /// # Errors
    /// The chain does not answer.
    fn now(&mut self) -> Result<u64, CliError>;

    /// Contracts that stand on the suite.
    fn others(&self) -> Vec<Other>;

    /// What a contract at an address answers.
    ///
    /// # Errors
    /// What it says, or that nobody answers.
    fn ask_at(&self, address: &str, msg: &Value) -> Result<Value, String>;
}

/// The event, and what it costs whom.
struct Blow {
    event: Event,
    fraction: Decimal,
    /// Value and supply.
    value: Uint128,
    shares: Uint128,
    /// What holders bear together.
    uncovered: Uint128,
    /// Value of the LST that is left to bear it.
    bearing: Uint128,
    /// LST burned of the bond and of the pool.
    burned: [Uint128; 2],
    bond: Uint128,
    pool: Uint128,
}

/// Everything about one account.
///
/// # Errors
/// What a contract refuses.
pub fn gather(chain: &mut dyn Ask, address: &str, fraction: Decimal) -> Result<Position, CliError> {
    let time = chain.now()?;
    let info = chain.ask("token", json!({"token_info": {}}))?;
    let units = Units::of(&info).ok_or_else(|| {
        CliError::failed(
            "the token does not say its ticker and up to 18 decimals: this is not a suite",
        )
    })?;
    let blow = blow(chain, fraction)?;
    let pool = chain.ask("hub", json!({"position": {"address": address}}))?;
    let lst = lst(chain, &pool, &blow)?;
    let tickets = tickets(chain, address, &pool, &blow)?;
    let vault = layers(chain, address, time, &blow)?;
    let sum = |amounts: Vec<&str>| {
        let amounts = amounts
            .into_iter()
            .map(|text| text.parse::<u128>().unwrap_or_default());
        amounts.fold(0, u128::saturating_add).to_string()
    };
    let all = |lst: fn(&Lst) -> &str,
               ticket: fn(&Ticket) -> &str,
               layer: fn(&Layer) -> &str,
               own: &Lst| {
        let mut amounts = vec![lst(own)];
        amounts.extend(tickets.iter().map(ticket));
        amounts.extend(vault.iter().map(layer));
        sum(amounts)
    };
    let total = Total {
        value: all(|l| &l.value, |t| &t.value, |l| &l.value, &lst),
        claimable: sum(tickets
            .iter()
            .map(|ticket| ticket.claimable.as_str())
            .collect()),
        could_lose: all(
            |l| &l.could_lose,
            |t| &t.could_lose,
            |l| &l.could_lose,
            &lst,
        ),
    };
    let config = chain.ask("hub", json!({"config": {}}))?;
    let denom = text(&config["denom"]);
    let scale = Scale::new(time, &units.symbol, &denom, units.decimals);
    let elsewhere = elsewhere::all(chain, address, &scale);
    Ok(Position {
        address: address.to_string(),
        time,
        decimals: units.decimals,
        symbol: units.symbol,
        lst,
        tickets,
        vault,
        total,
        elsewhere,
        if_slashed: blow.event,
    })
}

fn blow(chain: &mut dyn Ask, fraction: Decimal) -> Result<Blow, CliError> {
    let state = chain.ask("hub", json!({"state": {}}))?;
    let (value, shares) = (amount(&state["value"]), amount(&state["shares"]));
    let rows = pages(chain, "hub", "delegations", "validator")?;
    let worst = rows.iter().max_by_key(|row| amount(&row["actual"]));
    let stake = worst.map_or(Uint128::zero(), |row| amount(&row["actual"]));
    let worst = worst.filter(|_| !stake.is_zero());
    let validator = worst
        .and_then(|row| row["validator"].as_str())
        .map(ToString::to_string);
    let loss = stake.mul_floor(fraction);
    let (exiting, bonded) = (amount(&state["exiting"]), amount(&state["bonded"]));
    let of_exits = match bonded.is_zero() {
        true => Uint128::zero(),
        false => part(loss, exiting.min(bonded), bonded),
    };
    let of_pool = loss.saturating_sub(of_exits).min(value);
    let burned = match (&validator, of_pool.is_zero()) {
        (Some(validator), false) => chain.ask(
            "vault",
            json!({"preview_cover": {
                "before": {"value": value, "shares": shares},
                // 0: a loss that has no number yet
                "losses": [{"loss_id": 0, "validator": validator, "amount": of_pool}],
            }}),
        )?,
        _ => Value::Null,
    };
    let burned = &burned["burned"][0];
    let burned = [amount(&burned["bond"]), amount(&burned["pool"])];
    let native = |lst: Uint128| part(lst, value, shares);
    let paid = burned.map(native);
    let bonds = pages(chain, "vault", "bonds", "validator")?;
    let bond = bonds
        .iter()
        .find(|bond| bond["validator"].as_str() == validator.as_deref());
    let pool = chain.ask("vault", json!({"pool": {}}))?;
    Ok(Blow {
        event: Event {
            validator,
            fraction: fraction.to_string(),
            loss: loss.to_string(),
            paid_by_bond: paid[0].min(of_pool).to_string(),
            paid_by_pool: paid[1].min(of_pool).to_string(),
        },
        fraction,
        value,
        shares,
        uncovered: of_pool.saturating_sub(paid[0]).saturating_sub(paid[1]),
        bearing: value.saturating_sub(paid[0]).saturating_sub(paid[1]),
        burned,
        bond: bond.map_or(Uint128::zero(), |bond| amount(&bond["lst"])),
        pool: amount(&pool["lst"]),
    })
}

impl Blow {
    /// What holders of this much value bear.
    fn of_value(&self, value: Uint128) -> Uint128 {
        part(self.uncovered, value, self.bearing)
    }

    /// What this much value in a layer loses: its part of the burn, and what holders bear on the rest.
    fn of_layer(&self, layer: &str, value: Uint128) -> Uint128 {
        let (burned, all) = match layer {
            "pool" => (self.burned[1], self.pool),
            bond if self.event.validator.as_deref() == Some(bond) => (self.burned[0], self.bond),
            _ => (Uint128::zero(), Uint128::one()),
        };
        let gone = part(value, burned.min(all), all);
        gone.saturating_add(self.of_value(value.saturating_sub(gone)))
    }
}

fn lst(chain: &mut dyn Ask, pool: &Value, blow: &Blow) -> Result<Lst, CliError> {
    let (shares, value) = (amount(&pool["shares"]), amount(&pool["value"]));
    let at = match shares.is_zero() {
        true => None,
        // too small for an exit is no error of this question
        false => chain
            .ask("hub", json!({"preview_unbond": {"shares": shares}}))
            .ok()
            .and_then(|preview| preview["earliest_claim_at"].as_u64()),
    };
    Ok(Lst {
        shares: shares.to_string(),
        value: value.to_string(),
        exit_claimable_at: at,
        could_lose: blow.of_value(value).to_string(),
    })
}

fn tickets(
    chain: &mut dyn Ask,
    address: &str,
    pool: &Value,
    blow: &Blow,
) -> Result<Vec<Ticket>, CliError> {
    let rows = match is_partial(pool) {
        true => pages_of(chain, "queue", "tickets", "ticket_id", Some(address))?,
        false => list(&pool["tickets"]),
    };
    let entries = match rows.is_empty() {
        true => vec![],
        false => pages(chain, "hub", "unbonding", "id")?,
    };
    rows.iter()
        .map(|row| {
            let of = |key: &str| amount(&row[key]);
            let is_open = row["status"] == json!("open");
            let value = match is_open {
                true => part(of("shares"), blow.value, blow.shares),
                false => of("owed").saturating_sub(of("claimed")),
            };
            let to_come = value.saturating_sub(of("claimable"));
            let mine = entries
                .iter()
                .filter(|entry| entry["batch_id"] == row["batch_id"]);
            let mine: Vec<Uint128> = mine.map(|entry| amount(&entry["amount"])).collect();
            let all = mine
                .iter()
                .fold(Uint128::zero(), |sum, one| sum.saturating_add(*one));
            let worst = mine.iter().max().copied().unwrap_or_default();
            let could_lose = match (is_open, all.is_zero()) {
                (true, _) => blow.of_value(value),
                // not undelegated yet: like any stake, but nobody insures it
                (false, true) => to_come.mul_floor(blow.fraction),
                (false, false) => part(to_come, worst, all).mul_floor(blow.fraction),
            };
            Ok(Ticket {
                ticket_id: text(&row["ticket_id"]),
                status: text(&row["status"]),
                value: value.to_string(),
                claimable: of("claimable").to_string(),
                expected_at: match is_open {
                    true => expected(chain, of("shares"))?,
                    false => row["expected_at"].as_u64().filter(|_| !to_come.is_zero()),
                },
                sits_with: mine.len(),
                could_lose: could_lose.to_string(),
            })
        })
        .collect()
}

/// When the open batch could be claimed.
fn expected(chain: &mut dyn Ask, shares: Uint128) -> Result<Option<u64>, CliError> {
    let preview = chain.ask("hub", json!({"preview_unbond": {"shares": shares}}))?;
    Ok(preview["earliest_claim_at"].as_u64())
}

/// Whether an answer has only the first rows of a list.
fn is_partial(answer: &Value) -> bool {
    answer["is_list_partial"] == json!(true)
}

/// All of a list that is answered in pages, whose rows are told apart by `key`.
fn pages(
    chain: &mut dyn Ask,
    contract: &str,
    list_of: &str,
    key: &str,
) -> Result<Vec<Value>, CliError> {
    pages_of(chain, contract, list_of, key, None)
}

/// The same of one owner's list.
fn pages_of(
    chain: &mut dyn Ask,
    contract: &str,
    list_of: &str,
    key: &str,
    owner: Option<&str>,
) -> Result<Vec<Value>, CliError> {
    let mut all: Vec<Value> = vec![];
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_PAGES {
        let after = all.last().map(|row| row[key].clone());
        if !seen.insert(after.as_ref().map(Value::to_string)) {
            break;
        }
        let mut question = json!({"start_after": after, "limit": 100});
        if let Some(owner) = owner {
            question["owner"] = json!(owner);
        }
        let answer = chain.ask(contract, json!({ list_of: question }))?;
        // each of these answers has one list
        let rows = answer.as_object().and_then(|fields| fields.values().next());
        let rows = rows.map(list).unwrap_or_default();
        if rows.is_empty() {
            return Ok(all);
        }
        all.extend(rows);
    }
    Err(CliError::failed(format!(
        "the {contract}'s list of {list_of} does not end: {} rows and no last one; this is not a suite, or the node answers wrongly",
        all.len()
    )))
}

/// Pages of 100 rows at most.
const MOST_PAGES: usize = 1_000;

fn layers(
    chain: &mut dyn Ask,
    address: &str,
    time: u64,
    blow: &Blow,
) -> Result<Vec<Layer>, CliError> {
    let mine = chain.ask("vault", json!({"position": {"owner": address}}))?;
    let config = chain.ask("vault", json!({"config": {}}))?;
    let cooldown = config["params"]["cooldown_secs"].as_u64();
    let layer = |name: &str, exit_id: Option<u64>, value: &Value, ready_at: Option<u64>| Layer {
        layer: name.to_string(),
        exit_id,
        value: amount(value).to_string(),
        ready_at,
        could_lose: blow.of_layer(name, amount(value)).to_string(),
    };
    let asked_now = cooldown.map(|secs| time.saturating_add(secs));
    let mut layers = vec![];
    if !amount(&mine["pool"]["shares"]).is_zero() {
        layers.push(layer("pool", None, &mine["pool"]["value"], asked_now));
    }
    for bond in list(&mine["bonds"]) {
        let at = asked_now;
        layers.push(layer(&text(&bond["validator"]), None, &bond["value"], at));
    }
    let exits = match is_partial(&mine) {
        true => pages_of(chain, "vault", "exits", "exit_id", Some(address))?,
        false => list(&mine["exits"]),
    };
    for exit in exits {
        let name = exit["layer"]["bond"]["validator"]
            .as_str()
            .unwrap_or("pool");
        let (id, ready) = (exit["exit_id"].as_u64(), exit["ready_at"].as_u64());
        layers.push(layer(name, id, &exit["value"], ready));
    }
    Ok(layers)
}

/// `amount x of / whole`, rounded down; 0 of nothing.
fn part(amount: Uint128, of: Uint128, whole: Uint128) -> Uint128 {
    match whole.is_zero() {
        true => Uint128::zero(),
        // more than there can be is what a node says that lies
        false => amount
            .checked_multiply_ratio(of, whole)
            .unwrap_or(Uint128::MAX),
    }
}

fn amount(value: &Value) -> Uint128 {
    let text = value.as_str().and_then(|text| text.parse::<u128>().ok());
    Uint128::new(text.unwrap_or_default())
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_string()
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}
