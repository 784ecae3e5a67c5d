//! Moments that a chain can return to: everything it is, is in its storage and its block.

use super::{Chain, Snapshot};
use cosmwasm_std::{BlockInfo, Order};

/// A moment that a chain can return to. Two are equal if nothing distinguishes them: what happens after one would
/// happen after the other.
#[derive(Clone, PartialEq)]
pub struct Moment {
    stored: Snapshot,
    block: BlockInfo,
    open: bool,
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

    /// Makes the chain what it was. Messages that were made to fail at [`Chain::break_contract`] stay so.
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
