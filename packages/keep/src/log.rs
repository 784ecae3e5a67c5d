//! One line a turn, with the machine's time.

use super::clock::now;
use super::{Look, Notice, Pace, Sent, Turn, Watch};
use ballast_tool::output::{when, Output};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// The first line: what is kept, and how.
pub fn banner(watch: &Watch<'_>, pace: Pace, out: &Output) {
    let about = &watch.about;
    let version = env!("CARGO_PKG_VERSION");
    if out.json {
        return out.json(&json!({"keeper": {
            "version": version, "suite": about.suite, "hub": about.hub, "chain": about.chain,
            "from": about.from, "every_secs": pace.every, "time": now(),
        }}));
    }
    let mut parts = vec![
        format!(
            "ballast {version} keeps {} on {}",
            out.strong(&about.hub),
            about.chain
        ),
        format!("as {}", about.from),
        format!("every {} s", pace.every),
    ];
    if let Some(most) = watch.limits.fees_per_day {
        parts.push(format!("fees of {most} a day at most"));
    }
    if let Some(factor) = watch.limits.fees_over_tips {
        parts.push(format!("fees of {factor} times the tips at most"));
    }
    out.line(format!("{}{}", stamp(watch, 0), parts.join(", ")));
}

/// When, and of which suite where there are several. On the embedded chain the block's time.
fn stamp(watch: &Watch<'_>, block: u64) -> String {
    let suite = match watch.is_one_of_several {
        true => format!("{} ", watch.about.suite),
        false => String::new(),
    };
    match (watch.about.is_real, block) {
        (true, _) => format!("{} {suite}", when(now())),
        (false, 0) => suite,
        (false, at) => format!("{} {suite}", when(at)),
    }
}

/// A turn that was made.
pub fn made(number: u64, turn: &Turn, watch: &Watch<'_>, out: &Output) {
    let look = &turn.look;
    if out.json {
        out.json(&as_json(number, turn, watch));
        return;
    }
    let mut parts = vec![format!("{}height {}", stamp(watch, look.time), look.height)];
    parts.push(match turn.due.as_slice() {
        [] => out.faint("nothing is due"),
        due => format!("due {}", due.join(",")),
    });
    for sent in &turn.sent {
        parts.push(sent_part(sent, look, watch, out));
        for refusal in &sent.refused {
            parts.push(out.refused(&format!("REFUSED {}", refusal.told(&look.units))));
        }
    }
    if let Some(error) = &turn.refused {
        parts.push(out.refused(&error.to_string()));
    }
    for error in &turn.failed {
        parts.push(out.refused(&format!("REFUSED {error}")));
    }
    parts.extend(turn.pauses());
    if let Some(until) = turn.waits_until {
        parts.push(format!("waits until {}", when(until)));
    } else if !look.due.is_empty() {
        parts.push(format!("left {}", look.due.join(",")));
    }
    if !turn.overdue.is_empty() {
        parts.push(out.refused(&format!("OVERDUE {}", turn.overdue.join("; "))));
    }
    if !turn.warnings.is_empty() {
        parts.push(out.refused(&turn.warnings.join("; ")));
    }
    if !look.broken.is_empty() {
        parts.push(out.refused(&format!("BROKEN {}", look.broken.join("; "))));
    }
    out.line(parts.join("  "));
}

fn as_json(number: u64, turn: &Turn, watch: &Watch<'_>) -> Value {
    let look = &turn.look;
    let sent: Vec<_> = turn.sent.iter().map(object).collect();
    json!({
        "suite": watch.about.suite, "at": now(),
        "turn": number, "height": look.height, "time": look.time, "due": turn.due,
        "sent": sent, "left": look.due, "waits_until": turn.waits_until,
        "refused": turn.refused.as_ref().map(ToString::to_string), "broken": look.broken,
        "errands_refused": turn.failed.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "errands_paused": turn.paused.iter().map(|one| json!({
            "what": one.errand, "until": one.until,
        })).collect::<Vec<_>>(),
        "overdue": turn.overdue, "warnings": turn.warnings,
    })
}

/// What a message did, and what it got and cost.
fn sent_part(sent: &Sent, look: &Look, watch: &Watch<'_>, out: &Output) -> String {
    let did = match sent.did.as_slice() {
        [] => "nothing".to_string(),
        did => did.join(","),
    };
    let tx = sent.tx.as_ref().map(|tx| format!(" tx {tx}"));
    let tip = match sent.tip {
        0 => String::new(),
        tip => format!(" tip {}", look.units.tokens(tip)),
    };
    let fee = sent.fee.as_ref().map(|fee| {
        let is_native = watch.denom().is_some_and(|native| native == fee.denom);
        match is_native {
            true => format!(" fee {}", look.units.tokens(fee.amount)),
            false => format!(" fee {fee}"),
        }
    });
    format!(
        "{}{}{}{tip}",
        out.good(&format!("did {did}")),
        tx.unwrap_or_default(),
        fee.unwrap_or_default(),
    )
}

/// A turn that could not be made.
pub fn failure(number: u64, error: &CliError, watch: &Watch<'_>, out: &Output) {
    let suite = &watch.about.suite;
    match out.json {
        true => out.json(&json!({
            "suite": suite, "at": now(), "turn": number, "failed": error.to_string(),
        })),
        false => {
            let line = format!("{}turn {number}: {error}", stamp(watch, 0));
            out.line(out.refused(&line));
        }
    }
}

/// An alarm that begins, lasts, or is over.
pub fn alarm(notice: &Notice, watch: &Watch<'_>, out: &Output) {
    let Notice {
        alarm,
        text,
        is_over,
        since,
    } = notice;
    let suite = &watch.about.suite;
    if out.json {
        return out.json(&json!({
            "suite": suite, "at": now(), "alarm": alarm, "text": text, "over": is_over, "since": since,
        }));
    }
    let line = format!("{}ALARM {alarm}", stamp(watch, 0));
    match is_over {
        true => out.line(format!("{line} is over")),
        false => out.line(out.refused(&format!("{line}: {text}"))),
    }
}

/// Something that is neither a turn nor an alarm.
pub fn note(text: &str, watch: &Watch<'_>, out: &Output) {
    let suite = &watch.about.suite;
    match out.json {
        true => out.json(&json!({"suite": suite, "at": now(), "note": text})),
        false => out.line(format!("{}{text}", stamp(watch, 0))),
    }
}

/// The end of a year that took no time.
pub fn enough(turns: u64, out: &Output) {
    match out.json {
        true => out.json(&json!({"ended": true, "turns": turns})),
        false => out.line(format!(
            "a year of the embedded chain is over, in {turns} turns; --turns says how many"
        )),
    }
}

/// The end.
pub fn stopped(turns: u64, out: &Output) {
    match out.json {
        true => out.json(&json!({"stopped": true, "turns": turns})),
        false => out.line(format!("stopped after {turns} turns")),
    }
}

fn object(sent: &Sent) -> Value {
    json!({
        "tx": sent.tx, "height": sent.height, "did": sent.did, "skipped": sent.skipped,
        "refused": sent.refused.iter().map(|one| json!({
            "step": one.step, "subject": one.subject, "amount": one.amount.to_string(), "error": one.error,
        })).collect::<Vec<_>>(),
        "tip": sent.tip.to_string(),
        "fee": sent.fee.as_ref().map(ToString::to_string),
    })
}
