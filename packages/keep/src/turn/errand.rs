//! What there is to do for contracts that stand on the suite.

use ballast_testing::{Ask, Chore, Extension};
use ballast_tool::amount::Coin;
use ballast_tool::CliError;
use serde_json::Value;

/// Something to do for a contract that stands on the suite.
#[derive(Clone, Debug, PartialEq)]
pub struct Errand {
    /// The contract, as messages to it name it.
    pub contract: String,
    /// In words: `timelock: advance operation 3`.
    pub what: String,
    /// The message.
    pub msg: Value,
    /// Coins that go with it.
    pub funds: Vec<Coin>,
}

/// What there is to do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Errands {
    /// What can be done now, in order.
    pub ready: Vec<Errand>,
    /// Contracts that could not be asked, and what they said.
    pub unasked: Vec<CliError>,
}

impl Errand {
    /// What can be done for one contract now, by what its extension says: `contract` is what messages to it name it by.
    ///
    /// # Errors
    /// What the contract said.
    pub fn all(
        name: &str,
        contract: &str,
        extension: &dyn Extension,
        ask: &Ask<'_>,
        now: u64,
    ) -> Result<Vec<Self>, CliError> {
        let chores = extension.chores(ask, now);
        let chores = chores.map_err(|said| CliError::failed(format!("{name}: {said}")))?;
        let errand = |chore: Chore| Self {
            contract: contract.to_string(),
            what: format!("{name}: {}", chore.what),
            msg: chore.msg,
            funds: vec![],
        };
        Ok(chores.into_iter().map(errand).collect())
    }
}

impl Errands {
    /// These, where all contracts could be asked.
    pub fn of(ready: Vec<Errand>) -> Self {
        Self {
            ready,
            unasked: vec![],
        }
    }

    /// What one more contract has, or why it could not be asked.
    pub fn add(&mut self, found: Result<Vec<Errand>, CliError>) {
        match found {
            Ok(ready) => self.ready.extend(ready),
            Err(error) => self.unasked.push(error),
        }
    }
}
