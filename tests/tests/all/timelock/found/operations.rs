//! Operations: what is fast, who schedules and who cancels.

use super::super::{house, raw, DAY, FAST, NOTICE, UNIT};
use super::moved_in;
use crate::{
    guest::Guest,
    kit::{refused, refused_with},
};
use ballast_extension_types::timelock::{ConfigUpdate, ExecuteMsg, FastMessages, Lane};
use ballast_testing::Suite;
use cosmwasm_std::{Addr, CosmosMsg};
use serde_json::json;

/// The timelock lists itself as an extension, so that its own delays are fast.
#[test]
fn a_timelock_cannot_list_itself() {
    let first = moved_in(Suite::builder(), vec![]).unwrap();
    let own = FastMessages {
        contract: first.at.to_string(),
        messages: vec!["update_config".into()],
    };
    // another suite, made the same way, so at the same address
    let born = moved_in(Suite::builder(), vec![own]).map(drop);
    let words = [
        "cannot be listed among the extensions",
        "the timelock itself",
    ];
    refused_with(born, &words);
}

/// A notice that was announced becomes shorter, since the delays are read when it is noted.
#[test]
fn an_announced_notice_is_kept() {
    let mut house = house();
    let update = json!({"update_config": {"notice_secs": 3 * DAY}});
    let msg = house.call("timelock", &update);
    let shorter = house.schedule(vec![msg]);
    house.after(NOTICE).advance(shorter);
    let at = house.op(shorter).ready_at.unwrap();
    let left = at - 60 - house.suite.now();
    house.suite.advance_secs(left);
    let theft = vec![house.migrate()];
    let theft = house.schedule(theft);
    let announced = house.op(theft).notice_until.unwrap();
    house.until(at).run(shorter).unwrap();
    house.after(3 * DAY + 120).advance(theft);
    // she reads the notice that was announced, and leaves a day before it is over
    house.until(announced - DAY);
    house.suite.unbond("alice", UNIT).unwrap();
    house.until(announced + 1);
    // T-7: alice is unpaid
    refused(house.run(theft), "is not ready");
}

/// The kit's own law beside the contract, on a message with one key twice.
#[test]
fn the_kit_reads_a_doubled_key_as_the_contract_does() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    let id = house.schedule(vec![raw(
        &hub,
        r#"{"update_config":{},"update_config":{}}"#,
    )]);
    assert_eq!(house.op(id).lane, Lane::Slow);
}

/// An operation makes the timelock its own proposer: nobody can schedule any more, for ever.
#[test]
fn it_cannot_become_its_own_proposer() {
    let mut house = house();
    let update = json!({"update_config": {"proposer": house.at}});
    let msg = house.call("timelock", &update);
    let id = house.schedule(vec![msg]);
    house.after(NOTICE).advance(id);
    let at = house.op(id).ready_at.unwrap();
    refused_with(house.until(at).run(id), &["the timelock", "the proposer"]);
}

/// Of what messages, and texts that are nearly messages, are made.
const PIECES: [&str; 33] = [
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"update_config\"",
    "\"update_ownership\"",
    "\"set_guardian\"",
    "\"update\\u005fconfig\"",
    "\"\\u0075pdate_config\"",
    "\"update_config\\u0000\"",
    "\"update_config \"",
    "\"Update_config\"",
    "{}",
    "null",
    "1e999",
    "-0",
    " ",
    "\n",
    "\t",
    "\u{feff}",
    "\0",
    "\"\\ud83d\\ude00\"",
    "{\"address\":\"x\"}",
    "\"accept_ownership\"",
    "//",
    "/**/",
    "'",
    "\"x\"",
    "true",
    "0x1",
    "01",
];

/// Pieces in a row, or around a colon in braces. `next` draws a number below another.
fn text(run: usize, next: &mut impl FnMut(usize) -> usize) -> String {
    let count = match run % 3 {
        0 => 1 + next(9),
        1 => 3,
        _ => 5,
    };
    let drawn: Vec<&str> = (0..count).map(|_| PIECES[next(PIECES.len())]).collect();
    match (run % 3, drawn.as_slice()) {
        (1, [key, value, rest]) => format!("{{{key}:{value}}}{rest}"),
        (2, [before, a, b, c, d]) => format!("{before}{{{a}{b}:{c}{d}}}"),
        _ => drawn.concat(),
    }
}

/// Text of random pieces: whatever is fast is read by the hub as a message of the list.
#[test]
fn what_is_fast_is_read_so_by_the_hub() {
    use ballast_types::hub::ExecuteMsg as Hub;
    let house = house();
    let hub = house.suite.addr("hub");
    let mut seed = 7_u64;
    let mut next = |n: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % n
    };
    for run in 0..12_000 {
        let text = text(run, &mut next);
        let preview = house.preview(vec![raw(&hub, &text)]);
        let parsed: Result<Hub, _> = cosmwasm_std::from_json(text.as_bytes());
        let listed = parsed.as_ref().map(|msg| {
            matches!(
                msg,
                Hub::UpdateConfig(_) | Hub::SetGuardian { .. } | Hub::SetTreasury { .. }
            )
        });
        if preview.lane == Lane::Fast {
            assert_ne!(listed.as_ref().ok(), Some(&false), "{text:?}");
        } else {
            assert_ne!(
                listed.as_ref().ok(),
                Some(&true),
                "slow, though listed: {text:?}"
            );
        }
    }
    let deep = format!(
        "{{\"update_config\":{}{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    assert_eq!(house.preview(vec![raw(&hub, &deep)]).lane, Lane::Slow);
    let upper = raw(
        &Addr::unchecked(hub.as_str().to_uppercase()),
        r#"{"update_config":{}}"#,
    );
    assert_eq!(house.preview(vec![upper]).lane, Lane::Slow);
}

/// Guardian and veto cancel what is ready, and what the proposer cancels is gone; an
/// operation of twenty runs.
#[test]
fn what_is_ready_can_be_cancelled_and_twenty_run() {
    let mut house = house();
    let twenty: Vec<CosmosMsg> = (1..=20).map(|bps| house.fee(bps * 10)).collect();
    let id = house.schedule(twenty.clone());
    let other = house.schedule(twenty.clone());
    let mut more = twenty;
    more.push(house.fee(1));
    assert!(house.try_schedule(more).is_err());
    house.after(FAST);
    house.cancel("dave", other).unwrap();
    house.run(id).unwrap();
    assert_eq!(house.fee_bps(), 200);
    assert!(house.run(other).is_err());
}

/// Roles: nobody but the timelock updates it, a proposer who is the guardian too may cancel
/// his own replacement.
#[test]
fn a_proposer_who_is_guardian_keeps_his_place() {
    let mut house = house();
    let mine = vec![house.name_guardian("owner")];
    let mine = house.schedule(mine);
    house.after(FAST).run(mine).unwrap();
    let away = vec![house.name_guardian("dave")];
    let away = house.schedule(away);
    house.cancel("owner", away).unwrap();
    let update = ConfigUpdate::default();
    assert!(house
        .tell("owner", &ExecuteMsg::UpdateConfig(update))
        .is_err());
}

/// What is no JSON is slow: the reader of ignored values takes anything up to the next
/// bracket.
#[test]
fn what_is_no_json_is_slow() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    let id = house.schedule(vec![raw(
        &hub,
        r#"{"update_config": rm -rf "everything" : 01 }"#,
    )]);
    assert_eq!(house.op(id).lane, Lane::Slow);
}
