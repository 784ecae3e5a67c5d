//! What a chain's id may be.

use ballast_tool::CliError;

/// A chain's id becomes a part of file names: nothing in it may lead elsewhere.
///
/// # Errors
/// The text is no chain id.
pub fn ensure_chain_id(chain_id: &str) -> Result<(), CliError> {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_name = (1..=50).contains(&chain_id.len()) && !chain_id.starts_with(['.', '-']);
    match is_name && chain_id.chars().all(fits) {
        true => Ok(()),
        false => Err(CliError::bad(format!(
            "`{chain_id}` is not a chain id: it has 1 to 50 letters, digits, `-`, `_` and `.`"
        ))),
    }
}
