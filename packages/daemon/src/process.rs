//! One call of the daemon.

use crate::child::{run, Ended, Group, Ran};
use crate::words::{one_line, said};
use ballast_tool::CliError;
use serde_json::Value;
use std::ffi::OsString;
use std::fmt;
use std::io::IsTerminal;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long one call of the daemon may take unless something else is said, in seconds.
pub const CALL_SECS: u64 = 60;
/// The same if the user may have to type a passphrase or press a button.
const ASKING_SECS: u64 = 600;

/// Which daemon, which node, which keys.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Settings {
    /// The program: `wasmd`, or a path.
    pub binary: String,
    /// The node's RPC address.
    pub node: String,
    /// The chain that is meant.
    pub chain_id: String,
    /// The daemon's home folder; its own default if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<String>,
    /// Where keys are: `os`, `file`, `test`, …; the daemon's own default if none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyring_backend: Option<String>,
    /// What a unit of gas costs: `0.025ustake`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gas_prices: Option<String>,
    /// Gas asked for = gas simulated times this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gas_adjustment: Option<String>,
    /// How long one call may take, in seconds; [`CALL_SECS`] if none. Belongs to the run, not to a record.
    #[serde(skip)]
    pub call_secs: Option<u64>,
}

/// The chain's daemon.
#[derive(Clone, Debug)]
pub struct Daemon {
    /// How it is called.
    pub settings: Settings,
}

/// A call that did not do what was asked.
#[derive(Clone, Debug)]
pub struct Failure {
    /// What was called, without what every call has.
    pub call: String,
    /// What the daemon said, one line.
    pub said: String,
    /// Why it came to that.
    pub cause: Cause,
}

/// Why a call did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is no such program on this machine.
    NoProgram,
    /// It took too long and was ended.
    Late,
    /// This program was told to stop meanwhile.
    Stopped,
    /// The daemon failed, or printed something else than was asked for: in its words, or in those of
    /// the node.
    Daemon,
}

/// Whether a call may ask its user for a passphrase.
#[derive(Clone, Copy)]
enum Keys {
    /// It asks for nothing.
    Silent,
    /// It may ask on the terminal.
    MayAsk,
}

impl Failure {
    /// A call that came back with something else than was asked for.
    pub(crate) fn odd(call: String, said: impl Into<String>) -> Self {
        Self {
            call,
            said: said.into(),
            cause: Cause::Daemon,
        }
    }

    /// Whether the daemon said any of these.
    pub fn says(&self, any: &[&str]) -> bool {
        let said = self.said.to_lowercase();
        any.iter().any(|text| said.contains(&text.to_lowercase()))
    }

    /// Whether the daemon does not know this command, or the node this service.
    pub fn is_unknown_command(&self) -> bool {
        self.says(&[
            "unknown command",
            // what a group of commands says of one that it does not have
            "unknown flag",
            "unknown service",
            "unknown query path",
            "Unimplemented",
            "not implemented",
        ])
    }

    /// Whether there is no such daemon on this machine.
    pub fn is_missing_program(&self) -> bool {
        self.cause == Cause::NoProgram
    }

    /// Whether there is no answer at the node's address.
    pub fn is_unreachable(&self) -> bool {
        let is_said = || {
            self.says(&[
                "connection refused",
                "connection reset",
                "broken pipe",
                "no such host",
                "i/o timeout",
                "context deadline exceeded",
                "post failed",
                "EOF",
            ])
        };
        match self.cause {
            Cause::Late => true,
            Cause::NoProgram | Cause::Stopped => false,
            Cause::Daemon => is_said(),
        }
    }

