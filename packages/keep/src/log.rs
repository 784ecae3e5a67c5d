//! One line a turn.

use super::{Sent, Turn};
use ballast_tool::output::{when, Output};
use ballast_tool::CliError;
use serde_json::json;

/// A turn that was made.
pub fn turn(number: u64, turn: &Turn, out: &Output) {
    let look = &turn.look;
    if out.json {
        let sent: Vec<_> = turn.sent.iter().map(object).collect();
        out.json(&json!({
            "turn": number, "height": look.height, "time": look.time, "due": turn.due,
            "sent": sent, "left": look.due, "waits_until": turn.waits_until,
            "refused": turn.refused.as_ref().map(ToString::to_string), "broken": look.broken,
            "overdue": turn.overdue,
        }));
        return;
    }
    let mut parts = vec![format!("{} height {}", when(look.time), look.height)];
    parts.push(match turn.due.as_slice() {
        [] => out.faint("nothing is due"),
        due => format!("due {}", due.join(",")),
    });
    for sent in &turn.sent {
        let did = if sent.did.is_empty() {
            "nothing".to_string()
        } else {
            sent.did.join(",")
        };
        let tx = sent.tx.as_ref().map(|tx| format!(" tx {tx}"));
        let tip = match sent.tip {
            0 => String::new(),
            tip => format!(" tip {}", look.units.tokens(tip)),
        };
        parts.push(format!(
            "{}{}{tip}",
            out.good(&format!("did {did}")),
            tx.unwrap_or_default()
        ));
        for refusal in &sent.refused {
            parts.push(out.refused(&format!("REFUSED {}", refusal.told(&look.units))));
        }
    }
    if let Some(error) = &turn.refused {
        parts.push(out.refused(&error.to_string()));
    }
    if let Some(until) = turn.waits_until {
        parts.push(format!("waits until {}", when(until)));
    } else if !look.due.is_empty() {
        parts.push(format!("left {}", look.due.join(",")));
    }
    if !turn.overdue.is_empty() {
        parts.push(out.refused(&format!("OVERDUE {}", turn.overdue.join("; "))));
    }
    if !look.broken.is_empty() {
        parts.push(out.refused(&format!("BROKEN {}", look.broken.join("; "))));
    }
    out.line(parts.join("  "));
}

/// A turn that could not be made.
pub fn failure(number: u64, error: &CliError, out: &Output) {
    match out.json {
        true => out.json(&json!({"turn": number, "failed": error.to_string()})),
        false => out.line(out.refused(&format!("turn {number}: {error}"))),
    }
}

/// The end.
pub fn stopped(turns: u64, out: &Output) {
    match out.json {
        true => out.json(&json!({"stopped": true, "turns": turns})),
        false => out.line(format!("stopped after {turns} turns")),
    }
}

fn object(sent: &Sent) -> serde_json::Value {
    json!({
        "tx": sent.tx, "height": sent.height, "did": sent.did, "skipped": sent.skipped,
        "refused": sent.refused.iter().map(|one| json!({
            "step": one.step, "subject": one.subject, "amount": one.amount.to_string(), "error": one.error,
        })).collect::<Vec<_>>(),
        "tip": sent.tip.to_string(),
    })
}
