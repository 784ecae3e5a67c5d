use super::world::{attribute, changes, msg, valoper, World, START, WEEK};
use crate::{state::ROSTER, ContractError};
use ballast_types::{
    paging::ZeroLimit,
    registry::{ExecuteMsg, ParamsUpdate, QueryMsg, Status, UnobservedResponse},
};
use cosmwasm_std::{Decimal, Uint128};

fn change(name: &str, from: &str, to: &str) -> (String, String, String) {
    (valoper(name), from.to_string(), to.to_string())
}

#[test]
fn observe_of_a_good_set_changes_nothing() {
    let mut world = World::with(&["val0", "val1"]);
    let before = world.storage();

    let response = world.observe();

    assert_eq!(attribute(&response, "action"), "observe");
    assert_eq!(attribute(&response, "changed"), "0");
    assert_eq!(world.storage(), before);
}

#[test]
fn jailed_validator_goes_on_probation_then_leaves() {
    let mut world = World::with(&["val0", "val1"]);
    world.jail("val0");
    world.pass(5);

    let response = world.observe();
    assert_eq!(changes(&response), [change("val0", "active", "probation")]);
    assert_eq!(attribute(&response, "changed"), "1");
    let answer = world.validator("val0");
    assert_eq!(answer.reason.unwrap(), "not in the bonded set");
    assert_eq!(answer.since, START + 5);

    world.pass(WEEK);
    assert_eq!(changes(&world.observe()), []);
    world.pass(1);
    assert_eq!(
        changes(&world.observe()),
        [change("val0", "probation", "leaving")]
    );
}

#[test]
fn unjailed_validator_is_active_after_a_probation_without_anyones_word() {
    let mut world = World::with(&["val0", "val1"]);
    world.jail("val0");
    world.observe();
    world.pass(WEEK + 1);
    world.observe();
    assert_eq!(world.status("val0"), Status::Leaving);

    world.unjail("val0");
    assert_eq!(
        changes(&world.observe()),
        [change("val0", "leaving", "probation")]
    );
    world.pass(WEEK - 1);
    assert_eq!(changes(&world.observe()), []);
    world.pass(1);
    assert_eq!(
        changes(&world.observe()),
        [change("val0", "probation", "active")]
    );
    assert_eq!(world.validator("val0").reason, None);
}

#[test]
fn raised_commission_is_a_fault_by_the_promise() {
    let mut world = World::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: None,
        cap_bps: None,
        max_commission: Some(Decimal::percent(6)),
    };
    world.run("owner", add).unwrap();
    world.set_commission("val0", 10);
    world.set_commission("val1", 7);

    world.observe();

    assert_eq!(world.status("val0"), Status::Active);
    assert_eq!(world.status("val1"), Status::Probation);
    assert_eq!(
        world.validator("val1").reason.unwrap(),
        "commission 0.07 is above the promised 0.06"
    );
}

/// Who promised nothing of its own follows the parameter; nobody may exceed it.
#[test]
fn lowered_parameter_binds_everyone() {
    let mut world = World::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: None,
        cap_bps: None,
        max_commission: Some(Decimal::percent(8)),
    };
    world.run("owner", add).unwrap();
    let update = |percent| {
        ExecuteMsg::UpdateConfig(ParamsUpdate {
            max_commission: Some(Decimal::percent(percent)),
            ..ParamsUpdate::default()
        })
    };

    world.run("owner", update(4)).unwrap();
    world.observe();
    assert_eq!(world.status("val0"), Status::Probation);
    assert_eq!(world.status("val1"), Status::Probation);

    world.run("owner", update(20)).unwrap();
    world.set_commission("val0", 20);
    world.set_commission("val1", 9);
    world.observe();
    world.pass(WEEK);
    world.observe();
    assert_eq!(world.status("val0"), Status::Active);
    assert_eq!(world.status("val1"), Status::Probation, "it promised 8 %");
}

