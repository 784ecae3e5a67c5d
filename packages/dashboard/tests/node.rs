//! A real chain's REST endpoint, played by the embedded chain in wasmd's shapes: what the page shows of
//! it is what it shows of the chain itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions
)]

use ballast_dashboard::risk::{gather, Wanted};
use ballast_dashboard::{Contract, Embedded, Node, Observer, World, WorldError};
use ballast_risk::{report, Policy};
use ballast_testing::Suite;
use base64::{engine::general_purpose::URL_SAFE, Engine};
use cosmwasm_std::{Addr, Decimal};
use serde_json::{json, Value};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;

/// A young suite.
fn young() -> Suite {
    let mut suite = Suite::builder().validators(3).checks(false).build();
    suite.bond("alice", 9_000_000_000).unwrap();
    suite.bond("bob", 3_000_000_000).unwrap();
    suite.advance_all("keeper");
    suite
}

/// The same suite some days later.
fn later(mut suite: Suite) -> Suite {
    suite.reward(90_000_000).unwrap();
    suite.underwrite("bob", 300_000_000).unwrap();
    suite.post_bond("bob", "val1", 40_000_000).unwrap();
    suite.advance_all("keeper");
    suite.unbond("alice", 500_000_000).unwrap();
    suite.pass_batch_interval();
    suite.advance_all("keeper");
    suite.slash("val1", Decimal::percent(5)).unwrap();
    suite.sync("keeper").unwrap();
    suite.unbond("alice", 70_000_000).unwrap();
    suite
}

/// A suite with a queue, insurance and a loss: the same each time.
fn suite() -> Suite {
    later(young())
}

/// Serves the suite's chain as a node does, and says where.
fn endpoint() -> String {
    endpoint_that(Height::Heard)
}

/// What a node does with the height that it is asked about.
#[derive(Clone, Copy, PartialEq)]
enum Height {
    Heard,
    /// It answers as of now, and says so.
    Ignored,
    /// It does not say of which height its answers are.
    Unsaid,
    /// The vault is asked of a node behind it that is at another height.
    Mixed,
    /// Whatever block it is asked about, it shows another one.
    OtherBlock,
}

fn endpoint_that(does: Height) -> String {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        let (before, suite) = (young(), suite());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        sender.send(listener.local_addr().unwrap()).unwrap();
        for stream in listener.incoming() {
            answer(&before, &suite, stream.unwrap(), does);
        }
    });
    format!("http://{}", receiver.recv().unwrap())
}

/// Heights up to the young suite's are answered from it; in between the node remembers nothing.
fn answer(before: &Suite, suite: &Suite, mut stream: TcpStream, does: Height) {
    let mut line = String::new();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    reader.read_line(&mut line).unwrap();
    let (mut header, mut height) = (String::from("x"), None);
    while !header.trim().is_empty() {
        header.clear();
        reader.read_line(&mut header).unwrap();
        let asked = header.strip_prefix("x-cosmos-block-height: ");
        height = height.or(asked.and_then(|text| text.trim().parse::<u64>().ok()));
    }
    let path = line.split(' ').nth(1).unwrap_or_default();
    let vault = suite.contracts().vault.as_str();
    let (status, body) = match height {
        _ if does == Height::Mixed && path.contains(vault) && path.contains("/smart/") => {
            route(before, path, height)
        }
        Some(_) if does == Height::OtherBlock && path.contains("/blocks/") => {
            let (status, mut body) = route(suite, path, height);
            body["block"]["header"]["height"] = json!((suite.height() - 5).to_string());
            (status, body)
        }
        Some(height) if height <= before.height() => route(before, path, Some(height)),
        _ => route(suite, path, height),
    };
    let text = body.to_string();
    let of = match (does, height) {
        (Height::Unsaid | Height::Mixed, _) => String::new(),
        (Height::Heard | Height::OtherBlock, Some(height)) => {
            format!("Grpc-Metadata-X-Cosmos-Block-Height: {height}\r\n")
        }
        _ => format!(
            "Grpc-Metadata-X-Cosmos-Block-Height: {}\r\n",
            suite.height()
        ),
    };
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: application/json\r\nConnection: close\r\n{of}");
    write!(stream, "{head}Content-Length: {}\r\n\r\n{text}", text.len()).ok();
}

