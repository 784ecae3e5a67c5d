//! What the laws of all extensions are written with.

use ballast_testing::{invariants::Check, Life};
use cosmwasm_std::{Event, Uint128};

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
