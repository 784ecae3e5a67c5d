//! Why a run or a twin failed.

use crate::shock::ShockError;
use crate::twin::{SnapshotError, Unbuildable};
use ballast_tool::{CliError, Kind};
use std::fmt;
use thiserror::Error;

/// What went wrong, for callers that react to it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Cause {
    /// A line of the shocks file is not a shock, or the file has none or more than 1,000.
    #[error(transparent)]
    BadShock(#[from] ShockError),
    /// A shock names a validator that the chain does not have.
    #[error("{why}")]
    UnknownValidator {
        /// The name in the shocks file.
        name: String,
        /// What the chain said.
        why: String,
    },
    /// The scenario deploys no suite.
    #[error("the scenario deploys no suite")]
    NoSuite,
    /// The scenario has no account that could be the keeper.
    #[error("the scenario has no account that could be the keeper")]
    NoAccount,
    /// The chain or a contract refused a command that a run or a twin cannot do without.
    #[error("{why}")]
    Refused {
        /// What the chain or the contract said.
        why: String,
    },
    /// A contract refused a query that it always answers, or its answer has another form.
    #[error("no answer of {contract} to {query}: {why}")]
    NoAnswer {
        /// The contract's name in the scenario.
        contract: String,
        /// The query, as JSON.
        query: String,
        /// What the contract said, or what is wrong with its answer.
        why: String,
    },
    /// An event, or the answer to a message, does not say an amount that it always says.
    #[error("{of} has no amount `{field}`")]
    NoAmount {
        /// What should say it.
        of: String,
        /// The name of the amount.
        field: String,
    },
    /// Exits were still unpaid half a year after the last shock.
    #[error("after half a year these batches are not paid: {batches:?}")]
    Unpaid {
        /// The numbers of the batches.
        batches: Vec<u64>,
    },
    /// The snapshot is malformed, of another format, or lacks an answer or a field.
    #[error(transparent)]
    BadSnapshot(#[from] SnapshotError),
    /// The suite of the snapshot cannot be rebuilt.
    #[error("no twin can be built: {0}")]
    NoTwin(#[from] Unbuildable),
    /// The twin was built, and at least one of its totals is off.
    #[error("the twin is not alike")]
    NotAlike {
        /// Each total that is off, with both numbers.
        off: Vec<String>,
    },
    /// The caller's report of the suite failed.
    #[error("{why}")]
    NoReport {
        /// What the report said.
        why: String,
    },
    /// The scenario's runner stopped: a broken invariant or law, an unmet expectation, bad input.
    #[error("{}", .0.message)]
    Stopped(CliError),
}

/// An error with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StressError {
    /// What went wrong. Boxed, so that a result is small where all is well.
    pub cause: Box<Cause>,
    /// The line of the scenario or of the shocks file.
    pub line: Option<usize>,
    /// The command that failed, if a run or a twin wrote it itself: it is in no file.
    pub command: Option<String>,
}

impl StressError {
    /// The same error, in this line unless it has one.
    #[must_use]
    pub(crate) fn at(self, line: usize) -> Self {
        Self {
            line: self.line.or(Some(line)),
            ..self
        }
    }

    /// The same error for a command that a run or a twin wrote itself: it has no line of a file,
    /// and `command` says which command it is.
    #[must_use]
    pub(crate) fn of_command(self, command: String) -> Self {
        Self {
            line: None,
            command: Some(command),
            ..self
        }
    }
}

impl From<Cause> for StressError {
    fn from(cause: Cause) -> Self {
        Self {
            cause: Box::new(cause),
            line: None,
            command: None,
        }
    }
}

impl From<SnapshotError> for StressError {
    fn from(error: SnapshotError) -> Self {
        Cause::from(error).into()
    }
}

impl From<Unbuildable> for StressError {
    fn from(error: Unbuildable) -> Self {
        Cause::from(error).into()
    }
}

impl From<CliError> for StressError {
    fn from(error: CliError) -> Self {
        Self {
            line: error.line,
            cause: Box::new(Cause::Stopped(error)),
            command: None,
        }
    }
}

impl From<StressError> for CliError {
    fn from(error: StressError) -> Self {
        let message = error.cause.to_string();
        let (kind, mut details) = match *error.cause {
            Cause::BadShock(_)
            | Cause::UnknownValidator { .. }
            | Cause::NoSuite
            | Cause::NoAccount
            | Cause::BadSnapshot(_) => (Kind::BadInput, vec![]),
            Cause::Refused { .. }
            | Cause::NoAnswer { .. }
            | Cause::NoAmount { .. }
            | Cause::Unpaid { .. }
            | Cause::NoTwin(_)
            | Cause::NoReport { .. } => (Kind::Failed, vec![]),
            Cause::NotAlike { off } => (Kind::Failed, off),
            Cause::Stopped(stopped) => (stopped.kind, stopped.details),
        };
        details.extend(error.command);
        Self {
            kind,
            line: error.line,
            message,
            details,
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
    use crate::shock::ShockError;
    use crate::twin::{SnapshotError, Unbuildable};
    use ballast_tool::CliError;

    #[test]
    fn bad_input_ends_with_code_2_and_a_failure_with_code_1() {
        let why = || "why".to_string();
        for (cause, code) in [
            (Cause::BadShock(ShockError::None), 2),
            (
                Cause::UnknownValidator {
                    name: "val9".to_string(),
                    why: why(),
                },
                2,
            ),
            (Cause::NoSuite, 2),
            (Cause::NoAccount, 2),
            (Cause::BadSnapshot(SnapshotError::Malformed(why())), 2),
            (Cause::Refused { why: why() }, 1),
            (
                Cause::NoAnswer {
                    contract: "hub".to_string(),
                    query: "{}".to_string(),
                    why: why(),
                },
                1,
            ),
            (
                Cause::NoAmount {
                    of: why(),
                    field: why(),
                },
                1,
            ),
            (Cause::Unpaid { batches: vec![3] }, 1),
            (Cause::NoTwin(Unbuildable::NoValidator), 1),
            (Cause::NotAlike { off: vec![] }, 1),
            (Cause::NoReport { why: why() }, 1),
            (Cause::Stopped(CliError::unsound("why")), 4),
        ] {
            let error = CliError::from(StressError::from(cause.clone()));
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

    #[test]
    fn a_command_of_the_run_itself_has_no_line_and_is_named() {
        let error = StressError::from(CliError::failed("broken").at(7));
        let error = CliError::from(error.of_command("after {}".to_string()));
        assert_eq!(error.line, None);
        assert_eq!(error.details, ["after {}"]);
    }
}
