//! The events of the running block, apart from the responses: one record for each message or half of a block, in protobuf, as
//! there is one for almost every message.

use cosmwasm_std::{Event, Storage};
use prost::Message;

use crate::error::{Res, SimError};

/// How many records there are, then the records from 0 on.
const COUNT: &[u8] = b"chain_sim/events";

#[derive(Clone, PartialEq, Message)]
struct Record {
    #[prost(message, repeated, tag = "1")]
    events: Vec<Stored>,
}

#[derive(Clone, PartialEq, Message)]
struct Stored {
    #[prost(string, tag = "1")]
    ty: String,
    #[prost(string, repeated, tag = "2")]
    keys: Vec<String>,
    #[prost(string, repeated, tag = "3")]
    values: Vec<String>,
}

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
    let stored = |event: &Event| Stored {
        ty: event.ty.clone(),
        keys: event.attributes.iter().map(|a| a.key.clone()).collect(),
        values: event.attributes.iter().map(|a| a.value.clone()).collect(),
    };
    let record = Record {
        events: events.iter().map(stored).collect(),
    };
    let at = count(store);
    store.set(&key(at), &record.encode_to_vec());
    store.set(COUNT, &at.saturating_add(1).to_be_bytes());
}

pub(crate) fn all(store: &dyn Storage) -> Res<Vec<Event>> {
    let mut events = vec![];
    for at in 0..count(store) {
        let bytes = store.get(&key(at)).unwrap_or_default();
        let record = Record::decode(bytes.as_slice())
            .map_err(|err| SimError::Std(cosmwasm_std::StdError::parse_err("events", err)))?;
        events.extend(record.events.into_iter().map(|event| {
            Event::new(event.ty).add_attributes(event.keys.into_iter().zip(event.values))
        }));
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
