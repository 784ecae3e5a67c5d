//! D. Unbonding queue and batches: who is paid what, and when.

use super::super::{
    builder, exits, leave, mature, number, paid, refused, send, set_weight, settle, slash_since,
    stake, submit, ten, QueueError, UNIT,
};
use cosmwasm_std::Decimal;
use serde_json::json;

/// UNB-10 · Unbonded money lies in the hub until somebody settles; it is taken for rewards, or staked.
///
/// Stopped by: `contracts/hub/src/execute/delegate.rs::free_buffer`
/// Taken out: `pool.buffer.saturating_sub(pool.exiting)` -> `Native::new(deps.querier.query_balance(&hub.config.suite.hub, &hub.config.denom)?.amount)`
/// Seen: refused: amount underflow: cannot take 3000000 from 0
#[test]
fn unb_10_matured_money_is_nothing_else() {
    let mut suite = builder().validators(5).build();
    suite.bond("alice", 99 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    let ticket = leave(&mut suite, "alice", 50 * UNIT);
    submit(&mut suite);
    suite.reward(1_000_000_000).unwrap();
    suite.pass_unbonding();
    assert_eq!(suite.balance("hub"), 50 * UNIT);
    suite.delegate("keeper").unwrap();
    assert_eq!(number(suite.state().bonded), 50 * UNIT);
    suite.harvest("keeper").unwrap();
    suite.distribute("keeper").unwrap();
    suite.bond("bob", UNIT).unwrap();
    suite.undelegate("keeper").unwrap();

    assert!(suite.rate() < Decimal::percent(101), "{}", suite.rate());
    suite.settle("keeper").unwrap();
    assert_eq!(paid(&mut suite, ticket), 50 * UNIT);
}

/// UNB-11 · A request is closed by its first payment, before all of it was paid; one that comes in the
/// block of the pricing is lost between two batches.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::pay`
/// Taken out: `batch.is_settled()` -> `true`
/// Seen: refused: unknown ticket '1': 5 is the next to be given out; ids below it that are not found were paid in full or cancelled
#[test]
fn unb_11_a_ticket_is_done_when_all_of_it_is_paid() {
    let mut suite = ten();
    let tickets: Vec<u64> = (0..3).map(|_| leave(&mut suite, "alice", UNIT)).collect();
    suite.bond("bob", UNIT).unwrap();
    suite.submit_batch("keeper").unwrap();
    let late = suite.same_block().unbond("alice", UNIT).unwrap();
    assert_eq!(late.amount("batch_id"), 2);

    assert_eq!(paid(&mut suite, tickets[0]), UNIT / 3);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, tickets[0]), UNIT - UNIT / 3);
    assert_eq!(paid(&mut suite, tickets[1]), UNIT);
    assert_eq!(paid(&mut suite, tickets[2]), UNIT);
}

/// UNB-12 · The chain refused to undelegate, the books say it is under way, and nobody's claim is funded.
///
/// Stopped by: `contracts/hub/src/execute/undelegate.rs::on_undelegated`
/// Taken out: `wait_for(deps.storage, asked.batch_id, asked.amount)` -> `Ok(())`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 9: solvency is broken: ok = false, I-6: batches wait for 0, exiting 6446666
#[test]
fn unb_12_what_the_chain_refused_is_asked_again() {
    exits::a_validator_that_refuses_holds_nobody_else_up();
}

/// UNB-13 · A second too early or a block too late at the moment of completion.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `due.key.completes_at <= marked` -> `due.key.completes_at < marked`
/// Seen: left: 0, right: 4500000
#[test]
fn unb_13_the_second_of_completion_counts() {
    let mut suite = ten();
    let infraction = suite.height();
    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    submit(&mut suite);
    // short of what is due, so that only the clock can tell
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    let due = suite.unbonding()[0].completes_at;
    let early = due - 1 - suite.now();
    suite.chain_mut().next_block(early).unwrap();
    assert_eq!(
        suite
            .same_block()
            .settle("keeper")
            .unwrap()
            .amount("arrived"),
        0
    );
    suite.chain_mut().next_block(1).unwrap();
    assert_eq!(suite.now(), due);
    assert_eq!(
        suite
            .same_block()
            .settle("keeper")
            .unwrap()
            .amount("arrived"),
        0
    );
    suite.chain_mut().next_block(1).unwrap();
    let tx = suite.same_block().settle("keeper").unwrap();

    assert_eq!(tx.amount("arrived"), 4_500_000);
    assert_eq!(paid(&mut suite, ticket), 4_500_000);
}

