//! Shares that wait for somebody who pays the debt of their slice.

use super::{down::with_discount_floor, Priced, Refusal, Terms};
use crate::time::Now;
use ballast_accounting::{mul_div_floor, Amount, LayerShares, Native, Shares};
use cosmwasm_std::Uint128;

/// Shares on offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How many.
    pub shares: LayerShares,
    /// Since when the discount rises, unix seconds.
    pub since: u64,
    /// The most that it becomes, in bps of the debt.
    pub most_bps: u64,
}

/// What filling an order does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filled {
    /// Shares that are gone.
    pub shares: LayerShares,
    /// Coins that repay debt.
    pub paid: Native,
    /// LST that leaves the position.
    pub lst: Shares,
    /// The buyer's part of it.
    pub to_buyer: Shares,
    /// The owner's.
    pub to_owner: Shares,
    /// The discount, in bps of the slice's debt.
    pub discount_bps: u64,
}

impl Offer {
    /// The discount now: from nothing to the most, along a straight line, rounded down.
    pub fn discount_floor(&self, ramp_secs: u64, now: Now) -> u64 {
        let gone = now.floor.saturating_sub(self.since).min(ramp_secs);
        self.most_bps
            .saturating_mul(gone)
            .checked_div(ramp_secs)
            .unwrap_or(self.most_bps)
    }

    /// Sells all of it, or as much as `amount` pays for. Where the rest of the position's debt
    /// would be too small for the market the buyer of all repays that too, at par, and a part
    /// leaves the least debt.
    ///
    /// # Errors
    /// `Insolvent`, `Dust`.
    pub fn fill(
        &self,
        priced: &Priced,
        terms: &Terms,
        amount: Native,
        now: Now,
    ) -> Result<Filled, Refusal> {
        let books = &priced.books;
        let discount_bps = self.discount_floor(terms.ramp_secs, now);
        let dust = Refusal::Dust {
            amount: amount.raw(),
        };
        let mut shares = self.shares;
        let mut part = books.redeem(shares, terms.min_debt)?;
        if part.paid > amount {
            let most = books.debt_ceil()?.saturating_sub(terms.min_debt);
            shares = self.affordable_floor(priced, amount.min(most))?;
            if shares.is_zero() {
                return Err(dust);
            }
            part = books.redeem(shares, terms.min_debt)?;
            // what is affordable leaves the least debt or more
            if part.paid > amount {
                return Err(dust);
            }
        }
        let extra = books.extra_floor(&part, Some(priced))?;
        let to_buyer = priced.lst_floor(with_discount_floor(part.debt, discount_bps)?)?;
        let Ok(to_owner) = part.lst.checked_sub(to_buyer) else {
            return Err(Refusal::Insolvent {
                worth: priced.worth_floor(part.lst)?,
                debt: part.debt,
            });
        };
        Ok(Filled {
            shares,
            paid: part.paid,
            lst: part.lst.checked_add(extra)?,
            to_buyer: to_buyer.checked_add(extra)?,
            to_owner,
            discount_bps,
        })
    }

    /// The most shares whose slice owes no more than `amount`: those of the scaled debt that it
    /// pays off.
    fn affordable_floor(&self, priced: &Priced, amount: Native) -> Result<LayerShares, Refusal> {
        let books = &priced.books;
        if books.scaled.is_zero() {
            return Ok(self.shares);
        }
        let off = mul_div_floor(amount.raw(), Uint128::new(crate::market::WAD), books.index)?;
        let shares = mul_div_floor(
            off.min(books.scaled.raw()),
            books.all()?,
            books.scaled.raw(),
        )?;
        Ok(self.shares.min(LayerShares::new(shares)))
    }
}
