//! Blocks in which nothing happens are skipped: they must leave what blocks made in full leave.

use ballast_chain_sim::{ChainDriver, FailKind};
use cosmwasm_std::{coins, Addr, Decimal, Order, Storage};

use crate::suite::{params, Suite, DAY, OWN, STAKE, USD};

/// Blocks made in full: what `fail` writes might matter, so that nothing is known of the next block.
fn in_full(s: &mut Suite, n: u64, secs: u64) {
    let val = s.vals[0].clone();
    for _ in 0..n {
        s.app.fail(&val, FailKind::Delegate, false).unwrap();
        s.app.next_block(secs).unwrap();
    }
}

fn quickly(s: &mut Suite, n: u64, secs: u64) {
    s.app.next_blocks(n, secs).unwrap();
}

fn one_by_one(s: &mut Suite, n: u64, secs: u64) {
    for _ in 0..n {
        s.app.update_block(|block| {
            block.height += 1;
            block.time = block.time.plus_seconds(secs);
        });
    }
}

/// Each block ended by itself, as a scenario's commands do.
fn ended_first(s: &mut Suite, n: u64, secs: u64) {
    for _ in 0..n {
        s.app.end_block().unwrap();
        s.app.end_block().unwrap_err();
        s.app.next_block(secs).unwrap();
    }
}

type Blocks = fn(&mut Suite, u64, u64);

/// Much that is due at some time: exits, redelegations, a jail, a change of the set, fees, an old double sign.
fn story(blocks: Blocks) -> (Suite, Addr) {
    let stakes = [OWN, 2 * OWN, 3 * OWN, OWN / 2];
    let mut s = Suite::with(params().with(|p| p.max_validators = 3), &stakes);
    let alice = s.user("alice", 10 * OWN);
    blocks(&mut s, 7, 5);
    s.delegate(&alice, 0, OWN).unwrap();
    s.delegate(&alice, 3, 2 * OWN).unwrap();
    blocks(&mut s, 1, 5);
    s.app.reward(coins(1_000_003, USD)).unwrap();
    blocks(&mut s, 9, 7);
    s.undelegate(&alice, 0, OWN / 10).unwrap();
    blocks(&mut s, 40, DAY / 4);
    s.undelegate(&alice, 0, OWN / 7).unwrap();
    s.redelegate(&alice, 3, 1, OWN / 3).unwrap();
    let val = s.vals[3].clone();
    s.app.absent(&val, 3, 5).unwrap();
    blocks(&mut s, 30, 60);
    s.app.reward(coins(77, USD)).unwrap();
    blocks(&mut s, 60, DAY / 3);
    let (val, height) = (s.vals[1].clone(), s.height() - 50);
    s.app.double_sign(&val, height).unwrap();
    blocks(&mut s, 3, 0);
    blocks(&mut s, 80, DAY);
    let (val, height) = (s.vals[2].clone(), s.height());
    s.app.slash(&val, Decimal::percent(3), height).unwrap();
    blocks(&mut s, 5, 5);
    (s, alice)
}

/// Everything that is stored, without the note of when something happens next.
fn stored(s: &Suite) -> Vec<(Vec<u8>, Vec<u8>)> {
    let all = s.app.storage().range(None, None, Order::Ascending);
    all.filter(|(key, _)| key != b"chain_sim/quiet").collect()
}

#[test]
fn skipped_blocks_leave_what_full_ones_leave() {
    let (full, alice) = story(in_full);
    let ways: [Blocks; 3] = [quickly, one_by_one, ended_first];
    for blocks in ways {
        let (quick, _) = story(blocks);
        assert_eq!(quick.app.block_info(), full.app.block_info());
        assert_eq!(quick.app.validators(), full.app.validators());
        assert_eq!(
            quick.app.unbondings_of(&alice),
            full.app.unbondings_of(&alice)
        );
        assert_eq!(quick.balance(&alice, STAKE), full.balance(&alice, STAKE));
        assert_eq!(quick.balance(&alice, USD), full.balance(&alice, USD));
        assert!(stored(&quick) == stored(&full));
        quick.app.check_balances().unwrap();
    }
}

#[test]
fn fees_that_come_by_the_bank_end_the_quiet() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", 100);
    s.blocks(10);
    let fees = s.app.module_accounts().unwrap().fee_collector;
    let send = cosmwasm_std::BankMsg::Send {
        to_address: fees.to_string(),
        amount: coins(100, STAKE),
    };
    s.send(&alice, send).unwrap();

    s.blocks(1);

    assert_eq!(s.pending(&s.operator(0), 0, STAKE).to_string(), "90");
}

#[test]
fn fees_that_come_by_the_bank_after_a_quiet_end_are_shared() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", 100);
    s.blocks(10);
    let fees = s.app.module_accounts().unwrap().fee_collector;
    assert!(s.app.end_block().unwrap().is_empty());
    let send = cosmwasm_std::BankMsg::Send {
        to_address: fees.to_string(),
        amount: coins(100, STAKE),
    };
    s.send(&alice, send).unwrap();

    s.app.next_block(5).unwrap();

    assert_eq!(s.pending(&s.operator(0), 0, STAKE).to_string(), "90");
}

/// A block that has ended takes no message of staking, however quietly it ended, and none of it is
/// lost for the next one.
#[test]
fn a_quiet_end_is_an_end() {
    let mut s = Suite::with(params(), &[OWN]);
    let alice = s.user("alice", 100);
    s.blocks(10);

    s.app.end_block().unwrap();
    s.delegate(&alice, 0, 100).unwrap_err();
    s.app.next_block(5).unwrap();

    s.delegate(&alice, 0, 100).unwrap();
    s.app.next_block(5).unwrap();
    s.app.check_balances().unwrap();
}

#[test]
fn no_block_is_one_block() {
    let mut s = Suite::new();
    let before = s.app.block_info();
    let events = s.app.next_blocks(0, 5).unwrap();
    assert_eq!(events.height, before.height);
    assert_eq!(s.app.block_info(), before);
    // the clock's end is refused, however many blocks are asked for
    s.app.next_blocks(2, u64::MAX / 2_000_000_000).unwrap_err();
}
