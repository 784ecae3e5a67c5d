//! Which contracts are markets and levers.

use crate::desk::Desk;
use crate::lever::LeverDesk;
use crate::market::MarketDesk;
use ballast_keep::Place;
use ballast_tool::{CliError, Kind};
use serde_json::{json, Value};

/// Contracts that sell, as far as they are known.
#[derive(Default)]
pub(crate) struct Desks {
    /// Markets and levers.
    pub found: Vec<Box<dyn Desk>>,
    /// Contracts whose `config` could not be read: they may sell. None before anybody was asked.
    unread: Option<Vec<String>>,
}

impl Desks {
    /// Asks contracts for their `config`: all that were `named`, or all of the suite where none was;
    /// later only those whose answer could not be read, until it can be, or is that of another kind of
    /// contract. Returns what was wrong with these.
    ///
    /// # Errors
    /// A node does not answer: nothing is kept, and all are asked again by the next call. A contract
    /// that was named refuses, or is neither a market nor a lever. There is no market and no lever.
    pub fn find(
        &mut self,
        chain: &mut dyn Place,
        named: &[String],
        decimals: u8,
    ) -> Result<Vec<CliError>, CliError> {
        let is_named = !named.is_empty();
        // those that answered once like a market or a lever: they are asked until they can be read
        let is_asked_again = self.unread.is_some();
        let asked = match &self.unread {
            Some(unread) => unread.clone(),
            None if is_named => named.to_vec(),
            None => chain.guests()?,
        };
        let (mut found, mut unread, mut errors) = (vec![], vec![], vec![]);
        for at in asked {
            let config = match chain.ask(&at, &json!({"config": {}})) {
                Ok(config) => config,
                // a contract of another kind may have no `config`
                Err(error) if error.kind == Kind::Failed && !is_named && !is_asked_again => {
                    continue
                }
                Err(error) if error.kind == Kind::Failed && is_asked_again => {
                    errors.push(about(&at, error));
                    unread.push(at);
                    continue;
                }
                Err(error) => return Err(error),
            };
            match desk_of(&at, &config, decimals) {
                Ok(Some(desk)) => found.push(desk),
                Ok(None) if is_named => {
                    let why = format!("{at} is neither a market nor a lever");
                    return Err(CliError::bad(why));
                }
                Ok(None) => {}
                Err(error) => {
                    errors.push(about(&at, error));
                    unread.push(at);
                }
            }
        }
        if self.found.is_empty() && found.is_empty() && unread.is_empty() {
            return Err(CliError::bad(
                "there is no market and no lever beside the suite: --at names one",
            ));
        }
        self.found.append(&mut found);
        self.unread = Some(unread);
        Ok(errors)
    }
}

/// An error of this contract.
fn about(at: &str, error: CliError) -> CliError {
    let message = format!("{at}: {}", error.message);
    CliError { message, ..error }
}

/// The desk of a contract with this `config`; none where it is neither a market nor a lever.
///
/// # Errors
/// It is one, and its `config` cannot be read.
fn desk_of(at: &str, config: &Value, decimals: u8) -> Result<Option<Box<dyn Desk>>, CliError> {
    if let Some(market) = MarketDesk::of(at, config)? {
        return Ok(Some(Box::new(market)));
    }
    let lever = LeverDesk::of(at, config, decimals)?;
    Ok(lever.map(|lever| -> Box<dyn Desk> { Box::new(lever) }))
}
