//! Blocks between two seconds: nothing that belongs to leavers is taken for a gift, and nothing
//! counts as come before it has. Every call is made before, in and after the block in which an
//! entry matures, all within one second.

use ballast_testing::Suite;
use ballast_types::{hub::Work, Amount};
use cosmwasm_std::{Decimal, Timestamp};
use std::time::Duration;

/// Alice leaves with 10,000,000 of 20,000,000; the entry is due in the middle of a second.
fn leaving() -> (Suite, Timestamp) {
    let mut suite = Suite::builder().without_inflation().validators(1).build();
    suite.bond("alice", 10_000_000).unwrap();
    suite.bond("bob", 9_000_000).unwrap();
    suite.advance_all("keeper");
    suite.unbond("alice", 10_000_000).unwrap();
    let chain = suite.chain_mut();
    chain
        .next_block_after(Duration::from_millis(4_500))
        .unwrap();
    suite.same_block().submit_batch("keeper").unwrap();
    let due = suite.chain().unbondings(&suite.contracts().hub)[0].completes_at;
    assert_eq!(suite.unbonding()[0].completes_at, due);
    let exact = suite.chain().time().plus_seconds(1_814_400);
    assert_eq!(
        (exact.subsec_nanos(), exact.seconds() + 1),
        (500_000_000, due)
    );
    (suite, exact)
}

/// Makes a block at this very time and settles in it.
fn settle_at(suite: &mut Suite, time: Timestamp) -> u128 {
    let span = time.nanos() - suite.chain().time().nanos();
    let chain = suite.chain_mut();
    chain.next_block_after(Duration::from_nanos(span)).unwrap();
    suite
        .same_block()
        .settle("keeper")
        .unwrap()
        .amount("arrived")
}

fn around(due: Timestamp, chosen: u8) -> Vec<Timestamp> {
    let times = [
        due.minus_nanos(300_000_000),
        due,
        due.plus_nanos(300_000_000),
    ];
    let is_chosen = |at: &usize| chosen & (1 << at) != 0;
    (0..3).filter(is_chosen).map(|at| times[at]).collect()
}

/// `s13`: with blocks of 0.4 s the coins came in the second in which the entry was due, and were
/// taken for a gift.
#[test]
fn what_came_in_the_second_of_maturity_is_the_leavers() {
    for chosen in 0..8u8 {
        let (mut suite, due) = leaving();
        let times = around(due, chosen);
        for time in &times {
            let arrived = settle_at(&mut suite, *time);
            // the coins come when the first block at `due` or later has ended
            let has_come = times
                .iter()
                .any(|earlier| earlier < time && *earlier >= due);
            let expected = if has_come { 10_000_000 } else { 0 };
            assert_eq!(arrived, expected, "{chosen}");
        }
        // a block after the first that is late enough: the coins come at its end
        settle_at(&mut suite, due.plus_seconds(3));
        settle_at(&mut suite, due.plus_seconds(4));

        assert_eq!(
            suite.claim("alice", 1).unwrap().amount("amount"),
            10_000_000
        );
        assert_eq!(suite.rate(), Decimal::one(), "{chosen}");
        assert!(suite.state().dripping.is_zero(), "{chosen}");
    }
}

/// The other branch: less came than was due. The share of what is missing is fixed only once a
/// whole second has passed after the entry was due, whoever calls within that second.
#[test]
fn what_came_short_is_shared_when_it_has_certainly_come() {
    for chosen in 0..8u8 {
        let (mut suite, due) = leaving();
        let made = suite.height();
        let chain = suite.chain_mut();
        chain
            .slash_in_block("val0", Decimal::percent(10), Some(made))
            .unwrap();
        suite.sync("keeper").unwrap();
        for time in around(due, chosen) {
            assert_eq!(settle_at(&mut suite, time), 0, "{chosen}");
            assert_eq!(suite.batch(1).owed.raw().u128(), 10_000_000, "{chosen}");
        }
        let after = due.plus_nanos(600_000_000);
        assert_eq!(settle_at(&mut suite, after), 0, "{chosen}");
        let settled = settle_at(&mut suite, after.plus_nanos(400_000_000));

        assert_eq!(settled, 9_000_000, "{chosen}");
        assert_eq!(suite.batch(1).owed.raw().u128(), 9_000_000);
        assert_eq!(suite.claim("alice", 1).unwrap().amount("amount"), 9_000_000);
    }
}

/// A keeper may look in the second in which an entry is due; a stranger's coin then is no gift
/// either.
#[test]
fn nothing_is_a_gift_while_an_entry_may_be_due() {
    let (mut suite, due) = leaving();
    let span = due.nanos() - 300_000_000 - suite.chain().time().nanos();
    suite
        .chain_mut()
        .next_block_after(Duration::from_nanos(span))
        .unwrap();
    assert!(suite.due().contains(&Work::Settle));
    suite.same_block().bank_send("bob", "hub", 7).unwrap();
    suite.same_block().settle("keeper").unwrap();
    assert!(suite.state().dripping.is_zero());

    settle_at(&mut suite, due.plus_seconds(2));
    settle_at(&mut suite, due.plus_seconds(3));
    assert_eq!(
        suite.claim("alice", 1).unwrap().amount("amount"),
        10_000_000
    );
    assert_eq!(suite.state().dripping.raw().u128(), 7);
}
