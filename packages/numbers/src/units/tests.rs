#![allow(clippy::expect_used)]

use super::*;
use crate::testing::{native, shares};

#[test]
fn sums_and_differences_say_what_does_not_fit() {
    assert_eq!(native(2).checked_add(native(3)), Ok(native(5)));
    assert_eq!(native(5).checked_sub(native(3)), Ok(native(2)));
    assert_eq!(native(3).saturating_sub(native(5)), native(0));
    assert_eq!(
        native(u128::MAX).checked_add(native(1)),
        Err(NumberError::Overflow {
            left: Uint128::MAX,
            op: "+",
            right: Uint128::one(),
        })
    );
    assert_eq!(
        native(3).checked_sub(native(5)),
        Err(NumberError::Underflow {
            left: 3u128.into(),
            right: 5u128.into(),
        })
    );
}

#[test]
fn portions_round_as_they_are_named() {
    for (amount, part, whole, floor, ceil) in
        [(100, 1, 4, 25, 25), (100, 1, 3, 33, 34), (1, 1, 9, 0, 1)]
    {
        let (part, whole) = (shares(part), shares(whole));
        assert_eq!(native(amount).portion_floor(part, whole), Ok(native(floor)));
        assert_eq!(native(amount).portion_ceil(part, whole), Ok(native(ceil)));
    }
}

#[test]
fn sum_adds_up_or_fails() {
    assert_eq!(Native::sum([]), Ok(native(0)));
    assert_eq!(Native::sum([1, 2, 3].map(native)), Ok(native(6)));
    assert!(Native::sum([1, u128::MAX].map(native)).is_err());
}

#[test]
fn amounts_are_strings_of_digits_on_the_wire_and_in_print() {
    let json = cosmwasm_std::to_json_string(&native(u128::MAX)).expect("serializes");

    assert_eq!(json, format!("\"{}\"", u128::MAX));
    assert_eq!(
        cosmwasm_std::from_json::<Native>(json).expect("parses"),
        native(u128::MAX)
    );
    assert_eq!(shares(12).to_string(), "12");
}
