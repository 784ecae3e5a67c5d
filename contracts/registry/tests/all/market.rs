use crate::desk::{msg, valoper, Desk, WEEK};
use ballast_registry::ContractError;
use ballast_types::{
    access::AccessError,
    registry::{ExecuteMsg, Kind, ParamsUpdate, Status},
    Amount, Native,
};
use ballast_workbench::account;
use cosmwasm_std::{Decimal, Uint128};

/// An open registry: bonds of 1,000 at least, leverage 20, a pool of a million.
fn open() -> Desk {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::new(1_000)),
        ..ParamsUpdate::default()
    };
    Desk::with_params(&["val0", "val1", "val2", "val3"], params)
}

#[test]
fn operator_with_a_bond_gets_a_quota() {
    let mut desk = open();
    desk.bond("val9", 1_000);

    desk.run("val9", msg::apply("val9")).unwrap();

    let answer = desk.validator("val9");
    assert_eq!((answer.kind, answer.status), (Kind::Bonded, Status::Active));
    assert_eq!(answer.quota, Native::new(20_000u128));
    assert_eq!(answer.bond.to_string(), "1000");
}

#[test]
fn only_the_operator_itself_applies() {
    let mut desk = open();
    desk.bond("val9", 1_000);

    for stranger in ["mallory", "owner", "val8"] {
        assert_eq!(
            desk.run(stranger, msg::apply("val9")),
            Err(ContractError::Access(AccessError::Unauthorized {
                role: "the validator's operator",
                sender: account(stranger)
            }))
        );
    }
}

#[test]
fn apply_needs_an_open_registry() {
    let mut closed = Desk::with(&["val0"]);
    closed.bond("val9", 1_000_000);
    assert_eq!(
        closed.run("val9", msg::apply("val9")),
        Err(ContractError::Closed)
    );
}

#[test]
fn apply_needs_a_bond_that_is_worth_enough() {
    let mut desk = open();
    let refused = |bond: u128, value: u128| {
        Err(ContractError::BondTooSmall {
            validator: valoper("val9"),
            bond: Uint128::new(bond),
            value: Native::new(value),
            min: Uint128::new(1_000),
        })
    };

    assert_eq!(desk.run("val9", msg::apply("val9")), refused(0, 0));
    desk.bond("val9", 999);
    assert_eq!(desk.run("val9", msg::apply("val9")), refused(999, 999));
    desk.bond("val9", 1_000);
    desk.totals(999_999, 1_000_000);
    assert_eq!(desk.run("val9", msg::apply("val9")), refused(1_000, 999));
}

#[test]
fn apply_needs_the_bonded_set_and_a_kept_promise() {
    let mut desk = open();
    desk.bond("val9", 1_000);
    desk.set_commission("val9", 11);
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::Commission { .. })
    ));
    desk.set_commission("val9", 5);
    desk.jail("val9");
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::NotBonded { .. })
    ));
    desk.unjail("val9");
    desk.run("val9", msg::apply("val9")).unwrap();
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::AlreadyListed { .. })
    ));
}

#[test]
fn a_bond_that_shrinks_shrinks_the_quota_at_once() {
    let mut desk = open();
    desk.bond("val9", 10_000);
    desk.run("val9", msg::apply("val9")).unwrap();
    assert_eq!(desk.validator("val9").quota, Native::new(200_000u128));

    desk.bond("val9", 500);
    assert_eq!(desk.validator("val9").quota, Native::new(10_000u128));
    desk.totals(500_000, 1_000_000);
    assert_eq!(desk.validator("val9").quota, Native::new(5_000u128));
}

#[test]
fn operator_pauses_itself_and_ends_its_own_pause() {
    let mut desk = open();

    desk.run("val0", msg::pause("val0", true)).unwrap();
    assert_eq!(desk.status("val0"), Status::Paused);
    assert_eq!(
        desk.validator("val0").reason.unwrap(),
        "paused by its operator"
    );

    desk.run("val0", msg::pause("val0", false)).unwrap();
    assert_eq!(desk.status("val0"), Status::Active);
}

