//! What the market says of the position, what a slice of it is, and what it is worth.

use super::Refusal;
use crate::market::{Quote, Scaled, WAD};
use ballast_accounting::{
    mul_div_ceil, mul_div_floor, Amount, LayerShares, Native, NumberError, Shares, BPS,
};
use ballast_numbers::{Price, OFFSET};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The position, and the shares that stand for it.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Books {
    /// LST at the market.
    pub collateral: Shares,
    /// Debt before interest.
    pub scaled: Scaled,
    /// What one unit of scaled debt owes, times 10^18.
    pub index: Uint128,
    /// All shares, those in orders included.
    pub supply: LayerShares,
}

/// A part of the position: what some shares stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// LST of it, rounded down.
    pub lst: Shares,
    /// What it owes: its scaled debt rounded up, with interest, rounded up.
    pub debt: Native,
}

/// The books, with a price of LST.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Priced {
    /// The position, and its shares.
    pub books: Books,
    /// Coins for LST, by the hub's totals.
    pub quote: Quote,
}

impl Books {
    /// What the position owes, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn debt_ceil(&self) -> Result<Native, Refusal> {
        self.owed_ceil(self.scaled)
    }

    /// What scaled debt owes, rounded up.
    fn owed_ceil(&self, scaled: Scaled) -> Result<Native, Refusal> {
        let debt = mul_div_ceil(scaled.raw(), self.index, Uint128::new(WAD))?;
        Ok(Native::new(debt))
    }

    /// Scaled debt that coins pay off, as the market reckons it: rounded down.
    pub(super) fn off_floor(&self, paid: Native) -> Result<Scaled, Refusal> {
        if paid >= self.debt_ceil()? {
            return Ok(self.scaled);
        }
        let off = mul_div_floor(paid.raw(), Uint128::new(WAD), self.index)?;
        Ok(Scaled::new(off))
    }

    /// All shares, and those that nobody has.
    pub(super) fn all(&self) -> Result<Uint128, Refusal> {
        Ok(self.supply.checked_add(LayerShares::new(OFFSET))?.raw())
    }

    /// What `shares` stand for. The LTV of what stays is not higher, by the market's own measure.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn slice(&self, shares: LayerShares) -> Result<Slice, Refusal> {
        let all = self.all()?;
        let scaled = mul_div_ceil(self.scaled.raw(), shares.raw(), all)?;
        let lst = mul_div_floor(self.collateral.raw(), shares.raw(), all)?;
        Ok(Slice {
            lst: Shares::new(lst),
            debt: self.owed_ceil(Scaled::new(scaled))?,
        })
    }

    /// With a price: what all LST is worth, for how much LST.
    ///
    /// # Errors
    /// `NoPrice`.
    pub fn priced(&self, worth: Native, of: Shares) -> Result<Priced, Refusal> {
        let quote = Quote::new(worth.raw(), of.raw());
        let quote = quote.map_err(|_| Refusal::NoPrice {
            worth: Native::ZERO,
            debt: self.debt_ceil().unwrap_or_default(),
        })?;
        Ok(Priced {
            books: *self,
            quote,
        })
    }
}

impl Priced {
    /// What LST is worth, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn worth_floor(&self, lst: Shares) -> Result<Native, Refusal> {
        let worth = mul_div_floor(lst.raw(), self.quote.worth, self.quote.of)?;
        Ok(Native::new(worth))
    }

    /// LST that coins are worth, rounded down; 2^128 - 1 where it is more.
    pub(super) fn lst_floor(&self, amount: Native) -> Result<Shares, Refusal> {
        let lst = mul_div_floor(amount.raw(), self.quote.of, self.quote.worth);
        Ok(Shares::new(match lst {
            Err(NumberError::Overflow { .. }) => Uint128::MAX,
            other => other?,
        }))
    }

    /// What the position is worth, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn worth(&self) -> Result<Native, Refusal> {
        self.worth_floor(self.books.collateral)
    }

    /// What it is worth beyond its debt; nothing if that is more.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn equity_floor(&self) -> Result<Native, Refusal> {
        Ok(self.worth()?.saturating_sub(self.books.debt_ceil()?))
    }

    /// Equity for shares.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn price(&self) -> Result<Price<Native, LayerShares>, Refusal> {
        Ok(Price {
            assets: self.equity_floor()?,
            shares: self.books.supply,
        })
    }

    /// Worth / equity in bps, rounded down; 2^64 - 1 where there is no equity.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn leverage_floor(&self) -> Result<u64, Refusal> {
        let equity = self.equity_floor()?;
        if equity.is_zero() {
            return Ok(u64::MAX);
        }
        let leverage = mul_div_floor(self.worth()?.raw(), Uint128::from(BPS), equity.raw());
        let leverage = leverage.unwrap_or(Uint128::MAX).u128();
        Ok(u64::try_from(leverage).unwrap_or(u64::MAX))
    }

    /// Whether it owes something, and leverage is over a bound.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn is_above(&self, bound_bps: u64) -> Result<bool, Refusal> {
        let (worth, equity) = (self.worth()?.raw(), self.equity_floor()?.raw());
        let over = worth.full_mul(BPS) > equity.full_mul(bound_bps);
        Ok(over && !self.books.scaled.is_zero())
    }

    /// Whether there is equity, and leverage is under a bound.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn is_below(&self, bound_bps: u64) -> Result<bool, Refusal> {
        let (worth, equity) = (self.worth()?.raw(), self.equity_floor()?.raw());
        Ok(worth.full_mul(BPS) < equity.full_mul(bound_bps))
    }

    /// The position after `paid` repaid debt, and `lst` left.
    ///
    /// # Errors
    /// More LST than there is.
    pub fn repaid(&self, paid: Native, lst: Shares) -> Result<Self, Refusal> {
        let mut after = *self;
        let off = after.books.off_floor(paid)?;
        after.books.scaled = after.books.scaled.checked_sub(off)?;
        after.books.collateral = after.books.collateral.checked_sub(lst)?;
        Ok(after)
    }

    /// The position after `amount` was borrowed, and `lst` added.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn raised(&self, amount: Native, lst: Shares) -> Result<Self, Refusal> {
        let mut after = *self;
        let scaled = mul_div_ceil(amount.raw(), Uint128::new(WAD), after.books.index)?;
        after.books.scaled = after.books.scaled.checked_add(Scaled::new(scaled))?;
        after.books.collateral = after.books.collateral.checked_add(lst)?;
        Ok(after)
    }

    /// By how much LST may fall in value until leverage is over a bound, in bps, rounded down:
    /// `1 - debt x b / ((b - 1) worth)`.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn fall_to_leverage(&self, bound_bps: u64) -> Result<u64, Refusal> {
        self.fall_to_ltv(bound_bps.saturating_sub(BPS), bound_bps)
    }

    /// By how much LST may fall in value until debt is `part / whole` of worth, in bps, rounded
    /// down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn fall_to_ltv(&self, part: u64, whole: u64) -> Result<u64, Refusal> {
        let debt = self.books.debt_ceil()?;
        if debt.is_zero() {
            return Ok(BPS);
        }
        let (worth, part) = (self.worth()?, Uint128::from(part));
        if worth.is_zero() || part.is_zero() {
            return Ok(0);
        }
        let left = mul_div_ceil(debt.raw(), Uint128::from(whole), part)
            .and_then(|left| mul_div_ceil(left, Uint128::from(BPS), worth.raw()));
        let left = left.unwrap_or(Uint128::MAX).u128();
        Ok(BPS.saturating_sub(u64::try_from(left).unwrap_or(u64::MAX)))
    }
}
