//! Storage of the hub that is its own business. What others may read is in `ballast_types::hub`.

mod redelegations;

pub use redelegations::{Moved, Record, Redelegations};

use ballast_accounting::{Amount, Evidence, Native, Shortfall};
use ballast_types::{
    hub::{LossRecord, BOOK},
    packed::{Item, Map},
};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Decimal, Order, StdResult, Storage};
use cw_storage_plus::Bound;

/// Name by which migrations know this contract.
pub const NAME: &str = "crates.io:ballast-hub";
/// Version of this code.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Closed batches whose money is not undelegated yet, by number. Few: see
/// [`MAX_WAITING`](ballast_types::hub::MAX_WAITING).
pub const WAITING: Map<u64, WaitingBatch> = Map::new("exits");
/// Unbonding entries that are not settled, by due time and number.
pub const ENTRIES: Map<(u64, u64), Entry> = Map::new("entries");
/// What was missing of settled entries and may still come, by due time and number of the entry.
pub const LATE: Map<(u64, u64), Late> = Map::new("late");
/// The settlement marker: height, time and the set that is being paid.
pub const SETTLE: Item<Settle> = Item::new("settle");
/// Open redelegations, by destination and number: those of one call into one validator are one
/// record.
pub const REDELEGATIONS: Map<(&str, u64), Redelegations> = Map::new("redelegations");
/// Booked losses, by number.
pub const LOSSES: Map<u64, LossRecord> = Map::new("losses");
/// The fraction of its stake that a validator has kept, by validator and number of the last loss of
/// the booking.
pub const LOSS_LOG: Map<(&str, u64), Shown> = Map::new("loss_log");
/// Sources of redelegations that a booking or a rebalance saw out of the bonded set, and when it
/// was first seen.
pub const SEEN_OUT: Map<&str, u64> = Map::new("seen_out");
/// Covers that the vault owes, by loss.
pub const OWED: Map<u64, Owed> = Map::new("owed");
/// By how much leavers have reduced every owed cover since the first of them was recorded.
pub const OWED_FACTOR: Item<Decimal> = Item::new("owed_factor");
/// Where harvesting is.
pub const HARVEST: Item<Harvest> = Item::new("harvest");
/// Where `advance` is.
pub const ADVANCE: Item<Advance> = Item::new("advance");

/// How long a refused message is not tried again.
pub const REFUSAL_SECS: u64 = 3_600;
/// After this time an owed cover lapses.
pub const COVER_LAPSE_SECS: u64 = 2_592_000;
/// While a cover is owed that is younger than this, no batch is priced.
pub const COVER_WAIT_SECS: u64 = 86_400;
/// How long after its due time what is missing of an entry stays owed, unless losses explain it.
pub const LATE_SECS: u64 = 604_800;
/// Losses of a validator after an entry was due that are looked through for one before.
const LOSSES_AFTER: usize = 30;

/// A closed batch whose money is not undelegated yet.
#[cw_serde]
pub struct WaitingBatch {
    /// Native still to be undelegated.
    pub exiting: Native,
    /// Where from, next step last. May name less than `exiting`: the rest has to be planned.
    pub plan: Vec<PlanStep>,
}

/// A step of a plan.
#[cw_serde]
pub struct PlanStep {
    /// The validator.
    pub validator: String,
    /// How much.
    pub amount: Native,
}

impl WaitingBatch {
    /// Takes `amount` out of what is to be undelegated, from the end that comes last.
    pub fn reduce(&mut self, amount: Native) -> Result<(), ballast_accounting::AccountingError> {
        self.exiting = self.exiting.checked_sub(amount)?;
        let planned = Native::sum(self.plan.iter().map(|step| step.amount))?;
        let mut over = planned.saturating_sub(self.exiting);
        for step in &mut self.plan {
            let cut = step.amount.min(over);
            step.amount = step.amount.checked_sub(cut)?;
            over = over.checked_sub(cut)?;
        }
        self.plan.retain(|step| !step.amount.is_zero());
        Ok(())
    }
}

/// A closed batch that waits, with its number.
pub struct Waiting {
    /// The number, which is its key.
    pub batch_id: u64,
    /// What it waits for.
    pub batch: WaitingBatch,
}

impl From<(u64, WaitingBatch)> for Waiting {
    fn from((batch_id, batch): (u64, WaitingBatch)) -> Self {
        Self { batch_id, batch }
    }
}

/// What [`ENTRIES`] and [`LATE`] keep an entry under: they are read in the order of due times.
#[derive(Clone, Copy)]
pub struct EntryKey {
    /// When the chain pays, in seconds rounded up.
    pub completes_at: u64,
    /// The entry's number.
    pub id: u64,
}

impl EntryKey {
    /// The key as it is stored.
    pub fn stored(self) -> (u64, u64) {
        (self.completes_at, self.id)
    }

    /// After every entry that is due by `until`.
    pub fn last_by(until: u64) -> Bound<'static, (u64, u64)> {
        Bound::inclusive((until, u64::MAX))
    }
}

impl From<(u64, u64)> for EntryKey {
    fn from((completes_at, id): (u64, u64)) -> Self {
        Self { completes_at, id }
    }
}

/// Stake on its way out, as the chain answered.
#[cw_serde]
pub struct Entry {
    /// The batch it is for.
    pub batch_id: u64,
    /// The validator.
    pub validator: String,
    /// Native that the chain said it would pay.
    pub amount: Native,
    /// When it was made, block time rounded down.
    pub made_at: u64,
    /// The number of the last loss that was booked before.
    pub losses: u64,
    /// It was made while a redelegation into its validator was open: the chain takes a slash of the
    /// source out of such an entry, and no stake shows it.
    pub exposed: bool,
}

