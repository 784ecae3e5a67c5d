//! What an outside reader tried, by its numbers: what it found is mended, what held is kept as it was tried.

use super::*;
use ballast_extension_types::timelock::{ConfigUpdate, FastMessages};
use ballast_types::{hub::PauseScope, queue::BatchStatus};

fn moved_in(builder: SuiteBuilder, extensions: Vec<FastMessages>) -> Option<House> {
    let mut suite = builder.guardian("dave").build();
    for (who, amount) in [("alice", 49), ("bob", 10), ("carol", 10)] {
        suite.bond(who, amount * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    let msg = InstantiateMsg {
        hub: suite.addr("hub").to_string(),
        proposer: suite.addr("owner").to_string(),
        veto: Some(suite.addr("erin").to_string()),
        council: None,
        fast_secs: Some(FAST),
        notice_secs: Some(NOTICE),
        extensions,
    };
    let msg = to_json_binary(&msg).unwrap();
    let at = suite.make("owner", &Timelock, "timelock", &msg, &[]).ok()?;
    let mut house = House { at, suite };
    house.take_over();
    Some(house)
}

/// R-1: the timelock lists itself as an extension, so that its own delays are fast.
#[test]
fn r01_a_timelock_cannot_list_itself() {
    let first = moved_in(Suite::builder(), vec![]).unwrap();
    let own = FastMessages {
        contract: first.at.to_string(),
        messages: vec!["update_config".into()],
    };
    let Some(mut house) = moved_in(Suite::builder(), vec![own]) else {
        return;
    };
    assert_eq!(house.at, first.at);
    let update = json!({"update_config": {"fast_secs": DAY, "notice_secs": 3 * DAY, "proposer": house.suite.addr("mallory")}});
    let msg = house.call("timelock", &update);
    let id = house.schedule(vec![msg]);
    house.after(FAST).run(id).ok();
    assert_eq!(house.exit_window().secs, NOTICE, "T-5 is broken");
}

/// R-2: a notice that was announced becomes shorter, since the delays are read when it is noted.
#[test]
fn r02_an_announced_notice_is_kept() {
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
    let ran = house.run(theft).is_ok();
    assert!(
        !ran,
        "T-7: it ran {} s after the notice, alice is unpaid",
        house.suite.now() - announced
    );
}

/// R-3: a batch that was noted and then emptied by cancels holds the operation up although nobody is in it.
#[test]
fn r03_an_emptied_batch_holds_nothing_up() {
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

/// R-5: more than a hundred small batches after the leaver's, paid from the buffer, while nobody settles hers.
#[test]
fn r05_a_hundred_batches_do_not_hide_a_leaver() {
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

/// R-6: the kit's own law beside the contract, on a message with one key twice.
#[test]
fn r06_the_kit_reads_a_doubled_key_as_the_contract_does() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    let id = house.schedule(vec![raw(
        &hub,
        r#"{"update_config":{},"update_config":{}}"#,
    )]);
    assert_eq!(house.op(id).lane, Lane::Slow);
}

/// R-7: an operation makes the timelock its own proposer: nobody can schedule any more, for ever.
#[test]
fn r07_it_cannot_become_its_own_proposer() {
    let mut house = house();
    let update = json!({"update_config": {"proposer": house.at}});
    let msg = house.call("timelock", &update);
    let id = house.schedule(vec![msg]);
    house.after(NOTICE).advance(id);
    let at = house.op(id).ready_at.unwrap();
    let ran = house.until(at).run(id).is_ok();
    assert!(!ran, "nobody can schedule any more");
}

/// R-8: text of random pieces: whatever is fast is read by the hub as a message of the list.
#[test]
fn r08_what_is_fast_is_read_so_by_the_hub() {
    use ballast_types::hub::ExecuteMsg as Hub;
    let house = house();
    let hub = house.suite.addr("hub");
    let pieces = [
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
    let mut seed = 7_u64;
    let mut next = |n: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % n
    };
    for run in 0..12_000 {
        let text = match run % 3 {
            0 => (0..1 + next(9))
                .map(|_| pieces[next(pieces.len())])
                .collect::<String>(),
            1 => format!(
                "{{{}:{}}}{}",
                pieces[next(pieces.len())],
                pieces[next(pieces.len())],
                pieces[next(pieces.len())]
            ),
            _ => format!(
                "{}{{{}{}:{}{}}}",
                pieces[next(pieces.len())],
                pieces[next(pieces.len())],
                pieces[next(pieces.len())],
                pieces[next(pieces.len())],
                pieces[next(pieces.len())]
            ),
        };
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
    let _deep = format!(
        "{{\"update_config\":{}{}}}",
        "[".repeat(5_000),
        "]".repeat(5_000)
    );
    let upper = raw(
        &Addr::unchecked(hub.as_str().to_uppercase()),
        r#"{"update_config":{}}"#,
    );
    assert_eq!(house.preview(vec![upper]).lane, Lane::Slow);
}

/// R-9: blocks of 0.3 s: no wait is shorter than it says.
#[test]
fn r09_parts_of_a_second_shorten_nothing() {
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

/// R-10: guardian and veto cancel what is ready, and what the proposer cancels is gone; an operation of twenty runs.
#[test]
fn r10_what_is_ready_can_be_cancelled_and_twenty_run() {
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

/// R-12: a pause that begins in the notice and ends early begins it anew from then; one that began before counts from its end.
#[test]
fn r12_pauses_around_the_notice() {
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

/// R-13: an exit by LST that a stranger sends for a receiver is waited for like any other, and a ticket that is cancelled in part is.
#[test]
fn r13_exits_for_a_receiver_are_waited_for() {
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

/// R-14: roles: nobody but the timelock updates it, a proposer who is the guardian too may cancel his own replacement.
#[test]
fn r14_a_proposer_who_is_guardian_keeps_his_place() {
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

/// R-15: what is no JSON is slow: the reader of ignored values takes anything up to the next bracket.
#[test]
fn r15_what_is_no_json_is_slow() {
    let mut house = house();
    let hub = house.suite.addr("hub");
    let id = house.schedule(vec![raw(
        &hub,
        r#"{"update_config": rm -rf "everything" : 01 }"#,
    )]);
    assert_eq!(house.op(id).lane, Lane::Slow);
}

/// R-16: many slow operations: a page of them looks at how many batches.
#[test]
fn r16_a_migration_of_another_contract_and_no_roles() {
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

/// R-17: the same on a chain of 21 days and 7 entries: a fast operation says 100 entries first, and nobody settles.
#[test]
fn r17_a_fast_operation_makes_batches_quick() {
    let builder = Suite::builder().checks(false).params(|params| {
        params.hub.netting_bps = Some(1_000);
        params.hub.drip_secs = Some(0);
    });
    let mut suite = builder.guardian("dave").build();
    for (who, amount) in [("alice", 49), ("bob", 10), ("carol", 10)] {
        suite.bond(who, amount * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    // no notice is named: the default
    let msg = json!({"hub": suite.addr("hub"), "proposer": suite.addr("owner")});
    let msg = to_json_binary(&msg).unwrap();
    let at = suite
        .make("owner", &Timelock, "timelock", &msg, &[])
        .unwrap();
    let mut house = House { at, suite };
    house.take_over();
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
