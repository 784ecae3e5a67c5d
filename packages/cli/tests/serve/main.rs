//! `ballast serve` as strangers meet it: other origins, foreign hosts, nonsense.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

mod acts;
#[path = "../common/mod.rs"]
mod common;
mod nonsense;
mod origins;
mod server;

use common::{ballast, command, good};
use server::{Server, BOND};
use std::process::Stdio;

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
