//! `ballast serve` as strangers meet it: other origins, foreign hosts, nonsense.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

#[path = "../common/mod.rs"]
mod common;
mod nonsense;
mod server;

use common::{ballast, command, good};
use server::{Server, BOND};
use std::process::Stdio;

#[test]
fn only_our_own_page_may_act_and_only_under_our_own_names() {
    let server = Server::start(&["--days", "1"]);
    let height = || server.view()["block"]["height"].clone();
    let before = height();

    others_may_not_act(&server);
    others_may_not_ask(&server);
    assert_eq!(height(), before);

    let own = format!(
        "Origin: http://localhost:{}\r\nSec-Fetch-Site: same-origin\r\n",
        server.port
    );
    let (status, answer) = server.post(BOND, &own);
    assert_eq!(status, 200, "{answer}");
    assert_ne!(height(), before);
}

/// Acts of other pages, and of forms.
fn others_may_not_act(server: &Server) {
    for headers in [
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: https://localhost\r\n",
        "Origin: http://localhost:1\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Host: evil.example\r\n",
        "Host: localhost\r\n",
        "Host: localhost:1\r\n",
        "Host: 127.0.0.1.evil.example:8080\r\n",
        "Host: a\r\nHost: b\r\n",
    ] {
        let (status, answer) = server.post(BOND, headers);
        assert!([400, 403].contains(&status), "{headers}: {answer}");
    }
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/json; x",
    ] {
        let (status, answer) = server.post(BOND, &format!("Content-Type: {kind}\r\n"));
        assert_eq!(status, 415, "{answer}");
    }
}

/// Questions of other pages, and under other names.
fn others_may_not_ask(server: &Server) {
    // before, a page of another site could at least ask
    for path in [
        "/api/view",
        "/api/person?who=alice",
        "/api/preview?what=bond&amount=1",
    ] {
        for site in ["cross-site", "same-site"] {
            let (status, answer) = server.get(path, &format!("Sec-Fetch-Site: {site}\r\n"));
            assert_eq!(status, 403, "{path}, {site}: {answer}");
        }
        assert_eq!(server.get(path, "Sec-Fetch-Site: same-origin\r\n").0, 200);
    }
    // a link may lead to the page itself
    assert_eq!(server.get("/", "Sec-Fetch-Site: cross-site\r\n").0, 200);
    let (status, answer) = server.get("/api/view", "Host: rebound.example\r\n");
    assert_eq!(status, 403, "{answer}");
    assert!(!answer.contains("value"), "{answer}");
}

#[test]
fn pages_may_run_nothing_but_their_own_parts_and_there_are_no_files() {
    let server = Server::start(&["--days", "1"]);

    let (_, page) = server.get("/", "");
    assert!(
        page.contains("content-security-policy: default-src 'none'; script-src 'self'"),
        "{page}"
    );
    assert!(page.contains("x-content-type-options: nosniff"), "{page}");
    assert!(!page.contains("access-control-allow"), "{page}");
    for path in [
        "/../Cargo.toml",
        "/app/../../Cargo.toml",
        "/app/%2e%2e/%2e%2e/Cargo.toml",
        "//etc/passwd",
        "/app/",
        "/app/..%2f..%2fCargo.toml",
        "/etc/passwd",
        "/app/main.js/",
        "/app/main.js%00",
        "/.ballast/session.jsonl",
        "/file:///etc/passwd",
        "/style.css/../../../etc/passwd",
    ] {
        let (status, answer) = server.get(path, "");
        assert_eq!(status, 404, "{path}: {answer}");
    }
    assert_eq!(server.get("/app/main.js", "").0, 200);
}