#[test]
fn operator_does_not_end_the_owners_pause() {
    let mut desk = open();
    desk.run("owner", msg::pause("val0", true)).unwrap();

    // nor by pausing on top of it
    desk.run("val0", msg::pause("val0", true)).unwrap();
    assert_eq!(
        desk.run("val0", msg::pause("val0", false)),
        Err(ContractError::PausedByOwner {
            validator: valoper("val0")
        })
    );

    desk.run("owner", msg::pause("val0", false)).unwrap();
    assert_eq!(desk.status("val0"), Status::Active);
}

#[test]
fn operator_changes_nothing_but_its_pause() {
    let mut desk = open();
    desk.bond("val9", 1_000);
    desk.run("val9", msg::apply("val9")).unwrap();
    let update = |weight, cap_bps, max_commission| ExecuteMsg::UpdateValidator {
        address: valoper("val9"),
        weight,
        cap_bps,
        max_commission,
        paused: Some(true),
    };

    for change in [
        update(Some(1_000), None, None),
        update(None, Some(10_000), None),
        update(None, None, Some(Decimal::percent(10))),
    ] {
        assert_eq!(
            desk.run("val9", change),
            Err(ContractError::Access(AccessError::Unauthorized {
                role: "the owner",
                sender: account("val9")
            }))
        );
    }
}

#[test]
fn operator_leaves_is_drained_forgotten_and_may_apply_again() {
    let mut desk = open();
    desk.bond("val9", 1_000);
    desk.run("val9", msg::apply("val9")).unwrap();
    desk.stake("val9", 20_000);

    desk.run("val9", msg::remove("val9")).unwrap();
    desk.observe();
    assert_eq!(desk.status("val9"), Status::Leaving);
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::AlreadyListed { .. })
    ));

    desk.drain("val9");
    desk.observe();
    desk.run("val9", msg::apply("val9")).unwrap();
    assert_eq!(desk.status("val9"), Status::Active);
}

/// A validator that the owner paused cannot end the pause by leaving and applying again.
#[test]
fn the_owners_pause_outlives_a_leave() {
    let mut desk = open();
    desk.bond("val9", 1_000);
    desk.run("val9", msg::apply("val9")).unwrap();
    desk.run("owner", msg::pause("val9", true)).unwrap();

    desk.run("val9", msg::remove("val9")).unwrap();
    desk.observe();

    assert_eq!(desk.status("val9"), Status::Leaving);
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::AlreadyListed { .. })
    ));
}

/// A probation is not got rid of by leaving and applying.
#[test]
fn leaving_is_no_way_around_a_probation() {
    let mut desk = open();
    desk.bond("val9", 1_000);
    desk.run("val9", msg::apply("val9")).unwrap();
    desk.jail("val9");
    desk.observe();
    desk.unjail("val9");
    desk.observe();

    desk.run("val9", msg::remove("val9")).unwrap();
    desk.observe();
    assert!(matches!(
        desk.run("val9", msg::apply("val9")),
        Err(ContractError::AlreadyListed { .. })
    ));

    desk.pass(WEEK + 1);
    desk.observe();
    desk.run("val9", msg::apply("val9")).unwrap();
}

/// One coin of bond must not narrow what the others may hold, so that the pool cannot be placed.
#[test]
fn a_speck_of_a_bond_leaves_the_others_their_room() {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::one()),
        ..ParamsUpdate::default()
    };
    let mut desk = Desk::with_params(&["val0", "val1"], params);
    for name in ["val5", "val6", "val7", "val8", "val9"] {
        desk.bond(name, 1);
        desk.run(name, msg::apply(name)).unwrap();
    }

    assert_eq!(desk.validator("val9").quota, Native::new(20u128));
    assert_eq!(desk.validator("val0").quota, Native::new(499_950u128));
}
