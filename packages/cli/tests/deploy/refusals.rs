//! Nodes, keys and accounts that can't work: named before anything is sent.

use crate::world::World;
use serde_json::json;

crate::stories![
    another_chain_answers,
    nobody_answers,
    a_node_that_is_behind,
    a_key_that_is_not_there,
    too_little_money,
    an_account_that_does_not_exist,
    several_problems_at_once,
    a_check_by_the_node_refuses,
    a_program_that_is_not_there,
    a_dry_run_sends_nothing,
    one_key_for_all_roles_is_warned_of,
    what_is_on_the_chain_differs,
    errors_are_json_where_that_is_asked_for,
];

/// The run is refused with this code and these words, and nothing has happened.
#[track_caller]
pub fn refused(world: &World, more: &[&str], code: i32, words: &[&str]) {
    let run = world.deploy(more);
    assert_eq!(run.code, Some(code), "{}", run.said());
    for word in words {
        assert!(run.err.contains(word), "no `{word}` in {}", run.err);
    }
    world.is_untouched();
    let journal = world.path().join("deployments/fake-1.journal");
    assert!(!journal.exists(), "something half done is left over");
}

fn another_chain_answers() {
    let mut world = World::new();
    world.rules["chain_id"] = json!("other-9");
    refused(
        &world,
        &[],
        2,
        &["`other-9`, not `fake-1`", "nothing was sent"],
    );
}

fn nobody_answers() {
    let mut world = World::new();
    world.rules["down"] = json!("post failed: Post \"http://fake\": dial tcp: connection refused");
    refused(&world, &[], 1, &["no answer from http://fake", "--node"]);
}

fn a_node_that_is_behind() {
    let mut world = World::new();
    world.rules["catching_up"] = json!(true);
    refused(&world, &[], 1, &["still catching up, at height 100"]);
}

fn a_key_that_is_not_there() {
    let world = World::new();
    let run = world.deploy_from("nobody", &[]);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err.contains("no key `nobody` in keyring `test`"),
        "{}",
        run.err
    );
    assert!(run.err.contains("keys list"), "{}", run.err);
    world.is_untouched();
}

fn too_little_money() {
    let mut world = World::new();
    let owner = world.owner();
    world.rules["balances"][&owner] = json!("999999");
    refused(
        &world,
        &[],
        1,
        &[
            "holds 999999ustake",
            "the seed of 1000000 and fees",
            "faucet",
        ],
    );
}

fn an_account_that_does_not_exist() {
    let mut world = World::new();
    world.rules["balances"] = json!({});
    refused(&world, &[], 1, &["holds 0ustake"]);
}

fn several_problems_at_once() {
    let mut world = World::new();
    world.rules["balances"] = json!({});
    world.rules["withdraw"] = json!(false);
    world.rules["epoching"] = json!(true);
    let words = [
        "3 things stand in the way, nothing was sent",
        "x/epoching",
        "withdraw_addr",
        "holds 0",
    ];
    refused(&world, &[], 1, &words);
}

fn a_check_by_the_node_refuses() {
    let mut world = World::new();
    world.rules["check_tx"] = json!("insufficient fees; got: 5000ustake required: 90000ustake");
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(run.err.contains("insufficient fees"), "{}", run.err);
    assert!(run.err.contains("run again"), "{}", run.err);
    assert_eq!(world.state()["txs"], json!(null));
    world.rules["check_tx"] = json!(null);
    assert_eq!(world.deploy(&[]).code, Some(0));
    world.has_one_suite();
}

fn a_program_that_is_not_there() {
    let world = World::new();
    let args = [
        "deploy",
        "--from",
        "owner",
        "--chain-id",
        "fake-1",
        "--binary",
        "no-such-daemon",
    ];
    let run = world.ballast(&args);
    assert_eq!(run.code, Some(2), "{}", run.said());
    assert!(
        run.err.contains("no program `no-such-daemon`"),
        "{}",
        run.err
    );
}

fn a_dry_run_sends_nothing() {
    let world = World::new();
    let run = world.deploy(&["--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    for word in [
        "codes to store",
        "wasm1",
        "needs about",
        "this was a dry run",
    ] {
        assert!(run.out.contains(word), "no `{word}` in {}", run.out);
    }
    world.is_untouched();
    assert!(!world.path().join("deployments").exists());
}

fn what_is_on_the_chain_differs() {
    let mut world = World::new();
    world.rules["answers"]["token"]["minter"] = json!({"minter": "wasm1thief"});

    let run = world.deploy(&[]);

    assert_eq!(run.code, Some(1), "{}", run.said());
    assert!(
        run.out
            .contains("token: minter: wasm1thief instead of wasm1"),
        "{}",
        run.out
    );
    assert!(run.err.contains("`token: minter`"), "{}", run.err);
    assert!(world.record().is_none());
}

fn errors_are_json_where_that_is_asked_for() {
    let mut world = World::new();
    world.rules["withdraw"] = json!(false);
    world.rules["epoching"] = json!(true);
    let run = world.deploy(&["--json"]);
    assert_eq!(run.code, Some(1), "{}", run.said());
    let error: serde_json::Value = serde_json::from_str(run.out.trim()).unwrap();
    assert_eq!(error["exit_code"], 1);
    assert!(
        error["error"].as_str().unwrap().contains("2 things"),
        "{error}"
    );
    assert!(
        error["details"][0].as_str().unwrap().contains("withdraw"),
        "{error}"
    );
}

fn one_key_for_all_roles_is_warned_of() {
    let world = World::new();

    let run = world.deploy(&["--dry-run"]);

    let owner = world.owner();
    for line in [
        format!("owner           {owner}: parameters, validators"),
        format!("guardian        {owner}: may pause"),
        format!("treasury        {owner}: gets the fee"),
        format!("admin           {owner}: changes the code"),
        "seed            1000000ustake, whose shares".to_string(),
        "one key holds every role: whoever gets".to_string(),
    ] {
        assert!(run.out.contains(&line), "no `{line}` in {}", run.out);
    }
    let fees = run.out.lines().find(|line| line.contains("fees, about"));
    assert!(
        fees.is_some_and(|line| line.ends_with(" gas") && line.contains("ustake, ")),
        "{}",
        run.out
    );
    let said = world.deploy(&["--dry-run", "--json"]).out;
    assert!(
        said.contains(r#""seed":"1000000ustake""#) && said.contains(r#""fees":""#),
        "{said}"
    );

    // a DAO holds them: it is no key
    world.set_state(|state| {
        state["contracts"][&owner] = json!({"code_id": "9", "creator": owner, "label": "dao"});
    });
    let run = world.deploy(&["--dry-run"]);
    assert!(!run.out.contains("one key"), "{}", run.out);
}
