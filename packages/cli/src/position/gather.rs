//! Asks the contracts what one account has.

use super::ask::{amount, is_partial, pages, pages_of, part, Ask};
use super::slash::Slash;
use super::{elsewhere, Layer, Lst, Position, Ticket, Total};
use ballast_testing::Scale;
use ballast_tool::answer::{list, text};
use ballast_tool::output::Units;
use ballast_tool::CliError;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::{json, Value};

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
    let slash = Slash::of_worst(chain, fraction)?;
    let pool = chain.ask("hub", json!({"position": {"address": address}}))?;
    let lst = lst(chain, &pool, &slash)?;
    let tickets = tickets(chain, address, &pool, &slash)?;
    let vault = layers(chain, address, time, &slash)?;
    let total = total(&lst, &tickets, &vault);
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
        if_slashed: slash.event,
    })
}

fn total(lst: &Lst, tickets: &[Ticket], vault: &[Layer]) -> Total {
    let value = tickets.iter().map(|ticket| ticket.value);
    let value = value.chain(vault.iter().map(|layer| layer.value));
    let could_lose = tickets.iter().map(|ticket| ticket.could_lose);
    let could_lose = could_lose.chain(vault.iter().map(|layer| layer.could_lose));
    Total {
        value: sum(value.chain([lst.value])),
        claimable: sum(tickets.iter().map(|ticket| ticket.claimable)),
        could_lose: sum(could_lose.chain([lst.could_lose])),
    }
}

fn sum(amounts: impl Iterator<Item = Uint128>) -> Uint128 {
    amounts.fold(Uint128::zero(), Uint128::saturating_add)
}

fn lst(chain: &mut dyn Ask, pool: &Value, slash: &Slash) -> Result<Lst, CliError> {
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
        shares,
        value,
        exit_claimable_at: at,
        could_lose: slash.of_value(value),
    })
}

fn tickets(
    chain: &mut dyn Ask,
    address: &str,
    pool: &Value,
    slash: &Slash,
) -> Result<Vec<Ticket>, CliError> {
    let rows = match is_partial(pool) {
        true => pages_of(chain, "queue", "tickets", "ticket_id", Some(address))?,
        false => list(&pool["tickets"]).to_vec(),
    };
    let entries = match rows.is_empty() {
        true => vec![],
        false => pages(chain, "hub", "unbonding", "id")?,
    };
    rows.iter()
        .map(|row| ticket(chain, row, &entries, slash))
        .collect()
}

/// One ticket, and the stake of its batch that is still unbonding, an entry a validator.
fn ticket(
    chain: &mut dyn Ask,
    row: &Value,
    entries: &[Value],
    slash: &Slash,
) -> Result<Ticket, CliError> {
    let of = |key: &str| amount(&row[key]);
    let is_open = row["status"] == json!("open");
    let value = match is_open {
        true => part(of("shares"), slash.value, slash.shares),
        false => of("owed").saturating_sub(of("claimed")),
    };
    let to_come = value.saturating_sub(of("claimable"));
    let mine = entries
        .iter()
        .filter(|entry| entry["batch_id"] == row["batch_id"]);
    let mine: Vec<Uint128> = mine.map(|entry| amount(&entry["amount"])).collect();
    let could_lose = match is_open {
        true => slash.of_value(value),
        false => of_unbonding(to_come, &mine, slash.fraction),
    };
    Ok(Ticket {
        ticket_id: text(&row["ticket_id"]),
        status: text(&row["status"]),
        value,
        claimable: of("claimable"),
        expected_at: match is_open {
            true => expected(chain, of("shares"))?,
            false => row["expected_at"].as_u64().filter(|_| !to_come.is_zero()),
        },
        sits_with: mine.len(),
        could_lose,
    })
}

/// What a slash takes of coins that are still to come, at the worst of the validators that they come from.
fn of_unbonding(to_come: Uint128, entries: &[Uint128], fraction: Decimal) -> Uint128 {
    let entries = entries.iter().copied();
    let worst = entries.clone().max().unwrap_or_default();
    let all = entries.fold(Uint128::zero(), Uint128::saturating_add);
    match all.is_zero() {
        // not undelegated yet: like any stake, but it is not insured
        true => to_come.mul_floor(fraction),
        false => part(to_come, worst, all).mul_floor(fraction),
    }
}

/// When the open batch could be claimed.
fn expected(chain: &mut dyn Ask, shares: Uint128) -> Result<Option<u64>, CliError> {
    let preview = chain.ask("hub", json!({"preview_unbond": {"shares": shares}}))?;
    Ok(preview["earliest_claim_at"].as_u64())
}

fn layers(
    chain: &mut dyn Ask,
    address: &str,
    time: u64,
    slash: &Slash,
) -> Result<Vec<Layer>, CliError> {
    let mine = chain.ask("vault", json!({"position": {"owner": address}}))?;
    let config = chain.ask("vault", json!({"config": {}}))?;
    let cooldown = config["params"]["cooldown_secs"].as_u64();
    let layer = |name: &str, exit_id: Option<u64>, value: &Value, ready_at: Option<u64>| Layer {
        layer: name.to_string(),
        exit_id,
        value: amount(value),
        ready_at,
        could_lose: slash.of_layer(name, amount(value)),
    };
    let asked_now = cooldown.map(|secs| time.saturating_add(secs));
    let mut layers = vec![];
    if !amount(&mine["pool"]["shares"]).is_zero() {
        layers.push(layer("pool", None, &mine["pool"]["value"], asked_now));
    }
    for bond in list(&mine["bonds"]) {
        let validator = text(&bond["validator"]);
        layers.push(layer(&validator, None, &bond["value"], asked_now));
    }
    let exits = match is_partial(&mine) {
        true => pages_of(chain, "vault", "exits", "exit_id", Some(address))?,
        false => list(&mine["exits"]).to_vec(),
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
