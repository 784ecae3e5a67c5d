//! `ballast deploy forget`: drops a transaction that can neither be finished nor sent again.

use crate::again::CommandLine;
use crate::chain_flags::Reach;
use crate::journal::Journal;
use crate::record::Record;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Drops what the journal of a deployment has on its way. Nothing is asked of the chain, and nothing changes on it.
///
/// # Errors
/// No chain is named; nothing is on its way; another run works on it.
pub fn forget(reach: &Reach, deployment: Option<&PathBuf>, out: &Output) -> Result<(), CliError> {
    let path = match (deployment, &reach.chain_id) {
        (None, None) => {
            return Err(CliError::bad(
                "which deployment? --chain-id or --deployment names it",
            ))
        }
        (named, chain_id) => Record::path(named, chain_id.as_deref().unwrap_or_default())?,
    };
    let forgotten = Journal::open(&path)?.forget()?;
    match out.json {
        true => out.json(&json!({"forgotten": forgotten, "deployment": path})),
        false => {
            out.line(format!("forgotten: {forgotten}"));
            out.line("it may still get into a block if it was sent: the next run looks what the chain shows");
        }
    }
    Ok(())
}

/// The command that does it, for people to copy.
pub fn forget_command(deployment: Option<&Path>, chain_id: &str) -> String {
    let command = CommandLine::new("ballast deploy forget");
    let command = match deployment {
        Some(_) => command.path("--deployment", deployment),
        None => command.flag("--chain-id", chain_id),
    };
    command.text()
}
