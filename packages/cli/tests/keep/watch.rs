//! What a keeper shows and tells elsewhere, what it may cost, and several of them in one process.

use super::common::{command, good, Ran};
use super::play::{session, Play, BALLAST};
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{channel, Receiver};
use std::time::Duration;

/// One request, and what came back.
fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut said = String::new();
    stream.read_to_string(&mut said).unwrap();
    said
}

/// Somebody who is told alarms, and says so.
fn listener() -> (String, Receiver<Value>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let mut long = 0;
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).unwrap();
                let lower = line.to_lowercase();
                if let Some(length) = lower.strip_prefix("content-length:") {
                    long = length.trim().parse().unwrap();
                }
                if line.trim().is_empty() {
                    break;
                }
            }
            let mut body = vec![0; long];
            stream.read_exact(&mut body).unwrap();
            let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            stream.get_mut().write_all(answer).unwrap();
            let _ = sender.send(serde_json::from_slice(&body).unwrap());
        }
    });
    (url, receiver)
}

/// A keeper that shows figures, and where. It ends with this.
struct Keeper {
    child: Child,
    address: String,
}

impl Keeper {
    fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = lines.next().unwrap().unwrap();
        let address = first.split("http://").nth(1).unwrap();
        let address = address.split('/').next().unwrap().to_string();
        // until a turn is over
        let mut turns = lines.map_while(Result::ok);
        assert!(turns.any(|line| line.contains("height ")));
        std::thread::spawn(move || turns.for_each(drop));
        std::thread::sleep(Duration::from_millis(300));
        Self { child, address }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn figures_are_shown_to_prometheus_before_and_after_a_slash() {
    let folder = session();
    let at = folder.path();
    let keep = |state: &str| {
        let how: &[&str] = &["keep", "--every", "1h", "--metrics", "127.0.0.1:0"];
        Keeper::start(command(at, &[how, &["--state", state]].concat()))
    };

    let keeper = keep("one");
    let before = get(&keeper.address, "/metrics");
    let health = get(&keeper.address, "/healthz");
    drop(keeper);
    good(at, &["chain", "slash", "val0", "0.1"]);
    let keeper = keep("two");
    let after = get(&keeper.address, "/metrics");

    assert!(before.starts_with("HTTP/1.1 200"), "{before}");
    assert!(before.contains("text/plain; version=0.0.4"), "{before}");
    let value = |text: &str| {
        let line = text
            .lines()
            .find(|line| line.starts_with("ballast_hub_value_tokens{"));
        let value = line.unwrap().rsplit(' ').next().unwrap();
        value.parse::<f64>().unwrap()
    };
    assert!((900.0..902.0).contains(&value(&before)), "{before}");
    assert!(value(&after) < 875.0, "{after}");
    assert!(
        health.contains(r#""ok":true"#) && health.contains(r#""bonded":"90"#),
        "{health}"
    );
    assert!(get(&keeper.address, "/").starts_with("HTTP/1.1 404"));
}

#[test]
fn a_message_that_costs_more_than_today_has_left_is_not_signed() {
    let play = Play::start();
    let keep = |most: &str| Ran::of(&mut play.command(&["--once", "--max-fees-per-day", most]));

    // two messages are due, of 5,000 each
    let first = keep("7000");

    assert_eq!(
        (first.code, play.called("tx sign")),
        (Some(3), 1),
        "{first:?}"
    );
    assert!(
        first.said().contains("did delegate tx") && first.said().contains("fee 0.005"),
        "{first:?}"
    );
    assert!(first.said().contains("2000ustake are left"), "{first:?}");
    fs::remove_file(play.folder.path().join("state/memory.json")).unwrap();
    let second = keep("0.01token");
    assert_eq!(
        (second.code, play.called("tx sign")),
        (Some(0), 2),
        "{second:?}"
    );
    let bad = keep("5uatom");
    assert_eq!(bad.code, Some(2), "{bad:?}");
    assert!(bad.said().contains("fees are paid in ustake"), "{bad:?}");
}

#[test]
fn a_keeper_that_only_loses_stops_and_says_so() {
    let play = Play::start();
    let state = play.folder.path().join("state");
    fs::create_dir_all(&state).unwrap();
    let ledger = |day: u64| {
        format!("{{\"since\":5,\"days\":{{\"{day}\":{{\"fees\":9000000,\"tips\":1}}}}}}")
    };
    let today = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() / 86_400;
    fs::write(state.join("ledger.json"), ledger(today)).unwrap();
    let (url, told) = listener();
    let keep = |more: &[&str]| {
        let args = [&["--once", "--webhook", &url], more].concat();
        Ran::of(&mut play.command(&args))
    };

    let stopped = keep(&["--max-fees-over-tips", "10"]);

    assert_eq!(stopped.code, Some(5), "{stopped:?}");
    assert!(
        stopped
            .said()
            .contains("ALARM losing: fees of 9.01 in seven days"),
        "{stopped:?}"
    );
    let alarm = told.recv_timeout(Duration::from_secs(5)).unwrap();
    assert_eq!(
        (&alarm["alarm"], &alarm["state"]),
        (&"losing".into(), &"alarm".into())
    );
    assert!(
        alarm["text"].as_str().unwrap().contains("play-1"),
        "{alarm}"
    );
    let goes_on = keep(&[]);
    assert_eq!(goes_on.code, Some(0), "{goes_on:?}");
    assert!(
        goes_on.said().contains("ALARM losing is over"),
        "{goes_on:?}"
    );
    let over = told.recv_timeout(Duration::from_secs(5)).unwrap();
    assert_eq!(over["state"], "over");
}

#[test]
fn a_low_balance_is_an_alarm_before_it_is_empty() {
    let play = Play::start();
    fs::write(play.folder.path().join("balance"), "60000").unwrap();
    let ran = play.keep();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(
        ran.said()
            .contains("ALARM balance: keeper holds 0.06, less than 0.1"),
        "{ran:?}"
    );
}

/// A suite of `keep.toml`.
fn suite(name: &str, play: &Play) -> String {
    format!(
        "[[suite]]\nname = \"{name}\"\nchain_id = \"play-1\"\nhub = \"hub\"\nwait = 2\nkeyring_backend = \"test\"\n\
         gas_prices = \"0.025ustake\"\nbinary = \"{}\"\n",
        play.daemon.display()
    )
}

fn plays_its_own_folder(play: &Play) {
    let text = fs::read_to_string(&play.daemon).unwrap();
    let own = format!("cd '{}'", play.folder.path().display());
    fs::write(&play.daemon, text.replace("cd \"$PLAY\"", &own)).unwrap();
}

/// `ballast keep` with the suites of `keep.toml`, once.
fn keeps_all(at: &Path) -> Ran {
    let mut keep = command(at, &["keep", "--config", "keep.toml", "--once"]);
    keep.env("BALLAST", BALLAST);
    Ran::of(keep.env("XDG_CONFIG_HOME", at.join("config")))
}

#[test]
fn several_suites_are_kept_by_one_process() {
    let (one, two) = (Play::start(), Play::start());
    let at = one.folder.path();
    [&one, &two].into_iter().for_each(plays_its_own_folder);
    let states = at.join("states");
    let file = format!(
        "state = \"{}\"\n{}{}",
        states.display(),
        suite("a", &one),
        suite("b", &two)
    );
    fs::write(at.join("keep.toml"), &file).unwrap();
    // a program that only a file names is run once it was named by --binary
    let refused = keeps_all(at);
    assert_eq!(refused.code, Some(2), "{refused:?}");
    let named = [&one, &two].map(|play| format!("{}\n", play.daemon.display()));
    fs::create_dir_all(at.join("config/ballast")).unwrap();
    fs::write(at.join("config/ballast/programs"), named.concat()).unwrap();

    let done = keeps_all(at);

    let said = done.good();
    for name in ["a", "b"] {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("Z {name} height ")));
        assert!(
            line.is_some_and(|line| line.contains("did delegate")),
            "{said}"
        );
        assert!(at.join("states").join(name).join("heartbeat").exists());
    }
    let same_names = file.replace("name = \"b\"", "name = \"a\"");
    fs::write(at.join("keep.toml"), same_names).unwrap();
    let twice = keeps_all(at);
    assert_eq!(twice.code, Some(2), "{twice:?}");
    assert!(
        twice.said().contains("two suites are called a"),
        "{twice:?}"
    );
    fs::write(at.join("keep.toml"), file.replace("wait = 2", "wiat = 2")).unwrap();
    let bad = keeps_all(at);
    assert_eq!(bad.code, Some(2), "{bad:?}");
    assert!(
        bad.said().contains("keep.toml:5: unknown field `wiat`"),
        "{bad:?}"
    );
}

#[test]
fn a_year_without_an_end_ends() {
    let folder = session();
    let said = good(folder.path(), &["keep", "--fast", "--every", "30d"]);
    assert!(
        said.contains("a year of the embedded chain is over, in 13 turns"),
        "{said}"
    );
}
