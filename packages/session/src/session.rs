//! A saved session: the commands so far, in a file, which is replayed.

use ballast_scenario::{parse, parse_line, Report, Runner};
use ballast_tool::output::progress;
use ballast_tool::CliError;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// Where a session is kept unless something else is said.
pub const DEFAULT: &str = ".ballast/session.jsonl";

/// A session that was replayed.
pub struct Session {
    path: PathBuf,
    text: String,
    /// What the file holds: nothing before it is written for the first time.
    saved: Option<String>,
    /// The chain as it is now.
    pub runner: Runner,
}

impl Session {
    /// Replays a saved session.
    ///
    /// # Errors
    /// No such file, or one that is no session.
    pub fn open(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|err| match err.kind() {
            std::io::ErrorKind::NotFound => CliError::bad(format!(
                "no session at {shown}: `ballast chain start` begins one"
            )),
            _ => CliError::bad(format!("{shown}: {err}")),
        })?;
        let _progress = progress("carrying out the session's commands again");
        let broken =
            |err: CliError| CliError::bad(format!("the session {shown} is damaged: {err}"));
        let mut runner = Runner::default();
        runner.set_checks(false);
        for line in parse(&text).map_err(broken)? {
            runner.step(&line, false).map_err(broken)?;
        }
        runner.set_checks(true);
        Ok(Self {
            path: path.to_path_buf(),
            saved: Some(text.clone()),
            text,
            runner,
        })
    }

    /// Whether the file still holds what was read from it or written to it.
    pub fn is_current(&self) -> bool {
        match &self.saved {
            Some(saved) => fs::read_to_string(&self.path).is_ok_and(|text| text == *saved),
            None => true,
        }
    }

    /// Begins a session with these commands.
    ///
    /// # Errors
    /// Bad input, refusals; then nothing is written.
    pub fn begin(path: &Path, commands: &[Value]) -> Result<(Self, Vec<Report>), CliError> {
        let (text, runner) = (String::new(), Runner::default());
        let mut session = Self {
            path: path.to_path_buf(),
            text,
            saved: None,
            runner,
        };
        let reports = commands.iter().map(|command| session.take(command));
        let reports = reports.collect::<Result<Vec<_>, _>>()?;
        session.save()?;
        Ok((session, reports))
    }

    /// Carries out one command and saves it.
    ///
    /// # Errors
    /// Bad input, refusals, broken invariants; then the saved session stays as it was.
    pub fn run(&mut self, command: &Value) -> Result<Report, CliError> {
        let report = self.take(command)?;
        self.save()?;
        Ok(report)
    }

    /// Carries out one command that changes nothing.
    ///
    /// # Errors
    /// Bad input, refusals.
    pub fn ask(&mut self, command: &Value) -> Result<Report, CliError> {
        let _progress = progress("working");
        let line = parse_line(&command.to_string(), 1)?;
        self.runner.step(&line, false).map_err(without_line)
    }

    fn take(&mut self, command: &Value) -> Result<Report, CliError> {
        let report = self.ask(command)?;
        self.text.push_str(&command.to_string());
        self.text.push('\n');
        Ok(report)
    }

    /// Written beside and moved into place, so that a session is never half written.
    fn save(&mut self) -> Result<(), CliError> {
        if !self.is_current() {
            let shown = self.path.display();
            return Err(CliError::failed(format!(
                "another command has changed the session {shown} meanwhile: try again"
            )));
        }
        let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", self.path.display()));
        if let Some(folder) = self.path.parent().filter(|p| !p.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let beside = self.path.with_extension("jsonl.new");
        fs::write(&beside, &self.text).map_err(failed)?;
        fs::rename(&beside, &self.path).map_err(failed)?;
        self.saved = Some(self.text.clone());
        Ok(())
    }
}

/// A session's lines have numbers that nobody typed.
fn without_line(error: CliError) -> CliError {
    CliError {
        line: None,
        ..error
    }
}