#[test]
fn vanished_validator_leaves_at_once_and_for_good() {
    let mut world = World::with(&["val0", "val1"]);
    world.stake("val0", 500);
    world.vanish("val0");

    assert_eq!(
        changes(&world.observe()),
        [change("val0", "active", "leaving")]
    );
    assert_eq!(
        world.validator("val0").reason.unwrap(),
        "gone from the chain"
    );

    world
        .deps
        .querier
        .validators
        .insert(valoper("val0"), (Decimal::percent(5), true));
    world.observe();
    assert_eq!(world.status("val0"), Status::Leaving);

    world.drain("val0");
    assert_eq!(
        changes(&world.observe()),
        [change("val0", "leaving", "forgotten")]
    );
    assert_eq!(ROSTER.load(&world.deps.storage).unwrap().seats.len(), 1);
    world.run("owner", msg::add("val0")).unwrap();
}

#[test]
fn removed_validator_is_forgotten_once_the_hub_has_nothing_there() {
    let mut world = World::with(&["val0", "val1"]);
    world.stake("val0", 2); // more than a rounding
    world.run("owner", msg::remove("val0")).unwrap();
    assert_eq!(changes(&world.observe()), []);

    world.drain("val0");
    let response = world.observe();

    assert_eq!(changes(&response), [change("val0", "leaving", "forgotten")]);
    let left = world.storage();
    let fresh = World::with(&["val1"]).storage();
    assert_eq!(left, fresh, "nothing of it is left");
}

/// What the chain's rounding leaves is nothing, and so is a row that only remembers a refusal.
#[test]
fn a_rounding_keeps_no_seat() {
    for stake in [0, 1] {
        let mut world = World::with(&["val0", "val1"]);
        world.stake("val0", stake);
        world.run("owner", msg::remove("val0")).unwrap();
        let gone = change("val0", "leaving", "forgotten");
        assert_eq!(changes(&world.observe()), [gone], "{stake}");
    }
}

/// Whom the owner paused and removed is forgotten; whom he paused and who left by himself is not, until he removes him.
#[test]
fn a_pause_keeps_no_seat_that_the_owner_took() {
    let mut world = World::with(&["val0", "val1"]);
    world.run("owner", msg::pause("val0", true)).unwrap();
    world.run("val0", msg::remove("val0")).unwrap();
    assert_eq!(changes(&world.observe()), []);

    world.run("owner", msg::remove("val0")).unwrap();

    let gone = change("val0", "leaving", "forgotten");
    assert_eq!(changes(&world.observe()), [gone]);
}

/// The owner's list survives a long outage of everyone.
#[test]
fn expelled_validator_of_the_owner_keeps_its_place() {
    let mut world = World::with(&["val0", "val1"]);
    for name in ["val0", "val1"] {
        world.jail(name);
    }
    world.observe();
    for _ in 0..3 {
        world.pass(10 * WEEK);
        world.observe();
        assert_eq!(world.status("val0"), Status::Leaving);
    }

    for name in ["val0", "val1"] {
        world.unjail(name);
    }
    world.observe();
    world.pass(WEEK);
    world.observe();

    assert_eq!(world.status("val0"), Status::Active);
    assert_eq!(world.status("val1"), Status::Active);
}

/// An applicant does not keep a place that others could have.
#[test]
fn expelled_applicant_is_forgotten_after_another_probation() {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::one()),
        ..ParamsUpdate::default()
    };
    let mut world = World::with_params(&["val0"], params);
    world.bond("val9", 1);
    world.run("val9", msg::apply("val9")).unwrap();
    world.jail("val9");
    world.observe();
    world.pass(WEEK + 1);
    world.observe();
    assert_eq!(world.status("val9"), Status::Leaving);

    world.pass(WEEK);
    assert_eq!(changes(&world.observe()), []);
    world.pass(1);
    assert_eq!(
        changes(&world.observe()),
        [change("val9", "leaving", "forgotten")]
    );
}

/// Whose bond is gone is expelled for that, and is out of the set all the same: what was moved from it is not its fault later.
#[test]
fn who_has_no_bond_and_is_jailed_is_seen_out() {
    let params = ParamsUpdate {
        open: Some(true),
        min_bond: Some(Uint128::one()),
        ..ParamsUpdate::default()
    };
    let mut world = World::with_params(&["val0"], params);
    world.bond("val9", 1);
    world.run("val9", msg::apply("val9")).unwrap();
    world.bond("val9", 0);
    world.jail("val9");
    world.observe();

    assert_eq!(world.status("val9"), Status::Leaving);
    let roster = ROSTER.load(&world.deps.storage).unwrap();
    let seat = roster
        .seats
        .iter()
        .find(|seat| seat.address == valoper("val9"));
    assert_eq!(seat.unwrap().out_since, Some(START));
}

