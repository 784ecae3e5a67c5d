//! Who pays a loss: the validator's bond, then the underwriters, then everyone.

use crate::{Amount, Native, Result, Shares, Totals};
use cosmwasm_schema::cw_serde;

/// What the insurers of one loss hold, in shares.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Available {
    /// The bond of the validator that lost.
    pub bond: Shares,
    /// The underwriters' pool.
    pub pool: Shares,
}

/// What the insurers of one loss burn.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Cover {
    /// Burned of the validator's bond.
    pub bond: Shares,
    /// Burned of the underwriters' pool.
    pub pool: Shares,
}

impl Cover {
    /// What covers a loss of `loss`, when `before` were value and shares before the first loss of the sync.
    ///
    /// Burning `S x L / P` of `S` shares after a loss `L` of a value `P` leaves exactly the old price:
    /// `(P - L) / (S - S x L / P) = P / S`. Rounded up, and capped by what each layer holds, bond first.
    pub fn burn_ceil(before: Totals, loss: Native, layers: Available) -> Result<Self> {
        if loss.is_zero() || before.value.is_zero() {
            return Ok(Self::default());
        }
        let wanted = before
            .shares
            .portion_ceil(loss.min(before.value), before.value)?;
        let bond = wanted.min(layers.bond);
        let pool = wanted.checked_sub(bond)?.min(layers.pool);
        Ok(Self { bond, pool })
    }

    /// All that is burned.
    pub fn total(&self) -> ballast_numbers::Result<Shares> {
        self.bond.checked_add(self.pool)
    }
}

/// The part of a loss that `burned` shares paid, in native at the price before the loss, rounded down
/// and never more than the loss.
pub fn paid_native_floor(before: Totals, burned: Shares, loss: Native) -> Native {
    before.worth_floor(burned).min(loss)
}

/// What a cover that is still owed burns when it is retried: `S x l / (P + l)`, rounded up.
///
/// `now` is value and shares at the retry, `owed` the native still owed. The price after it is
/// `(P + l) / S`: what it would be had the loss been covered then, so a retry never lifts the rate
/// above what it was.
pub fn retry_burn_ceil(now: Totals, owed: Native) -> Result<Shares> {
    if owed.is_zero() || now.shares.is_zero() {
        return Ok(Shares::ZERO);
    }
    let whole = now.value.checked_add(owed)?;
    Ok(now.shares.portion_ceil(owed, whole)?)
}

/// What is still owed of a cover after `left` of `shares` shares have gone: they take their part of
/// the repair with them unpaid. Rounded down, for the insurers.
pub fn scale_owed_floor(owed: Native, shares: Shares, left: Shares) -> Result<Native> {
    match shares.is_zero() {
        true => Ok(Native::ZERO),
        false => Ok(owed.portion_floor(shares.saturating_sub(left), shares)?),
    }
}

#[cfg(test)]
mod tests;
