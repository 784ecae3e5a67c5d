//! What people see of `timelock`, and what any account can do for it.

use crate::durations::{duration, Style};
use crate::pages::{self, List};
use ballast_testing::{Ask, Chore, Panel};
use serde_json::{json, Value};

/// What governance decided, the newest first.
pub(super) fn panel(ask: &Ask<'_>) -> Result<Panel, String> {
    let window = ask(&json!({"exit_window": {}}))?;
    let notice = window["secs"].as_u64().unwrap_or_default();
    let columns = [
        "operation",
        "what for",
        "lane",
        "status",
        "waits for",
        "from",
        "until",
    ];
    let time = |at: &Value| at.as_u64().map_or_else(String::new, |at| format!("@{at}"));
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let list = operations(ask)?;
    let stopped = list
        .stopped("operations")
        .map(|stopped| format!(" {stopped}."));
    let rows = list.rows.iter().rev().map(|op| {
        vec![
            op["id"].to_string(),
            text(&op["title"]),
            text(&op["lane"]),
            text(&op["status"]),
            text(&op["waits_for"]).replace("until ", "until @"),
            time(&op["ready_at"]),
            time(&op["expires_at"]),
        ]
    });
    Ok(Panel {
        title: "What governance decided, and what it waits for".to_string(),
        note: format!(
            "Whoever asks out within {} is paid before code, owners or coins can move.{}",
            duration(notice, Style::Days),
            stopped.unwrap_or_default(),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows: rows.collect(),
        pictures: vec![],
    })
}

/// A slow operation is advanced once its notice is over, and again when what it waits for was paid.
/// Executing is left to those who decided.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let is_due = |op: &&Value| {
        let is_slow = op["status"] == json!("waiting") && op["lane"] == json!("slow");
        let is_noticed = op["notice_until"].as_u64().is_none_or(|until| until <= now);
        let is_first = op["batch"].is_null() && is_noticed;
        let is_next = op["waits_for"] == json!("anybody's `advance`");
        is_slow && op["ready_at"].is_null() && (is_first || is_next)
    };
    let list = operations(ask)?;
    let due = list.rows.iter().rev().filter(is_due).map(|op| Chore {
        what: format!("advance operation {}", op["id"]),
        msg: json!({"advance": {"id": op["id"]}}),
    });
    Ok(due.collect())
}

/// All operations, oldest first.
fn operations(ask: &Ask<'_>) -> Result<List, String> {
    pages::all_by_next(
        ask,
        "ops",
        |after, limit| json!({"ops": {"start_after": after, "limit": limit}}),
    )
}

#[cfg(test)]
mod tests {
    use super::{chores, panel};
    use serde_json::{json, Value};

    const NOW: u64 = 1_000;

    /// Operations by number: one that waits for its notice, and for `advance`; one that is ready.
    fn answer(msg: &Value) -> Result<Value, String> {
        let slow = |id: u64, notice: u64, batch: Option<u64>, waits: &str, ready: Option<u64>| {
            json!({
                "id": id, "title": "pay", "lane": "slow", "status": "waiting", "notice_until": notice, "batch": batch,
                "waits_for": waits, "ready_at": ready, "expires_at": null,
            })
        };
        let all = [
            slow(1, NOW, None, "until 1000", None),
            slow(2, 1_001, None, "until 1001", None),
            slow(3, 10, Some(4), "batch 4", None),
            slow(4, 10, Some(4), "anybody's `advance`", None),
            slow(5, 10, Some(4), "its proposer", Some(NOW)),
        ];
        Ok(match msg.get("ops") {
            None => json!({"secs": 604_800}),
            Some(asked) => match asked["start_after"].as_u64() {
                None => json!({"ops": all[..3], "next": 3}),
                Some(_) => json!({"ops": all[3..], "next": null}),
            },
        })
    }

    #[test]
    fn what_is_slow_is_advanced_after_its_notice_and_when_it_waits_for_that_alone() {
        let due = chores(&answer, NOW);
        let due: Vec<Value> = due.into_iter().flatten().map(|chore| chore.msg).collect();
        let advance = |id: u64| json!({"advance": {"id": id}});
        assert_eq!(due, [advance(4), advance(1)]);
    }

    #[test]
    fn the_newest_is_first() {
        let panel = panel(&answer).unwrap_or_default();
        let ids: Vec<&str> = panel.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(ids, ["5", "4", "3", "2", "1"]);
        assert_eq!(panel.rows[4][4], "until @1000");
        assert!(panel.note.contains("within 7 days"), "{}", panel.note);
    }
}