/// Acts that are bad input, and why.
const MALFORMED: &[(&str, &str)] = &[
    (
        r#"{"act": "bond", "from": "alice", "amount": "-1"}"#,
        "an amount is written",
    ),
    (
        r#"{"act": "bond", "from": "nobody", "amount": "1"}"#,
        "unknown account `nobody`",
    ),
    (
        r#"{"act": "bond", "from": "alice", "amount": "1", "x": 1}"#,
        "unknown field `x`",
    ),
    (
        r#"{"act": "bond", "from": "alice"}"#,
        "missing field `amount`",
    ),
    (
        r#"{"act": "steal", "from": "alice"}"#,
        "unknown variant `steal`",
    ),
    (
        r#"{"act": "cancel", "from": "alice", "ticket_id": "${hub}"}"#,
        "no ticket's number",
    ),
    (
        r#"{"act": "slash", "validator": "val9", "percent": "5"}"#,
        "no validator `val9`",
    ),
    (
        r#"{"act": "slash", "validator": "${val0}", "percent": "5"}"#,
        "no validator",
    ),
    (
        r#"{"act": "slash", "validator": "val0", "percent": "0"}"#,
        "percent are more than 0",
    ),
    (
        r#"{"act": "post_bond", "from": "alice", "validator": "x", "amount": "1"}"#,
        "no validator `x`",
    ),
    (
        r#"{"act": "leave", "from": "alice"}"#,
        "alice has nothing in the pool",
    ),
    (
        r#"{"act": "pass", "secs": 0}"#,
        "between 1 second and 31 days",
    ),
    (
        r#"{"act": "pass", "secs": 99999999}"#,
        "between 1 second and 31 days",
    ),
    (
        r#"{"act": "pass", "secs": 86400, "keeper": "zed"}"#,
        "unknown account `zed`",
    ),
    (
        r#"{"act": "pass", "secs": 86400, "rewards": "much"}"#,
        "percent are",
    ),
    (r#"["bond"]"#, ""),
    (r#"7"#, ""),
];

/// Acts that the chain refuses, and why.
const REFUSED: &[(&str, &str)] = &[
    (
        r#"{"act": "bond", "from": "keeper", "amount": "1000000"}"#,
        "insufficient funds",
    ),
    (
        r#"{"act": "unbond", "from": "keeper", "amount": "1"}"#,
        "balance too small",
    ),
    (
        r#"{"act": "cancel", "from": "alice", "ticket_id": "77"}"#,
        "ticket",
    ),
    (
        r#"{"act": "claim", "from": "alice", "ticket_ids": []}"#,
        "claim",
    ),
    (r#"{"act": "unjail", "validator": "val0"}"#, "jail"),
    (r#"{"act": "take_out", "from": "alice", "exit_id": 9}"#, "9"),
];

#[test]
fn every_wrong_act_gets_a_clear_line_and_changes_nothing() {
    let server = Server::start(&["--days", "1"]);
    let before = server.view();

    for (status, acts) in [(400, MALFORMED), (409, REFUSED)] {
        for (act, text) in acts {
            let (came, answer) = server.post(act, "");
            assert_eq!(came, status, "{act}: {answer}");
            assert!(
                answer.contains("{\"error\":\"") && answer.contains(text),
                "{act}: {answer}"
            );
        }
    }

    let after = server.view();
    for key in ["shares", "buffer", "bonded", "exiting"] {
        assert_eq!(after["state"][key], before["state"][key], "{key}");
    }
    assert_eq!(after["open"], before["open"]);
    assert_eq!(after["pool"]["shares"], before["pool"]["shares"]);
}

#[test]
fn beyond_loopback_it_only_shows() {
    let server = Server::start(&["--days", "1", "--bind", "0.0.0.0", "--name", "ballast.test"]);

    assert_eq!(server.view()["acts"], false);
    let known = format!("Host: ballast.test:{}\r\n", server.port);
    assert_eq!(server.get("/api/view", &known).0, 200);
    let (status, answer) = server.post(BOND, "");
    assert_eq!(status, 403, "{answer}");
    assert!(answer.contains("only shows"), "{answer}");
}

/// Before, it said that it was at http://0.0.0.0, which it did not answer.
#[test]
fn the_address_that_is_printed_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let args = [
        "--json", "serve", "--port", "0", "--days", "1", "--bind", "0.0.0.0",
    ];
    let mut serve = command(folder.path(), &args);
    let mut process = serve.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    let mut out = std::io::BufReader::new(process.stdout.take().unwrap());
    std::io::BufRead::read_line(&mut out, &mut line).unwrap();
    let said: serde_json::Value = serde_json::from_str(&line).unwrap();
    let host = said["url"]
        .as_str()
        .unwrap()
        .strip_prefix("http://")
        .unwrap();

    let mut stream = std::net::TcpStream::connect(host).unwrap();
    let request = format!("GET /api/view HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
    let mut answer = String::new();
    std::io::Read::read_to_string(&mut stream, &mut answer).unwrap();

    process.kill().unwrap();
    process.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

/// Before, a connection that sent half a request was kept for ever, and so were any number of them.
#[test]
fn who_does_not_go_on_is_hung_up_on() {
    let server = Server::start(&["--days", "1"]);
    let port = server.port;
    let body = format!(
        "POST /api/act HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: 60\r\nConnection: close\r\n\r\n{{\"act\""
    );
    let slow: [&[u8]; 3] = [b"", b"GET /api/view HTTP/1.1\r\nHost: loc", body.as_bytes()];
    std::thread::scope(|scope| {
        for bytes in slow {
            let server = &server;
            scope.spawn(move || {
                let took = server.dawdle(bytes);
                assert!(
                    took.as_secs() < 30,
                    "{took:?}: {}",
                    String::from_utf8_lossy(bytes)
                );
            });
        }
        // meanwhile others are answered
        assert_eq!(server.get("/api/view", "").0, 200);
    });
}

#[test]
fn a_node_that_is_not_there_is_named() {
    let args = [
        "serve",
        "--lcd",
        "http://127.0.0.1:9",
        "--hub",
        "wasm1qqqqqqqqqqqq",
    ];
    let folder = tempfile::tempdir().unwrap();

    let ran = ballast(folder.path(), &args);

    assert_eq!(ran.code, Some(1), "{ran:?}");
    assert!(ran.err.contains("127.0.0.1:9"), "{ran:?}");
}

#[test]
fn a_session_is_shown_as_other_commands_leave_it() {
    let folder = tempfile::tempdir().unwrap();
    let session = folder.path().join("session.jsonl");
    let session = session.to_str().unwrap();
    let on_session = |args: &[&str]| {
        let session: &[&str] = &["--session", session];
        good(folder.path(), &[args, session].concat())
    };
    on_session(&["chain", "start"]);
    let server = Server::start(&["--session", session]);
    let bonded = || {
        server.view()["state"]["value"]
            .as_str()
            .unwrap()
            .to_string()
    };
    assert_eq!(bonded(), "1000000");

    on_session(&[
        "exec",
        "hub",
        "{\"bond\":{}}",
        "--from",
        "bob",
        "--funds",
        "5000000",
    ]);
    assert_eq!(bonded(), "6000000");
    let (status, answer) = server.post(BOND, "");
    assert_eq!(status, 200, "{answer}");
    assert_eq!(bonded(), "16000000");
    let state = on_session(&["query", "hub", "{\"state\":{}}", "--json"]);
    assert!(state.contains("\"value\":\"16000000\""), "{state}");

    on_session(&["chain", "start", "--force"]);
    assert_eq!(bonded(), "1000000");
    std::fs::remove_file(session).unwrap();
    let (status, answer) = server.get("/api/view", "");
    assert_eq!(status, 400, "{answer}");
    assert!(answer.contains("no session at"), "{answer}");
}
