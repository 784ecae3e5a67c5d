//! Where a keeper works.

use super::errand::{Errand, Errands};
use super::sent::{Attributes, Sent};
use crate::Figures;
use ballast_tool::output::Units;
use ballast_tool::CliError;
use serde_json::Value;

/// Where a keeper works: a chain with a suite on it.
///
/// A bot is a place over another one, its [`inner`](Place::inner) one: what it does not do in its
/// own way is asked of that. What is to be done, and what people are told, each place says itself.
pub trait Place {
    /// The place that this one is over; none where it reaches a chain itself.
    fn inner(&mut self) -> Option<&mut dyn Place> {
        None
    }

    /// Finishes what was sent before and not seen in a block, then asks what is due.
    ///
    /// # Errors
    /// The chain does not answer.
    fn look(&mut self) -> Result<Look, CliError>;

    /// Sends one `advance`, and returns once it is in a block.
    ///
    /// # Errors
    /// The chain refuses it, or it does not get into a block in time.
    fn advance(&mut self) -> Result<Sent, CliError>;

    // each place for itself

    /// Exits that should have been paid more than a day ago, in words.
    ///
    /// # Errors
    /// The chain does not answer.
    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        Ok(vec![])
    }

    /// What people should know beside that, in words.
    fn warnings(&mut self) -> Vec<String> {
        vec![]
    }

    /// What can be done now for contracts that stand on the suite.
    ///
    /// # Errors
    /// The chain does not answer.
    fn errands(&mut self) -> Result<Errands, CliError> {
        Ok(Errands::default())
    }

    /// Whether a refused errand is tried again with the next turn, and not after a pause.
    fn is_urgent(&self) -> bool {
        false
    }

    /// Sends the message of an errand, and returns once it is in a block.
    ///
    /// # Errors
    /// The chain refuses it, or it does not get into a block in time.
    /// [`Kind::Left`](ballast_tool::Kind::Left): it costs more than
    /// [`limit_fees`](Place::limit_fees) allows, so it was not signed.
    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        Err(CliError::bad(format!(
            "`{}` cannot be done here",
            errand.what
        )))
    }

    // asked of the inner place

    /// Asks a contract, by the name that messages to it name it by.
    ///
    /// # Errors
    /// What the contract says; a place that cannot ask.
    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        match self.inner() {
            Some(inner) => inner.ask(contract, msg),
            None => Err(CliError::bad(format!("{contract} cannot be queried here"))),
        }
    }

    /// The address that signs.
    ///
    /// # Errors
    /// There is no such key; a place without a signer.
    fn signer(&mut self) -> Result<String, CliError> {
        match self.inner() {
            Some(inner) => inner.signer(),
            None => Err(CliError::bad("this place has no key to sign with")),
        }
    }

    /// What the hub and the keeper have, for metrics and alarms; none if the place does not know.
    ///
    /// # Errors
    /// The chain does not answer.
    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        self.inner().map_or(Ok(None), |inner| inner.figures())
    }

    /// What the signer holds of a denom, base units.
    ///
    /// # Errors
    /// The chain does not answer; a place without a signer.
    fn coins(&mut self, denom: &str) -> Result<u128, CliError> {
        match self.inner() {
            Some(inner) => inner.coins(denom),
            None => Err(CliError::bad(format!(
                "nobody signs here, so nobody holds {denom}"
            ))),
        }
    }

    /// Contracts that stand on the suite: what messages to them name them by.
    ///
    /// # Errors
    /// The chain does not answer.
    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        self.inner().map_or(Ok(vec![]), |inner| inner.guests())
    }

    /// Attributes of the events of a contract in this block and later ones; none where the chain
    /// does not tell them, or there are too many: then its state has to be asked for.
    ///
    /// # Errors
    /// The chain does not answer.
    fn events_of(
        &mut self,
        contract: &str,
        since: u64,
    ) -> Result<Option<Vec<Attributes>>, CliError> {
        let inner = self.inner();
        inner.map_or(Ok(None), |inner| inner.events_of(contract, since))
    }

    /// Fees that were paid since this was asked last, also for messages that failed, base units.
    fn take_fees(&mut self) -> u128 {
        self.inner().map_or(0, |inner| inner.take_fees())
    }

    /// What messages may cost together from here on, base units; none is no limit.
    fn limit_fees(&mut self, most: Option<u128>) {
        if let Some(inner) = self.inner() {
            inner.limit_fees(most);
        }
    }

    /// Lets the chain's clock run.
    ///
    /// # Errors
    /// A chain whose clock cannot be moved.
    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        match self.inner() {
            Some(inner) => inner.pass(secs),
            None => Err(CliError::bad("the clock of this place cannot be moved")),
        }
    }
}

/// What a keeper sees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The last block.
    pub height: u64,
    /// Its time, unix seconds.
    pub time: u64,
    /// What `advance` would do, by name.
    pub due: Vec<String>,
    /// Invariants that do not hold, with their numbers.
    pub broken: Vec<String>,
    /// What amounts are called.
    pub units: Units,
}

#[cfg(test)]
mod tests;
