//! A slice of the position for its debt, in kind.

use super::{Books, Priced, Refusal};
use ballast_accounting::{Amount, LayerShares, Native, Shares};

/// What leaves the position for some shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// Coins that repay debt: the slice's, and what would be left of the whole, if that is too
    /// small for the market.
    pub paid: Native,
    /// The slice's debt.
    pub debt: Native,
    /// LST of the slice.
    pub lst: Shares,
}

impl Redeemed {
    /// What is repaid beyond the slice's debt.
    pub fn extra(&self) -> Native {
        self.paid.saturating_sub(self.debt)
    }
}

impl Books {
    /// Cuts a slice; where too small a debt would be left, all of it is repaid.
    ///
    /// # Errors
    /// `Dust`.
    pub fn redeem(&self, shares: LayerShares, min_debt: Native) -> Result<Redeemed, Refusal> {
        let (slice, debt) = (self.slice(shares)?, self.debt_ceil()?);
        if slice.lst.is_zero() {
            return Err(Refusal::Dust {
                amount: shares.raw(),
            });
        }
        let left = debt.saturating_sub(slice.debt);
        Ok(Redeemed {
            paid: match !left.is_zero() && left < min_debt {
                true => debt,
                false => slice.debt,
            },
            debt: slice.debt.min(debt),
            lst: slice.lst,
        })
    }

    /// LST for what is repaid beyond the slice's debt, at a price, rounded down; nothing if there
    /// is none.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn extra_floor(
        &self,
        redeemed: &Redeemed,
        priced: Option<&Priced>,
    ) -> Result<Shares, Refusal> {
        let Some(priced) = priced else {
            return Ok(Shares::ZERO);
        };
        let rest = self.collateral.saturating_sub(redeemed.lst);
        Ok(priced.lst_floor(redeemed.extra())?.min(rest))
    }
}
