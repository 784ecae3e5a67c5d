//! D. Unbonding queue and batches: what a batch may and may not do to others.

use super::super::{
    builder, leave, limits, mature, number, paid, refused, submit, ten, QueueError, DAY, UNIT,
};
use ballast_testing::{contracts, meter::Meter};
use ballast_types::{hub, Amount, Shares};
use cosmwasm_std::Decimal;

/// UNB-01 · The chain takes seven unbondings of one pair; one more, and every exit is refused for weeks.
///
/// Stopped by: `contracts/hub/src/survey.rs::place`
/// Taken out: `self.entries < hub.config.params.max_entries` -> `true`
/// Seen: after 'keeper: {"undelegate":{"limit":1}}' at height 56: I-10 is broken: the chain refused: codespace: staking, code: 27
#[test]
fn unb_01_the_chains_entries_never_overflow() {
    let mut suite = ten();
    suite.fail("val0", "undelegate", true).unwrap();
    let mut tickets = vec![];
    for _ in 0..8 {
        tickets.push(leave(&mut suite, "alice", UNIT));
        submit(&mut suite);
    }
    suite.fail("val0", "undelegate", false).unwrap();
    suite.advance_secs(7_200);
    for _ in 0..10 {
        let one = hub::ExecuteMsg::Undelegate { limit: Some(1) };
        let tx = suite.hub("keeper", &one).unwrap();
        assert_eq!(tx.events_named("ballast-skipped").count(), 0, "{tx}");
    }
    assert_eq!(suite.unbonding().len(), 7);
    assert_eq!(number(suite.state().exiting), UNIT);
    mature(&mut suite);
    suite.undelegate("keeper").unwrap();
    mature(&mut suite);

    for ticket in tickets {
        assert_eq!(paid(&mut suite, ticket), UNIT);
    }
}

/// UNB-02 · Two thousand requests of a unit fill one stored list, which every exit has to read.
///
/// Stopped by: `contracts/queue/src/execute/batches.rs::close_batch`
/// Taken out: `open.shares.is_zero()` -> `crate::state::TICKETS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending).count() == 0`
/// Seen: left: [Count { reads: 9, writes: 5 }, Count { reads: 4, writes: 2 }, Count { reads: 5, writes: 2 }, Count { reads: 3, writes: 1 }, Count { reads: 0, writes: 0 }, Count { reads: 3, writes: 3 }], right…
#[test]
fn unb_02_dust_requests_bloat_nothing() {
    limits::ten_thousand_tickets_cost_no_more_than_one();
}

/// Storage reads of a claim after so many batches of alice's, all of them settled and none claimed.
fn reads_of_a_claim(batches: u128, tickets: u128) -> u64 {
    let meter = Meter::default();
    let code = meter.on(contracts::queue());
    let mut suite = builder()
        .validators(1)
        .code("queue", code)
        .checks(false)
        .build();
    suite.bond("alice", 900 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    for _ in 0..batches {
        for _ in 0..tickets {
            suite.same_block().unbond("alice", UNIT / 10).unwrap();
        }
        submit(&mut suite);
        suite.settle("keeper").unwrap();
    }
    mature(&mut suite);
    meter.take();
    suite.claim("keeper", 1).unwrap();
    meter.take().reads
}

/// UNB-03 · A claim walks all batches that are not settled, or not claimed.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::load_batches`
/// Taken out: `LiteMap::new_vec()` -> `BATCHES.range(storage, None, None, cosmwasm_std::Order::Ascending).collect::<StdResult<LiteMap<u64, Batch>>>()?`
/// Seen: left: 3, right: 42
#[test]
fn unb_03_a_claim_reads_its_own_batch_only() {
    assert_eq!(reads_of_a_claim(1, 1), reads_of_a_claim(40, 1));
}

/// UNB-04 · A claim loads all of somebody's requests, and one day does not fit a block.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::ensure_list`
/// Taken out: `ticket_ids.len() > MAX_CLAIMS` -> `false`
/// Seen: it was not refused
#[test]
fn unb_04_a_claim_is_bounded() {
    let mut suite = ten();
    let tickets: Vec<u64> = (0..40).map(|_| leave(&mut suite, "alice", 1_000)).collect();
    submit(&mut suite);
    mature(&mut suite);

    refused(
        suite.claim_many("alice", &tickets[..31]),
        QueueError::TooMany {
            what: "tickets",
            given: 31,
            max: 30,
        },
    );
    let (first, rest) = tickets.split_at(30);
    for page in [first, rest] {
        let tx = suite.claim_many("alice", page).unwrap();
        assert_eq!(tx.amount("amount"), page.len() as u128 * 1_000);
    }
}

/// UNB-05 · A stranger fills a victim's list of requests with dust of his own.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::claim`
/// Taken out: `load_ticket(deps.storage, id)` -> `{ crate::state::TICKETS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending).for_each(drop); load_ticket(deps.storage, id) }`
/// Seen: left: Count { reads: 4, writes: 3 }, right: Count { reads: 504, writes: 3 }
#[test]
fn unb_05_a_stuffed_list_costs_its_owner_nothing() {
    let reads = |stuffed: u32| {
        let meter = Meter::default();
        let code = meter.on(contracts::queue());
        let mut suite = builder().code("queue", code).checks(false).build();
        suite.bond("alice", 9 * UNIT).unwrap();
        suite.bond("mallory", 9 * UNIT).unwrap();
        let ticket = leave(&mut suite, "alice", UNIT);
        for _ in 0..stuffed {
            suite
                .same_block()
                .unbond_for("mallory", 1, Some("alice"))
                .unwrap();
        }
        submit(&mut suite);
        mature(&mut suite);
        meter.take();
        assert_eq!(paid(&mut suite, ticket), UNIT);
        meter.take()
    };

    assert_eq!(reads(0), reads(500));
}

/// UNB-06 · A second request, of a stranger's or of nothing, starts the clock of the first again.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::unbond`
/// Taken out: `shares.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn unb_06_requests_do_not_touch_each_other() {
    let mut suite = ten();
    suite.bond("mallory", UNIT).unwrap();
    let ticket = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    suite.advance_secs(20 * DAY);
    let before = suite.ticket(ticket);
    suite.unbond_for("mallory", 1, Some("alice")).unwrap();
    refused(
        suite.unbond("alice", 0),
        QueueError::TooSmall {
            shares: Shares::new(0u128),
        },
    );

    assert_eq!(suite.ticket(ticket), before);
    suite.advance_secs(DAY);
    suite.settle("keeper").unwrap();
    assert_eq!(paid(&mut suite, ticket), UNIT);
}

