//! Storage of the hub that other contracts may read. These keys and shapes are part of the
//! interface: they change only with a version (`version::CHANGES`).

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

/// Addresses, roles and parameters: nearly every message reads them, and they rarely change.
pub const CONFIG: Item<Config> = Item::new("config");
/// The books. Almost every message writes them, so they are kept short.
pub const BOOKS: Item<Books> = Item::new("books");
/// The owner, and the account that was nominated to follow.
pub const OWNERSHIP: cw_storage_plus::Item<Ownership<Addr>> =
    cw_storage_plus::Item::new("ownership");

/// What the pool was paid lately: written when rewards come, read when a commission promise is
/// broken.
pub const GROWTH: Item<Growth> = Item::new("growth");

/// The delegation book, by operator address. A row is deleted when it is empty.
pub const BOOK: Map<&str, BookRow> = Map::new("book");

/// Addresses of the suite, its roles, and the hub's parameters.
#[cw_serde]
pub struct Config {
    /// The chain's staking token.
    pub denom: String,
    /// Decimals of the LST and of the staking token.
    pub decimals: u8,
    /// The six contracts.
    pub suite: Suite,
    /// The account that may pause for a while.
    pub guardian: Addr,
    /// The account that gets the fee.
    pub treasury: Addr,
    /// Parameters of the hub.
    pub params: Params,
}

/// The books, and the clocks, counters and pauses that belong to them: one item, because nearly
/// every message reads and writes all of it.
#[cw_serde]
#[derive(Default)]
pub struct Books {
    /// The numbers that decide what a share is worth.
    pub pool: Pool,
    /// Height of the last comparison with the chain.
    pub synced_height: u64,
    /// Time of the last comparison with the chain, unix seconds.
    pub synced_at: u64,
    /// Since when rewards may have been earned that have not arrived, unix seconds: when the last
    /// harvest pass before the last distribution began, or earlier if a late validator paid since.
    pub earned_since: u64,
    /// Native of losses whose cover the vault still owes.
    pub pending_cover: Native,
    /// When the last batch was priced, unix seconds; 0 before the first.
    pub last_batch_at: u64,
    /// When the open batch may be priced, unix seconds. Fixed when the last batch was priced, and
    /// later only moved nearer. 0 before the first.
    pub next_batch_at: u64,
    /// The unbonding time that the chain was last seen to use, in seconds; 0 before it was seen.
    pub unbonding_seen: u64,
    /// The window over which the vault drips premium, in seconds: the time over which the premium
    /// minted at [`Books::premium_at`] was earned, or what is left of an earlier window if that is
    /// longer.
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
    /// The number of a new unbonding entry.
    pub fn next_entry(&mut self) -> u64 {
        self.entries = self.entries.saturating_add(1);
        self.entries
    }

    /// The number of a new loss.
    pub fn next_loss(&mut self) -> u64 {
        self.losses = self.losses.saturating_add(1);
        self.losses
    }

    /// The number of a new record of redelegations.
    pub fn next_redelegation(&mut self) -> u64 {
        self.redelegations = self.redelegations.saturating_add(1);
        self.redelegations
    }
}

/// One row of the delegation book.
#[cw_serde]
#[derive(Default)]
pub struct BookRow {
    /// Native that the validator should hold for the pool.
    pub stake: Native,
    /// The number of the hub's own messages to the validator since the row was last set to what the
    /// chain shows.
    pub touched: u32,
    /// Until when an open redelegation into it keeps stake from being redelegated out, unix
    /// seconds.
    pub locked_until: u64,
    /// The chain refused a delegation; the hub does not try again before this time.
    pub no_delegate_until: u64,
    /// The chain refused an undelegation; the hub does not try again before this time.
    pub no_undelegate_until: u64,
    /// The chain refused a redelegation from or to it; the hub does not try again before this time.
    pub no_redelegate_until: u64,
    /// The chain refused to pay its rewards; the hub does not try again before this time.
    pub no_withdraw_until: u64,
    /// Since when it owes rewards that the chain refused to pay, unix seconds; 0 if it owes none.
    pub owes_since: u64,
    /// Since when it has held enough stake for a slash to show, unix seconds; 0 while it does not.
    pub shows_since: u64,
    /// Whether one unit stays behind, because the chain refused to move all stake while the
    /// validator was out of the bonded set. Before SDK 0.53.8 and 0.54.4 the last shares of an
    /// unbonded validator cannot be redelegated.
    pub keeps_one: bool,
}

