//! What people see of `timelock`, and what anybody can do for it.

use ballast_testing::{Ask, Chore, Panel};
use serde_json::{json, Value};

/// What governance decided.
pub(super) fn panel(ask: &Ask<'_>) -> Result<Panel, String> {
    let window = ask(&json!({"exit_window": {}}))?;
    let days = |secs: &Value| secs.as_u64().unwrap_or_default() / 86_400;
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
    let rows = operations(ask)?.into_iter().map(|op| {
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
            "Whoever asks out within {} days is paid before code, owners or coins can move.",
            days(&window["secs"])
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
        let is_waiting = op["status"] == json!("waiting") && op["lane"] == json!("slow");
        let noticed = op["notice_until"].as_u64().is_none_or(|until| until <= now);
        let notes = op["batch"].is_null() && noticed;
        is_waiting
            && op["ready_at"].is_null()
            && (notes || op["waits_for"] == json!("anybody's `advance`"))
    };
    let ops = operations(ask)?;
    let due = ops.iter().filter(is_due).map(|op| Chore {
        what: format!("advance operation {}", op["id"]),
        msg: json!({"advance": {"id": op["id"]}}),
    });
    Ok(due.collect())
}

/// All operations, newest first. Pages go up, or there is no next.
fn operations(ask: &Ask<'_>) -> Result<Vec<Value>, String> {
    let mut all = vec![];
    let mut after: Option<u64> = None;
    loop {
        let page = ask(&json!({"ops": {"start_after": after, "limit": 100}}))?;
        all.extend(page["ops"].as_array().cloned().unwrap_or_default());
        match page["next"].as_u64() {
            Some(next) if after.is_none_or(|before| next > before) => after = Some(next),
            Some(_) | None => break,
        }
    }
    all.reverse();
    Ok(all)
}
