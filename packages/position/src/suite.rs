//! A suite on a chain, and how its answers and lists are read.

use ballast_answers::pages::{End, List};
use ballast_tool::{CliError, Kind};
use serde::de::DeserializeOwned;
use serde_json::{json, Value};

/// A suite on a chain, to be asked.
pub trait Suite {
    /// What a contract of the suite, by its name, answers.
    ///
    /// # Errors
    /// The contract refuses, or there is none: `Kind::Failed`. No node answers: any other kind.
    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError>;

    /// The chain's clock, unix seconds.
    ///
    /// # Errors
    /// The chain does not answer.
    fn now(&mut self) -> Result<u64, CliError>;

    /// Contracts that stand on the suite.
    fn guests(&self) -> Vec<Guest>;

    /// What a guest answers, by its address.
    ///
    /// # Errors
    /// The contract's refusal, or that no node answers, in words.
    fn ask_guest(&self, address: &str, msg: &Value) -> Result<Value, String>;
}

/// A contract that stands on the suite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guest {
    /// Its name in the session or in the record.
    pub name: String,
    /// The extension that it is of: `market`.
    pub extension: String,
    /// Its address.
    pub address: String,
}

/// A list of one of the suite's contracts.
pub struct ListOf {
    contract: &'static str,
    list: List,
}

impl ListOf {
    /// The stake of the pool by validator.
    pub const DELEGATIONS: Self = Self::of("hub", List::new("delegations", "validator"));
    /// Stake that unbonds, an entry an undelegation: a batch may have several of one validator.
    pub const UNBONDING: Self = Self::of(
        "hub",
        List {
            rows: "entries",
            ..List::new("unbonding", "id")
        },
    );
    /// Exits of an owner.
    pub const TICKETS: Self = Self::of("queue", List::new("tickets", "ticket_id"));
    /// Bonds of validators.
    pub const BONDS: Self = Self::of("vault", List::new("bonds", "validator"));
    /// An owner's requests to leave the vault.
    pub const EXITS: Self = Self::of("vault", List::new("exits", "exit_id"));

    const fn of(contract: &'static str, list: List) -> Self {
        Self { contract, list }
    }

    /// All of the list.
    ///
    /// # Errors
    /// The contract refuses or does not answer; the list does not end, or is none.
    pub fn read<T: DeserializeOwned>(&self, suite: &mut dyn Suite) -> Result<Vec<T>, CliError> {
        self.about(suite, json!({}))
    }

    /// All of an owner's list.
    ///
    /// # Errors
    /// As [`ListOf::read`].
    pub fn read_of<T: DeserializeOwned>(
        &self,
        suite: &mut dyn Suite,
        owner: &str,
    ) -> Result<Vec<T>, CliError> {
        self.about(suite, json!({ "owner": owner }))
    }

    fn about<T: DeserializeOwned>(
        &self,
        suite: &mut dyn Suite,
        about: Value,
    ) -> Result<Vec<T>, CliError> {
        let Self { contract, list } = self;
        let read = list
            .read(about, |msg| suite.ask(contract, msg))
            .answered()?;
        let rows = read.rows.len();
        match read.end {
            End::Last => read.rows.into_iter().map(|row| typed(contract, list.query, row)).collect(),
            End::NoList => Err(CliError::failed(format!(
                "the {contract} answers `{}` without a list: this is not a suite, or the node answers wrongly",
                list.query
            ))),
            _ => Err(CliError::failed(format!(
                "the {contract}'s list of {} does not end: {rows} rows and no last one; this is not a suite, or the node answers wrongly",
                list.query
            ))),
        }
    }
}

/// What a contract answers to a query that has these fields.
///
/// # Errors
/// The contract refuses or does not answer; its answer lacks what a suite's has.
pub fn ask<T: DeserializeOwned>(
    suite: &mut dyn Suite,
    contract: &str,
    query: &str,
    fields: Value,
) -> Result<T, CliError> {
    let answer = suite.ask(contract, &json!({ query: fields }))?;
    typed(contract, query, answer)
}

/// The same for a question that a contract may refuse; none if it does.
///
/// # Errors
/// No node answers; the answer lacks what a suite's has.
pub fn ask_if_any<T: DeserializeOwned>(
    suite: &mut dyn Suite,
    contract: &str,
    query: &str,
    fields: Value,
) -> Result<Option<T>, CliError> {
    match suite.ask(contract, &json!({ query: fields })) {
        Ok(answer) => typed(contract, query, answer).map(Some),
        Err(refusal) if refusal.kind == Kind::Failed => Ok(None),
        Err(silence) => Err(silence),
    }
}

fn typed<T: DeserializeOwned>(contract: &str, query: &str, answer: Value) -> Result<T, CliError> {
    serde_json::from_value(answer).map_err(|err| {
        CliError::failed(format!(
            "the {contract}'s answer to `{query}` is not that of a suite: {err}"
        ))
    })
}
