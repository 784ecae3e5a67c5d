use crate::desk::Desk;
use ballast_queue::{
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::version::MigrateError;
use cosmwasm_std::Response;

fn from(name: &str, version: &str) -> (Desk, Result<Response, ContractError>) {
    let mut desk = Desk::default();
    let result = desk.migrate_from(name, version);
    (desk, result)
}

#[test]
fn migrate_from_the_same_version_keeps_it() {
    let (desk, result) = from(NAME, VERSION);

    result.unwrap();

    let stored = cw2::get_contract_version(&desk.storage).unwrap();
    assert_eq!(stored.version, VERSION);
}

#[test]
fn migrate_from_a_version_of_another_shape_is_refused_by_name() {
    let (desk, result) = from(NAME, "0.1.0");

    let error = result.unwrap_err();

    assert!(
        matches!(
            error,
            ContractError::Migrate(MigrateError::OlderShape { .. })
        ),
        "{error}"
    );
    assert!(error.to_string().contains("version 0.1.0"), "{error}");
    let stored = cw2::get_contract_version(&desk.storage).unwrap();
    assert_eq!(stored.version, "0.1.0");
}

/// AU-09.
#[test]
fn au_09_migrate_from_another_contract_or_a_newer_version_fails() {
    assert_eq!(
        from("crates.io:ballast-token", "0.0.1").1.unwrap_err(),
        ContractError::Migrate(MigrateError::WrongContract {
            expected: NAME.to_string(),
            found: "crates.io:ballast-token".to_string()
        })
    );
    assert_eq!(
        from(NAME, "99.0.0").1.unwrap_err(),
        ContractError::Migrate(MigrateError::Downgrade {
            stored: "99.0.0".to_string(),
            code: VERSION.to_string()
        })
    );
}
