//! What the laws of all extensions are written with.

use ballast_testing::{invariants::Check, Law, Life};
use cosmwasm_std::{Addr, Event, Order, StdResult, Uint128};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use std::collections::BTreeMap;

/// A law: its number, and what judges it.
pub const fn law(id: &'static str, holds: fn(&Life<'_>) -> Check) -> Law {
    Law { id, holds }
}

/// A storage that cannot be read is a law that does not hold.
pub fn unreadable(err: impl ToString) -> String {
    err.to_string()
}

/// The law, or what is wrong.
pub fn ensure(holds: bool, detail: impl FnOnce() -> String) -> Check {
    match holds {
        true => Ok(()),
        false => Err(detail()),
    }
}

/// What this contract did in the step, by its `action`s.
pub fn actions<'a>(life: &Life<'a>) -> Vec<&'a str> {
    let all = life.step.tx.map(|tx| tx.attrs("action"));
    let all = all.unwrap_or_default().into_iter();
    let here = all.filter(|(contract, _)| *contract == life.at.as_str());
    here.map(|(_, action)| action).collect()
}

/// Those events of this contract in the step whose `action` is one of these.
pub fn told<'a>(life: &'a Life<'_>, actions: &'a [&str]) -> impl Iterator<Item = &'a Event> {
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    events.iter().filter(move |event| {
        attr(event, "_contract_address") == Some(life.at.as_str())
            && attr(event, "action").is_some_and(|action| actions.contains(&action))
    })
}

/// The events of this name that this contract emitted in the step.
pub fn events<'a>(life: &'a Life<'_>, name: &'a str) -> impl Iterator<Item = &'a Event> {
    let here = life.at.as_str();
    let all = life.step.tx.into_iter();
    all.flat_map(move |tx| tx.events_named(name))
        .filter(move |event| attr(event, "_contract_address") == Some(here))
}

/// An attribute of an event.
pub fn attr<'a>(event: &'a Event, key: &str) -> Option<&'a str> {
    let mut all = event.attributes.iter();
    all.find(|attr| attr.key == key)
        .map(|attr| attr.value.as_str())
}

/// An amount that an event says; none where it does not.
pub fn amount(event: &Event, key: &str) -> Option<Uint128> {
    attr(event, key)?.parse().ok()
}

/// An amount that an event says; 0 where it does not.
pub fn amount_or_zero(event: &Event, key: &str) -> Uint128 {
    amount(event, key).unwrap_or_default()
}

/// An amount that an event has to say.
///
/// # Errors
/// It does not.
pub fn amount_said(event: &Event, key: &str) -> Result<Uint128, String> {
    amount(event, key).ok_or_else(|| format!("{} says no {key}", event.ty))
}

/// An amount that this contract said in the step, in whichever event; 0 where it did not.
pub fn amount_in_step(life: &Life<'_>, key: &str) -> Uint128 {
    let said = life.step.tx.and_then(|tx| tx.attr_of(life.at, key));
    said.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// What events of these actions of this contract say in the step, in sum.
pub fn amounts_told(life: &Life<'_>, actions: &[&str], key: &str) -> Uint128 {
    let all = told(life, actions);
    all.map(|event| amount_or_zero(event, key)).sum()
}

/// LST that was sent to this contract in the step, by the token's events.
pub fn lst_in(life: &Life<'_>) -> Uint128 {
    lst_moved(life, &["send", "send_from"], "to")
}

/// LST that this contract transferred in the step, by the token's events.
pub fn lst_out(life: &Life<'_>) -> Uint128 {
    lst_moved(life, &["transfer"], "from")
}

/// Transfers of LST of this contract to `to` in the step, by the token's events.
pub fn transfers_to(life: &Life<'_>, to: &str) -> Vec<Uint128> {
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    let transfers = events.iter().filter(|event| {
        let has = |key: &str, value: &str| attr(event, key) == Some(value);
        has("_contract_address", token)
            && has("action", "transfer")
            && has("from", here)
            && has("to", to)
    });
    transfers
        .map(|event| amount_or_zero(event, "amount"))
        .collect()
}

/// LST that the token's events of these actions moved, `to` this contract or `from` it.
fn lst_moved(life: &Life<'_>, actions: &[&str], way: &str) -> Uint128 {
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    let moved = events.iter().filter(|event| {
        attr(event, "_contract_address") == Some(token)
            && attr(event, "action").is_some_and(|action| actions.contains(&action))
            && attr(event, way) == Some(here)
    });
    moved.map(|event| amount_or_zero(event, "amount")).sum()
}

/// All balances of a cw20, by its storage.
///
/// # Errors
/// A row that cannot be read.
pub fn balances(life: &Life<'_>, token: &Addr) -> Result<BTreeMap<Addr, Uint128>, String> {
    let storage = life.step.chain.storage_of(token);
    let rows = BALANCES.range(&*storage, None, None, Order::Ascending);
    rows.collect::<StdResult<_>>().map_err(unreadable)
}

/// The supply of a cw20, by its storage.
///
/// # Errors
/// It is no cw20.
pub fn supply(life: &Life<'_>, token: &Addr) -> Result<Uint128, String> {
    let storage = life.step.chain.storage_of(token);
    let info = TOKEN_INFO.load(&*storage).map_err(unreadable)?;
    Ok(info.total_supply)
}

/// For a contract that is a cw20 itself: its supply is the sum of its balances.
pub fn supply_is_its_holders(life: &Life<'_>) -> Check {
    let sum: Uint128 = balances(life, life.at)?.values().sum();
    let supply = supply(life, life.at)?;
    ensure(sum == supply, || {
        format!("balances sum to {sum}, the supply is {supply}")
    })
}

/// The same, and both are the shares that the contract's books have: `what` they are shares of.
pub fn supply_is_booked(life: &Life<'_>, what: &str, shares: Uint128) -> Check {
    let sum: Uint128 = balances(life, life.at)?.values().sum();
    let supply = supply(life, life.at)?;
    ensure(sum == shares && supply == shares, || {
        format!("balances sum to {sum}, the supply is {supply}, {what} has {shares} shares")
    })
}
