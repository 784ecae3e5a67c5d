//! Validators that leave, and what they may not take with them.

use super::super::kit::{any, anyone, VaultError, ANY};
use super::{
    apply, buffer, leave_bond, rebalance_all, refresh, refused, remove, set_weight, stake, status,
    take_bond, update, vault, DAY, UNIT,
};
use ballast_testing::Suite;
use ballast_types::{registry::Status, Amount};

/// 40 in four equal parts, each backed by a bond of 2.
fn bonded() -> Suite {
    let mut suite = Suite::builder()
        .validators(4)
        .params(|params| params.registry.require_bonds = Some(true))
        .build();
    suite.bond("dave", 39 * UNIT).unwrap();
    for name in ["val0", "val1", "val2", "val3"] {
        suite.post_bond("dave", name, 2 * UNIT).unwrap();
    }
    suite.delegate("keeper").unwrap();
    assert!(suite.stake().values().all(|stake| *stake == 10 * UNIT));
    suite
}

/// `val0` is removed and drained, and a probation later nothing of it is left.
fn val0_is_forgotten(suite: &mut Suite) {
    remove(suite, "owner", "val0").unwrap();
    rebalance_all(suite);
    assert_eq!(stake(suite, "val0"), 0);
    suite.observe("keeper").unwrap();
    suite.pass_unbonding();
    suite.advance_secs(30 * DAY);
    suite.observe("keeper").unwrap();
    assert_eq!(status(suite, "val0"), None, "nothing left: forgotten");
}

