//! What is fixed at birth, and how far of it the market's LTVs allow now.

use super::Refusal;
use ballast_accounting::{mul_div_floor, Native, BPS};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The ripcord is reached at 97 % of the LTV that a liquidation brings back to, at the latest.
const OF_BACK: u64 = 97;

/// What is fixed at birth. Leverage is in bps of equity: 30,000 is three times.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Terms {
    /// Where a rebalance and a buy-down lead.
    pub target_bps: u64,
    /// Under it `rebalance` is open.
    pub min_bps: u64,
    /// Over it `buy_down` is open.
    pub max_bps: u64,
    /// Where the discount is whole.
    pub ripcord_bps: u64,
    /// The whole discount of a buy-down, in bps of what is paid.
    pub max_discount_bps: u64,
    /// Nothing is borrowed over this rate of a year, in bps; where the market's rate at target is
    /// over it, debt is sold.
    pub max_rate_bps: u64,
    /// What all callers of `rebalance` together get a year, in bps of all shares.
    pub keeper_bps: u64,
    /// How long the discount of an order rises, seconds.
    pub ramp_secs: u64,
    /// The least debt that the market takes.
    pub min_debt: Native,
    /// The market's opening LTV at its birth, in bps.
    pub open_birth_bps: u64,
    /// The market's liquidation LTV at its birth, in bps.
    pub liq_birth_bps: u64,
}

writes! {
    struct Terms {
        target_bps,
        min_bps,
        max_bps,
        ripcord_bps,
        max_discount_bps,
        max_rate_bps,
        keeper_bps,
        ramp_secs,
        min_debt,
        open_birth_bps,
        liq_birth_bps,
    }
}

/// The bounds of leverage as they count now, in bps.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Band {
    /// Under it `rebalance` is open.
    pub min: u64,
    /// Where a rebalance and a buy-down lead.
    pub target: u64,
    /// Over it `buy_down` is open.
    pub max: u64,
    /// Where the discount is whole.
    pub ripcord: u64,
}

writes!(struct Band { min, target, max, ripcord });

impl Terms {
    /// The LTV that a liquidation in the market brings back to, in bps, where its liquidation LTV
    /// is `liq_bps`.
    pub fn back_bps(&self, liq_bps: u64) -> u64 {
        liq_bps
            .saturating_mul(self.open_birth_bps)
            .checked_div(self.liq_birth_bps)
            .unwrap_or(0)
    }

    /// The bounds that count where the market's liquidation LTV is `liq_bps`: as at birth, or,
    /// where the most leverage `A = 1 / (1 - 0.97 back)` is under the ripcord, each `1 + (b -
    /// 1) (A - 1) / (ripcord - 1)`, rounded down.
    pub fn band(&self, liq_bps: u64) -> Band {
        let back = self.back_bps(liq_bps).min(BPS).saturating_mul(OF_BACK);
        let rest = BPS.saturating_mul(100).saturating_sub(back);
        let span = self.ripcord_bps.saturating_sub(BPS);
        // (A - 1) / (ripcord - 1), above and below the line; `rest` is at least 3 %
        let above = Uint128::from(back).saturating_mul(Uint128::from(BPS));
        let below = Uint128::from(rest).saturating_mul(Uint128::from(span));
        let shrunk = |bound: u64| {
            if above >= below {
                return bound;
            }
            let over = Uint128::from(bound.saturating_sub(BPS));
            let over = mul_div_floor(over, above, below).unwrap_or_default();
            BPS.saturating_add(u64::try_from(over.u128()).unwrap_or(u64::MAX))
        };
        Band {
            min: shrunk(self.min_bps),
            target: shrunk(self.target_bps),
            max: shrunk(self.max_bps),
            ripcord: shrunk(self.ripcord_bps),
        }
    }

    /// The most that the interest of a rate may be, with 18 digits.
    pub(super) fn max_rate(&self) -> Uint128 {
        Uint128::from(self.max_rate_bps).saturating_mul(Uint128::new(crate::market::BP))
    }

    /// That the whole band is on at birth: the market's LTVs allow the ripcord.
    ///
    /// # Errors
    /// The highest ripcord that they allow, in bps.
    pub fn ensure_whole(&self, liq_bps: u64) -> Result<(), u64> {
        let back = self.back_bps(liq_bps).min(BPS).saturating_mul(OF_BACK);
        let rest = BPS.saturating_mul(100).saturating_sub(back);
        // 1 - 1 / ripcord <= 0.97 back
        let most = BPS.saturating_mul(BPS).saturating_mul(100);
        let most = most.checked_div(rest).unwrap_or(0);
        match self.ripcord_bps <= most {
            true => Ok(()),
            false => Err(most),
        }
    }

    /// The discount, in bps, for being `over` of `span` beyond a bound.
    pub(super) fn discount_floor(&self, over: Uint128, span: Uint128) -> Result<u64, Refusal> {
        if over >= span {
            return Ok(self.max_discount_bps);
        }
        let whole = Uint128::from(self.max_discount_bps);
        let part = mul_div_floor(whole, over, span)?;
        Ok(u64::try_from(part.u128()).unwrap_or(self.max_discount_bps))
    }
}
