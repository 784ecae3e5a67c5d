//! Asks the contracts what an account has.

use crate::answers::{
    ExitPreview, ExitRow, HubConfig, HubPosition, TicketRow, UnbondingEntry, VaultConfig,
    VaultPosition,
};
use crate::elsewhere::in_guests;
use crate::slash::{part_floor, Slash};
use crate::suite::{ask, ask_if_any, ListOf, Suite};
use crate::{Layer, Lst, Position, Ticket, Total};
use ballast_testing::Scale;
use ballast_tool::output::Units;
use ballast_tool::CliError;
use ballast_types::queue::TicketStatus;
use ballast_types::vault::LayerId;
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;
use std::collections::BTreeMap;

impl Position {
    /// What an account has, and what a slash of the validator with most of the pool's stake by
    /// `fraction` would take of it.
    ///
    /// # Errors
    /// What a contract refuses; a list that does not end; an answer that is not that of a suite.
    pub fn of(suite: &mut dyn Suite, address: &str, fraction: Decimal) -> Result<Self, CliError> {
        let time = suite.now()?;
        let units = units(suite)?;
        let slash = Slash::of_worst(suite, fraction)?;
        let of_hub: HubPosition = ask(suite, "hub", "position", json!({ "address": address }))?;
        let lst = lst(suite, &of_hub, &slash)?;
        let tickets = tickets(suite, address, of_hub, &slash)?;
        let Insurance { layers, is_partial } = insurance(suite, address, time, &slash)?;
        let config: HubConfig = ask(suite, "hub", "config", json!({}))?;
        let scale = Scale::new(time, &units.symbol, &config.denom, units.decimals);
        Ok(Self {
            address: address.to_string(),
            time,
            decimals: units.decimals,
            symbol: units.symbol,
            total: total(&lst, &tickets, &layers),
            lst,
            tickets,
            vault: layers,
            is_partial,
            elsewhere: in_guests(suite, address, &scale),
            if_slashed: slash.event,
        })
    }
}

fn units(suite: &mut dyn Suite) -> Result<Units, CliError> {
    let info = suite.ask("token", &json!({"token_info": {}}))?;
    Units::needed(&info)
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

fn lst(suite: &mut dyn Suite, of_hub: &HubPosition, slash: &Slash) -> Result<Lst, CliError> {
    let &HubPosition { shares, value, .. } = of_hub;
    let exit_claimable_at = match shares.is_zero() {
        true => None,
        false => claimable_at(suite, shares)?,
    };
    Ok(Lst {
        shares,
        value,
        exit_claimable_at,
        could_lose: slash.of_value_floor(value),
    })
}

/// When an exit of these shares in the open batch could be claimed at the earliest; none where the
/// hub refuses an exit of them, because they are too few or worth nothing.
fn claimable_at(suite: &mut dyn Suite, shares: Uint128) -> Result<Option<u64>, CliError> {
    let fields = json!({ "shares": shares });
    let preview: Option<ExitPreview> = ask_if_any(suite, "hub", "preview_unbond", fields)?;
    Ok(preview.map(|preview| preview.earliest_claim_at))
}

fn tickets(
    suite: &mut dyn Suite,
    address: &str,
    of_hub: HubPosition,
    slash: &Slash,
) -> Result<Vec<Ticket>, CliError> {
    let rows = match of_hub.is_list_partial {
        true => ListOf::TICKETS.read_of(suite, address)?,
        false => of_hub.tickets,
    };
    let entries = match rows.is_empty() {
        true => vec![],
        false => ListOf::UNBONDING.read(suite)?,
    };
    let tickets = rows.into_iter().map(|row| match row.status {
        TicketStatus::Open => open_ticket(suite, row, slash),
        TicketStatus::Exiting | TicketStatus::Claimable => {
            priced_ticket(row, &entries, slash.fraction)
        }
        TicketStatus::Done => Ok(paid_ticket(row)),
    });
    tickets.collect()
}

/// A ticket whose batch has no price yet: its LST still loses and earns.
fn open_ticket(suite: &mut dyn Suite, row: TicketRow, slash: &Slash) -> Result<Ticket, CliError> {
    let shares = required(&row, "shares", row.shares)?;
    let value = slash.all.worth_floor(shares);
    Ok(Ticket {
        claimable: required(&row, "claimable", row.claimable)?,
        ticket_id: row.ticket_id,
        status: row.status,
        value,
        expected_at: claimable_at(suite, shares)?,
        sits_with: 0,
        could_lose: slash.of_value_floor(value),
    })
}

/// A ticket whose batch is priced. What is not claimable yet unbonds with validators, whose slashes
/// it bears uninsured.
fn priced_ticket(
    row: TicketRow,
    entries: &[UnbondingEntry],
    fraction: Decimal,
) -> Result<Ticket, CliError> {
    let owed = required(&row, "owed", row.owed)?;
    let value = owed.saturating_sub(required(&row, "claimed", row.claimed)?);
    let claimable = required(&row, "claimable", row.claimable)?;
    let to_come = value.saturating_sub(claimable);
    let unbonding = by_validator(entries, required(&row, "batch_id", row.batch_id)?);
    Ok(Ticket {
        ticket_id: row.ticket_id,
        status: row.status,
        value,
        claimable,
        expected_at: row.expected_at.filter(|_| !to_come.is_zero()),
        sits_with: unbonding.len(),
        could_lose: of_unbonding_floor(to_come, &unbonding, fraction),
    })
}

/// A ticket that is paid out, of which the queue says nothing else.
fn paid_ticket(row: TicketRow) -> Ticket {
    Ticket {
        ticket_id: row.ticket_id,
        status: row.status,
        value: Uint128::zero(),
        claimable: Uint128::zero(),
        expected_at: None,
        sits_with: 0,
        could_lose: Uint128::zero(),
    }
}

/// A field that all tickets have which are not paid out.
fn required<T>(row: &TicketRow, field: &str, value: Option<T>) -> Result<T, CliError> {
    value.ok_or_else(|| {
        CliError::failed(format!(
            "ticket {} has no `{field}`: this is not a suite, or the node answers wrongly",
            row.ticket_id
        ))
    })
}

/// What unbonds for a batch, by the validators that it comes from.
fn by_validator(entries: &[UnbondingEntry], batch_id: u64) -> BTreeMap<&str, Uint128> {
    let mut unbonding: BTreeMap<&str, Uint128> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.batch_id == batch_id) {
        let amount = unbonding.entry(&entry.validator).or_default();
        *amount = amount.saturating_add(entry.amount);
    }
    unbonding
}

