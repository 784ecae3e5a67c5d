//! What the model is told, and what it keeps of that: the chain's view, entries, batches, tickets,
//! losses and parameters.

use super::Q;
use ballast_accounting::Evidence;
use std::collections::{BTreeMap, BTreeSet};

/// What the chain shows at one moment, and where the hub has sent stake.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// The block, counted from the first on: heights may fall, blocks follow each other all the
    /// same.
    pub block: u64,
    /// Its time, unix nanoseconds.
    pub now: u64,
    /// Whether the hub has compared its books with the chain in this block.
    pub synced: bool,
    /// The hub's stake by validator.
    pub stake: BTreeMap<String, u128>,
    pub bonded: BTreeSet<String>,
    pub hub_native: u128,
    /// Rewards that wait in the collector.
    pub collector: u128,
    /// The hub's unbonding entries by number.
    pub entries: BTreeMap<u64, Entry>,
    pub redelegations: Vec<Moved>,
    /// Since when somebody has seen a validator out of the bonded set: by the hub's and the
    /// registry's memory.
    pub seen_out: BTreeMap<String, u64>,
    /// The hub's unbonding entries as it has them, with their time in seconds.
    pub hub_entries: BTreeMap<u64, (u64, ballast_hub::state::Entry)>,
    /// What the hub knows of the entries that it had before the step.
    pub evidence: BTreeMap<u64, Evidence>,
    /// The hub's own words: its buffer, the end of its drip, what is exiting, since when rewards
    /// may have been earned.
    pub buffer: u128,
    pub drip_until: u64,
    pub exiting: u128,
    pub earned_since: u64,
    /// Since when a validator owes what the chain refused to pay.
    pub owes: BTreeMap<String, u64>,
    pub cover_owed: u128,
    /// What slashes have burned of unbonding entries, and what these were: by validator and time of
    /// completion.
    pub burned: BTreeMap<(String, u64), (u128, u128)>,
    /// Those that still unbond.
    pub alive: BTreeSet<(String, u64)>,
    /// Whether any validator was slashed, so that the chain's shares are no longer whole.
    pub slashed: bool,
}

/// Stake on its way out.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub batch: u64,
    pub validator: String,
    pub amount: u128,
    /// The block in which it was made.
    pub block: u64,
    /// When the chain pays it, unix nanoseconds.
    pub due: u64,
}

/// Stake that was moved, and what its source was charged with.
#[derive(Clone, Debug)]
pub struct Open {
    pub moved: Moved,
    /// The source was in the bonded set.
    pub bonded: bool,
    pub charged: Q,
}

/// What was missing of a settled entry, and when it was due, in seconds.
#[derive(Clone, Debug)]
pub struct Late {
    pub batch: u64,
    pub due: u64,
    pub amount: Q,
}

/// Stake that was moved, and is liable for where it came from until then, unix nanoseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    pub from: String,
    pub to: String,
    pub amount: u128,
    pub until: u64,
}

/// A closed batch.
#[derive(Clone, Debug)]
pub struct Batch {
    pub shares: Q,
    pub owed: Q,
    pub funded: Q,
    pub exiting: Q,
}

/// A ticket, of the open batch if it names none.
#[derive(Clone, Debug)]
pub struct Ticket {
    pub owner: String,
    pub batch: Option<u64>,
    pub shares: Q,
    pub claimed: Q,
}

/// A booked loss: who paid, in native.
#[derive(Clone, Debug)]
pub struct Loss {
    /// The contracts' number; 0 until it is known.
    pub id: u64,
    pub validator: String,
    pub amount: Q,
    pub by_exits: Q,
    pub by_bond: Q,
    pub by_pool: Q,
    pub owed: Q,
    /// When it was booked, in whole seconds.
    pub at: u64,
}

/// What the parameters say, as far as money depends on them.
#[derive(Clone, Debug)]
pub struct Params {
    pub drip_secs: u64,
    pub fee_bps: u64,
    pub tip_bps: u64,
    pub premium_max_bps: u64,
    pub target_bps: u64,
    /// Less than this is dust: it makes no work, and is not what is late.
    pub min_move: u128,
}

/// Rewards that are split by the same rates.
#[derive(Clone, Copy, Debug)]
pub struct Rates {
    pub rewards: u128,
    pub fee_bps: u64,
    pub tip_bps: u64,
    pub premium_max_bps: u64,
}
