//! Storage of the hub that may be read from outside. These keys and shapes are part of the interface:
//! they change with a version alone (`version::CHANGES`).

use super::params::Params;
use crate::{
    deploy::Suite,
    packed::{Item, Map},
    Amount, Native,
};
use ballast_accounting::{time::secs_ceil, Growth, Pool};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Addr, Timestamp};
use cw_ownable::Ownership;

/// What is read by nearly every message and rarely written: addresses, roles, parameters.
pub const CONFIG: Item<Config> = Item::new("config");
/// The books. Written by almost every message, so kept short.
pub const BOOKS: Item<Books> = Item::new("books");
/// The owner, and whoever was nominated to follow.
pub const OWNERSHIP: cw_storage_plus::Item<Ownership<Addr>> =
    cw_storage_plus::Item::new("ownership");

/// What the pool was paid lately: written when rewards come, read when a commission promise is broken.
pub const GROWTH: Item<Growth> = Item::new("growth");

/// The book of delegations, by operator address. A row goes when nothing is left to remember.
pub const BOOK: Map<&str, BookRow> = Map::new("book");

/// Addresses of the suite, who has which role, and the hub's parameters.
#[cw_serde]
pub struct Config {
    /// The chain's staking token.
    pub denom: String,
    /// Decimals of the LST, and of the staking token.
    pub decimals: u8,
    /// The six contracts.
    pub suite: Suite,
    /// May pause for a while.
    pub guardian: Addr,
    /// Gets the fee.
    pub treasury: Addr,
    /// Parameters of the hub.
    pub params: Params,
}

/// The books, and the clocks, counters and pauses that go with them: one item, since nearly every message reads all
/// of it and writes it.
#[cw_serde]
#[derive(Default)]
pub struct Books {
    /// What a share is worth.
    pub pool: Pool,
    /// Height of the last comparison with the chain.
    pub synced_height: u64,
    /// Time of the last comparison with the chain, unix seconds.
    pub synced_at: u64,
    /// Since when rewards may have been earned that have not arrived, unix seconds: the beginning of the
    /// last whole round of harvesting before the last distribution.
    pub earned_since: u64,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// When the last batch was priced, unix seconds; 0 before the first.
    pub last_batch_at: u64,
    /// When the open batch may be priced: fixed when the last one was, and only ever nearer. 0 before the first.
    pub next_batch_at: u64,
    /// The unbonding time that the chain was seen to use last; 0 before it was seen.
    pub unbonding_seen: u64,
    /// Over how long the vault drips premium: what was minted at [`Books::premium_at`] was earned
    /// over as long, or what of an earlier window is left is longer.
    pub premium_secs: u64,
    /// When rewards were last split.
    pub premium_at: u64,
    /// The number of the last unbonding entry; 0 before the first.
    pub entries: u64,
    /// The number of the last record of redelegations; 0 before the first.
    pub redelegations: u64,
    /// The number of the last booked loss; 0 before the first.
    pub losses: u64,
    /// The last pause of each scope.
    pub pauses: Pauses,
}

impl Books {
    /// A number for a new unbonding entry.
    pub fn next_entry(&mut self) -> u64 {
        self.entries = self.entries.saturating_add(1);
        self.entries
    }

    /// A number for a new loss.
    pub fn next_loss(&mut self) -> u64 {
        self.losses = self.losses.saturating_add(1);
        self.losses
    }

    /// A number for a new record of redelegations.
    pub fn next_redelegation(&mut self) -> u64 {
        self.redelegations = self.redelegations.saturating_add(1);
        self.redelegations
    }
}

