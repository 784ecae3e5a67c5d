//! Slashes, requests and what consumers say.

use super::super::{
    birth, consumed, instant, number, refused, suite_of, taken, veto, Dex, COOLDOWN, DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{out_of_bounds, ANY},
};
use ballast_extension_math::restake::{Due, Refusal};
use ballast_extensions::restake::Restake;
use ballast_testing::{Suite, TxError};
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::{json, Value};
use std::time::Duration;

fn held_until(dex: &Dex, who: &str) -> Option<u64> {
    dex.position(who).redemptions[0].held_until
}

/// A request is open and the consumer holds: the position says until when both may last, and then
/// it is paid.
#[test]
fn held_until_counts_the_request_and_the_consumer() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(0, 1);
    dex.until(ready - 5 * DAY).slash(1).unwrap();
    let request = dex.state().request.unwrap();
    dex.until(ready);
    refused(
        dex.withdraw("alice", &[id]),
        Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
    assert_eq!(request.expires, ready + DAY);
    assert_eq!(held_until(&dex, "alice"), Some(ready + 7 * DAY));
    dex.until(request.expires);
    refused(dex.withdraw("alice", &[id]), Due::Lst(Uint128::new(1)));
    assert_eq!(held_until(&dex, "alice"), Some(ready + 7 * DAY));
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);

    // a request that outlives the hold is the later of both
    let mut late = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    late.deposit("alice", 1_000 * UNIT).unwrap();
    late.redeem("alice", 500_000 * UNIT);
    late.say(0, 1);
    late.until(ready + 5 * DAY).slash(1).unwrap();
    assert_eq!(held_until(&late, "alice"), Some(ready + 11 * DAY));
    // with a consumer that needs nothing it is the request alone
    late.say(0, 0);
    assert_eq!(held_until(&late, "alice"), Some(ready + 11 * DAY));
}

/// In veto mode a request can be open when the consumer's hold ends: the refusal does not promise
/// more than that its hold ends.
#[test]
fn a_refusal_promises_no_payment_that_a_request_can_stop() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
        msg["max_slash_bps"] = json!(10_000);
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(0, 1);
    let says = |refusal: Result<u128, TxError>| refusal.unwrap_err().to_string();
    dex.until(ready);
    let due = says(dex.withdraw("alice", &[id]));
    dex.say(900 * UNIT, 0);
    let held = says(dex.withdraw("alice", &[id]));
    dex.until(ready + 7 * DAY - 5).slash(1).unwrap();
    refused(
        dex.until(ready + 7 * DAY).withdraw("alice", &[id]),
        Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
    for text in [due, held] {
        let until = format!("the consumer can hold it until {}", ready + 7 * DAY);
        assert!(text.contains(&until), "{text}");
        assert!(!text.contains("in any case"), "{text}");
    }
}

/// A second fault while a request for the first is open: it can be asked for when that has lived,
/// and the quiet after it is over. Whoever asks out in the second of the fault is not ready before,
/// and a day is left.
#[test]
fn a_fault_during_a_request_can_still_be_slashed() {
    let made = |cooldown: u64| {
        let change = |msg: &mut Value| {
            msg["mode"] = json!({"veto": {}});
            msg["cooldown_secs"] = json!(cooldown);
        };
        let mut suite = suite_of(Suite::builder());
        let mut msg = birth(&suite);
        change(&mut msg);
        msg["mode"]["veto"]["resolver"] = json!(suite.addr("erin"));
        let msg = to_json_binary(&msg).unwrap();
        suite.make("owner", &Restake, "dex", &msg, &[]).map(drop)
    };
    refused(
        made(13 * DAY - 1),
        out_of_bounds("cooldown_secs", "1123199", "1123200", "7776000"),
    );
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["cooldown_secs"] = json!(13 * DAY);
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(1).unwrap();
    let request = dex.state().request.unwrap();
    // the second fault, and out
    let shares = dex.shares("alice");
    let id = dex.at_once().redeem("alice", shares);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(request.expires);
    refused(
        dex.slash(300 * UNIT),
        Refusal::Quiet {
            until: ANY,
            now: ANY,
        },
    );
    let quiet = dex.state().quiet_until;
    assert_eq!(ready - quiet, DAY);
    refused(
        dex.until(quiet - 1).withdraw("alice", &[id]),
        Refusal::NotReady {
            ready_at: ANY,
            now: ANY,
        },
    );
    dex.until(quiet).slash(300 * UNIT).unwrap();
    refused(
        dex.until(ready).withdraw("alice", &[id]),
        Refusal::SlashPending {
            request_id: 2,
            until: ANY,
        },
    );
    dex.until(quiet + 3 * DAY).execute_slash(2).unwrap();
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 700 * UNIT);
}

