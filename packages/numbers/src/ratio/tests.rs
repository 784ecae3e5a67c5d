#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use super::*;
use crate::testing::{amount, many};
use proptest::prelude::*;

fn int(n: u128) -> Uint128 {
    Uint128::new(n)
}

#[test]
fn quotients_round_as_they_are_named() {
    for (a, b, c, floor, ceil) in [
        (6, 2, 3, 4, 4),
        (7, 1, 2, 3, 4),
        (1, 1, 3, 0, 1),
        (0, 5, 3, 0, 0),
        (u128::MAX, 7, 7, u128::MAX, u128::MAX),
    ] {
        assert_eq!(mul_div_floor(int(a), int(b), int(c)), Ok(int(floor)));
        assert_eq!(mul_div_ceil(int(a), int(b), int(c)), Ok(int(ceil)));
    }
}

#[test]
fn basis_points_round_as_they_are_named() {
    for (amount, bps, floor, ceil) in [(10_000, 25, 25, 25), (999, 10, 0, 1), (50, 10_000, 50, 50)]
    {
        assert_eq!(bps_floor(int(amount), bps), Ok(int(floor)));
        assert_eq!(bps_ceil(int(amount), bps), Ok(int(ceil)));
    }
}

#[test]
fn what_has_no_meaning_or_does_not_fit_is_an_error() {
    let by_zero = NumberError::DivisionByZero {
        left: int(1),
        right: int(2),
    };
    let overflow = |left, right| NumberError::Overflow {
        left,
        op: "x",
        right,
    };

    for mul_div in [mul_div_floor, mul_div_ceil] {
        assert_eq!(mul_div(int(1), int(2), int(0)), Err(by_zero.clone()));
        assert_eq!(
            mul_div(Uint128::MAX, int(2), int(1)),
            Err(overflow(Uint128::MAX, int(2)))
        );
    }
    // (2^65)^2 / 4 = 2^128, one more than fits; less one, only the ceiling does not fit
    let (x, y) = (int(u128::MAX), int(3));
    assert_eq!(mul_div_floor(x, y, int(3)), Ok(x));
    assert_eq!(
        mul_div_ceil(x, int(u128::MAX - 1), int(u128::MAX - 2)),
        Err(overflow(x, int(u128::MAX - 1)))
    );
}

proptest! {
    #![proptest_config(many())]

    /// `a x b = quotient x c + remainder`, and the ceiling is the floor or the next.
    #[test]
    fn division_loses_nothing(a in amount(), b in amount(), c in amount()) {
        let (a, b, c) = (int(a), int(b), int(c));
        let Ok((quotient, remainder)) = mul_div_rem(a, b, c) else {
            prop_assert!(a.full_mul(b) / Uint256::from(c) > Uint256::from(u128::MAX));
            return Ok(());
        };
        prop_assert!(remainder < c);
        prop_assert_eq!(quotient.full_mul(c) + Uint256::from(remainder), a.full_mul(b));
        let up = u128::from(!remainder.is_zero());
        prop_assert_eq!(mul_div_floor(a, b, c).unwrap(), quotient);
        prop_assert_eq!(mul_div_ceil(a, b, c).unwrap(), quotient + int(up));
    }
}
