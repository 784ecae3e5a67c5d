//! Which code wrote a contract's state, and which may follow it.

use cosmwasm_std::{Response, StdError, Storage};
use thiserror::Error;

/// Why a code may not take over a state.
#[derive(Error, Debug, PartialEq)]
pub enum MigrateError {
    /// The state says nothing of who wrote it.
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
    /// Migration to older code.
    #[error("cannot migrate: the state is of version {stored}, this code is {code}")]
    Downgrade {
        /// The version that wrote the state.
        stored: String,
        /// The version of the new code.
        code: String,
    },
}

/// Raises the state to `version`: of the same contract only, and never downwards. The same version again is no error.
///
/// # Errors
/// The state is of another contract or of a newer version; nothing has changed then.
pub fn migrate(
    storage: &mut dyn Storage,
    name: &str,
    version: &str,
) -> Result<Response, MigrateError> {
    let stored = cw2::get_contract_version(storage)?;
    if stored.contract != name {
        return Err(MigrateError::WrongContract {
            expected: name.to_string(),
            found: stored.contract,
        });
    }
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use cosmwasm_std::testing::MockStorage;

    fn state_of(name: &str, version: &str) -> MockStorage {
        let mut storage = MockStorage::new();
        cw2::set_contract_version(&mut storage, name, version).unwrap();
        storage
    }

    #[test]
    fn upwards_and_in_place() {
        for from in ["0.0.9", "0.1.0"] {
            let mut storage = state_of("ballast-hub", from);
            let response = migrate(&mut storage, "ballast-hub", "0.1.0").unwrap();
            assert_eq!(response.attributes[1].value, from);
            let stored = cw2::get_contract_version(&storage).unwrap();
            assert_eq!(stored.version, "0.1.0");
        }
    }

    #[test]
    fn never_across_contracts_nor_downwards() {
        let mut storage = state_of("ballast-queue", "0.0.1");
        let error = migrate(&mut storage, "ballast-hub", "0.1.0").unwrap_err();
        assert!(error.to_string().contains("`ballast-queue`"), "{error}");

        let mut storage = state_of("ballast-hub", "0.2.0");
        let error = migrate(&mut storage, "ballast-hub", "0.1.0").unwrap_err();
        assert!(error.to_string().contains("version 0.2.0"), "{error}");
        let stored = cw2::get_contract_version(&storage).unwrap();
        assert_eq!(stored.version, "0.2.0");

        let nothing = migrate(&mut MockStorage::new(), "ballast-hub", "0.1.0").unwrap_err();
        assert!(matches!(nothing, MigrateError::Std(_)));
    }
}
