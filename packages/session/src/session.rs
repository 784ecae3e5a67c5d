//! A saved session: the commands so far, in a file, which is replayed.
//!
//! A process that adds a command holds a lock beside the file while the newest state is read, the command carried out and the
//! file written: of commands at the same time each goes on where the one before stopped, and none is lost.

use crate::checkpoint::{self, Checkpoint};
use ballast_scenario::{parse_line, parse_rest, Report, Runner, MOST_LINES};
use ballast_tool::files::{self, Lock};
use ballast_tool::output::progress;
use ballast_tool::CliError;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Where a session is kept unless something else is said.
pub const DEFAULT: &str = ".ballast/session.jsonl";
/// How long another command may take before this one gives up.
const PATIENCE: Duration = Duration::from_secs(120);

/// By what a file is known to be the one that was read or written, without reading it again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    long: u64,
    written: Option<SystemTime>,
    place: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let found = fs::metadata(path).ok()?;
        Some(Self {
            long: found.len(),
            written: found.modified().ok(),
            place: place(&found),
        })
    }
}

#[cfg(unix)]
fn place(found: &fs::Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    found.ino()
}

#[cfg(not(unix))]
fn place(_: &fs::Metadata) -> u64 {
    0
}

/// A session that was replayed.
pub struct Session {
    path: PathBuf,
    text: String,
    /// How many commands that is.
    lines: usize,
    /// The file as it was read or written; none if the chain here is not what the file says.
    stamp: Option<Stamp>,
    /// The chain as it is now.
    pub runner: Runner,
}

/// A session that was begun.
pub struct Begun {
    /// The session.
    pub session: Session,
    /// What its commands did, in order.
    pub reports: Vec<Report>,
}

