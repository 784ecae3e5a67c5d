//! Validators that leave, and which of them are forgotten.

use crate::desk::{change, changes, msg, valoper, Desk, START, WEEK};
use ballast_registry::state::ROSTER;
use ballast_types::registry::{ParamsUpdate, Status};
use cosmwasm_std::Uint128;

#[test]
fn vanished_validator_leaves_at_once_and_for_good() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.stake("val0", 500);
    desk.vanish("val0");

    assert_eq!(
        changes(&desk.observe()),
        [change("val0", "active", "leaving")]
    );
    assert_eq!(
        desk.validator("val0").reason.unwrap(),
        "gone from the chain"
    );

    desk.reappear("val0");
    desk.observe();
    assert_eq!(desk.status("val0"), Status::Leaving);

    desk.drain("val0");
    assert_eq!(
        changes(&desk.observe()),
        [change("val0", "leaving", "forgotten")]
    );
    assert_eq!(ROSTER.load(&desk.storage).unwrap().seats.len(), 1);
    desk.run("owner", msg::add("val0")).unwrap();
}

#[test]
fn removed_validator_is_forgotten_once_the_hub_has_nothing_there() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.stake("val0", 2); // more than a rounding
    desk.run("owner", msg::remove("val0")).unwrap();
    assert_eq!(changes(&desk.observe()), []);

    desk.drain("val0");
    let response = desk.observe();

    assert_eq!(changes(&response), [change("val0", "leaving", "forgotten")]);
    let left = desk.rows();
    let fresh = Desk::with(&["val1"]).rows();
    assert_eq!(left, fresh, "nothing of it is left");
}

/// What the chain's rounding leaves is nothing, and so is a row that only remembers a refusal.
#[test]
fn a_rounding_keeps_no_seat() {
    for stake in [0, 1] {
        let mut desk = Desk::with(&["val0", "val1"]);
        desk.stake("val0", stake);
        desk.run("owner", msg::remove("val0")).unwrap();
        let gone = change("val0", "leaving", "forgotten");
        assert_eq!(changes(&desk.observe()), [gone], "{stake}");
    }
}

/// The registry forgets a validator that the owner paused and removed. A paused validator that its
/// operator removed stays until the owner removes it.
#[test]
fn a_pause_keeps_no_seat_that_the_owner_took() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.run("owner", msg::pause("val0", true)).unwrap();
    desk.run("val0", msg::remove("val0")).unwrap();
    assert_eq!(changes(&desk.observe()), []);

    desk.run("owner", msg::remove("val0")).unwrap();

    let gone = change("val0", "leaving", "forgotten");
    assert_eq!(changes(&desk.observe()), [gone]);
}

/// The owner's list survives a long outage of everyone.
#[test]
fn expelled_validator_of_the_owner_keeps_its_place() {
    let mut desk = Desk::with(&["val0", "val1"]);
    for name in ["val0", "val1"] {
        desk.jail(name);
    }
    desk.observe();
    for _ in 0..3 {
        desk.pass(10 * WEEK);
        desk.observe();
        assert_eq!(desk.status("val0"), Status::Leaving);
    }

    for name in ["val0", "val1"] {
        desk.unjail(name);
    }
    desk.observe();
    desk.pass(WEEK);
    desk.observe();

    assert_eq!(desk.status("val0"), Status::Active);
    assert_eq!(desk.status("val1"), Status::Active);
}

/// An applicant does not keep a place that others could have.
#[test]
fn expelled_applicant_is_forgotten_after_another_probation() {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::one()),
        ..ParamsUpdate::default()
    };
    let mut desk = Desk::with_params(&["val0"], params);
    desk.bond("val9", 1);
    desk.run("val9", msg::apply("val9")).unwrap();
    desk.jail("val9");
    desk.observe();
    desk.pass(WEEK + 1);
    desk.observe();
    assert_eq!(desk.status("val9"), Status::Leaving);

    desk.pass(WEEK);
    assert_eq!(changes(&desk.observe()), []);
    desk.pass(1);
    assert_eq!(
        changes(&desk.observe()),
        [change("val9", "leaving", "forgotten")]
    );
}

/// Whose bond is gone is expelled for that, and is out of the set all the same: what was moved from
/// it is not its fault later.
#[test]
fn who_has_no_bond_and_is_jailed_is_seen_out() {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::one()),
        ..ParamsUpdate::default()
    };
    let mut desk = Desk::with_params(&["val0"], params);
    desk.bond("val9", 1);
    desk.run("val9", msg::apply("val9")).unwrap();
    desk.bond("val9", 0);
    desk.jail("val9");
    desk.observe();

    assert_eq!(desk.status("val9"), Status::Leaving);
    let roster = ROSTER.load(&desk.storage).unwrap();
    let seat = roster
        .seats
        .iter()
        .find(|seat| seat.address == valoper("val9"));
    assert_eq!(seat.unwrap().out_since, Some(START));
}
