//! What `due` promises, `advance` does, and both say.

use super::{did, number, DAY, HOUR};
use ballast_testing::{contracts, tx::attribute, Suite, Tx};
use ballast_types::{
    hub::{ExecuteMsg, Work},
    registry,
};
use cosmwasm_std::{from_json, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response};
use cw_multi_test::{error::AnyResult, Contract};

fn skipped(tx: &Tx) -> Vec<&str> {
    let events = tx.events_named("ballast-skipped");
    events
        .filter_map(|event| attribute(event, "step"))
        .collect()
}

/// What is due is done in its order, and then nothing is due, until something happens.
#[test]
fn advance_does_what_is_due_and_says_so() {
    let mut suite = Suite::builder().without_inflation().build();
    suite.bond("alice", 9_000_000_000).unwrap();
    suite.advance_all("keeper");
    assert_eq!(suite.due(), []);
    let nothing = suite.advance("keeper").unwrap();
    assert_eq!((did(&nothing), skipped(&nothing)), (vec![], vec![]));

    suite.advance_secs(HOUR / 2);
    assert_eq!(
        suite.due(),
        [],
        "an hour is no reason to look at validators"
    );
    suite.advance_secs(4 * DAY);
    assert_eq!(suite.due(), [Work::Harvest]);

    suite.unbond("alice", 1_000_000_000).unwrap();
    suite.bond("bob", 3_000_000_000).unwrap();
    suite.bank_send("carol", "collector", 5_000_000).unwrap();
    let due = suite.due();
    let names: Vec<_> = due.iter().map(|work| work.name()).collect();
    assert_eq!(names, ["submit_batch", "harvest", "distribute", "delegate"]);
    let tx = suite.advance("keeper").unwrap();
    // and validators are looked at, on the way
    assert_eq!(did(&tx)[0], "observe");
    assert_eq!(did(&tx)[1..], names);
    assert_eq!(suite.due(), []);
}

#[test]
fn validators_are_observed_when_that_changes_something() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000_000).unwrap();
    suite.advance_all("keeper");
    assert!(!suite.due().contains(&Work::Observe));

    suite.double_sign("val1").unwrap();
    assert!(suite.due().contains(&Work::Observe));
    let tx = suite.advance("keeper").unwrap();
    assert!(did(&tx).contains(&"observe"), "{tx}");
    assert_eq!(tx.events_named("ballast-status").count(), 1);
    assert!(!suite.due().contains(&Work::Observe));

    suite.advance_secs(8 * DAY);
    assert!(suite.due().contains(&Work::Observe), "it has to leave");
    suite.advance_all("keeper");
    assert!(!suite.due().contains(&Work::Observe));
}

/// A registry that cannot say what it would change.
struct Silent(contracts::Code);

impl Contract<Empty> for Silent {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        self.0.instantiate(deps, env, info, msg)
    }

    fn execute(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        info: MessageInfo,
        msg: Vec<u8>,
    ) -> AnyResult<Response> {
        self.0.execute(deps, env, info, msg)
    }

    fn query(&self, deps: Deps<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Binary> {
        match from_json(&msg)? {
            registry::QueryMsg::Unobserved {} => Err(std::io::Error::other("no answer").into()),
            _ => self.0.query(deps, env, msg),
        }
    }

    fn sudo(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.0.sudo(deps, env, msg)
    }

    fn reply(&self, deps: DepsMut<'_>, env: Env, msg: Reply) -> AnyResult<Response> {
        self.0.reply(deps, env, msg)
    }

    fn migrate(&self, deps: DepsMut<'_>, env: Env, msg: Vec<u8>) -> AnyResult<Response> {
        self.0.migrate(deps, env, msg)
    }
}

#[test]
fn a_registry_that_does_not_answer_is_not_called_and_stops_nothing() {
    let mut suite = Suite::builder()
        .code("registry", Box::new(Silent(contracts::registry())))
        .build();
    suite.bond("alice", 9_000_000_000).unwrap();
    suite.double_sign("val1").unwrap();

    assert!(!suite.due().contains(&Work::Observe));
    let tx = suite.advance("keeper").unwrap();
    assert!(did(&tx).contains(&"delegate"), "{tx}");
    assert!(
        !did(&tx).contains(&"observe") && skipped(&tx).is_empty(),
        "{tx}"
    );
}

/// Two messages a call, one call a day, four validators to harvest: everything else is done as well.
#[test]
fn no_step_starves_the_others() {
    let mut suite = Suite::builder()
        .validators(4)
        .params(|params| params.hub.max_ops = Some(2))
        .build();
    suite.bond("alice", 8_000_000_000).unwrap();
    suite.advance_all("keeper");
    suite.advance_all("keeper");
    suite.bond("bob", 4_000_000_000).unwrap();
    suite.unbond("alice", 6_000_000_000).unwrap();
    for _ in 0..10 {
        suite.reward(1_000_000).unwrap();
        suite.advance_secs(DAY);
        suite.advance("keeper").unwrap();
    }

    let state = suite.state();
    assert_eq!(state.exiting.to_string(), "0");
    let buffer = number(state.buffer);
    // a thousandth of what it was would do; rewards of a day or two may wait
    assert!(buffer < 4_000_000, "{buffer} idle");
}

/// A step that has to wait is named, and one that is refused.
#[test]
fn steps_that_were_not_done_are_named() {
    let mut suite = Suite::builder().without_inflation().build();
    suite.bond("alice", 9_000_000_000).unwrap();
    let one = ExecuteMsg::Advance { limit: Some(1) };
    let tx = suite.hub("keeper", &one).unwrap();
    assert_eq!(did(&tx), ["delegate"]);
    // stake is not placed and moved in one call
    assert!(skipped(&tx).is_empty());
    // what waits to be placed puts weights right by itself: nothing is moved for it, nor locked
    let tx = suite.hub("keeper", &one).unwrap();
    assert_eq!(did(&tx), ["harvest"]);
    assert_eq!(skipped(&tx), ["delegate"]);

    for validator in ["val0", "val1", "val2"] {
        suite.fail(validator, "delegate", true).unwrap();
    }
    let before = suite.state().buffer;
    let tx = suite.advance("keeper").unwrap();
    assert!(skipped(&tx).contains(&"delegate"), "{tx}");
    assert_eq!(suite.state().buffer, before);
}
