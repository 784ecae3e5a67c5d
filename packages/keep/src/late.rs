//! Exits that should have been paid, and were not: no step is due any more, but payments are missing.

use ballast_answers::fields::amount;
use ballast_answers::pages::List;
use ballast_tool::output::{when, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};

/// How long after its date a payment is late: a keeper has had a day to hand it on.
const DAY_SECS: u64 = 86_400;

/// The queue's batches, oldest first.
const BATCHES: List = List::new("batches", "batch_id");

/// Batches that have been owed something for more than a day, in words. `settled` is the last batch
/// before which all are paid: the list is read from there, and it is moved on. `ask` asks the queue.
///
/// # Errors
/// The queue does not answer, or its list does not end.
pub fn overdue(
    settled: &mut u64,
    now: u64,
    units: &Units,
    ask: impl FnMut(&Value) -> Result<Value, CliError>,
) -> Result<Vec<String>, CliError> {
    let read = BATCHES.read(json!({"start_after": *settled}), ask);
    let mut late = vec![];
    let mut all_settled = true;
    // also of a list that stopped on the way: the next reading begins after what is settled
    for row in &read.rows {
        let id = row["batch_id"].as_u64().unwrap_or_default();
        all_settled &= row["status"] == json!("settled");
        if all_settled {
            *settled = id;
        }
        let lacks = amount(&row["owed"]).saturating_sub(amount(&row["funded"]));
        let at = row["expected_at"].as_u64();
        if let Some(at) = at.filter(|at| lacks > 0 && at.saturating_add(DAY_SECS) < now) {
            let lacks = units.tokens(lacks);
            late.push(format!("batch {id} lacks {lacks} since {}", when(at)));
        }
    }
    if read.answered()?.is_cut() {
        return Err(CliError::failed(
            "the queue's list of batches does not end: this is not a suite, or the node answers wrongly",
        ));
    }
    Ok(late)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_700_000_000;

    /// A queue with a batch for each status; the first is number 1, and all but settled ones lack 5.
    fn late_of(statuses: &[&str], settled: &mut u64) -> Result<Vec<String>, CliError> {
        let rows: Vec<Value> = statuses
            .iter()
            .zip(1..)
            .map(|(status, id)| {
                let funded = if *status == "settled" { "5" } else { "0" };
                json!({
                    "batch_id": id, "status": status, "owed": "5", "funded": funded,
                    "expected_at": NOW - 2 * DAY_SECS,
                })
            })
            .collect();
        let units = Units {
            decimals: 0,
            ..Units::default()
        };
        overdue(settled, NOW, &units, |question| {
            let after = question["batches"]["start_after"].as_u64().unwrap();
            let page = rows.iter().skip(usize::try_from(after).unwrap()).take(100);
            Ok(json!({"batches": page.collect::<Vec<_>>()}))
        })
    }

    #[test]
    fn what_is_settled_from_the_first_on_is_not_read_again() {
        let mut settled = 0;

        let late = late_of(&["settled", "settled", "exiting", "settled"], &mut settled);

        let two_days_ago = "2023-11-12T22:13:20Z";
        assert_eq!(
            late,
            Ok(vec![format!("batch 3 lacks 5 since {two_days_ago}")])
        );
        assert_eq!(settled, 2);
    }

    #[test]
    fn batches_are_read_over_all_pages() {
        let mut settled = 0;

        let late = late_of(&["exiting"; 250], &mut settled).unwrap();

        assert_eq!((late.len(), settled), (250, 0));
    }

    #[test]
    fn a_node_that_stops_on_the_way_is_asked_on_from_where_it_stopped() {
        let mut settled = 0;
        let ask = |question: &Value| {
            let after = question["batches"]["start_after"].as_u64().unwrap();
            if after >= 100 {
                return Err(CliError::unanswered("too slow"));
            }
            let rows =
                (after + 1..=after + 100).map(|id| json!({"batch_id": id, "status": "settled"}));
            Ok(json!({"batches": rows.collect::<Vec<_>>()}))
        };

        let read = overdue(&mut settled, NOW, &Units::default(), ask);

        assert_eq!(
            (read, settled),
            (Err(CliError::unanswered("too slow")), 100)
        );
    }

    #[test]
    fn a_list_that_does_not_end_is_an_error() {
        let ask = |_: &Value| {
            let row = json!({"batch_id": 1, "status": "settled"});
            Ok(json!({"batches": vec![row; 100]}))
        };

        let error = overdue(&mut 0, NOW, &Units::default(), ask).unwrap_err();

        assert!(error.message.contains("does not end"), "{error}");
    }
}
