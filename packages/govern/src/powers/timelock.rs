//! Whether the owner of a suite is a timelock, and the suite's own.

use ballast_daemon::Daemon;
use ballast_deploy::Artifact;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::Path;

/// The timelock of a suite: whoever owns it, if it answers as one.
pub fn timelock_of(daemon: &Daemon, owner: &str) -> Result<Option<(Value, Value)>, CliError> {
    let answered = |question: Value| match daemon.smart(owner, &question) {
        Ok(answer) => Ok(Some(answer)),
        // no contract, or one of another kind; a node that does not answer says nothing of the owner
        Err(failure) if failure.is_unreachable() || failure.is_stopped() => {
            Err(CliError::from(failure))
        }
        Err(_) => Ok(None),
    };
    let Some(config) = answered(json!({"config": {}}))? else {
        return Ok(None);
    };
    if config["notice_secs"].as_u64().is_none() || config["claim_secs"].as_u64().is_none() {
        return Ok(None);
    }
    let window = answered(json!({"exit_window": {}}))?;
    Ok(window.map(|window| (config, window)))
}

/// Why the owner, which answers as a timelock, is not the suite's own: another suite's, or another code.
pub fn doubts(
    daemon: &Daemon,
    owner: &str,
    config: &Value,
    suite: &BTreeMap<String, String>,
    artifacts: &Path,
) -> Result<Option<String>, CliError> {
    for name in ["hub", "queue"] {
        if config[name].as_str() != suite.get(name).map(String::as_str) {
            return Ok(Some(format!(
                "it watches another suite: its {name} is {}",
                config[name]
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
