//! The exit window: what is waited for, and for how long.

use super::super::{house, House, DAY, FAST, NOTICE, UNIT};
use super::moved_in;
use crate::guest::Guest;
use ballast_extension_types::timelock::ExecuteMsg;
use ballast_extensions::timelock::Timelock;
use ballast_testing::Suite;
use ballast_types::{hub::PauseScope, queue::BatchStatus};
use cosmwasm_std::to_json_binary;
use serde_json::json;
use std::time::Duration;

/// A batch that was noted and then emptied by cancels holds the operation up although nobody
/// is in it.
#[test]
fn an_emptied_batch_holds_nothing_up() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.after(NOTICE - 10);
    let tx = house.suite.unbond("bob", 1).unwrap();
    let queue = house.suite.addr("queue");
    let ticket = tx.attr_of(&queue, "ticket_id").unwrap();
    house.after(20).advance(id);
    assert_eq!(house.op(id).batch, Some(1));
    house.suite.cancel("bob", ticket).unwrap();
    while house.op(id).ready_at.is_none()
        && house.suite.now() < house.op(id).scheduled_at + 60 * DAY
    {
        house.suite.advance_all("keeper");
        house.after(DAY).advance(id);
    }
    assert!(
        house.op(id).ready_at.is_some(),
        "after 60 days: {}",
        house.waits_for(id)
    );
}

/// More than a hundred small batches after the leaver's, paid from the buffer, while nobody
/// settles hers.
#[test]
fn a_hundred_batches_do_not_hide_a_leaver() {
    let builder = Suite::builder()
        .checks(false)
        .unbonding_secs(DAY)
        .max_entries(100)
        .params(|params| {
            params.hub.unbonding_secs = Some(DAY);
            params.hub.max_entries = Some(100);
            params.hub.batch_interval_secs = Some(908);
            params.hub.netting_bps = Some(1_000);
            params.hub.drip_secs = Some(0);
        });
    let mut house = moved_in(builder, vec![]).unwrap();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house.suite.unbond("alice", 30 * UNIT).unwrap();
    house.suite.pass_batch_interval();
    house.suite.submit_batch("keeper").unwrap();
    house.suite.bond("bob", 5 * UNIT).unwrap();
    for n in 0..105 {
        if n % 10 == 0 {
            house.suite.bond("bob", UNIT).unwrap();
        }
        house.suite.unbond("bob", UNIT / 10).unwrap();
        house.suite.pass_batch_interval();
        house.suite.submit_batch("mallory").unwrap();
    }
    house.after(NOTICE);
    for _ in 0..5 {
        house.advance(id);
    }
    let batch = house.suite.batch(1);
    assert!(
        house.op(id).ready_at.is_none() || batch.status == BatchStatus::Settled,
        "T-1: ready at {:?}, batch 1 has {} of {}",
        house.op(id).ready_at,
        batch.funded,
        batch.owed
    );
}

/// Blocks of 0.3 s: no wait is shorter than it says.
#[test]
fn parts_of_a_second_shorten_nothing() {
    let mut house = house();
    house.suite.after(Duration::from_millis(300));
    let fee = vec![house.fee(400)];
    let id = house.schedule(fee);
    house.suite.after(Duration::from_millis(FAST * 1_000 - 300));
    let early = house.run(id);
    assert!(early.is_err());
    house.suite.after(Duration::from_millis(1_000));
    house.run(id).unwrap();
}

/// A pause that begins in the notice and ends early begins it anew from then; one that began
/// before counts from its end.
#[test]
fn a_pause_in_the_notice_begins_it_anew() {
    let mut house = house();
    house
        .suite
        .pause("dave", PauseScope::Unbond, Some(14 * DAY))
        .unwrap();
    let over = house.suite.now() + 14 * DAY;
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    assert_eq!(house.op(id).notice_until, Some(over + NOTICE));
    house
        .after(DAY)
        .suite
        .unpause("dave", PauseScope::Unbond)
        .unwrap();
    let ended = house.suite.now();
    assert_eq!(house.op(id).notice_until, Some(ended + NOTICE));
    house.until(ended + NOTICE - 1).advance(id);
    assert_eq!(house.op(id).batch, None);
    house.advance(id);
    assert!(house.op(id).batch.is_some());
    // a pause after it was noted changes nothing
    house.suite.after(Duration::from_secs(7 * DAY));
    house
        .suite
        .pause("dave", PauseScope::Unbond, Some(14 * DAY))
        .unwrap();
    house.run(id).unwrap();
}

