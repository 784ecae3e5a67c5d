//! The embedded chain as a place to keep.

use super::answers::{attributes_of_session, broken_checks, steps_due};
use super::late::overdue;
use super::turn::{Errand, Errands, Look, Place, Sent};
use super::Figures;
use ballast_session::Session;
use ballast_testing::extension;
use ballast_tool::amount::{written, Coin};
use ballast_tool::answer::{amount, list, text};
use ballast_tool::output::Units;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::PathBuf;

/// A saved session. It is read again when another command has changed it.
pub struct SessionPlace {
    path: PathBuf,
    from: String,
    session: Option<Session>,
    /// The last batch before which all are paid.
    settled: u64,
    /// What amounts are called, as of the last look.
    units: Units,
}

impl SessionPlace {
    /// The session at `path`, where `from` signs.
    pub fn new(path: PathBuf, from: String) -> Self {
        Self {
            path,
            from,
            session: None,
            settled: 0,
            units: Units::default(),
        }
    }

    fn session(&mut self) -> Result<&mut Session, CliError> {
        let session = match self.session.take() {
            Some(session) if session.is_current() => session,
            _ => Session::open(&self.path)?,
        };
        Ok(self.session.insert(session))
    }

    fn ask_hub(&mut self, msg: Value) -> Result<Value, CliError> {
        self.ask_of("hub", msg)
    }

    fn ask_of(&mut self, contract: &str, msg: Value) -> Result<Value, CliError> {
        let question = json!({"cmd": "query", "contract": contract, "msg": msg});
        let report = self.session()?.ask(&question)?;
        report.answer.map_err(CliError::failed)
    }
}

impl SessionPlace {
    /// Sends a message, and reads what it did.
    fn send(&mut self, contract: &str, msg: &Value, funds: &[Coin]) -> Result<Sent, CliError> {
        let mut command = json!({
            "cmd": "exec", "from": self.from, "contract": contract, "msg": msg,
        });
        if !funds.is_empty() {
            command["funds"] = json!(written(funds));
        }
        let ran = self.session()?.run(&command);
        if ran.is_err() {
            // what was refused left a block behind that is not in the file
            self.session = None;
        }
        let report = ran?;
        let answer = report.answer.map_err(CliError::failed)?;
        Ok(Sent {
            height: report.height,
            ..Sent::of(list(&answer["events"]), attributes_of_session)
        })
    }
}

impl Place for SessionPlace {
    fn look(&mut self) -> Result<Look, CliError> {
        let due = self.ask_hub(json!({"due": {}}))?;
        let info = self.ask_of("token", json!({"token_info": {}}))?;
        self.units = Units::of(&info).unwrap_or_default();
        let units = self.units.clone();
        let solvency = self.ask_hub(json!({"solvency": {}}))?;
        let chain = self.session()?.runner.chain();
        Ok(Look {
            height: chain.map_or(0, |chain| chain.height()),
            time: chain.map_or(0, |chain| chain.now()),
            due: steps_due(&due),
            broken: broken_checks(&solvency),
            units,
        })
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        self.send("hub", &json!({"advance": {}}), &[])
    }

    fn errands(&mut self) -> Result<Errands, CliError> {
        let mut errands = Errands::default();
        let runner = &self.session()?.runner;
        let Some(chain) = runner.chain() else {
            return Ok(errands);
        };
        for (name, at) in runner.others() {
            let Some(extension) = runner.code_of(name).and_then(extension::named) else {
                continue;
            };
            let ask = |msg: &Value| chain.query(at, msg.to_string().into_bytes().into());
            errands.add(Errand::all(name, name, extension, &ask, chain.now()));
        }
        Ok(errands)
    }

    fn run(&mut self, errand: &Errand) -> Result<Sent, CliError> {
        self.send(&errand.contract, &errand.msg, &errand.funds)
    }

    fn overdue(&mut self) -> Result<Vec<String>, CliError> {
        let now = self
            .session()?
            .runner
            .chain()
            .map_or(0, |chain| chain.now());
        let (mut settled, units) = (self.settled, self.units.clone());
        let late = overdue(&mut settled, now, &units, |question| {
            self.ask_of("queue", question.clone())
        })?;
        self.settled = settled;
        Ok(late)
    }

    fn ask(&mut self, contract: &str, msg: &Value) -> Result<Value, CliError> {
        self.ask_of(contract, msg.clone())
    }

    fn signer(&mut self) -> Result<String, CliError> {
        let from = self.from.clone();
        let address = self.session()?.runner.address(&from)?;
        Ok(address.to_string())
    }

    fn coins(&mut self, denom: &str) -> Result<u128, CliError> {
        let question = json!({"cmd": "balance", "of": self.from});
        let held = self.session()?.ask(&question)?;
        let held = held.answer.map_err(CliError::failed)?;
        Ok(amount(&held[denom]))
    }

    fn guests(&mut self) -> Result<Vec<String>, CliError> {
        let runner = &self.session()?.runner;
        Ok(runner.others().keys().cloned().collect())
    }

    fn figures(&mut self) -> Result<Option<Figures>, CliError> {
        let state = self.ask_hub(json!({"state": {}}))?;
        let denom = text(&state["native_denom"]);
        let held = self.coins(&denom)?;
        Ok(Some(Figures::of(&state, held, &denom)))
    }

    fn pass(&mut self, secs: u64) -> Result<(), CliError> {
        let advance = json!({"cmd": "advance", "secs": secs});
        self.session()?.run(&advance).map(drop)
    }
}
