//! The suite's own decimals, whole lists, what is overdue and what was refused: in `ballast position` and the keeper's line.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod common;

use common::Ran;
use serde_json::{json, Value};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Calls the command; the words of each line that it prints are apart by one space.
fn ballast(folder: &Path, line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    let squeezed = |text: String| {
        let lines = text.lines();
        let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>().join("\n")
    };
    let ran = common::ballast(folder, &words);
    Ran {
        code: ran.code,
        out: squeezed(ran.out),
        err: squeezed(ran.err),
    }
}

#[track_caller]
fn good(folder: &Path, line: &str) -> String {
    ballast(folder, line).good()
}

/// A session is a scenario: this one becomes the folder's own.
fn session(commands: &[Value]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> = commands.iter().map(ToString::to_string).collect();
    fs::create_dir(folder.path().join(".ballast")).unwrap();
    fs::write(
        folder.path().join(".ballast/session.jsonl"),
        lines.join("\n") + "\n",
    )
    .unwrap();
    folder
}

fn exec(from: &str, contract: &str, msg: Value) -> Value {
    json!({"cmd": "exec", "from": from, "contract": contract, "msg": msg})
}

fn bond(from: &str, funds: &str) -> Value {
    json!({"cmd": "exec", "from": from, "contract": "hub", "msg": {"bond": {}}, "funds": funds})
}

fn send(from: &str, to: &str, amount: &str, inner: Value) -> Value {
    let msg = json!({"contract": format!("${{{to}}}"), "amount": amount, "msg": {"$b64": inner}});
    exec(from, "token", json!({ "send": msg }))
}

fn advance() -> Value {
    exec("keeper", "hub", json!({"advance": {}}))
}

fn jump(secs: u64) -> Value {
    json!({"cmd": "advance", "secs": secs})
}

fn fail(val: usize, what: &str) -> Value {
    json!({"cmd": "fail", "val": format!("val{val}"), "what": what})
}

/// Three validators and a suite with this many decimals; people have 10^12 base units or `rich`.
fn begin(decimals: u8, power: &str, seed: &str, rich: &str) -> Vec<Value> {
    let people = ["owner", "alice", "bob", "mallory", "keeper"];
    let accounts: Value = people
        .iter()
        .map(|name| (name.to_string(), json!(rich)))
        .collect();
    let listed: Vec<Value> = (0..3)
        .map(|i| json!({"address": format!("${{val{i}}}")}))
        .collect();
    vec![
        json!({
            "cmd": "genesis", "validators": 3, "self_stake": format!("{power}0"), "commission": "0",
            "power_reduction": power, "accounts": accounts,
        }),
        json!({"cmd": "deploy", "from": "owner", "funds": seed, "msg": {
            "token": {"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": decimals},
            "validators": listed,
            "params": {"hub": {"drip_secs": 0, "netting_bps": 0}, "registry": {"cap_bps": 10000}},
        }}),
    ]
}

fn usual() -> Vec<Value> {
    begin(6, "1000000", "1000000", "1000000000000")
}

/// Of 25 tokens 5 were never undelegated: the chain refuses everything to val0.
fn never_undelegated() -> Vec<Value> {
    let mut commands = usual();
    commands.extend([bond("alice", "29000000"), advance()]);
    commands.extend(["delegate", "undelegate", "redelegate", "withdraw"].map(|what| fail(0, what)));
    commands.push(send("alice", "queue", "25000000", json!({"unbond": {}})));
    for secs in [400_000, 1_900_000, 3_900_000] {
        commands.extend([jump(secs), advance()]);
    }
    commands
}

/// Before, it had a date that was 46 days past, and no word more.
#[test]
fn an_exit_that_was_never_undelegated_is_overdue() {
    let folder = session(&never_undelegated());

    let said = good(folder.path(), "position alice");

    let row = "ticket 1, claimable 25 claim 20 overdue since 2023-12-10T13:20:35Z";
    assert!(said.contains(row), "{said}");
    assert!(said.contains("was never undelegated"), "{said}");
}

/// Before, six decimals were shown of any token: 123,456,789,012,345,678,901 tokens.
#[test]
fn eighteen_decimals_are_shown() {
    let mut commands = begin(
        18,
        "1000000000000000000",
        "1000000000000000000",
        "500000000000000000000000000",
    );
    commands.extend([bond("alice", "123456789012345678901234567"), advance()]);
    let folder = session(&commands);

    let said = good(folder.path(), "position alice");

    let all = "all 123,456,789.012345678901234567 claim 0";
    assert!(said.contains(all), "{said}");
}

