//! Killed anywhere and run again: one suite, no step twice.

use crate::world::World;
use serde_json::{json, Value};

crate::stories![
    a_suite_is_deployed_by_one_command,
    deploying_again_changes_nothing,
    killed_around_every_call_of_a_store,
    killed_around_every_call_of_the_instantiation,
    killed_in_every_run_a_call_later,
    a_transaction_that_the_node_forgot_is_sent_again,
    a_transaction_that_was_outrun_is_done_anew,
    a_transaction_that_failed_in_its_block_is_done_anew,
    a_lost_record_and_journal_are_found_on_the_chain,
    two_runs_at_once_are_refused,
];

fn a_suite_is_deployed_by_one_command() {
    let world = World::new();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("verified"), "{}", run.out);
    world.has_one_suite();
    let record = world.record().unwrap();
    assert_eq!(record["chain_id"], "fake-1");
    assert_eq!(record["params"]["hub"]["unbonding_secs"], 1_814_400);
    assert_eq!(record["daemon"]["node"], "http://fake");
}

fn deploying_again_changes_nothing() {
    let world = World::new();
    world.deploy(&[]);
    let (state, record) = (world.state(), world.record());

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    for part in ["txs", "codes", "contracts", "broadcasts"] {
        assert_eq!(world.state()[part], state[part], "{part}");
    }
    assert_eq!(
        world.record().unwrap()["contracts"],
        record.unwrap()["contracts"]
    );
}

/// Runs until the call after which `wanted` says that it is time, killed before or after that call; then
/// once more, undisturbed.
fn killed_around(wanted: impl Fn(&str, usize) -> bool) {
    let rehearsal = World::new();
    rehearsal.deploy(&[]);
    let calls = rehearsal.calls();
    let mut stores = 0;
    let mut points = vec![];
    for (i, call) in calls.iter().enumerate() {
        stores += usize::from(call.starts_with("tx wasm store"));
        if wanted(call, stores) {
            points.push(i + 1);
        }
    }
    assert!(points.len() >= 6, "{calls:?}");
    for point in points {
        for when in ["before", "after"] {
            let mut world = World::new();
            world.rules["kill_at"] = json!(point);
            world.rules["kill"] = json!(when);
            let killed = world.deploy(&[]);
            assert_eq!(
                killed.code,
                None,
                "{when} call {point}, {}",
                calls[point - 1]
            );

            world.rules["kill_at"] = Value::Null;
            let run = world.deploy(&[]);

            let place = format!("{when} call {point}, {}: {}", calls[point - 1], run.said());
            assert_eq!(run.code, Some(0), "{place}");
            world.has_one_suite();
        }
    }
}

fn killed_around_every_call_of_a_store() {
    // the first six calls that store are the simulations of the preflight
    killed_around(|_, stores| stores == 7);
}

fn killed_around_every_call_of_the_instantiation() {
    killed_around(|call, stores| stores == 12 && !call.starts_with("query wasm contract-state"));
}

/// Every run is killed, each a call later than the one before, until one is not.
fn killed_in_every_run_a_call_later() {
    for when in ["before", "after"] {
        let mut world = World::new();
        world.rules["kill"] = json!(when);
        let mut runs = 0;
        loop {
            runs += 1;
            let calls = world.state()["calls"].as_u64().unwrap_or(0);
            world.rules["kill_at"] = json!(calls + runs);
            let run = world.deploy(&[]);
            if run.code.is_some() {
                assert_eq!(run.code, Some(0), "{}", run.said());
                break;
            }
            assert!(runs < 200, "it does not come to an end");
        }
        assert!(runs > 30, "only {runs} runs were killed");
        world.has_one_suite();
    }
}

fn a_transaction_that_the_node_forgot_is_sent_again() {
    let mut world = World::new();
    world.rules["forget_broadcast"] = json!(3);

    let run = world.deploy(&["--wait", "0"]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("not in a block after"), "{}", run.err);
    assert!(run.err.contains("nothing is done twice"), "{}", run.err);
    let sent = world.state()["broadcasts"].clone();
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("resumed"), "{}", run.out);
    assert_eq!(
        world.state()["broadcasts"].as_u64().unwrap(),
        sent.as_u64().unwrap() + 5
    );
    world.has_one_suite();
}

fn a_transaction_that_was_outrun_is_done_anew() {
    let mut world = World::new();
    world.rules["forget_broadcast"] = json!(3);
    world.deploy(&["--wait", "0"]);
    // the owner has sent something else meanwhile
    world.set_state(|state| {
        let owner = state["sequences"]
            .as_object()
            .unwrap()
            .keys()
            .next()
            .unwrap()
            .clone();
        let sequence = state["sequences"][&owner].as_u64().unwrap();
        state["sequences"][&owner] = json!(sequence + 1);
    });

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert!(run.out.contains("outrun"), "{}", run.out);
    world.has_one_suite();
}

fn a_transaction_that_failed_in_its_block_is_done_anew() {
    let mut world = World::new();
    world.rules["fail_next"] = json!("out of gas");

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("out of gas"), "{}", run.err);
    assert!(run.err.contains("run again"), "{}", run.err);
    assert!(world.record().is_none());
    world.rules["fail_next"] = Value::Null;
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(world.state()["codes"].as_array().unwrap().len(), 6);
}

fn a_lost_record_and_journal_are_found_on_the_chain() {
    let world = World::new();
    world.deploy(&[]);
    let record = world.record();
    std::fs::remove_dir_all(world.path().join("deployments")).unwrap();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(0), "{}", run.said());
    assert_eq!(
        world.record().unwrap()["contracts"],
        record.unwrap()["contracts"]
    );
    world.has_one_suite();
}

fn two_runs_at_once_are_refused() {
    use fs4::FileExt;
    let world = World::new();
    let folder = world.path().join("deployments/fake-1.journal");
    std::fs::create_dir_all(&folder).unwrap();
    let lock = std::fs::File::create(folder.join("lock")).unwrap();
    FileExt::try_lock(&lock).unwrap();

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(run.err.contains("another run"), "{}", run.err);
    world.is_untouched();
}
