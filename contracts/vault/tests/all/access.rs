use crate::kit::*;
use ballast_types::{
    access::AccessError, birth::BirthError, deploy::MigrateMsg, hub::ParamError, vault::*,
    LayerShares,
};
use ballast_vault::{contract, ContractError};
use ballast_wire::Wire;
use cosmwasm_std::{
    coins,
    testing::{message_info, mock_dependencies, mock_env},
    Addr, Binary,
};
use cw20::Cw20ReceiveMsg;
use cw_multi_test::Executor;

/// One of each message.
fn messages(kit: &Kit) -> Vec<ExecuteMsg> {
    vec![
        ExecuteMsg::Receive(Cw20ReceiveMsg {
            sender: kit.who("alice").into_string(),
            amount: 5u128.into(),
            msg: Binary::default(),
        }),
        ExecuteMsg::RequestExit {
            layer: LayerId::Pool,
            shares: LayerShares::default(),
        },
        ExecuteMsg::CancelExit { exit_id: 1 },
        ExecuteMsg::Exit { exit_id: 1 },
        ExecuteMsg::Refresh { validator: None },
        ExecuteMsg::Cover(CoverMsg {
            before: par(),
            losses: vec![],
        }),
        ExecuteMsg::UpdateConfig(ParamsUpdate::default()),
    ]
}

#[test]
fn no_message_takes_coins() {
    let kit = Kit::default();
    for msg in messages(&kit) {
        let mut deps = mock_dependencies();
        let info = message_info(&Addr::unchecked("anyone"), &coins(5, "uatom"));

        let refused = contract::execute(deps.as_mut(), mock_env(), info, Wire(msg)).unwrap_err();

        let coins = "5uatom".to_string();
        assert_eq!(
            refused,
            ContractError::Access(AccessError::NonPayable { coins })
        );
    }
}

#[test]
fn unknown_exits_are_refused_with_numbers() {
    let mut kit = Kit::default();
    for msg in [
        ExecuteMsg::Exit { exit_id: 7 },
        ExecuteMsg::CancelExit { exit_id: 7 },
    ] {
        let refused = kit.exec("alice", &msg).unwrap_err();
        assert_eq!(
            refused,
            ContractError::UnknownExit {
                exit_id: 7,
                next_exit: 1
            }
        );
    }
    let validator = Some("nobody".to_string());
    let refused = kit.exec("alice", &ExecuteMsg::Refresh { validator });
    assert!(matches!(refused, Err(ContractError::Address(_))));
}

#[test]
fn parameters_are_the_owners_and_have_bounds() {
    let mut kit = Kit::default();
    let update = |cooldown_secs, target_coverage_bps| {
        ExecuteMsg::UpdateConfig(ParamsUpdate {
            cooldown_secs,
            target_coverage_bps,
        })
    };
    let sender = kit.who("alice");
    let role = "the owner";
    assert_eq!(
        kit.exec("alice", &update(None, Some(7))).unwrap_err(),
        ContractError::Access(AccessError::Unauthorized { role, sender })
    );

    for (msg, name) in [
        (update(Some(2_203_199), None), "vault.cooldown_secs"),
        (update(Some(5_011_201), None), "vault.cooldown_secs"),
        (update(None, Some(0)), "vault.target_coverage_bps"),
        (update(None, Some(10_001)), "vault.target_coverage_bps"),
    ] {
        let refused = kit.exec("owner", &msg).unwrap_err();
        assert!(
            matches!(&refused, ContractError::Params(ParamError::Bounds(out)) if out.name == name),
            "{refused}"
        );
    }
    kit.exec("owner", &update(Some(2_203_200), Some(10_000)))
        .unwrap();
    kit.exec("owner", &update(Some(5_011_200), None)).unwrap();
    let config: ConfigResponse = kit.ask(&QueryMsg::Config {});
    assert_eq!(
        (
            config.params.cooldown_secs,
            config.params.target_coverage_bps
        ),
        (5_011_200, 10_000)
    );
}

#[test]
fn only_the_hub_creates_a_vault() {
    let kit = Kit::default();
    let birth = InstantiateMsg {
        suite: kit.suite.clone(),
        exit_secs: 100,
        params: ParamsUpdate::default(),
    };
    let mut deps = mock_dependencies();
    let info = message_info(&kit.who("mallory"), &[]);

    let refused = contract::instantiate(deps.as_mut(), mock_env(), info, Wire(birth)).unwrap_err();

    assert!(matches!(
        refused,
        ContractError::Birth(BirthError::Access(AccessError::Unauthorized { .. }))
    ));
}

#[test]
fn migration_keeps_the_state_of_its_own_kind_only() {
    let mut kit = Kit::default();
    kit.underwrite("alice", 5);
    let code = kit
        .app
        .wrap()
        .query_wasm_contract_info(&kit.vault)
        .unwrap()
        .code_id;
    let (owner, vault) = (kit.who("owner"), kit.vault.clone());
    let before = kit.app.dump_wasm_raw(&vault);

    kit.app
        .migrate_contract(owner.clone(), vault.clone(), &MigrateMsg {}, code)
        .unwrap();
    assert_eq!(kit.app.dump_wasm_raw(&vault), before);

    for (name, version) in [
        ("crates.io:ballast-queue", "0.0.1"),
        ("crates.io:ballast-vault", "99.0.0"),
        ("crates.io:ballast-vault", "0.1.0"),
    ] {
        kit.write(&vault, |storage| {
            cw2::set_contract_version(storage, name, version).unwrap();
        });
        let refused: ContractError = kit
            .app
            .migrate_contract(owner.clone(), vault.clone(), &MigrateMsg {}, code)
            .unwrap_err()
            .downcast()
            .unwrap();
        assert!(matches!(refused, ContractError::Migrate(_)), "{refused}");
    }
}