fn route(suite: &Suite, path: &str, height: Option<u64>) -> (&'static str, Value) {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    if let Some(rest) = path.strip_prefix("/cosmwasm/wasm/v1/contract/") {
        let Some((contract, msg)) = rest.split_once("/smart/") else {
            return contract_info(suite, rest);
        };
        let msg = URL_SAFE.decode(msg).expect("base64 that a path can carry");
        return match suite.chain().query(&Addr::unchecked(contract), msg.into()) {
            Ok(data) => ("200 OK", json!({"data": data})),
            Err(why) => {
                let why = format!("{why}: query wasm contract failed: unknown request");
                (
                    "400 Bad Request",
                    json!({"code": 18, "message": why, "details": []}),
                )
            }
        };
    }
    if let Some(which) = path.strip_prefix("/cosmos/base/tendermint/v1beta1/blocks/") {
        let height = height.unwrap_or(suite.height()).to_string();
        assert!(which == "latest" || which == height);
        let time = calendar(suite.now() - 1_700_000_000);
        return (
            "200 OK",
            json!({"block": {"header": {
                "height": height, "time": time, "chain_id": suite.chain().id(),
            }}}),
        );
    }
    if path.starts_with("/cosmos/base/tendermint/v1beta1/validatorsets/") {
        let all = suite.chain().validators().values();
        let views = all.filter_map(|operator| suite.chain().validator(operator));
        let set = views.filter(|view| view.status == "bonded");
        let set: Vec<Value> = set
            .map(|view| json!({"voting_power": (view.tokens.u128() / 1_000_000).to_string()}))
            .collect();
        return ("200 OK", json!({ "validators": set }));
    }
    match path {
        "/cosmos/staking/v1beta1/validators" => validators(suite, query),
        "/cosmos/staking/v1beta1/params" => {
            let params = suite.chain().params().unwrap();
            let secs = format!("{}s", params.unbonding_secs);
            (
                "200 OK",
                json!({"params": {"unbonding_time": secs, "max_entries": params.max_entries}}),
            )
        }
        "/cosmos/staking/v1beta1/pool" => {
            let all = suite.chain().validators().values();
            let views = all.filter_map(|operator| suite.chain().validator(operator));
            let bonded = views.filter(|view| view.status == "bonded");
            let tokens: u128 = bonded.map(|view| view.tokens.u128()).sum();
            (
                "200 OK",
                json!({"pool": {"bonded_tokens": tokens.to_string()}}),
            )
        }
        "/cosmos/slashing/v1beta1/params" => (
            "200 OK",
            json!({"params": {
                "slash_fraction_double_sign": "0.050000000000000000",
                "slash_fraction_downtime": "0.010000000000000000",
            }}),
        ),
        _ if path.starts_with("/cosmos/bank/v1beta1/balances/") => {
            let address = path.split('/').nth(5).unwrap();
            assert_eq!(query, "denom=ustake");
            let amount = suite.chain().balance(&Addr::unchecked(address)).to_string();
            (
                "200 OK",
                json!({"balance": {"denom": "ustake", "amount": amount}}),
            )
        }
        _ => (
            "501 Not Implemented",
            json!({"code": 12, "message": "Not Implemented", "details": []}),
        ),
    }
}

/// A contract on the chain, and what it says that it is.
fn contract_info(suite: &Suite, rest: &str) -> (&'static str, Value) {
    let (address, raw) = rest.split_once("/raw/").unwrap_or((rest, ""));
    let found = suite.chain().contract(&Addr::unchecked(address));
    match (found, raw.is_empty()) {
        (Some(found), true) => (
            "200 OK",
            json!({"address": address, "contract_info": {
                "code_id": found.code_id.to_string(), "admin": found.admin.unwrap_or_default(),
            }}),
        ),
        (Some(found), false) => {
            let says = json!({"contract": found.name, "version": found.version});
            let data = base64::engine::general_purpose::STANDARD.encode(says.to_string());
            ("200 OK", json!({ "data": data }))
        }
        (None, _) => (
            "404 Not Found",
            json!({"code": 5, "message": "no such contract: not found", "details": []}),
        ),
    }
}

