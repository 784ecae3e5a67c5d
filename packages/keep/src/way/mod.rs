//! The ways to a chain: who asks it, signs and sends.

mod daemon;
mod key;
mod rest;

pub use daemon::ByDaemon;
pub use key::{ByKey, Key, Terms};

use super::Folder;
use ballast_daemon::TxResult;
use ballast_deploy::Journal;
use ballast_tool::CliError;
use serde_json::Value;

/// What a message costs: an amount and its denom.
pub type Fee = (u128, String);

/// A way to a chain.
pub trait Way: Send {
    /// The last block's height and time, of the chain that is meant.
    ///
    /// # Errors
    /// Nobody answers, another chain answers, the node is behind.
    fn standing(&mut self) -> Result<(u64, u64), CliError>;

    /// What a contract answers.
    ///
    /// # Errors
    /// The contract refuses; nobody answers.
    fn smart(&self, contract: &str, question: &Value) -> Result<Value, CliError>;

    /// The address that signs.
    ///
    /// # Errors
    /// There is no such key.
    fn address(&mut self) -> Result<String, CliError>;

    /// What the signer holds of a denom.
    ///
    /// # Errors
    /// Nobody answers.
    fn balance(&mut self, denom: &str) -> Result<u128, CliError>;

    /// Finishes what was signed before and not seen in a block.
    ///
    /// # Errors
    /// It is neither in a block nor out of the way.
    fn resume(&mut self) -> Result<Option<(String, TxResult)>, CliError>;

    /// Sends a message to the hub, once, and waits for its block. `may` is told the fee before anything is signed.
    ///
    /// # Errors
    /// What the chain refuses; what `may` says; no block in time.
    fn send(
        &mut self,
        hub: &str,
        msg: &Value,
        may: &mut dyn FnMut(Option<&Fee>) -> Result<(), CliError>,
    ) -> Result<(String, TxResult), CliError>;
}

/// The journal of a keeper, beside which there is no record.
const JOURNAL: &str = "advance";
/// What the one message is called in it.
const STEP: &str = "advance";
/// What to do when a block does not come in time.
const ADVICE: &str = "the next turn looks for it first";

/// Drops what a keeper has on its way, and says what it was. Nothing is asked of the chain.
///
/// # Errors
/// Nothing is on its way.
pub fn forget(folder: &Folder) -> Result<String, CliError> {
    journal(folder)?.forget()
}

fn journal(folder: &Folder) -> Result<Journal, CliError> {
    Journal::open(&folder.file(JOURNAL))
}

fn forget_command(folder: &Folder) -> String {
    let state = folder.file("").display().to_string();
    format!(
        "ballast keep --forget --state {}",
        state.trim_end_matches('/')
    )
}
