//! The question before a signature.

use ballast_tool::CliError;
use std::io::{BufRead, IsTerminal, Write};

/// Goes on if the answer is yes.
///
/// # Errors
/// The answer is no, or standard input is no terminal.
pub fn confirm(yes: bool, question: &str) -> Result<(), CliError> {
    if yes {
        return Ok(());
    }
    let input = std::io::stdin();
    if !input.is_terminal() {
        return Err(CliError::bad(
            "not a terminal: pass --yes to sign without confirmation, or --dry-run to only show; nothing was signed",
        ));
    }
    let mut told = std::io::stderr();
    let _ = write!(told, "{question} [y/N] ");
    let _ = told.flush();
    let mut line = String::new();
    let read = input.lock().read_line(&mut line);
    read.map_err(|err| CliError::bad(format!("the answer: {err}")))?;
    match line.trim().to_lowercase().as_str() {
        "y" | "yes" => Ok(()),
        _ => Err(CliError::failed("not confirmed: nothing was signed")),
    }
}
