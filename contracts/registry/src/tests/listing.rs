use super::world::{account, attribute, changes, msg, new_validator, valoper, World};
use crate::{contract, state::ROSTER, ContractError};
use ballast_types::birth::BirthError;
use ballast_types::{
    access::AccessError,
    address::AddressError,
    deploy::{MigrateMsg, Suite},
    hub::{OutOfBounds, ParamError},
    registry::{ExecuteMsg, Kind, NewValidator, ParamsUpdate, Status},
};
use ballast_wire::Wire;
use cosmwasm_std::{coins, testing::message_info, Decimal, Uint128};

fn unauthorized(role: &'static str, sender: &str) -> ContractError {
    ContractError::Access(AccessError::Unauthorized {
        role,
        sender: account(sender),
    })
}

#[test]
fn instantiation_lists_validators_in_the_order_of_addresses() {
    let world = World::with(&["val2", "val0", "val1"]);

    let roster = ROSTER.load(&world.deps.storage).unwrap();

    let mut sorted = vec![valoper("val0"), valoper("val1"), valoper("val2")];
    sorted.sort();
    let listed = roster.seats.iter().map(|seat| seat.address.clone());
    assert_eq!(listed.collect::<Vec<_>>(), sorted);
    assert!(roster.seats.iter().all(|seat| seat.is_active()));
    assert_eq!(roster.cap_bps, 2_500);
}

#[test]
fn instantiation_refuses_what_add_validator_refuses() {
    let mut jailed = World::bare();
    jailed.jail("val0");
    assert_eq!(
        jailed.instantiate(vec![new_validator("val0")], ParamsUpdate::default()),
        Err(ContractError::NotBonded {
            validator: valoper("val0"),
            bonded: 9
        })
    );

    let twice = vec![new_validator("val0"), new_validator("val0")];
    assert_eq!(
        World::bare().instantiate(twice, ParamsUpdate::default()),
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
        World::bare().instantiate(vec![upper], ParamsUpdate::default()),
        Err(ContractError::Address(AddressError::NotBech32 { .. }))
    ));
}

#[test]
fn instantiation_is_the_hubs_and_for_this_contract() {
    let mut world = World::bare();
    let suite = world.deps.querier.suite.clone();
    let instantiate = |world: &mut World, sender: &str, suite: Suite| {
        let msg = ballast_types::registry::InstantiateMsg {
            suite,
            validators: vec![],
            params: ParamsUpdate::default(),
        };
        let info = message_info(&account(sender), &[]);
        contract::instantiate(world.deps.as_mut(), world.env.clone(), info, Wire(msg)).unwrap_err()
    };

    assert_eq!(
        instantiate(&mut world, "mallory", suite.clone()),
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
        instantiate(&mut world, "hub", other),
        ContractError::Birth(BirthError::NotThisContract {
            role: "registry",
            named: account("other"),
            this: account("registry")
        })
    );
    assert_eq!(world.storage(), vec![]);
}

#[test]
fn added_validator_is_active_and_announced() {
    let mut world = World::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: Some(7),
        cap_bps: Some(1_000),
        max_commission: Some(Decimal::percent(5)),
    };

    let response = world.run("owner", add).unwrap();

    let answer = world.validator("val1");
    assert_eq!(
        (answer.kind, answer.status),
        (Kind::Curated, Status::Active)
    );
    assert_eq!((answer.weight, answer.cap_bps), (7, 1_000));
    assert_eq!(answer.max_commission, Decimal::percent(5));
    assert_eq!(attribute(&response, "action"), "add_validator");
    assert_eq!(
        changes(&response),
        [(valoper("val1"), "unlisted".into(), "active".into())]
    );
}

#[test]
fn add_refuses_addresses_that_are_not_validators_of_this_chain() {
    let mut world = World::with(&["val0"]);
    let foreign = ballast_types::address::operator_address(&[1; 20], "osmo1x").unwrap();
    let mut add = |address: &str| {
        let add = ExecuteMsg::AddValidator {
            address: address.to_string(),
            weight: None,
            cap_bps: None,
            max_commission: None,
        };
        world.run("owner", add).unwrap_err()
    };

    for text in ["", "x", &valoper("val1").to_uppercase(), "wasmvaloper1qqqq"] {
        let err = add(text);
        assert!(
            matches!(&err, ContractError::Address(AddressError::NotBech32 { address, .. }) if address == text),
            "{text}: {err}"
        );
    }
    for text in [account("val1").as_str(), &foreign] {
        let err = add(text);
        assert!(
            matches!(&err, ContractError::Address(AddressError::Prefix { address, .. }) if address == text),
            "{text}: {err}"
        );
    }
    assert_eq!(
        add(&valoper("nobody")),
        ContractError::NotBonded {
            validator: valoper("nobody"),
            bonded: 10
        }
    );
}