/// Much is moved to `val1`, and locked there; until when.
fn val1_is_locked(suite: &mut Suite) -> u64 {
    suite.bond("dave", 2 * UNIT).unwrap();
    suite.post_bond("dave", "val1", 2 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    update(suite, "val1", Some(1_000_000), Some(3_600));
    rebalance_all(suite);
    let locked = stake(suite, "val1");
    assert!(locked > 13 * UNIT, "{locked}");
    let rows = suite.delegations();
    let mut locks = rows.iter().filter_map(|row| {
        row.locked_until
            .filter(|_| row.booked.raw().u128() == locked)
    });
    locks.next().expect("a lock")
}

/// Stake is off a leaving validator in one step, an hour after its lock has ended.
fn val1_is_drained(suite: &mut Suite, lock_ends: u64) {
    // the others' bonds have to carry it
    suite.bond("dave", 10 * UNIT).unwrap();
    for name in ["val2", "val3"] {
        suite.post_bond("dave", name, 3 * UNIT).unwrap();
    }
    suite.advance_secs(lock_ends - suite.now());
    assert_eq!(rebalance_all(suite), 0, "not yet: an hour of grace");
    suite.advance_secs(3_600);
    assert_eq!(rebalance_all(suite), 1);
    assert_eq!(stake(suite, "val1"), 0);
}

/// A bond waits for the cooldown, from the moment at which no stake needs it.
fn bond_of_val1_is_paid(suite: &mut Suite, exit_id: u64) {
    let drained_at = suite.now();
    refresh(suite, "val1");
    let waits = format!("exit {exit_id} is ready at");
    refused(take_bond(suite, exit_id), &waits);
    let cooldown = cooldown(suite);
    suite.advance_secs(drained_at + cooldown - suite.now() - 60);
    refused(take_bond(suite, exit_id), &waits);
    suite.advance_secs(120);
    suite.observe("keeper").unwrap();
    assert_eq!(status(suite, "val1"), None, "forgotten");
    let paid = take_bond(suite, exit_id).unwrap().amount("lst");
    assert_eq!(paid, 4 * UNIT);
}

/// What was moved into a validator cannot be moved out for an unbonding time. It leaves
/// nonetheless, a step later, and nobody but itself waits for it.
#[test]
pub(crate) fn a_validator_whose_stake_is_locked_is_drained_when_the_lock_ends() {
    let mut suite = bonded();
    val0_is_forgotten(&mut suite);
    let lock_ends = val1_is_locked(&mut suite);
    let (locked, rate) = (stake(&suite, "val1"), suite.rate());
    remove(&mut suite, "owner", "val1").unwrap();
    let exit_id = leave_bond(&mut suite, "dave", "val1").unwrap();

    // rate unchanged, nothing in, nothing out
    assert_eq!(suite.rate(), rate);
    assert_eq!(rebalance_all(&mut suite), 0);
    suite.bond("alice", 5 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val1"), locked);
    refused(
        take_bond(&mut suite, exit_id),
        VaultError::StillBacking {
            exit_id: ANY,
            validator: anyone().into_string(),
            stake: any(),
            bond: any(),
            backed: any(),
            latest_at: ANY,
        },
    );
    suite.observe("keeper").unwrap();
    assert_eq!(status(&suite, "val1"), Some(Status::Leaving));

    val1_is_drained(&mut suite, lock_ends);
    assert_eq!(suite.rate(), rate);
    suite.observe("keeper").unwrap();
    bond_of_val1_is_paid(&mut suite, exit_id);
}

fn cooldown(suite: &Suite) -> u64 {
    let config: vault::ConfigResponse =
        suite.query(&suite.addr("vault"), &vault::QueryMsg::Config {});
    config.params.cooldown_secs
}

/// Strangers can call everything, and send dust, and cannot keep a leaving validator from being
/// drained.
#[test]
pub(crate) fn strangers_cannot_renew_a_lock() {
    let mut suite = Suite::builder().validators(3).build();
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    set_weight(&mut suite, "val0", 1_000);
    set_weight(&mut suite, "val1", 1_000);
    update(&mut suite, "val0", None, Some(5_000));
    rebalance_all(&mut suite);
    remove(&mut suite, "owner", "val0").unwrap();
    let lock = |suite: &Suite| {
        suite.delegations().iter().find_map(|row| {
            (row.validator == suite.operator("val0"))
                .then_some(row.locked_until)
                .flatten()
        })
    };
    let ends = lock(&suite).expect("stake came in");
    let before = stake(&suite, "val0");

    for day in 0..22u128 {
        suite.bond("erin", 1_000 + day).unwrap();
        suite.bank_send("erin", "hub", 7).unwrap();
        for _ in 0..3 {
            suite.delegate("erin").unwrap();
            suite.rebalance("erin").unwrap();
        }
        suite.advance("erin").unwrap();
        assert!(stake(&suite, "val0") <= before);
        assert!(lock(&suite).is_none_or(|at| at == ends), "renewed");
        suite.advance_secs(DAY);
    }
    suite.rebalance("erin").unwrap();

    assert_eq!(stake(&suite, "val0"), 0);
}

/// An operator may leave, not come back by it, and not send others away.
#[test]
fn an_operator_removes_itself_only() {
    let mut suite = Suite::default();
    suite.bond("alice", 8 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();

    assert!(remove(&mut suite, "val1", "val0").is_err());
    assert!(remove(&mut suite, "erin", "val0").is_err());
    remove(&mut suite, "val0", "val0").unwrap();
    assert!(remove(&mut suite, "val0", "val0").is_err(), "once");
    assert!(apply(&mut suite, "val0", "val0").is_err());
    rebalance_all(&mut suite);

    assert_eq!(stake(&suite, "val0"), 0);
    assert_eq!(suite.rate(), cosmwasm_std::Decimal::one());
}

/// The last one may go too: money waits in the buffer, and exits are paid.
#[test]
pub(crate) fn with_nobody_left_money_waits_and_exits_go_on() {
    let mut suite = Suite::builder().validators(2).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    for name in ["val0", "val1"] {
        remove(&mut suite, "owner", name).unwrap();
    }
    assert_eq!(rebalance_all(&mut suite), 0, "nowhere to go");

    suite.bond("bob", 3 * UNIT).unwrap();
    assert_eq!(suite.delegate("keeper").unwrap().amount("amount"), 0);
    assert_eq!(buffer(&suite), 3 * UNIT);
    suite.unbond("alice", 5 * UNIT).unwrap();
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 3 * UNIT);
    suite.pass_unbonding();
    suite.settle("keeper").unwrap();

    assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 2 * UNIT);
}
