//! A keeper that signs for itself, over a REST endpoint with a session behind it.

use super::advances;
use super::common::{ballast, Ran};
use super::play::session;
use ballast_session::Session;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use base64::Engine;
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A chain behind REST: what was taken, by hash, and what each did.
struct Chain {
    session: PathBuf,
    folder: PathBuf,
    taken: BTreeMap<String, Value>,
}

impl Chain {
    /// The file is there, and is removed.
    fn struck(&self, name: &str) -> bool {
        fs::remove_file(self.folder.join(name)).is_ok()
    }

    fn note(&self, what: &str) {
        let log = self.folder.join("asked");
        let old = fs::read_to_string(&log).unwrap_or_default();
        fs::write(log, format!("{old}{what}\n")).unwrap();
    }

    /// The answer to a request; none: the connection is closed instead.
    fn answer(&mut self, path: &str, body: &str) -> Option<(u16, Value)> {
        self.note(
            path.split('?')
                .next()
                .unwrap()
                .split("/smart/")
                .next()
                .unwrap(),
        );
        let parts: Vec<&str> = path.split('/').collect();
        let found = match parts.as_slice() {
            [.., "blocks", "latest"] => {
                let session = Session::open(&self.session).unwrap();
                let chain = session.runner.chain().unwrap();
                let time = humantime(chain.now());
                json!({"block_id": {"hash": STANDARD.encode([7; 32])}, "block": {"header": {
                    "chain_id": "play-1", "height": chain.height().to_string(), "time": time,
                }}})
            }
            [.., "syncing"] => json!({"syncing": false}),
            [.., "blocks", _] => json!({"block_id": {"hash": STANDARD.encode([7; 32])}}),
            [.., "accounts", _] => {
                let sequence = (5 + self.taken.len()).to_string();
                json!({"account": {"base_account": {"account_number": "3", "sequence": sequence}}})
            }
            [.., "by_denom?denom=ustake"] => {
                json!({"balance": {"denom": "ustake", "amount": "90000000"}})
            }
            [.., "simulate"] => json!({"gas_info": {"gas_used": "100000"}}),
            [.., "smart", question] => {
                let msg: Value =
                    serde_json::from_slice(&URL_SAFE.decode(question).unwrap()).unwrap();
                let contract = parts[parts.len() - 3];
                let mut session = Session::open(&self.session).unwrap();
                let report =
                    session.ask(&json!({"cmd": "query", "contract": contract, "msg": msg}));
                json!({"data": report.unwrap().answer.unwrap()})
            }
            [.., "txs"] => return self.take(body),
            [.., "txs", hash] => match self.taken.get(*hash) {
                Some(result) => json!({"tx_response": result}),
                None => return Some((404, json!({"code": 5, "message": "tx not found"}))),
            },
            _ => return Some((501, json!({"code": 12, "message": "Not Implemented"}))),
        };
        Some((200, found))
    }

    fn take(&mut self, body: &str) -> Option<(u16, Value)> {
        if self.struck("drop") {
            return None;
        }
        let body: Value = serde_json::from_str(body).unwrap();
        let bytes = STANDARD.decode(body["tx_bytes"].as_str().unwrap()).unwrap();
        let hash: String = Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02X}"))
            .collect();
        if self.taken.contains_key(&hash) {
            return Some((
                200,
                json!({"tx_response": {"code": 19, "codespace": "sdk"}}),
            ));
        }
        let mut session = Session::open(&self.session).unwrap();
        let call =
            json!({"cmd": "exec", "from": "keeper", "contract": "hub", "msg": {"advance": {}}});
        let report = session.run(&call).unwrap();
        let mut events = report.answer.unwrap()["events"].clone();
        for event in events.as_array_mut().unwrap() {
            for pair in event["attributes"].as_array_mut().unwrap() {
                *pair = json!({"key": pair[0], "value": pair[1]});
            }
        }
        let result = json!({"code": 0, "height": report.height.to_string(), "gas_used": "90000", "events": events});
        self.taken.insert(hash, result);
        if self.struck("lose") {
            return None;
        }
        Some((200, json!({"tx_response": {"code": 0, "raw_log": ""}})))
    }
}

fn humantime(secs: u64) -> String {
    ballast_tool::output::when(secs)
}

fn serve(mut stream: BufReader<TcpStream>, chain: &mut Chain) {
    let (mut first, mut long) = (String::new(), 0);
    stream.read_line(&mut first).unwrap();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap() == 0 || line.trim().is_empty() {
            break;
        }
        if let Some(length) = line.to_lowercase().strip_prefix("content-length:") {
            long = length.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; long];
    stream.read_exact(&mut body).unwrap();
    let path = first.split(' ').nth(1).unwrap().to_string();
    let Some((status, answer)) = chain.answer(&path, &String::from_utf8(body).unwrap()) else {
        return;
    };
    let text = answer.to_string();
    let head = format!(
        "HTTP/1.1 {status} X\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        text.len()
    );
    stream
        .get_mut()
        .write_all((head + &text).as_bytes())
        .unwrap();
}

