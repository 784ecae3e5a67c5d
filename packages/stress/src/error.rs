//! Why a run or a twin failed.

use ballast_tool::{CliError, Kind};
use std::fmt;

/// What went wrong, for callers that react to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A line of the shocks file is not a shock, or the file has none or more than 1,000.
    BadShock,
    /// A shock names a validator that the chain does not have.
    UnknownValidator,
    /// The scenario deploys no suite.
    NoSuite,
    /// The scenario has no account that could be the keeper.
    NoAccount,
    /// The chain or a contract refused a command that a run or a twin cannot do without.
    Refused,
    /// Exits were still unpaid half a year after the last shock.
    Unpaid,
    /// The snapshot is malformed, of another format, or lacks an answer.
    BadSnapshot,
    /// The suite of the snapshot cannot be rebuilt.
    NoTwin,
    /// The twin was built, and at least one of its totals is off.
    NotAlike,
    /// The caller's report of the suite failed.
    NoReport,
    /// The scenario's runner stopped: a broken invariant or law, an unmet expectation, bad input.
    Stopped(Kind),
}

/// An error with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StressError {
    /// What went wrong.
    pub cause: Cause,
    /// The line of the scenario or of the shocks file.
    pub line: Option<usize>,
    /// What went wrong, in one line of words.
    pub message: String,
    /// More lines: the command that failed, the totals that are off.
    pub details: Vec<String>,
}

impl StressError {
    /// An error without a place.
    pub fn new(cause: Cause, message: impl Into<String>) -> Self {
        Self {
            cause,
            line: None,
            message: message.into(),
            details: vec![],
        }
    }

    /// The scenario deploys no suite.
    pub(crate) fn no_suite() -> Self {
        Self::new(Cause::NoSuite, "the scenario deploys no suite")
    }

    /// The same error, in this line unless it has one.
    #[must_use]
    pub(crate) fn at(self, line: usize) -> Self {
        Self {
            line: self.line.or(Some(line)),
            ..self
        }
    }

    /// The same error for a command that a run or a twin wrote itself: it has no line of a file,
    /// and `detail` says which command it is.
    #[must_use]
    pub(crate) fn of_command(mut self, detail: String) -> Self {
        self.line = None;
        self.details.push(detail);
        self
    }
}

impl From<CliError> for StressError {
    fn from(error: CliError) -> Self {
        Self {
            cause: Cause::Stopped(error.kind),
            line: error.line,
            message: error.message,
            details: error.details,
        }
    }
}

impl From<StressError> for CliError {
    fn from(error: StressError) -> Self {
        let kind = match error.cause {
            Cause::BadShock
            | Cause::UnknownValidator
            | Cause::NoSuite
            | Cause::NoAccount
            | Cause::BadSnapshot => Kind::BadInput,
            Cause::Refused | Cause::Unpaid | Cause::NoTwin | Cause::NotAlike | Cause::NoReport => {
                Kind::Failed
            }
            Cause::Stopped(kind) => kind,
        };
        Self {
            kind,
            line: error.line,
            message: error.message,
            details: error.details,
        }
    }
}

impl fmt::Display for StressError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        CliError::from(self.clone()).fmt(f)
    }
}

impl std::error::Error for StressError {}

#[cfg(test)]
mod tests {
    use super::{Cause, StressError};
    use ballast_tool::{CliError, Kind};

    #[test]
    fn bad_input_ends_with_code_2_and_a_failure_with_code_1() {
        for (cause, code) in [
            (Cause::BadShock, 2),
            (Cause::UnknownValidator, 2),
            (Cause::NoSuite, 2),
            (Cause::NoAccount, 2),
            (Cause::BadSnapshot, 2),
            (Cause::Refused, 1),
            (Cause::Unpaid, 1),
            (Cause::NoTwin, 1),
            (Cause::NotAlike, 1),
            (Cause::NoReport, 1),
            (Cause::Stopped(Kind::Unsound), 4),
        ] {
            let error = CliError::from(StressError::new(cause, "why"));
            assert_eq!(error.exit_code(), code, "{cause:?}");
        }
    }

    #[test]
    fn an_error_of_the_runner_comes_back_as_it_was() {
        let error = CliError::failed("broken").at(7).detail("more");
        let stopped = StressError::from(error.clone());
        assert_eq!(stopped.to_string(), "line 7: broken");
        assert_eq!(CliError::from(stopped), error);
    }
}