/// UNB-14 · Whoever settles chooses what comes first, and so who bears a loss. Nothing can be named: the
/// set's loss is fixed for all of it, however small the pages.
///
/// Stopped by: `contracts/hub/src/execute/settle.rs::settle`
/// Taken out: `memory.set.is_none()` -> `true`
/// Seen: left: Native(Uint128(0)), right: Native(Uint128(19877106))
#[test]
fn unb_14_the_order_of_settling_changes_nothing() {
    let mut suite = ten();
    let named = json!({"settle": {"batch_id": 2}});
    refused(
        send(&mut suite, "keeper", "hub", &named),
        "unknown field `batch_id`",
    );
    settle::a_settlement_in_pages_pays_the_same();
    settle::what_comes_while_a_set_is_paid_waits_for_its_own();
}

/// UNB-15 · One number twice in a list is paid twice.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::ensure_list`
/// Taken out: `seen.insert(*id, ()).is_some()` -> `false`
/// Seen: it was not refused
#[test]
fn unb_15_a_ticket_named_twice_is_refused() {
    let mut suite = ten();
    suite.bond("bob", 5 * UNIT).unwrap();
    let tickets = ["alice", "bob"].map(|who| leave(&mut suite, who, 5 * UNIT));
    submit(&mut suite);
    mature(&mut suite);

    let twice = [tickets[0], tickets[0]];
    refused(
        suite.claim_many("alice", &twice),
        QueueError::Twice {
            ticket_id: tickets[0].to_string(),
        },
    );
    assert_eq!(paid(&mut suite, tickets[0]), 5 * UNIT);
    assert_eq!(paid(&mut suite, tickets[1]), 5 * UNIT);
}

/// UNB-16 · One receiver who cannot be paid holds up a payout that is shared with others. A claim names
/// its tickets, pays those and looks at no others.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::claim`
/// Taken out: `ticket_ids.iter().map(|id| load_ticket(deps.storage, id)).collect::<Result<Vec<_>, _>>()?` -> `(1..=2).map(|id: u64| load_ticket(deps.storage, &id.to_string())).collect::<Result<Vec<_>, _>>()?`
/// Seen: left: 10000000, right: 5000000
#[test]
fn unb_16_a_claim_pays_whom_it_names() {
    let mut suite = ten();
    suite.bond("bob", 5 * UNIT).unwrap();
    let tickets = ["alice", "bob"].map(|who| leave(&mut suite, who, 5 * UNIT));
    submit(&mut suite);
    mature(&mut suite);
    let before = suite.balance("bob");

    assert_eq!(paid(&mut suite, tickets[0]), 5 * UNIT);
    assert_eq!(suite.balance("bob"), before, "bob's is bob's to claim");
    assert_eq!(paid(&mut suite, tickets[1]), 5 * UNIT);
}

// UNB-17 cannot apply. It would take a cap on deposits, or a slot for each depositor: `bond` knows
// neither, and what it mints depends on value and shares alone.

/// UNB-18 · Stake that was just moved counts as free, or as locked, and an exit of everything fails.
///
/// Stopped by: `contracts/hub/src/survey.rs::place`
/// Taken out: `row.no_undelegate_until <= hub.now` -> `!locked`
/// Seen: left: 18999980, right: 0
#[test]
fn unb_18_moved_stake_can_leave() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 19 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    set_weight(&mut suite, "val0", 1);
    set_weight(&mut suite, "val1", 1_000_000);
    suite.rebalance("keeper").unwrap();
    assert!(stake(&suite, "val1") > 19 * UNIT);

    let ticket = leave(&mut suite, "alice", 19 * UNIT);
    submit(&mut suite);
    assert_eq!(number(suite.state().exiting), 0);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, ticket), 19 * UNIT);
}
