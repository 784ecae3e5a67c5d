//! A folder with a session, and a chain's daemon over it.

use super::advances;
use super::common::{good, Ran};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

pub const BALLAST: &str = env!("CARGO_BIN_EXE_ballast");

pub fn session() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    good(folder.path(), &["chain", "start", "--inflation", "0.1"]);
    good(
        folder.path(),
        &[
            "exec",
            "hub",
            r#"{"bond":{}}"#,
            "--from",
            "alice",
            "--funds",
            "900000000",
        ],
    );
    folder
}

/// A daemon over a session: it signs by counting, and loses answers or transactions when a file says so.
const DAEMON: &str = r#"#!/bin/sh
cd "$PLAY" && echo "$*" >>calls
case "$1 $2" in
"status --node")
  if [ -e stall ]; then sleep 600; fi
  set -- $("$BALLAST" chain status --json | sed -E 's/^\{"height":([0-9]+),.*,"time":([0-9]+),"validators".*/\1 \2/')
  time=$(date -u -d "@$2" +%Y-%m-%dT%H:%M:%S.123456789Z)
  echo "{\"node_info\":{\"network\":\"play-1\"},\"sync_info\":{\"latest_block_height\":\"$1\",\"latest_block_time\":\"$time\",\"catching_up\":false,\"latest_block_hash\":\"$(cat born | sha256sum | cut -c1-64)\",\"earliest_block_height\":\"1\",\"earliest_block_hash\":\"$(cat born | sha256sum | cut -c1-64)\"}}" ;;
"query wasm") printf '{"data":%s}' "$("$BALLAST" query "$5" "$6" --json)" ;;
"keys show") echo wasm1keeper ;;
"query bank") echo "{\"balance\":{\"denom\":\"ustake\",\"amount\":\"$(cat balance 2>/dev/null || echo 50000000)\"}}" ;;
"tx wasm") echo '{"body":{},"auth_info":{"fee":{"gas_limit":"200000","amount":[{"denom":"ustake","amount":"5000"}]}}}' ;;
"tx sign") n=$(grep -c 'tx sign' calls); echo "{\"signed\":$n}" >"$7" ;;
"tx encode") base64 <"$3" ;;
"tx broadcast")
  hash=$(sha256sum <"$3" | cut -c1-64 | tr a-f A-F)
  if [ -e "tx.$hash" ]; then echo '{"code":19,"raw_log":"tx already in mempool"}'; exit; fi
  if [ -e drop ]; then rm drop; echo 'Error: connection refused' >&2; exit 1; fi
  "$BALLAST" exec hub '{"advance":{}}' --from keeper --json >"tx.$hash" || exit 1
  if [ -e lose ]; then rm lose; echo 'Error: EOF' >&2; exit 1; fi
  echo '{"code":0,"raw_log":""}' ;;
"query tx")
  [ -e "tx.$3" ] || { echo "Error: tx ($3) not found" >&2; exit 1; }
  sed -E 's/\["([^"]*)","([^"]*)"\]/{"key":"\1","value":"\2"}/g' "tx.$3" ;;
*) echo "Error: unknown command $*" >&2; exit 1 ;;
esac
"#;

pub struct Play {
    pub folder: tempfile::TempDir,
    pub daemon: PathBuf,
}

impl Play {
    pub fn start() -> Self {
        let folder = session();
        let daemon = folder.path().join("wasmd");
        fs::write(&daemon, DAEMON).unwrap();
        fs::write(folder.path().join("born"), "monday").unwrap();
        let made = Command::new("chmod")
            .arg("+x")
            .arg(&daemon)
            .status()
            .unwrap();
        assert!(made.success());
        Self { folder, daemon }
    }

    pub fn keep(&self) -> Ran {
        Ran::of(&mut self.command(&["--once"]))
    }

    pub fn command(&self, how: &[&str]) -> Command {
        let mut command = Command::new(BALLAST);
        let chain = ["--chain-id", "play-1", "--hub", "hub", "--wait", "2"];
        let ours = [
            "--state",
            "state",
            "--keyring-backend",
            "test",
            "--gas-prices",
            "0.025ustake",
        ];
        command.arg("keep").args(how).args(chain).args(ours);
        command
            .arg("--binary")
            .arg(&self.daemon)
            .current_dir(self.folder.path())
            .env("PLAY", self.folder.path())
            .env("BALLAST", BALLAST)
            .env("XDG_CONFIG_HOME", self.folder.path().join("config"));
        command
    }

    pub fn touch(&self, name: &str) {
        fs::write(self.folder.path().join(name), "").unwrap();
    }

    pub fn called(&self, what: &str) -> usize {
        let calls = fs::read_to_string(self.folder.path().join("calls")).unwrap();
        calls.lines().filter(|line| line.starts_with(what)).count()
    }

    /// What was called right after the first transaction was sent, beside who the node and the key are.
    pub fn after_the_first(&self) -> String {
        let calls = fs::read_to_string(self.folder.path().join("calls")).unwrap();
        // which chain it is, and who signs, is asked before anything else
        let state = r#"query wasm contract-state smart hub {"state":{}}"#;
        let asked = ["status", "keys show", "query block", "query bank", state];
        let who = |line: &&str| !asked.iter().any(|start| line.starts_with(start));
        let mut lines = calls
            .lines()
            .skip_while(|line| !line.starts_with("tx broadcast"))
            .filter(who);
        lines.nth(1).unwrap().to_string()
    }

    pub fn advances(&self) -> usize {
        advances(&self.folder.path().join(".ballast/session.jsonl"))
    }
}
