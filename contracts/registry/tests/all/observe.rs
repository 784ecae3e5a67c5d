use crate::desk::{change, changes, msg, valoper, Desk, START, WEEK};
use ballast_registry::ContractError;
use ballast_types::{
    paging::ZeroLimit,
    registry::{ExecuteMsg, ParamsUpdate, QueryMsg, Status, UnobservedResponse},
};
use ballast_workbench::attribute;
use cosmwasm_std::Decimal;

#[test]
fn observe_of_a_good_set_changes_nothing() {
    let mut desk = Desk::with(&["val0", "val1"]);
    let before = desk.rows();

    let response = desk.observe();

    assert_eq!(attribute(&response, "action"), "observe");
    assert_eq!(attribute(&response, "changed"), "0");
    assert_eq!(desk.rows(), before);
}

#[test]
fn jailed_validator_goes_on_probation_then_leaves() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.jail("val0");
    desk.pass(5);

    let response = desk.observe();
    assert_eq!(changes(&response), [change("val0", "active", "probation")]);
    assert_eq!(attribute(&response, "changed"), "1");
    let answer = desk.validator("val0");
    assert_eq!(answer.reason.unwrap(), "not in the bonded set");
    assert_eq!(answer.since, START + 5);

    desk.pass(WEEK);
    assert_eq!(changes(&desk.observe()), []);
    desk.pass(1);
    assert_eq!(
        changes(&desk.observe()),
        [change("val0", "probation", "leaving")]
    );
}

#[test]
fn unjailed_validator_is_active_after_a_probation_without_anyones_word() {
    let mut desk = Desk::with(&["val0", "val1"]);
    desk.jail("val0");
    desk.observe();
    desk.pass(WEEK + 1);
    desk.observe();
    assert_eq!(desk.status("val0"), Status::Leaving);

    desk.unjail("val0");
    assert_eq!(
        changes(&desk.observe()),
        [change("val0", "leaving", "probation")]
    );
    desk.pass(WEEK - 1);
    assert_eq!(changes(&desk.observe()), []);
    desk.pass(1);
    assert_eq!(
        changes(&desk.observe()),
        [change("val0", "probation", "active")]
    );
    assert_eq!(desk.validator("val0").reason, None);
}

#[test]
fn raised_commission_is_a_fault_by_the_promise() {
    let mut desk = Desk::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: None,
        cap_bps: None,
        max_commission: Some(Decimal::percent(6)),
    };
    desk.run("owner", add).unwrap();
    desk.set_commission("val0", 10);
    desk.set_commission("val1", 7);

    desk.observe();

    assert_eq!(desk.status("val0"), Status::Active);
    assert_eq!(desk.status("val1"), Status::Probation);
    assert_eq!(
        desk.validator("val1").reason.unwrap(),
        "commission 0.07 is above the promised 0.06"
    );
}

/// Who promised nothing of its own follows the parameter; nobody may exceed it.
#[test]
fn lowered_parameter_binds_everyone() {
    let mut desk = Desk::with(&["val0"]);
    let add = ExecuteMsg::AddValidator {
        address: valoper("val1"),
        weight: None,
        cap_bps: None,
        max_commission: Some(Decimal::percent(8)),
    };
    desk.run("owner", add).unwrap();
    let update = |percent| {
        ExecuteMsg::UpdateConfig(ParamsUpdate {
            max_commission: Some(Decimal::percent(percent)),
            ..ParamsUpdate::default()
        })
    };

    desk.run("owner", update(4)).unwrap();
    desk.observe();
    assert_eq!(desk.status("val0"), Status::Probation);
    assert_eq!(desk.status("val1"), Status::Probation);

    desk.run("owner", update(20)).unwrap();
    desk.set_commission("val0", 20);
    desk.set_commission("val1", 9);
    desk.observe();
    desk.pass(WEEK);
    desk.observe();
    assert_eq!(desk.status("val0"), Status::Active);
    assert_eq!(desk.status("val1"), Status::Probation, "it promised 8 %");
}

#[test]
fn paused_validator_that_comes_back_from_a_fault_is_paused_again() {
    let mut desk = Desk::with(&["val0"]);
    desk.run("owner", msg::pause("val0", true)).unwrap();
    desk.jail("val0");
    desk.observe();
    assert_eq!(desk.status("val0"), Status::Probation);

    desk.unjail("val0");
    desk.observe();
    desk.pass(WEEK);
    desk.observe();

    assert_eq!(desk.status("val0"), Status::Paused);
}

#[test]
fn a_pause_does_not_hide_a_fault_nor_end_it() {
    let mut desk = Desk::with(&["val0"]);
    desk.jail("val0");
    desk.observe();

    desk.run("val0", msg::pause("val0", true)).unwrap();
    assert_eq!(desk.status("val0"), Status::Probation);
    desk.run("val0", msg::pause("val0", false)).unwrap();
    assert_eq!(desk.status("val0"), Status::Probation);
}

#[test]
fn observe_is_paged() {
    let names = ["val0", "val1", "val2", "val3", "val4"];
    let mut desk = Desk::with(&names);
    names.iter().for_each(|name| desk.jail(name));
    let mut page = |start_after: Option<&String>, limit: u32| {
        let msg = ExecuteMsg::Observe {
            start_after: start_after.cloned(),
            limit: Some(limit),
        };
        changes(&desk.run("anyone", msg).unwrap())
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
    let mut desk = Desk::with(&["val0"]);
    let msg = ExecuteMsg::Observe {
        start_after: None,
        limit: Some(0),
    };

    assert_eq!(
        desk.run("anyone", msg),
        Err(ContractError::Limit(ZeroLimit))
    );
}

#[test]
fn everything_at_once_stops_nothing() {
    let mut desk = Desk::with(&["val0", "val1", "val2", "val3"]);
    desk.jail("val0");
    desk.vanish("val1");
    desk.set_commission("val2", 100);
    desk.run("owner", msg::remove("val3")).unwrap();
    for name in ["val0", "val1", "val2", "val3"] {
        desk.stake(name, 1_000);
    }

    desk.observe();

    assert_eq!(desk.status("val0"), Status::Probation);
    assert_eq!(desk.status("val1"), Status::Leaving);
    assert_eq!(desk.status("val2"), Status::Probation);
    assert_eq!(desk.status("val3"), Status::Leaving);
}

/// The preview counts what `observe` then does, and nothing once it is done.
#[test]
fn unobserved_is_what_observe_would_change() {
    let mut desk = Desk::with(&["val0", "val1", "val2"]);
    let unobserved = |desk: &Desk| {
        let answer: UnobservedResponse = desk.ask(QueryMsg::Unobserved {}).unwrap();
        answer.changes
    };
    assert_eq!(unobserved(&desk), 0);

    desk.jail("val0");
    desk.set_commission("val2", 50);
    assert_eq!(unobserved(&desk), 2);
    assert_eq!(attribute(&desk.observe(), "changed"), "2");
    assert_eq!(unobserved(&desk), 0);

    // a recovery begins: the status stays, the record does not
    desk.unjail("val0");
    assert_eq!(unobserved(&desk), 1);
    assert_eq!(attribute(&desk.observe(), "changed"), "0");
    assert_eq!(unobserved(&desk), 0);
    desk.pass(WEEK);
    assert_eq!(unobserved(&desk), 1);

    desk.run("owner", msg::remove("val1")).unwrap();
    assert_eq!(unobserved(&desk), 2);
    desk.observe();
    assert_eq!(unobserved(&desk), 0);
}
