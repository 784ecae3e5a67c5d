//! `ballast exec`, `query` and `balance`: contracts and accounts of a saved session.

use super::run::told;
use super::words::{coins, message, units};
use super::SessionArg;
use crate::messages;
use ballast_deploy::{say, Ensure, Message, Question, Reach};
use ballast_scenario::outcome::outcome;
use ballast_scenario::{parse_line, Command, Report};
use ballast_session::Session;
use ballast_testing::lst_of;
use ballast_tool::output::{tokens, Output, Units};
use ballast_tool::CliError;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;

/// A message to a contract of the session.
#[derive(Args)]
pub struct ExecArgs {
    /// hub, token, registry, queue, vault, collector, the name of another contract, or an address
    contract: String,
    /// The message, in JSON; ${name} and {"$b64":…} as in scenarios
    msg: String,
    /// The account that signs
    #[arg(long)]
    from: String,
    /// Coins to attach: base units (5 or 5ustake,3uatom) or whole tokens (1.5token)
    #[arg(long, default_value = "")]
    funds: String,
    /// Show amounts in base units
    #[arg(long)]
    raw: bool,
    /// Send the message without checking it against the schema
    #[arg(long)]
    unchecked: bool,
    #[command(flatten)]
    session: SessionArg,
}

/// A question to a contract, of the session or of a deployment.
#[derive(Args)]
pub struct QueryArgs {
    /// hub, token, registry, queue, vault, collector, the name of another contract, or an address
    contract: String,
    /// The query, in JSON
    msg: String,
    /// The record of a deployment
    #[arg(long)]
    deployment: Option<PathBuf>,
    /// Print only this field of the answer, without quotes
    #[arg(long)]
    field: Option<String>,
    /// Send the query without checking it against the schema
    #[arg(long)]
    unchecked: bool,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    session: SessionArg,
}

/// Whose coins and LST.
#[derive(Args)]
pub struct BalanceArgs {
    /// A name or an address
    of: String,
    /// Show base units
    #[arg(long)]
    raw: bool,
    #[command(flatten)]
    session: SessionArg,
}

pub fn exec(args: &ExecArgs, out: &Output) -> Result<(), CliError> {
    let mut session = Session::open(&args.session.session)?;
    let command = json!({
        "cmd": "exec", "from": args.from, "contract": args.contract, "msg": message(&args.msg)?,
        "funds": coins(&session, &args.funds)?,
    });
    if !args.unchecked {
        ensure_fits(&session, &command)?;
    }
    let report = session.run(&command)?;
    done(&report, &session, args.raw, out)
}

pub fn query(args: &QueryArgs, out: &Output) -> Result<(), CliError> {
    let (contract, field) = (&args.contract, args.field.as_deref());
    let msg = message(&args.msg)?;
    if args.deployment.is_some() || args.reach.chain_id.is_some() {
        let question = Question {
            contract,
            msg: &msg,
            ensure: (!args.unchecked).then_some(messages::ensure as Ensure),
        };
        return ballast_deploy::query(&args.reach, args.deployment.as_ref(), &question, field, out);
    }
    let command = json!({"cmd": "query", "contract": contract, "msg": msg});
    let mut session = Session::open(&args.session.session)?;
    if !args.unchecked {
        ensure_fits(&session, &command)?;
    }
    let report = session.ask(&command)?;
    say(&report.answer.map_err(CliError::failed)?, field, out)
}

/// Fails if the contract does not take the message.
fn ensure_fits(session: &Session, command: &Value) -> Result<(), CliError> {
    let line = parse_line(&command.to_string(), 1)?;
    let Some((contract, msg)) = session.runner.resolved(&line.command)? else {
        return Ok(());
    };
    let Some(chain) = session.runner.chain() else {
        return Ok(());
    };
    let name_of = |address: &str| session.runner.name_of(address).unwrap_or_default();
    let named = name_of(contract.as_str());
    // an extension goes by the name of its code
    let code = chain.app().contract_data(&contract).ok();
    let code = code.map(|data| data.code_id);
    let extensions = ballast_extensions::ALL.iter().map(|one| one.name());
    let extension = extensions.into_iter().find(|name| {
        let id = chain.code_id(name);
        id.is_some() && id == code
    });
    messages::ensure(&Message {
        contract: extension.unwrap_or(&named),
        is_question: matches!(line.command, Command::Query { .. }),
        msg: &msg,
        name_of: &name_of,
    })
}

pub fn balance(args: &BalanceArgs, out: &Output) -> Result<(), CliError> {
    let (of, raw) = (args.of.as_str(), args.raw);
    let mut session = Session::open(&args.session.session)?;
    let report = session.ask(&json!({"cmd": "balance", "of": of}))?;
    let mut answer = report.answer.map_err(CliError::failed)?;
    let mut known = vec![];
    let mut decimals = 0;
    if let (Some(chain), Some(suite)) = (session.runner.chain(), session.runner.contracts()) {
        let Units {
            symbol,
            decimals: places,
        } = units(chain, suite)?;
        let holder = session.runner.address(of)?;
        answer[&symbol] = json!(lst_of(chain, suite, &holder));
        known = vec![symbol, chain.denom().to_string()];
        decimals = places;
    }
    if out.json {
        out.json(&answer);
        return Ok(());
    }
    let shown = |denom: &String, base: &str| match base.parse() {
        // the decimals of other coins are not known here
        Ok(amount) if !raw && known.contains(denom) => tokens(amount, decimals),
        _ if raw => base.to_string(),
        _ => format!("{base} base units"),
    };
    let rows = answer.as_object().into_iter().flatten();
    let rows = rows.map(|(denom, n)| {
        let base = n.as_str().unwrap_or_default();
        vec![denom.clone(), shown(denom, base)]
    });
    let unit = if raw { "base units" } else { "tokens" };
    out.table(&["coin", unit], rows.collect());
    Ok(())
}

/// What a transaction did, in tokens unless base units are asked for.
fn done(report: &Report, session: &Session, raw: bool, out: &Output) -> Result<(), CliError> {
    let answer = report.answer.clone().map_err(CliError::failed)?;
    if out.json {
        out.json(&answer);
        return Ok(());
    }
    let parts = session.runner.chain().zip(session.runner.contracts());
    // if the token does not say its decimals, base units are still right
    let units = parts.and_then(|(chain, suite)| units(chain, suite).ok());
    let decimals = units.filter(|_| !raw).map(|units| units.decimals);
    let mut lines = outcome(&answer, decimals);
    if let Some(chain) = session.runner.chain() {
        for line in &mut lines {
            for (name, operator) in chain.validators() {
                line.text = line.text.replace(operator.as_str(), name);
            }
        }
    }
    out.line(told(&lines, "\n", out));
    out.line(out.faint(&format!("at height {}", report.height)));
    Ok(())
}
