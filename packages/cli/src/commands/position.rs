//! `ballast position`: its flags, and where the suite is that it asks.

mod show;

use super::hub_flags::HubArgs;
use super::stage;
use super::words::{extension_at, ExtensionAt};
use super::SessionArg;
use ballast_daemon::{plainly, Daemon, Settings};
use ballast_deploy::standing;
use ballast_position::{Guest, Position, Suite};
use ballast_session::Session;
use ballast_tool::amount::fraction_of_percent;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};
use std::str::FromStr;

/// Flags of `ballast position`.
#[derive(clap::Args)]
pub struct PositionArgs {
    /// A name of the session or of the keyring, or an address
    of: String,
    /// The slash for which losses are computed: 0.05 is 5 %
    #[arg(long, default_value = "0.05")]
    slash: String,
    /// A contract that stands on the suite and is in no record: timelock=wasm1…
    #[arg(long, value_name = "NAME=ADDRESS")]
    extension: Vec<String>,
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: PositionArgs, out: &Output) -> Result<(), CliError> {
    let fraction = fraction(&args.slash)?;
    let position = match args.hub.find()? {
        Some((settings, hub)) => on_chain(&args, settings, &hub, fraction)?,
        None => on_session(&args, fraction)?,
    };
    match out.json {
        true => {
            let object = serde_json::to_value(&position);
            out.json(&object.map_err(|err| CliError::failed(err.to_string()))?);
        }
        false => show::show(&position, out),
    }
    Ok(())
}

/// The part of stake that `--slash` names.
fn fraction(slash: &str) -> Result<Decimal, CliError> {
    let fraction = Decimal::from_str(slash).ok();
    fraction
        .filter(|fraction| *fraction <= Decimal::one())
        .ok_or_else(|| {
            let like = fraction_of_percent(slash).map(|fraction| format!("{fraction}: "));
            CliError::bad(format!(
                "--slash {slash}: write {}a fraction, 0.05 is 5 %",
                like.unwrap_or_default()
            ))
        })
}

/// What an account has on a real chain, asked through its daemon.
fn on_chain(
    args: &PositionArgs,
    settings: Settings,
    hub: &str,
    fraction: Decimal,
) -> Result<Position, CliError> {
    let daemon = Daemon::new(settings);
    standing(&daemon)?;
    let of = match bech32::decode(&args.of) {
        Ok(_) => args.of.clone(),
        Err(_) => daemon.address_of(&args.of)?,
    };
    let config = daemon.smart(hub, &json!({"config": {}}))?;
    let mut suite = OnChain {
        daemon,
        config,
        guests: guests(args)?,
    };
    Position::of(&mut suite, &of, fraction)
}

/// What an account has in the saved session.
fn on_session(args: &PositionArgs, fraction: Decimal) -> Result<Position, CliError> {
    if !args.extension.is_empty() {
        return Err(CliError::bad(
            "--extension is for real chains, which --chain-id and --hub name: the session knows its contracts",
        ));
    }
    let session = Session::open(&args.session.session)?;
    let address = session.runner.address(&args.of)?;
    Position::of(&mut OnSession(session), address.as_str(), fraction)
}

/// Contracts that stand on the suite: those of the record, and those that the command line names.
fn guests(args: &PositionArgs) -> Result<Vec<Guest>, CliError> {
    let mut guests: Vec<Guest> = args.hub.guests().into_iter().map(guest).collect();
    for text in &args.extension {
        guests.push(guest(extension_at(text)?));
    }
    Ok(guests)
}

/// A contract that is called like its extension.
fn guest(at: ExtensionAt) -> Guest {
    Guest {
        extension: at.name.clone(),
        name: at.name,
        address: at.address,
    }
}

/// The suite of a session.
struct OnSession(Session);

impl Suite for OnSession {
    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        let question = json!({"cmd": "query", "contract": contract, "msg": msg});
        self.0.ask(&question)?.answer.map_err(CliError::failed)
    }

    fn now(&mut self) -> Result<u64, CliError> {
        let chain = self.0.runner.chain();
        Ok(chain.map_or(0, |chain| chain.now()))
    }

    fn guests(&self) -> Vec<Guest> {
        let guests = stage::guests(&self.0.runner).into_iter();
        let guests = guests.map(|guest| Guest {
            name: guest.name,
            extension: guest.extension,
            address: guest.address,
        });
        guests.collect()
    }

    fn ask_guest(&self, address: &str, msg: &Value) -> Result<Value, String> {
        let chain = self.0.runner.chain().ok_or("there is no chain")?;
        let at = Addr::unchecked(address);
        chain.query(&at, msg.to_string().into_bytes().into())
    }
}

/// A suite on a real chain.
struct OnChain {
    daemon: Daemon,
    /// The hub's, which names its siblings.
    config: Value,
    guests: Vec<Guest>,
}

impl Suite for OnChain {
    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        let at = self.config[contract].as_str();
        // it goes into a call, where it could be taken for a flag
        let at = at.filter(|at| bech32::decode(at).is_ok());
        let at = at.ok_or_else(|| CliError::failed(format!("the hub names no {contract}")))?;
        Ok(self.daemon.smart(at, msg)?)
    }

    fn now(&mut self) -> Result<u64, CliError> {
        Ok(self.daemon.status()?.time)
    }

    fn guests(&self) -> Vec<Guest> {
        self.guests.clone()
    }

    fn ask_guest(&self, address: &str, msg: &Value) -> Result<Value, String> {
        let answer = self.daemon.smart(address, msg);
        answer.map_err(|failure| plainly(&failure.said))
    }
}
