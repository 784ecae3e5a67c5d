//! A. Accounting and rounding: what a step mints, pays and burns.

use super::super::{
    builder, deaf, leave, losses, mature, paid, refused, remove, send, stake, submit, ten,
    ten_worth_more, value, HubError, UNIT,
};
use ballast_accounting::AccountingError;
use ballast_types::{queue, Amount, Native, Shares};
use cosmwasm_std::{Decimal, Uint128};
use serde_json::json;

/// ACC-01 · Small steps, each rounded for the caller: bond 3 at a rate of 1.1, leave with 1 and 1.
///
/// Stopped by: `packages/accounting/src/pool.rs::to_shares_floor`
/// Taken out: `self.shares.portion_floor(amount, self.value)?` -> `self.shares.portion_ceil(amount, self.value)?`
/// Seen: after 'mallory: {"bond":{"receiver":null,"min_shares":null}}' at height 9: I-2 is broken: the rate fell by more than the booked loss of 0, of which 0 are covered: 11000000 / 10000000 became 11000003…
#[test]
fn acc_01_rounding_never_favours_the_caller() {
    let mut suite = ten_worth_more(UNIT);
    for _ in 0..20 {
        let before = suite.balance("mallory");
        let shares = suite.bond("mallory", 3).unwrap().amount("shares");
        let tickets: Vec<u64> = (0..shares)
            .map(|_| leave(&mut suite, "mallory", 1))
            .collect();
        submit(&mut suite);
        suite.claim_many("mallory", &tickets).unwrap();

        assert!(suite.balance("mallory") < before, "{shares} shares for 3");
    }
}

/// ACC-02 · A deposit is accepted for which no share is minted: 1 unit at a rate of 2.
///
/// Stopped by: `packages/accounting/src/pool.rs::ensure_some`
/// Taken out: `result.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn acc_02_a_bond_that_buys_nothing_is_refused() {
    let mut suite = ten_worth_more(10 * UNIT);

    refused(
        suite.bond("alice", 1),
        AccountingError::DustAmount {
            amount: Uint128::new(1),
            value: Uint128::new(20 * UNIT),
            shares: Uint128::new(10 * UNIT),
        },
    );
    assert_eq!(suite.bond("alice", 2).unwrap().amount("shares"), 1);
    refused(
        suite.bond_for("alice", 3, None, Some(2)),
        HubError::MinShares {
            shares: Shares::new(1u128),
            min_shares: Shares::new(2u128),
        },
    );
}

/// ACC-03 · Shares are burned for nothing: leaving with 1 unit at a rate of 0.4. Alone it is not priced
/// and can be taken back; among others it is done with its batch.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::pay`
/// Taken out: `amount.is_zero() && !done` -> `amount.is_zero()`
/// Seen: refused: nothing to claim yet for 3: ticket 3 was paid 0, and its batch 1 has received 400000 of 400000
#[test]
fn acc_03_shares_are_never_burned_for_nothing() {
    let mut suite = ten();
    suite.slash("val0", Decimal::percent(60)).unwrap();
    let dust = leave(&mut suite, "alice", 1);
    let tx = suite.submit_batch("keeper").unwrap();
    assert_eq!(tx.amount("shares"), 0, "{tx}");
    suite.cancel("alice", dust).unwrap();
    assert_eq!(suite.shares("alice"), 9 * UNIT);

    suite.unbond("alice", UNIT).unwrap();
    let dust = leave(&mut suite, "alice", 1);
    submit(&mut suite);
    mature(&mut suite);
    assert_eq!(paid(&mut suite, dust), 0);
    let status = suite.ticket(dust).status;
    assert_eq!(status, queue::TicketStatus::Done);
}

/// ACC-04 · All stake is lost while shares remain: the next bond divides by zero, or is priced at 1.
///
/// Stopped by: `packages/accounting/src/pool.rs::ensure_price`
/// Taken out: `self.value.is_zero() || self.shares.is_zero()` -> `false`
/// Seen: 'no price: the pool holds … native for … shares; bonding opens when value returns' is not in 'division by zero: 10000000 x 5000000 / 0'
#[test]
fn acc_04_without_value_there_is_no_price() {
    losses::after_a_total_loss_bonding_waits_for_value();
}

/// ACC-05 · The deposit is in the value by which it is priced, so that equal deposits get unequal shares.
///
/// Stopped by: `packages/accounting/src/pool.rs::bond`
/// Taken out: `self.totals(now)?.to_shares_floor(deposit)?` -> `Self { buffer: self.buffer.checked_add(deposit)?, ..self.clone() }.totals(now)?.to_shares_floor(deposit)?`
/// Seen: left: (999, 999), right: (1000, 1000)
#[test]
fn acc_05_a_deposit_does_not_price_itself() {
    let mut fresh = builder().build();
    let first = fresh.bond("alice", 1_000).unwrap().amount("shares");
    let second = fresh.same_block().bond("bob", 1_000).unwrap();
    assert_eq!((first, second.amount("shares")), (1_000, 1_000));

    let mut later = ten_worth_more(UNIT);
    let first = later.bond("alice", 1_100).unwrap().amount("shares");
    let second = later.same_block().bond("bob", 1_100).unwrap();
    assert_eq!((first, second.amount("shares")), (1_000, 1_000));
}

