//! What commands take from the words of a command line: messages, coins, times, contracts of extensions; and how they
//! print the results.

use ballast_scenario::span::{number, seconds};
use ballast_scenario::Report;
use ballast_session::Session;
use ballast_testing::{Chain, Contracts};
use ballast_tool::output::{Output, Units};
use ballast_tool::{amount, CliError};
use serde_json::{json, Value};
use std::time::Duration;

/// A message of the command line, in JSON.
pub fn message(text: &str) -> Result<Value, CliError> {
    serde_json::from_str(text).map_err(|err| {
        let hint = match text.trim_start().starts_with('{') {
            true => {
                "names and strings are in double quotes, the whole in single ones for the shell"
            }
            false => "a message is an object, '{\"bond\":{}}'",
        };
        CliError::bad(format!("the message is malformed JSON: {err}: {hint}"))
    })
}

/// The value of a flag that only some forms of a command go without: clap asks for it in the others.
pub fn required<T>(flag: &str, value: Option<T>) -> Result<T, CliError> {
    value.ok_or_else(|| CliError::bad(format!("{flag} is missing")))
}

/// Coins as people write them, as commands have them.
pub fn coins(session: &Session, text: &str) -> Result<String, CliError> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let (chain, suite) = (session.runner.chain(), session.runner.contracts());
    let missing = || CliError::bad("the session has no deployed suite");
    let (chain, suite) = (chain.ok_or_else(missing)?, suite.ok_or_else(missing)?);
    let coins = amount::funds(text, chain.denom(), || Ok(units(chain, suite)?.decimals))?;
    Ok(amount::written(&coins))
}

/// `21d`, `12h`, `30m`, `90s`, `0.4s` or plain seconds; at most three decimals.
pub fn span(text: &str) -> Result<Duration, CliError> {
    let units = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];
    let found = units
        .iter()
        .find_map(|(unit, secs)| Some((text.strip_suffix(*unit)?, *secs)));
    let (number, unit) = found.unwrap_or((text, 1));
    let span = seconds(number).and_then(|number| number.checked_mul(unit));
    span.ok_or_else(|| {
        CliError::bad(format!(
            "`{text}` is not a time: write 21d, 12h, 30m, 90s, 0.4s or seconds, with at most three decimals"
        ))
    })
}

/// A time of whole seconds.
pub fn whole_seconds(text: &str) -> Result<u64, CliError> {
    match span(text)? {
        span if span.subsec_nanos() == 0 => Ok(span.as_secs()),
        _ => Err(CliError::bad(format!(
            "`{text}` is not a whole number of seconds"
        ))),
    }
}

/// A time as `secs` of a command.
pub fn secs(text: &str) -> Result<Value, CliError> {
    span(text).map(number)
}

/// A contract that stands on the suite.
pub struct ExtensionAt {
    /// Its extension: `timelock`.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// What `--extension` takes: `timelock=wasm1…`.
///
/// # Errors
/// It is written in another way, or the name is that of no extension.
pub fn extension_at(text: &str) -> Result<ExtensionAt, CliError> {
    let parts = text.split_once('=');
    let parts = parts.filter(|(name, address)| !name.is_empty() && !address.starts_with('-'));
    let (name, address) = parts.ok_or_else(|| {
        CliError::bad(format!(
            "--extension {text}: write NAME=ADDRESS, timelock=wasm1…"
        ))
    })?;
    if ballast_testing::extension::named(name).is_none() {
        let known = ballast_extensions::ALL.iter().map(|known| known.name());
        let known: Vec<_> = known.collect();
        return Err(CliError::bad(format!(
            "--extension {text}: `{name}` is no extension; there are {}",
            known.join(", ")
        )));
    }
    Ok(ExtensionAt {
        name: name.to_string(),
        address: address.to_string(),
    })
}

/// The answer to a command of the chain: where the chain is now.
pub fn say(report: &Report, out: &Output) -> Result<(), CliError> {
    let answer = report.answer.clone().map_err(CliError::failed)?;
    match out.json {
        true => out.json(&answer),
        false => out.line(format!("height {}, time {}", report.height, report.time)),
    }
    Ok(())
}

/// What the suite's amounts are called.
///
/// # Errors
/// The token refuses to answer, or does not say.
pub fn units(chain: &Chain, suite: &Contracts) -> Result<Units, CliError> {
    let msg = json!({"token_info": {}}).to_string().into_bytes();
    let info = chain.query(&suite.token, msg.into());
    Units::needed(&info.map_err(CliError::failed)?)
}
