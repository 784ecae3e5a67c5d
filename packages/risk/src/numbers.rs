//! Shares of amounts, as integers.

use ballast_accounting::mul_div_floor;
use cosmwasm_std::{Decimal, Uint128, Uint512};

/// One, in 1/1,000,000.
pub const PPM: u64 = 1_000_000;
/// One, in 1/10,000.
pub const BPS: u64 = 10_000;

/// `unit x part / whole`, rounded down; none of nothing, and the largest integer where it is more,
/// which `mul_div_floor` refuses.
pub fn share(unit: u64, part: Uint128, whole: Uint128) -> Option<u64> {
    let product = Uint512::from(part).checked_mul(Uint512::from(unit)).ok()?;
    let share = product.checked_div(Uint512::from(whole)).ok()?;
    Some(capped(share))
}

/// In 1/1,000,000.
pub fn ppm(part: Uint128, whole: Uint128) -> Option<u64> {
    share(PPM, part, whole)
}

/// In 1/10,000.
pub fn bps(part: Uint128, whole: Uint128) -> Option<u64> {
    share(BPS, part, whole)
}

/// As 64 bits; the largest where it is more.
pub fn capped(number: Uint512) -> u64 {
    Uint128::try_from(number)
        .ok()
        .and_then(|number| u64::try_from(number.u128()).ok())
        .unwrap_or(u64::MAX)
}

/// `amount x part / whole`, rounded down; none of nothing, and where it does not fit.
pub fn portion(amount: Uint128, part: Uint128, whole: Uint128) -> Option<Uint128> {
    mul_div_floor(amount, part, whole).ok()
}

/// The sum, or the largest amount.
pub fn sum(amounts: impl IntoIterator<Item = Uint128>) -> Uint128 {
    amounts
        .into_iter()
        .fold(Uint128::zero(), Uint128::saturating_add)
}

/// The change from one rate to another, in 1/1,000,000 of the first, rounded down; none of a rate
/// of zero.
pub fn change_ppm(then: Decimal, now: Decimal) -> Option<i64> {
    let grown = now >= then;
    let part = now.atomics().abs_diff(then.atomics());
    let whole = then.atomics();
    let size = match grown {
        true => share(PPM, part, whole)?,
        // away from zero: rounded down
        false => {
            let floor = share(PPM, part, whole)?;
            let exact = portion(part, Uint128::from(PPM), whole)?;
            let back = exact.full_mul(whole);
            let is_exact = back == part.full_mul(Uint128::from(PPM));
            floor.saturating_add(u64::from(!is_exact))
        }
    };
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    Some(if grown { size } else { size.saturating_neg() })
}

/// How many, as 64 bits.
pub fn count<T>(all: &[T]) -> u64 {
    u64::try_from(all.len()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::str::FromStr;

    #[test]
    fn shares_are_rounded_down_and_never_divide_by_zero() {
        let n = Uint128::new;
        assert_eq!(bps(n(2), n(3)), Some(6_666));
        assert_eq!(ppm(n(1), n(0)), None);
        assert_eq!(ppm(Uint128::MAX, n(1)), Some(u64::MAX));
        assert_eq!(portion(n(10), n(1), n(0)), None);
    }

    #[test]
    fn a_fall_is_rounded_away_from_zero() {
        let rate = |text| Decimal::from_str(text).unwrap_or_default();
        assert_eq!(change_ppm(rate("1.08"), rate("1.026")), Some(-50_000));
        assert_eq!(change_ppm(rate("3"), rate("2")), Some(-333_334));
        assert_eq!(change_ppm(rate("3"), rate("4")), Some(333_333));
        assert_eq!(change_ppm(rate("0"), rate("1")), None);
    }
}
