//! Which code wrote a contract's state, and which code may replace it.

use crate::event::acted;
use ballast_wire::{from_json, json, reads, writes};
use core::cmp::Ordering;
use cosmwasm_std::{Response, StdError, StdResult, Storage};
use semver::Version;
use thiserror::Error;

/// A version that changed the shape of stored rows.
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
    /// Another contract wrote the state.
    #[error("cannot migrate: the state is of `{found}`, this code is `{expected}`")]
    WrongContract {
        /// The contract of the new code.
        expected: String,
        /// The contract that wrote the state.
        found: String,
    },
    /// A version that stored rows in another shape wrote the state.
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
    /// A newer version than this code wrote the state.
    #[error("cannot migrate: the state is of version {stored}, this code is {code}")]
    Downgrade {
        /// The version that wrote the state.
        stored: String,
        /// The version of the new code.
        code: String,
    },
}

/// The row of `cw2`.
struct Stored {
    contract: String,
    version: String,
}

reads!(open struct Stored { contract, version });

writes!(struct Stored { contract, version });

const KEY: &[u8] = b"contract_info";

/// Records which code wrote the state, as `cw2::set_contract_version` does.
pub fn save(storage: &mut dyn Storage, name: &str, version: &str) {
    let stored = Stored {
        contract: name.to_string(),
        version: version.to_string(),
    };
    storage.set(KEY, &json(&stored));
}

fn load(storage: &dyn Storage) -> StdResult<Stored> {
    let row = storage.get(KEY);
    from_json(&row.ok_or_else(|| StdError::not_found("ContractVersion"))?)
}

/// Raises the state to `version`. The state has to be of the same contract, not of a newer version,
/// and of a version whose rows have the same shape. The same version again is no error.
///
/// # Errors
/// The state is of another contract, of a newer version, or of a version before the last of
/// `changes`; nothing has changed then.
pub fn migrate(
    storage: &mut dyn Storage,
    name: &str,
    version: &str,
    changes: &[Change],
) -> Result<Response, MigrateError> {
    let stored = load(storage)?;
    if stored.contract != name {
        return Err(MigrateError::WrongContract {
            expected: name.to_string(),
            found: stored.contract,
        });
    }
    ensure_same_shape(&stored.version, changes)?;
    match compared(&stored.version, version) {
        Some(Ordering::Less) => save(storage, name, version),
        Some(Ordering::Equal) => {}
        Some(Ordering::Greater) | None => {
            return Err(MigrateError::Downgrade {
                stored: stored.version,
                code: version.to_string(),
            })
        }
    }
    Ok(acted(
        "migrate",
        &["from", "to"],
        [&stored.version, &version],
    ))
}

/// Fails with the first of `changes` that came after the version `stored`.
///
/// # Errors
/// There is such a change.
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

/// Whether `version` is before `other`. Text that is not a version is before none; [`migrate`]
/// refuses it as a downgrade.
fn is_before(version: &str, other: &str) -> bool {
    compared(version, other) == Some(Ordering::Less)
}

/// Compares two versions; `None` if one of them is not a version.
#[inline(never)]
fn compared(version: &str, other: &str) -> Option<Ordering> {
    let (version, other) = (Version::parse(version).ok()?, Version::parse(other).ok()?);
    Some(version.cmp(&other))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use cosmwasm_std::testing::MockStorage;

    #[test]
    fn the_row_is_the_one_of_cw2() {
        let (mut ours, mut theirs) = (MockStorage::new(), MockStorage::new());
        save(&mut ours, "crates.io:ballast-\"test\"", "0.6.0");
        cw2::set_contract_version(&mut theirs, "crates.io:ballast-\"test\"", "0.6.0").unwrap();
        assert_eq!(ours.get(KEY), theirs.get(KEY));
        let read = load(&theirs).map(|row| (row.contract, row.version));
        let expected = cw2::get_contract_version(&ours).map(|row| (row.contract, row.version));
        assert_eq!(read, expected);
        assert_eq!(KEY, cw2::CONTRACT.as_slice());
    }
}
