//! The driver's own behaviour.

use std::time::Duration;

use ballast_chain_sim::{
    account, valoper, ChainDriver, ChainParams, FailKind, GenesisValidator, SimDistribution,
    SimError, SimStaking, SimWasm, Status,
};
use cosmwasm_std::testing::{mock_env, MockStorage};
use cosmwasm_std::{coin, coins, BlockInfo, Decimal, Storage};
use cw_multi_test::{no_init, AppBuilder, MockApiBech32, StargateAccepting};

use crate::suite::{dec, params, refusal, uint, Suite, DAY, OWN, STAKE, USD};

#[test]
fn the_apps_own_hooks_make_blocks_too() {
    let mut s = Suite::new();
    let alice = s.user("alice", 10);
    s.delegate(&alice, 0, 10).unwrap();
    s.undelegate(&alice, 0, 10).unwrap();

    s.app.update_block(|block| {
        block.height += 1;
        block.time = block.time.plus_seconds(1_814_400);
    });
    assert_eq!(s.balance(&alice, STAKE), 0);
    s.app.update_block(cw_multi_test::next_block);

    assert_eq!(s.balance(&alice, STAKE), 10);
}

#[test]
fn what_fails_changes_nothing() {
    let mut s = Suite::new();
    let before: Vec<_> = s.app.storage().range_all();

    s.app.pay_fees(&s.operator(0), coins(1, USD)).unwrap_err();
    s.app
        .add_validator(GenesisValidator::new(s.vals[0].clone(), 5))
        .unwrap_err();

    assert_eq!(s.app.storage().range_all(), before);
}

trait RangeAll {
    fn range_all(&self) -> Vec<cosmwasm_std::Record>;
}

impl<S: cosmwasm_std::Storage> RangeAll for S {
    fn range_all(&self) -> Vec<cosmwasm_std::Record> {
        self.range(None, None, cosmwasm_std::Order::Ascending)
            .collect()
    }
}

#[test]
fn messages_can_be_made_to_fail() {
    let mut s = Suite::new();
    let alice = s.user("alice", 1_000);
    s.delegate(&alice, 0, 100).unwrap();
    let val = s.vals[0].clone();
    use FailKind::{Delegate, Redelegate, Undelegate, Withdraw};
    for what in [Delegate, Undelegate, Redelegate, Withdraw] {
        s.app.fail(&val, what, true).unwrap();
    }

    assert_eq!(refusal(s.delegate(&alice, 0, 1)), ("chain-sim", 1));
    assert_eq!(refusal(s.undelegate(&alice, 0, 1)), ("chain-sim", 1));
    assert_eq!(refusal(s.redelegate(&alice, 0, 1, 1)), ("chain-sim", 1));
    assert_eq!(refusal(s.withdraw(&alice, 0)), ("chain-sim", 1));
    s.delegate(&alice, 1, 1).unwrap();
    for what in [Delegate, Undelegate, Redelegate, Withdraw] {
        s.app.fail(&val, what, false).unwrap();
    }
    s.undelegate(&alice, 0, 1).unwrap();
}

#[test]
fn rewards_can_be_given_to_one_validator() {
    let mut s = Suite::new();
    let val = s.vals[0].clone();
    s.app.allocate_rewards(&val, coins(1_000, USD)).unwrap();
    s.block();

    assert_eq!(s.pending(&s.operator(0), 0, USD), dec("900"));
    assert_eq!(s.app.withdraw_commission(&val).unwrap(), coins(100, USD));
    assert_eq!(s.balance(&s.operator(0), USD), 100);
    s.app.check_balances().unwrap();
}

#[test]
fn inflation_is_minted_by_the_block_not_by_time() {
    let mut s = Suite::with(
        params().with(|p| {
            // 12 units a block of a supply of 10^9, 13 from 1,083,333,334 on
            p.inflation = Decimal::percent(7);
            p.blocks_per_year = 5_833_333;
        }),
        &[OWN],
    );
    // the first block mints too
    assert_eq!(s.supply(STAKE), OWN + 12);
    s.blocks(10);
    assert_eq!(s.supply(STAKE), OWN + 11 * 12);
    s.app.advance(31_536_000).unwrap();
    assert_eq!(s.supply(STAKE), OWN + 12 * 12);
    // all of it is allotted in the very block, that of the first block in the second
    assert_eq!(s.pending(&s.operator(0), 0, STAKE), dec("129.6"));
}

