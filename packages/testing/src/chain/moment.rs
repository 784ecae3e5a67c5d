//! Moments to which a chain can return: its storage and its block are its whole state.

use super::{Chain, Snapshot};
use cosmwasm_std::{BlockInfo, Order, Timestamp};
use std::collections::BTreeMap;

/// A moment to which a chain can return. Two moments are equal if the same things would happen
/// after both.
#[derive(Clone, PartialEq)]
pub struct Moment {
    stored: Snapshot,
    block: BlockInfo,
    open: bool,
}

impl Moment {
    /// The moment as bytes, for a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![];
        bytes.extend(self.block.height.to_le_bytes());
        bytes.extend(self.block.time.nanos().to_le_bytes());
        bytes.push(u8::from(self.open));
        put(&mut bytes, self.block.chain_id.as_bytes());
        for (key, value) in &self.stored.0 {
            put(&mut bytes, key);
            put(&mut bytes, value);
        }
        bytes
    }

    /// The moment of [`Moment::to_bytes`]; `None` for bytes that are visibly not one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let height = take_u64(&mut rest)?;
        let time = Timestamp::from_nanos(take_u64(&mut rest)?);
        let open = match take_some(&mut rest, 1)? {
            [0] => false,
            [1] => true,
            _ => return None,
        };
        let chain_id = String::from_utf8(take(&mut rest)?.to_vec()).ok()?;
        let mut stored = BTreeMap::new();
        while !rest.is_empty() {
            let key = take(&mut rest)?.to_vec();
            stored.insert(key, take(&mut rest)?.to_vec());
        }
        Some(Self {
            stored: Snapshot(stored),
            block: BlockInfo {
                height,
                time,
                chain_id,
            },
            open,
        })
    }
}

/// Writes the length and then the bytes.
fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    to.extend((bytes.len() as u64).to_le_bytes());
    to.extend(bytes);
}

fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let long = usize::try_from(take_u64(rest)?).ok()?;
    take_some(rest, long)
}

fn take_u64(rest: &mut &[u8]) -> Option<u64> {
    let word = take_some(rest, 8)?;
    Some(u64::from_le_bytes(word.try_into().ok()?))
}

fn take_some<'a>(rest: &mut &'a [u8], long: usize) -> Option<&'a [u8]> {
    let (some, after) = rest.split_at_checked(long)?;
    *rest = after;
    Some(some)
}

impl Chain {
    /// The chain as it is now.
    pub fn moment(&self) -> Moment {
        Moment {
            stored: self.snapshot(),
            block: self.app.block_info(),
            open: self.open,
        }
    }

    /// Returns the chain to the moment. Codes that [`Chain::break_contract`] made fail still fail.
    ///
    /// The moment may be of another chain, if both have the same genesis and the same codes
    /// ([`Chain::codes`]).
    pub fn return_to(&mut self, moment: &Moment) {
        self.app.init_modules(|_, _, storage| {
            let keys: Vec<Vec<u8>> = storage
                .range(None, None, Order::Ascending)
                .map(|(key, _)| key)
                .collect();
            for key in keys {
                if !moment.stored.0.contains_key(&key) {
                    storage.remove(&key);
                }
            }
            for (key, value) in &moment.stored.0 {
                storage.set(key, value);
            }
        });
        self.app.set_block(moment.block.clone());
        self.open = moment.open;
    }
}
