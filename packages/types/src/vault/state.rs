//! Storage of the vault that other contracts may read. These keys and shapes are part of the
//! interface.

use super::params::Params;
use crate::{
    packed::{Item, Map},
    Amount, Shares,
};
use ballast_accounting::{Layer, Underwriters};
use cosmwasm_schema::cw_serde;

/// Parameters of the vault.
pub const PARAMS: Item<Params> = Item::new("params");
/// Sums and counters.
pub const LEDGER: Item<Ledger> = Item::new("ledger");
/// The underwriters' pool, without premium that has arrived and was not taken in yet.
pub const POOL: Item<Underwriters> = Item::new("pool");
/// Bonds, by operator address. A row is deleted when it is empty.
pub const BONDS: Map<&str, Bond> = Map::new("bonds");

/// Sums and counters.
#[cw_serde]
#[derive(Default)]
pub struct Ledger {
    /// LST of all layers, including unreleased premium. LST of the vault beyond it is new premium.
    pub held: Shares,
    /// LST of all bonds.
    pub bonds: Shares,
    /// The number of the next request to leave.
    pub next_exit: u64,
}

/// One validator's bond.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Bond {
    /// Its shares and LST.
    pub layer: Layer,
    /// Since when the pool's stake is known to fit what remains of the bond, unix seconds; `None`
    /// if it does not fit or nobody is leaving.
    pub fits_since: Option<u64>,
    /// Requests below this number existed when the stake was last seen to fit.
    pub fits_below: u64,
    /// Earlier fits that have ended, the lowest request numbers first.
    pub cleared: [Cleared; 4],
}

/// Requests to leave that were seen to back no stake. Later deposits and requests do not restart
/// their clock.
#[cw_serde]
#[derive(Copy, Default)]
pub struct Cleared {
    /// The requests below this number; 0 in an unused entry.
    pub below: u64,
    /// Since when, unix seconds.
    pub since: u64,
}

impl Bond {
    /// Records at `now` whether the stake fits, for all requests `below` a number.
    pub fn note(&mut self, fits: bool, now: u64, below: u64) {
        if self.layer.exiting.shares.is_zero() {
            (self.fits_since, self.fits_below) = (None, 0);
            self.cleared = Default::default();
        } else if fits {
            self.fits_since = Some(self.fits_since.unwrap_or(now));
            self.fits_below = below;
        } else if let Some(since) = self.fits_since.take() {
            let below = core::mem::take(&mut self.fits_below);
            self.remember(Cleared { below, since });
        }
    }

    /// If all four entries are in use, the requests in between wait for the next fit, or until they
    /// are ready at the latest.
    fn remember(&mut self, new: Cleared) {
        let last = self.cleared.iter().map(|cleared| cleared.below).max();
        let free = self.cleared.iter_mut().find(|cleared| cleared.below == 0);
        if let (Some(free), true) = (free, last.is_none_or(|last| last < new.below)) {
            *free = new;
        }
    }

    /// Since when a request is known to back no stake, unix seconds.
    pub fn free_since(&self, exit_id: u64) -> Option<u64> {
        let covers = |cleared: &&Cleared| exit_id < cleared.below;
        let first = self
            .cleared
            .iter()
            .filter(covers)
            .map(|one| one.since)
            .min();
        first.or(self.fits_since.filter(|_| exit_id < self.fits_below))
    }
}
