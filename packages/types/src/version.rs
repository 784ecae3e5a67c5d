//! Which code wrote a contract's state, and which may follow it.

pub use ballast_base::version::{save, Change, MigrateError};
use cosmwasm_std::{Response, Storage};

/// Every change of a stored shape, oldest first. Each new line needs a new version of the crates.
///
/// A change counts for all six contracts: each reads rows of the others raw, so a contract of new
/// code does not work beside one of old code. Until 1.0 no code reads two shapes.
pub const CHANGES: &[Change] = &[
    Change {
        since: "0.2.0",
        rows: "the hub's `book`, `books`, `entries`, `loss_log`, `losses`, `redelegations` and `settle`, the queue's \
               `tickets` and the registry's `roster`",
    },
    Change {
        since: "0.3.0",
        rows: "the hub's `advance`, `books`, `config` and `harvest`, and the vault's `bonds` and `exits`",
    },
    Change {
        since: "0.4.0",
        rows: "the registry's `records` and `roster`, the hub's `book`, `harvest`, and its `growth`, which is new",
    },
    Change {
        since: "0.5.0",
        rows: "the hub's `harvest`",
    },
    Change {
        since: "0.6.0",
        rows: "the hub's `book` and `harvest`",
    },
];

/// Raises the state of one of the suite's contracts to `version`, by [`CHANGES`].
///
/// # Errors
/// As [`ballast_base::version::migrate`].
pub fn migrate(
    storage: &mut dyn Storage,
    name: &str,
    version: &str,
) -> Result<Response, MigrateError> {
    ballast_base::version::migrate(storage, name, version, CHANGES)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use super::*;
    use ballast_base::version::ensure_same_shape;
    use cosmwasm_std::testing::MockStorage;
    use semver::Version;

    const NAME: &str = "ballast-hub";
    const CODE: &str = env!("CARGO_PKG_VERSION");

    fn state_of(name: &str, version: &str) -> MockStorage {
        let mut storage = MockStorage::new();
        cw2::set_contract_version(&mut storage, name, version).unwrap();
        storage
    }

    fn refused(mut storage: MockStorage, code: &str) -> MigrateError {
        let before = cw2::get_contract_version(&storage).unwrap();
        let error = migrate(&mut storage, NAME, code).unwrap_err();
        assert_eq!(cw2::get_contract_version(&storage), Ok(before));
        error
    }

    #[test]
    fn upwards_and_in_place() {
        for (from, to) in [(CODE, CODE), ("0.6.0", "0.6.1"), ("0.6.1", "1.0.0")] {
            let mut storage = state_of(NAME, from);
            let response = migrate(&mut storage, NAME, to).unwrap();
            assert_eq!(response.attributes[1].value, from);
            let stored = cw2::get_contract_version(&storage).unwrap();
            assert_eq!(stored.version, to);
        }
    }

    #[test]
    fn never_across_contracts_nor_downwards() {
        let error = refused(state_of("ballast-queue", "0.3.0"), CODE);
        assert!(error.to_string().contains("`ballast-queue`"), "{error}");

        for stored in ["99.0.0", "0.6.1"] {
            let downgrade = MigrateError::Downgrade {
                stored: stored.to_string(),
                code: "0.6.0".to_string(),
            };
            assert_eq!(refused(state_of(NAME, stored), "0.6.0"), downgrade);
            assert!(downgrade.to_string().contains(stored), "{downgrade}");
        }
        let error = refused(state_of(NAME, "no version"), CODE);
        assert!(error.to_string().contains("no version"), "{error}");

        let nothing = migrate(&mut MockStorage::new(), NAME, CODE).unwrap_err();
        assert!(matches!(nothing, MigrateError::Std(_)));
    }

    #[test]
    fn a_state_of_an_older_shape_is_refused_with_the_rows_by_name() {
        for stored in ["0.0.9", "0.1.0", "0.1.99", "0.2.0-rc.1"] {
            let error = refused(state_of(NAME, stored), CODE).to_string();
            for word in [stored, "0.2.0", "`books`", "deploy a new suite"] {
                assert!(error.contains(word), "{stored}: {error}");
            }
        }
        let error = refused(state_of(NAME, "0.2.0"), CODE).to_string();
        for word in ["0.2.0", "0.3.0", "`advance`", "deploy a new suite"] {
            assert!(error.contains(word), "{error}");
        }
    }

    /// From a version before several changes, the first of them is named; from one after a change, it is not.
    #[test]
    fn the_first_change_after_the_state_is_the_one_named() {
        let change = |since, rows| Change { since, rows };
        let changes = [change("0.2.0", "`books`"), change("0.3.0", "`ledger`")];
        let named = |stored: &str| match ensure_same_shape(stored, &changes) {
            Err(MigrateError::OlderShape { rows, .. }) => Some(rows),
            Err(other) => panic!("{other}"),
            Ok(()) => None,
        };
        assert_eq!(named("0.1.0").as_deref(), Some("`books`"));
        assert_eq!(named("0.2.7").as_deref(), Some("`ledger`"));
        assert_eq!(named("0.3.0"), None);
    }

    /// A change without a new version of the crates would refuse their own state, or none at all.
    #[test]
    fn every_change_came_with_a_version_and_in_order() {
        let versions: Vec<Version> = CHANGES
            .iter()
            .map(|change| Version::parse(change.since).unwrap())
            .collect();
        assert!(versions.is_sorted());
        assert!(versions.last() <= Some(&Version::parse(CODE).unwrap()));
    }
}
