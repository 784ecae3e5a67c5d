//! What any command of a scenario may carry, beside its own fields.

use crate::expect;
use ballast_tool::CliError;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::time::Duration;

/// The fields of [`Common`], as they are written.
pub const FIELDS: [&str; 7] = [
    "note",
    "expect",
    "save",
    "fails",
    "may_fail",
    "same_block",
    "secs",
];

/// What any command may carry.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Common {
    /// Words for the reader; they are printed.
    pub note: Option<String>,
    /// Path to matcher, on the answer.
    pub expect: Map<String, Value>,
    /// Name to path: kept for later `${name}`.
    pub save: Map<String, Value>,
    /// The command must fail, with this text in the error.
    pub fails: Option<String>,
    /// Either outcome is fine.
    pub may_fail: bool,
    /// In the block of the command before.
    pub same_block: bool,
    /// Time since the block before; or what `block` and `advance` say of it.
    #[serde(skip)]
    pub secs: Option<Duration>,
}

impl Common {
    /// Finds bad matchers and paths before anything runs.
    ///
    /// # Errors
    /// The first of them.
    pub fn validate(&self) -> Result<(), CliError> {
        for (path, matcher) in &self.expect {
            expect::ensure_matcher(path, matcher)?;
        }
        match self.save.iter().find(|(_, path)| !path.is_string()) {
            Some((name, _)) => Err(CliError::bad(format!("save `{name}`: a path is a string"))),
            None => Ok(()),
        }
    }
}
