//! Why there is no report.

use thiserror::Error;

/// Why there is no report, no check or no comparison.
#[derive(Error, Clone, Debug, PartialEq, Eq)]
pub enum RiskError {
    /// No JSON of this shape.
    #[error("{what} cannot be read: {why}")]
    Unreadable {
        /// Which file or text.
        what: String,
        /// What is wrong with it.
        why: String,
    },
    /// A file of another version of its format.
    #[error("{what} is of `{found}`, and this version reads `{expected}`: use the version that wrote it, or make it again")]
    Schema {
        /// Which file.
        what: String,
        /// What it says that it is.
        found: String,
        /// What can be read.
        expected: String,
    },
    /// Two reports whose numbers do not mean the same.
    #[error("{a} and {b} are not comparable: make both reports with one version")]
    Versions {
        /// The schema of the first.
        a: String,
        /// The schema of the second.
        b: String,
    },
    /// An answer that is not of the snapshot's block.
    #[error("{of} answered as of height {found}, and the snapshot is of height {height}: take it again, at one height")]
    Height {
        /// Who answered.
        of: String,
        /// The height of the answer.
        found: u64,
        /// The height of the snapshot.
        height: u64,
    },
    /// An answer that is not of the snapshot's time.
    #[error("{of} answered as of {found}, and block {height} is of {time}: the node ignores the height that is asked for, or is of an SDK before 0.50")]
    Time {
        /// Who answered.
        of: String,
        /// The time of the answer, unix seconds.
        found: u64,
        /// The height of the snapshot.
        height: u64,
        /// The time of its block, unix seconds.
        time: u64,
    },
    /// A snapshot in which one of two would not be read.
    #[error("the snapshot has {what} twice: take it again; whoever wrote this one has changed it")]
    Twice {
        /// Which question, or which contract.
        what: String,
    },
    /// A contract under a name that means something else.
    #[error("a contract cannot be called `{name}`: names of the suite, of the chain's modules and of parts of the supply are taken, and a dot parts ids")]
    Name {
        /// Its name.
        name: String,
    },
    /// A policy that asks for what no report has.
    #[error("policy: {0}")]
    Policy(String),
    /// Numbers that no pool can have.
    #[error("{0}")]
    Arithmetic(String),
}

impl From<ballast_accounting::AccountingError> for RiskError {
    fn from(error: ballast_accounting::AccountingError) -> Self {
        Self::Arithmetic(error.to_string())
    }
}

impl From<ballast_accounting::NumberError> for RiskError {
    fn from(error: ballast_accounting::NumberError) -> Self {
        Self::Arithmetic(error.to_string())
    }
}
