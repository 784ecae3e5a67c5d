//! What no other story would miss: each of these was written because a change of the code went
//! unnoticed (`scripts/mutants`).

use super::rewards::did;
use super::{
    deeds::remove,
    kit::{refused, HubError},
    validators::set_weight,
};
use ballast_testing::{Suite, BLOCK_SECS};
use ballast_types::hub::{PauseScope, Work};
use serde_json::json;

const UNBONDING: u64 = 1_814_400;

/// A suite with stake, one batch on its way out and one hour to go until it is paid.
fn about_to_mature() -> Suite {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.unbond("alice", 2_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    suite.advance_secs(UNBONDING - 3_600);
    suite
}

#[test]
fn a_suite_may_name_the_denom_that_it_gets_anyway() {
    let named = |denom: &str| Suite::builder().names_denom(denom).try_build().map(drop);

    named("ustake").unwrap();
    refused(
        named("uatom"),
        HubError::WrongDenom {
            asked: "uatom".to_string(),
            bonded: "ustake".to_string(),
        },
    );
}

/// Batches are due when the chain will have unbonded them; one paid from the buffer does not wait
/// for it.
#[test]
fn a_batch_is_expected_when_unbonding_ends() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.unbond("alice", 2_000_000).unwrap();
    let promised = suite.preview_unbond(1_000_000).unwrap().earliest_claim_at;
    assert_eq!(promised, suite.now() + UNBONDING);
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.batch(1).expected_at, Some(suite.now() + UNBONDING));

    suite.pass_batch_interval();
    suite.bond("bob", 5_000_000).unwrap();
    suite.unbond("alice", 1_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.batch(2).funded.to_string(), "1000000");
}

/// A batch may be priced in the very second in which its interval is over.
#[test]
fn a_batch_is_priced_in_the_second_in_which_it_may_be() {
    let mut suite = about_to_mature();
    suite.unbond("alice", 1_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let next = suite.now() + suite.config().params.batch_interval_secs;
    suite.unbond("alice", 1_000_000).unwrap();
    // in the block after the one that this ends with
    suite.advance_secs(next - suite.now() - 3 * BLOCK_SECS);

    let tx = suite.submit_batch("keeper").unwrap();

    assert_eq!(suite.now(), next);
    assert_eq!(tx.attr("shares"), Some("1000000"));
}

/// A gift worth moving is work of its own. Dust is not: nobody can have a keeper pay for it, and
/// whoever calls all the same takes it in.
#[test]
fn advance_books_a_gift() {
    let mut suite = Suite::default();
    suite.bond("alice", 9_000_000).unwrap();
    suite.advance_all("keeper");
    assert_eq!(suite.due(), []);

    suite.bank_send("bob", "hub", 999).unwrap();
    assert_eq!(suite.due(), []);
    suite.bank_send("bob", "hub", 1).unwrap();
    assert_eq!(suite.due(), [Work::Settle]);
    let tx = suite.advance("keeper").unwrap();
    assert_eq!(did(&tx), ["settle"]);
    assert_eq!(suite.state().dripping.to_string(), "1000");

    suite.bank_send("bob", "hub", 7).unwrap();
    assert_eq!(suite.due(), []);
    let tx = suite.advance("keeper").unwrap();
    assert_eq!(did(&tx), ["settle"]);
    assert_eq!(suite.balance("hub"), 1_007);
}

/// A pause of the cranks stops what it names and nothing else: money that matured reaches its
/// batch, new stake waits, and nobody is told of steps that were refused, for none was tried.
#[test]
fn a_pause_of_cranks_lets_settling_through() {
    let mut suite = about_to_mature();
    suite.bond("bob", 5_000_000).unwrap();
    suite.pause("owner", PauseScope::Cranks, None).unwrap();
    suite.advance_secs(3_600);
    assert_eq!(suite.due(), [Work::Settle]);

    let tx = suite.advance("keeper").unwrap();

    // validators are looked at once a day, on the way
    assert_eq!(did(&tx), ["settle", "observe"]);
    assert_eq!(tx.events_named("ballast-skipped").count(), 0);
    assert_eq!(suite.batch(1).funded.to_string(), "2000000");
    assert_eq!(suite.state().buffer.to_string(), "5000000");
}

/// The limit of `advance` counts messages to staking and distribution, not those between siblings:
/// closing a batch takes one of each.
#[test]
fn messages_between_siblings_are_not_counted() {
    let mut suite = Suite::builder().without_inflation().build();
    suite.bond("alice", 30_000_000).unwrap();
    suite.advance_all("keeper");
    suite.advance_secs(20 * 86_400);
    suite.unbond("alice", 1_000_000).unwrap();
    let hub = suite.contracts().hub.clone();

    let msg = json!({"advance": {"limit": 3}});
    let tx = suite.execute("keeper", &hub, &msg, &[]).unwrap();

    // two undelegations, and one message was left
    assert_eq!(
        did(&tx),
        ["observe", "submit_batch", "harvest"],
        "{tx}{:?}",
        suite.due()
    );
}

/// The registry may not have seen it yet: a validator that is told to leave, and is jailed, is
/// emptied all the same.
#[test]
fn who_leaves_is_emptied_although_it_is_jailed() {
    let mut suite = Suite::builder().validators(4).build();
    suite.bond("alice", 39_000_000).unwrap();
    suite.advance_all("keeper");
    remove(&mut suite, "val1");
    suite.double_sign("val1").unwrap();
    assert!(suite.stake()["val1"] > 9_000_000);

    for _ in 0..8 {
        suite.rebalance("keeper").unwrap();
    }

    assert_eq!(suite.stake().get("val1").copied().unwrap_or_default(), 0);
}

/// Stake that is only off its weight is moved until it is right, and then not for six hours; a
/// validator that was removed does not wait.
#[test]
fn advance_moves_for_weights_once_in_six_hours() {
    let mut suite = Suite::builder()
        .without_inflation()
        .validators(8)
        .params(|params| params.registry.cap_bps = Some(10_000))
        .build();
    suite.bond("alice", 39_000_000).unwrap();
    suite.advance_all("keeper");
    let hub = suite.contracts().hub.clone();
    let moves = |suite: &mut Suite, limit: u32| {
        let msg = json!({"advance": {"limit": limit}});
        let tx = suite.execute("keeper", &hub, &msg, &[]).unwrap();
        did(&tx).contains(&"rebalance")
    };
    set_weight(&mut suite, "val0", 3);

    // a call that stops half-way leaves the rest to the next
    assert!(moves(&mut suite, 1));
    assert!(moves(&mut suite, 20));
    let again_at = suite.now() + 21_600;
    set_weight(&mut suite, "val1", 3);
    assert!(!moves(&mut suite, 20));
    remove(&mut suite, "val7");
    assert!(moves(&mut suite, 20));
    assert_eq!(suite.stake().get("val7"), None);
    suite.advance_secs(again_at - suite.now() - 3 * BLOCK_SECS);
    assert!(!suite.due().contains(&Work::Rebalance));
    suite.advance_secs(BLOCK_SECS);
    assert!(suite.due().contains(&Work::Rebalance));
    assert!(moves(&mut suite, 20));
}
