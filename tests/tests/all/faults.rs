//! What is refused, by the chain or by the hub, and what is remembered of it; numbers just inside
//! and just outside of what is allowed. Found missing by `scripts/mutants`, as `edges` was.

use super::{
    deeds::remove,
    kit::{refused, HubError},
};
use ballast_testing::{Suite, Tx, TxError, BLOCK_SECS};
use ballast_types::{
    hub::{PauseScope, Work},
    Amount, Native,
};
use cosmwasm_std::{coins, Decimal};
use serde_json::{json, Value};

const UNBONDING: u64 = 1_814_400;

pub(crate) fn bonded(validators: u32) -> Suite {
    let mut suite = Suite::builder().validators(validators).build();
    suite.bond("alice", 39_000_000).unwrap();
    suite.advance_all("keeper");
    suite
}

/// How many steps a call had to skip.
fn skips(done: Result<Tx, TxError>) -> usize {
    done.unwrap().events_named("ballast-skipped").count()
}

/// Nobody has looked at the chain since the slash: `settle` does, before it shares out what is
/// missing.
#[test]
fn a_slash_is_booked_before_a_shortfall_is_shared() {
    let mut suite = bonded(3);
    suite.unbond("alice", 6_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let slashed = suite.unbonding()[0].validator.clone();
    let slashed = suite.chain().name_of(&slashed).unwrap().to_string();
    let infraction = suite.height() - 3;
    let part = Decimal::percent(10);
    suite
        .chain_mut()
        .slash_in_block(&slashed, part, Some(infraction))
        .unwrap();
    suite.advance_secs(UNBONDING);

    suite.settle("keeper").unwrap();
    suite.settle("keeper").unwrap();

    assert_eq!(suite.losses().len(), 1);
    let batch = suite.batch(1);
    assert_eq!(batch.owed, batch.funded);
}

#[test]
fn rewards_are_minted_for_no_more_than_came_and_ten_receivers() {
    let mut suite = bonded(3);
    suite.bank_send("bob", "collector", 1_000).unwrap();
    let hub = suite.contracts().hub.clone();
    let carol = suite.addr("carol").to_string();
    let orders = |count: usize, amount: u128| -> Value {
        let order = json!({"to": carol, "amount": amount.to_string()});
        json!({"add_rewards": {"mint": vec![order; count]}})
    };
    let mut add = |msg: &Value, amount: u128| {
        let funds = coins(amount, "ustake");
        suite.execute("collector", &hub, msg, &funds)
    };

    refused(
        add(&orders(11, 10), 200),
        HubError::TooMany {
            name: "mint",
            count: 11,
            most: 10,
        },
    );
    refused(
        add(&orders(10, 10), 99),
        HubError::OverMinted {
            asked: Native::new(100u128),
            received: Native::new(99u128),
        },
    );
    add(&orders(10, 10), 100).unwrap();
}

/// No validator lets anyone go: a closed batch waits, and new bonds pay it.
#[test]
fn what_cannot_be_undelegated_is_paid_by_the_next_bond() {
    let mut suite = bonded(3);
    for name in ["val0", "val1", "val2"] {
        suite.fail(name, "undelegate", true).unwrap();
    }
    suite.unbond("alice", 3_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.state().exiting.to_string(), "3000000");
    assert!(!suite.due().contains(&Work::Undelegate));

    suite.bond("bob", 5_000_000).unwrap();
    assert!(suite.due().contains(&Work::Undelegate));
    suite.undelegate("keeper").unwrap();

    assert_eq!(suite.batch(1).funded.to_string(), "3000000");
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 3_000_000);
}

