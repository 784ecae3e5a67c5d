//! The events of the running block, stored apart from responses: one record for each message and
//! for each half of a block.

use cosmwasm_std::{Event, StdError, Storage};

use crate::bytes::{put_length, Put, Take};
use crate::error::{Res, SimError};

/// The number of records; the records follow from number 0 on.
const COUNT: &[u8] = b"chain_sim/events";

fn count(store: &dyn Storage) -> u32 {
    let bytes = store.get(COUNT).unwrap_or_default();
    <[u8; 4]>::try_from(bytes.as_slice()).map_or(0, u32::from_be_bytes)
}

fn key(at: u32) -> Vec<u8> {
    [COUNT, b"/", &at.to_be_bytes()].concat()
}

pub(crate) fn are_there(store: &dyn Storage) -> bool {
    count(store) > 0
}

pub(crate) fn append(store: &mut dyn Storage, events: &[Event]) {
    if events.is_empty() {
        return;
    }
    let mut record = Vec::with_capacity(512);
    for event in events {
        event.ty.put(&mut record);
        put_length(event.attributes.len(), &mut record);
        for attribute in &event.attributes {
            attribute.key.put(&mut record);
            attribute.value.put(&mut record);
        }
    }
    let at = count(store);
    store.set(&key(at), &record);
    store.set(COUNT, &at.saturating_add(1).to_be_bytes());
}

pub(crate) fn all(store: &dyn Storage) -> Res<Vec<Event>> {
    let mut events = vec![];
    for at in 0..count(store) {
        let bytes = store.get(&key(at)).unwrap_or_default();
        let mut left = bytes.as_slice();
        while !left.is_empty() {
            let (ty, attributes) = <(String, Vec<(String, String)>)>::take(&mut left)
                .ok_or_else(|| SimError::Std(StdError::parse_err("events", "cut short")))?;
            events.push(Event::new(ty).add_attributes(attributes));
        }
    }
    Ok(events)
}

pub(crate) fn forget(store: &mut dyn Storage) {
    let n = count(store);
    if n > 0 {
        (0..n).for_each(|at| store.remove(&key(at)));
        store.remove(COUNT);
    }
}
