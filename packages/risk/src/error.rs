//! Why there is no report.

use ballast_accounting::{AccountingError, NumberError};
use serde_json::Value;
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
    /// A policy that cannot be used.
    #[error("policy: {0}")]
    Policy(#[from] PolicyError),
    /// Amounts that no pool can have.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
    /// Numbers with which nothing can be computed.
    #[error(transparent)]
    Number(#[from] NumberError),
}

/// Why a policy cannot be used.
#[derive(Error, Clone, Debug, PartialEq, Eq)]
pub enum PolicyError {
    /// No TOML of this shape. The parser's text has several lines, and is shown on one.
    #[error("{}", .0.to_string().trim_end().replace('\n', " "))]
    Unreadable(#[from] toml::de::Error),
    /// Other thresholds under the name of the default policy.
    #[error(
        "it changes thresholds of `ballast/1`: give it a name of its own, as name = \"mine/1\""
    )]
    NameTaken,
    /// Neither limits nor facets.
    #[error("it asks for nothing: add [limits] with \"conc.top_bps\" = {{ max = 2000 }}, or [facets] with books = \"yellow\"")]
    NoLimits,
    /// A facet that the report does not have.
    #[error("there is no facet `{name}`, but {}", known.join(", "))]
    UnknownFacet {
        /// The facet that the policy names.
        name: String,
        /// The facets of the report.
        known: Vec<String>,
    },
    /// A limit on a number that the report does not have.
    #[error("no report has a number `{id}`")]
    UnknownNumber {
        /// The id that the policy names.
        id: String,
    },
    /// A limit on a field of the report that holds no number.
    #[error("`{id}` is {value}, which is no number")]
    NotANumber {
        /// The id of the field.
        id: String,
        /// What the field holds.
        value: Value,
    },
    /// A limit that is no number.
    #[error("the limit of `{id}` is {bound}: write an integer, or a decimal as text")]
    BadBound {
        /// The id of the number.
        id: String,
        /// What the policy has as its limit.
        bound: Value,
    },
    /// A limit without a bound.
    #[error("`{id}` has neither min nor max")]
    NoBound {
        /// The id of the number.
        id: String,
    },
}
