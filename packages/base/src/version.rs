//! Which code wrote a contract's state, and which may follow it.

use cosmwasm_std::{Response, StdError, Storage};
use semver::Version;
use thiserror::Error;

/// A version from which on rows are stored in another shape.
pub struct Change {
    /// The first version with the new shape.
    pub since: &'static str,
    /// The rows, by contract and key.
    pub rows: &'static str,
}

/// Why a code may not take over a state.
#[derive(Error, Debug, PartialEq)]
pub enum MigrateError {
    /// The state does not say which code wrote it.
    #[error(transparent)]
    Std(#[from] StdError),
    /// Migration from the state of another contract.
    #[error("cannot migrate: the state is of `{found}`, this code is `{expected}`")]
    WrongContract {
        /// The contract of the new code.
        expected: String,
        /// The one that wrote the state.
        found: String,
    },
    /// Migration from a version that stored rows in another shape.
    #[error(
        "cannot migrate: the state is of version {stored}, and {since} stores {rows} in another shape, which no code \
         converts: deploy a new suite, and leave this one at {stored}"
    )]
    OlderShape {
        /// The version that wrote the state.
        stored: String,
        /// The first version with the new shape.
        since: String,
        /// The rows, by contract and key.
        rows: String,
    },
    /// Migration to older code.
    #[error("cannot migrate: the state is of version {stored}, this code is {code}")]
    Downgrade {
        /// The version that wrote the state.
        stored: String,
        /// The version of the new code.
        code: String,
    },
}

/// Raises the state to `version`: of the same contract only, never downwards, and from no version whose rows had
/// another shape. The same version again is no error.
///
/// # Errors
/// The state is of another contract, of a newer version, or of one before the last of `changes`; nothing has changed
/// then.
pub fn migrate(
    storage: &mut dyn Storage,
    name: &str,
    version: &str,
    changes: &[Change],
) -> Result<Response, MigrateError> {
    let stored = cw2::get_contract_version(storage)?;
    if stored.contract != name {
        return Err(MigrateError::WrongContract {
            expected: name.to_string(),
            found: stored.contract,
        });
    }
    ensure_same_shape(&stored.version, changes)?;
    cw2::ensure_from_older_version(storage, name, version).map_err(|_| {
        MigrateError::Downgrade {
            stored: stored.version.clone(),
            code: version.to_string(),
        }
    })?;
    Ok(Response::new()
        .add_attribute("action", "migrate")
        .add_attribute("from", stored.version)
        .add_attribute("to", version))
}

/// Fails with the first of `changes` that came after the version `stored`.
///
/// # Errors
/// Where there is one.
pub fn ensure_same_shape(stored: &str, changes: &[Change]) -> Result<(), MigrateError> {
    match changes
        .iter()
        .find(|change| is_before(stored, change.since))
    {
        Some(change) => Err(MigrateError::OlderShape {
            stored: stored.to_string(),
            since: change.since.to_string(),
            rows: change.rows.to_string(),
        }),
        None => Ok(()),
    }
}

/// Text that is no version is before none: the check against newer versions refuses it.
fn is_before(version: &str, other: &str) -> bool {
    match (Version::parse(version), Version::parse(other)) {
        (Ok(version), Ok(other)) => version < other,
        (Err(_), _) | (_, Err(_)) => false,
    }
}
