//! The story that `ballast serve` begins with: validators with bonds and one without, people who came
//! and go, an underwriter, a loss that was paid.

use super::stage::{cli_error, deployed, InMemory};
use ballast_dashboard::{Embedded, Observer};
use ballast_scenario::{parse_line, Runner};
use ballast_tool::output::bar;
use ballast_tool::CliError;
use serde_json::{json, Value};

/// LST that each validator's bond has, tokens; the last has none.
const BONDS: [u64; 6] = [9_000, 7_000, 5_000, 3_000, 1_500, 0];
/// What the chain pays a day: about 11 % a year of some seven million tokens.
const REWARDS: u64 = 2_100 * UNIT;
const DAY: u64 = 86_400;
const UNIT: u64 = 1_000_000;

/// The story, days long, with its history in `observer`.
pub fn story(days: u64, observer: &mut Observer) -> Result<InMemory, CliError> {
    let mut runner = Runner::default();
    runner.set_checks(false);
    let bar = bar(days, "days of history");
    for command in beginning() {
        play(&mut runner, observer, &command)?;
    }
    for day in 1..=days {
        for command in on_day(day) {
            play(&mut runner, observer, &command)?;
        }
        play(
            &mut runner,
            observer,
            &json!({"cmd": "reward", "funds": REWARDS.to_string()}),
        )?;
        play(
            &mut runner,
            observer,
            &json!({"cmd": "advance", "secs": DAY}),
        )?;
        // what is due takes two visits at most on a quiet day
        for _ in 0..2 {
            play(
                &mut runner,
                observer,
                &exec("keeper", "hub", json!({"advance": {}}), 0),
            )?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    runner.set_checks(true);
    Ok(InMemory(runner))
}

fn play(runner: &mut Runner, observer: &mut Observer, command: &Value) -> Result<(), CliError> {
    let line = parse_line(&command.to_string(), 1)?;
    runner.step(&line, false)?;
    if let Ok(deployed) = deployed(runner) {
        let mark = command["cmd"] == "absent";
        let mark = mark.then(|| format!("{} is absent", command["val"].as_str().unwrap_or("")));
        let world = Embedded(deployed);
        observer.sample(&world, mark).map_err(cli_error)?;
    }
    Ok(())
}

fn beginning() -> Vec<Value> {
    let rich = (1_000_000 * UNIT).to_string();
    let mut accounts =
        json!({"owner": (10_000 * UNIT).to_string(), "keeper": (10 * UNIT).to_string()});
    for name in ["alice", "bob", "carol", "dave", "erin"] {
        accounts[name] = json!(rich);
    }
    let stakes: [u64; 6] = [1_400_000, 1_200_000, 1_000_000, 900_000, 800_000, 600_000];
    let validators: Vec<Value> = stakes
        .iter()
        .map(|stake| json!({"self_stake": (stake * UNIT).to_string()}))
        .collect();
    let listed: Vec<Value> = (0..stakes.len())
        .map(|i| json!({"address": format!("${{val{i}}}"), "weight": 1}))
        .collect();
    let mut commands = vec![
        json!({
            "cmd": "genesis", "validators": validators, "accounts": accounts,
            "window": 20, "slash_downtime": "0.01",
        }),
        json!({
            "cmd": "deploy", "from": "owner", "funds": UNIT.to_string(),
            "msg": {
                "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6},
                "validators": listed,
            },
        }),
    ];
    let joins = [
        ("alice", 400_000),
        ("bob", 250_000),
        ("carol", 150_000),
        ("dave", 120_000),
        ("erin", 60_000),
    ];
    for (name, tokens) in joins {
        commands.push(exec(name, "hub", json!({"bond": {}}), tokens * UNIT));
    }
    commands.push(exec("keeper", "hub", json!({"advance": {}}), 0));
    commands.push(lst("dave", "vault", 30_000, json!({"underwrite": {}})));
    for (i, tokens) in BONDS.iter().enumerate().filter(|(_, tokens)| **tokens > 0) {
        let bond = json!({"post_bond": {"validator": format!("${{val{i}}}")}});
        commands.push(lst("erin", "vault", *tokens, bond));
    }
    commands
}

fn on_day(day: u64) -> Vec<Value> {
    let leaves = |name, tokens| lst(name, "queue", tokens, json!({"unbond": {}}));
    match day {
        6 => vec![leaves("carol", 20_000)],
        12 => vec![exec("bob", "hub", json!({"bond": {}}), 40_000 * UNIT)],
        20 => vec![leaves("alice", 5_000), leaves("bob", 3_000)],
        // jailed for a while, back as soon as its time is over
        27 => vec![
            json!({"cmd": "absent", "val": "val4", "blocks": 21}),
            json!({"cmd": "advance", "secs": 700}),
            json!({"cmd": "unjail", "val": "val4"}),
        ],
        33 => vec![leaves("carol", 12_000)],
        41 => vec![leaves("bob", 9_000)],
        44 => vec![leaves("alice", 2_500)],
        _ => vec![],
    }
}

fn exec(from: &str, contract: &str, msg: Value, funds: u64) -> Value {
    let mut command = json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg});
    if funds > 0 {
        command["funds"] = json!(funds.to_string());
    }
    command
}

fn lst(from: &str, to: &str, tokens: u64, inner: Value) -> Value {
    let amount = (tokens * UNIT).to_string();
    let to = format!("${{{to}}}");
    exec(
        from,
        "token",
        json!({"send": {"contract": to, "amount": amount, "msg": {"$b64": inner}}}),
        0,
    )
}
