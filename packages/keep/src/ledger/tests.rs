//! The arithmetic of fees. Each line of it was changed on purpose, and a test here, in `chain` or
//! in `watch` failed: docs/MUTANTS.md.

use super::*;

/// The fifty-first second of a day.
const NOW: u64 = 20_000 * DAY + 50;

fn per_day(most: u128) -> Limits {
    Limits {
        fees_per_day: Some(most),
        ..Limits::default()
    }
}

fn over_tips(factor: u32) -> Limits {
    Limits {
        fees_over_tips: Some(factor),
        ..Limits::default()
    }
}

#[test]
fn a_day_has_so_much_and_the_next_has_it_again() {
    let limits = per_day(100);
    let mut ledger = Ledger::default();
    assert_eq!(ledger.left(NOW, &limits), Some(100));

    ledger.add(NOW, 60, 0);
    assert_eq!(ledger.left(NOW + 1, &limits), Some(40));
    ledger.add(NOW + 1, 30, 0);
    assert_eq!(ledger.left(NOW + 2, &limits), Some(10));
    ledger.add(NOW + 2, 70, 0);

    assert_eq!(
        ledger.left(NOW + 3, &limits),
        Some(0),
        "never below nothing"
    );
    assert_eq!(ledger.left(NOW + DAY, &limits), Some(100));
    assert_eq!(ledger.left(NOW, &Limits::default()), None);
}

/// A day is a day of the clock, from midnight to midnight, UTC; not the hours since the first fee.
#[test]
fn a_day_ends_at_midnight() {
    let limits = per_day(100);
    // 2026-12-01T00:00:00Z
    let midnight = 1_796_083_200;
    let mut ledger = Ledger::default();
    ledger.add(midnight - 1, 60, 0);

    assert_eq!(ledger.left(midnight - 1, &limits), Some(40));
    assert_eq!(ledger.left(midnight, &limits), Some(100));

    ledger.add(midnight, 25, 0);
    assert_eq!(ledger.left(midnight, &limits), Some(75));
    assert_eq!(ledger.left(midnight + 86_399, &limits), Some(75));
    assert_eq!(ledger.left(midnight + 86_400, &limits), Some(100));
    // the machine's clock was put back: that day is as it was
    assert_eq!(ledger.left(midnight - 1, &limits), Some(40));
}

/// What is earned buys no more messages: a keeper with large tips is bounded as one without.
#[test]
fn tips_are_no_part_of_what_a_day_may_cost() {
    let (mut poor, mut rich) = (Ledger::default(), Ledger::default());
    poor.add(NOW, 60, 0);
    rich.add(NOW, 60, 1_000);
    rich.add(NOW, 0, 30);

    assert_eq!(poor.left(NOW, &per_day(100)), Some(40));
    assert_eq!(rich.left(NOW, &per_day(100)), Some(40));
    assert_eq!(
        rich.week(),
        Sums {
            fees: 60,
            tips: 1_030
        }
    );
}

#[test]
fn fees_are_held_against_a_week_of_tips_after_the_first_day() {
    let limits = over_tips(3);
    let mut ledger = Ledger::default();
    ledger.add(NOW, 40, 10);
    assert!(!ledger.is_too_dear(NOW + DAY - 1, &limits), "too soon");
    assert!(ledger.is_too_dear(NOW + DAY, &limits));
    assert!(!ledger.is_too_dear(NOW + DAY, &Limits::default()));

    ledger.add(NOW + DAY, 0, 10);
    assert!(!ledger.is_too_dear(NOW + DAY, &limits));
    // exactly three times as much is within the factor, a unit more is not
    ledger.add(NOW + DAY, 20, 0);
    assert!(!ledger.is_too_dear(NOW + DAY, &limits));
    ledger.add(NOW + DAY, 1, 0);
    assert!(ledger.is_too_dear(NOW + DAY, &limits));
}

/// Without any tip every fee is too much; without any fee nothing is.
#[test]
fn nothing_earned_is_too_dear_and_nothing_spent_is_not() {
    let mut ledger = Ledger::default();
    assert!(
        !ledger.is_too_dear(NOW + DAY, &over_tips(10)),
        "never began"
    );
    ledger.add(NOW, 0, 0);
    assert!(!ledger.is_too_dear(NOW + DAY, &over_tips(10)));
    ledger.add(NOW, 1, 0);
    assert!(ledger.is_too_dear(NOW + DAY, &over_tips(10)));
}

/// The day from which on it judges is counted from the first entry, whatever is written down later.
#[test]
fn a_ledger_is_as_old_as_its_first_entry() {
    let mut ledger = Ledger::default();
    ledger.add(NOW, 40, 1);
    ledger.add(NOW + DAY - 1, 40, 1);

    assert!(ledger.is_too_dear(NOW + DAY, &over_tips(3)));
}

#[test]
fn a_week_has_seven_days() {
    let mut ledger = Ledger::default();
    ledger.add(NOW, 40, 10);

    // on the seventh day the first still counts, on the eighth it does not
    ledger.add(NOW + 6 * DAY, 2, 1);
    assert_eq!(ledger.week(), Sums { fees: 42, tips: 11 });
    ledger.add(NOW + 7 * DAY, 0, 0);
    assert_eq!(ledger.week(), Sums { fees: 2, tips: 1 });
    assert!(
        ledger.is_too_dear(NOW + 7 * DAY, &over_tips(1)),
        "two for one"
    );
}

/// A sum that has no number is the largest one: it stops the keeper, and never lets it go on.
#[test]
fn what_is_too_large_for_a_number_is_the_largest() {
    let mut ledger = Ledger::default();
    ledger.add(NOW, u128::MAX, 5);
    ledger.add(NOW, 7, u128::MAX);
    assert_eq!(
        ledger.week(),
        Sums {
            fees: u128::MAX,
            tips: u128::MAX
        }
    );
    assert_eq!(ledger.left(NOW, &per_day(u128::MAX)), Some(0));

    ledger.add(NOW + DAY, 7, 5);
    assert_eq!(
        ledger.week(),
        Sums {
            fees: u128::MAX,
            tips: u128::MAX
        }
    );
    // tips times the factor have no number either
    assert!(!ledger.is_too_dear(NOW + DAY, &over_tips(3)));
}

#[test]
fn amounts_of_eighteen_decimals_survive_the_file() {
    let mut ledger = Ledger::default();
    ledger.add(NOW, u128::MAX, 1);
    let text = serde_json::to_string(&ledger).unwrap();
    assert_eq!(serde_json::from_str::<Ledger>(&text).unwrap(), ledger);
}