/// The chain unbonds longer than the hub was told: the first answer that says so is believed.
#[test]
fn a_longer_unbonding_time_is_learned_from_the_chain() {
    let mut suite = Suite::builder()
        .genesis(|genesis| genesis.unbonding_secs = 2_000_000)
        .params(|params| params.hub.unbonding_secs = Some(UNBONDING))
        .build();
    suite.bond("alice", 9_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    for (batch, expected) in [(1, UNBONDING), (2, 2_000_000)] {
        suite.unbond("alice", 1_000_000).unwrap();
        suite.submit_batch("keeper").unwrap();
        let at = suite.batch(batch).expected_at.unwrap();
        assert_eq!(at - suite.now(), expected);
        suite.pass_batch_interval();
    }
}

/// A refusal is remembered for an hour, also where nothing was placed before.
#[test]
fn a_refused_delegation_is_not_tried_again_at_once() {
    let mut suite = Suite::default();
    suite.fail("val0", "delegate", true).unwrap();
    suite.bond("alice", 8_000_000).unwrap();
    let skipped = |suite: &mut Suite| skips(suite.delegate("keeper"));

    assert_eq!(skipped(&mut suite), 1);
    assert_eq!(skipped(&mut suite), 0);
    suite.advance_secs(3_600);
    assert_eq!(skipped(&mut suite), 1);
}

#[test]
fn a_refused_redelegation_is_not_tried_again_at_once() {
    let mut suite = bonded(4);
    remove(&mut suite, "val0");
    suite.fail("val0", "redelegate", true).unwrap();
    let skipped = |suite: &mut Suite| skips(suite.rebalance("keeper"));

    assert!(skipped(&mut suite) > 0);
    assert_eq!(skipped(&mut suite), 0);
    suite.advance_secs(3_600);
    assert!(skipped(&mut suite) > 0);
}

#[test]
fn a_refused_withdrawal_is_not_tried_again_at_once() {
    let mut suite = bonded(3);
    suite.reward(1_000_000_000).unwrap();
    suite.fail("val2", "withdraw", true).unwrap();
    let skipped = |suite: &mut Suite| skips(suite.harvest("keeper"));

    assert_eq!(skipped(&mut suite), 1);
    assert_eq!(skipped(&mut suite), 0);
    suite.advance_secs(3_600);
    assert_eq!(skipped(&mut suite), 1);
}

/// The smallest amount that is placed is `min_move`, exactly.
#[test]
fn exactly_the_smallest_move_is_delegated() {
    let mut suite = bonded(1);
    let min_move = suite.config().params.min_move.u128();
    assert_eq!(suite.state().buffer.to_string(), "0");

    suite.bond("bob", min_move - 1).unwrap();
    assert!(!suite.due().contains(&Work::Delegate));
    suite.bond("bob", 1).unwrap();
    assert!(suite.due().contains(&Work::Delegate));
    suite.delegate("keeper").unwrap();

    assert_eq!(suite.state().buffer.to_string(), "0");
}

/// A pause may be repeated in the very second in which its gap is over, and not before.
#[test]
fn a_pause_may_be_repeated_when_its_gap_is_over() {
    let mut suite = Suite::builder().guardian("gwen").build();
    suite.pause("gwen", PauseScope::Bond, Some(3_600)).unwrap();
    let again_at = suite.now() + 3_600 + 604_800;

    suite.advance_secs(again_at - suite.now() - 4 * BLOCK_SECS);
    let early = suite.pause("gwen", PauseScope::Bond, Some(3_600));
    assert!(early
        .unwrap_err()
        .to_string()
        .contains(&again_at.to_string()));
    suite.pause("gwen", PauseScope::Bond, Some(3_600)).unwrap();

    assert_eq!(suite.now(), again_at);
}

/// Stake that arrives beside an open unbonding entry could not be told from it in a loss: it goes
/// elsewhere.
#[test]
fn no_stake_is_moved_to_who_has_an_open_entry() {
    let mut suite = bonded(6);
    suite.unbond("alice", 2_000_000).unwrap();
    suite.submit_batch("keeper").unwrap();
    let names: Vec<String> = suite
        .unbonding()
        .iter()
        .map(|entry| suite.chain().name_of(&entry.validator).unwrap().to_string())
        .collect();
    let leaver = suite
        .stake()
        .into_keys()
        .find(|name| !names.contains(name))
        .unwrap();
    let before = suite.stake();
    remove(&mut suite, &leaver);

    suite.rebalance("keeper").unwrap();

    assert!(suite.stake().get(&leaver).copied().unwrap_or_default() < before[&leaver]);
    for name in names {
        assert_eq!(suite.stake()[&name], before[&name], "{name}");
    }
}

/// The registry has not seen the jailing yet: what would be the jailed one's part goes to the
/// others at once.
#[test]
fn new_stake_in_the_block_of_a_jailing_goes_to_the_others() {
    let mut suite = bonded(6);
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();
    let before = suite.stake()["val1"];
    suite.bond("bob", 6_000_000).unwrap();

    suite.delegate("keeper").unwrap();

    assert_eq!(suite.stake()["val1"], before);
    assert_eq!(suite.state().buffer.to_string(), "0");
}

/// Redelegations that the chain has forgotten are forgotten here too, when others come to the same
/// validator.
#[test]
fn redelegations_that_are_over_leave_no_rows() {
    let mut suite = bonded(4);
    let rows = |suite: &Suite| {
        let hub = suite.chain().storage_of(&suite.contracts().hub);
        let all = hub.range(None, None, cosmwasm_std::Order::Ascending);
        let name = b"redelegations";
        all.filter(|(key, _)| key.windows(name.len()).any(|part| part == name))
            .count()
    };
    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    assert_eq!(rows(&suite), 3);
    suite.advance_secs(2 * UNBONDING);
    remove(&mut suite, "val1");
    suite.rebalance("keeper").unwrap();

    // the old one into val1, and the new ones into the other two
    assert_eq!(rows(&suite), 3);
}
