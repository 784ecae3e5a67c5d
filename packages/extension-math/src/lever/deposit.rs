//! LST for shares.

use super::{Priced, Refusal, WORTHLESS};
use ballast_accounting::{Amount, LayerShares, Native, Shares};
use cosmwasm_std::Uint128;

impl Priced {
    /// That a newcomer would not fill a hole, and that shares are worth something. Returns what the
    /// position is worth, and owes.
    ///
    /// # Errors
    /// `NoPrice`.
    pub fn ensure_worth(&self) -> Result<(), Refusal> {
        let (worth, debt) = (self.worth()?, self.books.debt_ceil()?);
        let equity = worth.saturating_sub(debt);
        let is_hole = !self.books.scaled.is_zero() && worth <= debt;
        let one = equity.checked_add(Native::new(1_u128))?.raw();
        let most = one.saturating_mul(Uint128::new(WORTHLESS));
        match is_hole || self.books.supply.raw() > most {
            true => Err(Refusal::NoPrice { worth, debt }),
            false => Ok(()),
        }
    }

    /// Shares that `lst` buys, rounded down.
    ///
    /// # Errors
    /// `NoPrice`, `Dust`.
    pub fn deposit_floor(&self, lst: Shares) -> Result<LayerShares, Refusal> {
        self.ensure_worth()?;
        let shares = self.price()?.to_shares_floor(self.worth_floor(lst)?)?;
        if shares.is_zero() {
            return Err(Refusal::Dust { amount: lst.raw() });
        }
        // sums that do not fit are refused before they are made
        self.books.supply.checked_add(shares)?;
        self.books.collateral.checked_add(lst)?;
        Ok(shares)
    }
}
