//! `ballast chain start`.

use super::session::{message, say};
use ballast_scenario::span::seconds;
use ballast_session::Session;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::Path;
use std::time::Duration;

/// The commands a new session begins with.
pub fn commands(
    validators: u32,
    unbonding: &str,
    inflation: &str,
    accounts: &[String],
    params: &str,
) -> Result<Vec<Value>, CliError> {
    let owner = accounts
        .first()
        .ok_or_else(|| CliError::bad("at least one account is needed"))?;
    let unbonding = whole_seconds(unbonding)?;
    let mut params = message(params)?;
    if let Value::Object(fields) = &mut params {
        let hub = fields.entry("hub").or_insert_with(|| json!({}));
        if let Value::Object(hub) = hub {
            hub.entry("unbonding_secs")
                .or_insert_with(|| json!(unbonding));
        }
    }
    let rich: Value = accounts
        .iter()
        .map(|name| (name.clone(), json!("1000000000000")))
        .collect();
    let listed: Vec<Value> = (0..validators)
        .map(|i| json!({"address": format!("${{val{i}}}"), "weight": 1}))
        .collect();
    Ok(vec![
        json!({
            "cmd": "genesis", "validators": validators, "unbonding_secs": unbonding,
            "inflation": inflation, "accounts": rich,
        }),
        json!({
            "cmd": "deploy", "from": owner, "funds": "1000000",
            "msg": {
                "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6},
                "validators": listed, "params": params,
            },
        }),
    ])
}

/// Begins a session and shows it.
pub fn start(path: &Path, commands: &[Value], force: bool, out: &Output) -> Result<(), CliError> {
    let (session, reports) = match force {
        true => Session::begin(path, commands)?,
        false => Session::create(path, commands)?,
    };
    match (out.json, reports.last()) {
        (true, Some(report)) => say(report, out),
        _ => {
            out.line(format!("a new session at {}", path.display()));
            super::status::show(&session, out)
        }
    }
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
