//! REST endpoints that stall, lie or never end: each costs one answer, in bounded time and memory.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use ballast_dashboard::{ChainFact, Contract, Node, Observer, World, WorldError};
use serde_json::{json, Value};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::time::{Duration, Instant};

const HUB: &str = "wasm1hub4hub4hub4hub";

/// What an endpoint says to a path: a whole answer, head and body.
type Says = dyn Fn(&str) -> String + Send + Sync;

fn said(status: &str, head: &str, body: &str) -> String {
    let long = body.len();
    format!("HTTP/1.1 {status}\r\n{head}Connection: close\r\nContent-Length: {long}\r\n\r\n{body}")
}

fn good(body: &Value) -> String {
    said("200 OK", "", &body.to_string())
}

/// An endpoint on this machine; each connection has a thread of its own.
fn endpoint(says: impl Fn(&str) -> String + Send + Sync + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let says: Arc<Says> = Arc::new(says);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let says = Arc::clone(&says);
            std::thread::spawn(move || answer(&*says, stream.unwrap()));
        }
    });
    url
}

fn answer(says: &Says, mut stream: TcpStream) {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    reader.read_line(&mut line).unwrap();
    let mut header = String::from("x");
    while !header.trim().is_empty() {
        header.clear();
        reader.read_line(&mut header).unwrap();
    }
    let path = line.split(' ').nth(1).unwrap_or_default().to_string();
    stream.write_all(says(&path).as_bytes()).ok();
}

fn config() -> Value {
    let sibling = |n: usize| format!("wasm1sibling{n}sibling{n}");
    json!({"data": {
        "token": sibling(1), "registry": sibling(2), "queue": sibling(3), "vault": sibling(4),
        "collector": sibling(5), "denom": "ustake", "params": {},
    }})
}

/// A hub whose first answer is good, and what the endpoint says after that.
fn hub(then: impl Fn(&str) -> String + Send + Sync + 'static) -> Node {
    let first = std::sync::atomic::AtomicBool::new(true);
    let url = endpoint(
        move |path| match first.swap(false, std::sync::atomic::Ordering::SeqCst) {
            true => good(&config()),
            false => then(path),
        },
    );
    Node::connect(&url, HUB).unwrap()
}

#[track_caller]
fn unreachable<T: std::fmt::Debug>(answer: Result<T, WorldError>, why: &str) {
    match answer {
        Err(WorldError::Unreachable(said)) => assert!(said.contains(why), "{said}"),
        other => panic!("{other:?}"),
    }
}

/// Before, each question had 15 seconds of its own, and a view has thirty of them.
#[test]
fn a_node_that_stalls_costs_one_views_time() {
    let mut node = hub(|_| {
        std::thread::sleep(Duration::from_secs(60));
        String::new()
    });
    let from = Instant::now();
    node.within(Duration::from_secs(2));

    unreachable(Observer::default().view(&node), "within 2 s");

    assert!(
        from.elapsed() < Duration::from_secs(6),
        "{:?}",
        from.elapsed()
    );
}

/// Before, a page that names itself as the next was read for ever, and kept.
#[test]
fn lists_that_do_not_go_on_end() {
    let row = |id: u64| json!({"id": id, "batch_id": id, "address": "same", "validator": "same"});
    let rows: Vec<Value> = (0..100).map(|_| row(7)).collect();
    let page = json!({"data": {"losses": rows, "batches": rows, "validators": rows}});
    let mut node = hub(move |_| good(&page));
    node.within(Duration::from_secs(20));
    let from = Instant::now();

    unreachable(Observer::default().losses(&node, None), "does not go on");

    assert!(from.elapsed() < Duration::from_secs(5));
    let page = json!({
        "validators": [{"operator_address": "x", "tokens": "5"}], "pagination": {"next_key": "again"},
    });
    let node = hub(move |_| good(&page));
    unreachable(node.validators(), "does not end after 2 rows");
}

/// Before, 8 MiB of `[[],[],…]` became half a gigabyte, thirty times for each view.
#[test]
fn an_answer_of_very_many_values_is_not_kept() {
    let body = format!("{{\"data\":[{}[]]}}", "[],".repeat(200_000));
    let node = hub(move |_| said("200 OK", "", &body));
    unreachable(node.ask(Contract::Hub, &json!({"state": {}})), "values");

    let body = format!("{{\"data\":\"{}\"}}", "x".repeat(3 << 20));
    let node = hub(move |_| said("200 OK", "", &body));
    unreachable(node.ask(Contract::Hub, &json!({"state": {}})), "");

    // many short ones are too many together
    let body = format!("{{\"data\":[{}0]}}", "0,".repeat(15_000));
    let mut node = hub(move |_| said("200 OK", "", &body));
    node.within(Duration::from_secs(20));
    let asked = (0..20).map(|i| node.ask(Contract::Hub, &json!({"state": i})));
    let failed = asked.filter(Result::is_err).count();
    assert!((10..20).contains(&failed), "{failed}");
}

