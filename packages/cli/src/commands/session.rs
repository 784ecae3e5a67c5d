//! `ballast exec`, `query`, `balance` and `chain`: a saved session.

use super::run::told;
use super::{begin, SessionArg};
use crate::messages;
use ballast_deploy::Message;
use ballast_scenario::outcome::outcome;
use ballast_scenario::{parse_line, span::number, Command, Report};
use ballast_session::Session;
use ballast_testing::{lst_of, Chain, Contracts};
use ballast_tool::output::{tokens, Output, Units};
use ballast_tool::{amount, CliError};
use clap::Subcommand;
use serde_json::{json, Value};
use std::path::Path;

/// What can be done to the chain.
#[derive(Subcommand)]
pub enum ChainCommand {
    /// Starts a chain, deploys a suite on it, and saves both as a new session
    #[command(after_help = "Examples:
  ballast chain start
  ballast chain start --validators 5 --unbonding 3d --params '{\"hub\":{\"unbonding_secs\":259200}}'")]
    Start {
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
        /// Replace an existing session
        #[arg(long)]
        force: bool,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Makes blocks
    #[command(
        after_help = "Examples:\n  ballast chain block 10\n  ballast chain block 20 --every 0.4s"
    )]
    Block {
        /// How many
        #[arg(default_value_t = 1)]
        n: u64,
        /// Time from one to the next: 5s, 0.4s
        #[arg(long, value_name = "TIME", default_value = "5s")]
        every: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Lets time pass
    #[command(after_help = "Examples:
  ballast chain advance 21d
  ballast chain advance 0.4s")]
    Advance {
        /// 21d, 12h, 30m, 90s, 0.4s or seconds
        time: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Pays rewards to the bonded validators, in proportion to their power
    #[command(after_help = "Example:\n  ballast chain reward 3000000")]
    Reward {
        /// Base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Slashes a validator at once
    #[command(after_help = "Example:\n  ballast chain slash val0 0.05")]
    Slash {
        /// Which
        validator: String,
        /// Fraction to slash: 0.05 is 5 %
        fraction: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Makes a validator sign twice: it is slashed, jailed and tombstoned
    DoubleSign {
        /// Which
        validator: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Makes a validator miss blocks
    #[command(after_help = "Example:\n  ballast chain absent val1 60")]
    Absent {
        /// Which
        validator: String,
        /// How many
        blocks: u64,
        /// Time from one to the next: 5s, 0.4s
        #[arg(long, value_name = "TIME", default_value = "5s")]
        every: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Brings a validator back from jail, as its operator
    Unjail {
        /// Which
        validator: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Changes a validator's commission, as its operator
    #[command(after_help = "Example:\n  ballast chain commission val2 0.06")]
    Commission {
        /// Which
        validator: String,
        /// 0.06 is 6 %
        rate: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Sends coins from an account
    #[command(after_help = "Example:\n  ballast chain send alice bob 5000000")]
    Send {
        /// Who
        from: String,
        /// To whom
        to: String,
        /// Base units, 5 or 5ustake,3uatom; or whole tokens, 1.5token
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Instantiates another contract on the chain: an extension, or one that votes
    #[command(
        after_help = "Example:\n  ballast chain make timelock '{\"hub\":\"${hub}\",\"proposer\":\"${alice}\"}' --from alice\n  ballast query \
                      timelock '{\"exit_window\":{}}'"
    )]
    Make {
        /// Which code: timelock, cw3_flex, cw4_stake, cw4_group, ...
        code: String,
        /// The instantiate message, in JSON; `${name}` is an address
        msg: String,
        /// The account that instantiates it
        #[arg(long)]
        from: String,
        /// Its name in later commands; by default the name of its code
        #[arg(long = "as")]
        name: Option<String>,
        /// Its admin, who may migrate it; none by default
        #[arg(long)]
        admin: Option<String>,
        /// Coins to attach
        #[arg(long, default_value = "")]
        funds: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Migrates a contract to another code, as its admin
    #[command(after_help = "Example:\n  ballast chain migrate vault vault --from alice")]
    Migrate {
        /// Which contract
        contract: String,
        /// The name of the code
        code: String,
        /// The message of the migration, JSON
        #[arg(default_value = "{}")]
        msg: String,
        /// Who: its admin
        #[arg(long)]
        from: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// Names who may migrate a contract, as its admin
    #[command(after_help = "Example:\n  ballast chain set-admin vault timelock --from alice")]
    SetAdmin {
        /// Which contract
        contract: String,
        /// The new admin: an account or a contract
        to: String,
        /// The present admin, who signs
        #[arg(long)]
        from: String,
        #[command(flatten)]
        session: SessionArg,
    },
    /// The block, the validators, the books
    Status {
        #[command(flatten)]
        session: SessionArg,
    },
    /// Accounts and contracts with their addresses and balances
    Accounts {
        #[command(flatten)]
        session: SessionArg,
    },
}

/// A call of a contract of the session.
pub struct Exec<'a> {
    pub contract: &'a str,
    pub msg: &'a str,
    pub from: &'a str,
    pub funds: &'a str,
    pub style: Style,
}

/// How a message is taken and its outcome shown.
#[derive(Clone, Copy)]
pub struct Style {
    /// Amounts in base units.
    pub raw: bool,
    /// The message as it is, whatever the schema says.
    pub unchecked: bool,
}

pub fn exec(path: &Path, call: &Exec<'_>, out: &Output) -> Result<(), CliError> {
    let mut session = Session::open(path)?;
    let command = json!({
        "cmd": "exec", "from": call.from, "contract": call.contract, "msg": message(call.msg)?,
        "funds": coins(&session, call.funds)?,
    });
    if !call.style.unchecked {
        ensure_fits(&session, &command)?;
    }
    let report = session.run(&command)?;
    done(&report, &session, call.style.raw, out)
}

pub fn query(
    session: &Path,
    contract: &str,
    msg: &str,
    field: Option<&str>,
    unchecked: bool,
    out: &Output,
) -> Result<(), CliError> {
    let command = json!({"cmd": "query", "contract": contract, "msg": message(msg)?});
    let mut session = Session::open(session)?;
    if !unchecked {
        ensure_fits(&session, &command)?;
    }
    let report = session.ask(&command)?;
    ballast_deploy::say(&report.answer.unwrap_or_default(), field, out)
}

/// Fails where a message is none of the contract's.
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

/// Coins as people write them, as commands have them.
fn coins(session: &Session, text: &str) -> Result<String, CliError> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let (chain, suite) = (session.runner.chain(), session.runner.contracts());
    let missing = || CliError::bad("the session has no deployed suite");
    let (chain, suite) = (chain.ok_or_else(missing)?, suite.ok_or_else(missing)?);
    let coins = amount::funds(text, chain.denom(), || Ok(units(chain, suite).decimals))?;
    Ok(amount::written(&coins))
}

pub fn balance(session: &Path, of: &str, raw: bool, out: &Output) -> Result<(), CliError> {
    let mut session = Session::open(session)?;
    let report = session.ask(&json!({"cmd": "balance", "of": of}))?;
    let mut answer = report.answer.unwrap_or_default();
    let mut known = vec![];
    let mut decimals = 0;
    if let (Some(chain), Some(suite)) = (session.runner.chain(), session.runner.contracts()) {
        let Units {
            symbol,
            decimals: places,
        } = units(chain, suite);
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
        // of other coins nobody here knows the decimals
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

/// What a transaction did, in tokens unless base units are asked for.
fn done(report: &Report, session: &Session, raw: bool, out: &Output) -> Result<(), CliError> {
    let answer = report.answer.clone().map_err(CliError::failed)?;
    if out.json {
        out.json(&answer);
        return Ok(());
    }
    let parts = session.runner.chain().zip(session.runner.contracts());
    let decimals = parts.map(|(chain, suite)| units(chain, suite).decimals);
    let mut lines = outcome(&answer, decimals.filter(|_| !raw));
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

pub fn say(report: &Report, out: &Output) -> Result<(), CliError> {
    let answer = report.answer.clone().map_err(CliError::failed)?;
    match out.json {
        true => out.json(&answer),
        false => out.line(format!("height {}, time {}", report.height, report.time)),
    }
    Ok(())
}

pub fn chain(command: ChainCommand, out: &Output) -> Result<(), CliError> {
    use ChainCommand as C;
    let (session, command) = match command {
        C::Start {
            validators,
            unbonding,
            inflation,
            accounts,
            params,
            force,
            session,
        } => {
            let commands = begin::commands(validators, &unbonding, &inflation, &accounts, &params)?;
            return begin::start(&session.session, &commands, force, out);
        }
        C::Status { session } => return super::status::status(&session.session, out),
        C::Accounts { session } => return super::status::accounts(&session.session, out),
        C::Block { n, every, session } => (
            session,
            json!({"cmd": "block", "n": n, "secs": secs(&every)?}),
        ),
        C::Advance { time, session } => (session, json!({"cmd": "advance", "secs": secs(&time)?})),
        C::Reward { funds, session } => {
            let funds = coins(&Session::open(&session.session)?, &funds)?;
            (session, json!({"cmd": "reward", "funds": funds}))
        }
        C::Slash {
            validator,
            fraction,
            session,
        } => (
            session,
            json!({"cmd": "slash", "val": validator, "fraction": fraction}),
        ),
        C::DoubleSign { validator, session } => {
            (session, json!({"cmd": "double_sign", "val": validator}))
        }
        C::Absent {
            validator,
            blocks,
            every,
            session,
        } => (
            session,
            json!({"cmd": "absent", "val": validator, "blocks": blocks, "secs": secs(&every)?}),
        ),
        C::Unjail { validator, session } => (session, json!({"cmd": "unjail", "val": validator})),
        C::Commission {
            validator,
            rate,
            session,
        } => (
            session,
            json!({"cmd": "set_commission", "val": validator, "rate": rate}),
        ),
        C::Send {
            from,
            to,
            funds,
            session,
        } => {
            let funds = coins(&Session::open(&session.session)?, &funds)?;
            let send = json!({"cmd": "bank_send", "from": from, "to": to, "funds": funds});
            (session, send)
        }
        C::Make {
            code,
            msg,
            from,
            name,
            admin,
            funds,
            session,
        } => {
            let name = name.unwrap_or_else(|| code.clone());
            let mut made = json!({
                "cmd": "instantiate", "code": code, "as": name, "from": from, "msg": message(&msg)?, "funds": funds,
            });
            if let Some(admin) = admin {
                made["admin"] = json!(admin);
            }
            (session, made)
        }
        C::Migrate {
            contract,
            code,
            msg,
            from,
            session,
        } => (
            session,
            json!({"cmd": "migrate", "from": from, "contract": contract, "code": code, "msg": message(&msg)?}),
        ),
        C::SetAdmin {
            contract,
            to,
            from,
            session,
        } => (
            session,
            json!({"cmd": "set_admin", "from": from, "contract": contract, "to": to}),
        ),
    };
    let report = Session::open(&session.session)?.run(&command)?;
    say(&report, out)
}

/// A time as `secs` of a command.
fn secs(text: &str) -> Result<Value, CliError> {
    begin::span(text).map(number)
}

/// What the suite's amounts are called.
pub fn units(chain: &Chain, suite: &Contracts) -> Units {
    let msg = json!({"token_info": {}}).to_string().into_bytes();
    let info = chain.query(&suite.token, msg.into()).unwrap_or_default();
    Units::of(&info).unwrap_or_default()
}
