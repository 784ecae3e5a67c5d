//! A. Accounting and rounding: what is counted, kept and split.

use super::super::{
    builder, insurance, leave, mature, number, paid, puppet, slash_since, stake, submit, ten,
    ten_worth_more, value, DAY, UNIT,
};
use ballast_types::hub;
use cosmwasm_std::{coin, Decimal};

/// ACC-11 · A counter of what is to be paid is not cleared by paying, and is paid again.
///
/// Stopped by: `contracts/collector/src/plan.rs::messages`
/// Taken out: `self.rewards.is_zero()` -> `false`
/// Seen: refused: Cannot transfer empty coins amount
#[test]
fn acc_11_what_was_split_is_not_split_again() {
    let mut suite = ten();
    suite.reward(1_000_000_000).unwrap();
    suite.harvest("keeper").unwrap();
    let rewards = suite.balance("collector");
    assert_eq!(
        suite.distribute("keeper").unwrap().amount("fee"),
        rewards / 20
    );
    let minted = suite.shares("owner");

    let again = suite.distribute("keeper").unwrap();
    assert_eq!((again.amount("rewards"), again.amount("fee")), (0, 0));
    assert_eq!(suite.shares("owner"), minted);
}

/// ACC-12 · An accumulator is set where it has to be added to: of two amounts only the last counts.
///
/// Stopped by: `packages/numbers/src/drip.rs::add`
/// Taken out: `old.checked_add(amount)?` -> `amount`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 12: I-2 is broken: the rate rose by more than rounding: 11000000 / 10000000 became 11010000 / 10000000
#[test]
fn acc_12_amounts_add_up() {
    let mut suite = ten_worth_more(UNIT);
    let before = value(&suite);
    for amount in [10, 7] {
        suite.bank_send("bob", "collector", amount * 1_000).unwrap();
        suite.distribute("keeper").unwrap();
    }

    assert_eq!(number(suite.state().dripping), 17_000);
    suite.advance_secs(40 * DAY);
    assert_eq!(value(&suite), before + 17_000);
}

/// ACC-13 · The number of a request is used twice, and the second overwrites the first.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::unbond`
/// Taken out: `increment(number)?` -> `number`
/// Seen: left: 1, right: 2
#[test]
fn acc_13_numbers_of_tickets_are_used_once() {
    let mut suite = ten();
    let first = leave(&mut suite, "alice", UNIT);
    suite.lst_transfer("alice", "bob", UNIT).unwrap();
    let tx = suite.same_block().unbond("bob", UNIT).unwrap();
    assert_eq!(tx.amount("ticket_id"), 2);
    submit(&mut suite);
    mature(&mut suite);

    assert_eq!(paid(&mut suite, first), UNIT);
    assert_eq!(suite.ticket(2).owner, Some(suite.addr("bob").into()));
    assert_eq!(paid(&mut suite, 2), UNIT);
    assert_eq!(leave(&mut suite, "alice", UNIT), 3);
}

/// ACC-14 · A product of two amounts does not fit, and wraps; or is divided first.
///
/// Stopped by: `packages/numbers/src/ratio.rs::mul_div_rem`
/// Taken out: `a.full_mul(b)` -> `Uint256::from(a.wrapping_mul(b))`
/// Seen: after 'whale: {"bond":{"receiver":null,"min_shares":null}}' at height 11: I-2 is broken: the rate rose by more than rounding: 10998000000001000002 / 10050000000000913803 became 1000010998000000001000…
#[test]
fn acc_14_products_are_taken_in_256_bits() {
    let whale = 1 << 120;
    let mut suite = builder().decimals(18).account("whale", whale).build();
    suite.bond("alice", 9 * 10u128.pow(18)).unwrap();
    suite.bank_send("bob", "collector", 10u128.pow(18)).unwrap();
    suite.distribute("keeper").unwrap();
    suite.advance_secs(40 * DAY);
    for amount in [2, 10u128.pow(6), 10u128.pow(24), 1 << 119] {
        let state = suite.state();
        let (value, shares) = (number(state.value), number(state.shares));
        let exact = cosmwasm_std::Uint256::from(amount) * cosmwasm_std::Uint256::from(shares);
        let exact = (exact / cosmwasm_std::Uint256::from(value)).to_string();

        let minted = suite.bond("whale", amount).unwrap().amount("shares");
        assert_eq!(minted.to_string(), exact, "{amount}");
    }
}

