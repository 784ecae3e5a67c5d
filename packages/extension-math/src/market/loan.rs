//! A position: what it may borrow, take out, and what a repayment does.

use super::{
    sums::{add, ceil, floor, sub},
    Loan, Pool, Refusal, Result, Scaled, BP, WAD,
};
use ballast_accounting::{mul_div_ceil, mul_div_floor, Amount, NumberError, Shares};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// Collateral and debt of one owner.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Position {
    /// LST.
    pub collateral: Shares,
    /// Debt before interest.
    pub scaled: Scaled,
}

writes!(struct Position { collateral, scaled });

/// A price of LST: `of` base units of it are worth `worth` base units of the loan coin.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Quote {
    /// Loan coins. Not zero.
    pub worth: Uint128,
    /// For so much LST. Not zero.
    pub of: Uint128,
}

/// What a repayment does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repaid {
    /// Coins that are taken.
    pub paid: Loan,
    /// The position after it.
    pub after: Position,
    /// The LTV is higher than before: it must be under the opening LTV.
    pub raises_ltv: bool,
}

/// `a x b / c` rounded down, 2^128 - 1 where it is more.
pub fn floor_or_most(a: Uint128, b: Uint128, c: Uint128) -> Result<Uint128> {
    match mul_div_floor(a, b, c) {
        Err(NumberError::Overflow { .. }) => Ok(Uint128::MAX),
        other => Ok(other?),
    }
}

impl Quote {
    /// The quote of two totals, if both are something.
    ///
    /// # Errors
    /// `NoPrice`.
    pub fn new(worth: Uint128, of: Uint128) -> Result<Self> {
        match worth.is_zero() || of.is_zero() {
            true => Err(Refusal::NoPrice { worth, of }.into()),
            false => Ok(Self { worth, of }),
        }
    }

    /// What LST is worth, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn worth_floor(&self, lst: Shares) -> Result<Loan> {
        Ok(Loan::new(floor(lst.raw(), self.worth, self.of)?))
    }

    /// What LST is worth, rounded up.
    pub(super) fn worth_ceil(&self, lst: Shares) -> Result<Loan> {
        Ok(Loan::new(ceil(lst.raw(), self.worth, self.of)?))
    }

    /// LST that coins are worth, rounded down; 2^128 - 1 where it is more.
    ///
    /// # Errors
    /// None: neither number is zero.
    pub fn lst_floor(&self, amount: Loan) -> Result<Shares> {
        Ok(Shares::new(floor_or_most(
            amount.raw(),
            self.of,
            self.worth,
        )?))
    }

    /// LST that must stay slashable for this debt, where it may be `ratio` times the worth of what
    /// is: rounded up, 2^128 - 1 where it is more.
    ///
    /// # Errors
    /// None for a ratio that is not zero.
    pub fn exposure_ceil(&self, debt: Loan, ratio: u64) -> Result<Shares> {
        let lst = match mul_div_ceil(debt.raw(), self.of, self.worth) {
            Err(NumberError::Overflow { .. }) => return Ok(Shares::new(Uint128::MAX)),
            other => other?,
        };
        Ok(Shares::new(ceil(
            lst,
            Uint128::one(),
            Uint128::from(ratio),
        )?))
    }
}

/// Debt / worth in bps, rounded up; the most there is where it is more.
pub(super) fn ltv_bps_ceil(debt: Loan, worth: Loan) -> u64 {
    let ltv = match (debt.is_zero(), worth.is_zero()) {
        (true, _) => Ok(Uint128::zero()),
        (false, true) => Ok(Uint128::MAX),
        (false, false) => mul_div_ceil(debt.raw(), Uint128::new(10_000), worth.raw()),
    };
    let ltv = ltv.unwrap_or(Uint128::MAX).u128();
    u64::try_from(ltv).unwrap_or(u64::MAX)
}

/// An LTV of 18 digits in bps, rounded down.
pub(super) fn bps(ltv: u128) -> u64 {
    u64::try_from(ltv.saturating_div(BP)).unwrap_or(u64::MAX)
}

/// `a x b` against `c x d`.
pub(super) fn compare(a: Uint128, b: Uint128, c: Uint128, d: Uint128) -> core::cmp::Ordering {
    a.full_mul(b).cmp(&c.full_mul(d))
}

impl Position {
    /// Neither collateral nor debt.
    pub fn is_empty(&self) -> bool {
        self.collateral.is_zero() && self.scaled.is_zero()
    }

    /// It owes more for its collateral than another. No price is asked: price and interest move
    /// both alike.
    pub fn is_worse_than(&self, other: &Self) -> bool {
        let (ours, theirs) = (self.scaled.raw(), other.scaled.raw());
        compare(ours, other.collateral.raw(), theirs, self.collateral.raw()).is_gt()
    }

    /// Takes collateral out.
    ///
    /// # Errors
    /// `NotEnough`.
    pub fn remove(&mut self, lst: Shares) -> Result<()> {
        let left = self.collateral.checked_sub(lst);
        let (Ok(left), false) = (left, lst.is_zero()) else {
            return Err(Refusal::NotEnough {
                asked: lst,
                collateral: self.collateral,
            }
            .into());
        };
        self.collateral = left;
        Ok(())
    }