/// Before, 123,456 tokens without decimals were 0.123456.
#[test]
fn no_decimals_are_shown() {
    let mut commands = begin(0, "1", "1000000", "500000000");
    commands.extend([bond("alice", "123456"), advance()]);
    let folder = session(&commands);

    let said = good(folder.path(), "position alice");

    assert!(said.contains("all 123,456 claim 0"), "{said}");
}

/// Before, the first hundred tickets were shown and added up: all was 4 tokens of 29.
#[test]
fn tickets_after_the_hundredth_are_shown() {
    let mut commands = usual();
    commands.extend([bond("alice", "29000000"), advance()]);
    let exit = |amount| send("alice", "queue", amount, json!({"unbond": {}}));
    commands.extend((0..100).map(|_| exit("1")));
    commands.push(exit("25000000"));
    commands.extend([jump(400_000), advance(), jump(1_900_000), advance()]);
    let folder = session(&commands);

    let said = good(folder.path(), "position alice");

    assert!(said.contains("ticket 101, claimable 25 claim 25"), "{said}");
    assert!(said.contains("all 29 claim 25.0001"), "{said}");
}

/// Before, the first hundred exits of 102 were shown and added up: all was 288 tokens of 290.
#[test]
fn exits_from_the_vault_after_the_hundredth_are_shown() {
    let mut commands = usual();
    commands.extend([bond("alice", "290000000"), advance()]);
    let amount = "200000000";
    commands.push(send("alice", "vault", amount, json!({"underwrite": {}})));
    commands.push(json!({"cmd": "block"}));
    let exits = (0..102).map(|i| {
        let shares = (1_000_000_000_u64 + i).to_string();
        exec(
            "alice",
            "vault",
            json!({"request_exit": {"layer": "pool", "shares": shares}}),
        )
    });
    commands.extend(exits);
    let folder = session(&commands);

    let said = good(folder.path(), "position alice");

    assert!(said.contains("underwritten, exit 102 1"), "{said}");
    assert!(
        said.contains("all 290 claim 0") || said.contains("all 289.99"),
        "{said}"
    );
}

/// Before, the keeper said "nothing is due", and exit code 0.
#[test]
fn a_keeper_raises_an_alarm_for_an_exit_that_is_overdue() {
    let folder = session(&never_undelegated());
    let at = folder.path();
    let exiting = good(at, r#"query hub {"state":{}} --field exiting"#);
    assert_eq!(exiting, "5000000");
    // rows of the book with nothing in them go once; then nothing is due
    ballast(at, "keep --once --state kept");

    let kept = ballast(at, "keep --once --state kept");

    assert_eq!(kept.code, Some(3), "{}", kept.said());
    let line = "OVERDUE batch 1 lacks 5 since 2023-12-10T13:20:35Z";
    assert!(kept.out.contains(line), "{}", kept.out);
    assert!(kept.err.contains("exits are overdue"), "{}", kept.err);
}

/// Before, all delegations were refused for 20 days, 100 tokens lay idle, and the line was "did harvest,delegate", with exit
/// code 0.
#[test]
fn what_the_chain_refuses_is_not_work_that_was_done() {
    let mut commands = usual();
    commands.extend([bond("alice", "29000000"), advance()]);
    commands.extend((0..3).map(|val| fail(val, "delegate")));
    commands.push(bond("bob", "100000000"));
    for _ in 0..20 {
        commands.extend([jump(86_400), advance(), advance()]);
    }
    commands.extend([jump(7_200), advance(), jump(7_200)]);
    let folder = session(&commands);
    let at = folder.path();

    let kept = ballast(at, "keep --once --state kept");

    assert_eq!(kept.code, Some(3), "{}", kept.said());
    assert!(!kept.out.contains("did harvest,delegate"), "{}", kept.out);
    assert!(kept.out.contains("REFUSED delegate of "), "{}", kept.out);
    assert!(kept.err.contains("that money lies idle"), "{}", kept.err);
    let idle = good(at, r#"query hub {"state":{}} --field buffer"#);
    assert_eq!(idle, "100000000");
}
