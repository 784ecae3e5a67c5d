//! Stories and sessions as stages of the dashboard.

use ballast_dashboard::{Deployed, Guest, Stage, WorldError};
use ballast_scenario::{parse_line, Report, Runner};
use ballast_session::Session;
use ballast_tool::{CliError, Kind};
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// The error of a world, for the shell.
pub fn cli_error(error: WorldError) -> CliError {
    match error {
        WorldError::BadInput(why) => CliError::bad(why),
        WorldError::Unreachable(why) => CliError::unanswered(why),
        WorldError::Refused(_) | WorldError::Broken | WorldError::ReadOnly => {
            CliError::failed(error.to_string())
        }
    }
}

/// A story in memory.
pub struct InMemory(pub Runner);

/// A session in a file, which other commands may change meanwhile.
pub struct Saved {
    path: PathBuf,
    session: Session,
}

impl Saved {
    /// # Errors
    /// No such session, or one that cannot be opened.
    pub fn open(path: &Path) -> Result<Self, CliError> {
        Ok(Self {
            session: Session::open(path)?,
            path: path.to_path_buf(),
        })
    }
}

impl Stage for InMemory {
    fn deployed(&self) -> Result<Deployed<'_>, WorldError> {
        deployed(&self.0)
    }

    fn guests(&self) -> Vec<Guest> {
        guests(&self.0)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        let line = parse_line(&either_way(command).to_string(), 1).map_err(refusal)?;
        judged(self.0.step(&line, false))
    }
}

impl Stage for Saved {
    fn deployed(&self) -> Result<Deployed<'_>, WorldError> {
        deployed(&self.session.runner)
    }

    fn guests(&self) -> Vec<Guest> {
        guests(&self.session.runner)
    }

    fn catch_up(&mut self) -> Result<bool, WorldError> {
        if self.session.is_current() {
            return Ok(false);
        }
        self.session = Session::open(&self.path).map_err(refusal)?;
        Ok(true)
    }

    fn run(&mut self, command: &Value) -> Result<Value, WorldError> {
        judged(self.session.run(&either_way(command)))
    }
}

/// The chain and the suite of a runner that has both.
pub fn deployed(runner: &Runner) -> Result<Deployed<'_>, WorldError> {
    let missing = || WorldError::BadInput("there is no deployed suite".to_string());
    Ok(Deployed {
        chain: runner.chain().ok_or_else(missing)?,
        contracts: runner.contracts().ok_or_else(missing)?,
    })
}

/// The contracts that a runner was told to make beside the suite.
pub fn guests(runner: &Runner) -> Vec<Guest> {
    let others = runner.others().iter().filter_map(|(name, at)| {
        Some(Guest {
            name: name.clone(),
            extension: runner.code_of(name)?.to_string(),
            address: at.to_string(),
        })
    });
    others.collect()
}

/// A refused transaction makes a block too, so a session keeps it.
fn either_way(command: &Value) -> Value {
    let mut command = command.clone();
    command["may_fail"] = json!(true);
    command
}

fn judged(done: Result<Report, CliError>) -> Result<Value, WorldError> {
    done.map_err(refusal)?.answer.map_err(WorldError::Refused)
}

fn refusal(error: CliError) -> WorldError {
    let text = CliError {
        line: None,
        ..error.clone()
    }
    .to_string();
    match error.kind {
        Kind::BadInput => WorldError::BadInput(text),
        Kind::Failed | Kind::Unanswered | Kind::Left | Kind::Unsound | Kind::Spent => {
            WorldError::Refused(text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_does_not_answer_has_refused_nothing() {
        let why = || "http://127.0.0.1:1317: connection refused".to_string();
        for (error, kind, code) in [
            (WorldError::BadInput(why()), Kind::BadInput, 2),
            (WorldError::Refused(why()), Kind::Failed, 1),
            (WorldError::Unreachable(why()), Kind::Unanswered, 1),
            (WorldError::Broken, Kind::Failed, 1),
            (WorldError::ReadOnly, Kind::Failed, 1),
        ] {
            let shown = error.to_string();
            let told = cli_error(error);
            assert_eq!((told.kind, told.exit_code()), (kind, code), "{shown}");
            assert_eq!(told.message, shown);
        }
    }
}