#[test]
fn blocks_of_a_part_of_a_second_mint_as_much_as_long_ones() {
    let mut s = Suite::with(
        params().with(|p| {
            p.inflation = Decimal::percent(7);
            p.blocks_per_year = 5_833_333;
        }),
        &[OWN],
    );
    for _ in 0..10 {
        s.app.next_block_after(Duration::from_millis(400)).unwrap();
    }
    assert_eq!(s.supply(STAKE), OWN + 11 * 12);
    assert_eq!(s.pending(&s.operator(0), 0, STAKE), dec("118.8"));
}

#[test]
fn entries_complete_to_the_nanosecond() {
    let mut s = Suite::new();
    let user = s.user("user", 1_000);
    s.delegate(&user, 0, 1_000).unwrap();
    s.app
        .next_block_after(Duration::from_nanos(300_000_001))
        .unwrap();
    s.undelegate(&user, 0, 1_000).unwrap();
    let began = s.app.block_info().time;
    assert_eq!(
        s.app.unbondings_of(&user).unwrap()[0].completes,
        began.plus_seconds(21 * DAY)
    );

    let span = Duration::from_secs(21 * DAY) - Duration::from_nanos(1);
    s.app.next_block_after(span).unwrap();
    s.app.end_block().unwrap();
    assert_eq!(s.balance(&user, STAKE), 0);
    s.app.next_block_after(Duration::from_nanos(1)).unwrap();
    s.app.end_block().unwrap();
    assert_eq!(s.balance(&user, STAKE), 1_000);
}

#[test]
fn inflation_follows_the_supply() {
    let mut s = Suite::with(
        params().with(|p| {
            p.inflation = Decimal::percent(10);
            p.blocks_per_year = 1_000;
        }),
        &[OWN],
    );
    let mut supply = OWN + OWN / 10_000;
    for _ in 0..20 {
        assert_eq!(s.supply(STAKE), supply);
        s.block();
        supply += supply / 10_000;
    }
}

#[test]
fn validators_join_and_leave() {
    let mut s = Suite::new();
    let four = ballast_chain_sim::account(s.app.api(), "four").unwrap();
    let four = ballast_chain_sim::valoper(&four).unwrap();
    s.app
        .add_validator(GenesisValidator::new(&four, 5_000_000))
        .unwrap();
    assert_eq!(s.app.validator(&four).unwrap().status, Status::Unbonded);
    s.block();
    let view = s.app.validator(&four).unwrap();
    assert_eq!((view.status, view.power), (Status::Bonded, 5));
    s.blocks(2);
    assert!(s.app.votes().unwrap().contains(&(four.clone(), 5)));

    s.app.remove(&four).unwrap();

    assert_eq!(
        s.app.validator(&four),
        Err(SimError::UnknownValidator(four))
    );
    s.app.check_balances().unwrap();
}

#[test]
fn downtime_is_slashed_and_jailed_by_missed_votes() {
    let mut s = Suite::new();
    s.blocks(2);
    let val = s.vals[1].clone();

    s.app.absent(&val, 2, 5).unwrap();
    assert_eq!(s.app.validator(&val).unwrap().missed, 2);
    assert!(!s.app.validator(&val).unwrap().jailed);
    let events = s.app.absent(&val, 1, 5).unwrap();

    assert!(events.begun.iter().any(|e| e.ty == "slash"));
    let view = s.app.validator(&val).unwrap();
    assert!(view.jailed && !view.tombstoned);
    assert_eq!(view.tokens, uint(OWN - OWN / 100));
    assert_eq!(view.missed, 0);
}

#[test]
fn old_misses_leave_the_window() {
    let mut s = Suite::new();
    s.blocks(2);
    let val = s.vals[1].clone();
    for _ in 0..4 {
        s.app.absent(&val, 2, 5).unwrap();
        s.blocks(2);
    }
    assert!(!s.app.validator(&val).unwrap().jailed);
    s.blocks(4);
    assert_eq!(s.app.validator(&val).unwrap().missed, 0);
}

