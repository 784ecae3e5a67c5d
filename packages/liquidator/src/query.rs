//! Queries to contracts, and their typed answers.

use ballast_answers::pages::{End, List};
use ballast_keep::Place;
use ballast_tool::CliError;
use serde::{de::DeserializeOwned, Serialize};
use serde_json::{from_value, json, to_value, Value};

/// The answer of a contract to a query.
///
/// # Errors
/// The contract refuses the query or does not answer, or its answer is not a `T`.
pub(crate) fn ask<T: DeserializeOwned>(
    chain: &mut dyn Place,
    at: &str,
    query: &impl Serialize,
) -> Result<T, CliError> {
    let query = to_value(query).map_err(|error| CliError::failed(error.to_string()))?;
    let answer = chain.ask(at, &query)?;
    read(answer, &query)
}

/// The rows of a contract's list, as far as they were read.
pub(crate) struct Rows<T> {
    /// The rows, in the contract's order.
    pub rows: Vec<T>,
    /// There are, or may be, more.
    pub is_cut: bool,
}

/// The rows of a contract's list.
///
/// # Errors
/// The contract refuses a page or does not answer, it answers no list, or a row is not a `T`.
pub(crate) fn list<T: DeserializeOwned>(
    chain: &mut dyn Place,
    at: &str,
    list: List,
) -> Result<Rows<T>, CliError> {
    let read_pages = list
        .read(json!({}), |page| chain.ask(at, page))
        .answered()?;
    if read_pages.end == End::NoList {
        return Err(unexpected(list.query, "it has no list"));
    }
    let is_cut = read_pages.is_cut();
    let rows = read_pages
        .rows
        .into_iter()
        .map(|row| read(row, &json!(list.query)));
    Ok(Rows {
        rows: rows.collect::<Result<_, _>>()?,
        is_cut,
    })
}

/// An answer to a query, as a `T`.
///
/// # Errors
/// It is not a `T`.
pub(crate) fn read<T: DeserializeOwned>(answer: Value, query: &Value) -> Result<T, CliError> {
    from_value(answer).map_err(|error| unexpected(&query.to_string(), error))
}

fn unexpected(query: &str, why: impl std::fmt::Display) -> CliError {
    CliError::failed(format!("unexpected answer to {query}: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_extension_types::lever::{AssetsResponse, OrderResponse};
    use ballast_keep::{Look, Sent};

    /// A contract that gives the same answer to each query.
    struct Fake(Value);

    impl Place for Fake {
        fn look(&mut self) -> Result<Look, CliError> {
            Ok(Look::default())
        }

        fn advance(&mut self) -> Result<Sent, CliError> {
            Ok(Sent::default())
        }

        fn ask(&mut self, _contract: &str, _msg: &Value) -> Result<Value, CliError> {
            Ok(self.0.clone())
        }
    }

    #[test]
    fn a_field_that_is_missing_is_an_error_that_names_it() {
        let answer = ask::<AssetsResponse>(&mut Fake(json!({})), "lever", &json!({"state": {}}));

        let said = answer.unwrap_err().message;
        assert!(
            said.contains(r#"{"state":{}}"#) && said.contains("missing field `native`"),
            "{said}"
        );
    }

    #[test]
    fn an_answer_without_a_list_is_not_an_empty_list() {
        let orders = List::new("orders", "order_id");
        let read = |answer| list::<OrderResponse>(&mut Fake(answer), "lever", orders);

        assert!(read(json!({"orders": []})).unwrap().rows.is_empty());
        assert!(read(json!({"rows": []})).is_err());
        assert!(read(json!({"orders": [{"order_id": 1}]})).is_err());
    }
}
