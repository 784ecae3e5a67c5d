//! A node's REST endpoint, played by the embedded chain in wasmd's shapes.

use ballast_testing::chain::ValidatorView;
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
pub fn suite() -> Suite {
    later(young())
}

/// Serves the suite's chain as a node does, and says where.
pub fn endpoint() -> String {
    endpoint_that(Height::Heard)
}

/// What a node does with the height that it is asked about.
#[derive(Clone, Copy, PartialEq)]
pub enum Height {
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

pub fn endpoint_that(does: Height) -> String {
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
    let chain = "/cosmos/base/tendermint/v1beta1/";
    if let Some(rest) = path.strip_prefix("/cosmwasm/wasm/v1/contract/") {
        return match rest.split_once("/smart/") {
            Some((contract, msg)) => smart_answer(suite, contract, msg),
            None => contract_info(suite, rest),
        };
    }
    if let Some(which) = path.strip_prefix(&format!("{chain}blocks/")) {
        return block(suite, which, height);
    }
    if path.starts_with(&format!("{chain}validatorsets/")) {
        return validator_set(suite);
    }
    match path {
        "/cosmos/staking/v1beta1/validators" => validators(suite, query),
        "/cosmos/staking/v1beta1/params" => {
            let params = suite.chain().params().unwrap();
            let secs = format!("{}s", params.unbonding_secs);
            let params = json!({"unbonding_time": secs, "max_entries": params.max_entries});
            ("200 OK", json!({ "params": params }))
        }
        "/cosmos/staking/v1beta1/pool" => {
            let tokens: u128 = bonded(suite).map(|view| view.tokens.u128()).sum();
            let pool = json!({"bonded_tokens": tokens.to_string()});
            ("200 OK", json!({ "pool": pool }))
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
            let balance = json!({"denom": "ustake", "amount": amount});
            ("200 OK", json!({ "balance": balance }))
        }
        _ => (
            "501 Not Implemented",
            json!({"code": 12, "message": "Not Implemented", "details": []}),
        ),
    }
}

fn smart_answer(suite: &Suite, contract: &str, msg: &str) -> (&'static str, Value) {
    let msg = URL_SAFE.decode(msg).expect("base64 that a path can carry");
    match suite.chain().query(&Addr::unchecked(contract), msg.into()) {
        Ok(data) => ("200 OK", json!({ "data": data })),
        Err(why) => {
            let why = format!("{why}: query wasm contract failed: unknown request");
            let error = json!({"code": 18, "message": why, "details": []});
            ("400 Bad Request", error)
        }
    }
}

fn block(suite: &Suite, which: &str, height: Option<u64>) -> (&'static str, Value) {
    let height = height.unwrap_or(suite.height()).to_string();
    assert!(which == "latest" || which == height);
    let time = calendar(suite.now() - 1_700_000_000);
    let header = json!({"height": height, "time": time, "chain_id": suite.chain().id()});
    ("200 OK", json!({"block": {"header": header}}))
}

fn bonded(suite: &Suite) -> impl Iterator<Item = ValidatorView> + '_ {
    let all = suite.chain().validators().values();
    let views = all.filter_map(|operator| suite.chain().validator(operator));
    views.filter(|view| view.status == "bonded")
}

fn validator_set(suite: &Suite) -> (&'static str, Value) {
    let power = |tokens: u128| (tokens / 1_000_000).to_string();
    let set = bonded(suite).map(|view| json!({"voting_power": power(view.tokens.u128())}));
    ("200 OK", json!({"validators": set.collect::<Vec<_>>()}))
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
