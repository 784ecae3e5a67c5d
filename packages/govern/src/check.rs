//! Who could do what to a suite, and how fast.

use super::facts::ask;
use super::run::suite_of;
use ballast_daemon::Daemon;
use ballast_deploy::{standing, Artifact, Reach, Record};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use ballast_types::deploy::CONTRACTS;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One thing that somebody can do.
#[derive(Clone, Debug, PartialEq)]
struct Power {
    /// What.
    what: String,
    /// Who.
    holder: String,
    /// How long it waits, in words.
    waits: String,
    /// Why it should not be so; none if it is as it should be.
    wrong: Option<String>,
}

/// Says who could do what to a deployed suite.
///
/// # Errors
/// Exit code 3: somebody could do harm before the leavers are paid; 1: the chain does not answer.
pub fn check(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    artifacts: &Path,
    out: &Output,
) -> Result<(), CliError> {
    let (settings, record, _) = reach.with_record(deployment)?;
    check_record(&Daemon::new(settings), &record, artifacts, out)
}

/// The same for a record and a daemon.
///
/// # Errors
/// As [`check`].
pub fn check_record(
    daemon: &Daemon,
    record: &Record,
    artifacts: &Path,
    out: &Output,
) -> Result<(), CliError> {
    // the chain that the record says, and not behind
    standing(daemon)?;
    let suite = suite_of(daemon, record)?;
    let powers = powers(daemon, record, &suite, artifacts)?;
    show(&powers, out);
    if !out.json {
        out.line(format!("asked {}", daemon.settings.node));
    }
    let wrong: Vec<String> = powers
        .iter()
        .filter_map(|power| {
            let why = power.wrong.as_ref()?;
            Some(format!("{} ({}): {why}", power.what, power.holder))
        })
        .collect();
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(
            CliError::left("an account can do harm before the leavers are paid").details_of(wrong),
        ),
    }
}

