//! When an alarm begins, lasts, is told and is over.

use super::*;

fn failed() -> Signs {
    Signs {
        failure: Some("no answer".to_string()),
        ..Signs::default()
    }
}

fn tell(alarms: &mut Alarms, now: u64, signs: Signs) -> Vec<String> {
    let notices = alarms.after(now, signs);
    for notice in &notices {
        alarms.told(now, notice);
    }
    let shown = |one: &Notice| format!("{} {}", one.alarm, if one.is_over { "over" } else { "on" });
    notices.iter().map(shown).collect()
}

#[test]
fn an_alarm_is_called_in_files_as_in_metrics() {
    for alarm in Alarm::ALL {
        assert_eq!(serde_json::json!(alarm), alarm.name());
    }
}

#[test]
fn one_failure_is_none_three_are_and_it_is_told_once_an_hour() {
    let mut alarms = Alarms::default();
    assert!(tell(&mut alarms, 0, failed()).is_empty());
    assert!(tell(&mut alarms, 60, failed()).is_empty());
    assert_eq!(tell(&mut alarms, 120, failed()), ["failing on"]);
    assert!(tell(&mut alarms, 180, failed()).is_empty());
    assert_eq!(tell(&mut alarms, 120 + 3_600, failed()), ["failing on"]);
    assert_eq!(tell(&mut alarms, 9_000, Signs::default()), ["failing over"]);
    assert!(tell(&mut alarms, 9_060, Signs::default()).is_empty());
}

#[test]
fn what_could_not_be_told_is_told_with_the_next_turn() {
    let mut alarms = Alarms::default();
    let signs = || Signs {
        plain: vec![Firing::new(Alarm::Balance, "3 left")],
        ..Signs::default()
    };
    assert_eq!(alarms.after(60, signs()).len(), 1);
    assert_eq!(alarms.after(120, signs()).len(), 1, "nobody was told");
    // the same over a restart
    let text = serde_json::to_string(&alarms).unwrap();
    let mut again: Alarms = serde_json::from_str(&text).unwrap();
    assert!(again.after(180, Signs::default())[0].is_over);
    assert_eq!(again.after(240, Signs::default())[0].since, 60);
}

#[test]
fn idle_money_is_an_alarm_after_six_hours() {
    let mut alarms = Alarms::default();
    let idle = || Signs {
        idle: Some("a third".to_string()),
        is_done: true,
        ..Signs::default()
    };
    assert!(tell(&mut alarms, 100, idle()).is_empty());
    assert!(tell(&mut alarms, 200, failed()).is_empty());
    assert_eq!(tell(&mut alarms, 100 + 21_600, idle()), ["idle on"]);
}

/// Before, the minutes until the next try were taken for the end of the trouble: with a turn
/// every minute the alarm never came.
#[test]
fn a_turn_that_waits_for_its_next_try_is_neither_better_nor_worse() {
    let mut alarms = Alarms::default();
    let waits = || Signs {
        waits: true,
        ..Signs::default()
    };
    for at in [0, 60] {
        assert!(tell(&mut alarms, at, failed()).is_empty());
        assert!(tell(&mut alarms, at + 30, waits()).is_empty());
    }
    assert_eq!(tell(&mut alarms, 180, failed()), ["failing on"]);
    assert!(tell(&mut alarms, 240, waits()).is_empty());
    let mut lasting = alarms.lasting();
    let failing = Firing::new(Alarm::Failing, "3 turns in a row: no answer");
    assert!(lasting.any(|one| one == failing));
    drop(lasting);
    assert_eq!(tell(&mut alarms, 300, Signs::default()), ["failing over"]);
}

#[test]
fn refusals_count_while_something_is_due() {
    let mut alarms = Alarms::default();
    let sent = |parts: &[&str]| Signs {
        refusals: Some(parts.iter().map(ToString::to_string).collect()),
        ..Signs::default()
    };
    let waits = Signs::default;
    assert!(tell(&mut alarms, 0, sent(&["val0"])).is_empty());
    assert!(tell(&mut alarms, 60, waits()).is_empty());
    assert!(tell(&mut alarms, 120, sent(&["val0"])).is_empty());
    assert_eq!(tell(&mut alarms, 180, sent(&["val0"])), ["refusals on"]);
    assert_eq!(tell(&mut alarms, 240, sent(&[])), ["refusals over"]);
}
