//! Down: debt is repaid by whoever wants LST at a stated discount.

use super::{Books, Priced, Refusal, Room, Terms};
use ballast_accounting::{mul_div_floor, Amount, Native, Shares, BPS};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// Why debt is sold.
#[cw_serde]
#[derive(Copy, Eq)]
pub enum Reason {
    /// Leverage is over the band: it is brought to the target.
    Leverage,
    /// The market's rate at target is over the most: all debt may go.
    Rate,
}

/// What a buy-down does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoughtDown {
    /// Coins that repay debt.
    pub paid: Native,
    /// LST for them.
    pub lst: Shares,
    /// The discount, in bps of what is paid.
    pub discount_bps: u64,
}

/// What a position sells to be bought down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnSale {
    /// The discount, in bps of what is paid.
    pub discount_bps: u64,
    /// The most coins that are taken.
    pub most: Native,
}

impl Priced {
    /// What is on sale now; none if nothing is.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn on_sale(&self, terms: &Terms, room: &Room) -> Result<Option<OnSale>, Refusal> {
        let (band, debt) = (terms.band(room.liq_bps), self.books.debt_ceil()?);
        let is_above = self.is_above(band.max)?;
        let (rate, most) = (room.rate_at_target, terms.max_rate());
        let too_dear = rate > most && !debt.is_zero();
        let by_rate = match too_dear {
            true => terms.discount_floor(rate.saturating_sub(most), most)?,
            false => 0,
        };
        let by_leverage = match is_above {
            true => {
                let over = self.leverage_floor()?.saturating_sub(band.max);
                let span = band.ripcord.saturating_sub(band.max);
                terms.discount_floor(Uint128::from(over), Uint128::from(span))?
            }
            false => 0,
        };
        let discount_bps = by_rate.max(by_leverage);
        let most = match (too_dear, is_above) {
            (true, _) => debt,
            (false, true) => self.down_to_ceil(band.target, discount_bps)?,
            (false, false) => return Ok(None),
        };
        Ok(Some(OnSale { discount_bps, most }))
    }

    /// What has to be paid until leverage is the target: `(C - T E) / (1 - (T - 1) discount)`,
    /// rounded up, all debt at the most.
    fn down_to_ceil(&self, target_bps: u64, discount_bps: u64) -> Result<Native, Refusal> {
        let (worth, debt) = (self.worth()?, self.books.debt_ceil()?);
        let equity = worth.saturating_sub(debt);
        let over = worth.raw().full_mul(BPS);
        let over = over.saturating_sub(equity.raw().full_mul(target_bps));
        let lost = target_bps.saturating_sub(BPS).saturating_mul(discount_bps);
        let kept = Uint256::from(BPS.saturating_mul(BPS).saturating_sub(lost));
        let up = kept.saturating_sub(Uint256::one());
        let most = over.saturating_mul(Uint256::from(BPS)).saturating_add(up);
        let most = most.checked_div(kept).ok();
        let most = most.and_then(|most| Uint128::try_from(most).ok());
        Ok(most.map_or(debt, Native::new).min(debt))
    }

    /// What of `amount` repays debt, and the LST for it.
    ///
    /// # Errors
    /// `NotAbove`, `Insolvent`, `Dust`.
    pub fn buy_down(
        &self,
        terms: &Terms,
        room: &Room,
        amount: Native,
    ) -> Result<BoughtDown, Refusal> {
        let Some(OnSale { discount_bps, most }) = self.on_sale(terms, room)? else {
            return Err(Refusal::NotAbove {
                leverage_bps: self.leverage_floor()?,
                max_bps: terms.band(room.liq_bps).max,
            });
        };
        let (worth, debt) = (self.worth()?, self.books.debt_ceil()?);
        let with = BPS.saturating_add(discount_bps);
        if debt.raw().full_mul(with) >= worth.raw().full_mul(BPS) {
            return Err(Refusal::Insolvent { worth, debt });
        }
        let mut paid = amount.min(most);
        let left = debt.saturating_sub(paid);
        if !left.is_zero() && left < terms.min_debt {
            paid = debt.saturating_sub(terms.min_debt);
            // a pool so small that it would stay over the band with the least debt owes nothing any
            // more
            let after = self.repaid(paid, self.cut_floor(paid, discount_bps)?)?;
            if amount >= debt && after.is_above(terms.band(room.liq_bps).max)? {
                paid = debt;
            }
        }
        let lst = self.cut_floor(paid, discount_bps)?;
        match paid.is_zero() || lst.is_zero() {
            true => Err(Refusal::Dust {
                amount: amount.raw(),
            }),
            false => Ok(BoughtDown {
                paid,
                lst,
                discount_bps,
            }),
        }
    }

    /// LST for what is paid, with the discount, but never so much that the LTV rises, by the
    /// market's measure: roundings could where nearly all is owed.
    fn cut_floor(&self, paid: Native, discount_bps: u64) -> Result<Shares, Refusal> {
        let lst = self.lst_floor(with_discount_floor(paid, discount_bps)?)?;
        let Books {
            collateral, scaled, ..
        } = self.books;
        let off = self.books.off_floor(paid)?;
        Ok(lst.min(collateral.portion_floor(off, scaled)?))
    }
}

/// What is paid, and the discount on it, rounded down.
pub(super) fn with_discount_floor(paid: Native, discount_bps: u64) -> Result<Native, Refusal> {
    let with = Uint128::from(BPS.saturating_add(discount_bps));
    Ok(Native::new(mul_div_floor(
        paid.raw(),
        with,
        Uint128::from(BPS),
    )?))
}
