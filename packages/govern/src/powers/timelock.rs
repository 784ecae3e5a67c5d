//! Whether the owner of a suite is a timelock, and the suite's own.

use ballast_daemon::Daemon;
use ballast_deploy::Artifact;
use ballast_tool::CliError;
use serde::de::DeserializeOwned;
use serde::Deserialize;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// What matters here of a timelock's `config`. Unlike
/// `ballast_extension_types::timelock::ConfigResponse` it takes fields that it does not know, so
/// that a timelock of another version is seen too.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Config {
    pub hub: String,
    pub queue: String,
    /// Who decides what waits.
    pub proposer: Option<String>,
    /// Who cancels it.
    pub veto: Option<String>,
    /// Who lets it go early.
    pub council: Option<String>,
    /// How long parameters wait.
    pub fast_secs: u64,
    /// How long holders have to request an exit before code and owners change.
    pub notice_secs: u64,
    /// How long people have to take what they are paid. It also tells a timelock from other contracts with a `config`.
    pub claim_secs: u64,
    /// What waits for `fast_secs` only.
    #[serde(default)]
    pub fast: Vec<Fast>,
}

/// Messages to a contract that are fast.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Fast {
    /// What the contract is: `hub`, `extension`.
    pub role: String,
    pub contract: String,
    pub messages: Vec<String>,
}

/// What matters here of the answer to `exit_window`.
#[derive(Debug, PartialEq, Deserialize)]
pub struct Window {
    /// How long people have to leave.
    pub secs: u64,
    /// As analysts grade it.
    pub stage: u8,
}

/// The timelock of a suite: its owner, if that answers as a timelock.
pub fn timelock_of(daemon: &Daemon, owner: &str) -> Result<Option<(Config, Window)>, CliError> {
    let answered = |question: Value| match daemon.smart(owner, &question) {
        Ok(answer) => Ok(Some(answer)),
        // no contract, or one of another kind; a node that does not answer says nothing of the owner
        Err(failure) if failure.is_unreachable() || failure.is_stopped() => {
            Err(CliError::from(failure))
        }
        Err(_) => Ok(None),
    };
    let Some(config) = answered(json!({"config": {}}))?.and_then(read) else {
        return Ok(None);
    };
    let window = answered(json!({"exit_window": {}}))?.and_then(read);
    Ok(window.map(|window| (config, window)))
}

/// An answer, if it is of this kind.
fn read<T: DeserializeOwned>(answer: Value) -> Option<T> {
    serde_json::from_value(answer).ok()
}

/// Why the owner, which answers as a timelock, is not the suite's own: another suite's, or another code.
pub fn doubts(
    daemon: &Daemon,
    owner: &str,
    config: &Config,
    suite: &BTreeMap<String, String>,
    artifacts: &Path,
) -> Result<Option<String>, CliError> {
    for (name, address) in [("hub", &config.hub), ("queue", &config.queue)] {
        if suite.get(name) != Some(address) {
            return Ok(Some(format!(
                "it watches another suite: its {name} is {address:?}"
            )));
        }
    }
    let Ok(ours) = Artifact::read("timelock", &artifacts.join("ballast_timelock.wasm")) else {
        return Ok(Some(format!(
            "its code was not compared: there is no ballast_timelock.wasm in {}, --artifacts names another folder",
            artifacts.display()
        )));
    };
    let info = daemon.contract(owner)?;
    let code = match info {
        Some(info) => daemon.code(info.code_id)?,
        None => None,
    };
    let is_ours = code.is_some_and(|code| code.checksum == ours.checksum);
    Ok((!is_ours).then(|| {
        "its code is not the timelock of these artifacts: it may only answer like one".to_string()
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ballast_extension_types::timelock::{ConfigResponse, ExitWindowResponse, FastLane};
    use cosmwasm_std::Addr;

    fn answered() -> ConfigResponse {
        ConfigResponse {
            hub: Addr::unchecked("hub1"),
            queue: Addr::unchecked("queue1"),
            proposer: Addr::unchecked("votes1"),
            veto: None,
            council: Some(Addr::unchecked("team1")),
            guardian: None,
            fast_secs: 1,
            notice_secs: 2,
            claim_secs: 3,
            grace_secs: 4,
            last_resort_secs: 5,
            exit_secs: None,
            fast: vec![FastLane {
                role: "extension".to_string(),
                contract: Addr::unchecked("oracle1"),
                messages: vec!["set".to_string()],
            }],
        }
    }

    /// The contract's types are the source: a field that is renamed there has to be renamed here.
    #[test]
    fn answers_of_the_contract_are_read() {
        let config: Config = read(serde_json::to_value(answered()).unwrap()).unwrap();
        assert_eq!((config.hub, config.queue), ("hub1".into(), "queue1".into()));
        assert_eq!(config.proposer.as_deref(), Some("votes1"));
        assert_eq!(config.veto, None);
        assert_eq!(config.council.as_deref(), Some("team1"));
        assert_eq!((config.fast_secs, config.notice_secs), (1, 2));
        let fast = Fast {
            role: "extension".to_string(),
            contract: "oracle1".to_string(),
            messages: vec!["set".to_string()],
        };
        assert_eq!(config.fast, [fast]);
        let window = ExitWindowResponse {
            secs: 6,
            stage: 1,
            products: vec![],
        };
        let window: Window = read(serde_json::to_value(window).unwrap()).unwrap();
        assert_eq!((window.secs, window.stage), (6, 1));
    }

    #[test]
    fn another_version_is_a_timelock_and_another_contract_is_none() {
        let mut newer = serde_json::to_value(answered()).unwrap();
        newer["later"] = json!(1);
        assert!(read::<Config>(newer.clone()).is_some());
        newer.as_object_mut().unwrap().remove("claim_secs");
        assert_eq!(read::<Config>(newer), None);
    }
}