/// A report of risk of a node is that of the chain behind it.
#[test]
fn risk_of_a_node_is_that_of_its_chain() {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint(), &hub).unwrap();
    let policy = Policy::default();

    let taken = gather(&mut node, &Wanted::default()).unwrap();
    let far = report(&taken, &policy).unwrap();

    let parts = (suite.chain(), suite.contracts());
    let near = gather(&mut Embedded(parts), &Wanted::default()).unwrap();
    let near = report(&near, &policy).unwrap();
    // a chain in memory is looked at as it is; of a node the block before the newest
    assert_eq!(far.height + 1, near.height);
    assert_eq!(far.chain_id, near.chain_id);
    assert_eq!(far.partial, []);
    assert_eq!(far.facets, near.facets);
    assert_eq!(far.loss, near.loss);
    assert_eq!(far.conc, near.conc);
    assert_eq!(far.cover, near.cover);
    assert_eq!(far.exit, near.exit);
    assert_eq!(far.history, near.history);
    assert_eq!(far.r#use, near.r#use);
    assert_eq!(far.powers.exit_window_secs, near.powers.exit_window_secs);
}

fn seen(does: Height) -> Result<ballast_risk::Report, WorldError> {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint_that(does), &hub).unwrap();
    let taken = gather(&mut node, &Wanted::default())?;
    Ok(report(&taken, &Policy::default()).unwrap())
}

/// A node, or what stands before it, that does not say of which height its answers are is named for it. Where one of the contracts is
/// then asked of another height, its answers do not fit the others', and nothing that needs them is green.
#[test]
fn risk_of_a_node_that_does_not_say_its_height_says_so() {
    let says = |report: &ballast_risk::Report, what: &str| {
        let mut gaps = report.partial.iter();
        gaps.find(|gap| gap.what == what).map(|gap| gap.why.clone())
    };
    let unsaid = seen(Height::Unsaid).unwrap();
    assert!(says(&unsaid, "chain.height")
        .unwrap()
        .contains("does not say"));
    assert_eq!(unsaid.partial.len(), 1, "{:?}", unsaid.partial);

    let mixed = seen(Height::Mixed).unwrap();
    assert!(says(&mixed, "chain.height").is_some());
    assert_eq!(
        mixed.facets["slash"].color.name(),
        "grey",
        "{:?}",
        mixed.partial
    );
}

/// A block of another height than the one that was asked for is refused: before, the report was of whatever the node showed.
#[test]
fn risk_of_a_node_that_shows_another_block_is_refused() {
    let refused = seen(Height::OtherBlock).unwrap_err().to_string();
    assert!(refused.contains("asked about block"), "{refused}");
}

/// A node that answers about another height than it is asked about has no report.
#[test]
fn risk_of_a_node_that_ignores_the_height_is_refused() {
    let suite = suite();
    let hub = suite.contracts().hub.to_string();
    let mut node = Node::connect(&endpoint_that(Height::Ignored), &hub).unwrap();
    let refused = gather(&mut node, &Wanted::default()).unwrap_err();
    assert!(
        refused.to_string().contains("x-cosmos-block-height"),
        "{refused}"
    );
}

/// Two pages, so that pages are turned.
fn validators(suite: &Suite, query: &str) -> (&'static str, Value) {
    let all: Vec<Value> = suite
        .chain()
        .validators()
        .iter()
        .map(|(name, operator)| {
            let view = suite.chain().validator(operator).unwrap();
            json!({
                "operator_address": operator, "jailed": view.jailed,
                "status": format!("BOND_STATUS_{}", view.status.to_uppercase()),
                "tokens": view.tokens, "description": {"moniker": name},
                "commission": {"commission_rates": {"rate": view.commission}},
            })
        })
        .collect();
    let second = query.ends_with("pagination.key=a%2Fb%3D");
    let (rows, next) = match second {
        true => (&all[2..], Value::Null),
        false => (&all[..2], json!("a/b=")),
    };
    (
        "200 OK",
        json!({"validators": rows, "pagination": {"next_key": next, "total": "0"}}),
    )
}

