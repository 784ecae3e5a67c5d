//! `ballast position`.

use super::SessionArg;
use crate::keep::{Daemon, Folder, Settings};
use crate::output::Output;
use crate::position::{gather, show, Ask};
use crate::session::Session;
use crate::CliError;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::str::FromStr;
use std::time::Duration;

/// Flags of `ballast position`.
#[derive(clap::Args)]
pub struct PositionArgs {
    /// A name of the session, or an address
    of: String,
    /// The slash that losses are computed for: 0.05 is 5 %
    #[arg(long, default_value = "0.05")]
    slash: String,
    /// A real chain instead of the session
    #[arg(long, requires = "hub")]
    chain_id: Option<String>,
    /// The hub on it
    #[arg(long, requires = "chain_id")]
    hub: Option<String>,
    /// The chain's daemon
    #[arg(long, default_value = "wasmd", requires = "chain_id")]
    binary: String,
    /// A node's RPC address
    #[arg(long, default_value = "http://127.0.0.1:26657", requires = "chain_id")]
    node: String,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: PositionArgs, out: &Output) -> Result<(), CliError> {
    let bad = || {
        CliError::bad(format!(
            "--slash {}: write a fraction, 0.05 is 5 %",
            args.slash
        ))
    };
    let fraction = Decimal::from_str(&args.slash).map_err(|_| bad())?;
    if fraction > Decimal::one() {
        return Err(bad());
    }
    let position = match (&args.chain_id, &args.hub) {
        (Some(chain_id), Some(hub)) => {
            let folder = tempfile::tempdir().map_err(|err| CliError::failed(err.to_string()))?;
            let folder = Folder::open(folder.path())?;
            let settings = Settings {
                binary: args.binary.clone(),
                node: args.node.clone(),
                chain_id: chain_id.clone(),
                patience: Duration::ZERO,
                ..Settings::default()
            };
            let daemon = Daemon::new(settings, hub.clone(), &folder);
            let config = daemon.smart(hub, &json!({"config": {}}))?;
            gather(&mut Real { daemon, config }, &args.of, fraction)?
        }
        _ => {
            let session = Session::open(&args.session.session)?;
            let address = session.runner.address(&args.of)?;
            gather(&mut Embedded(session), address.as_str(), fraction)?
        }
    };
    match out.json {
        true => {
            let object = serde_json::to_value(&position);
            out.json(&object.map_err(|err| CliError::failed(err.to_string()))?);
        }
        false => show(&position, out),
    }
    Ok(())
}

struct Embedded(Session);

impl Ask for Embedded {
    fn ask(&mut self, contract: &str, msg: Value) -> Result<Value, CliError> {
        let question = json!({"cmd": "query", "contract": contract, "msg": msg});
        self.0.ask(&question)?.answer.map_err(CliError::failed)
    }

    fn now(&mut self) -> Result<u64, CliError> {
        let chain = self.0.runner.chain();
        Ok(chain.map_or(0, |chain| chain.now()))
    }
}

struct Real<'a> {
    daemon: Daemon<'a>,
    config: Value,
}

impl Ask for Real<'_> {
    fn ask(&mut self, contract: &str, msg: Value) -> Result<Value, CliError> {
        let at = self.config[contract].as_str();
        let at = at.ok_or_else(|| CliError::failed(format!("the hub names no {contract}")))?;
        self.daemon.smart(at, &msg)
    }

    fn now(&mut self) -> Result<u64, CliError> {
        Ok(self.daemon.status()?.1)
    }
}