#[test]
fn evidence_is_dropped_only_if_too_old_by_time_and_by_blocks() {
    let old = |by_blocks: u64, by_secs: u64| {
        let limits = params().with(|p| {
            p.evidence_max_age_blocks = by_blocks;
            p.evidence_max_age_secs = by_secs;
        });
        let mut s = Suite::with(limits, &[OWN, OWN]);
        s.blocks(1);
        let height = s.height();
        s.blocks(10);
        s.double_sign(0, height);
        !s.app.validator(&s.vals[0]).unwrap().tombstoned
    };
    assert!(!old(5, 1_000));
    assert!(!old(1_000, 5));
    assert!(old(5, 5));
}

#[test]
fn a_cancelled_unbonding_goes_back() {
    let mut s = Suite::new();
    let alice = s.user("alice", 100);
    s.delegate(&alice, 0, 100).unwrap();
    s.undelegate(&alice, 0, 60).unwrap();
    let (val, height) = (s.vals[0].clone(), s.height());

    s.app
        .cancel_unbonding(&alice, &val, coin(20, STAKE), height)
        .unwrap();
    assert_eq!(
        (
            s.staked(&alice, 0),
            s.app.unbondings_of(&alice).unwrap()[0].balance
        ),
        (60, uint(40))
    );
    s.app
        .cancel_unbonding(&alice, &val, coin(40, STAKE), height)
        .unwrap();

    assert_eq!(s.staked(&alice, 0), 100);
    assert!(s.app.unbondings_of(&alice).unwrap().is_empty());
    s.app.check_balances().unwrap();
}

#[test]
fn a_slash_says_what_it_burned() {
    let mut s = Suite::new();
    let (val, height) = (s.vals[0].clone(), s.height());

    assert_eq!(
        s.app.slash(&val, Decimal::percent(1), height).unwrap(),
        uint(OWN / 100)
    );
    assert_eq!(s.app.slash(&val, Decimal::zero(), height).unwrap(), uint(0));
}

/// Before SDK 0.53.8 and 0.54.4 the whole message failed.
#[test]
fn the_last_shares_of_an_unbonded_validator_can_be_redelegated_by_newer_sdks() {
    for newer in [true, false] {
        let mut s = Suite::new();
        s.app
            .update_params(|p| p.redelegate_last_shares_of_unbonded = newer)
            .unwrap();
        let alice = s.user("alice", 10);
        s.delegate(&alice, 0, 10).unwrap();
        let operator = s.operator(0);
        s.undelegate(&operator, 0, OWN).unwrap();
        s.block();
        s.app.advance(1_814_400).unwrap();
        s.block();

        let moved = s.redelegate(&alice, 0, 1, 10);

        if newer {
            moved.unwrap();
            assert!(
                s.app.validator(&s.vals[0]).is_err(),
                "removed with its last share"
            );
            assert!(s.app.redelegations_of(&alice).unwrap().is_empty());
            s.app.check_balances().unwrap();
        } else {
            assert_eq!(refusal(moved), ("staking", 3));
        }
    }
}

#[test]
fn any_app_will_do_and_a_copied_storage_is_a_fork() {
    let build = |storage: MockStorage, block: BlockInfo| {
        AppBuilder::new()
            .with_api(MockApiBech32::new("osmo"))
            .with_stargate(StargateAccepting)
            .with_storage(storage)
            .with_block(block)
            .with_wasm(SimWasm::new())
            .with_staking(SimStaking::new())
            .with_distribution(SimDistribution::new())
            .build(no_init)
    };
    let mut app = build(MockStorage::new(), mock_env().block);
    let val = valoper(&account(app.api(), "val").unwrap()).unwrap();
    assert!(val.starts_with("osmovaloper1"));
    let validator = GenesisValidator::new(&val, OWN);
    app.genesis(ChainParams::default(), vec![validator])
        .unwrap();

    let mut copy = MockStorage::new();
    for (key, value) in app.storage().range_all() {
        copy.set(&key, &value);
    }
    let mut fork = build(copy, app.block_info());
    let height = fork.block_info().height;
    fork.slash(&val, Decimal::percent(50), height).unwrap();
    fork.next_block(5).unwrap();

    assert_eq!(fork.validator(&val).unwrap().tokens, uint(OWN / 2));
    assert_eq!(app.validator(&val).unwrap().tokens, uint(OWN));
}
