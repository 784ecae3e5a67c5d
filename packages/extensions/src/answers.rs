//! Typed answers of contracts, and their lists.

use ballast_answers::pages::{End, List};
use ballast_testing::{extension::Denom, Ask};
use cosmwasm_std::Uint128;
use cw20::{BalanceResponse, TokenInfoResponse};
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{from_value, json, to_value, Value};

/// Digits of the largest amount.
const MOST_DECIMALS: u8 = 39;

/// The answer of a contract to a query.
///
/// # Errors
/// What the contract said, or why its answer is not a `T`: with the query and the field.
pub fn answer<T: DeserializeOwned>(ask: &Ask<'_>, query: &impl Serialize) -> Result<T, String> {
    let query = to_value(query).map_err(|error| error.to_string())?;
    read(&query, ask(&query)?)
}

/// The answer to a query that a contract may refuse, such as a preview; none if it does.
///
/// # Errors
/// Why the answer is not a `T`.
pub fn answer_if_any<T: DeserializeOwned>(
    ask: &Ask<'_>,
    query: &impl Serialize,
) -> Result<Option<T>, String> {
    let query = to_value(query).map_err(|error| error.to_string())?;
    match ask(&query) {
        Ok(value) => read(&query, value).map(Some),
        Err(_) => Ok(None),
    }
}

fn read<T: DeserializeOwned>(query: &Value, answer: Value) -> Result<T, String> {
    from_value(answer).map_err(|error| format!("unexpected answer to {query}: {error}"))
}

/// A list of one of the contracts of `extensions`: whose query and rows have this name, and whose
/// rows have this key. 10,000 rows are read at the most.
pub const fn list(name: &'static str, key: &'static str) -> List {
    List {
        most: 100,
        ..List::new(name, key)
    }
}

/// The rows of a list, as far as they were read.
#[derive(Debug, PartialEq)]
pub struct Rows<T> {
    /// Rows, in the contract's order.
    pub rows: Vec<T>,
    /// There are, or may be, more.
    pub is_cut: bool,
}

impl<T> Rows<T> {
    /// The rows of a list; `about` has the query's other fields.
    ///
    /// # Errors
    /// What the contract said, that it answered no list, or why a row is not a `T`.
    pub fn of(ask: &Ask<'_>, list: List, about: Value) -> Result<Self, String>
    where
        T: DeserializeOwned,
    {
        let read_pages = list.read(about, ask).answered()?;
        let query = json!(list.query);
        if read_pages.end == End::NoList {
            return Err(format!("unexpected answer to {query}: it has no list"));
        }
        let is_cut = read_pages.is_cut();
        let rows = read_pages.rows.into_iter().map(|row| read(&query, row));
        Ok(Self {
            rows: rows.collect::<Result<_, _>>()?,
            is_cut,
        })
    }

    /// Says where it stopped, if it did: `10000 orders were read, and there are more`.
    pub fn stopped(&self, what: &str) -> Option<String> {
        let read = self.rows.len();
        self.is_cut
            .then(|| format!("{read} {what} were read, and there are more"))
    }
}

/// The cw20 that a contract is, by its own answer.
///
/// # Errors
/// What the contract said, and more than 39 decimals: no amount has more digits.
pub fn token(ask: &Ask<'_>) -> Result<Denom, String> {
    let info: TokenInfoResponse = answer(ask, &json!({"token_info": {}}))?;
    let symbol: String = info.symbol.chars().take(64).collect();
    match info.decimals {
        decimals @ 0..=MOST_DECIMALS => Ok(Denom::new(&symbol, decimals)),
        decimals => Err(format!(
            "{decimals} decimals of {symbol}: no amount has more than {MOST_DECIMALS} digits"
        )),
    }
}

/// What an address has of the cw20 that a contract is.
///
/// # Errors
/// What the contract said.
pub fn balance(ask: &Ask<'_>, owner: &str) -> Result<Uint128, String> {
    let held: BalanceResponse = answer(ask, &json!({"balance": {"address": owner}}))?;
    Ok(held.balance)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test that fails here is a test that fails"
)]
mod tests {
    use super::*;
    use ballast_extension_types::hedge::DepositResponse;

    /// The deposits of a contract that has so many.
    fn deposits(count: u64) -> Rows<DepositResponse> {
        let ask = |msg: &Value| {
            let page = &msg["deposits"];
            let first = page["start_after"].as_u64().unwrap_or(0) + 1;
            let limit = usize::try_from(page["limit"].as_u64().unwrap()).unwrap();
            let rows = (first..=count)
                .take(limit)
                .map(|id| json!({"deposit_id": id, "lst": "1", "ready_at": 0, "until": 0}));
            Ok(json!({"deposits": rows.collect::<Vec<_>>()}))
        };
        Rows::of(&ask, list("deposits", "deposit_id"), json!({})).unwrap()
    }

    #[test]
    fn a_list_is_read_to_its_end_or_says_where_it_stopped() {
        for count in [0, 1, 10_000] {
            let read = deposits(count);
            assert_eq!(u64::try_from(read.rows.len()), Ok(count));
            assert_eq!(read.stopped("deposits"), None);
        }
        let cut = deposits(10_001);
        assert_eq!(cut.rows.len(), 10_000);
        assert_eq!(
            cut.stopped("deposits").unwrap(),
            "10000 deposits were read, and there are more"
        );
    }

    #[test]
    fn a_token_with_more_decimals_than_an_amount_has_digits_is_refused() {
        assert_eq!(u128::MAX.to_string().len(), usize::from(MOST_DECIMALS));
        let with = |decimals: u8| {
            let info =
                json!({"name": "A", "symbol": "AAA", "decimals": decimals, "total_supply": "5"});
            token(&move |_: &Value| Ok(info.clone()))
        };
        assert_eq!(with(39), Ok(Denom::new("AAA", 39)));
        let why = "40 decimals of AAA: no amount has more than 39 digits".to_string();
        assert_eq!(with(40), Err(why));
    }

    #[test]
    fn an_answer_that_cannot_be_read_is_an_error_and_a_refusal_may_be_expected() {
        let query = json!({"balance": {"address": "alice"}});
        let refuses = |_: &Value| Err("no".to_string());
        let none: Option<BalanceResponse> = answer_if_any(&refuses, &query).unwrap();
        assert_eq!(none, None);
        assert_eq!(balance(&refuses, "alice"), Err("no".to_string()));

        let misspelt = |_: &Value| Ok(json!({"balanse": "5"}));
        let error = answer_if_any::<BalanceResponse>(&misspelt, &query).unwrap_err();
        assert!(error.contains("missing field `balance`"), "{error}");
        let no_list =
            Rows::<DepositResponse>::of(&misspelt, list("deposits", "deposit_id"), json!({}));
        assert!(no_list.is_err());
    }
}
