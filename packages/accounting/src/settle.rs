//! Unbonding entries that came back short.

use crate::{Amount, Native, Result};
use cosmwasm_schema::cw_serde;

/// How the shortfall of a set of matured entries is shared, fixed once for the whole set.
///
/// It falls first on entries whose validator had a loss while they were unbonding (the suspects), in
/// proportion to their size; only what the suspects' whole cannot explain falls on the others.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Shortfall {
    /// Sum of the suspects' entries.
    pub suspect_due: Native,
    /// What the suspects bear together.
    pub suspect_loss: Native,
    /// Sum of the other entries.
    pub other_due: Native,
    /// What the others bear together.
    pub other_loss: Native,
}

impl Shortfall {
    /// Shares what is missing of `suspect_due + other_due` when `arrived` came. More than is due is
    /// nobody's shortfall and no entry's gain.
    pub fn split(suspect_due: Native, other_due: Native, arrived: Native) -> Result<Self> {
        let missing = suspect_due.checked_add(other_due)?.saturating_sub(arrived);
        let suspect_loss = missing.min(suspect_due);
        let other_loss = missing.checked_sub(suspect_loss)?;
        Ok(Self {
            suspect_due,
            suspect_loss,
            other_due,
            other_loss,
        })
    }

    /// All that is due.
    pub fn due(&self) -> Result<Native> {
        self.suspect_due.checked_add(self.other_due)
    }

    /// What an entry of `amount` is paid: its amount less its part of the loss, which is rounded up, so
    /// that the entries together never get more than arrived.
    pub fn paid_floor(&self, amount: Native, suspect: bool) -> Result<Native> {
        let (loss, due) = match suspect {
            true => (self.suspect_loss, self.suspect_due),
            false => (self.other_loss, self.other_due),
        };
        if loss.is_zero() {
            return Ok(amount);
        }
        amount.checked_sub(amount.portion_ceil(loss, due)?.min(amount))
    }
}

#[cfg(test)]
mod tests;
