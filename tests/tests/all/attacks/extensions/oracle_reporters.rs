//! OR. Oracle: who weighs, and who comes in and leaves.

use super::super::{
    oracle::{fined, four, said, Desk, FEED},
    refused, DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, anyone, only, ANY},
};
use ballast_extension_math::oracle::Refusal;
use ballast_oracle::ContractError;
use ballast_testing::Suite;
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// OR-11 · One waits until all others have reported, pledges a lot and says what he wants, in the same round.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::weight`
/// Taken out: `self.pledge.saturating_sub(self.fresh)` -> `self.pledge`
/// Seen: left: String("100000000"), right: "60000000"
#[test]
fn or_11_what_comes_in_a_round_does_not_weigh_in_it() {
    let mut desk = four();
    desk.round(&["10", "10", "10", ""]);
    desk.at_once().pledge("r4", 900 * UNIT).unwrap();
    desk.at_once().report("r4", "10").unwrap();
    let round = desk.ask(&json!({"round": {"feed": FEED}})).unwrap();
    assert_eq!(round["reports"][3]["weight"], (60 * UNIT).to_string());
    assert_eq!(round["active"], (360 * UNIT).to_string());
}

/// OR-12 · One lies, takes the pledge back in the same block, and is not there when the fault is found.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::fine`
/// Taken out: `self.at_stake()?` -> `self.pledge`
/// Seen: left: 0, right: 600000
#[test]
fn or_12_what_is_leaving_is_fined() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.at_once().unpledge("r4", 60 * UNIT).unwrap();
    desk.round(&["10", "10", "10", ""]);
    assert_eq!(fined(&desk.close()), 600_000);
    let r4 = desk.reporter("r4");
    assert_eq!(
        (&r4["pledge"], &r4["leaving"]),
        (&json!("0"), &json!("59400000"))
    );
}

/// OR-22 · The owner evicts all reporters and admits himself: every market that lends by the oracle is empty the next day. He needs two
/// weeks for each third of the weight, and to count himself: long enough to leave. The owner should be a timelock all the same.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::ensure_slow`
/// Taken out: `leaving.raw().full_mul(3u64) <= Uint256::from(active.raw())` -> `true`
/// Seen: it was not refused
#[test]
fn or_22_reporters_change_slowly() {
    let mut desk = four();
    let evict = |desk: &Desk, who: &str| json!({"evict": {"address": desk.suite.addr(who)}});
    let (first, second) = (evict(&desk, "r1"), evict(&desk, "r2"));
    desk.tell("owner", &first).unwrap();
    refused(
        desk.tell("owner", &second),
        Refusal::TooManyEvicted {
            leaving: any(),
            active: any(),
            next: ANY,
        },
    );
    let owner = desk.suite.addr("owner");
    desk.tell("owner", &json!({"admit": {"address": owner}}))
        .unwrap();
    desk.suite.bond("owner", 1_000 * UNIT).unwrap();
    desk.pledge("owner", 1_000 * UNIT).unwrap();
    desk.suite.advance_secs(13 * DAY);
    assert_eq!(desk.reporter("owner")["weight"], "0");
    assert_eq!(desk.reporter("r1")["weight"], (100 * UNIT).to_string());
    desk.suite.advance_secs(DAY);
    desk.next_round();
    assert_eq!(desk.reporter("r1")["weight"], "0");
    desk.tell("owner", &second).unwrap();
}

/// OR-23 · LST of another suite, LST that somebody else sends for a reporter, a stranger's pledge: nobody weighs by what he has not
/// pledged.
///
/// Stopped by: `extensions/oracle/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &session.config.lst, "the LST")?` -> `()`
/// Seen: after 'alice: {"receive":{"amount":"1000000000","msg":"eyJwbGVkZ2UiOnt9fQ==","sender":"wasm1…"}}' at height 14: O-1 is broken: 1360000000 LST are booked, 360000000 are here
#[test]
fn or_23_only_a_reporter_s_own_lst_weighs() {
    let mut desk = four();
    let pledge = to_json_binary(&json!({"pledge": {}})).unwrap();
    let r1 = desk.suite.addr("r1");
    // anybody can call as if he were a token
    let fake = json!({"receive": {"sender": r1, "amount": "1000000000", "msg": pledge}});
    refused(
        desk.tell("alice", &fake),
        only("the LST", &desk.suite.addr("alice")),
    );
    let none = to_json_binary(&json!({})).unwrap();
    let other = desk.suite.lst_send("r1", "oracle", UNIT, none);
    refused(
        other,
        ContractError::InvalidReceive {
            reason: anyone().into_string(),
        },
    );
    // what is sent from another's LST is the spender's pledge, not the owner's
    let (spender, oracle) = (desk.suite.addr("alice"), desk.at.clone());
    let token = desk.suite.addr("token");
    let allow = json!({"increase_allowance": {"spender": spender, "amount": "20000000"}});
    desk.suite.execute("r1", &token, &allow, &[]).unwrap();
    let send = json!({"send_from": {"owner": r1, "contract": oracle, "amount": "20000000", "msg": pledge}});
    let sent = desk.suite.execute("alice", &token, &send, &[]);
    refused(sent, ContractError::NotAdmitted { address: anyone() });
    assert_eq!(desk.pledged("r1"), 100 * UNIT);
}

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
    refused(
        pledge,
        ContractError::Evicted {
            address: anyone(),
            until: ANY,
        },
    );
    desk.tell("owner", &json!({"admit": {"address": r4}}))
        .unwrap();
    desk.pledge("r4", 100 * UNIT).unwrap();
    desk.next_round();
    assert_eq!(desk.reporter("r4")["weight"], "0");
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
    refused(
        desk.pledge("alice", 100 * UNIT),
        ContractError::NotAdmitted {
            address: desk.suite.addr("alice"),
        },
    );
    refused(
        desk.report("alice", "10"),
        ContractError::NotAdmitted {
            address: desk.suite.addr("alice"),
        },
    );
}