    /// Whether this program was told to stop meanwhile.
    pub fn is_stopped(&self) -> bool {
        self.cause == Cause::Stopped
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`: {}", self.call, self.said)
    }
}

impl From<Failure> for CliError {
    fn from(failure: Failure) -> Self {
        let text = failure.to_string();
        match failure.is_missing_program() {
            true => CliError::bad(text),
            false if failure.is_unreachable() || failure.is_stopped() => CliError::unanswered(text),
            false => CliError::failed(text),
        }
    }
}

impl Daemon {
    /// A daemon with these settings.
    pub fn new(settings: Settings) -> Self {
        Self { settings }
    }

    /// Its program's name, for commands that people copy.
    pub fn name(&self) -> &str {
        let path = &self.settings.binary;
        path.rsplit('/').next().unwrap_or(path)
    }

    /// Asks the node; the answer is JSON.
    pub fn ask(&self, args: &[&str]) -> Result<Value, Failure> {
        let mut all: Vec<OsString> = args.iter().map(OsString::from).collect();
        all.extend(self.node_flags());
        all.extend(["--output", "json"].map(OsString::from));
        let said = self.call(args, all, Keys::Silent)?;
        serde_json::from_str(&said).map_err(|_| {
            let instead = format!("no JSON came back but: {}", one_line(&said));
            Failure::odd(self.shown(args), instead)
        })
    }

    /// Calls it with exactly these arguments (and its home), and returns what it printed.
    pub fn plain(&self, args: &[&str]) -> Result<String, Failure> {
        let all = args.iter().map(OsString::from).collect();
        self.call(args, all, Keys::Silent)
    }

    /// Calls it with the flags of the keyring; it may ask for a passphrase on the terminal.
    pub fn with_keys(&self, args: &[&str]) -> Result<String, Failure> {
        let mut all: Vec<OsString> = args.iter().map(OsString::from).collect();
        if let Some(backend) = &self.settings.keyring_backend {
            all.extend(["--keyring-backend", backend].map(OsString::from));
        }
        let keys = match self.settings.keyring_backend.as_deref() {
            Some("test") => Keys::Silent,
            _ => Keys::MayAsk,
        };
        self.call(args, all, keys)
    }

    /// `--node` of every call that reaches it.
    pub fn node_flags(&self) -> [OsString; 2] {
        ["--node", &self.settings.node].map(OsString::from)
    }

    /// `shown` is what messages about the call repeat of `all`.
    fn call(&self, shown: &[&str], all: Vec<OsString>, keys: Keys) -> Result<String, Failure> {
        let failure = |cause: Cause, said: String| Failure {
            call: self.shown(shown),
            said,
            cause,
        };
        let limit = self.limit(keys);
        let group = match keys {
            Keys::Silent => Group::Own,
            Keys::MayAsk => Group::Ours,
        };
        let output = run(&mut self.command(all, keys), limit, group);
        let output = output.map_err(|ended| failure(cause(&ended), self.why(&ended, limit)))?;
        printed(&output).map_err(|said| failure(Cause::Daemon, said))
    }

    fn command(&self, args: Vec<OsString>, keys: Keys) -> Command {
        let mut command = Command::new(&self.settings.binary);
        command.args(args).stdout(Stdio::piped());
        if let Some(home) = &self.settings.home {
            command.args(["--home", home]);
        }
        match keys {
            // a passphrase is asked for on the terminal, so the daemon has to have it
            Keys::MayAsk if std::io::stdin().is_terminal() => {
                command.stdin(Stdio::inherit()).stderr(Stdio::inherit())
            }
            Keys::MayAsk => command.stdin(Stdio::inherit()).stderr(Stdio::piped()),
            Keys::Silent => command.stdin(Stdio::null()).stderr(Stdio::piped()),
        };
        command
    }

    /// Why there is no output, in words.
    fn why(&self, ended: &Ended, limit: Duration) -> String {
        match ended {
            Ended::Broken(err) if err.kind() == std::io::ErrorKind::NotFound => format!(
                "no program `{}`: install the chain's daemon, or name it with --binary",
                self.settings.binary
            ),
            Ended::Broken(err) => err.to_string(),
            Ended::Late => format!(
                "no answer within {} s, so it was ended: is the node {} alive? --call-limit gives it longer",
                limit.as_secs(),
                self.settings.node
            ),
            Ended::Loud => "it printed more than 16 MiB and was ended".to_string(),
            Ended::Stopped => "stopped by a signal while it ran".to_string(),
        }
    }

    fn limit(&self, keys: Keys) -> Duration {
        let secs = self.settings.call_secs.unwrap_or(CALL_SECS);
        Duration::from_secs(match keys {
            Keys::Silent => secs,
            Keys::MayAsk => secs.max(ASKING_SECS),
        })
    }

    fn shown(&self, args: &[&str]) -> String {
        let short = args.iter().map(|arg| match arg.len() > 80 {
            true => "…".to_string(),
            false => (*arg).to_string(),
        });
        let short: Vec<String> = short.collect();
        format!("{} {}", self.name(), short.join(" "))
    }
}

/// Why a child gave no output.
fn cause(ended: &Ended) -> Cause {
    match ended {
        Ended::Broken(err) if err.kind() == std::io::ErrorKind::NotFound => Cause::NoProgram,
        Ended::Late => Cause::Late,
        Ended::Stopped => Cause::Stopped,
        Ended::Broken(_) | Ended::Loud => Cause::Daemon,
    }
}

/// What the daemon printed, or, where it failed, what it said of that.
fn printed(output: &Ran) -> Result<String, String> {
    let stdout = String::from_utf8_lossy(&output.stdout);
    let stderr = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        // some versions print keys and status to stderr
        return Ok(match stdout.trim().is_empty() {
            true => stderr.into_owned(),
            false => stdout.into_owned(),
        });
    }
    let words = [said(&stderr), said(&stdout)];
    let first = words.into_iter().find(|text| !text.is_empty());
    Err(first.unwrap_or_else(|| output.status.to_string()))
}

#[cfg(test)]
mod tests;
