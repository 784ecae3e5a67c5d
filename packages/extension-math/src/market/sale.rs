//! A liquidation: what is sold, for what, and who bears what is missing.

use super::{
    loan::{bps, compare, ltv_bps_ceil},
    sums::{add, ceil, floor, portion, sub},
    Levels, Loan, Pool, Position, Quote, Refusal, Result, Scaled, WAD,
};
use ballast_accounting::{Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// How a position stands by the price that liquidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Health {
    /// Not over the liquidation LTV.
    Healthy {
        /// What it owes, and what its collateral is worth.
        debt: Loan,
        /// Its collateral's worth, rounded down.
        worth: Loan,
    },
    /// Over it; collateral is enough to pay all debt at the discount.
    Solvent {
        /// What it owes.
        debt: Loan,
        /// Its collateral's worth, rounded down.
        worth: Loan,
    },
    /// Collateral is not enough.
    Insolvent {
        /// What it owes.
        debt: Loan,
        /// LST that all of the debt buys at the discount, rounded down; 2^128 - 1 where it is more.
        need: Shares,
    },
}

/// What a liquidation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sold {
    /// What the buyer pays.
    pub repaid: Loan,
    /// LST that the buyer gets, restakers' included.
    pub lst: Shares,
    /// Of it restakers'.
    pub from_restake: Shares,
    /// What the sold part owed.
    pub debt: Loan,
    /// What suppliers bear.
    pub bad_debt: Loan,
    /// Scaled debt that is gone.
    pub off: Scaled,
    /// Collateral that is gone.
    pub collateral: Shares,
}

/// What a buyer offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bid {
    /// The most that it pays.
    pub amount: Loan,
    /// The least debt that a sale leaves, if it leaves any: a term of the market.
    pub min_debt: Loan,
}

/// A slice of an insolvent position, before restakers were asked.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Slice {
    /// Scaled debt of it.
    pub off: Scaled,
    /// Collateral of it.
    pub collateral: Shares,
    /// LST that restakers are asked for.
    pub want: Shares,
    /// The most that the buyer pays.
    pub amount: Loan,
}

impl Health {
    /// Judges a position.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn of(position: &Position, pool: &Pool, quote: &Quote, levels: &Levels) -> Result<Self> {
        let debt = pool.debt_ceil(position.scaled)?;
        let worth = quote.worth_floor(position.collateral)?;
        let over = |ltv: u128| {
            compare(
                debt.raw(),
                Uint128::new(WAD),
                worth.raw(),
                Uint128::new(ltv),
            )
        };
        if debt.is_zero() || !over(levels.liq).is_gt() {
            return Ok(Self::Healthy { debt, worth });
        }
        if over(levels.q).is_lt() {
            return Ok(Self::Solvent { debt, worth });
        }
        let full = floor(debt.raw(), Uint128::new(WAD), Uint128::new(levels.q))?;
        let need = quote.lst_floor(Loan::new(full))?;
        Ok(Self::Insolvent { debt, need })
    }

    /// The refusal of a position that is healthy.
    pub fn refusal(debt: Loan, worth: Loan, levels: &Levels) -> Refusal {
        Refusal::Healthy {
            ltv_bps: ltv_bps_ceil(debt, worth),
            liq_bps: bps(levels.liq),
        }
    }
}

/// `(debt - back x worth) x q / (q - back)`, rounded up: what brings a position back, at most all
/// of its debt.
fn most_ceil(debt: Loan, worth: Loan, levels: &Levels) -> Loan {
    let over = debt
        .raw()
        .full_mul(WAD)
        .saturating_sub(worth.raw().full_mul(levels.back));
    let below = Uint128::new(levels.q.saturating_sub(levels.back)).full_mul(WAD);
    let up = below.saturating_sub(Uint256::one());
    let most = over
        .saturating_mul(Uint256::from(levels.q))
        .saturating_add(up)
        .checked_div(below);
    let most = most.ok().and_then(|most| Uint128::try_from(most).ok());
    most.map_or(debt, Loan::new).min(debt)
}