/// ACC-06 · A limit in one unit is held against an amount in the other; only a rate of 1 hides it.
///
/// Stopped by: `contracts/hub/src/execute/bond.rs::bond`
/// Taken out: `amount.raw() < hub.config.params.min_bond` -> `hub.books.pool.clone().bond(amount, hub.now)?.raw() < hub.config.params.min_bond`
/// Seen: refused: bond of 1500 is below the minimum of 1500
#[test]
fn acc_06_limits_are_in_their_own_unit() {
    let mut suite = ten_worth_more(5 * UNIT);
    let min_bond = json!({"update_config": {"min_bond": "1500"}});
    send(&mut suite, "owner", "hub", &min_bond).unwrap();

    refused(
        suite.bond("alice", 1_499),
        HubError::BelowMinimum {
            amount: Native::new(1_499u128),
            minimum: Uint128::new(1_500),
        },
    );
    let exact = suite.bond_for("alice", 1_500, None, Some(1_000)).unwrap();
    assert_eq!(exact.amount("shares"), 1_000);
    refused(
        suite.bond_for("alice", 1_500, None, Some(1_001)),
        HubError::MinShares {
            shares: Shares::new(1_000u128),
            min_shares: Shares::new(1_001u128),
        },
    );
    let all = suite.shares("alice");
    refused(suite.unbond("alice", all + 1), all.to_string());
    leave(&mut suite, "alice", all);
    assert_eq!(submit(&mut suite).amount("owed"), all * 3 / 2);
}

/// ACC-07 · Shares leave the supply in one step and their money in another, and the price between is wrong.
///
/// Stopped by: `packages/accounting/src/pool.rs::close_batch`
/// Taken out: `self.shares.checked_sub(shares)?` -> `self.shares`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 14: I-2 is broken: the rate fell by more than the booked loss of 0, of which 0 are covered: 15001500 / 10001000 became 7501500 / 10001000
#[test]
fn acc_07_supply_and_value_leave_in_one_step() {
    let mut suite = ten_worth_more(5 * UNIT);
    suite.delegate("keeper").unwrap();
    let rate = suite.rate();

    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    assert_eq!(suite.rate(), rate);
    suite.cancel("alice", ticket).unwrap();
    suite.unbond("alice", 5 * UNIT).unwrap();
    assert_eq!(suite.bond("bob", 1_500).unwrap().amount("shares"), 1_000);
    suite.submit_batch("keeper").unwrap();
    assert_eq!(suite.rate(), rate);
    assert_eq!(suite.bond("bob", 1_500).unwrap().amount("shares"), 1_000);
    mature(&mut suite);
    assert_eq!(suite.rate(), rate);
}

/// ACC-08 · Exits are planned by stored stake, which knows nothing of a slash.
///
/// Stopped by: `contracts/hub/src/gate.rs::pass`
/// Taken out: `!is_stale(hub, env)` -> `true`
/// Seen: after 'keeper: {"submit_batch":{}}' at height 11: I-11 is broken: preview_unbond said 8550000, then came Some(Uint128(9000000))
#[test]
fn acc_08_exits_are_planned_by_what_the_chain_shows() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    let ticket = leave(&mut suite, "alice", 9 * UNIT);
    suite.slash("val0", Decimal::percent(10)).unwrap();

    let tx = suite.submit_batch("keeper").unwrap();
    assert_eq!(tx.amount("owed"), 8_550_000);
    assert_eq!(tx.events_named("ballast-skipped").count(), 0, "{tx}");
    mature(&mut suite);
    let got = paid(&mut suite, ticket);
    assert!((8_549_998..=8_550_000).contains(&got), "{got}");
}

/// ACC-09 · A query that failed, or came back empty, is taken for "nothing is staked".
///
/// Stopped by: `contracts/hub/src/gate/compare.rs::compare`
/// Taken out: `deps.querier.query_all_delegations(&env.contract.address)?` -> `deps.querier.query_all_delegations(&env.contract.address).unwrap_or_default()`
/// Seen: 'out of order' is not in 'no price: the pool holds 0 native for 10000000 shares; bonding opens when value returns'
#[test]
fn acc_09_a_query_that_fails_is_not_zero() {
    let mut suite = builder().code("hub", deaf::hub()).checks(false).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    let value = value(&suite);

    deaf::to_delegations(true);
    refused(suite.bond("bob", UNIT), "out of order");
    refused(suite.sync("keeper"), "out of order");
    deaf::to_delegations(false);
    suite.sync("keeper").unwrap();

    assert!(suite.losses().is_empty());
    assert_eq!(super::super::value(&suite), value);
}

/// ACC-10 · Stake with a validator that was taken off the list leaves the value: bond cheap, have it
/// listed again.
///
/// Stopped by: `contracts/hub/src/gate/compare.rs::compare`
/// Taken out: `deps.querier.query_all_delegations(&env.contract.address)?` -> `{ let roster = ballast_types::registry::ROSTER.query(&deps.querier, &hub.config.suite.registry)?; let listed = |at: &str| roster.seats.iter().any(|s| s.address == at && s.keeps_stake()); deps.querier.query_all_delegations(&env.contract.address)?.into_iter().filter(|d| listed(&d.validator)).collect::<Vec<_>>() }`
/// Seen: after 'owner: {"remove_validator":{"address":"wasmvaloper1…"}}' at height 5: solvency is broken: ok = false, I-3: delegated 10000000, bonded 5000000, loss to be booked 5000000
#[test]
fn acc_10_stake_outside_the_list_counts() {
    let mut suite = builder().validators(2).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.fail("val0", "redelegate", true).unwrap();
    let rate = suite.rate();

    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    assert_eq!(stake(&suite, "val0"), 5 * UNIT);
    assert_eq!(suite.rate(), rate);
    let shares = suite.bond("mallory", UNIT).unwrap().amount("shares");
    assert_eq!(shares, UNIT);
    let address = suite.operator("val0");
    let back = json!({"add_validator": {"address": address}});
    send(&mut suite, "owner", "registry", &back).unwrap();
    suite.sync("keeper").unwrap();
    assert_eq!(suite.rate(), rate);
}
