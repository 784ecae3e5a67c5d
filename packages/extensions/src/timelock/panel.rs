//! What people see of `timelock`, and what any account can do for it.

use crate::answers::{answer, list, Rows};
use crate::durations::{duration, Style};
use ballast_answers::pages::{Key, List};
use ballast_extension_types::timelock::{ExitWindowResponse, Lane, OpResponse, QueryMsg, Status};
use ballast_testing::{Ask, Chore, Panel};
use serde_json::json;

/// All operations, the oldest first.
const OPS: List = List {
    key: Key::Next,
    ..list("ops", "id")
};
/// What a slow operation waits for once its notice is over and its batches are paid, as answers say
/// it.
const ADVANCE: &str = "anybody's `advance`";

fn operations(ask: &Ask<'_>) -> Result<Rows<OpResponse>, String> {
    Rows::of(ask, OPS, json!({}))
}

/// What governance decided, the newest first.
pub(super) fn panel(ask: &Ask<'_>) -> Result<Panel, String> {
    let window: ExitWindowResponse = answer(ask, &QueryMsg::ExitWindow {})?;
    let columns = [
        "operation",
        "what for",
        "lane",
        "status",
        "waits for",
        "from",
        "until",
    ];
    let time = |at: Option<u64>| at.map_or_else(String::new, |at| format!("@{at}"));
    let ops = operations(ask)?;
    let stopped = ops
        .stopped("operations")
        .map(|stopped| format!(" {stopped}."));
    let rows = ops.rows.iter().rev().map(|op| {
        let waits_for = op.waits_for.as_deref().unwrap_or_default();
        vec![
            op.id.to_string(),
            op.title.clone(),
            name_of(op.lane).to_string(),
            op.status.name().to_string(),
            waits_for.replace("until ", "until @"),
            time(op.ready_at),
            time(op.expires_at),
        ]
    });
    Ok(Panel {
        title: "What governance decided, and what it waits for".to_string(),
        note: format!(
            "Whoever asks out within {} is paid before code, owners or coins can move.{}",
            duration(window.secs, Style::Days),
            stopped.unwrap_or_default(),
        ),
        columns: columns.map(ToString::to_string).to_vec(),
        rows: rows.collect(),
        pictures: vec![],
    })
}

/// A lane, as answers name it.
fn name_of(lane: Lane) -> &'static str {
    match lane {
        Lane::Fast => "fast",
        Lane::Slow => "slow",
    }
}

/// A slow operation is advanced once its notice is over, and again when what it waits for was paid.
/// Executing is left to those who decided.
pub(super) fn chores(ask: &Ask<'_>, now: u64) -> Result<Vec<Chore>, String> {
    let ops = operations(ask)?;
    let due = ops.rows.iter().rev().filter(|op| is_to_advance(op, now));
    let due = due.map(|op| Chore {
        what: format!("advance operation {}", op.id),
        msg: json!({"advance": {"id": op.id}}),
    });
    Ok(due.collect())
}

/// Whether an operation waits for `advance` alone.
fn is_to_advance(op: &OpResponse, now: u64) -> bool {
    let is_slow = op.status == Status::Waiting && op.lane == Lane::Slow;
    let is_noticed = op.notice_until.is_none_or(|until| until <= now);
    let is_first = op.batch.is_none() && is_noticed;
    let is_next = op.waits_for.as_deref() == Some(ADVANCE);
    is_slow && op.ready_at.is_none() && (is_first || is_next)
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    reason = "a test that fails here is a test that fails"
)]
mod tests {
    use super::*;
    use ballast_extension_types::timelock::OpsResponse;
    use serde_json::{to_value, Value};

    const NOW: u64 = 1_000;

    /// A slow operation that waits: until `notice` for its notice, then for what `waits` says.
    fn slow(id: u64, notice: u64, batch: Option<u64>, waits: &str) -> OpResponse {
        OpResponse {
            id,
            title: "pay".to_string(),
            status: Status::Waiting,
            lane: Lane::Slow,
            scheduled_at: 0,
            notice_until: Some(notice),
            batch,
            checked: 0,
            ready_at: None,
            expires_at: None,
            approved: false,
            ended_at: None,
            waits_for: Some(waits.to_string()),
            msgs: vec![],
        }
    }

    /// Five operations on two pages: two wait for their notice, one for a batch, one for
    /// `advance`, and one is ready.
    fn ops(msg: &Value) -> Result<Value, String> {
        let ready = OpResponse {
            ready_at: Some(NOW),
            ..slow(5, 10, Some(4), "its proposer")
        };
        let page = match msg.get("ops") {
            None => {
                let window = ExitWindowResponse {
                    secs: 604_800,
                    stage: 1,
                    products: vec![],
                };
                return Ok(to_value(window).unwrap());
            }
            Some(asked) if asked["start_after"].is_null() => OpsResponse {
                ops: vec![
                    slow(1, NOW, None, "until 1000"),
                    slow(2, 1_001, None, "until 1001"),
                    slow(3, 10, Some(4), "batch 4"),
                ],
                next: Some(3),
            },
            Some(_) => OpsResponse {
                ops: vec![slow(4, 10, Some(4), ADVANCE), ready],
                next: None,
            },
        };
        Ok(to_value(page).unwrap())
    }

    #[test]
    fn a_slow_operation_is_advanced_after_its_notice_and_when_it_waits_for_that_alone() {
        let due = chores(&ops, NOW);
        let due: Vec<Value> = due.into_iter().flatten().map(|chore| chore.msg).collect();
        let advance = |id: u64| json!({"advance": {"id": id}});
        assert_eq!(due, [advance(4), advance(1)]);
    }

    #[test]
    fn the_newest_is_first() {
        let panel = panel(&ops).unwrap();
        let ids: Vec<&str> = panel.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(ids, ["5", "4", "3", "2", "1"]);
        assert_eq!(panel.rows[4][4], "until @1000");
        assert!(panel.note.contains("within 7 days"), "{}", panel.note);
    }
}