impl Position {
    /// Sells of a solvent position as much as the bid buys, or as brings it back, if that is less.
    /// Where a small debt would be left all is sold, or, if the bid does not pay for all, so much
    /// that `min_debt` is left. A bid that is too little for a whole unit is refused.
    ///
    /// # Errors
    /// `TooSmall`.
    pub fn sell_solvent(
        &self,
        pool: &Pool,
        quote: &Quote,
        levels: &Levels,
        bid: Bid,
    ) -> Result<Sold> {
        let Bid { amount, min_debt } = bid;
        let debt = pool.debt_ceil(self.scaled)?;
        let worth = quote.worth_floor(self.collateral)?;
        let leaves_dust = |paid: Loan| {
            let left = debt.saturating_sub(paid);
            !left.is_zero() && left < min_debt
        };
        let mut most = most_ceil(debt, worth, levels);
        if leaves_dust(most) {
            most = debt;
        }
        let mut asked = amount.min(most);
        if leaves_dust(asked) {
            // it does not pay for all: the least debt stays
            asked = debt.saturating_sub(min_debt);
        }
        let too_small = Refusal::TooSmall { least: most };
        let (repaid, off) = self.pay_down(pool, asked)?;
        let full = floor(asked.raw(), Uint128::new(WAD), Uint128::new(levels.q))?;
        let lst = quote.lst_floor(Loan::new(full))?.min(self.collateral);
        let after = Self {
            collateral: sub(self.collateral, lst)?,
            scaled: sub(self.scaled, off)?,
        };
        let falls = after.scaled.is_zero() || {
            let left = pool.debt_ceil(after.scaled)?;
            let (before, now) = (self.collateral.raw(), after.collateral.raw());
            compare(left.raw(), before, debt.raw(), now).is_lt()
        };
        if off.is_zero() || lst.is_zero() || !falls {
            return Err(too_small.into());
        }
        Ok(Sold {
            repaid,
            lst,
            from_restake: Shares::ZERO,
            debt: repaid,
            bad_debt: Loan::ZERO,
            off,
            collateral: lst,
        })
    }

    /// Cuts a slice off an insolvent position, as large as the bid pays for at the discount,
    /// restakers' LST included; all of it where that is enough, and else no more than leaves
    /// `min_debt`. `debt` and `need` are what [`Health`] says, `slashable` what restakers can give.
    ///
    /// # Errors
    /// `TooSmall`: a slice is `min_debt` or more.
    pub fn slice(
        &self,
        debt: Loan,
        need: Shares,
        slashable: Shares,
        quote: &Quote,
        levels: &Levels,
        bid: Bid,
    ) -> Result<Slice> {
        let Bid { amount, min_debt } = bid;
        let could = need.saturating_sub(self.collateral).min(slashable);
        let all = quote.worth_ceil(add(self.collateral, could)?)?;
        let full = ceil(all.raw(), Uint128::new(levels.q), Uint128::new(WAD))?;
        let full = Loan::new(full).min(debt);
        if amount >= full {
            return Ok(Slice {
                off: self.scaled,
                collateral: self.collateral,
                want: could,
                amount,
            });
        }
        let leaves_least = full.saturating_sub(min_debt);
        let amount = amount.min(leaves_least);
        if amount < min_debt {
            return Err(Refusal::TooSmall {
                least: match leaves_least >= min_debt {
                    true => min_debt,
                    false => full,
                },
            }
            .into());
        }
        let off = portion(self.scaled, amount, full)?;
        if off.is_zero() {
            return Err(Refusal::TooSmall { least: full }.into());
        }
        Ok(Slice {
            off,
            collateral: portion(self.collateral, off, self.scaled)?,
            want: portion(could, off, self.scaled)?,
            amount,
        })
    }
}

impl Slice {
    /// The sale, when `arrived` came of restakers: the buyer pays for everything it gets at the
    /// discount, and no more than the slice owes.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn settle(
        &self,
        arrived: Shares,
        pool: &Pool,
        quote: &Quote,
        levels: &Levels,
    ) -> Result<Sold> {
        let from_restake = arrived.min(self.want);
        let lst = add(self.collateral, from_restake)?;
        let debt = pool.debt_ceil(self.off)?;
        let worth = quote.worth_ceil(lst)?;
        let price = ceil(worth.raw(), Uint128::new(levels.q), Uint128::new(WAD))?;
        let repaid = debt.min(self.amount).min(Loan::new(price));
        Ok(Sold {
            repaid,
            lst,
            from_restake,
            debt,
            bad_debt: debt.saturating_sub(repaid),
            off: self.off,
            collateral: self.collateral,
        })
    }
}

impl Sold {
    /// Takes the sale out of the position and of the pool.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn book(&self, position: &mut Position, pool: &mut Pool) -> Result<()> {
        position.collateral = sub(position.collateral, self.collateral)?;
        position.scaled = sub(position.scaled, self.off)?;
        pool.scaled = sub(pool.scaled, self.off)?;
        pool.cash = add(pool.cash, self.repaid)?;
        Ok(())
    }
}
