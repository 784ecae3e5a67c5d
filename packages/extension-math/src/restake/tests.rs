//! Sections 8 and 9 of the page, to the unit.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod amounts;
mod requests;
mod waits;

use super::*;
use crate::{pause::PauseError, time::Now};
use ballast_accounting::{Amount, LayerShares, NumberError, Shares};
use cosmwasm_std::Uint128;

const DAY: u64 = 86_400;
const T: u64 = 1_700_000_000;

fn lst(raw: u128) -> Shares {
    Shares::new(raw)
}

fn raw<A: Amount>(amount: A) -> u128 {
    amount.raw().u128()
}

/// The defaults of the page, for an LST of 6 decimals.
pub fn terms() -> Terms {
    Terms {
        cooldown_secs: 21 * DAY,
        window_secs: 7 * DAY,
        max_slash_bps: 3_000,
        floor: lst(1_000_000),
        drip_secs: 7 * DAY,
        veto: None,
        ratio: None,
    }
}

fn uncapped() -> Terms {
    Terms {
        max_slash_bps: 10_000,
        ..terms()
    }
}

fn vetoed() -> Terms {
    Terms {
        veto: Some(VetoTerms {
            veto_secs: 3 * DAY,
            execute_secs: 3 * DAY,
        }),
        ..terms()
    }
}

/// A stake with a chain of one token around it.
struct World {
    terms: Terms,
    stake: Stake,
    balance: u128,
    now: u64,
    report: Option<Report>,
}

impl World {
    fn new(terms: Terms) -> Self {
        Self {
            terms,
            stake: Stake::default(),
            balance: 0,
            now: T,
            report: None,
        }
    }

    fn at(&mut self, secs: u64) -> &mut Self {
        self.now = T + secs;
        let (terms, now) = (self.terms, Now::at(self.now));
        self.stake.accrue(lst(self.balance), &terms, now).unwrap();
        self
    }

    fn deposit(&mut self, amount: u128) -> Result<u128, Refusal> {
        let now = Now::at(self.now);
        self.stake.accrue(lst(self.balance), &self.terms, now)?;
        let shares = self.stake.deposit_floor(lst(amount), self.report, now)?;
        self.balance += amount;
        Ok(raw(shares))
    }

    fn redeem(&mut self, shares: u128) -> Redeemed {
        let now = Now::at(self.now);
        let shares = LayerShares::new(shares);
        self.stake.redeem_floor(shares, &self.terms, now).unwrap()
    }

    fn withdraw(&mut self, redeemed: &Redeemed) -> Result<u128, Refusal> {
        let now = Now::at(self.now);
        let redemption = &redeemed.redemption;
        let paid = self
            .stake
            .withdraw_floor(redemption, &self.terms, self.report, now)?;
        self.balance -= raw(paid);
        Ok(raw(paid))
    }

    fn slash(&mut self, amount: u128) -> u128 {
        let slashed = self
            .stake
            .slash(lst(amount), &self.terms, Now::at(self.now));
        let taken = raw(slashed.unwrap().taken);
        self.balance -= taken;
        taken
    }

    fn slashable(&self) -> u128 {
        raw(self
            .stake
            .slashable(&self.terms, Now::at(self.now))
            .unwrap())
    }

    fn buckets(&self) -> (u128, u128) {
        let layer = &self.stake.pool.layer;
        (raw(layer.active.assets), raw(layer.exiting.assets))
    }

    fn worth(&self, shares: u128) -> u128 {
        let active = &self.stake.pool.layer.active;
        raw(active.to_assets_floor(LayerShares::new(shares)).unwrap())
    }

    fn units_worth(&self, redeemed: &Redeemed) -> u128 {
        let exiting = &self.stake.pool.layer.exiting;
        raw(exiting.to_assets_floor(redeemed.redemption.units).unwrap())
    }
}
