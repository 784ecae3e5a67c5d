//! Storage of the queue that other contracts may read. These keys and shapes are part of the
//! interface.

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
    /// When it opened, unix seconds.
    pub opened_at: u64,
    /// The number of the next ticket.
    pub next_ticket: u64,
}

/// A closed batch.
#[cw_serde]
pub struct Batch {
    /// LST in it, burned when it was priced.
    pub shares: Shares,
    /// Native that it is owed. Falls only by losses, by late coins that are written off, and where
    /// the chain undelegates less than was asked.
    pub owed: Native,
    /// Native that it has received.
    pub funded: Native,
    /// Native that was claimed.
    pub claimed: Native,
    /// When it was priced, unix seconds.
    pub closed_at: u64,
    /// When the rest was expected at that time, unix seconds.
    pub expected_at: u64,
    /// The number of its tickets that are not done.
    pub tickets: u64,
}

impl Batch {
    /// Whether the batch is fully funded: `funded` is final, and the next claim deletes the ticket.
    pub fn is_settled(&self) -> bool {
        self.funded == self.owed
    }
}
