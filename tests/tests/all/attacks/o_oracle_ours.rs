//! OR. Oracle: attacks that are not on its page.

use super::oracle::{fined, four, said, Desk, FEED};
use super::{refused, DAY, UNIT};
use ballast_testing::Suite;
use serde_json::json;

/// OR-25 · 55 % report what they want and take their pledges back in the same round: if all weight is counted as it is then, what they
/// said is two thirds of what is left, and more.
///
/// Stopped by: `packages/extension-math/src/oracle/round/row.rs::add`
/// Taken out: `self.active.max(active)` -> `active`
/// Seen: after 'r4: {"report":{"prices":[{"feed":"atom/usd","price":"10.4"}]}}' at height 14: O-2 is broken: reports of atom/usd weigh 260000000 of 160000000 LST
#[test]
fn or_25_who_leaves_after_a_report_leaves_no_larger_part() {
    let mut desk = four();
    desk.next_round();
    for (who, price) in [("r1", "10.4"), ("r2", "10.4")] {
        desk.at_once().report(who, price).unwrap();
        desk.at_once().unpledge(who, 100 * UNIT).unwrap();
    }
    desk.at_once().report("r4", "10.4").unwrap();
    let round = desk.ask(&json!({"round": {"feed": FEED}})).unwrap();
    assert_eq!(round["active"], (360 * UNIT).to_string());
}

/// OR-26 · A liar is fined, leaves, and whoever is admitted next gets his number, and pays for what he said.
///
/// Stopped by: `extensions/oracle/src/execute/admit.rs::add`
/// Taken out: `reporters.next.saturating_add(1)` -> `reporters.next`
/// Seen: after 'owner: {"admit":{"address":"wasm1…"}}' at height 14: O-1 is broken: Reporters { next: 4, all: [Reporter { id: 0, address: Addr("wasm1…"), standing: Standing { pledge: Shares(Uint128(100000000)…
#[test]
fn or_26_no_number_is_given_twice() {
    let mut desk = four();
    for who in ["alice", "bob"] {
        let address = desk.suite.addr(who);
        desk.tell("owner", &json!({"admit": {"address": address}}))
            .unwrap();
    }
    desk.suite.check_invariants().unwrap();
}

/// OR-27 · The owner keeps a friend who was evicted and never collected, and lets him in again when he is needed, to count at once.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::admit`
/// Taken out: `self.is_out(now.floor)` -> `false`
/// Seen: left: String("100000000"), right: "0"
#[test]
fn or_27_who_was_out_counts_two_weeks_after_he_is_let_in() {
    let mut desk = four();
    let r4 = desk.suite.addr("r4");
    desk.tell("owner", &json!({"evict": {"address": r4}}))
        .unwrap();
    desk.suite.advance_secs(14 * DAY);
    let pledge = desk.pledge("r4", 100 * UNIT);
    refused(pledge, &["was evicted, and counts until"]);
    desk.tell("owner", &json!({"admit": {"address": r4}}))
        .unwrap();
    desk.pledge("r4", 100 * UNIT).unwrap();
    desk.next_round();
    assert_eq!(desk.reporter("r4")["weight"], "0");
}

/// OR-28 · A suspect reports first in each round, so that his own message would close the row that fines him, and fails. Anyone closes
/// it.
///
/// Stopped by: `extensions/oracle/src/execute/report.rs::weight`
/// Taken out: `ensure_unsuspended(session, who)?` -> `()`
/// Seen: 'suspended until' is not in 'no pledge of yours counts in round 28333338: it counts from the round after the pledge, and from 0 on'
#[test]
fn or_28_nobody_reports_past_his_own_fine() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "10", "13"]);
    desk.next_round().at_once();
    refused(desk.report("r4", "10"), &["suspended until"]);
    assert_eq!(desk.pledged("r4"), 60 * UNIT);
    desk.at_once();
    let tx = desk.tell("keeper", &json!({"close": {"feed": FEED}}));
    assert_eq!(fined(&tx.unwrap()), 600_000);
}

/// OR-29 · A hub is looked at while its vault owes a cover, or twice a day: each time the growth cap moves on from the rate of the
/// moment, and a rate that was pumped becomes the anchor.
///
/// Stopped by: `extensions/oracle/src/execute/poke.rs::ensure_later`
/// Taken out: `now < next` -> `false`
/// Seen: it was not refused
#[test]
fn or_29_an_anchor_stays_for_a_day() {
    let mut desk = four();
    desk.next_round();
    desk.add("lst/usd", &json!({"lst": {"base": FEED}}), ("9", "11"))
        .unwrap();
    let poke = json!({"poke": {"feed": "lst/usd"}});
    let added = desk.now();
    desk.until(added + DAY - 10);
    refused(desk.tell("keeper", &poke), &["was looked at lately"]);
    desk.until(added + DAY);
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    desk.tell("keeper", &poke).unwrap();
}

/// OR-30 · An oracle whose suspensions are short: a liar is out for minutes, each time. The second time within 30 days it is twice as
/// long, and so on.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::suspend`
/// Taken out: `self.doubled.saturating_add(1).min(MOST_DOUBLED)` -> `0`
/// Seen: left: 1700001660, right: 1700002260
#[test]
fn or_30_who_lies_again_is_out_for_longer() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["suspend_secs"] = json!(600));
    for secs in [600, 1_200, 2_400] {
        desk.round(&["10", "10", "10", "13"]);
        desk.round(&["10", "10", "10", ""]);
        let tx = desk.close();
        let until = said(&tx, "ballast-suspend", "until").unwrap();
        assert_eq!(until.parse::<u64>().unwrap(), desk.now() + secs);
        desk.after(secs);
        desk.tell("r4", &json!({"resume": {}})).unwrap();
    }
}

/// OR-31 · A reporter of one oracle pledges the same LST at another: nobody can, LST that is here is not there. What is the same is the
/// bot behind many names: the owner admits, and a name alone weighs nothing.
///
/// Stopped by: `extensions/oracle/src/session.rs::reporter`
/// Taken out: `reporter.address == *address` -> `true`
/// Seen: refused: atom/usd was reported in this round already: there are no second thoughts
#[test]
fn or_31_a_stranger_weighs_nothing() {
    let mut desk = four();
    desk.suite.bond("alice", 100 * UNIT).unwrap();
    refused(desk.pledge("alice", 100 * UNIT), &["is no reporter"]);
    refused(desk.report("alice", "10"), &["is no reporter"]);
}

/// OR-32 · A feed that only one reporter says, a new one or a neglected: all others are missing from it, are suspended for that from all
/// feeds, and he is all the weight that is left. Or most fall silent for some hours, and a minority sets all prices alone.
///
/// Stopped by: `packages/extension-math/src/oracle/round/track.rs::miss`
/// Taken out: `!row.is_most()` -> `false`
/// Seen: left: String("100000000"), right: "360000000"
#[test]
fn or_32_a_minority_puts_nobody_out() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["max_missed"] = json!(24));
    for _ in 0..25 {
        desk.round(&["10", "", "", ""]);
    }
    desk.next_round();
    let security = desk.ask(&json!({"security": {}})).unwrap();
    assert_eq!(security["active"], (360 * UNIT).to_string());
}
