//! `ballast chain start`.

use crate::commands::words::{message, say, whole_seconds};
use ballast_session::{Begun, Session};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::Path;

/// The chain and the suite of a new session.
#[derive(clap::Args)]
pub struct SuiteArgs {
    /// Number of validators: val0, val1, ...
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=1000))]
    validators: u32,
    /// Unbonding time: 21d, 12h, 90s
    #[arg(long, default_value = "21d")]
    unbonding: String,
    /// Inflation per year, as a fraction of the supply; every block pays its part as rewards
    #[arg(long, default_value = "0")]
    inflation: String,
    /// Accounts, with a million tokens each
    #[arg(
        long,
        value_delimiter = ',',
        default_value = "alice,bob,carol,dave,erin,keeper"
    )]
    accounts: Vec<String>,
    /// Parameters that differ from their defaults, in JSON; the first account is the owner
    #[arg(long, default_value = "{}")]
    params: String,
}

/// The commands a new session begins with.
pub fn commands(args: &SuiteArgs) -> Result<Vec<Value>, CliError> {
    let accounts = &args.accounts;
    let owner = accounts
        .first()
        .ok_or_else(|| CliError::bad("at least one account is needed"))?;
    let unbonding = whole_seconds(&args.unbonding)?;
    let mut params = message(&args.params)?;
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
    let listed: Vec<Value> = (0..args.validators)
        .map(|i| json!({"address": format!("${{val{i}}}"), "weight": 1}))
        .collect();
    Ok(vec![
        json!({
            "cmd": "genesis", "validators": args.validators, "unbonding_secs": unbonding,
            "inflation": args.inflation, "accounts": rich,
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
    let Begun { session, reports } = match force {
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