/// ACC-15 · A message about nothing reverts everything around it: the bank refuses coins of zero.
///
/// Stopped by: `contracts/collector/src/plan.rs::messages`
/// Taken out: `!self.split.tip.is_zero()` -> `true`
/// Seen: refused: Cannot transfer empty coins amount
#[test]
fn acc_15_nothing_is_not_sent() {
    let mut suite = ten();
    suite.bank_send("bob", "collector", 1).unwrap();
    let tx = suite.distribute("keeper").unwrap();

    assert_eq!((tx.amount("tip"), tx.amount("restake")), (0, 1));
    suite.harvest("keeper").unwrap();
    assert_eq!(suite.rebalance("keeper").unwrap().amount("amount"), 0);
    assert_eq!(suite.delegate("keeper").unwrap().amount("amount"), 0);
    assert_eq!(suite.undelegate("keeper").unwrap().amount("amount"), 0);
}

/// ACC-16 · What does not divide is asked of a validator that does not have it.
///
/// Stopped by: `packages/accounting/src/allocation/undelegate.rs::take_all`
/// Taken out: `giver.place.stake.checked_sub(giver.taken)?` -> `left`
/// Taken out: `step.amount.min(row.stake)` -> `step.amount` in `contracts/hub/src/execute/undelegate.rs::book_step`
/// Seen: refused: amount underflow: cannot take 8999972 from 99
#[test]
fn acc_16_nobody_is_asked_for_more_than_is_there() {
    for short in [0, 1] {
        let mut suite = builder()
            .weights(&[("val0", 10), ("val1", 1_000_000), ("val2", 3)])
            .params(|params| {
                params.registry.cap_bps = Some(10_000);
                params.hub.min_move = Some(1u128.into());
                params.hub.netting_bps = Some(0);
            })
            .build();
        suite.bond("alice", 9 * UNIT).unwrap();
        suite.delegate("keeper").unwrap();
        suite.block(4);
        suite.slash("val0", Decimal::bps(1)).unwrap();
        suite.sync("keeper").unwrap();

        // the large one refuses: the small ones give what they have, and no more
        suite.fail("val1", "undelegate", true).unwrap();
        let ticket = leave(&mut suite, "alice", 9 * UNIT - short);
        let tx = submit(&mut suite);
        assert_eq!(tx.events_named("ballast-skipped").count(), 1, "{tx}");
        suite.undelegate("keeper").unwrap();
        assert_eq!((stake(&suite, "val0"), stake(&suite, "val2")), (0, 0));
        suite.fail("val1", "undelegate", false).unwrap();
        suite.advance_secs(7_200);
        suite.undelegate("keeper").unwrap();
        assert_eq!(number(suite.state().exiting), 0);
        mature(&mut suite);
        let batch = suite.batch(1);
        assert_eq!(batch.funded, batch.owed);
        assert_eq!(paid(&mut suite, ticket), number(batch.owed));
    }
}

