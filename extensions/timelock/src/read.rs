//! Reads of the suite: raw rows of hub, queue and vault, so that no code of theirs runs. Their keys
//! and shapes are part of the interface of those contracts.
//!
//! A row that cannot be read is not an error, because the suite may have been migrated to another
//! shape. An operation then waits for the last resort, and can still be queried and cancelled.

use ballast_types::{
    deploy::Suite,
    hub::{self, PauseScope},
    queue::{Batch, BATCHES, OPEN_BATCH},
    vault, Amount, Native,
};
use cosmwasm_std::{Addr, QuerierWrapper};

/// Reads the rows of a suite.
pub struct Reader<'a> {
    querier: &'a QuerierWrapper<'a>,
    suite: &'a Suite,
}

/// Whether new exits are paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exits {
    /// New exits are possible since this time, unix seconds; 0 if they were never paused.
    OpenSince(u64),
    /// New exits are paused until this time, unix seconds.
    PausedUntil(u64),
}

/// How far a batch of the queue is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paid {
    /// It is fully funded.
    Yes,
    /// It has received less than it is owed.
    Partly {
        /// Native that the queue has received for it.
        funded: Native,
        /// Native that it is owed.
        owed: Native,
    },
    /// It is not priced.
    Open,
}

/// A row that cannot be read; the text says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable(pub &'static str);

impl<'a> Reader<'a> {
    /// A reader of this suite.
    pub const fn new(querier: &'a QuerierWrapper<'a>, suite: &'a Suite) -> Self {
        Self { querier, suite }
    }

    /// Whether new exits are possible at `now`.
    pub fn exits(&self, now: u64) -> Result<Exits, Unreadable> {
        let books = hub::BOOKS.query(self.querier, &self.suite.hub);
        let pauses = books.map_err(|_| Unreadable("the hub's pauses"))?.pauses;
        Ok(match pauses.until(PauseScope::Unbond, now) {
            Some(until) => Exits::PausedUntil(until),
            None => Exits::OpenSince(pauses.unbond.map_or(0, |pause| pause.until)),
        })
    }

    /// The number of the queue's open batch, and whether there is LST in it.
    pub fn open_batch(&self) -> Result<(u64, bool), Unreadable> {
        let open = OPEN_BATCH.query(self.querier, &self.suite.queue);
        let open = open.map_err(|_| Unreadable("the queue's open batch"))?;
        Ok((open.id, !open.shares.is_zero()))
    }

    /// How far batch `id` is paid.
    pub fn batch(&self, id: u64) -> Result<Paid, Unreadable> {
        let batch = BATCHES.query(self.querier, &self.suite.queue, id);
        let batch: Option<Batch> = batch.map_err(|_| Unreadable("the queue's batches"))?;
        Ok(match batch {
            None => Paid::Open,
            Some(batch) if batch.is_settled() => Paid::Yes,
            Some(batch) => Paid::Partly {
                funded: batch.funded,
                owed: batch.owed,
            },
        })
    }

    /// The hub's guardian.
    pub fn guardian(&self) -> Option<Addr> {
        let config = hub::CONFIG.query(self.querier, &self.suite.hub).ok()?;
        Some(config.guardian)
    }

    /// The longest time that an exit takes, in seconds: the interval between batches plus the
    /// unbonding time, by the parameters or as seen on the chain if that is longer.
    pub fn exit_secs(&self) -> Option<u64> {
        let params = hub::CONFIG
            .query(self.querier, &self.suite.hub)
            .ok()?
            .params;
        let seen = hub::BOOKS
            .query(self.querier, &self.suite.hub)
            .ok()?
            .unbonding_seen;
        let unbonding = params.unbonding_secs.max(seen);
        Some(params.batch_interval_secs.saturating_add(unbonding))
    }

    /// The vault's cooldown in seconds, from an underwriter's exit request to the LST.
    pub fn cooldown_secs(&self) -> Option<u64> {
        let params = vault::PARAMS.query(self.querier, &self.suite.vault).ok()?;
        Some(params.cooldown_secs)
    }
}
