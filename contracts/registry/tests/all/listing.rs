use crate::desk::{changes, msg, valoper, Desk};
use ballast_registry::{state::ROSTER, ContractError};
use ballast_types::{
    access::AccessError,
    address::AddressError,
    hub::{OutOfBounds, ParamError},
    registry::{ExecuteMsg, Kind, ParamsUpdate, Status},
};
use ballast_workbench::{account, attribute};
use cosmwasm_std::{coins, Decimal, Uint128};

fn unauthorized(role: &'static str, sender: &str) -> ContractError {
    ContractError::Access(AccessError::Unauthorized {
        role,
        sender: account(sender),
    })
}

#[test]
fn added_validator_is_active_and_announced() {
    let mut desk = Desk::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: Some(7),
        cap_bps: Some(1_000),
        max_commission: Some(Decimal::percent(5)),
    };

    let response = desk.run("owner", add).unwrap();

    let answer = desk.validator("val1");
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
    let mut desk = Desk::with(&["val0"]);
    let foreign = ballast_types::address::operator_address(&[1; 20], "osmo1x").unwrap();
    let mut add = |address: &str| {
        let add = ExecuteMsg::AddValidator {
            address: address.to_string(),
            weight: None,
            cap_bps: None,
            max_commission: None,
        };
        desk.run("owner", add).unwrap_err()
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
    let mut desk = Desk::with(&["val0"]);
    let mut add = |weight, cap_bps, max_commission| {
        let add = ExecuteMsg::AddValidator {
            address: valoper("val1"),
            weight,
            cap_bps,
            max_commission,
        };
        desk.run("owner", add).unwrap_err()
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
    let mut desk = Desk::with_params(&["val0", "val1"], params);

    assert_eq!(
        desk.run("owner", msg::add("val2")),
        Err(ContractError::TooMany { listed: 2, max: 2 })
    );
}

#[test]
fn owners_messages_refuse_strangers_and_operators() {
    let mut desk = Desk::with(&["val0"]);
    let config = || ExecuteMsg::UpdateConfig(ParamsUpdate::default());

    for stranger in ["mallory", "hub", "val0", "collector"] {
        let the_owner = unauthorized("the owner", stranger);
        assert_eq!(desk.run(stranger, msg::add("val1")), Err(the_owner));
        let the_owner = unauthorized("the owner", stranger);
        assert_eq!(desk.run(stranger, config()), Err(the_owner));
    }
    for (sender, role) in [
        ("mallory", "the owner or the validator's operator"),
        ("val1", "the owner or the validator's operator"),
        ("val0", "the owner"),
    ] {
        assert_eq!(
            desk.run(sender, msg::weigh("val0", 1_000_000)),
            Err(unauthorized(role, sender))
        );
    }
    assert_eq!(
        desk.run("val1", msg::remove("val0")),
        Err(unauthorized(
            "the owner or the validator's operator",
            "val1"
        ))
    );
}

#[test]
fn no_message_takes_coins() {
    let mut desk = Desk::with(&["val0"]);
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
            desk.run_with("owner", &coins(5, "ustake"), message),
            Err(ContractError::Access(AccessError::NonPayable {
                coins: "5ustake".into()
            }))
        );
    }
}

#[test]
fn removed_validator_leaves_and_can_be_listed_again() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.stake("val0", 500);

    desk.run("owner", msg::remove("val0")).unwrap();

    let answer = desk.validator("val0");
    assert_eq!(answer.status, Status::Leaving);
    assert_eq!(answer.reason.unwrap(), "removed by the owner");
    assert_eq!(answer.quota.to_string(), "0");
    assert_eq!(
        desk.run("owner", msg::remove("val0")),
        Err(ContractError::AlreadyLeaving {
            validator: valoper("val0"),
            reason: "removed by the owner".into()
        })
    );
    assert_eq!(
        desk.run("owner", msg::weigh("val0", 2)),
        Err(ContractError::AlreadyLeaving {
            validator: valoper("val0"),
            reason: "removed by the owner".into()
        })
    );

    desk.run("owner", msg::add("val0")).unwrap();
    assert_eq!(desk.status("val0"), Status::Active);
}

/// Listing again is no way around a probation.
#[test]
fn validator_listed_again_after_a_fault_is_on_probation() {
    let mut desk = Desk::with(&["val0"]);
    desk.stake("val0", 500);
    desk.jail("val0");
    desk.observe();
    desk.run("val0", msg::remove("val0")).unwrap();
    desk.unjail("val0");

    desk.run("owner", msg::add("val0")).unwrap();

    assert_eq!(desk.status("val0"), Status::Probation);
}

#[test]
fn unknown_validator_is_named() {
    let mut desk = Desk::with(&["val0"]);
    let not_listed = || ContractError::NotListed {
        validator: valoper("val1"),
    };

    assert_eq!(desk.run("owner", msg::remove("val1")), Err(not_listed()));
    assert_eq!(desk.run("owner", msg::weigh("val1", 1)), Err(not_listed()));
    assert_eq!(
        desk.run("val1", msg::pause("val1", true)),
        Err(not_listed())
    );
}

#[test]
fn config_changes_inside_bounds_reach_the_roster() {
    let mut desk = Desk::with(&["val0"]);
    let update = ParamsUpdate {
        cap_bps: Some(10_000),
        leverage: Some(Decimal::percent(250)),
        min_stake: Some(Uint128::new(20_000)),
        require_bonds: Some(true),
        ..ParamsUpdate::default()
    };

    desk.run("owner", ExecuteMsg::UpdateConfig(update)).unwrap();

    let roster = ROSTER.load(&desk.storage).unwrap();
    assert_eq!(roster.cap_bps, 10_000);
    assert_eq!(roster.leverage, Decimal::percent(250));
    assert_eq!(roster.min_stake, Uint128::new(20_000));
    assert!(roster.require_bonds);
}

#[test]
fn config_refuses_each_value_out_of_bounds() {
    let mut desk = Desk::with(&["val0"]);
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
        let refused = desk.run("owner", ExecuteMsg::UpdateConfig(update.clone()));
        let bounds = |r| matches!(r, Err(ContractError::Params(ParamError::Bounds(_))));
        assert!(bounds(refused), "{update:?}");
        assert!(
            bounds(Desk::bare().create(vec![], update.clone())),
            "{update:?}"
        );
    }
}
