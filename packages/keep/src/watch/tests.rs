//! The ledger around turns: what is written down of each, and what the next may cost.

use super::*;
use crate::ledger::Sums;
use crate::{Look, Paused, Sent};

#[derive(Default)]
struct Fake {
    fees: u128,
    may_cost: Option<u128>,
}

impl Place for Fake {
    fn look(&mut self) -> Result<Look, CliError> {
        Ok(Look::default())
    }

    fn advance(&mut self) -> Result<Sent, CliError> {
        Ok(Sent::default())
    }

    fn take_fees(&mut self) -> u128 {
        std::mem::take(&mut self.fees)
    }

    fn limit_fees(&mut self, most: Option<u128>) {
        self.may_cost = most;
    }

    fn pass(&mut self, _: u64) -> Result<(), CliError> {
        Ok(())
    }
}

fn made(tip: u128) -> Result<Turn, CliError> {
    Ok(Turn {
        due: vec![],
        sent: vec![
            Sent {
                tip,
                ..Sent::default()
            };
            2
        ],
        look: Look::default(),
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec![],
        warnings: vec![],
    })
}

/// Turn after turn: what each may cost, of 100 a day.
#[test]
fn what_a_turn_costs_is_taken_from_what_the_next_may() {
    let temp = tempfile::tempdir().unwrap();
    let folder = Folder::open(temp.path()).unwrap();
    let limits = Limits {
        fees_per_day: Some(100),
        ..Limits::default()
    };
    let watch = Watch::new(About::default()).limited(limits);
    let mut place = Fake::default();
    let began = now() / crate::ledger::DAY;
    let mut allowed = vec![];
    // a turn that could not be made to its end has cost what it has cost
    for (fees, outcome) in [
        (30, made(5)),
        (0, made(1_000)),
        (40, Err(CliError::failed("no answer"))),
        (50, made(0)),
        (0, made(0)),
    ] {
        watch.before(&mut place, &folder).unwrap();
        allowed.push(place.may_cost);
        place.fees = fees;
        watch.look(&mut place, &folder, &outcome).unwrap();
    }

    let ledger: Ledger = folder.read(LEDGER).unwrap();
    assert_eq!(
        ledger.week(),
        Sums {
            fees: 120,
            tips: 2_010
        }
    );
    if now() / crate::ledger::DAY == began {
        assert_eq!(allowed, [100, 70, 70, 30, 0].map(Some));
    }
}

#[test]
fn without_a_limit_a_turn_may_cost_anything() {
    let temp = tempfile::tempdir().unwrap();
    let folder = Folder::open(temp.path()).unwrap();
    let mut place = Fake {
        may_cost: Some(3),
        ..Fake::default()
    };
    Watch::new(About::default())
        .before(&mut place, &folder)
        .unwrap();
    assert_eq!(place.may_cost, None);
}

/// A refused errand makes a turn one that failed, and its pause makes the next neither better nor worse.
#[test]
fn refused_errands_are_an_alarm_after_three_turns_and_counted() {
    let monitor = Monitor::default();
    let about = About {
        suite: "a".to_string(),
        ..About::default()
    };
    monitor.begin(&about);
    let watch = Watch::new(about).shown(Some(&monitor), None);
    let temp = tempfile::tempdir().unwrap();
    let folder = Folder::open(temp.path()).unwrap();
    let out = Output::new(true);
    let refused = || {
        made(0).map(|turn| Turn {
            failed: vec![CliError::failed("lever: rebalance: out of gas")],
            ..turn
        })
    };
    let paused = || {
        made(0).map(|turn| Turn {
            paused: vec![Paused {
                errand: "lever: rebalance".to_string(),
                until: 1_060,
            }],
            ..turn
        })
    };
    let alarming = |outcome: Result<Turn, CliError>| {
        let mut place = Fake::default();
        watch.look(&mut place, &folder, &outcome).unwrap();
        watch.after(&folder, &outcome, &out).unwrap();
        let alarms: Alarms = folder.read(ALARMS).unwrap();
        let lasting: Vec<String> = alarms.lasting().map(|one| one.text).collect();
        lasting
    };

    for outcome in [refused(), paused(), refused(), paused()] {
        assert!(alarming(outcome).is_empty());
    }
    let text = "3 turns in a row: lever: rebalance: out of gas";
    assert_eq!(alarming(refused()), [text]);
    assert_eq!(alarming(paused()), [text]);
    assert!(alarming(made(0)).is_empty());

    let shown = monitor.metrics();
    for line in [
        r#"ballast_keeper_refusals_total{suite="a",kind="errand"} 3"#,
        r#"ballast_keeper_refusals_total{suite="a",kind="message"} 0"#,
        r#"ballast_keeper_turns_total{suite="a",outcome="failed"} 3"#,
        r#"ballast_keeper_last_turn_failed{suite="a"} 0"#,
    ] {
        assert!(shown.contains(line), "{line} is not in {shown}");
    }
}
