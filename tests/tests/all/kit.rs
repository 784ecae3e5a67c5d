//! Words that the tests of this folder share.

use ballast_accounting::NumberError;
use ballast_types::{access::AccessError, address::AddressError, bounds::OutOfBounds, Amount};
use cosmwasm_std::Addr;
use serde_json::Value;
use std::fmt::Display;

pub use ballast_collector::ContractError as CollectorError;
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

/// Stands for a number of an error that the test does not know.
pub const ANY: u64 = 9_876_543_219_876_543_211;
/// Stands for a text of an error that the test does not know.
const ANY_TEXT: &str = "whatever it is";

/// Why the hub refuses who would change its owner and is not: the words of cw-ownable.
pub const NOT_OWNER: &str = "Caller is not the contract's current owner";

/// Stands for an amount of an error that the test does not know.
pub fn any<T: Amount>() -> T {
    T::new(ANY)
}

/// Stands for an address, or another text, of an error that the test does not know.
pub fn anyone() -> Addr {
    Addr::unchecked(ANY_TEXT)
}

/// The call was refused, and its error is `why`: the contract's own error, with [`ANY`] for numbers
/// that the test does not know. Where it is the chain's or a parser's, words that only it has.
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
        let is_said = says(&error, word);
        assert!(is_said, "`{}` is not in `{error}`", shown(word));
    }
}

/// Whether `error` has `words`, with anything in the place of [`ANY`].
fn says(error: &str, words: &str) -> bool {
    let any = ANY.to_string();
    let known = words.split(&any).flat_map(|part| part.split(ANY_TEXT));
    let mut rest = Some(error);
    for part in known {
        rest = rest.and_then(|rest| after(rest, part));
    }
    rest.is_some()
}

/// What comes after `part`, where its numbers are whole ones: `at most 30` is not in `at most 300`.
fn after<'a>(text: &'a str, part: &str) -> Option<&'a str> {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.match_indices(part).find_map(|(at, _)| {
        let (before, rest) = (&text[..at], &text[at + part.len()..]);
        let runs_in = is_digit(before.chars().last()) && is_digit(part.chars().next());
        let runs_on = is_digit(part.chars().last()) && is_digit(rest.chars().next());
        (!runs_in && !runs_on).then_some(rest)
    })
}

#[test]
fn a_refusal_says_whole_numbers_and_anything_in_the_place_of_any() {
    let at_most = |most: u64| format!("at most {most}");
    let error = "5 of 17 are there, at most 30";
    assert!(says(error, &at_most(30)));
    assert!(says(error, &at_most(ANY)));
    assert!(says(error, &format!("{ANY} of 17 are there")));
    assert!(!says(error, &at_most(3)));
    assert!(!says(error, "7 are there"));
    assert!(!says(error, &format!("{ANY} of 18 are there")));
}

fn shown(words: &str) -> String {
    words.replace(&ANY.to_string(), "…").replace(ANY_TEXT, "…")
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

/// The text is no address of this chain.
pub fn no_account(text: &str) -> AddressError {
    AddressError::NotAccount {
        address: text.to_string(),
        reason: anyone().into_string(),
    }
}

/// The hub takes no coins, because bonding is paused.
pub fn bond_is_paused() -> HubError {
    HubError::Paused {
        scope: "bond",
        until: ANY,
        now: ANY,
    }
}

/// An amount that would be worth nothing.
pub fn dust(amount: u128) -> NumberError {
    NumberError::Dust {
        amount: amount.into(),
        assets: ANY.into(),
        shares: ANY.into(),
    }
}

#[test]
fn an_error_with_unknown_numbers_is_still_that_error() {
    let why = format!("exit 1 is ready at {ANY}, now is {ANY}");
    assert!(says("call: exit 1 is ready at 1700, now is 1600", &why));
    assert!(!says("call: exit 2 is ready at 1700, now is 1600", &why));
    assert!(!says("call: exit 1 is ready at 1700", &why));
}