/// What a slash takes of coins that are still to come, at the worst of the validators that they come
/// from, rounded down.
fn of_unbonding_floor(
    to_come: Uint128,
    unbonding: &BTreeMap<&str, Uint128>,
    fraction: Decimal,
) -> Uint128 {
    let worst = unbonding.values().max().copied().unwrap_or_default();
    let all = sum(unbonding.values().copied());
    match all.is_zero() {
        // not undelegated yet: like any stake, but it is not insured
        true => to_come.mul_floor(fraction),
        false => part_floor(to_come, worst, all).mul_floor(fraction),
    }
}

/// LST in the vault.
struct Insurance {
    layers: Vec<Layer>,
    /// Whether there may be more bonds than are among them.
    is_partial: bool,
}

fn insurance(
    suite: &mut dyn Suite,
    address: &str,
    time: u64,
    slash: &Slash,
) -> Result<Insurance, CliError> {
    let of_vault: VaultPosition = ask(suite, "vault", "position", json!({ "owner": address }))?;
    let config: VaultConfig = ask(suite, "vault", "config", json!({}))?;
    let asked_now = time.saturating_add(config.params.cooldown_secs);
    let held = |layer: LayerId, value: Uint128| Layer {
        could_lose: slash.of_layer_floor(&layer, value),
        layer,
        exit_id: None,
        value,
        ready_at: Some(asked_now),
    };
    let listed = of_vault.exits.len();
    let exits: Vec<ExitRow> = match of_vault.is_list_partial {
        true => ListOf::EXITS.read_of(suite, address)?,
        false => of_vault.exits,
    };
    // the vault says it of bonds and requests together, and only the requests can be read to their end
    let may_be_bonds = exits.len() <= listed || !of_vault.bonds.is_empty();
    let is_partial = of_vault.is_list_partial && may_be_bonds;
    let mut layers = vec![];
    if !of_vault.pool.shares.is_zero() {
        layers.push(held(LayerId::Pool, of_vault.pool.value));
    }
    for bond in of_vault.bonds {
        let validator = bond.validator;
        layers.push(held(LayerId::Bond { validator }, bond.value));
    }
    layers.extend(exits.into_iter().map(|exit| Layer {
        exit_id: Some(exit.exit_id),
        ready_at: exit.ready_at,
        ..held(exit.layer, exit.value)
    }));
    Ok(Insurance { layers, is_partial })
}
