//! R. Restake: when doors are open, and what leaves.

use super::super::{
    restake::{consumed, instant, number, refused, veto, COOLDOWN},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{only, ANY},
};
use ballast_extension_math::{
    pause::PauseError,
    restake::{Due, Refusal},
};
use ballast_restake::ContractError;
use cosmwasm_std::Uint128;
use serde_json::json;

/// RS-03 · Between a fault and its slash everybody who is ready runs. The consumer says what it could slash, and that shuts the door.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::ensure_none_due`
/// Taken out: `due.is_zero()` -> `true`
/// Seen: it was not refused
#[test]
fn rs_03_nobody_runs_between_the_fault_and_the_slash() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.say(0, 1);
    refused(dex.withdraw("alice", &[id]), Due::Lst(Uint128::new(1)));
    refused(dex.deposit("bob", UNIT), Due::Lst(Uint128::new(1)));
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.say(0, 0);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-04 · A redemption that is ready is taken out in the block of the trigger, in front of the slash or behind it.
///
/// Stopped by: `packages/numbers/src/layer.rs::take`
/// Taken out: `nearest(amount, self.exiting.assets, held)?` -> `A::ZERO`
/// Seen: after 'owner: {"run":{"msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","funds":[],"msg":"eyJzbGFzaCI6eyJhbW91bnQiOiIxMDAwMDAwMDAifX0="}}}]}}' at height 16: R-5 is broken: 100000000 of 500000000 L…
#[test]
fn rs_04_what_is_redeeming_is_slashed_in_its_last_block() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.say(0, 100 * UNIT);
    dex.at_once();
    refused(
        dex.withdraw("alice", &[id]),
        Due::Lst(Uint128::new(100_000_000)),
    );
    dex.at_once();
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.at_once().say(0, 0);
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-05 · A newcomer pays for a fault that was there before.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::deposit_floor`
/// Taken out: `self.ensure_no_request()?` -> `()`
/// Seen: after 'bob: {"send":{"contract":"wasm1…","amount":"1000000000","msg":"eyJkZXBvc2l0Ijp7fX0="}}' at height 13: R-12 is broken: stake came in while Some(Request { id: 1, amount: Shares(Uint128(300000000…
#[test]
fn rs_05_nobody_comes_in_while_a_slash_is_asked_for() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(300 * UNIT).unwrap();
    refused(
        dex.deposit("bob", 1_000 * UNIT),
        Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
}

/// RS-07 · Requests of one unit, one after the other, hold the slot or keep the doors shut.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::end_request`
/// Taken out: `at.saturating_add(terms.quiet_secs())` -> `at`
/// Seen: it was not refused
#[test]
fn rs_07_doors_are_open_as_long_as_they_were_shut() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.slash(1).unwrap();
    refused(
        dex.slash(500 * UNIT),
        Refusal::RequestOpen {
            request_id: ANY,
            until: ANY,
        },
    );
    let request = dex.state().request.unwrap();
    let lived = request.expires - dex.suite.now();
    dex.until(request.expires);
    refused(
        dex.slash(1),
        Refusal::Quiet {
            until: ANY,
            now: ANY,
        },
    );
    let quiet = dex.state().quiet_until;
    assert!(quiet - request.expires >= lived);
    dex.until(quiet - 1);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
    dex.slash(1).unwrap();
}