/// Before, a redirect was followed wherever it led: to a machine that only this one reaches.
#[test]
fn redirects_stay_on_the_host() {
    let reached = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let flag = Arc::clone(&reached);
    let elsewhere = endpoint(move |_| {
        flag.store(true, std::sync::atomic::Ordering::SeqCst);
        good(&json!({"data": {"secret": "1"}}))
    });
    let head = format!("Location: {elsewhere}/latest/meta-data\r\n");
    let node = hub(move |_| said("302 Found", &head, ""));
    unreachable(
        node.ask(Contract::Hub, &json!({"state": {}})),
        "which is elsewhere",
    );
    assert!(!reached.load(std::sync::atomic::Ordering::SeqCst));

    let node = hub(|path| match path.starts_with("/moved") {
        true => good(&json!({"data": {"rate": "1"}})),
        false => said("307 Temporary Redirect", "Location: /moved\r\n", ""),
    });
    let found = node.ask(Contract::Hub, &json!({"state": {}})).unwrap();
    assert_eq!(found["rate"], "1");
    let node = hub(|_| said("307 Temporary Redirect", "Location: /again\r\n", ""));
    unreachable(
        node.ask(Contract::Hub, &json!({"state": {}})),
        "more than 3 times",
    );
}

/// Before, such times and decimals ended the thread that answers, and addresses went into paths as
/// they were.
#[test]
fn numbers_and_addresses_that_no_chain_has_are_refused() {
    for (height, time) in [
        ("7", "9999-12-31T9223372036854775807:00:00Z"),
        ("7", "2023-11-14T22:9223372036854775807:20Z"),
        ("18446744073709551615", "2023-11-14T22:13:20Z"),
        ("-7", "2023-11-14T22:13:20Z"),
        ("7", "yesterday"),
    ] {
        let header = json!({"block": {"header": {"height": height, "time": time}}});
        let node = hub(move |_| good(&header));
        unreachable(node.block(), "no block latest");
    }
    for decimals in [
        json!(19),
        json!(4_294_967_295_u64),
        json!(-1),
        json!("6"),
        json!(null),
    ] {
        let shown = decimals.clone();
        let node = hub(move |_| {
            good(&json!({"data": {"symbol": "bX", "decimals": decimals, "denom": "ustake"}}))
        });
        match Observer::default().preview(&node, "bond", "1") {
            Err(WorldError::Unreachable(_)) => {}
            other => panic!("{shown}: {other:?}"),
        }
    }
    for evil in [
        "../../../../cosmos/tx/v1beta1/txs",
        "wasm1%2f..",
        "WASM1HUBHUBHUB",
        "",
        "x",
    ] {
        let mut lying = config();
        lying["data"]["queue"] = json!(evil);
        let url = endpoint(move |_| good(&lying));
        match Node::connect(&url, HUB) {
            Err(WorldError::Unreachable(said)) => {
                assert!(said.contains("names no queue"), "{said}")
            }
            _ => panic!("{evil}"),
        }
    }
    let id = u64::MAX;
    let node = hub(move |_| good(&json!({"data": {"losses": [{"id": id}]}})));
    assert!(Observer::default().losses(&node, None).is_ok());
}

/// Before, a sample had 0 of what the node left out, and an empty text.
#[test]
fn fields_that_a_node_leaves_out_of_a_sample_are_no_zeros() {
    let whole = json!({
        "rate": "1", "value": "10", "shares": "10", "coverage_bps": 7, "pool_value": "2", "bonds_value": "3",
        "batch_id": 1, "batches": [{"batch_id": 1, "status": "closed", "owed": "9", "funded": "4"}],
    });
    let sample = |data: Value| {
        let header = json!({"height": "7", "time": "2023-11-14T22:13:20Z"});
        let said = json!({"data": data, "block": {"header": header}});
        Observer::glance(&hub(move |_| good(&said)))
    };
    // the open batch has all 10, and the closed one lacks 5
    let seen = sample(whole.clone()).unwrap();
    assert_eq!(
        (seen.coverage_bps, seen.pool.as_str(), seen.waiting.as_str()),
        (7, "2", "15")
    );
    for field in [
        "rate",
        "value",
        "shares",
        "coverage_bps",
        "pool_value",
        "bonds_value",
        "batch_id",
    ] {
        let mut lacks = whole.clone();
        lacks.as_object_mut().unwrap().remove(field);
        unreachable(sample(lacks), &format!("missing field `{field}`"));
    }
    for field in ["owed", "funded"] {
        let mut lacks = whole.clone();
        lacks["batches"][0].as_object_mut().unwrap().remove(field);
        unreachable(sample(lacks), "a batch without what it is owed");
    }
}

/// Before, each of these was a 0: no stake with a validator, no entry free, no coins.
#[test]
fn amounts_that_cannot_be_read_are_refused() {
    let unreadable = [json!(null), json!("-5"), json!("much"), json!(1.5)];
    for amount in &unreadable {
        let row = json!({"operator_address": "x", "tokens": amount});
        let page = json!({"validators": [row], "pagination": null});
        let node = hub(move |_| good(&page));
        unreachable(node.validators(), "not as a node does");

        let balance = json!({"balance": {"denom": "ustake", "amount": amount}});
        let node = hub(move |_| good(&balance));
        unreachable(node.balance(HUB, "ustake"), "a balance");

        let params = json!({"params": {"unbonding_time": "1814400s", "max_entries": amount}});
        let node = hub(move |_| good(&params));
        unreachable(node.chain(&ChainFact::Staking), "max_entries");
    }
    let node = hub(|_| good(&json!({"validators": [{"operator_address": "x"}]})));
    unreachable(node.validators(), "not as a node does");
    let node = hub(|_| good(&json!({"balance": {"denom": "ustake", "amount": "7"}})));
    assert_eq!(node.balance(HUB, "ustake").unwrap(), 7);
}
