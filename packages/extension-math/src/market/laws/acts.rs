//! What can happen to a market.

use proptest::prelude::*;

#[derive(Clone, Debug)]
pub enum Act {
    Deposit(u128),
    Redeem(u128),
    Add(u128),
    Borrow(u128),
    Loop(u128),
    Repay(u128, Option<u128>),
    Close(u128),
    Withdraw(u128),
    Liquidate(usize, u128),
    Collect,
    Watch(usize),
    Wait(u64),
    Price(u128),
    Cover(u128),
    Nudge(u128),
    Restake(u128),
    Break(bool),
}

pub fn act() -> impl Strategy<Value = Act> {
    let amount = || {
        prop_oneof![
            Just(1u128),
            1u128..2_000_000_000,
            (0u32..12).prop_map(|n| 10u128.pow(n)),
            Just(u128::MAX),
        ]
    };
    let secs = prop::sample::select(vec![1u64, 5, 3_600, 86_400, 2_592_000, 31_536_000]);
    prop_oneof![
        3 => amount().prop_map(Act::Deposit),
        2 => amount().prop_map(Act::Redeem),
        4 => amount().prop_map(Act::Add),
        4 => amount().prop_map(Act::Borrow),
        3 => amount().prop_map(Act::Loop),
        3 => (amount(), prop::option::of(amount())).prop_map(|(a, b)| Act::Repay(a, b)),
        2 => (1u128..=100).prop_map(Act::Close),
        2 => amount().prop_map(Act::Withdraw),
        8 => (0usize..4, amount()).prop_map(|(a, b)| Act::Liquidate(a, b)),
        1 => Just(Act::Collect),
        2 => (0usize..4).prop_map(Act::Watch),
        3 => secs.prop_map(Act::Wait),
        2 => (50u128..130).prop_map(Act::Price),
        1 => (0u128..30).prop_map(Act::Cover),
        4 => (0u128..=120).prop_map(Act::Nudge),
        1 => amount().prop_map(Act::Restake),
        1 => any::<bool>().prop_map(Act::Break),
    ]
}

/// One life: terms, and what happens.
pub type Life = (u128, u128, u128, u128, u128, Vec<(usize, Act)>);

pub fn life() -> impl Strategy<Value = Life> {
    (
        5_000u128..=9_400,
        50u128..=99,
        prop::sample::select(vec![1_000u128, 1_000_000]),
        prop::sample::select(vec![0u128, 1_000, 2_500]),
        prop::sample::select(vec![1u128, 20, 1_000_000]),
        prop::collection::vec((0usize..4, act()), 1..120),
    )
}
