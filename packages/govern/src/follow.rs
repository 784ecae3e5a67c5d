//! From a vote to its execution: `propose`, `vote`, `queue`.

use super::facts::ask;
use ballast_answers::pages::{End, Key, List};
use ballast_daemon::Daemon;
use ballast_deploy::{standing, tx, Call, CallFlags, Deployed, Reach, Record};
use ballast_tool::answer::{self, list, text};
use ballast_tool::output::duration as days;
use ballast_tool::output::{plain, when, Output};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::path::PathBuf;

/// The list of a timelock's operations: 300,000 at the most.
const OPERATIONS: List = List {
    key: Key::Next,
    page: 30,
    most: 10_000,
    ..List::new("ops", "id")
};

/// How long a title is at the most, in bytes.
const MOST_TITLE: usize = 100;
/// How long a passed vote may wait until it is scheduled: 30 days.
const SCHEDULE_WITHIN_SECS: u64 = 2_592_000;

/// Proposes an operation of the timelock to the vote of holders.
///
/// # Errors
/// There is no vote in the record; `msgs` is no list; what the chain refuses.
pub fn propose(
    flags: CallFlags,
    title: &str,
    description: &str,
    msgs: &Value,
    out: &Output,
) -> Result<(), CliError> {
    if !msgs.is_array() {
        return Err(CliError::bad(
            "the messages are a list: [{\"wasm\":{\"execute\":{\"contract_addr\":\"${collector}\",\"funds\":[],\"msg\":{\"$b64\":…}}}}]",
        ));
    }
    if title.len() > MOST_TITLE {
        return Err(CliError::bad(format!(
            "the title is {} bytes long: {MOST_TITLE} at most, otherwise the passed proposal could not be scheduled",
            title.len()
        )));
    }
    let Deployed {
        settings, record, ..
    } = flags.reach.with_record(flags.deployment.as_ref())?;
    let now = standing(&Daemon::new(settings))?.time;
    let (timelock, _) = (governed(&record, "timelock")?, governed(&record, "votes")?);
    let schedule =
        json!({"schedule": {"title": title, "msgs": msgs, "by": now + SCHEDULE_WITHIN_SECS}});
    let inner = json!({"wasm": {"execute": {"contract_addr": timelock, "funds": [], "msg": {"$b64": schedule}}}});
    let msg = json!({"propose": {"title": title, "description": description, "msgs": [inner], "latest": null}});
    call_votes(flags, msg, out)
}

/// Votes on a proposal.
///
/// # Errors
/// What the chain refuses.
pub fn vote(flags: CallFlags, proposal: u64, vote: &str, out: &Output) -> Result<(), CliError> {
    let msg = json!({"vote": {"proposal_id": proposal, "vote": vote}});
    call_votes(flags, msg, out)
}

/// Calls the contract that counts votes.
fn call_votes(flags: CallFlags, msg: Value, out: &Output) -> Result<(), CliError> {
    let call = Call {
        flags,
        contract: "votes".to_string(),
        msg,
        funds: String::new(),
        generate_only: None,
        raw: false,
        ensure: None,
    };
    tx(&call, None, out)
}

/// What is voted on, and what waits.
///
/// # Errors
/// There is no timelock in the record; the chain does not answer.
pub fn queue(reach: &Reach, deployment: Option<&PathBuf>, out: &Output) -> Result<(), CliError> {
    let Deployed {
        settings, record, ..
    } = reach.with_record(deployment)?;
    let daemon = Daemon::new(settings);
    let now = standing(&daemon)?.time;
    let timelock = governed(&record, "timelock")?;
    let operations = operations(&daemon, &timelock)?;
    let proposals = match governed(&record, "votes") {
        Ok(votes) => {
            let question = json!({"reverse_proposals": {"limit": 30}});
            ask(&daemon, &votes, &question)?["proposals"].clone()
        }
        Err(_) => json!([]),
    };
    match out.json {
        true => {
            out.json(&json!({"time": now, "proposals": proposals, "operations": operations}));
        }
        false => show(&proposals, &operations, now, out),
    }
    Ok(())
}