#[test]
fn paused_validator_that_comes_back_from_a_fault_is_paused_again() {
    let mut world = World::with(&["val0"]);
    world.run("owner", msg::pause("val0", true)).unwrap();
    world.jail("val0");
    world.observe();
    assert_eq!(world.status("val0"), Status::Probation);

    world.unjail("val0");
    world.observe();
    world.pass(WEEK);
    world.observe();

    assert_eq!(world.status("val0"), Status::Paused);
}

#[test]
fn a_pause_does_not_hide_a_fault_nor_end_it() {
    let mut world = World::with(&["val0"]);
    world.jail("val0");
    world.observe();

    world.run("val0", msg::pause("val0", true)).unwrap();
    assert_eq!(world.status("val0"), Status::Probation);
    world.run("val0", msg::pause("val0", false)).unwrap();
    assert_eq!(world.status("val0"), Status::Probation);
}

#[test]
fn observe_is_paged() {
    let names = ["val0", "val1", "val2", "val3", "val4"];
    let mut world = World::with(&names);
    names.iter().for_each(|name| world.jail(name));
    let mut page = |start_after: Option<&String>, limit: u32| {
        let msg = ExecuteMsg::Observe {
            start_after: start_after.cloned(),
            limit: Some(limit),
        };
        changes(&world.run("anyone", msg).unwrap())
    };

    let first = page(None, 2);
    let second = page(Some(&first[1].0), 2);
    let third = page(Some(&second[1].0), 1_000_000_000);

    let mut all = names.map(valoper);
    all.sort();
    let seen = [first, second, third].concat().into_iter().map(|c| c.0);
    assert_eq!(seen.collect::<Vec<_>>(), all);
}

#[test]
fn observe_refuses_an_empty_page() {
    let mut world = World::with(&["val0"]);
    let msg = ExecuteMsg::Observe {
        start_after: None,
        limit: Some(0),
    };

    assert_eq!(
        world.run("anyone", msg),
        Err(ContractError::Limit(ZeroLimit))
    );
}

#[test]
fn everything_at_once_stops_nothing() {
    let mut world = World::with(&["val0", "val1", "val2", "val3"]);
    world.jail("val0");
    world.vanish("val1");
    world.set_commission("val2", 100);
    world.run("owner", msg::remove("val3")).unwrap();
    for name in ["val0", "val1", "val2", "val3"] {
        world.stake(name, 1_000);
    }

    world.observe();

    assert_eq!(world.status("val0"), Status::Probation);
    assert_eq!(world.status("val1"), Status::Leaving);
    assert_eq!(world.status("val2"), Status::Probation);
    assert_eq!(world.status("val3"), Status::Leaving);
}

/// The preview counts what `observe` then does, and nothing once it is done.
#[test]
fn unobserved_is_what_observe_would_change() {
    let mut world = World::with(&["val0", "val1", "val2"]);
    let unobserved = |world: &World| {
        let answer: UnobservedResponse = world.ask(QueryMsg::Unobserved {}).unwrap();
        answer.changes
    };
    assert_eq!(unobserved(&world), 0);

    world.jail("val0");
    world.set_commission("val2", 50);
    assert_eq!(unobserved(&world), 2);
    assert_eq!(attribute(&world.observe(), "changed"), "2");
    assert_eq!(unobserved(&world), 0);

    // a recovery begins: the status stays, the record does not
    world.unjail("val0");
    assert_eq!(unobserved(&world), 1);
    assert_eq!(attribute(&world.observe(), "changed"), "0");
    assert_eq!(unobserved(&world), 0);
    world.pass(WEEK);
    assert_eq!(unobserved(&world), 1);

    world.run("owner", msg::remove("val1")).unwrap();
    assert_eq!(unobserved(&world), 2);
    world.observe();
    assert_eq!(unobserved(&world), 0);
}
