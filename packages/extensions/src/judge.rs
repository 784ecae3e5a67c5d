//! What the laws of all extensions are written with.

use ballast_testing::{invariants::Check, Law, Life};
use cosmwasm_std::{Addr, Event, Order, StdResult, Uint128};
use cw20_base::state::{BALANCES, TOKEN_INFO};
use std::collections::BTreeMap;
use std::str::FromStr;

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

/// The `action`s of this contract in the step, in order.
pub fn actions<'a>(life: &Life<'a>) -> Vec<&'a str> {
    let all = life.step.tx.map(|tx| tx.attrs("action"));
    let all = all.unwrap_or_default().into_iter();
    let here = all.filter(|(contract, _)| *contract == life.at.as_str());
    here.map(|(_, action)| action).collect()
}

/// The events of this contract in the step whose `action` is one of these.
pub fn events_of<'a>(life: &'a Life<'_>, actions: &'a [&str]) -> impl Iterator<Item = &'a Event> {
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    events.iter().filter(move |event| {
        attribute(event, "_contract_address") == Some(life.at.as_str())
            && attribute(event, "action").is_some_and(|action| actions.contains(&action))
    })
}

/// The event of this action, if it is all that this contract did in the step.
pub fn event_of_only<'a>(life: &'a Life<'_>, action: &'a str) -> Option<&'a Event> {
    if actions(life) != [action] {
        return None;
    }
    let mut events = life.step.tx?.events.iter();
    events.find(|event| {
        attribute(event, "_contract_address") == Some(life.at.as_str())
            && attribute(event, "action") == Some(action)
    })
}

/// The events of this name that this contract emitted in the step.
pub fn events_named<'a>(life: &'a Life<'_>, name: &'a str) -> impl Iterator<Item = &'a Event> {
    let here = life.at.as_str();
    let all = life.step.tx.into_iter();
    all.flat_map(move |tx| tx.events_named(name))
        .filter(move |event| attribute(event, "_contract_address") == Some(here))
}

/// An attribute of an event.
pub fn attribute<'a>(event: &'a Event, key: &str) -> Option<&'a str> {
    let mut all = event.attributes.iter();
    all.find(|attribute| attribute.key == key)
        .map(|attribute| attribute.value.as_str())
}

/// An amount, or another number, of an event.
///
/// # Errors
/// The event does not have it: then the law does not hold.
pub fn number<T: FromStr>(event: &Event, key: &str) -> Result<T, String> {
    let number = attribute(event, key).and_then(|text| text.parse().ok());
    number.ok_or_else(|| format!("{} has no number {key}", event.ty))
}

/// The sum of an amount over the events of this contract in the step whose `action` is one of
/// these.
///
/// # Errors
/// One of the events does not have it.
pub fn sum(life: &Life<'_>, actions: &[&str], key: &str) -> Result<Uint128, String> {
    sum_of(events_of(life, actions), key)
}

/// The sum of an amount over events.
fn sum_of<'a>(events: impl Iterator<Item = &'a Event>, key: &str) -> Result<Uint128, String> {
    let amounts = events.map(|event| number::<Uint128>(event, key));
    amounts.sum()
}

/// LST that was sent to this contract in the step, by the token's events.
///
/// # Errors
/// One of the events has no amount.
pub fn lst_in(life: &Life<'_>) -> Result<Uint128, String> {
    lst_moved(life, &["send", "send_from"], "to")
}

/// LST that this contract transferred in the step, by the token's events.
///
/// # Errors
/// One of the events has no amount.
pub fn lst_out(life: &Life<'_>) -> Result<Uint128, String> {
    lst_moved(life, &["transfer"], "from")
}

/// Transfers of LST of this contract to `to` in the step, by the token's events.
///
/// # Errors
/// One of the events has no amount.
pub fn transfers_to(life: &Life<'_>, to: &str) -> Result<Vec<Uint128>, String> {
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    let transfers = events.iter().filter(|event| {
        let has = |key: &str, value: &str| attribute(event, key) == Some(value);
        has("_contract_address", token)
            && has("action", "transfer")
            && has("from", here)
            && has("to", to)
    });
    transfers.map(|event| number(event, "amount")).collect()
}

/// LST that the token's events of these actions moved, `to` this contract or `from` it.
fn lst_moved(life: &Life<'_>, actions: &[&str], way: &str) -> Result<Uint128, String> {
    let (token, here) = (life.step.contracts.token.as_str(), life.at.as_str());
    let events = life.step.tx.map_or(&[][..], |tx| tx.events.as_slice());
    let moved = events.iter().filter(|event| {
        attribute(event, "_contract_address") == Some(token)
            && attribute(event, "action").is_some_and(|action| actions.contains(&action))
            && attribute(event, way) == Some(here)
    });
    sum_of(moved, "amount")
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
    let supply = supply(life, life.at)?;
    supply_is_booked(life, life.at, supply)
}

/// The supply of a cw20 and the sum of its balances are both `booked`, what the contract's books
/// have.
pub fn supply_is_booked(life: &Life<'_>, token: &Addr, booked: Uint128) -> Check {
    let sum: Uint128 = balances(life, token)?.values().sum();
    let supply = supply(life, token)?;
    ensure(sum == booked && supply == booked, || {
        format!("balances of {token} sum to {sum}, the supply is {supply}, {booked} are booked")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// B-4 held for a redeem whose event had lost `lst`: its piece was 0.
    #[test]
    fn a_sum_over_events_of_which_one_has_no_amount_is_refused() {
        let redeem = |lst: &str| Event::new("wasm").add_attribute("lst", lst);
        let summed = |events: &[Event], key: &str| sum_of(events.iter(), key);
        assert_eq!(summed(&[], "lst"), Ok(Uint128::zero()));
        let two = [redeem("3"), redeem("4")];
        assert_eq!(summed(&two, "lst"), Ok(Uint128::new(7)));
        let refused = Err("wasm has no number lst".to_string());
        assert_eq!(summed(&[redeem("3"), redeem("some")], "lst"), refused);
        let without = Event::new("wasm").add_attribute("shares", "3");
        assert_eq!(summed(&[redeem("3"), without], "lst"), refused);
    }
}