/// A few weeks after the 14th of November 2023, 22:13:20.
fn calendar(secs: u64) -> String {
    let from_midnight = 22 * 3_600 + 13 * 60 + 20 + secs;
    let (days, rest) = (from_midnight / 86_400, from_midnight % 86_400);
    let (month, day) = if 14 + days <= 30 {
        (11, 14 + days)
    } else {
        (12, days - 16)
    };
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("2023-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.123456789Z")
}

#[test]
fn a_node_is_shown_as_the_chain_behind_it() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let world = Embedded((here.chain(), here.contracts()));

    let (mut at_node, mut at_home) = (Observer::default(), Observer::default());
    at_node.sample(&node, None).unwrap();
    at_home.sample(&world, None).unwrap();
    let mut seen = at_node.view(&node).unwrap();
    let mut known = at_home.view(&world).unwrap();

    assert_eq!(seen["losses"]["total"], 1);
    assert_eq!(seen["batches"]["rows"].as_array().map(Vec::len), Some(1));
    assert_eq!(seen["validators"].as_array().map(Vec::len), Some(3));
    for differs in ["place", "people"] {
        seen[differs] = Value::Null;
        known[differs] = Value::Null;
    }
    assert_eq!(seen, known);
}

#[test]
fn an_address_on_a_node_has_its_coins_and_tickets() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let alice = here.addr("alice");

    let found = Observer::default()
        .person(&node, alice.as_str(), None)
        .unwrap();

    assert_eq!(found["native"], here.balance("alice").to_string());
    assert_eq!(found["shares"], here.shares("alice").to_string());
    let tickets = found["tickets"]["rows"].as_array().unwrap();
    assert_eq!(tickets.len(), 2);
    assert_eq!(tickets[0]["status"], "exiting");
    for bad in ["alice", "", "../../../x", "wasm1ALICE", "wasm1%2f..%2f.."] {
        let why = Observer::default().person(&node, bad, None).unwrap_err();
        assert!(matches!(why, WorldError::BadInput(_)), "{bad}: {why}");
    }
}

#[test]
fn nothing_can_be_done_to_a_node() {
    let here = suite();
    let mut node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();

    assert!(!node.acts());
    assert_eq!(
        node.run(&json!({"cmd": "block"})),
        Err(WorldError::ReadOnly)
    );
}

#[test]
fn what_is_no_hub_and_no_node_is_said_so() {
    let here = suite();
    let url = endpoint();

    let token = Node::connect(&url, here.contracts().token.as_str());
    assert!(matches!(token.err().unwrap(), WorldError::Refused(_)));
    let registry = Node::connect(&url, here.contracts().registry.as_str());
    assert!(matches!(
        registry.err().unwrap(),
        WorldError::Unreachable(_)
    ));
    let nobody = Node::connect("http://127.0.0.1:9", here.contracts().hub.as_str());
    assert!(matches!(nobody.err().unwrap(), WorldError::Unreachable(_)));
    let node = Node::connect(&url, here.contracts().hub.as_str()).unwrap();
    let why = node
        .ask(Contract::Hub, &json!({"nonsense": {}}))
        .unwrap_err();
    assert!(why.to_string().contains("nonsense"), "{why}");
    assert!(
        !why.to_string().contains("query wasm contract failed"),
        "{why}"
    );
}

#[test]
fn the_chart_looks_back_as_far_as_the_node_remembers() {
    let here = suite();
    let node = Node::connect(&endpoint(), here.contracts().hub.as_str()).unwrap();
    let mut observer = Observer::default();

    node.look_back(&mut observer).unwrap();
    observer.sample(&node, None).unwrap();

    let view = observer.view(&node).unwrap();
    let rates = view["history"].as_array().unwrap().iter();
    let rates: Vec<&str> = rates
        .map(|sample| sample["rate"].as_str().unwrap())
        .collect();
    assert!(rates.len() > 1, "{rates:?}");
    assert_eq!(rates.first(), Some(&"1"));
    assert_eq!(
        rates.last(),
        Some(&here.exchange_rate().rate.to_string().as_str())
    );
    assert_ne!(rates.first(), rates.last());
}
