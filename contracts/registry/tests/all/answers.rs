use crate::desk::{msg, valoper, Desk};
use ballast_registry::ContractError;
use ballast_types::{
    paging::ZeroLimit,
    registry::{
        ConfigResponse, Params, ParamsUpdate, QueryMsg, TargetsResponse, ValidatorsResponse,
    },
    Amount, Native,
};
use ballast_workbench::suite;
use cosmwasm_std::Uint128;

fn targets(desk: &Desk) -> Vec<(String, u128, u128)> {
    let answer: TargetsResponse = desk.ask(QueryMsg::Targets {}).unwrap();
    let rows = answer.targets.into_iter();
    rows.map(|t| (t.address, t.target.raw().u128(), t.quota.raw().u128()))
        .collect()
}

fn target(desk: &Desk, name: &str) -> u128 {
    let found = targets(desk).into_iter().find(|t| t.0 == valoper(name));
    found.unwrap().1
}

#[test]
fn config_shows_the_parameters_in_force() {
    let answer: ConfigResponse = Desk::with(&[]).ask(QueryMsg::Config {}).unwrap();

    assert_eq!(answer.params, Params::default());
    assert_eq!(answer.suite, suite());
}

#[test]
fn targets_are_by_weight_under_quotas() {
    let mut desk = Desk::with(&["val0", "val1", "val2", "val3", "val4"]);
    desk.run("owner", msg::weigh("val0", 4)).unwrap();

    assert_eq!(target(&desk, "val0"), 250_000, "its cap");
    assert_eq!(target(&desk, "val1"), 187_500);
}

#[test]
fn caps_alone_never_keep_the_pool_from_being_placed() {
    for names in [&["val0"][..], &["val0", "val1", "val2"]] {
        let answer: TargetsResponse = Desk::with(names).ask(QueryMsg::Targets {}).unwrap();

        assert_eq!(answer.unplaced, Native::ZERO);
        let sum = Native::sum(answer.targets.iter().map(|t| t.target)).unwrap();
        assert_eq!(sum, Native::new(1_000_000u128));
    }
}

#[test]
fn validators_that_may_get_nothing_new_keep_what_they_have() {
    let mut desk = Desk::with(&["val0", "val1", "val2", "val3"]);
    desk.stake("val0", 100_000);
    desk.stake("val1", 90_000);
    desk.stake("val2", 250_000);
    desk.run("owner", msg::pause("val0", true)).unwrap();
    desk.jail("val1");
    desk.observe();
    desk.run("owner", msg::remove("val2")).unwrap();

    assert_eq!(target(&desk, "val0"), 100_000);
    assert_eq!(target(&desk, "val1"), 90_000);
    assert_eq!(target(&desk, "val2"), 0);
    assert_eq!(
        target(&desk, "val3"),
        810_000,
        "alone active: its cap is all"
    );
}

#[test]
fn nobody_active_means_nothing_is_placed() {
    let mut desk = Desk::with(&["val0", "val1"]);
    for name in ["val0", "val1"] {
        desk.vanish(name);
    }
    desk.observe();

    let answer: TargetsResponse = desk.ask(QueryMsg::Targets {}).unwrap();

    assert_eq!(answer.unplaced, Native::new(1_000_000u128));
}

#[test]
fn funded_in_full_or_not_at_all() {
    let params = ParamsUpdate {
        min_stake: Some(Uint128::new(400_000)),
        ..ParamsUpdate::default()
    };
    let desk = Desk::with_params(&["val0", "val1", "val2"], params);

    let targets = targets(&desk);

    let all_or_nothing = |t: &(String, u128, u128)| t.1 == 0 || t.1 >= 400_000;
    assert!(targets.iter().all(all_or_nothing), "{targets:?}");
}

#[test]
fn required_bonds_bind_the_owners_validators_too() {
    let params = ParamsUpdate {
        require_bonds: Some(true),
        ..ParamsUpdate::default()
    };
    let mut desk = Desk::with_params(&["val0", "val1"], params);
    desk.bond("val0", 10_000);

    assert_eq!(target(&desk, "val0"), 200_000);
    assert_eq!(target(&desk, "val1"), 0);
}

#[test]
fn no_quota_is_guessed_when_the_vault_does_not_answer() {
    let params = ParamsUpdate {
        require_bonds: Some(true),
        ..ParamsUpdate::default()
    };
    let mut desk = Desk::with_params(&["val0"], params);
    desk.sibling("vault").fails = true;

    let answer = desk.ask::<TargetsResponse>(QueryMsg::Targets {});

    assert!(matches!(answer, Err(ContractError::Std(_))));
}

#[test]
fn validators_are_paged() {
    let desk = Desk::with(&["val0", "val1", "val2", "val3", "val4"]);
    let page = |start_after, limit| -> Result<Vec<String>, ContractError> {
        let query = QueryMsg::Validators { start_after, limit };
        let answer: ValidatorsResponse = desk.ask(query)?;
        Ok(answer.validators.into_iter().map(|v| v.address).collect())
    };

    let all = page(None, Some(1_000_000_000)).unwrap();
    let first = page(None, Some(2)).unwrap();
    let rest = page(first.last().cloned(), None).unwrap();

    assert_eq!(all.len(), 5);
    assert_eq!([first, rest].concat(), all);
    assert_eq!(page(None, Some(0)), Err(ContractError::Limit(ZeroLimit)));
    assert_eq!(page(Some("x".repeat(5_000)), None), Ok(vec![]));
}

#[test]
fn unknown_validator_is_named() {
    let desk = Desk::with(&["val0"]);
    let address = valoper("val1");

    assert_eq!(
        desk.ask::<ballast_types::registry::ValidatorResponse>(QueryMsg::Validator {
            address: address.clone()
        }),
        Err(ContractError::NotListed { validator: address })
    );
}