/// All operations of a timelock.
fn operations(daemon: &Daemon, timelock: &str) -> Result<Vec<Value>, CliError> {
    let read = OPERATIONS.read(json!({}), |msg| ask(daemon, timelock, msg));
    let read = read.answered()?;
    match read.end {
        End::Last => Ok(read.rows),
        _ => Err(CliError::failed(format!(
            "the timelock's list of operations does not end: {} rows and no last one; this is no timelock, or the node answers \
             wrongly",
            read.rows.len()
        ))),
    }
}

/// A table of proposals, and one of the operations that are not over.
fn show(proposals: &Value, operations: &[Value], now: u64, out: &Output) {
    let votes = list(proposals).iter().map(|proposal| {
        let (title, status) = (&proposal["title"], &proposal["status"]);
        vec![proposal["id"].to_string(), text(title), text(status)]
    });
    out.table(&["proposal", "title", "status"], votes.collect());
    let is_alive = |op: &&Value| matches!(op["status"].as_str(), Some("waiting" | "ready"));
    let waiting = operations.iter().filter(is_alive);
    let waiting: Vec<_> = waiting.map(|op| row(op, now)).collect();
    match waiting.is_empty() {
        true => out.line(format!(
            "nothing waits in the timelock; {} operations are over",
            operations.len()
        )),
        false => out.table(&COLUMNS, waiting),
    }
}

/// What is shown of an operation.
const COLUMNS: [&str; 8] = [
    "operation",
    "title",
    "does",
    "lane",
    "status",
    "waits for",
    "from",
    "until",
];

fn row(op: &Value, now: u64) -> Vec<String> {
    let text = |key: &str| answer::text(&op[key]);
    let time = |key: &str| match op[key].as_u64() {
        Some(at) if at > now => format!("{} (in {})", when(at), days(at - now)),
        Some(at) => when(at),
        None => String::new(),
    };
    // the title is the proposer's; what is sent is not
    let does = list(&op["msgs"]).iter().map(|msg| {
        let because = msg["because"].as_str();
        let because = because.unwrap_or_else(|| msg["decoded"].as_str().unwrap_or_default());
        because.chars().take(60).collect::<String>()
    });
    let does: Vec<String> = does.collect();
    vec![
        op["id"].to_string(),
        plain(&text("title")).into_owned(),
        plain(&does.join("; ")).into_owned(),
        text("lane"),
        text("status"),
        dated(&text("waits_for")),
        time("ready_at"),
        time("expires_at"),
    ]
}

/// What an operation waits for, with its second of the clock as a date: the contract writes `notice until 1785542400`.
fn dated(text: &str) -> String {
    let Some((what, rest)) = text.split_once("until ") else {
        return text.to_string();
    };
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match rest[..digits].parse() {
        Ok(secs) => format!("{what}until {}{}", when(secs), &rest[digits..]),
        Err(_) => text.to_string(),
    }
}

fn governed(record: &Record, name: &str) -> Result<String, CliError> {
    let found = record.extensions.get(name);
    found
        .map(|contract| contract.address.clone())
        .ok_or_else(|| {
            CliError::bad(format!(
                "the record of `{}` has no {name}: `ballast govern` makes one and writes it down",
                record.chain_id
            ))
        })
}

#[cfg(test)]
mod tests {
    use super::dated;

    /// Before, `ballast queue` showed the contract's seconds since 1970.
    #[test]
    fn what_an_operation_waits_for_has_a_date() {
        let told = [
            (
                "notice until 1785542400",
                "notice until 2026-08-01T00:00:00Z",
            ),
            (
                "the pause of exits until 1785542400, when the notice begins anew",
                "the pause of exits until 2026-08-01T00:00:00Z, when the notice begins anew",
            ),
            ("batch 3: 0 of 2000000 paid", "batch 3: 0 of 2000000 paid"),
            ("anybody's `advance`", "anybody's `advance`"),
            ("until the end", "until the end"),
        ];
        for (text, shown) in told {
            assert_eq!(dated(text), shown);
        }
    }
}
