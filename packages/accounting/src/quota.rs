//! The most stake that a validator may hold.

use crate::{bps_floor, Amount, Native, Result, Shares, Totals};
use cosmwasm_std::{Decimal, Uint128};

/// The most that one validator may hold: its share cap, and if it needs a bond, at most the bond's
/// value times `leverage`. Rounded down.
///
/// The cap is raised to `least` if it is lower, so that the caps together leave no part of the pool
/// without a place. `bond` is `None` if none is needed.
pub fn quota_floor(
    totals: Totals,
    cap_bps: u64,
    least: Native,
    bond: Option<Shares>,
    leverage: Decimal,
) -> Result<Native> {
    let share = Native::new(bps_floor(totals.value.raw(), cap_bps)?);
    let cap = share.max(least);
    Ok(match bond {
        None => cap,
        Some(bond) => cap.min(backed_floor(totals, bond, leverage)),
    })
}

/// The stake that a bond backs: its value times `leverage`, rounded down.
pub fn backed_floor(totals: Totals, bond: Shares, leverage: Decimal) -> Native {
    let backed = totals.worth_floor(bond).raw().checked_mul_floor(leverage);
    // an amount that does not fit 128 bits is more than any stake
    Native::new(backed.unwrap_or(Uint128::MAX))
}

/// What each of `parts` validators has to hold so that they hold `value` together: an equal part,
/// rounded up; 0 if there are none.
pub fn equal_part_ceil(value: Native, parts: u64) -> Native {
    match parts {
        0 => Native::ZERO,
        parts => Native::new(value.raw().u128().div_ceil(u128::from(parts))),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn quota(cap_bps: u64, least: u128, bond: Option<u128>) -> u128 {
        let totals = Totals {
            value: Native::new(2_000u128),
            shares: Shares::new(1_000u128),
        };
        let leverage = Decimal::percent(250);
        let bond = bond.map(Shares::new);
        let quota = quota_floor(totals, cap_bps, Native::new(least), bond, leverage);
        quota.unwrap().raw().u128()
    }

    #[test]
    fn quota_is_the_cap_or_what_the_bond_backs() {
        assert_eq!(quota(2_500, 0, None), 500);
        assert_eq!(quota(2_500, 0, Some(99)), 495, "198 x 2.5");
        assert_eq!(quota(2_500, 0, Some(101)), 500);
        assert_eq!(quota(2_500, 0, Some(0)), 0);
        assert_eq!(quota(2_500, 0, Some(u128::MAX)), 500);
    }

    #[test]
    fn quota_is_not_capped_below_the_least() {
        assert_eq!(quota(2_500, 501, None), 501);
        assert_eq!(quota(2_500, 501, Some(99)), 495, "but still by the bond");
    }

    #[test]
    fn equal_parts_hold_the_whole() {
        assert_eq!(
            equal_part_ceil(Native::new(100u128), 3),
            Native::new(34u128)
        );
        assert_eq!(equal_part_ceil(Native::new(100u128), 0), Native::ZERO);
    }
}
