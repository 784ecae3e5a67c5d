use crate::desk::{new_validator, valoper, Desk};
use ballast_registry::{
    state::{NAME, ROSTER, VERSION},
    ContractError,
};
use ballast_types::{
    access::AccessError,
    address::AddressError,
    birth::BirthError,
    deploy::Suite,
    registry::{InstantiateMsg, NewValidator, ParamsUpdate},
};
use ballast_workbench::account;

#[test]
fn instantiation_lists_validators_in_the_order_of_addresses() {
    let desk = Desk::with(&["val2", "val0", "val1"]);

    let roster = ROSTER.load(&desk.storage).unwrap();

    let mut sorted = vec![valoper("val0"), valoper("val1"), valoper("val2")];
    sorted.sort();
    let listed = roster.seats.iter().map(|seat| seat.address.clone());
    assert_eq!(listed.collect::<Vec<_>>(), sorted);
    assert!(roster.seats.iter().all(|seat| seat.is_active()));
    assert_eq!(roster.cap_bps, 2_500);
}

#[test]
fn instantiation_refuses_what_add_validator_refuses() {
    let mut jailed = Desk::bare();
    jailed.jail("val0");
    assert_eq!(
        jailed.create(vec![new_validator("val0")], ParamsUpdate::default()),
        Err(ContractError::NotBonded {
            validator: valoper("val0"),
            bonded: 9
        })
    );

    let twice = vec![new_validator("val0"), new_validator("val0")];
    assert_eq!(
        Desk::bare().create(twice, ParamsUpdate::default()),
        Err(ContractError::AlreadyListed {
            validator: valoper("val0"),
            status: "active"
        })
    );

    let upper = NewValidator {
        address: valoper("val0").to_uppercase(),
        ..new_validator("val0")
    };
    assert!(matches!(
        Desk::bare().create(vec![upper], ParamsUpdate::default()),
        Err(ContractError::Address(AddressError::NotBech32 { .. }))
    ));
}

#[test]
fn instantiation_is_the_hubs_and_for_this_contract() {
    let mut desk = Desk::bare();
    let suite = desk.suite.clone();
    let instantiate = |desk: &mut Desk, sender: &str, suite: Suite| {
        let msg = InstantiateMsg {
            suite,
            validators: vec![],
            params: ParamsUpdate::default(),
        };
        desk.instantiate(sender, msg).unwrap_err()
    };

    assert_eq!(
        instantiate(&mut desk, "mallory", suite.clone()),
        ContractError::Birth(BirthError::Access(AccessError::Unauthorized {
            role: "the hub",
            sender: account("mallory"),
        }))
    );
    let other = Suite {
        registry: account("other"),
        ..suite
    };
    assert_eq!(
        instantiate(&mut desk, "hub", other),
        ContractError::Birth(BirthError::NotThisContract {
            role: "registry",
            named: account("other"),
            this: account("registry")
        })
    );
    assert_eq!(desk.dump(), vec![]);
}

#[test]
fn migration_refuses_other_contracts_other_shapes_and_newer_versions() {
    let mut desk = Desk::with(&["val0"]);
    let mut migrate = |name: &str, version: &str| desk.migrate_from(name, version).is_ok();

    assert!(migrate(NAME, VERSION));
    assert!(!migrate(NAME, "0.1.0"));
    assert!(!migrate(NAME, "99.0.0"));
    assert!(!migrate("crates.io:ballast-hub", VERSION));
}
