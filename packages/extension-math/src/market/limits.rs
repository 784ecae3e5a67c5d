//! LTVs: what may be opened, what is liquidated, and how both move.

use super::{loan::bps, Loan, Refusal, Result, BP, WAD};
use crate::time::Now;
use ballast_accounting::mul_div_floor;
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The part of the distance from the liquidation LTV to one that pays the liquidator: 30 %, 18
/// digits.
const CURSOR: u128 = 300_000_000_000_000_000;
/// A standard deviation of a day counts as this at the most: a whole.
pub const MOST_SIGMA: u128 = WAD;

/// What the owner may change, within bounds. LTVs in bps.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Limits {
    /// A position must be under it after a loan.
    pub open_bps: u64,
    /// Debt of all after a loan; none: no limit.
    pub borrow_cap: Option<Loan>,
    /// The part of interest that is the fee.
    pub fee_bps: u64,
    /// The liquidation LTV where its move began.
    pub liq_bps: u64,
    /// When that was, unix seconds.
    pub liq_at: u64,
    /// Where it moves to.
    pub liq_to_bps: u64,
    /// When it arrives.
    pub liq_until: u64,
}

writes! {
    struct Limits { open_bps, borrow_cap, fee_bps, liq_bps, liq_at, liq_to_bps, liq_until }
}

/// LTVs of the moment, 18 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// Over it a position may be liquidated.
    pub liq: u128,
    /// Where a liquidation brings it back to: as far under `liq` as the opening LTV was at birth.
    pub back: u128,
    /// The buyer pays this part of what it gets. From this LTV on a position is insolvent.
    pub q: u128,
}

impl Levels {
    /// At a liquidation LTV, of a market born with these two, in bps.
    pub fn at(liq: u128, open_birth_bps: u64, liq_birth_bps: u64) -> Self {
        let part = |a: u128, b: u128, c: u128| {
            let part = mul_div_floor(Uint128::new(a), Uint128::new(b), Uint128::new(c));
            part.unwrap_or_default().u128()
        };
        Self {
            liq,
            back: part(liq, open_birth_bps.into(), liq_birth_bps.into()),
            q: WAD.saturating_sub(part(CURSOR, WAD.saturating_sub(liq), WAD)),
        }
    }

    /// What a liquidator gains, in bps of what it pays, rounded down.
    pub fn incentive_bps(&self) -> u64 {
        let gain = WAD.saturating_sub(self.q).saturating_mul(10_000);
        u64::try_from(gain.checked_div(self.q).unwrap_or(0)).unwrap_or(u64::MAX)
    }
}

/// Bps with 18 digits.
fn wad(bps: u64) -> u128 {
    u128::from(bps).saturating_mul(BP)
}

impl Limits {
    /// The liquidation LTV at `now`, 18 digits: on the line between both, rounded to its beginning.
    pub fn liq_now(&self, now: Now) -> u128 {
        let Self {
            liq_bps,
            liq_at,
            liq_to_bps,
            liq_until,
            ..
        } = *self;
        let (from, to) = (wad(liq_bps), wad(liq_to_bps));
        if now.floor >= liq_until {
            return to;
        }
        let (gone, all) = (
            now.floor.saturating_sub(liq_at),
            liq_until.saturating_sub(liq_at),
        );
        let moved = from
            .abs_diff(to)
            .saturating_mul(gone.into())
            .checked_div(all.into())
            .unwrap_or(0);
        match to < from {
            true => from.saturating_sub(moved),
            false => from.saturating_add(moved),
        }
    }

    /// The opening LTV at `now`, 18 digits, where a day's standard deviation is `sigma` and
    /// `vol_sigmas` of them count: never under half of what is set.
    pub fn open_now(&self, vol_sigmas: u64, sigma: u128, now: Now) -> u128 {
        let open = wad(self.open_bps);
        let fall = sigma
            .min(MOST_SIGMA)
            .saturating_mul(vol_sigmas.into())
            .min(WAD);
        let left = mul_div_floor(
            Uint128::new(self.liq_now(now)),
            Uint128::new(WAD.saturating_sub(fall)),
            Uint128::new(WAD),
        );
        let left = left.unwrap_or_default().u128();
        left.clamp(open.saturating_div(2), open)
    }

    /// The highest opening LTV, in bps: 99 % of the liquidation LTV, now or where it moves to,
    /// whichever is lower.
    pub fn most_open_bps(&self, now: Now) -> u64 {
        let liq = bps(self.liq_now(now)).min(self.liq_to_bps);
        liq.saturating_mul(99).saturating_div(100)
    }

    /// The lowest liquidation LTV to move to, in bps: the opening LTV is 99 % of it.
    pub fn least_liq_bps(&self) -> u64 {
        let scaled = self.open_bps.saturating_mul(100).saturating_add(98);
        scaled.saturating_div(99)
    }

    /// Begins to move the liquidation LTV.
    ///
    /// # Errors
    /// `Ramping`.
    pub fn ramp(&mut self, to_bps: u64, secs: u64, now: Now) -> Result<()> {
        if now.floor < self.liq_until {
            return Err(Refusal::Ramping {
                until: self.liq_until,
            }
            .into());
        }
        self.liq_bps = self.liq_to_bps;
        self.liq_at = now.ceil;
        self.liq_to_bps = to_bps;
        self.liq_until = now.ceil.saturating_add(secs);
        Ok(())
    }
}