struct Node {
    folder: TempDir,
    url: String,
    hub: String,
}

impl Node {
    fn start() -> Self {
        let folder = session();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let session = folder.path().join(".ballast/session.jsonl");
        let hub = Session::open(&session)
            .unwrap()
            .runner
            .address("hub")
            .unwrap();
        let mut chain = Chain {
            session,
            folder: folder.path().to_path_buf(),
            taken: BTreeMap::new(),
        };
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                serve(BufReader::new(stream.unwrap()), &mut chain);
            }
        });
        let key = folder.path().join("key");
        fs::write(&key, "00".repeat(31) + "01\n").unwrap();
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
        Self {
            folder,
            url,
            hub: hub.to_string(),
        }
    }

    fn keep(&self, more: &[&str]) -> Ran {
        let suite = ["--chain-id", "play-1", "--hub", &self.hub];
        let node = ["--rest", &self.url, "--gas-prices", "0.025ustake"];
        let how: &[&str] = &["keep", "--once", "--state", "state", "--wait", "2"];
        let args = [how, &suite, &node, more].concat();
        ballast(self.folder.path(), &args)
    }

    fn with_file(&self) -> Ran {
        self.keep(&["--key-file", "key"])
    }

    fn touch(&self, name: &str) {
        fs::write(self.folder.path().join(name), "").unwrap();
    }

    fn advances(&self) -> usize {
        advances(&self.folder.path().join(".ballast/session.jsonl"))
    }

    fn broadcasts(&self) -> usize {
        let asked = fs::read_to_string(self.folder.path().join("asked")).unwrap();
        asked
            .lines()
            .filter(|line| line.ends_with("/v1beta1/txs"))
            .count()
    }
}

#[test]
fn a_key_of_ones_own_signs_and_sends() {
    let node = Node::start();

    let first = node.with_file();
    let second = node.with_file();

    assert_eq!(
        (first.code, second.code),
        (Some(0), Some(0)),
        "{first:?} {second:?}"
    );
    // 100,000 gas simulated, times 1.4, at 0.025
    assert!(
        first.said().contains("did delegate tx ") && first.said().contains("fee 0.0035"),
        "{first:?}"
    );
    assert!(second.said().contains("nothing is due"), "{second:?}");
    assert_eq!((node.advances(), node.broadcasts()), (2, 2));
    assert!(!Path::new(
        &node
            .folder
            .path()
            .join("state/advance.journal/pending.json")
    )
    .exists());
}

#[test]
fn an_answer_that_got_lost_is_looked_for_and_not_sent_again() {
    let node = Node::start();
    node.touch("lose");

    let lost = node.with_file();
    assert_eq!((lost.code, node.advances()), (Some(1), 1), "{lost:?}");
    assert!(
        lost.said().contains("may or may not have been sent"),
        "{lost:?}"
    );
    let found = node.with_file();

    assert_eq!(found.code, Some(0), "{found:?}");
    assert!(!found.said().contains("did delegate"), "{found:?}");
    assert_eq!((node.advances(), node.broadcasts()), (2, 2));
}

#[test]
fn bytes_that_got_lost_are_sent_again_by_the_next_turn() {
    let node = Node::start();
    node.touch("drop");

    let lost = node.with_file();
    assert_eq!((lost.code, node.advances()), (Some(1), 0), "{lost:?}");
    let signed = node.folder.path().join("state/advance.journal/signed.json");
    let before = fs::read(&signed).unwrap();
    node.touch("lose");
    let again = node.with_file();

    // the same bytes: the second time their answer was lost
    assert_eq!((again.code, node.advances()), (Some(1), 1), "{again:?}");
    assert_eq!(fs::read(&signed).unwrap(), before);
    assert_eq!(node.with_file().code, Some(0));
    assert_eq!(node.advances(), 2);
}

#[test]
fn a_key_that_others_read_is_none() {
    let node = Node::start();
    let key = node.folder.path().join("key");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();

    let refused = node.with_file();

    assert_eq!(refused.code, Some(2), "{refused:?}");
    assert!(refused.said().contains("chmod 600"), "{refused:?}");
    let none = node.keep(&[]);
    assert_eq!(none.code, Some(2), "{none:?}");
    assert!(none.said().contains("BALLAST_KEEPER_KEY"), "{none:?}");
    assert_eq!(node.advances(), 0);
}
