use crate::desk::{Desk, NOW};
use ballast_collector::{
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::{
    access::AccessError,
    birth::BirthError,
    collector::{ExecuteMsg, ParamsUpdate},
    deploy::{OwnContract, Suite},
    hub::ParamError,
};
use ballast_workbench::{account, suite, DENOM};
use cosmwasm_std::coins;

fn tip_to(address: &str) -> ExecuteMsg {
    ExecuteMsg::Distribute {
        tip_to: Some(address.to_string()),
    }
}

#[test]
fn instantiation_is_the_hubs_and_for_this_contract() {
    let mut desk = Desk::bare();

    assert_eq!(
        desk.create("mallory", suite(), ParamsUpdate::default()),
        Err(ContractError::Birth(BirthError::Access(
            AccessError::Unauthorized {
                role: "the hub",
                sender: account("mallory")
            }
        )))
    );
    let other = Suite {
        collector: account("other"),
        ..suite()
    };
    assert_eq!(
        desk.create("hub", other, ParamsUpdate::default()),
        Err(ContractError::Birth(BirthError::NotThisContract {
            role: "collector",
            named: account("other"),
            this: account("collector")
        }))
    );
    assert_eq!(desk.dump(), vec![]);
}

#[test]
fn distribute_waits_while_cranks_are_paused() {
    let mut desk = Desk::default();
    desk.holds(1_000, DENOM);
    desk.pause_cranks(Some(NOW + 1));
    let distribute = || ExecuteMsg::Distribute { tip_to: None };

    assert_eq!(
        desk.run("keeper", distribute()),
        Err(ContractError::Paused {
            until: NOW + 1,
            now: NOW
        })
    );

    desk.pause_cranks(Some(NOW));
    desk.run("keeper", distribute()).unwrap();
}

#[test]
fn tip_is_not_lost_in_the_suites_contracts() {
    let mut desk = Desk::default();
    desk.holds(1_000, DENOM);

    for name in ballast_types::deploy::CONTRACTS {
        let refused = Err(ContractError::OwnContract(OwnContract {
            address: account(name),
            name,
            what: "take the tip",
        }));
        let to = account(name).into_string();
        assert_eq!(desk.run("keeper", tip_to(&to)), refused);
    }
    let nobody_named = ExecuteMsg::Distribute { tip_to: None };
    assert!(matches!(
        desk.run("hub", nobody_named),
        Err(ContractError::OwnContract(OwnContract { name: "hub", .. }))
    ));
}

#[test]
fn tip_needs_an_address_of_this_chain() {
    let mut desk = Desk::default();
    let upper = account("alice").to_string().to_uppercase();

    for address in ["", "alice", &upper, "osmo1qqqq"] {
        let refused = desk.run("keeper", tip_to(address));
        assert!(
            matches!(refused, Err(ContractError::Address(_))),
            "{address}"
        );
    }
}

#[test]
fn no_message_takes_coins() {
    let mut desk = Desk::default();
    let messages = [
        ExecuteMsg::Distribute { tip_to: None },
        ExecuteMsg::Sweep {
            denom: "ibc/ABC".to_string(),
        },
        ExecuteMsg::UpdateConfig(ParamsUpdate::default()),
    ];

    for message in messages {
        assert_eq!(
            desk.run_with("owner", &coins(5, DENOM), message),
            Err(ContractError::Access(AccessError::NonPayable {
                coins: format!("5{DENOM}")
            }))
        );
    }
}

#[test]
fn the_staking_token_is_not_swept() {
    let mut desk = Desk::default();
    desk.holds(1_000, DENOM);
    let msg = ExecuteMsg::Sweep {
        denom: DENOM.to_string(),
    };

    assert_eq!(
        desk.run("owner", msg),
        Err(ContractError::NativeSweep {
            denom: DENOM.to_string()
        })
    );
}

#[test]
fn sweep_refuses_what_is_no_denom() {
    let mut desk = Desk::default();
    let long = "a".repeat(129);

    for denom in ["", "ab", "1abc", "a b", "ünit", &long] {
        let denom = denom.to_string();
        let msg = ExecuteMsg::Sweep {
            denom: denom.clone(),
        };
        assert_eq!(desk.run("anyone", msg), Err(ContractError::Denom { denom }));
    }
}

#[test]
fn only_the_owner_changes_parameters() {
    let mut desk = Desk::default();

    for stranger in ["mallory", "hub", "guardian", "treasury"] {
        let msg = ExecuteMsg::UpdateConfig(ParamsUpdate::default());
        assert_eq!(
            desk.run(stranger, msg),
            Err(ContractError::Access(AccessError::Unauthorized {
                role: "the owner",
                sender: account(stranger)
            }))
        );
    }
}

#[test]
fn parameters_have_hard_caps_at_birth_and_later() {
    let mut desk = Desk::default();
    let none = ParamsUpdate::default;
    let updates = [
        ParamsUpdate {
            fee_bps: Some(1_001),
            ..none()
        },
        ParamsUpdate {
            premium_max_bps: Some(2_001),
            ..none()
        },
        ParamsUpdate {
            tip_bps: Some(101),
            ..none()
        },
    ];

    for update in updates {
        let bounds = |r| matches!(r, Err(ContractError::Params(ParamError::Bounds(_))));
        assert!(bounds(
            desk.run("owner", ExecuteMsg::UpdateConfig(update.clone()))
        ));
        assert!(bounds(Desk::bare().create("hub", suite(), update)));
    }
}

#[test]
fn migration_refuses_other_contracts_other_shapes_and_newer_versions() {
    let mut desk = Desk::default();
    let mut migrate = |name: &str, version: &str| desk.migrate_from(name, version).is_ok();

    assert!(migrate(NAME, VERSION));
    assert!(!migrate(NAME, "0.1.0"));
    assert!(!migrate(NAME, "99.0.0"));
    assert!(!migrate("crates.io:ballast-hub", VERSION));
}