/// The part of an entry that had not arrived when it was settled.
#[cw_serde]
pub struct Late {
    /// The batch it is for.
    pub batch_id: u64,
    /// The validator.
    pub validator: String,
    /// Native that has not arrived.
    pub amount: Native,
}

impl Late {
    /// What is missing of an entry.
    pub fn of(entry: Entry, missing: Native) -> Self {
        Self {
            batch_id: entry.batch_id,
            validator: entry.validator,
            amount: missing,
        }
    }
}

/// What a booking saw of a validator's own stake.
#[cw_serde]
pub struct Shown {
    /// When the books had last been right before, block time rounded down.
    pub right_at: u64,
    /// What is left, after this loss and all before it, of a unit of stake that was there from the
    /// beginning.
    pub kept: Decimal,
}

impl Shown {
    /// The last of `validator` among the losses up to number `upto`, of those that may have
    /// happened by `until`.
    pub fn last(
        storage: &dyn Storage,
        validator: &str,
        upto: u64,
        until: u64,
    ) -> StdResult<Option<Self>> {
        let log = LOSS_LOG.prefix(validator);
        let bound = Some(Bound::inclusive(upto));
        for row in log
            .range(storage, None, bound, Order::Descending)
            .take(LOSSES_AFTER)
        {
            let (_, shown) = row?;
            if shown.right_at <= until {
                return Ok(Some(shown));
            }
        }
        Ok(None)
    }
}

impl Entry {
    /// What is known of the entry from the losses up to number `losses`: whether its validator's
    /// stake shrank after it was made, in a loss that may have happened before it was due.
    pub fn suspicion(
        &self,
        storage: &dyn Storage,
        completes_at: u64,
        losses: u64,
    ) -> StdResult<Option<Evidence>> {
        let kept = |upto, until| -> StdResult<Decimal> {
            let shown = Shown::last(storage, &self.validator, upto, until)?;
            Ok(shown.map_or(Decimal::one(), |shown| shown.kept))
        };
        let kept_before = kept(self.losses, u64::MAX)?;
        let kept_after = kept(losses, completes_at)?.min(kept_before);
        // what has lost everything before shows no fraction any more
        let is_suspect = kept_after < kept_before;
        Ok(is_suspect.then_some(Evidence::Suspect {
            kept_before,
            kept_after,
        }))
    }

    /// What is known of the entry now; see [`Entry::suspicion`].
    pub fn evidence(
        &self,
        storage: &dyn Storage,
        completes_at: u64,
        losses: u64,
    ) -> StdResult<Evidence> {
        if let Some(suspect) = self.suspicion(storage, completes_at, losses)? {
            return Ok(suspect);
        }
        let row = BOOK.may_load(storage, &self.validator)?;
        let shown = row.is_some_and(|row| row.has_shown_since(self.made_at));
        Ok(match shown && !self.exposed {
            true => Evidence::Cleared,
            false => Evidence::Unknown,
        })
    }
}

/// What settling remembers from call to call.
#[cw_serde]
#[derive(Default)]
pub struct Settle {
    /// Height of the last call.
    pub height: u64,
    /// Time of the last call, rounded down: entries due then have been paid in any later block.
    pub at: u64,
    /// A set whose shortfall is fixed and which is not all paid on.
    pub set: Option<SettlementSet>,
}

/// A set of entries being settled.
#[cw_serde]
pub struct SettlementSet {
    /// All entries due up to here: the bound that the set was read with.
    pub until: u64,
    /// The number of the last loss that counts as evidence.
    pub losses: u64,
    /// Entries that are cleared, by number; none where nothing is missing.
    pub cleared: Vec<u64>,
    /// How the shortfall is shared.
    pub shortfall: Shortfall,
    /// Native that arrived for the set and is not handed on yet.
    pub reserved: Native,
}

impl Settle {
    /// Money in the hub that belongs to a set being settled.
    pub fn reserved(&self) -> Native {
        self.set
            .as_ref()
            .map(|set| set.reserved)
            .unwrap_or_default()
    }
}

/// A cover that the vault owes.
#[cw_serde]
pub struct Owed {
    /// Native to cover, when it was recorded.
    pub amount: Native,
    /// The factor then.
    pub factor: Decimal,
    /// When it was recorded.
    pub at: u64,
}

/// Where harvesting is.
#[cw_serde]
#[derive(Default)]
pub struct Harvest {
    /// The last validator visited in this round; none between rounds.
    pub after: Option<String>,
    /// The last validator visited by calls that came before a round was due; the round begins anew.
    pub early: Option<String>,
    /// When this round, or the last one, began.
    pub began_at: u64,
    /// When the last round began that visited every validator: what they owed until then is
    /// withdrawn, but for what the chain refused to pay
    /// ([`BookRow::owes_since`](ballast_types::hub::BookRow)).
    pub whole_from: u64,
    /// A round has brought rewards since the collector last split any.
    pub is_unsplit: bool,
    /// What validators paid since then, to withdrawals and beside the hub's other messages: the sum
    /// of all payments, each over the stake that earned it.
    pub paid: Decimal,
}

/// Where `advance` is.
#[cw_serde]
#[derive(Default)]
pub struct Advance {
    /// Native messages left to the call that is under way.
    pub left: u32,
    /// When no stake was left that is off its weight.
    pub rebalanced_at: u64,
}
