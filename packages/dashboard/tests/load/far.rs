//! A chain far away: a node whose answers take a third of a second each, and what stands before it.

use ballast_testing::Suite;
use base64::{engine::general_purpose::URL_SAFE, Engine};
use cosmwasm_std::Addr;
use serde_json::{json, Value};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{channel, Sender};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How long the node takes for an answer.
const ANSWER: Duration = Duration::from_millis(300);

/// Where a node and its hub are.
pub struct Endpoint {
    pub url: String,
    pub hub: String,
}

/// A question, and who waits for the answer.
struct Asked {
    path: String,
    reply: Sender<Said>,
}

struct Said {
    status: &'static str,
    body: Value,
}

/// A node: one thread has the chain, each connection waits for itself.
pub fn endpoint() -> Endpoint {
    let (jobs, asked) = channel::<Asked>();
    let (tell, hub) = channel();
    thread::spawn(move || {
        let mut suite = Suite::builder().validators(3).checks(false).build();
        suite.bond("alice", 9_000_000_000).unwrap();
        suite.advance_all("keeper");
        tell.send(suite.contracts().hub.to_string()).unwrap();
        let from = Instant::now();
        for Asked { path, reply } in asked {
            // a block every six seconds
            let height = suite.height() + from.elapsed().as_secs() / 6;
            reply.send(route(&suite, &path, height)).ok();
        }
    });
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let jobs = jobs.clone();
            thread::spawn(move || answer(stream.unwrap(), &jobs));
        }
    });
    let hub = hub.recv().unwrap();
    Endpoint { url, hub }
}

fn answer(mut stream: TcpStream, jobs: &Sender<Asked>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let mut header = String::from("x");
        while !header.trim().is_empty() {
            header.clear();
            if reader.read_line(&mut header).unwrap_or(0) == 0 {
                return;
            }
        }
        let path = line.split(' ').nth(1).unwrap_or_default().to_string();
        let (reply, said) = channel();
        jobs.send(Asked { path, reply }).unwrap();
        let Said { status, body } = said.recv().unwrap();
        thread::sleep(ANSWER);
        let text = body.to_string();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n",
            text.len()
        );
        if stream.write_all((head + &text).as_bytes()).is_err() {
            return;
        }
    }
}

fn route(suite: &Suite, path: &str, height: u64) -> Said {
    let said = |status: &'static str, body: Value| Said { status, body };
    let good = |body: Value| said("200 OK", body);
    let (path, _) = path.split_once('?').unwrap_or((path, ""));
    if let Some(rest) = path.strip_prefix("/cosmwasm/wasm/v1/contract/") {
        let (contract, msg) = rest.split_once("/smart/").unwrap();
        let msg = URL_SAFE.decode(msg).unwrap();
        return match suite.chain().query(&Addr::unchecked(contract), msg.into()) {
            Ok(data) => good(json!({"data": data})),
            Err(why) => said("400 Bad Request", json!({"code": 18, "message": why})),
        };
    }
    if path.contains("/blocks/latest") {
        let header = json!({"height": height.to_string(), "time": "2023-11-14T22:13:20Z"});
        return good(json!({"block": {"header": header}}));
    }
    if path.contains("/validators") {
        return good(json!({"validators": [], "pagination": {"next_key": null}}));
    }
    if path.contains("/balances/") {
        return good(json!({"balance": {"denom": "ustake", "amount": "5"}}));
    }
    said("404 Not Found", json!({"code": 5, "message": "not found"}))
}

/// Between the page and the node: once it stalls, it takes everything in and says nothing.
pub fn proxy(url: &str, stalls: Arc<AtomicBool>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", listener.local_addr().unwrap());
    let behind = url.trim_start_matches("http://").to_string();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (flag, behind) = (Arc::clone(&stalls), behind.clone());
            thread::spawn(move || {
                let (mut near, mut far) = (stream.unwrap(), TcpStream::connect(behind).unwrap());
                let (mut back, mut to) = (far.try_clone().unwrap(), near.try_clone().unwrap());
                thread::spawn(move || std::io::copy(&mut back, &mut to));
                let mut bytes = [0; 4096];
                while let Ok(n @ 1..) = near.read(&mut bytes) {
                    if !flag.load(Ordering::SeqCst) {
                        far.write_all(&bytes[..n]).unwrap();
                    }
                }
            });
        }
    });
    proxy
}