#[test]
fn add_refuses_terms_out_of_bounds() {
    let mut world = World::with(&["val0"]);
    let mut add = |weight, cap_bps, max_commission| {
        let add = ExecuteMsg::AddValidator {
            address: valoper("val1"),
            weight,
            cap_bps,
            max_commission,
        };
        world.run("owner", add).unwrap_err()
    };
    let bounds = |name, value: &str, min: &str, max: &str| {
        ContractError::from(OutOfBounds {
            name,
            value: value.into(),
            min: min.into(),
            max: max.into(),
        })
    };

    assert_eq!(
        add(Some(1_000_001), None, None),
        bounds("weight", "1000001", "0", "1000000")
    );
    assert_eq!(
        add(None, Some(0), None),
        bounds("cap_bps", "0", "1", "10000")
    );
    assert_eq!(
        add(None, Some(10_001), None),
        bounds("cap_bps", "10001", "1", "10000")
    );
    assert_eq!(
        add(None, None, Some(Decimal::percent(11))),
        bounds("max_commission", "0.11", "0", "0.1")
    );
    assert_eq!(
        add(None, None, Some(Decimal::percent(4))),
        ContractError::Commission {
            validator: valoper("val1"),
            seen: Decimal::percent(5),
            promised: Decimal::percent(4)
        }
    );
}

#[test]
fn add_refuses_when_no_place_is_free() {
    let params = ParamsUpdate {
        max_validators: Some(2),
        ..ParamsUpdate::default()
    };
    let mut world = World::with_params(&["val0", "val1"], params);

    assert_eq!(
        world.run("owner", msg::add("val2")),
        Err(ContractError::TooMany { listed: 2, max: 2 })
    );
}

#[test]
fn owners_messages_refuse_strangers_and_operators() {
    let mut world = World::with(&["val0"]);
    let config = || ExecuteMsg::UpdateConfig(ParamsUpdate::default());

    for stranger in ["mallory", "hub", "val0", "collector"] {
        let the_owner = unauthorized("the owner", stranger);
        assert_eq!(world.run(stranger, msg::add("val1")), Err(the_owner));
        let the_owner = unauthorized("the owner", stranger);
        assert_eq!(world.run(stranger, config()), Err(the_owner));
    }
    for (sender, role) in [
        ("mallory", "the owner or the validator's operator"),
        ("val1", "the owner or the validator's operator"),
        ("val0", "the owner"),
    ] {
        assert_eq!(
            world.run(sender, msg::weigh("val0", 1_000_000)),
            Err(unauthorized(role, sender))
        );
    }
    assert_eq!(
        world.run("val1", msg::remove("val0")),
        Err(unauthorized(
            "the owner or the validator's operator",
            "val1"
        ))
    );
}

#[test]
fn no_message_takes_coins() {
    let mut world = World::with(&["val0"]);
    let messages = [
        msg::add("val1"),
        msg::apply("val1"),
        msg::pause("val0", true),
        msg::remove("val0"),
        ExecuteMsg::Observe {
            start_after: None,
            limit: None,
        },
        ExecuteMsg::UpdateConfig(ParamsUpdate::default()),
    ];

    for message in messages {
        assert_eq!(
            world.run_with("owner", coins(5, "ustake"), message),
            Err(ContractError::Access(AccessError::NonPayable {
                coins: "5ustake".into()
            }))
        );
    }
}

