//! From a line of text to a command.

use crate::command::{Chains, Command};
use crate::common::{self, Common};
use crate::span;
use ballast_tool::CliError;
use serde_json::{Map, Value};

/// Commands of a scenario at most.
pub const MOST_LINES: usize = 1_000_000;
/// The longest line, bytes.
const LONGEST_LINE: usize = 1 << 20;

/// A line of a scenario.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What it says, as it was written.
    pub text: String,
    /// What to do.
    pub command: Command,
    /// What any command may carry.
    pub common: Common,
}

/// The chain that a scenario is for, if it is not for all.
pub fn only(lines: &[Line]) -> Option<Chains> {
    match lines.first()?.command {
        Command::Only { chain } => Some(chain),
        _ => None,
    }
}

/// Reads a scenario; blank lines and `//` comments are skipped.
///
/// # Errors
/// The first line that is none of the language.
pub fn parse(text: &str) -> Result<Vec<Line>, CliError> {
    parse_rest(text, Before::default()).collect()
}

/// What was read of a scenario before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// So many lines.
    pub lines: usize,
    /// So many commands in them.
    pub commands: usize,
}

/// Reads the rest of a scenario, a line when it is asked for: an error is that of the first line
/// that is none of the language.
pub fn parse_rest(text: &str, before: Before) -> impl Iterator<Item = Result<Line, CliError>> + '_ {
    let numbered = text.lines().zip(before.lines + 1..);
    let written = numbered.map(|(line, number)| (number, line.trim()));
    written
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
        .zip(before.commands..)
        .map(|((number, line), i)| match i < MOST_LINES {
            true => parse_line(line, number).map_err(|err| err.at(number)),
            false => Err(
                CliError::bad(format!("a scenario has {MOST_LINES} commands at most")).at(number),
            ),
        })
}

/// Reads one line.
///
/// # Errors
/// Malformed JSON, unknown commands and fields.
pub fn parse_line(text: &str, number: usize) -> Result<Line, CliError> {
    let fields = fields_of(text)?;
    let (mut common, own): (Map<_, _>, Map<_, _>) = fields
        .into_iter()
        .partition(|(name, _)| common::FIELDS.contains(&name.as_str()));
    let name = own
        .get("cmd")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_string();
    let explain = |err: serde_json::Error| {
        let text = err.to_string();
        CliError::bad(match text.starts_with("unknown variant") {
            true => text.replacen("unknown variant", "unknown command", 1),
            false => format!("{name}: {text}"),
        })
    };
    let command: Command = serde_json::from_value(Value::Object(own)).map_err(explain)?;
    let has_secs = common.remove("secs").is_some();
    let mut common: Common = serde_json::from_value(Value::Object(common)).map_err(explain)?;
    if has_secs {
        let secs = span::of_line(text);
        common.secs = secs.map_err(|err| CliError::bad(format!("{name}: {}", err.message)))?;
    }
    ensure_placed(&name, &command, &common)?;
    common.validate()?;
    Ok(Line {
        number,
        text: text.to_string(),
        command,
        common,
    })
}

/// The fields of a line; `cmd` is one of them, and a text.
fn fields_of(text: &str) -> Result<Map<String, Value>, CliError> {
    if text.len() > LONGEST_LINE {
        let long = text.len();
        return Err(CliError::bad(format!(
            "a line of {long} bytes: {LONGEST_LINE} is the longest"
        )));
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|err| CliError::bad(format!("malformed JSON: {err}")))?;
    let Value::Object(fields) = value else {
        return Err(CliError::bad(
            "a command is an object like {\"cmd\":\"block\"}",
        ));
    };
    match fields.get("cmd").is_some_and(Value::is_string) {
        true => Ok(fields),
        false => Err(CliError::bad(
            "a command needs its name: {\"cmd\":\"block\"}",
        )),
    }
}

/// Refuses common fields that mean nothing on this command, and an `advance` that does not say how far.
fn ensure_placed(name: &str, command: &Command, common: &Common) -> Result<(), CliError> {
    let misplaced = [
        ("same_block", common.same_block && !command.is_tx()),
        ("secs", common.secs.is_some() && !command.takes_secs()),
        ("may_fail", common.may_fail && common.fails.is_some()),
    ];
    if let Some((field, _)) = misplaced.iter().find(|(_, is)| *is) {
        return Err(CliError::bad(format!(
            "{name}: `{field}` has no meaning here"
        )));
    }
    match matches!(command, Command::Advance {}) && common.secs.is_none() {
        true => Err(CliError::bad("advance: missing field `secs`")),
        false => Ok(()),
    }
}