impl Session {
    /// Replays a saved session, from the last checkpoint on if there is one; of a long rest it leaves another one.
    ///
    /// # Errors
    /// No such file, or one that is no session.
    pub fn open(path: &Path) -> Result<Self, CliError> {
        let shown = path.display();
        if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
            // a pipe would be waited for
            return Err(CliError::bad(format!(
                "{shown} is no file: a session is one"
            )));
        }
        let stamp = Stamp::of(path);
        let text = files::read(path).map_err(|err| match err.kind() {
            std::io::ErrorKind::NotFound => CliError::bad(format!(
                "no session at {shown}: `ballast chain start` begins one"
            )),
            _ => CliError::bad(format!("{shown}: {err}")),
        })?;
        let _progress = progress("carrying out the session's commands again");
        let broken =
            |err: CliError| CliError::bad(format!("the session {shown} is damaged: {err}"));
        let Checkpoint {
            mut runner,
            long,
            before,
        } = checkpoint::read(path, &text).unwrap_or_else(Checkpoint::of_nothing);
        runner.set_checks(false);
        let rest = text.get(long..).unwrap_or_default();
        let mut replayed = 0;
        for line in parse_rest(rest, before) {
            runner.redo(&line.map_err(broken)?).map_err(broken)?;
            replayed += 1;
        }
        if replayed >= checkpoint::WORTH {
            checkpoint::write(path, &text, &runner);
        }
        runner.set_checks(true);
        Ok(Self {
            path: path.to_path_buf(),
            stamp,
            lines: before.lines + rest.lines().count(),
            text,
            runner,
        })
    }

    /// Whether the chain here is the one that the file tells of.
    pub fn is_current(&self) -> bool {
        let Some(stamp) = &self.stamp else {
            return false;
        };
        // a file that was only touched is read to find that out
        Stamp::of(&self.path).as_ref() == Some(stamp)
            || files::read(&self.path).is_ok_and(|text| text == self.text)
    }

    /// Begins a session with these commands, in place of one that there is.
    ///
    /// # Errors
    /// Bad input, refusals; then nothing is written.
    pub fn begin(path: &Path, commands: &[Value]) -> Result<Begun, CliError> {
        Self::first(path, || Self::anew(path, commands))
    }

    /// Begins a session with these commands where there is none.
    ///
    /// # Errors
    /// There is one; bad input, refusals. Then nothing is written.
    pub fn create(path: &Path, commands: &[Value]) -> Result<Begun, CliError> {
        Self::first(path, || match fs::symlink_metadata(path) {
            Ok(_) => Err(CliError::bad(format!(
                "there is a session at {}; --force replaces it",
                path.display()
            ))),
            Err(_) => Self::anew(path, commands),
        })
    }

    /// Begins one under the lock; a folder that was made for one that could not be begun goes again.
    fn first(
        path: &Path,
        begin: impl FnOnce() -> Result<Begun, CliError>,
    ) -> Result<Begun, CliError> {
        let folder = path.parent().filter(|folder| !folder.exists());
        let lock = lock(path)?;
        let begun = begin();
        lock.release();
        if let (Err(_), Some(folder)) = (&begun, folder) {
            let _ = fs::remove_dir(folder);
        }
        begun
    }

    fn anew(path: &Path, commands: &[Value]) -> Result<Begun, CliError> {
        files::ensure_plain(path)?;
        let mut session = Self {
            path: path.to_path_buf(),
            text: String::new(),
            lines: 0,
            stamp: None,
            runner: Runner::default(),
        };
        let reports = commands.iter().map(|command| session.take(command));
        let reports = reports.collect::<Result<Vec<_>, _>>()?;
        session.save()?;
        checkpoint::forget(path);
        Ok(Begun { session, reports })
    }

    /// Carries out one command on the newest state of the session, and saves it: commands that others have saved since
    /// this one was opened are carried out first.
    ///
    /// # Errors
    /// Bad input, refusals, broken invariants; then the saved session stays as it was.
    pub fn run(&mut self, command: &Value) -> Result<Report, CliError> {
        files::ensure_plain(&self.path)?;
        let lock = lock(&self.path)?;
        let done = self.run_alone(command);
        lock.release();
        done
    }

    fn run_alone(&mut self, command: &Value) -> Result<Report, CliError> {
        if !self.is_current() {
            *self = Self::open(&self.path)?;
        }
        let done = self.take(command).and_then(|report| {
            self.save()?;
            Ok(report)
        });
        if done.is_err() {
            // what was refused may have made a block that the file does not have
            self.stamp = None;
        }
        done
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
        let line = command.to_string();
        self.ensure_room(&line)?;
        let report = self.ask(command)?;
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            // a file that was written by hand may lack its last end of line
            self.text.push('\n');
        }
        self.text.push_str(&line);
        self.text.push('\n');
        self.lines += 1;
        Ok(report)
    }

    /// Fails where the session would be longer than one that can be opened again.
    fn ensure_room(&self, line: &str) -> Result<(), CliError> {
        let (bytes, lines) = (self.text.len() + line.len() + 1, self.lines);
        if bytes as u64 > files::MOST_BYTES || lines >= MOST_LINES {
            return Err(CliError::bad(format!(
                "the session {} is full: {lines} commands, {} MiB; begin another one",
                self.path.display(),
                self.text.len() >> 20
            )));
        }
        Ok(())
    }

    /// Written beside and moved into place, so that a session is never half written.
    fn save(&mut self) -> Result<(), CliError> {
        files::write_soon(&self.path, &self.text)?;
        self.stamp = Stamp::of(&self.path);
        Ok(())
    }
}

/// Keeps other commands from the session while one is added.
fn lock(path: &Path) -> Result<Lock, CliError> {
    let failed = |err: std::io::Error| CliError::bad(format!("{}: {err}", path.display()));
    if let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut beside = path.as_os_str().to_os_string();
    beside.push(".lock");
    Lock::wait(Path::new(&beside), PATIENCE)?.ok_or_else(|| {
        CliError::failed(format!(
            "another command has worked on the session {} for {} s: try again once it has ended",
            path.display(),
            PATIENCE.as_secs()
        ))
    })
}

/// The numbers of a session's lines say nothing to its user, who typed commands.
fn without_line(error: CliError) -> CliError {
    CliError {
        line: None,
        ..error
    }
}