/// RS-11 · A consumer that is broken, or burns all gas it is given, keeps everybody in for ever. In an opening it is not called at all.
///
/// Stopped by: `packages/extension-math/src/restake/terms.rs::held_until`
/// Taken out: `hold.checked_sub(in_cycle).filter(|left| *left > 0)?` -> `1`
/// Seen: refused: out of gas: the transaction ends
#[test]
fn rs_11_a_broken_consumer_holds_for_a_while_alone() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.behave(&json!("fail"));
    refused(dex.deposit("bob", UNIT), Due::Unknown);
    dex.until(ready);
    refused(dex.withdraw("alice", &[id]), Due::Unknown);
    dex.behave(&json!("burn_gas"));
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.until(ready + 7 * DAY - 1);
    refused(dex.withdraw("alice", &[id]), "out of gas");
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-12 · A consumer reports numbers that overflow: what they are multiplied by wraps, or the message panics in the opening too.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::ensure_enough`
/// Taken out: `slashable_after.raw().full_mul(BPS) >= exposure.full_mul(ratio_bps)` -> `slashable_after.raw().u128() >= exposure.u128().wrapping_mul(ratio_bps.into())`
/// Seen: it was not refused
#[test]
fn rs_12_the_largest_numbers_are_only_large() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(ready);
    for exposure in [u128::MAX, 1 << 127] {
        dex.say(exposure, 0);
        let needed = format!("the consumer needs {exposure} LST slashable");
        refused(dex.withdraw("alice", &[id]), &needed);
    }
    dex.say(u128::MAX, u128::MAX);
    refused(dex.withdraw("alice", &[id]), Due::Lst(Uint128::from(ANY)));
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
}

/// RS-13 · A pause keeps everybody in, and slashes out.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::withdraw_floor`
/// Taken out: `self.ensure_no_request()?` -> `{ self.ensure_unpaused(now)?; self.ensure_no_request()? }`
/// Seen: refused: deposits are paused until 1703024080, now is 1701814500; leaving goes on
#[test]
fn rs_13_a_pause_stops_deposits_alone() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    let pause = |secs: u64| json!({"pause": {"secs": secs}});
    refused(
        dex.tell("dave", &pause(14 * DAY + 1)),
        "a pause of 1209601 s is out of bounds: 1 to 1209600",
    );
    refused(
        dex.tell("owner", &pause(DAY)),
        only("the guardian", &dex.suite.addr("owner")),
    );
    dex.tell("dave", &pause(14 * DAY)).unwrap();
    let until = dex.state().paused_until.unwrap();
    refused(
        dex.deposit("bob", UNIT),
        Refusal::Paused {
            until: ANY,
            now: ANY,
        },
    );
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.redeem("alice", 10_000);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
    dex.until(until + 14 * DAY - 1);
    refused(
        dex.tell("dave", &pause(1)),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    dex.tell("dave", &pause(1)).unwrap();
    dex.tell("dave", &json!({"unpause": {}})).unwrap();
    dex.deposit("bob", UNIT).unwrap();
}

// RS-14 cannot apply. It would take a message that changes a term, a role or the destination after people have come in: there is none
// (`restake::births::no_message_changes_terms_or_takes_stake`), and a better rule is a new instance.

// RS-15 cannot apply. It would take a message that takes a redemption back, by which stake could be queued and un-queued to move what is
// slashable, or to sit a slash out: there is none, and what is queued is slashed (RS-04).

/// RS-18 · Redemptions that strangers force on somebody lengthen the wait of his own, or fill his list until it cannot be read.
///
/// Stopped by: `extensions/restake/src/query/people.rs::rows`
/// Taken out: `page_size(limit)?` -> `usize::MAX`
/// Seen: left: 121, right: 100
#[test]
fn rs_18_forced_redemptions_only_lengthen_a_list() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.deposit("bob", UNIT).unwrap();
    dex.suite.set_checks(false);
    let alice = dex.suite.addr("alice");
    for _ in 0..120 {
        let msg = json!({"redeem": {"shares": "1000", "receiver": alice}});
        dex.at_once().tell("bob", &msg).unwrap();
    }
    dex.suite.set_checks(true);
    let position = dex.position("alice");
    assert_eq!(position.redemptions.len(), 100, "rows on a page");
    assert_eq!(position.redemptions[0].ready_at, ready);
    let rest = json!({"redemptions": {"owner": alice, "start_after": 100, "limit": 100}});
    let rest = dex.preview(&rest).unwrap();
    assert_eq!(rest["redemptions"].as_array().unwrap().len(), 21);
    dex.until(ready);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
    let many: Vec<u64> = (2..=32).collect();
    refused(
        dex.withdraw("alice", &many),
        ContractError::Redemptions {
            count: 31,
            most: 30,
        },
    );
    refused(
        dex.withdraw("alice", &[2, 3, 2]),
        ContractError::Twice { redemption_id: 2 },
    );
    refused(
        dex.withdraw("alice", &[]),
        ContractError::Redemptions { count: 0, most: 30 },
    );
}

/// RS-20 · Somebody leaves a redemption that is ready where it is, and believes that it is safe. It is slashed until it is taken out, and
/// his position says since when he could.
///
/// Stopped by: `extensions/restake/src/query/people.rs::row`
/// Taken out: `redemption.ready_at` -> `0`
/// Seen: left: 0, right: 1701814455
#[test]
fn rs_20_a_ready_redemption_is_slashed_until_it_is_taken_out() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let tx = dex.try_redeem("alice", 500_000 * UNIT).unwrap();
    let ready = tx.amount("ready_at") as u64;
    dex.until(ready + 30 * DAY);
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    let row = dex.position("alice").redemptions.remove(0);
    assert_eq!(number(row.lst), 450 * UNIT);
    assert_eq!(row.ready_at, ready, "since when");
    assert_eq!(row.held_until, None);
}