/// UNB-07 · A batch of one unit is worth nothing at a low rate; its price is an error, and nobody can
/// leave behind it.
///
/// Stopped by: `contracts/hub/src/execute/submit_batch.rs::look`
/// Taken out: `Ok(Self::Waiting(open, err.to_string()))` -> `Err(err.into())`
/// Seen: refused: amount 1 is too small: it is worth 0 at 9000989 native for 9999999 shares
#[test]
fn unb_07_a_batch_of_one_unit_stops_nobody() {
    let mut suite = ten();
    leave(&mut suite, "alice", 1);
    assert_eq!(submit(&mut suite).amount("shares"), 1);
    suite.slash("val0", Decimal::percent(10)).unwrap();
    leave(&mut suite, "alice", 1);
    assert_eq!(submit(&mut suite).amount("shares"), 0);
    let ticket = leave(&mut suite, "alice", UNIT);
    assert_eq!(submit(&mut suite).amount("shares"), UNIT + 1);
    mature(&mut suite);

    let got = paid(&mut suite, ticket);
    assert!((899_998..=900_200).contains(&got), "{got}");
}

/// UNB-08 · A batch goes on only when the next request comes: the last one to leave waits for ever.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::next_batch_at`
/// Taken out: `self.books.next_batch_at` -> `u64::MAX`
/// Seen: left: 0, right: 9000000
#[test]
fn unb_08_anyone_moves_a_batch_on() {
    let mut suite = ten();
    assert_eq!(suite.submit_batch("mallory").unwrap().amount("shares"), 0);
    let ticket = leave(&mut suite, "alice", 9 * UNIT);
    let tx = suite.submit_batch("mallory").unwrap();
    assert_eq!(tx.amount("shares"), 9 * UNIT);
    suite.pass_unbonding();
    suite.settle("mallory").unwrap();

    assert_eq!(paid(&mut suite, ticket), 9 * UNIT);
}

/// UNB-09 · More arrives than was expected, by one unit, and nothing is settled any more.
///
/// Stopped by: `contracts/hub/src/execute/settle/choose.rs::choose`
/// Taken out: `arrived >= total` -> `arrived == total`
/// Seen: left: 0, right: 1000000
#[test]
fn unb_09_a_unit_too_much_settles_all_the_same() {
    let mut suite = ten();
    let ticket = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    suite.bank_send("bob", "hub", 1).unwrap();
    suite.pass_unbonding();
    let tx = suite.settle("keeper").unwrap();

    assert_eq!(tx.amount("arrived"), UNIT);
    assert_eq!(paid(&mut suite, ticket), UNIT);
    assert_eq!(number(suite.state().dripping), 1, "it is a gift");
}