/// ACC-17 · Parts are rounded another way than the whole, and the last of seven finds too little.
///
/// Stopped by: `packages/accounting/src/claim.rs::payout_floor`
/// Taken out: `funded.portion_floor(ticket, batch)` -> `funded.portion_ceil(ticket, batch)`
/// Seen: refused: Overflow: Cannot Sub with given operands
#[test]
fn acc_17_the_last_of_seven_is_paid() {
    for first in 0..7 {
        let mut suite = ten();
        let tickets: Vec<u64> = (0..7)
            .map(|n| leave(&mut suite, "alice", 142_857 + u128::from(n == 0) * 4))
            .collect();
        let before = suite.height();
        submit(&mut suite);
        slash_since(&mut suite, "val0", Decimal::permille(7), before);
        mature(&mut suite);
        let funded = number(suite.batch(1).funded);

        let order = (0..7).map(|n| tickets[(first + n) % 7]);
        let all: u128 = order.map(|ticket| paid(&mut suite, ticket)).sum();
        assert!(all <= funded && funded - all < 7, "{all} of {funded}");
        assert!(funded < 1_000_003, "{funded}");
    }
}

/// ACC-18 · A total grows with deposits and does not shrink with exits.
///
/// Stopped by: `packages/accounting/src/pool.rs::undelegate`
/// Taken out: `self.bonded.checked_sub(amount)?` -> `self.bonded`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 12: I-2 is broken: the rate rose by more than rounding: 12000000 / 12000000 became 12000000 / 10000000
#[test]
fn acc_18_totals_come_back_to_where_they_were() {
    let mut suite = ten();
    let before = suite.state();
    for _ in 0..10 {
        let shares = suite.bond("bob", 2 * UNIT).unwrap().amount("shares");
        suite.delegate("keeper").unwrap();
        let ticket = leave(&mut suite, "bob", shares);
        submit(&mut suite);
        mature(&mut suite);
        paid(&mut suite, ticket);
    }
    let after = suite.state();

    assert_eq!((before.value, before.shares), (after.value, after.shares));
    assert_eq!(
        (before.bonded, before.exiting),
        (after.bonded, after.exiting)
    );
    assert_eq!(suite.stake()["val0"], 10 * UNIT);
}

/// ACC-19 · The books are changed in memory and not written, or shown before they are.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::change`
/// Taken out: `BOOKS.save(deps.storage, books)?` -> `()`
/// Seen: after 'alice: {"bond":{"receiver":null,"min_shares":null}}' at height 3: I-4 is broken: supply 10000000, hub's shares 1000000, sum of balances 10000000
#[test]
fn acc_19_what_is_shown_is_what_was_written() {
    let mut suite = ten_worth_more(5 * UNIT);
    let puppet = puppet::create(&mut suite);
    suite.bank_send("bob", puppet.as_str(), 2_000_000).unwrap();
    let bond = hub::ExecuteMsg::Bond {
        receiver: None,
        min_shares: None,
    };
    let hub = suite.addr("hub");
    let twice = vec![
        puppet::call(&hub, &bond, vec![coin(1_500, "ustake")]),
        puppet::call(&hub, &bond, vec![coin(3_000, "ustake")]),
    ];
    suite
        .execute("mallory", &puppet, &puppet::Order::Run(twice), &[])
        .unwrap();

    assert_eq!(value(&suite), 15 * UNIT + 4_500);
    assert_eq!(suite.shares(puppet.as_str()), 3_000);
    assert_eq!(number(suite.state().shares), 10 * UNIT + 3_000);
}

/// ACC-20 · The supply is kept in a second place, which does not hear of a burn.
///
/// Stopped by: `contracts/hub/src/gate/ask.rs::take_burned`
/// Taken out: `hub.token().supply(querier)?` -> `hub.books.pool.shares`
/// Seen: after 'keeper: {"sync":{}}' at height 12: I-4 is broken: supply 29500000, hub's shares 30000000, sum of balances 29500000
#[test]
fn acc_20_the_tokens_supply_is_what_there_is() {
    insurance::a_double_sign_is_covered_by_the_bond();
}

// ACC-21 cannot apply. It would take `underwrite` or `post_bond` in an asset of other decimals; the
// vault takes the suite's own LST and nothing else (`xc_01`), so a loss in native is paid by burning
// shares of the pool, and no two assets are ever compared.
