//! Words that the tests of this folder share.

use serde_json::Value;

/// Seconds of a day.
pub const DAY: u64 = 86_400;
/// Base units of one coin, and of one LST.
pub const UNIT: u128 = 1_000_000;

/// An amount of any unit as a number.
pub fn number(amount: impl ToString) -> u128 {
    amount.to_string().parse().unwrap()
}

/// An amount of an answer.
pub fn amount_of(answer: &Value, field: &str) -> u128 {
    number(answer[field].as_str().unwrap())
}

/// The call was refused, and its error says `words`.
pub fn refused<T>(result: Result<T, impl ToString>, words: &str) {
    refused_with(result, &[words]);
}

/// The call was refused, and its error says all of `words`.
pub fn refused_with<T>(result: Result<T, impl ToString>, words: &[&str]) {
    let Err(error) = result else {
        panic!("it was not refused: {words:?}")
    };
    let error = error.to_string();
    for word in words {
        assert!(error.contains(word), "`{word}` is not in `{error}`");
    }
}
