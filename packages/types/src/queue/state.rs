//! Storage of the queue that may be read from outside. These keys and shapes are part of the interface.

use crate::{
    packed::{Item, Map},
    Native, Shares,
};
use cosmwasm_schema::cw_serde;

/// The batch that takes new exits.
pub const OPEN_BATCH: Item<OpenBatch> = Item::new("open_batch");
/// Closed batches, by number.
pub const BATCHES: Map<u64, Batch> = Map::new("batches");

/// The batch that takes new exits.
#[cw_serde]
pub struct OpenBatch {
    /// Its number; the first is 1.
    pub id: u64,
    /// LST in it.
    pub shares: Shares,
    /// Tickets in it.
    pub tickets: u64,
    /// When it opened.
    pub opened_at: u64,
    /// The number of the next ticket.
    pub next_ticket: u64,
}

/// A closed batch.
#[cw_serde]
pub struct Batch {
    /// LST in it, burned when it was priced.
    pub shares: Shares,
    /// What it is owed. Falls only by booked losses.
    pub owed: Native,
    /// What has arrived.
    pub funded: Native,
    /// What was claimed.
    pub claimed: Native,
    /// When it was priced.
    pub closed_at: u64,
    /// When the rest was expected, then.
    pub expected_at: u64,
    /// Its tickets that are not done.
    pub tickets: u64,
}

impl Batch {
    /// Whether all of it has arrived: `funded` is final, and a claim finishes a ticket.
    pub fn is_settled(&self) -> bool {
        self.funded == self.owed
    }
}
