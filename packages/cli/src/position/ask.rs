//! A chain with a suite, its questions and its lists.

use super::Other;
use ballast_tool::{answer, CliError};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// The most pages of a list that are read, 100 rows each.
const MOST_PAGES: usize = 1_000;

/// A chain with a suite, to be asked.
pub trait Ask {
    /// What a contract, by its name, answers.
    ///
    /// # Errors
    /// The contract refuses; there is no such contract; no node answers.
    fn ask(&mut self, contract: &str, msg: Value) -> Result<Value, CliError>;

    /// The chain's clock, unix seconds.
    ///
    /// # Errors
    /// The chain does not answer.
    fn now(&mut self) -> Result<u64, CliError>;

    /// Contracts that stand on the suite.
    fn others(&self) -> Vec<Other>;

    /// What a contract at an address answers.
    ///
    /// # Errors
    /// The contract's refusal, or that no node answers, in words.
    fn ask_at(&self, address: &str, msg: &Value) -> Result<Value, String>;
}

/// Whether an answer has only the first rows of a list.
pub fn is_partial(answer: &Value) -> bool {
    answer["is_list_partial"] == json!(true)
}

/// All of a list that is answered in pages, whose rows are told apart by `key`.
pub fn pages(
    chain: &mut dyn Ask,
    contract: &str,
    list_of: &str,
    key: &str,
) -> Result<Vec<Value>, CliError> {
    pages_of(chain, contract, list_of, key, None)
}

/// The same of one owner's list.
pub fn pages_of(
    chain: &mut dyn Ask,
    contract: &str,
    list_of: &str,
    key: &str,
    owner: Option<&str>,
) -> Result<Vec<Value>, CliError> {
    let mut all: Vec<Value> = vec![];
    let mut seen = BTreeSet::new();
    for _ in 0..MOST_PAGES {
        let after = all.last().map(|row| row[key].clone());
        if !seen.insert(after.as_ref().map(Value::to_string)) {
            break;
        }
        let mut question = json!({"start_after": after, "limit": 100});
        if let Some(owner) = owner {
            question["owner"] = json!(owner);
        }
        let page = chain.ask(contract, json!({ list_of: question }))?;
        // each of these answers has one list
        let rows = page.as_object().and_then(|fields| fields.values().next());
        let rows = rows.map(answer::list).unwrap_or_default();
        if rows.is_empty() {
            return Ok(all);
        }
        all.extend_from_slice(rows);
    }
    Err(CliError::failed(format!(
        "the {contract}'s list of {list_of} does not end: {} rows and no last one; this is not a suite, or the node answers wrongly",
        all.len()
    )))
}

/// `amount x of / whole`, rounded down; 0 of nothing.
pub fn part(amount: Uint128, of: Uint128, whole: Uint128) -> Uint128 {
    match whole.is_zero() {
        true => Uint128::zero(),
        // only a node that lies says more than there can be
        false => amount
            .checked_multiply_ratio(of, whole)
            .unwrap_or(Uint128::MAX),
    }
}

/// An amount in an answer; 0 for anything else.
pub fn amount(value: &Value) -> Uint128 {
    Uint128::new(answer::amount(value))
}