/// How much longer a redelegation counts as open than the chain says, in seconds: it ends in the
/// end-blocker, and a contract cannot see whether that has run.
pub const LOCK_GRACE_SECS: u64 = 3_600;
/// The longest pause: 14 days.
pub const MAX_PAUSE_SECS: u64 = 1_209_600;
/// The most closed batches that may wait for undelegation. The next batch stays open until one of
/// them is undelegated, so that work on all of them is bounded.
pub const MAX_WAITING: usize = 8;
/// Stake of at least so many times the tolerance of its row shows a slash of a thousandth.
const SHOWS: u128 = 1_000;

impl BookRow {
    /// Books one message of the hub at `time`, which leaves `stake` with the validator.
    pub fn book(&mut self, stake: Native, time: Timestamp) {
        self.touched = self.touched.saturating_add(1);
        self.hold(stake, time);
    }

    /// Sets the row to what the chain shows at `time`.
    pub fn set(&mut self, stake: Native, time: Timestamp) {
        self.touched = 0;
        self.hold(stake, time);
    }

    /// Sets the stake from `time` on. Stake that a refused message gives back was there all the
    /// time, but that is not recorded: the clock of `shows_since` starts again.
    pub fn hold(&mut self, stake: Native, time: Timestamp) {
        self.stake = stake;
        let least = self.tolerance().raw().saturating_mul(SHOWS.into());
        self.shows_since = match (stake.raw() >= least, self.shows_since) {
            (false, _) => 0,
            (true, 0) => secs_ceil(time),
            (true, since) => since,
        };
    }

    /// Whether the chain has refused to pay rewards that it still owes.
    pub fn is_late(&self) -> bool {
        self.owes_since > 0
    }

    /// Whether a redelegation into the validator may be open at `now`.
    pub fn is_locked(&self, now: u64) -> bool {
        self.locked_until > 0 && self.locked_until.saturating_add(LOCK_GRACE_SECS) >= now
    }

    /// Whether a slash of the validator since `at` (block time rounded down) would have shown in
    /// its stake.
    pub fn has_shown_since(&self, at: u64) -> bool {
        self.shows_since > 0 && self.shows_since <= at
    }

    /// How much less stake than booked the chain may show before the difference is a loss: 1, plus
    /// 2 for each message of the hub, because the chain truncates its amounts.
    pub fn tolerance(&self) -> Native {
        Native::new(u128::from(self.touched).saturating_mul(2).saturating_add(1))
    }
}

/// A pause of one scope.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Pause {
    /// When it began, unix seconds.
    pub from: u64,
    /// When it ends, or ended, unix seconds.
    pub until: u64,
}

/// The last pause of each scope.
#[cw_serde]
#[derive(Default)]
pub struct Pauses {
    /// The pause of `bond`.
    pub bond: Option<Pause>,
    /// The pause of new exits.
    pub unbond: Option<Pause>,
    /// The pause of cranks that can be paused.
    pub cranks: Option<Pause>,
}

impl Pauses {
    /// When the pause of `scope` ends, if it is paused at `now`.
    pub fn until(&self, scope: super::PauseScope, now: u64) -> Option<u64> {
        let pause = match scope {
            super::PauseScope::Bond => self.bond,
            super::PauseScope::Unbond => self.unbond,
            super::PauseScope::Cranks => self.cranks,
        };
        pause.map(|pause| pause.until).filter(|until| *until > now)
    }
}
