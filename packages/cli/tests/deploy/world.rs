//! A chain, a keyring, six wasm files, and the command run on them.

use crate::common::{command, Ran};
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const NAMES: [&str; 6] = ["token", "registry", "queue", "vault", "collector", "hub"];

/// A fake chain, and a folder to work in.
pub struct World {
    folder: TempDir,
    /// The chain's rules.
    pub rules: Value,
}

fn owner() -> String {
    let prefix = bech32::Hrp::parse("wasm").unwrap();
    bech32::encode::<bech32::Bech32>(prefix, &[1; 20]).unwrap()
}

impl World {
    /// A chain on which everything is possible, and an owner with money.
    pub fn new() -> Self {
        let world = Self {
            folder: TempDir::new().unwrap(),
            rules: json!({
                "chain_id": "fake-1", "keys": {"owner": owner()},
                "balances": {owner(): "100000000"},
                "staking": {
                    "bond_denom": "ustake", "unbonding_time": "1814400s", "max_entries": 7,
                },
                "bonded": "1000000000", "withdraw": true, "epoching": false, "max_gas": "-1",
                "upload": {"permission": "Everybody", "addresses": []},
                "wasmd": "v0.53.2",
                "validators": {"wasmvaloper1good": {
                    "status": "BOND_STATUS_BONDED", "jailed": false,
                    "commission": {"commission_rates": {"rate": "0.050000000000000000"}},
                }},
            }),
        };
        world.build("one");
        world
    }

    /// Where the command is run.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The owner's address.
    pub fn owner(&self) -> String {
        owner()
    }

    /// Wasm files of a commit: small ones, that ask for what the real ones ask for.
    pub fn build(&self, commit: &str) {
        let folder = self.path().join("artifacts");
        fs::create_dir_all(&folder).unwrap();
        let mut sums = String::new();
        for name in NAMES {
            let bytes = wasm(&format!("{name} of {commit}"), &["staking", "cosmwasm_2_0"]);
            let sum: String = Sha256::digest(&bytes)
                .iter()
                .map(|b| format!("{b:02x}"))
                .collect();
            sums.push_str(&format!("{sum}  ballast_{name}.wasm\n"));
            fs::write(folder.join(format!("ballast_{name}.wasm")), bytes).unwrap();
        }
        fs::write(folder.join("checksums.txt"), sums).unwrap();
    }

    /// Writes a configuration and returns its path.
    pub fn config(&self, text: &str) -> PathBuf {
        let token = "[suite.token]\nname = \"Ballast STAKE\"\nsymbol = \"bSTAKE\"\ndecimals = 6\n";
        let path = self.path().join("suite.toml");
        fs::write(&path, format!("{text}\n{token}")).unwrap();
        path
    }

    /// Runs the command.
    pub fn ballast(&self, args: &[&str]) -> Ran {
        fs::write(self.path().join("fake.json"), self.rules.to_string()).unwrap();
        let mut command = command(self.path(), args);
        command
            .env("FAKE_DAEMON", self.path())
            .env("XDG_CONFIG_HOME", self.path().join("config"));
        Ran::of(&mut command)
    }

    fn with_chain<'a>(&self, args: &[&'a str], binary: &'a str) -> Ran {
        let asked = self.rules["asked_chain"].as_str().unwrap_or("fake-1");
        let reach = [
            "--binary",
            binary,
            "--node",
            "http://fake",
            "--chain-id",
            asked,
        ];
        let fees = ["--gas-prices", "0.025ustake", "--keyring-backend", "test"];
        self.ballast(&[args, &reach, &fees].concat())
    }

    /// `ballast deploy` by the owner, with more flags.
    pub fn deploy(&self, more: &[&str]) -> Ran {
        let me = std::env::current_exe().unwrap();
        self.with_chain(
            &[&["deploy", "--from", "owner"], more].concat(),
            me.to_str().unwrap(),
        )
    }

    /// `ballast deploy` by somebody else.
    pub fn deploy_from(&self, from: &str, more: &[&str]) -> Ran {
        let me = std::env::current_exe().unwrap();
        self.with_chain(
            &[&["deploy", "--from", from], more].concat(),
            me.to_str().unwrap(),
        )
    }

    /// The chain.
    pub fn state(&self) -> Value {
        let text = fs::read_to_string(self.path().join("state.json"));
        serde_json::from_str(&text.unwrap_or_else(|_| "{}".to_string())).unwrap()
    }

    /// Changes the chain by hand.
    pub fn set_state(&self, change: impl FnOnce(&mut Value)) {
        let mut state = self.state();
        change(&mut state);
        fs::write(self.path().join("state.json"), state.to_string()).unwrap();
    }

    /// What was called, a line each.
    pub fn calls(&self) -> Vec<String> {
        let text = fs::read_to_string(self.path().join("calls.log")).unwrap_or_default();
        text.lines().map(ToString::to_string).collect()
    }

    /// The record, if it was written.
    pub fn record(&self) -> Option<Value> {
        let text = fs::read_to_string(self.path().join("deployments/fake-1.json")).ok()?;
        Some(serde_json::from_str(&text).unwrap())
    }

    /// How often each thing was carried out on the chain.
    pub fn done(&self, what: &str) -> usize {
        let state = self.state();
        let txs = state["txs"].as_object().into_iter().flatten();
        txs.filter(|(_, tx)| tx["step"] == what).count()
    }

    /// Nothing was sent.
    #[track_caller]
    pub fn is_untouched(&self) {
        let sent: Vec<String> = self
            .calls()
            .into_iter()
            .filter(|c| c.starts_with("tx broadcast"))
            .collect();
        assert!(sent.is_empty(), "{sent:?}");
        assert!(self.record().is_none());
    }

    /// Exactly one suite of this commit, its record beside it, nothing left over.
    #[track_caller]
    pub fn has_one_suite(&self) {
        assert_eq!(self.done("store"), 6);
        assert_eq!(self.done("instantiate2"), 1);
        let state = self.state();
        assert_eq!(state["codes"].as_array().unwrap().len(), 6);
        assert_eq!(state["contracts"].as_object().unwrap().len(), 6);
        let record = self.record().unwrap();
        for name in NAMES {
            let address = record["contracts"][name]["address"].as_str().unwrap();
            assert!(state["contracts"].get(address).is_some(), "{name}");
        }
        assert!(!self.path().join("deployments/fake-1.journal").exists());
    }
}

/// A wasm file with a name and exports that ask for capabilities.
fn wasm(name: &str, requires: &[&str]) -> Vec<u8> {
    let section = |id: u8, body: Vec<u8>| {
        let size = u8::try_from(body.len()).unwrap();
        assert!(size < 128);
        [vec![id, size], body].concat()
    };
    let text = |text: &str| {
        [
            vec![u8::try_from(text.len()).unwrap()],
            text.as_bytes().to_vec(),
        ]
        .concat()
    };
    let mut exports = vec![u8::try_from(requires.len()).unwrap()];
    for one in requires {
        exports.extend(text(&format!("requires_{one}")));
        exports.extend([0, 0]);
    }
    let header = b"\0asm\x01\0\0\0".to_vec();
    let named = [text("name"), name.as_bytes().to_vec()].concat();
    [header, section(7, exports), section(0, named)].concat()
}

/// A world with a suite on its chain.
pub fn deployed() -> World {
    let world = World::new();
    let run = world.deploy(&[]);
    assert_eq!(run.code, Some(0), "{}", run.said());
    world
}

/// The objects that a run printed.
pub fn json_of(run: &Ran) -> Vec<Value> {
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}
