//! Who could do what to a suite, and how fast, for people and for programs.

use crate::facts::suite_of;
use crate::powers::{powers, Power};
use ballast_daemon::Daemon;
use ballast_deploy::{standing, Deployed, Reach, Record};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// Says who could do what to a deployed suite.
///
/// # Errors
/// Exit code 3: an account could do harm before pending exits are paid; 1: the chain does not answer.
pub fn check(
    reach: &Reach,
    deployment: Option<&PathBuf>,
    artifacts: &Path,
    out: &Output,
) -> Result<(), CliError> {
    let Deployed {
        settings, record, ..
    } = reach.with_record(deployment)?;
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