    /// Lends it coins.
    ///
    /// # Errors
    /// `InsufficientCash`, `Dust` for none.
    pub fn borrow(&mut self, pool: &mut Pool, amount: Loan) -> Result<()> {
        if amount.is_zero() {
            return Err(Refusal::Dust {
                amount: amount.raw(),
            }
            .into());
        }
        pool.pay(amount)?;
        let scaled = pool.scaled_ceil(amount)?;
        self.scaled = add(self.scaled, scaled)?;
        pool.scaled = add(pool.scaled, scaled)?;
        Ok(())
    }

    /// That it is under the opening LTV, by the price that is lent by. Returns its LTV in bps,
    /// rounded up.
    ///
    /// # Errors
    /// `OpenLtv`.
    pub fn ensure_open(&self, pool: &Pool, low: &Quote, open: u128) -> Result<u64> {
        let (debt, worth) = (
            pool.debt_ceil(self.scaled)?,
            low.worth_floor(self.collateral)?,
        );
        let ltv_bps = ltv_bps_ceil(debt, worth);
        let (wad, open_ltv) = (Uint128::new(WAD), Uint128::new(open));
        match compare(debt.raw(), wad, worth.raw(), open_ltv).is_gt() {
            true => Err(Refusal::OpenLtv {
                ltv_bps,
                open_bps: bps(open),
            }
            .into()),
            false => Ok(ltv_bps),
        }
    }

    /// Debt / worth by a price, in bps, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn ltv_bps_ceil(&self, pool: &Pool, quote: &Quote) -> Result<u64> {
        let worth = quote.worth_floor(self.collateral)?;
        Ok(ltv_bps_ceil(pool.debt_ceil(self.scaled)?, worth))
    }

    /// That its debt is none, or not too small.
    ///
    /// # Errors
    /// `DustDebt`.
    pub fn ensure_min_debt(&self, pool: &Pool, min: Loan) -> Result<()> {
        let debt = pool.debt_ceil(self.scaled)?;
        match !debt.is_zero() && debt < min {
            true => Err(Refusal::DustDebt { debt, min }.into()),
            false => Ok(()),
        }
    }

    /// What of `amount` is taken, and the scaled debt that it pays.
    pub(super) fn pay_down(&self, pool: &Pool, amount: Loan) -> Result<(Loan, Scaled)> {
        let owed = pool.debt_ceil(self.scaled)?;
        match amount >= owed {
            true => Ok((owed, self.scaled)),
            false => Ok((amount, pool.scaled_floor(amount)?)),
        }
    }

    /// Repays, and takes `remove` out. `pool` is changed, the position is in the answer.
    ///
    /// # Errors
    /// `NoDebt`, `Dust` where nothing is paid off, `NotEnough`, `DustDebt`.
    pub fn repay(
        &self,
        pool: &mut Pool,
        amount: Loan,
        remove: Option<Shares>,
        min_debt: Loan,
    ) -> Result<Repaid> {
        if self.scaled.is_zero() {
            return Err(Refusal::NoDebt.into());
        }
        let (paid, off) = self.pay_down(pool, amount)?;
        if off.is_zero() {
            return Err(Refusal::Dust {
                amount: amount.raw(),
            }
            .into());
        }
        let mut after = *self;
        if let Some(remove) = remove {
            after.remove(remove)?;
        }
        after.scaled = sub(after.scaled, off)?;
        after.ensure_min_debt(pool, min_debt)?;
        pool.scaled = sub(pool.scaled, off)?;
        pool.cash = add(pool.cash, paid)?;
        Ok(Repaid {
            paid,
            raises_ltv: after.is_worse_than(self),
            after,
        })
    }

    /// What it may still borrow, by this price and LTV, rounded down, and less by what scaled
    /// debt rounds. With `bonded` the loan becomes collateral at this price: then `a = (worth x
    /// open - debt) / (1 - open)`, and a few units less where LST rounds.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn room_floor(&self, pool: &Pool, low: &Quote, open: u128, bonded: bool) -> Result<Loan> {
        let (debt, worth) = (
            pool.debt_ceil(self.scaled)?,
            low.worth_floor(self.collateral)?,
        );
        let wad = Uint256::from(WAD);
        let most = worth.raw().full_mul(open);
        let owed = debt.raw().saturating_add(pool.slack());
        let free = most.saturating_sub(owed.full_mul(WAD));
        let per = match bonded {
            true => wad.saturating_sub(Uint256::from(open)),
            false => wad,
        };
        let room = free.checked_div(per).unwrap_or(Uint256::zero());
        Ok(Loan::new(Uint128::try_from(room).unwrap_or(Uint128::MAX)))
    }

    /// Collateral that it does not need, by this price and LTV: all but the least whose worth,
    /// rounded down, is enough.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn free_floor(&self, pool: &Pool, low: &Quote, open: u128) -> Result<Shares> {
        let debt = pool.debt_ceil(self.scaled)?;
        let worth = ceil(debt.raw(), Uint128::new(WAD), Uint128::new(open))?;
        let needed = match mul_div_ceil(worth, low.of, low.worth) {
            Err(NumberError::Overflow { .. }) => Uint128::MAX,
            other => other?,
        };
        Ok(self.collateral.saturating_sub(Shares::new(needed)))
    }
}
