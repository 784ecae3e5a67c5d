//! A step of a suite, as invariants and laws judge it.

use crate::{Chain, Contracts, Observation, Tx};

/// A step to check: the state before, what happened, the state after.
pub struct Step<'a> {
    /// The chain after the step.
    pub chain: &'a Chain,
    /// The suite.
    pub contracts: &'a Contracts,
    /// The state before the step; `None` for the first.
    pub before: Option<&'a Observation>,
    /// The state after the step.
    pub after: &'a Observation,
    /// The transaction, if the step was one and was not refused.
    pub tx: Option<&'a Tx>,
}

/// The result of one check.
pub type Check = Result<(), String>;

/// Fails with `detail` unless `holds`.
pub(crate) fn ensure(holds: bool, detail: impl FnOnce() -> String) -> Check {
    match holds {
        true => Ok(()),
        false => Err(detail()),
    }
}