/// The same in the shortest life there is, where the quiet is a day.
#[test]
fn a_short_request_is_followed_by_a_day() {
    let made = |cooldown: u64| {
        let mut suite = suite_of(Suite::builder());
        let mut msg = birth(&suite);
        let resolver = suite.addr("erin");
        msg["mode"] =
            json!({"veto": {"resolver": resolver, "veto_secs": 3_600, "execute_secs": 3_600}});
        msg["cooldown_secs"] = json!(cooldown);
        let msg = to_json_binary(&msg).unwrap();
        suite.make("owner", &Restake, "dex", &msg, &[]).map(drop)
    };
    let least = 7_200 + 2 * DAY;
    refused(
        made(least - 1),
        "cooldown_secs = 179999 is out of bounds: 180000",
    );
    made(least).unwrap();
}

/// Times to the millisecond: what begins inside a second waits for the next, what has to be over is
/// over in a whole one.
#[test]
fn no_wait_is_shorter_for_beginning_inside_a_second() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.suite.after(Duration::from_millis(5_700));
    let id = dex.redeem("alice", 500_000 * UNIT);
    let asked = dex.suite.now();
    let ready = dex.position("alice").redemptions[0].ready_at;
    assert_eq!(ready, asked + 1 + COOLDOWN);
    dex.suite
        .after(Duration::from_millis(1_000 * COOLDOWN + 100));
    refused(
        dex.withdraw("alice", &[id]),
        Refusal::NotReady {
            ready_at: ANY,
            now: ANY,
        },
    );
    // in .8 of the second before it is ready; the next second's is .0
    dex.suite.after(Duration::from_millis(200));
    dex.slash(200 * UNIT).unwrap();
    let request = dex.state().request.unwrap();
    assert_eq!(request.veto_until, dex.suite.now() + 3 * DAY);
    dex.suite.after(Duration::from_millis(1_000 * 3 * DAY - 1));
    refused(
        dex.execute_slash(1),
        Refusal::NotYet {
            request_id: ANY,
            veto_until: ANY,
            now: ANY,
        },
    );
    dex.suite.after(Duration::from_millis(1));
    refused(
        dex.veto(1),
        Refusal::VetoOver {
            request_id: ANY,
            veto_until: ANY,
            now: ANY,
        },
    );
    dex.at_once();
    assert_eq!(taken(&dex.execute_slash(1).unwrap()), 200 * UNIT);
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 400 * UNIT);
}

/// Two windows' edge inside a second: the second cap cannot come a part of a second early.
#[test]
fn a_window_that_began_inside_a_second_is_not_shorter() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.suite.after(Duration::from_millis(5_900));
    assert_eq!(dex.take(u128::MAX), 300 * UNIT);
    dex.suite.after(Duration::from_millis(1_000 * 7 * DAY));
    assert_eq!(dex.take(u128::MAX), 0);
    dex.suite.after(Duration::from_millis(100));
    assert_eq!(dex.take(u128::MAX), 210 * UNIT);
}

