//! `ballast position`.

use super::hub_flags::HubArgs;
use super::SessionArg;
use crate::position::{gather, show, Ask};
use ballast_daemon::Daemon;
use ballast_deploy::standing;
use ballast_session::Session;
use ballast_tool::amount::percent;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use cosmwasm_std::Decimal;
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
    #[command(flatten)]
    hub: HubArgs,
    #[command(flatten)]
    session: SessionArg,
}

pub fn run(args: PositionArgs, out: &Output) -> Result<(), CliError> {
    let bad = || {
        let like = percent(&args.slash).map(|fraction| format!("{fraction}: "));
        CliError::bad(format!(
            "--slash {}: write {}a fraction, 0.05 is 5 %",
            args.slash,
            like.unwrap_or_default()
        ))
    };
    let fraction = Decimal::from_str(&args.slash).map_err(|_| bad())?;
    if fraction > Decimal::one() {
        return Err(bad());
    }
    let position = match args.hub.find()? {
        Some((settings, hub)) => {
            let daemon = Daemon::new(settings);
            standing(&daemon)?;
            let of = match bech32::decode(&args.of) {
                Ok(_) => args.of.clone(),
                Err(_) => daemon.address_of(&args.of)?,
            };
            let config = daemon.smart(&hub, &json!({"config": {}}))?;
            gather(&mut Real { daemon, config }, &of, fraction)?
        }
        None => {
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

struct Real {
    daemon: Daemon,
    config: Value,
}

impl Ask for Real {
    fn ask(&mut self, contract: &str, msg: Value) -> Result<Value, CliError> {
        let at = self.config[contract].as_str();
        // it goes into a call, where it could be taken for a flag
        let at = at.filter(|at| bech32::decode(at).is_ok());
        let at = at.ok_or_else(|| CliError::failed(format!("the hub names no {contract}")))?;
        Ok(self.daemon.smart(at, &msg)?)
    }

    fn now(&mut self) -> Result<u64, CliError> {
        Ok(self.daemon.status()?.time)
    }
}