/// What the pool has with one validator.
#[cw_serde]
#[derive(Default)]
pub struct BookRow {
    /// Native that should be there.
    pub stake: Native,
    /// The hub's own messages to the validator since the row was last set to what the chain shows.
    pub touched: u32,
    /// Until when an open redelegation into it keeps stake from being redelegated out.
    pub locked_until: u64,
    /// The chain refused a delegation: not tried again before this time.
    pub no_delegate_until: u64,
    /// The chain refused an undelegation: not tried again before this time.
    pub no_undelegate_until: u64,
    /// The chain refused a redelegation from or to it: not tried again before this time.
    pub no_redelegate_until: u64,
    /// The chain refused to pay its rewards: not tried again before this time.
    pub no_withdraw_until: u64,
    /// Since when it owes the rewards that the chain refused to pay; 0 if it owes none.
    pub owes_since: u64,
    /// Since when it has held enough stake for a slash to show in it; 0 while it does not.
    pub shows_since: u64,
    /// The chain refused to move all of its stake while it was out of the bonded set: one unit
    /// stays. Before SDK 0.53.8 and 0.54.4 the last shares of an unbonded validator cannot be
    /// redelegated.
    pub keeps_one: bool,
}

/// How much longer than the chain says a redelegation counts as open: it ends in the end-blocker, and a
/// contract cannot see whether that has run.
pub const LOCK_GRACE_SECS: u64 = 3_600;
/// How long a pause may be: 14 days.
pub const MAX_PAUSE_SECS: u64 = 1_209_600;
/// Closed batches that may wait for undelegation at once. One more stays open until one of them is
/// through: so everything that touches them all is bounded.
pub const MAX_WAITING: usize = 8;
/// How many times the rounding of its row stake has to be for a slash to show in it: one of a thousandth
/// does.
const SHOWS: u128 = 1_000;

impl BookRow {
    /// Books a message of the hub's own at `time`, which leaves `stake` with the validator.
    pub fn book(&mut self, stake: Native, time: Timestamp) {
        self.touched = self.touched.saturating_add(1);
        self.hold(stake, time);
    }

    /// Sets the row to what the chain shows at `time`.
    pub fn set(&mut self, stake: Native, time: Timestamp) {
        self.touched = 0;
        self.hold(stake, time);
    }

    /// From `time` on the validator holds `stake`. What comes back after a refused message has not been
    /// away, but that is not remembered: the clock of `shows_since` starts again.
    pub fn hold(&mut self, stake: Native, time: Timestamp) {
        self.stake = stake;
        let least = self.tolerance().raw().saturating_mul(SHOWS.into());
        self.shows_since = match (stake.raw() >= least, self.shows_since) {
            (false, _) => 0,
            (true, 0) => secs_ceil(time),
            (true, since) => since,
        };
    }

    /// Whether it owes rewards that the chain refused to pay.
    pub fn is_late(&self) -> bool {
        self.owes_since > 0
    }

    /// Whether a redelegation into the validator may be open at `now`.
    pub fn is_locked(&self, now: u64) -> bool {
        self.locked_until > 0 && self.locked_until.saturating_add(LOCK_GRACE_SECS) >= now
    }

    /// Whether a slash of the validator since `at`, block time rounded down, would have shown in its
    /// stake.
    pub fn has_shown_since(&self, at: u64) -> bool {
        self.shows_since > 0 && self.shows_since <= at
    }

    /// How much less than booked the chain may show without it being a loss: 1, and 2 for each of the
    /// hub's own messages, whose amounts the chain truncates.
    pub fn tolerance(&self) -> Native {
        Native::new(u128::from(self.touched).saturating_mul(2).saturating_add(1))
    }
}

/// A pause of one scope.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Pause {
    /// When it began.
    pub from: u64,
    /// When it ends or ended.
    pub until: u64,
}

/// The last pause of each scope.
#[cw_serde]
#[derive(Default)]
pub struct Pauses {
    /// Of `bond`.
    pub bond: Option<Pause>,
    /// Of new exits.
    pub unbond: Option<Pause>,
    /// Of the cranks that can be paused.
    pub cranks: Option<Pause>,
}

impl Pauses {
    /// When the scope's pause ends, if it is paused at `now`.
    pub fn until(&self, scope: super::PauseScope, now: u64) -> Option<u64> {
        let pause = match scope {
            super::PauseScope::Bond => self.bond,
            super::PauseScope::Unbond => self.unbond,
            super::PauseScope::Cranks => self.cranks,
        };
        pause.map(|pause| pause.until).filter(|until| *until > now)
    }
}
