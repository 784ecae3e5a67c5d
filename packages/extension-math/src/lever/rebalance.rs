//! Up: a loan that is bonded, to the target and no further.

use super::{Priced, Refusal, Terms};
use crate::market::{curve::YEAR, BP};
use ballast_accounting::{mul_div_floor, Amount, LayerShares, Native, BPS};
use cosmwasm_std::Uint128;

/// Time counts for a tip up to 30 days.
pub const MOST_TIP_SECS: u64 = 2_592_000;

/// What the market would lend, and for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Its coins.
    pub cash: Native,
    /// What cash and cap leave.
    pub headroom: Native,
    /// What borrowers pay a year, 18 digits.
    pub rate: Uint128,
    /// What they would at 90 % use, 18 digits.
    pub rate_at_target: Uint128,
    /// The liquidation LTV now, in bps.
    pub liq_bps: u64,
}

impl Priced {
    /// What is borrowed and bonded now.
    ///
    /// # Errors
    /// `NotBelow`, `Rate`, `NoRoom`, `DustDebt`.
    pub fn rebalance(&self, terms: &Terms, room: &Room) -> Result<Native, Refusal> {
        let band = terms.band(room.liq_bps);
        if !self.is_below(band.min)? {
            return Err(Refusal::NotBelow {
                leverage_bps: self.leverage_floor()?,
                min_bps: band.min,
            });
        }
        // by both rates: where the one at target is too high debt is sold, so none may be made
        let rate = room.rate.max(room.rate_at_target);
        if rate > terms.max_rate() {
            return Err(Refusal::Rate {
                rate_bps: rate_bps_ceil(rate),
                max_bps: terms.max_rate_bps,
            });
        }
        let all = mul_div_floor(
            self.equity_floor()?.raw(),
            Uint128::from(band.target),
            Uint128::from(BPS),
        )?;
        let lacks = Native::new(all).saturating_sub(self.worth()?);
        let amount = lacks.min(room.headroom).min(room.cash);
        if amount.is_zero() {
            return Err(Refusal::NoRoom {
                cash: room.cash,
                headroom: room.headroom,
            });
        }
        let debt = self.books.debt_ceil()?.checked_add(amount)?;
        match debt < terms.min_debt {
            true => Err(Refusal::DustDebt {
                debt,
                min: terms.min_debt,
            }),
            false => Ok(amount),
        }
    }
}

/// A rate of 18 digits in bps, rounded up.
pub(super) fn rate_bps_ceil(rate: Uint128) -> u64 {
    let bps = rate.u128().div_ceil(BP);
    u64::try_from(bps).unwrap_or(u64::MAX)
}

/// New shares for a rebalance, `secs` after the last one: by time and not by size, so all callers
/// together get no more than `keeper_bps` a year.
///
/// # Errors
/// What does not fit 128 bits.
pub fn tip_floor(supply: LayerShares, keeper_bps: u64, secs: u64) -> Result<LayerShares, Refusal> {
    let part = keeper_bps.saturating_mul(secs.min(MOST_TIP_SECS));
    let year = YEAR.saturating_mul(BPS);
    let tip = mul_div_floor(supply.raw(), Uint128::from(part), Uint128::from(year))?;
    let tip = LayerShares::new(tip);
    // a sum that does not fit is refused before it is made
    supply.checked_add(tip)?;
    Ok(tip)
}
