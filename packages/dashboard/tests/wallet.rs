//! The page for wallets: what it may reach, who gets it, and that the rest of the server is as
//! before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use ballast_dashboard::{serve, Binding, Deployed, Embedded, Explorer, Observer, Wallet};
use ballast_testing::Suite;
use cosmwasm_std::Decimal;
use serde_json::Value;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::mpsc;

fn wallet() -> Wallet {
    Wallet {
        rest: "https://rest.example.org/osmosis".to_string(),
        rpc: "https://rpc.example.org".to_string(),
        hub: "osmo1hub".to_string(),
        chain_id: "osmo-test-5".to_string(),
        name: "Osmosis testnet".to_string(),
        denom: "uosmo".to_string(),
        symbol: "OSMO".to_string(),
        decimals: 6,
        coin_type: 118,
        gas_price: Decimal::permille(25),
        explorer: Explorer::default(),
    }
}

/// A server of a young suite, with the page or without.
fn started(wallet: Option<Wallet>) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let suite = Suite::builder().validators(1).checks(false).build();
        let mut world = Embedded(Deployed::from(&suite));
        let binding = Binding {
            address: ([127, 0, 0, 1], 0).into(),
            names: vec![],
        };
        let ready = |address| sender.send(address).unwrap();
        let mut observer = Observer::default();
        serve(binding, &mut world, &mut observer, wallet.as_ref(), ready).unwrap();
    });
    receiver.recv().unwrap()
}

/// Head and body of an answer.
fn asked(address: SocketAddr, line: &str, host: &str) -> (String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_string(), body.to_string())
}

#[test]
fn the_page_may_ask_its_node_and_no_other_page_may() {
    let address = started(Some(wallet()));
    let host = address.to_string();

    let (head, page) = asked(address, "GET /wallet", &host);
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    assert!(head.contains("connect-src 'self' https://rest.example.org https://rpc.example.org;"));
    assert!(head.contains("frame-ancestors 'none'") && head.contains("script-src 'self'"));
    assert!(page.contains("wallet/main.js") && !page.contains("http-equiv"));
    let (_, config) = asked(address, "GET /wallet/config.json", &host);
    let config: Value = serde_json::from_str(&config).unwrap();
    assert_eq!(config["chain"]["prefix"], "osmo");
    assert_eq!(config["books"], true);

    let (head, page) = asked(address, "GET /", &host);
    assert!(head.contains("connect-src 'self';"), "{head}");
    assert!(page.contains("<a href=\"wallet\">"));
}

#[test]
fn strangers_do_not_get_it_and_nothing_can_be_sent_to_it() {
    let address = started(Some(wallet()));
    let host = address.to_string();

    let (head, _) = asked(address, "GET /wallet", "evil.example");
    assert!(head.starts_with("HTTP/1.1 403"), "{head}");
    let (head, _) = asked(address, "POST /wallet", &host);
    assert!(head.starts_with("HTTP/1.1 405"), "{head}");
    for path in ["/wallet/", "/wallet/../wallet.rs", "/wallet/%2e%2e/act.rs"] {
        let (head, _) = asked(address, &format!("GET {path}"), &host);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
    }
}

#[test]
fn without_it_there_is_no_such_page() {
    let address = started(None);
    let host = address.to_string();

    for path in ["/wallet", "/wallet/main.js", "/wallet/config.json"] {
        let (head, _) = asked(address, &format!("GET {path}"), &host);
        assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
    }
    let (_, page) = asked(address, "GET /", &host);
    assert!(!page.contains("href=\"wallet\""));
}
