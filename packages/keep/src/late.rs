//! Exits that should have been paid, and were not: nothing is due any more, and somebody waits all the same.

use ballast_tool::answer::{amount, list};
use ballast_tool::output::{when, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// How long after its date money is late: a keeper has had a day to hand it on.
const DAY: u64 = 86_400;
/// Pages of batches that are read at most, a hundred each.
const MOST_PAGES: usize = 1_000;

/// Batches that are owed something since more than a day, in words. `settled` is the last batch before which all are
/// paid; `ask` asks the queue.
///
/// # Errors
/// The queue does not answer, or its list does not end.
pub fn overdue(
    settled: &mut u64,
    now: u64,
    units: &Units,
    mut ask: impl FnMut(Value) -> Result<Value, CliError>,
) -> Result<Vec<String>, CliError> {
    let mut late = vec![];
    let (mut after, mut all_settled) = (*settled, true);
    for _ in 0..MOST_PAGES {
        let answer = ask(json!({"batches": {"start_after": after, "limit": 100}}))?;
        let rows = list(&answer["batches"]);
        let before = after;
        for row in rows {
            let id = row["batch_id"].as_u64().unwrap_or_default();
            after = after.max(id);
            all_settled &= row["status"] == json!("settled");
            if all_settled {
                *settled = id;
            }
            let lacks = amount(&row["owed"]).saturating_sub(amount(&row["funded"]));
            let at = row["expected_at"].as_u64();
            if let Some(at) = at.filter(|at| lacks > 0 && at.saturating_add(DAY) < now) {
                let lacks = units.tokens(lacks);
                late.push(format!("batch {id} lacks {lacks} since {}", when(at)));
            }
        }
        if rows.len() < 100 {
            return Ok(late);
        }
        if after <= before {
            break;
        }
    }
    Err(CliError::failed(
        "the queue's list of batches does not end: this is not a suite, or the node answers wrongly",
    ))
}
