//! Four bots report to an oracle of a session, each by a file or a command of its own; one of them knows nothing of a feed.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::arithmetic_side_effects
)]

mod common;

use ballast_session::Session;
use common::{on_story, Ran};
use serde_json::{json, Value};
use std::fs;
use std::path::Path;

const BOTS: [&str; 4] = ["r1", "r2", "r3", "r4"];

fn session(file: &Path) {
    ballast_extensions::install();
    let accounts: serde_json::Map<String, Value> = ["owner", "r1", "r2", "r3", "r4"]
        .iter()
        .map(|name| (name.to_string(), json!("10000000000")))
        .collect();
    let token = json!({"name": "Ballast STAKE", "symbol": "bSTAKE", "decimals": 6});
    let reporters = BOTS.map(|name| format!("${{{name}}}"));
    let mut commands = vec![
        json!({"cmd": "genesis", "validators": 1, "accounts": accounts}),
        json!({"cmd": "deploy", "from": "owner", "funds": "1000000",
            "msg": {"token": token, "validators": [{"address": "${val0}"}]}}),
        json!({"cmd": "instantiate", "code": "oracle", "as": "oracle", "from": "owner",
            "msg": {"hub": "${hub}", "min_pledge": "10000000", "reporters": reporters}}),
    ];
    for feed in ["atom/usd", "osmo/usd"] {
        let feed =
            json!({"id": feed, "source": "reported", "expect": {"min": "0.3", "max": "1.2"}});
        commands.push(
            json!({"cmd": "exec", "from": "owner", "contract": "oracle", "msg": {"add_feed": feed}}),
        );
    }
    for name in BOTS {
        let pledge = json!({"send": {"contract": "${oracle}", "amount": "100000000", "msg": {"$b64": {"pledge": {}}}}});
        commands.push(json!({"cmd": "exec", "from": name, "contract": "hub", "msg": {"bond": {}}, "funds": "200000000"}));
        commands.push(json!({"cmd": "exec", "from": name, "contract": "token", "msg": pledge}));
    }
    Session::begin(file, &commands).unwrap();
}

fn ballast(folder: &Path, args: &[&str]) -> Ran {
    on_story(folder, &[args, &["--json"]].concat())
}

fn ask(folder: &Path, msg: &str) -> Value {
    let said = ballast(folder, &["query", "oracle", msg]).good();
    serde_json::from_str(&said).unwrap()
}

/// A look by a bot.
fn bot(folder: &Path, who: &str) -> Ran {
    let state = format!("state-{who}");
    let mut words = vec![
        "report", "--once", "--from", who, "--state", &state, "--into", "1s",
    ];
    words.extend(match who {
        "r2" => ["--ask", "cat prices.json"],
        "r4" => ["--prices", "half.json"],
        _ => ["--prices", "prices.json"],
    });
    ballast(folder, &words)
}

#[test]
fn four_bots_make_a_price() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    session(&at.join("s.jsonl"));
    fs::write(
        at.join("prices.json"),
        r#"{"atom/usd":"1","osmo/usd":"0.4"}"#,
    )
    .unwrap();
    fs::write(at.join("half.json"), r#"{"atom/usd":"1.002"}"#).unwrap();

    // pledges count from the round after the one in which they came
    ballast(at, &["chain", "advance", "60s"]);
    let mut warned = String::new();
    for _ in 0..8 {
        ballast(at, &["chain", "advance", "20s"]);
        for who in BOTS {
            let ran = bot(at, who);
            // the one that lacks a feed says so where it reports; all others are content
            match (who, ran.code) {
                ("r4", Some(3)) => warned = ran.said(),
                (_, code) => assert_eq!(code, Some(0), "{who}: {}", ran.said()),
            }
        }
    }
    assert!(warned.contains("no price of osmo/usd"), "{warned}");
    let atom = ask(at, r#"{"price":{"feed":"atom/usd"}}"#);
    assert_eq!(atom["price"], "1");
    let osmo = ask(at, r#"{"price":{"feed":"osmo/usd"}}"#);
    assert_eq!(osmo["price"], "0.4");
}

#[test]
fn a_bot_needs_prices_and_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    session(&at.join("s.jsonl"));
    for (words, said) in [
        (vec!["report", "--once", "--from", "r1"], "--ask"),
        (
            vec!["report", "--once", "--from", "zed", "--ask", "x"],
            "zed",
        ),
        (
            vec![
                "report", "--once", "--from", "r1", "--ask", "x", "--prices", "y",
            ],
            "--prices",
        ),
        (
            vec![
                "report",
                "--once",
                "--from",
                "r1",
                "--ask",
                "x",
                "--chain-id",
                "x-1",
            ],
            "--hub",
        ),
    ] {
        let ran = ballast(at, &words);
        let error = ran.said();
        assert_eq!(ran.code, Some(2), "{words:?}: {error}");
        assert!(error.contains(said), "{words:?}: {error}");
    }
}