/// An exit by LST that a stranger sends for a receiver is waited for like any other, and a
/// ticket that is cancelled in part is.
#[test]
fn exits_for_a_receiver_are_waited_for() {
    let mut house = house();
    let id = vec![house.migrate()];
    let id = house.schedule(id);
    house
        .suite
        .unbond_for("alice", UNIT, Some("carol"))
        .unwrap();
    let tx = house.suite.unbond("bob", UNIT).unwrap();
    let queue = house.suite.addr("queue");
    let ticket = tx.attr_of(&queue, "ticket_id").unwrap();
    house.after(NOTICE).advance(id);
    house.suite.cancel("bob", ticket).unwrap();
    assert_eq!(house.op(id).batch, Some(1));
    assert_eq!(house.op(id).ready_at, None);
}

/// Anybody accepts what nobody gives, and approves, advances and executes what there is not.
#[test]
fn messages_for_which_there_is_nothing_are_refused() {
    let mut house = house();
    for (what, msg) in [
        (
            "accept for itself",
            ExecuteMsg::AcceptOwnership {
                contract: house.at.to_string(),
            },
        ),
        (
            "accept for the hub again",
            ExecuteMsg::AcceptOwnership {
                contract: house.suite.addr("hub").to_string(),
            },
        ),
        ("approve by nobody", ExecuteMsg::Approve { id: 1 }),
        ("advance of none", ExecuteMsg::Advance { id: 1 }),
        ("execute of none", ExecuteMsg::Execute { id: 0 }),
    ] {
        let said = house.tell("mallory", &msg);
        assert!(said.is_err(), "{what}");
    }
}

/// A suite with stake of three, whose timelock was told no notice: it has the default.
fn with_the_default_notice() -> House {
    let builder = Suite::builder().checks(false).params(|params| {
        params.hub.netting_bps = Some(1_000);
        params.hub.drip_secs = Some(0);
    });
    let mut suite = builder.guardian("dave").build();
    for (who, amount) in [("alice", 49), ("bob", 10), ("carol", 10)] {
        suite.bond(who, amount * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    let msg = json!({"hub": suite.addr("hub"), "proposer": suite.addr("owner")});
    let msg = to_json_binary(&msg).unwrap();
    let at = suite
        .make("owner", &Timelock, "timelock", &msg, &[])
        .unwrap();
    let mut house = House { at, suite };
    house.take_over();
    house
}

/// The same on a chain of 21 days and 7 entries: a fast operation says 100 entries first, and
/// nobody settles.
#[test]
fn a_fast_operation_makes_batches_quick() {
    let mut house = with_the_default_notice();
    let notice = house.exit_window().secs;
    let quick = json!({"update_config": {"max_entries": 100, "batch_interval_secs": 19_052}});
    let quick = vec![house.call("hub", &quick)];
    let quick = house.schedule(quick);
    house.after(FAST).run(quick).unwrap();
    let theft = vec![house.migrate()];
    let theft = house.schedule(theft);
    house.suite.unbond("alice", 30 * UNIT).unwrap();
    house.suite.pass_batch_interval();
    house.suite.submit_batch("keeper").unwrap();
    house.suite.bond("bob", 5 * UNIT).unwrap();
    for n in 0..105 {
        if n % 10 == 0 {
            house.suite.bond("bob", UNIT).unwrap();
        }
        house.suite.unbond("bob", UNIT / 10).unwrap();
        house.suite.pass_batch_interval();
        house.suite.submit_batch("mallory").unwrap();
    }
    house.after(notice).suite.block(1);
    for _ in 0..5 {
        house.advance(theft);
    }
    let ready = house.op(theft).ready_at;
    if let Some(ready) = ready {
        house.until(ready).run(theft).unwrap();
        assert_eq!(
            house.suite.batch(1).status,
            BatchStatus::Settled,
            "T-1: the code is changed, alice is unpaid"
        );
    }
}
