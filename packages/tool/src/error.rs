//! What can go wrong, and what the shell is told.

use std::fmt;

/// What went wrong, and the exit code that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The chain refused, an expectation failed, or an invariant is broken: exit code 1.
    Failed,
    /// No answer in time, or it is not known yet whether a transaction was carried out: exit code 1.
    /// What comes after it would fail in the same way.
    Unanswered,
    /// Malformed, unknown, missing: exit code 2.
    BadInput,
    /// Nothing was refused, and something is left to be done: exit code 3.
    Left,
    /// The books do not hold: exit code 4.
    Unsound,
    /// A limit is reached that only a person lifts: exit code 5.
    Spent,
}

/// An error with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CliError {
    /// What went wrong.
    pub kind: Kind,
    /// The line of the scenario.
    pub line: Option<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// More lines: what was asked, and the answer.
    pub details: Vec<String>,
}

impl CliError {
    /// Malformed, unknown, missing.
    pub fn bad(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::BadInput,
            line: None,
            message: message.into(),
            details: vec![],
        }
    }

    /// Refused, or not as expected.
    pub fn failed(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Failed,
            ..Self::bad(message)
        }
    }

    /// No answer in time, or it is not known yet whether a transaction was carried out.
    pub fn unanswered(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Unanswered,
            ..Self::bad(message)
        }
    }

    /// Something is left to be done.
    pub fn left(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Left,
            ..Self::bad(message)
        }
    }

    /// The books do not hold.
    pub fn unsound(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Unsound,
            ..Self::bad(message)
        }
    }

    /// A limit is reached that only a person lifts.
    pub fn spent(message: impl Into<String>) -> Self {
        Self {
            kind: Kind::Spent,
            ..Self::bad(message)
        }
    }

    /// The same, in this line.
    #[must_use]
    pub fn at(self, line: usize) -> Self {
        Self {
            line: self.line.or(Some(line)),
            ..self
        }
    }

    /// The same, and more to say.
    #[must_use]
    pub fn detail(mut self, text: impl Into<String>) -> Self {
        self.details.push(text.into());
        self
    }

    /// The same, and these lines more.
    #[must_use]
    pub fn details_of(mut self, lines: Vec<String>) -> Self {
        self.details.extend(lines);
        self
    }

    /// What the shell is told.
    pub fn exit_code(&self) -> u8 {
        match self.kind {
            Kind::Failed | Kind::Unanswered => 1,
            Kind::BadInput => 2,
            Kind::Left => 3,
            Kind::Unsound => 4,
            Kind::Spent => 5,
        }
    }
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        // one clear line, whatever was said
        f.write_str(
            &self
                .message
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        )
    }
}

impl std::error::Error for CliError {}