#[test]
fn removed_validator_leaves_and_can_be_listed_again() {
    let mut world = World::with(&["val0", "val1"]);
    world.stake("val0", 500);

    world.run("owner", msg::remove("val0")).unwrap();

    let answer = world.validator("val0");
    assert_eq!(answer.status, Status::Leaving);
    assert_eq!(answer.reason.unwrap(), "removed by the owner");
    assert_eq!(answer.quota.to_string(), "0");
    assert_eq!(
        world.run("owner", msg::remove("val0")),
        Err(ContractError::AlreadyLeaving {
            validator: valoper("val0"),
            reason: "removed by the owner".into()
        })
    );
    assert_eq!(
        world.run("owner", msg::weigh("val0", 2)),
        Err(ContractError::AlreadyLeaving {
            validator: valoper("val0"),
            reason: "removed by the owner".into()
        })
    );

    world.run("owner", msg::add("val0")).unwrap();
    assert_eq!(world.status("val0"), Status::Active);
}

/// Listing again is no way around a probation.
#[test]
fn validator_listed_again_after_a_fault_is_on_probation() {
    let mut world = World::with(&["val0"]);
    world.stake("val0", 500);
    world.jail("val0");
    world.observe();
    world.run("val0", msg::remove("val0")).unwrap();
    world.unjail("val0");

    world.run("owner", msg::add("val0")).unwrap();

    assert_eq!(world.status("val0"), Status::Probation);
}

#[test]
fn unknown_validator_is_named() {
    let mut world = World::with(&["val0"]);
    let not_listed = || ContractError::NotListed {
        validator: valoper("val1"),
    };

    assert_eq!(world.run("owner", msg::remove("val1")), Err(not_listed()));
    assert_eq!(world.run("owner", msg::weigh("val1", 1)), Err(not_listed()));
    assert_eq!(
        world.run("val1", msg::pause("val1", true)),
        Err(not_listed())
    );
}

#[test]
fn config_changes_inside_bounds_reach_the_roster() {
    let mut world = World::with(&["val0"]);
    let update = ParamsUpdate {
        cap_bps: Some(10_000),
        leverage: Some(Decimal::percent(250)),
        min_stake: Some(Uint128::new(20_000)),
        require_bonds: Some(true),
        ..ParamsUpdate::default()
    };

    world
        .run("owner", ExecuteMsg::UpdateConfig(update))
        .unwrap();

    let roster = ROSTER.load(&world.deps.storage).unwrap();
    assert_eq!(roster.cap_bps, 10_000);
    assert_eq!(roster.leverage, Decimal::percent(250));
    assert_eq!(roster.min_stake, Uint128::new(20_000));
    assert!(roster.require_bonds);
}

#[test]
fn config_refuses_each_value_out_of_bounds() {
    let mut world = World::with(&["val0"]);
    let none = ParamsUpdate::default;
    let updates = [
        ParamsUpdate {
            max_commission: Some(Decimal::percent(21)),
            ..none()
        },
        ParamsUpdate {
            min_bond: Some(Uint128::zero()),
            ..none()
        },
        ParamsUpdate {
            max_validators: Some(0),
            ..none()
        },
        ParamsUpdate {
            max_validators: Some(101),
            ..none()
        },
        ParamsUpdate {
            cap_bps: Some(0),
            ..none()
        },
        ParamsUpdate {
            cap_bps: Some(10_001),
            ..none()
        },
        ParamsUpdate {
            leverage: Some(Decimal::percent(99)),
            ..none()
        },
        ParamsUpdate {
            leverage: Some(Decimal::percent(100_001)),
            ..none()
        },
        ParamsUpdate {
            probation_secs: Some(7_776_001),
            ..none()
        },
    ];

    for update in updates {
        let refused = world.run("owner", ExecuteMsg::UpdateConfig(update.clone()));
        let bounds = |r| matches!(r, Err(ContractError::Params(ParamError::Bounds(_))));
        assert!(bounds(refused), "{update:?}");
        assert!(
            bounds(World::bare().instantiate(vec![], update.clone())),
            "{update:?}"
        );
    }
}

#[test]
fn migration_refuses_other_contracts_other_shapes_and_newer_versions() {
    let mut world = World::with(&["val0"]);
    let env = world.env.clone();
    let mut migrate = |name: &str, version: &str| {
        cw2::set_contract_version(&mut world.deps.storage, name, version).unwrap();
        contract::migrate(world.deps.as_mut(), env.clone(), Wire(MigrateMsg {})).is_ok()
    };

    assert!(migrate(crate::state::NAME, crate::state::VERSION));
    assert!(!migrate(crate::state::NAME, "0.1.0"));
    assert!(!migrate(crate::state::NAME, "99.0.0"));
    assert!(!migrate("crates.io:ballast-hub", crate::state::VERSION));
}
