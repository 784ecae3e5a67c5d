//! What the driver refuses, and how it says so.

use ballast_chain_sim::{sim_app, ChainDriver, ChainParams, FailKind, GenesisValidator, SimError};
use cosmwasm_std::{coins, Decimal};

use crate::suite::{uint, Suite};

const UNKNOWN: &str = "wasmvaloper1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqktqw64";

fn unknown() -> String {
    let s = Suite::new();
    let nobody = ballast_chain_sim::account(s.app.api(), "nobody").unwrap();
    ballast_chain_sim::valoper(&nobody).unwrap()
}

#[test]
fn an_unknown_validator_is_named() {
    let (mut s, unknown) = (Suite::new(), unknown());
    let expected = Err(SimError::UnknownValidator(unknown.clone()));
    let half = Decimal::percent(50);

    assert_eq!(s.app.absent(&unknown, 1, 5).map(drop), expected);
    assert_eq!(s.app.absent_next(&[&unknown]), expected);
    assert_eq!(s.app.double_sign(&unknown, 1), expected);
    assert_eq!(s.app.slash(&unknown, half, 1).map(drop), expected);
    assert_eq!(s.app.jail(&unknown), expected);
    assert_eq!(s.app.unjail(&unknown), expected);
    assert_eq!(s.app.set_commission(&unknown, half), expected);
    assert_eq!(s.app.withdraw_commission(&unknown).map(drop), expected);
    assert_eq!(
        s.app.allocate_rewards(&unknown, coins(1, "ustake")),
        expected
    );
    assert_eq!(s.app.fail(&unknown, FailKind::Delegate, true), expected);
    assert_eq!(s.app.remove(&unknown).map(drop), expected);
    assert_eq!(s.app.validator(&unknown).map(drop), expected);
    let text = SimError::UnknownValidator(unknown.clone()).to_string();
    assert_eq!(text, format!("no validator {unknown}"));
    let junk = Err(SimError::InvalidAddress("junk".to_string()));
    assert_eq!(s.app.jail("junk"), junk);
    assert!(matches!(
        s.app.jail(UNKNOWN),
        Err(SimError::InvalidAddress(_) | SimError::UnknownValidator(_))
    ));
}

#[test]
fn a_height_in_the_future_is_refused() {
    let mut s = Suite::new();
    let (val, now) = (s.vals[0].clone(), s.height());
    let expected = SimError::FutureHeight {
        height: now + 1,
        now,
    };

    assert_eq!(s.app.double_sign(&val, now + 1), Err(expected));
    let error = s.app.slash(&val, Decimal::percent(1), now + 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("height {} is in the future, now is {now}", now + 1)
    );
}

#[test]
fn a_fraction_above_one_is_refused() {
    let mut s = Suite::new();
    let (val, now) = (s.vals[0].clone(), s.height());

    let error = s.app.slash(&val, Decimal::percent(101), now).unwrap_err();

    assert_eq!(error.to_string(), "fraction 1.01 is more than 1");
    assert!(s
        .app
        .update_params(|p| p.slash_downtime = Decimal::percent(101))
        .is_err());
    assert!(s.app.set_commission(&val, Decimal::percent(101)).is_err());
}

#[test]
fn evidence_against_who_did_not_vote_is_refused() {
    let mut s = Suite::new();
    let val = s.vals[0].clone();
    s.app.jail(&val).unwrap();
    s.blocks(4);

    let height = s.height();
    let error = s.app.double_sign(&val, height).unwrap_err();

    assert_eq!(
        error,
        SimError::NoVote {
            validator: val,
            height
        }
    );
}

#[test]
fn the_unbonded_cannot_be_slashed() {
    let mut s = Suite::new();
    let val = s.vals[0].clone();
    s.app.jail(&val).unwrap();
    s.block();
    s.app.advance(1_814_400).unwrap();
    s.block();

    let height = s.height();
    let error = s.app.slash(&val, Decimal::percent(1), height).unwrap_err();

    assert_eq!(error, SimError::Unbonded(val));
}

#[test]
fn genesis_is_once_and_first_and_checked() {
    let mut app = sim_app("wasm");
    assert_eq!(app.next_block(5).map(drop), Err(SimError::NoGenesis));
    assert_eq!(app.params().map(drop), Err(SimError::NoGenesis));
    let val = unknown();
    let one = || GenesisValidator::new(val.clone(), 1_000_000);
    let zero = ChainParams::default().with(|p| p.window = 0);
    assert!(matches!(
        app.genesis(zero, vec![]),
        Err(SimError::InvalidParam { name: "window", .. })
    ));
    let twice = app.genesis(ChainParams::default(), vec![one(), one()]);
    assert_eq!(twice, Err(SimError::DuplicateValidator(val.clone())));
    let poor = one().with(|v| v.self_stake = uint(0));
    assert!(app.genesis(ChainParams::default(), vec![poor]).is_err());
    let other = GenesisValidator::new("cosmosvaloper1abc", 1);
    assert!(app.genesis(ChainParams::default(), vec![other]).is_err());

    // nothing of the failures is left
    app.genesis(ChainParams::default(), vec![one()]).unwrap();
    assert_eq!(
        app.genesis(ChainParams::default(), vec![one()]),
        Err(SimError::GenesisTwice)
    );
}

#[test]
fn the_clock_has_an_end() {
    let mut s = Suite::new();

    let error = s.app.advance(u64::MAX).unwrap_err();

    assert_eq!(error, SimError::ClockOverflow { secs: u64::MAX });
    s.block();
}

#[test]
fn a_block_that_has_ended_takes_no_messages() {
    let mut s = Suite::new();
    let alice = s.user("alice", 10);
    let height = s.height();
    s.app.end_block().unwrap();

    let error = s.delegate(&alice, 0, 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("block {height} has ended; begin the next")
    );
    assert_eq!(s.app.end_block(), Err(SimError::BlockEnded(height)));

    s.block();
    s.delegate(&alice, 0, 1).unwrap();
}

#[test]
fn a_validator_with_delegators_is_not_removed() {
    let mut s = Suite::new();
    let alice = s.user("alice", 10);
    s.delegate(&alice, 0, 10).unwrap();
    let val = s.vals[0].clone();

    let error = s.app.remove(&val).unwrap_err();

    assert_eq!(
        error,
        SimError::HasDelegators {
            validator: val,
            others: 1
        }
    );
}

#[test]
fn denomination_and_power_reduction_stay() {
    let mut s = Suite::new();
    assert!(s
        .app
        .update_params(|p| p.bond_denom = "other".to_string())
        .is_err());
    assert!(s
        .app
        .update_params(|p| p.power_reduction = uint(1))
        .is_err());
}
