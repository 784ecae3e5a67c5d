//! Storage of the vault that may be read from outside. These keys and shapes are part of the interface.

use super::Params;
use crate::{
    packed::{Item, Map},
    Amount, Shares,
};
use ballast_accounting::{Layer as Accounts, Underwriters};
use cosmwasm_schema::cw_serde;

/// Parameters of the vault.
pub const PARAMS: Item<Params> = Item::new("params");
/// Sums and counters.
pub const LEDGER: Item<Ledger> = Item::new("ledger");
/// The underwriters' pool, before what the token shows and the vault has not taken in.
pub const POOL: Item<Underwriters> = Item::new("pool");
/// Bonds, by operator address. A row goes when nothing is left to remember.
pub const BONDS: Map<&str, Bond> = Map::new("bonds");

/// Sums and counters.
#[cw_serde]
#[derive(Default)]
pub struct Ledger {
    /// LST of all layers, unreleased premium included. What the token shows beyond it is premium.
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
    /// Its shares and LST, before what the token shows and the vault has not taken in.
    pub layer: Accounts,
    /// Since when the pool's stake is known to fit what remains of it; only while someone leaves.
    pub fits_since: Option<u64>,
}

impl Bond {
    /// Notes at `now` whether the stake fits.
    pub fn note(&mut self, fits: bool, now: u64) {
        let leaving = !self.layer.exiting.shares.is_zero();
        self.fits_since = (fits && leaving).then(|| self.fits_since.unwrap_or(now));
    }
}