/// A consumer whose answer has more fields, or is no answer: unknown fields are nobody's business,
/// and to any other answer nobody comes in.
#[test]
fn unknown_fields_of_a_consumer_are_read_over_and_no_answer_keeps_deposits_out() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let say = |text: &str| json!({"say": cosmwasm_std::Binary::from(text.as_bytes())});
    dex.behave(&say(r#"{"exposure":"0","due":"0","since":[1,{"a":null}]}"#));
    dex.deposit("bob", UNIT).unwrap();
    for answer in [
        r#"{"exposure":"0"}"#,
        r#"{"exposure":0,"due":0}"#,
        r#"{"exposure":"-1","due":"0"}"#,
        r#"{"exposure":"340282366920938463463374607431768211456","due":"0"}"#,
        r#"{"exposure":"","due":""}"#,
        "null",
        "",
        "\u{0}",
    ] {
        dex.behave(&say(answer));
        refused(dex.deposit("bob", UNIT), Due::Unknown);
    }
}

/// The row that others read raw is as of the last message: a request that is over is in it still,
/// and the answers say so.
#[test]
fn a_raw_row_may_have_a_request_that_is_over() {
    use ballast_extension_types::restake::{CONFIG, STAKE};
    use ballast_types::Amount;
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(UNIT).unwrap();
    dex.gift("bob", 70 * UNIT);
    dex.suite.advance_secs(6 * DAY);
    assert_eq!(dex.state().request, None);
    let querier = dex.suite.chain().querier();
    let mut stake = STAKE.query(&querier, &dex.at).unwrap();
    let config = CONFIG.query(&querier, &dex.at).unwrap();
    assert!(stake.request.is_some());
    // by the arithmetic of the contract it is what the contract answers
    let balance = ballast_types::Shares::new(dex.suite.shares("dex"));
    let now = ballast_extension_math::time::Now::at(dex.suite.now());
    stake.accrue(balance, &config.terms(), now).unwrap();
    assert_eq!(stake.request, None);
    assert_eq!(stake.quiet_until, dex.state().quiet_until);
    assert_eq!(
        number(stake.slashable(&config.terms(), now).unwrap()),
        dex.slashable()
    );
}

/// A slasher asks for shares' last hundredth in steps: at the edge of `spent` a newcomer pays the
/// price that there is.
#[test]
fn a_newcomer_at_the_edge_of_spent_is_not_diluted() {
    let mut dex = Dex::with(Suite::builder(), |msg| msg["max_slash_bps"] = json!(10_000));
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    assert_eq!(dex.take(990 * UNIT), 990 * UNIT);
    assert!(!dex.state().spent);
    dex.deposit("bob", 1_000 * UNIT).unwrap();
    assert!(dex.worth("bob") >= 1_000 * UNIT - 1);
    let all = dex.take(u128::MAX);
    let (left, _) = dex.held();
    assert_eq!((all, left), (1_008_990_000, 1_010_000));
    assert!(dex.state().spent);
    refused(dex.deposit("carol", UNIT), "the stake is spent");
    let shares = dex.shares("bob");
    assert!(dex.try_redeem("bob", shares).unwrap().amount("lst") >= UNIT - 10);
}

/// What a window took is a part of those who were there: stake that leaves takes its part of it
/// along.
#[test]
fn stake_that_leaves_takes_its_part_of_the_window_along() {
    let mut dex = Dex::with(Suite::builder(), |msg| msg["window_secs"] = json!(30 * DAY));
    dex.deposit("alice", 100 * UNIT).unwrap();
    let id = dex.redeem("alice", 50_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(ready - DAY);
    assert_eq!(dex.take(10 * UNIT), 10 * UNIT);
    dex.until(ready);
    assert_eq!(dex.slashable(), 20 * UNIT);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 45 * UNIT);
    assert_eq!(number(dex.state().window.taken), 5 * UNIT);
    assert_eq!(dex.take(u128::MAX), 10 * UNIT);
    assert_eq!(dex.held(), (35 * UNIT, 0));
}
