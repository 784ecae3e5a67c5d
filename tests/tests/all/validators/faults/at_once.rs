//! Every validator has a fault, and then two are good again.

use super::super::{buffer, delegate_outside, stake, status, undelegate_outside, DAY, UNIT};
use super::{assert_open, validators_that_change};
use ballast_testing::Suite;
use ballast_types::registry::Status;
use cosmwasm_std::Decimal;

/// One unbonding time, probation and some more.
const LONG: u64 = 30 * DAY;
/// Those that are staked with at first.
const FOUR: [&str; 4] = ["val0", "val1", "val2", "val4"];

/// 50 with four of five validators: the fifth has gone before anything was staked with it.
fn four_of_five() -> Suite {
    let five = ["val0", "val1", "val2", "val3", "val4"].map(|name| (name, 1));
    let mut suite = validators_that_change(6)
        .weights(&five)
        .genesis(|genesis| genesis.max_validators = 5)
        .account("rich", 100_000 * UNIT)
        .build();
    for name in FOUR {
        delegate_outside(&mut suite, "rich", name, 10 * UNIT);
    }
    undelegate_outside(&mut suite, "val3", "val3");
    suite.pass_unbonding();
    suite.bond("alice", 49 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(stake(&suite, "val3"), 0, "gone already");
    suite.block(30);
    suite
}

/// A promise is broken, one is absent, one signs twice, and one is slashed and signs twice.
fn four_faults(suite: &mut Suite) {
    suite.set_commission("val4", Decimal::percent(11)).unwrap();
    suite.absent("val0", 12).unwrap();
    suite.double_sign("val1").unwrap();
    // as val0 and val1 are jailed, three more have to be better than val2: they are not there
    suite.slash("val2", Decimal::permille(1)).unwrap();
    suite.chain_mut().double_sign("val2", 2).unwrap();
    suite.sync("keeper").unwrap();
    suite.observe("keeper").unwrap();
    for name in FOUR {
        assert_eq!(status(suite, name), Some(Status::Probation), "{name}");
    }
    assert_eq!(status(suite, "val3"), None);
}

/// With no good validator, what is bonded stays in the buffer.
fn bonds_wait(suite: &mut Suite) {
    let before = suite.stake();
    suite.bond("bob", 5 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    assert_eq!(suite.rebalance("keeper").unwrap().amount("amount"), 0);
    assert_eq!(suite.stake(), before);
    assert!(buffer(suite) >= 5 * UNIT);
}

/// Half of all that alice has, which is more than the buffer.
fn alice_is_paid(suite: &mut Suite) {
    let lst = suite.shares("alice") / 2;
    suite.unbond("alice", lst).unwrap();
    suite.pass_batch_interval();
    suite.advance_all("keeper");
    suite.pass_unbonding();
    suite.advance_all("keeper");
    let ticket = suite.tickets("alice").remove(0).ticket_id;
    assert!(suite.claim("alice", ticket).unwrap().amount("amount") > 20 * UNIT);
}

/// The absent one and the dear one are good again, and get stake.
fn two_come_back(suite: &mut Suite) {
    suite.unjail("val0").unwrap();
    suite.set_commission("val4", Decimal::percent(9)).unwrap();
    suite.advance_all("keeper");
    for _ in 0..2 {
        suite.advance_secs(LONG);
        suite.advance_all("keeper");
    }
    for name in ["val0", "val4"] {
        assert_eq!(status(suite, name), Some(Status::Active), "{name}");
        assert!(stake(suite, name) > UNIT);
    }
    for name in ["val1", "val2"] {
        assert_eq!(stake(suite, name), 0, "{name}");
    }
}

/// Five faults at five validators, and nobody is left. Bonds wait in the buffer, exits are paid
/// from it and from the stake that is there; when two come back, nobody has to do anything but call
/// cranks.
#[test]
fn all_of_it_at_once_stops_no_exit_and_heals_by_itself() {
    let mut suite = four_of_five();
    four_faults(&mut suite);
    bonds_wait(&mut suite);
    assert_open(&mut suite, "carol");
    alice_is_paid(&mut suite);
    two_come_back(&mut suite);
    assert!(suite.solvency().ok);
}
