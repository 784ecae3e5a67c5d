//! The ways to a chain: who asks it, signs and sends.

mod by_daemon;
mod by_key;
mod key;
mod rest;

pub use by_daemon::ByDaemon;
pub use by_key::{ByKey, Terms};
pub use key::Key;

use super::answers::attributes_of_node;
use super::turn::Attributes;
use super::Folder;
use ballast_daemon::TxResult;
use ballast_deploy::{CommandLine, Included, Journal};
use ballast_tool::amount::Coin;
use ballast_tool::CliError;
use serde_json::Value;

/// Where a chain stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The height of its last block.
    pub height: u64,
    /// That block's time, unix seconds.
    pub time: u64,
}

/// A way to a chain.
pub trait Way: Send {
    /// Where the chain stands that is meant.
    ///
    /// # Errors
    /// No node answers, another chain answers, the node is behind.
    fn standing(&mut self) -> Result<Standing, CliError>;

    /// What a contract answers.
    ///
    /// # Errors
    /// The contract refuses; no node answers.
    fn smart(&self, contract: &str, question: &Value) -> Result<Value, CliError>;

    /// The address that signs.
    ///
    /// # Errors
    /// There is no such key.
    fn address(&mut self) -> Result<String, CliError>;

    /// What the signer holds of a denom.
    ///
    /// # Errors
    /// No node answers.
    fn balance(&mut self, denom: &str) -> Result<u128, CliError>;

    /// Finishes what was signed before and not seen in a block.
    ///
    /// # Errors
    /// It is neither in a block nor out of the way.
    fn resume(&mut self) -> Result<Option<Included>, CliError>;

    /// Attributes of the events of a contract in this block and later ones; none where the node
    /// does not index them, or there are more than it tells on ten pages.
    ///
    /// # Errors
    /// No node answers.
    fn events_of(&self, contract: &str, since: u64) -> Result<Option<Vec<Attributes>>, CliError>;

    /// Sends a message with coins to a contract, once, and waits for its block. `may` is told the
    /// fee before anything is signed. Returns what came of it there, also where it failed: then its
    /// fee is spent too.
    ///
    /// # Errors
    /// What the chain refuses before it is in a block; what `may` says; no block in time.
    fn send(
        &mut self,
        contract: &str,
        msg: &Value,
        funds: &[Coin],
        may: &mut dyn FnMut(Option<&Coin>) -> Result<(), CliError>,
    ) -> Result<Included, CliError>;
}

/// Transactions on a page of a search.
const PAGE: usize = 100;
/// Pages that are read.
const MOST_PAGES: usize = 10;

/// All events of a contract since a block, page by page: `ask` answers the transactions of a page,
/// or that there is no index.
fn search(
    contract: &str,
    mut ask: impl FnMut(usize) -> Result<Option<Vec<TxResult>>, CliError>,
) -> Result<Option<Vec<Attributes>>, CliError> {
    let mut found = vec![];
    for page in 1..=MOST_PAGES {
        let Some(txs) = ask(page)? else {
            return Ok(None);
        };
        let count = txs.len();
        for tx in txs.iter().filter(|tx| tx.code == 0) {
            found.extend(events_of(tx, contract));
        }
        if count < PAGE {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// What a contract told in a transaction.
fn events_of<'a>(tx: &'a TxResult, contract: &'a str) -> impl Iterator<Item = Attributes> + 'a {
    let events = tx.events.iter().map(attributes_of_node);
    events.filter(move |event| {
        let mut all = event.iter();
        all.any(|(key, value)| key == "_contract_address" && value == contract)
    })
}

/// The search for a contract's events since a block.
fn sought(contract: &str, since: u64) -> String {
    format!("wasm._contract_address='{contract}' AND tx.height>={since}")
}

/// The journal of a keeper, beside which there is no record.
const JOURNAL: &str = "advance";

/// What a message is called in it, and where it is refused: its own name, `advance`.
pub(super) fn step_of(msg: &Value) -> &str {
    let name = msg.as_object().and_then(|msg| msg.keys().next());
    name.map_or("message", String::as_str)
}

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
    CommandLine::new("ballast keep --forget")
        .flag("--state", state.trim_end_matches('/'))
        .text()
}
