use crate::desk::Desk;
use ballast_token::{
    state::{NAME, VERSION},
    ContractError,
};
use ballast_types::{
    access::AccessError,
    birth::BirthError,
    token::{InstantiateMsg, QueryMsg},
    version::MigrateError,
};
use cosmwasm_std::Addr;
use cw20::{MarketingInfoResponse, MinterResponse};

#[test]
fn born_with_the_seed_and_the_hub_as_minter() {
    let mut desk = Desk::bare();
    let msg = desk.birth();

    desk.instantiate("hub", msg).unwrap();

    assert_eq!((desk.supply(), desk.balance("hub")), (1_000, 1_000));
    let minter: MinterResponse = desk.ask(QueryMsg::Minter {}).unwrap();
    assert_eq!(
        minter,
        MinterResponse {
            minter: desk.text("hub"),
            cap: None
        }
    );
    let marketing: MarketingInfoResponse = desk.ask(QueryMsg::MarketingInfo {}).unwrap();
    assert_eq!(marketing.project, Some("Ballast".to_string()));
    let cw2 = cw2::get_contract_version(&desk.storage).unwrap();
    assert_eq!(cw2.contract, "crates.io:ballast-token");
    assert_eq!(cw2.version, VERSION);
}

#[test]
fn born_of_anyone_but_the_hub_or_with_bad_words_fails() {
    let born = |sender: &str, change: fn(&mut InstantiateMsg)| {
        let mut desk = Desk::bare();
        let mut msg = desk.birth();
        change(&mut msg);
        desk.instantiate(sender, msg).unwrap_err()
    };

    assert!(matches!(
        born("mallory", |_| ()),
        ContractError::Birth(BirthError::Access(AccessError::Unauthorized {
            role: "the hub",
            ..
        }))
    ));
    born("hub", |msg| msg.info.symbol = "b STAKE".to_string());
    born("hub", |msg| msg.info.name = "b".to_string());
    born("hub", |msg| msg.info.decimals = 19);
    assert!(matches!(
        born("hub", |msg| {
            msg.suite.collector = Addr::unchecked("nowhere")
        }),
        ContractError::Birth(BirthError::Address(_))
    ));
    assert!(matches!(
        born("hub", |msg| msg.suite.token = msg.suite.vault.clone()),
        ContractError::Birth(BirthError::NotThisContract { role: "token", .. })
    ));
}

/// AU-09.
#[test]
fn au_09_migrate_takes_its_own_state_of_this_shape_only() {
    let from = |name: &str, version: &str| Desk::default().migrate_from(name, version);

    from(NAME, VERSION).unwrap();
    let older = from(NAME, "0.1.0").unwrap_err();
    assert!(
        matches!(
            older,
            ContractError::Migrate(MigrateError::OlderShape { .. })
        ),
        "{older}"
    );
    assert_eq!(
        from("crates.io:cw20-base", "0.0.1").unwrap_err(),
        ContractError::Migrate(MigrateError::WrongContract {
            expected: NAME.to_string(),
            found: "crates.io:cw20-base".to_string()
        })
    );
    assert_eq!(
        from(NAME, "99.0.0").unwrap_err(),
        ContractError::Migrate(MigrateError::Downgrade {
            stored: "99.0.0".to_string(),
            code: VERSION.to_string()
        })
    );
}
