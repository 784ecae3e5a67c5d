//! A message for a contract of a deployment: names are replaced, and messages that the contract
//! does not take are refused.

use crate::record::Record;
use ballast_daemon::Daemon;
use ballast_scenario::subst::{self, Resolve};
use ballast_tool::CliError;
use serde_json::Value;

/// A message for a contract, with all names replaced.
pub struct Message<'a> {
    /// The contract's name, or its address.
    pub contract: &'a str,
    /// Whether it is a question, not a call.
    pub is_question: bool,
    /// The message, in JSON.
    pub msg: &'a Value,
    /// The name of an address, or the address.
    pub name_of: &'a dyn Fn(&str) -> String,
}

/// Fails if the contract does not take the message, and says what to write.
pub type Ensure = fn(&Message<'_>) -> Result<(), CliError>;

/// Replaces the names in a message by addresses.
///
/// # Errors
/// The message has a name that is neither a contract's nor a key's.
pub fn named(msg: &Value, record: &Record, daemon: &Daemon) -> Result<Value, CliError> {
    subst::value(msg, &Names { record, daemon })
}

/// Names of a deployment: its contracts, and the keys of the keyring.
struct Names<'a> {
    record: &'a Record,
    daemon: &'a Daemon,
}

impl Resolve for Names<'_> {
    fn resolve(&self, name: &str) -> Result<String, CliError> {
        if let Some(contract) = self.record.contract(name) {
            return Ok(contract.address.clone());
        }
        self.daemon.address_of(name).map_err(|failure| {
            CliError::bad(format!(
                "`${{{name}}}` is neither a contract of the suite nor a key: {}",
                failure.said
            ))
        })
    }
}

/// Fails if the contract does not take the message.
///
/// # Errors
/// What `ensure` says.
pub fn ensure_fits(
    ensure: Option<Ensure>,
    record: &Record,
    address: &str,
    msg: &Value,
    is_question: bool,
) -> Result<(), CliError> {
    let Some(ensure) = ensure else {
        return Ok(());
    };
    ensure(&Message {
        contract: record.name_of(address),
        is_question,
        msg,
        name_of: &|address: &str| record.name_of(address).to_string(),
    })
}
