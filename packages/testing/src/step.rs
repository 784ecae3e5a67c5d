//! A step of a suite, as invariants and laws judge it.

use crate::{Chain, Contracts, Observation, Tx};

/// A step to be judged: what there was, what happened, what there is.
pub struct Step<'a> {
    /// The chain after it.
    pub chain: &'a Chain,
    /// The suite.
    pub contracts: &'a Contracts,
    /// Before the step; absent for the first.
    pub before: Option<&'a Observation>,
    /// After it.
    pub after: &'a Observation,
    /// The transaction, if the step was one and was not refused.
    pub tx: Option<&'a Tx>,
}

/// The result of one check.
pub type Check = Result<(), String>;

/// The detail, where it does not hold.
pub(crate) fn ensure(holds: bool, detail: impl FnOnce() -> String) -> Check {
    match holds {
        true => Ok(()),
        false => Err(detail()),
    }
}
