//! Words that the tests of this folder share.

use ballast_types::{access::AccessError, bounds::OutOfBounds};
use cosmwasm_std::Addr;
use serde_json::Value;
use std::fmt::Display;

pub use ballast_hub::ContractError as HubError;
pub use ballast_queue::ContractError as QueueError;
pub use ballast_registry::ContractError as RegistryError;
pub use ballast_token::ContractError as TokenError;
pub use ballast_vault::ContractError as VaultError;

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

/// The call was refused, and its error says `why`: the contract's whole error, where the test knows
/// its numbers; or else those words of it that no other refusal has.
///
/// Compared as text: a contract in the chain's virtual machine answers with text, and a chain puts
/// the message that failed before it.
pub fn refused<T>(result: Result<T, impl Display>, why: impl Display) {
    refused_with(result, &[&why.to_string()]);
}

/// The call was refused, and its error says all of `words`.
pub fn refused_with<T>(result: Result<T, impl Display>, words: &[&str]) {
    let Err(error) = result else {
        panic!("it was not refused: {words:?}")
    };
    let error = error.to_string();
    for word in words {
        assert!(error.contains(word), "`{word}` is not in `{error}`");
    }
}

/// Only `role` may send the message, and `sender` has another.
pub fn only(role: &'static str, sender: &Addr) -> AccessError {
    AccessError::Unauthorized {
        role,
        sender: sender.clone(),
    }
}

/// `name` may be `min` to `max`, and is `value`.
pub fn out_of_bounds(
    name: &'static str,
    value: impl Display,
    min: impl Display,
    max: impl Display,
) -> OutOfBounds {
    OutOfBounds {
        name,
        value: value.to_string(),
        min: min.to_string(),
        max: max.to_string(),
    }
}

/// A message that takes no coins came with `coins`.
pub fn takes_none(coins: impl Display) -> AccessError {
    AccessError::NonPayable {
        coins: coins.to_string(),
    }
}
