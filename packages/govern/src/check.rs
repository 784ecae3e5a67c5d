//! Who could do what to a suite, and how fast.

use super::facts::ask;
use ballast_daemon::Daemon;
use ballast_deploy::{Reach, Record};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use ballast_types::deploy::CONTRACTS;
use serde_json::{json, Value};
use std::collections::BTreeMap;
use std::path::PathBuf;

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
pub fn check(reach: &Reach, deployment: Option<&PathBuf>, out: &Output) -> Result<(), CliError> {
    let (settings, record, _) = reach.with_record(deployment)?;
    check_record(&Daemon::new(settings), &record, out)
}

pub fn check_record(daemon: &Daemon, record: &Record, out: &Output) -> Result<(), CliError> {
    let powers = powers(daemon, record)?;
    show(&powers, out);
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
            CliError::left("somebody can do harm before the leavers are paid").details_of(wrong),
        ),
    }
}

/// The timelock of a suite: whoever owns it, if it answers as one.
fn timelock_of(daemon: &Daemon, owner: &str) -> Option<(Value, Value)> {
    let config = ask(daemon, owner, &json!({"config": {}})).ok()?;
    config["notice_secs"].as_u64()?;
    config["claim_secs"].as_u64()?;
    let window = ask(daemon, owner, &json!({"exit_window": {}})).ok()?;
    Some((config, window))
}

fn powers(daemon: &Daemon, record: &Record) -> Result<Vec<Power>, CliError> {
    let hub = record.address("hub")?;
    let ownership = ask(daemon, &hub, &json!({"ownership": {}}))?;
    let config = ask(daemon, &hub, &json!({"config": {}}))?;
    let owner = ownership["owner"].as_str().unwrap_or_default().to_string();
    let timelock = timelock_of(daemon, &owner);
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
    let not_locked = || "at once: it is no timelock".to_string();
    let mut powers = vec![Power {
        what: "parameters, validators, guardian, treasury".to_string(),
        holder: named(record, &owner),
        waits: fast.clone().unwrap_or_else(not_locked),
        wrong: (timelock.is_none() && !owner.is_empty()).then(|| {
            "waits for nobody: hand the suite over with `ballast govern --config`".to_string()
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
    powers.extend(codes(daemon, record, &owner, slow.as_ref())?);
    powers.push(Power {
        what: "pause bonds, new exits, cranks".to_string(),
        holder: named(record, config["guardian"].as_str().unwrap_or_default()),
        waits: "at once, for 14 days at most".to_string(),
        wrong: None,
    });
    if let Some((config, _)) = &timelock {
        powers.extend(roles(record, config));
        powers.push(own_code(daemon, record, &owner)?);
    }
    Ok(powers)
}

/// Who may change the code of the suite's contracts: a row for each who may.
fn codes(
    daemon: &Daemon,
    record: &Record,
    owner: &str,
    slow: Option<&String>,
) -> Result<Vec<Power>, CliError> {
    let mut by_admin: BTreeMap<Option<String>, Vec<&str>> = BTreeMap::new();
    for name in CONTRACTS {
        let info = daemon.contract(&record.address(name)?)?;
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

/// Who decides what the timelock does.
fn roles(record: &Record, config: &Value) -> Vec<Power> {
    let of = |role: &str| config[role].as_str().map(|address| named(record, address));
    let rows = [
        ("proposer", "decide what waits", "", None),
        ("veto", "cancel what waits", "at once", None),
        (
            "council",
            "let code and owners change early",
            "after the delay of a fast operation",
            Some("it takes the exit window away"),
        ),
    ];
    let rows = rows.into_iter().filter_map(|(role, what, waits, wrong)| {
        Some(Power {
            what: what.to_string(),
            holder: of(role)?,
            waits: waits.to_string(),
            wrong: wrong.map(ToString::to_string),
        })
    });
    rows.collect()
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
