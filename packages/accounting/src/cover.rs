//! Who pays a loss: first the validator's bond, then the underwriters, then all holders.

use crate::{Amount, Native, Result, Shares, Totals};
use cosmwasm_schema::cw_serde;

/// The LST that can cover one loss.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Available {
    /// The bond of the validator that lost.
    pub bond: Shares,
    /// The underwriters' pool.
    pub pool: Shares,
}

/// The LST that is burned for one loss.
#[cw_serde]
#[derive(Copy, Eq, Default)]
pub struct Cover {
    /// Burned from the validator's bond.
    pub bond: Shares,
    /// Burned from the underwriters' pool.
    pub pool: Shares,
}

impl Cover {
    /// The LST to burn for `loss`. `before` is value and shares before the first loss of the sync.
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

    /// All LST that is burned.
    pub fn total(&self) -> ballast_numbers::Result<Shares> {
        self.bond.checked_add(self.pool)
    }

    /// What the burn pays of `asked`, the part of a loss that it was to cover: in native at the
    /// price before the loss, rounded down, and never more than `asked`.
    ///
    /// If all was burned that [`Cover::burn_ceil`] wants, all of `asked` is paid: the remainder is
    /// assigned to one payer, so that flooring both parts loses no unit.
    ///
    /// # Errors
    /// Sums beyond 128 bits; a value of zero.
    pub fn pays_floor(&self, before: Totals, asked: Native) -> Result<Paid> {
        let wanted = before
            .shares
            .portion_ceil(asked.min(before.value), before.value)?;
        let by_bond = paid_native_floor(before, self.bond, asked);
        let rest = asked.checked_sub(by_bond)?;
        let is_whole = self.total()? >= wanted;
        let (by_bond, by_pool) = match (is_whole, self.pool.is_zero()) {
            (true, true) => (asked, Native::ZERO),
            (true, false) => (by_bond, rest),
            (false, _) => (by_bond, paid_native_floor(before, self.pool, rest)),
        };
        Ok(Paid { by_bond, by_pool })
    }
}

/// What insurers paid for a loss, native.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paid {
    /// By the bond of the validator that lost.
    pub by_bond: Native,
    /// By the underwriters' pool.
    pub by_pool: Native,
}

/// Splits `whole` over `parts` in proportion, by the differences of running totals rounded down, so
/// that the results sum to `whole`.
///
/// # Errors
/// Sums beyond 128 bits; parts that are all zero.
pub fn split_floor(whole: Native, parts: &[Native]) -> Result<Vec<Native>> {
    let total = Native::sum(parts.iter().copied())?;
    let (mut seen, mut given) = (Native::ZERO, Native::ZERO);
    let mut split = vec![];
    for part in parts {
        seen = seen.checked_add(*part)?;
        let share = whole.portion_floor(seen, total)?.checked_sub(given)?;
        given = given.checked_add(share)?;
        split.push(share);
    }
    Ok(split)
}

/// The part of a loss that burning `burned` shares paid: in native at the price before the loss,
/// rounded down, and at most the loss.
pub fn paid_native_floor(before: Totals, burned: Shares, loss: Native) -> Native {
    before.worth_floor(burned).min(loss)
}

/// The LST that a retry burns for a cover that is still owed: `S x l / (P + l)`, rounded up.
///
/// `now` is value and shares at the retry, `owed` the native still owed. After the retry the price
/// is `(P + l) / S`, as if the loss had been covered at once, so a retry never lifts the rate above
/// what it was.
pub fn retry_burn_ceil(now: Totals, owed: Native) -> Result<Shares> {
    if owed.is_zero() || now.shares.is_zero() {
        return Ok(Shares::ZERO);
    }
    let whole = now.value.checked_add(owed)?;
    Ok(now.shares.portion_ceil(owed, whole)?)
}

/// What is still owed of a cover after `left` of `shares` shares were burned by exits: their part
/// of the cover is not paid. Rounded down, in favour of the insurers.
pub fn scale_owed_floor(owed: Native, shares: Shares, left: Shares) -> Result<Native> {
    match shares.is_zero() {
        true => Ok(Native::ZERO),
        false => Ok(owed.portion_floor(shares.saturating_sub(left), shares)?),
    }
}

#[cfg(test)]
mod tests;