/// The timelock of a suite: whoever owns it, if it answers as one.
fn timelock_of(daemon: &Daemon, owner: &str) -> Result<Option<(Value, Value)>, CliError> {
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
fn doubts(
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

fn powers(
    daemon: &Daemon,
    record: &Record,
    suite: &BTreeMap<String, String>,
    artifacts: &Path,
) -> Result<Vec<Power>, CliError> {
    let hub = &suite["hub"];
    let ownership = ask(daemon, hub, &json!({"ownership": {}}))?;
    let config = ask(daemon, hub, &json!({"config": {}}))?;
    let owner = ownership["owner"].as_str().unwrap_or_default().to_string();
    let timelock = match owner.is_empty() {
        true => None,
        false => timelock_of(daemon, &owner)?,
    };
    let doubt = match &timelock {
        Some((config, _)) => doubts(daemon, &owner, config, suite, artifacts)?,
        None => None,
    };
    let slow = timelock.as_ref().map(|(config, window)| {
        format!(
            "{} of notice, then until the leavers are paid (exit window {}, stage {})",
            days(config["notice_secs"].as_u64().unwrap_or_default()),
            days(window["secs"].as_u64().unwrap_or_default()),
            window["stage"]
        )
    });
    let fast = timelock
        .as_ref()
        .map(|(config, _)| days(config["fast_secs"].as_u64().unwrap_or_default()));
    let not_locked = || match owner.is_empty() {
        true => "for ever: there is no owner".to_string(),
        false => "at once: it is not a timelock".to_string(),
    };
    let mut powers = vec![Power {
        what: "parameters, validators, guardian, treasury".to_string(),
        holder: named(record, &owner),
        waits: fast.clone().unwrap_or_else(not_locked),
        wrong: doubt.or_else(|| {
            let is_free = timelock.is_none() && !owner.is_empty();
            is_free.then(|| {
                "waits for nobody: hand the suite over with `ballast govern --config`".to_string()
            })
        }),
    }];
    if let Some(pending) = ownership["pending_owner"].as_str() {
        powers.push(Power {
            what: "become the owner".to_string(),
            holder: named(record, pending),
            waits: "at once".to_string(),
            wrong: Some("a nomination is open".to_string()),
        });
    }
    powers.extend(codes(daemon, record, suite, &owner, slow.as_ref())?);
    let guardian = config["guardian"].as_str().unwrap_or_default();
    powers.push(decided(
        daemon,
        record,
        &owner,
        guardian,
        "pause bonds, new exits, cranks",
        "at once, for 14 days at most",
    )?);
    if let Some((config, _)) = &timelock {
        powers.extend(roles(daemon, record, &owner, config)?);
        powers.push(own_code(daemon, record, &owner)?);
    }
    Ok(powers)
}

/// A power of an address that may be a vote: how many have to agree, and who may change its code.
fn decided(
    daemon: &Daemon,
    record: &Record,
    timelock: &str,
    address: &str,
    what: &str,
    waits: &str,
) -> Result<Power, CliError> {
    let mut power = Power {
        what: what.to_string(),
        holder: named(record, address),
        waits: waits.to_string(),
        wrong: None,
    };
    let Some(info) = daemon.contract(address)? else {
        power.holder.push_str(", an account");
        return Ok(power);
    };
    if let Ok(threshold) = daemon.smart(address, &json!({"threshold": {}})) {
        let count = &threshold["absolute_count"];
        match (count["weight"].as_u64(), count["total_weight"].as_u64()) {
            (Some(weight), Some(total)) => {
                power.holder.push_str(&format!(", {weight} of {total}"));
                let few = weight.saturating_mul(20) < total;
                power.wrong = few.then(|| "a few pass anything".to_string());
            }
            _ => {
                power.wrong = Some(
                    "it passes by a part of what is staked: one staked token may be all of it"
                        .to_string(),
                )
            }
        }
    }
    if let Some(admin) = info.admin.filter(|admin| admin != timelock) {
        let why = format!("its code can be changed by {}", named(record, &admin));
        power.wrong = Some(
            power
                .wrong
                .map_or(why.clone(), |first| format!("{first}; {why}")),
        );
    }
    Ok(power)
}

/// Who may change the code of the suite's contracts: a row for each who may.
fn codes(
    daemon: &Daemon,
    record: &Record,
    suite: &BTreeMap<String, String>,
    owner: &str,
    slow: Option<&String>,
) -> Result<Vec<Power>, CliError> {
    let mut by_admin: BTreeMap<Option<String>, Vec<&str>> = BTreeMap::new();
    for name in CONTRACTS {
        let info = daemon.contract(&suite[name])?;
        let admin = info.and_then(|info| info.admin);
        by_admin.entry(admin).or_default().push(name);
    }
    let rows = by_admin.into_iter().map(|(admin, names)| {
        let (holder, waits, wrong) = match (admin, slow) {
            (None, _) => ("nobody".to_string(), "for ever".to_string(), None),
            (Some(admin), Some(slow)) if admin == owner => {
                (named(record, &admin), slow.clone(), None)
            }
            (Some(admin), _) => (
                named(record, &admin),
                "at once".to_string(),
                Some("could take everything: make the timelock their admin".to_string()),
            ),
        };
        Power {
            what: format!("change the code of {}", names.join(", ")),
            holder,
            waits,
            wrong,
        }
    });
    Ok(rows.collect())
}

/// Who decides what the timelock does, and what is fast beside the suite.
fn roles(
    daemon: &Daemon,
    record: &Record,
    timelock: &str,
    config: &Value,
) -> Result<Vec<Power>, CliError> {
    let rows = [
        ("proposer", "decide what waits", ""),
        ("veto", "cancel what waits", "at once"),
        (
            "council",
            "let code and owners change early",
            "after the delay of a fast operation",
        ),
    ];
    let mut powers = vec![];
    for (role, what, waits) in rows {
        let Some(address) = config[role].as_str() else {
            continue;
        };
        let mut power = decided(daemon, record, timelock, address, what, waits)?;
        if role == "council" {
            power.wrong = Some("it takes the exit window away".to_string());
        }
        powers.push(power);
    }
    for entry in config["fast"].as_array().into_iter().flatten() {
        if entry["role"] == json!("extension") {
            let messages = entry["messages"].as_array().into_iter().flatten();
            let messages: Vec<&str> = messages.filter_map(Value::as_str).collect();
            let contract = entry["contract"].as_str().unwrap_or_default();
            powers.push(Power {
                what: format!(
                    "send {} to {}",
                    messages.join(", "),
                    named(record, contract)
                ),
                holder: named(record, timelock),
                waits: days(config["fast_secs"].as_u64().unwrap_or_default()),
                wrong: (contract == timelock).then(|| "its own delays would be fast".to_string()),
            });
        }
    }
    Ok(powers)
}

/// Who may change the code of the timelock: itself, or nobody.
fn own_code(daemon: &Daemon, record: &Record, timelock: &str) -> Result<Power, CliError> {
    let info = daemon.contract(timelock)?;
    let admin = info.and_then(|info| info.admin);
    let is_own = admin.as_deref().is_none_or(|admin| admin == timelock);
    Ok(Power {
        what: "change the code of the timelock".to_string(),
        holder: admin.map_or_else(|| "nobody".to_string(), |admin| named(record, &admin)),
        waits: match is_own {
            true => "as any slow operation".to_string(),
            false => "at once".to_string(),
        },
        wrong: (!is_own).then(|| "could change every rule: make it its own admin".to_string()),
    })
}

fn named(record: &Record, address: &str) -> String {
    match record.name_of(address) {
        name if name == address => address.to_string(),
        name => format!("{name} ({address})"),
    }
}

/// `7 days`, `36 h`, `90 s`.
pub fn days(secs: u64) -> String {
    match secs {
        86_400 => "1 day".to_string(),
        secs if secs % 86_400 == 0 && secs > 0 => format!("{} days", secs / 86_400),
        secs if secs >= 86_400 => format!("{}.{} days", secs / 86_400, secs % 86_400 / 8_640),
        secs if secs % 3_600 == 0 && secs > 0 => format!("{} h", secs / 3_600),
        secs => format!("{secs} s"),
    }
}

fn show(powers: &[Power], out: &Output) {
    if out.json {
        let rows: Vec<Value> = powers
            .iter()
            .map(|power| {
                json!({"power": power.what, "holder": power.holder, "waits": power.waits, "wrong": power.wrong})
            })
            .collect();
        return out.json(&json!({"powers": rows}));
    }
    let rows = powers.iter().map(|power| {
        let mark = match &power.wrong {
            None => out.good("ok"),
            Some(_) => out.refused("wrong"),
        };
        vec![
            power.what.clone(),
            power.holder.clone(),
            power.waits.clone(),
            mark,
        ]
    });
    out.table(&["who can", "is", "waits", ""], rows.collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_say_them() {
        assert_eq!(days(604_800), "7 days");
        assert_eq!(days(100_000), "1.1 days");
        assert_eq!(days(7_200), "2 h");
        assert_eq!(days(59), "59 s");
        assert_eq!(days(0), "0 s");
    }
}
