//! E. Rewards.

use super::super::{
    builder, cranks, leave, mature, number, out_of_bounds, paid, position, refusals, refused,
    rewards, send, slash_since, submit, ten, ten_on, value, DAY, UNIT,
};
use crate::kit::{only, CollectorError};
use ballast_chain_sim::ChainDriver;
use ballast_testing::Suite;
use ballast_types::{collector, vault};
use cosmwasm_std::{coin, coins, Decimal};
use serde_json::json;

/// RW-01 · The chain pays rewards in the middle of a delegation; they are taken for a deposit, or lost.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `config.suite.collector.to_string()` -> `config.suite.hub.to_string()`
/// Seen: left: 0, right: 36539304
#[test]
fn rw_01_rewards_that_the_chain_pays_by_itself_are_rewards() {
    rewards::attacks::rewards_that_the_chain_pays_by_itself_are_neither_lost_nor_counted_twice();
}

/// RW-02 · Rewards arrive beside unbonded coins and fill the hole that a slash has made.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `config.suite.collector.to_string()` -> `config.suite.hub.to_string()`
/// Seen: assertion failed: suite.balance("collector") > 500_000
#[test]
fn rw_02_rewards_fill_no_hole() {
    let mut suite = ten();
    let infraction = suite.height();
    let ticket = leave(&mut suite, "alice", 5 * UNIT);
    submit(&mut suite);
    slash_since(&mut suite, "val0", Decimal::percent(10), infraction);
    suite.sync("keeper").unwrap();
    suite.reward(200_000_000).unwrap();
    suite.pass_unbonding();
    suite.harvest("keeper").unwrap();
    assert!(suite.balance("collector") > 500_000);
    for _ in 0..3 {
        suite.settle("keeper").unwrap();
    }

    assert_eq!(paid(&mut suite, ticket), 4_500_000);
}

/// RW-03 · Several denoms are paid at once: the first is taken for the staking token, or the harvest fails.
/// Others wait for the treasury; and nobody sends the staking token there as if it were another.
///
/// Stopped by: `contracts/collector/src/execute/sweep.rs::sweep`
/// Taken out: `denom == config.denom` -> `false`
/// Seen: it was not refused
#[test]
fn rw_03_each_denom_is_what_it_is() {
    rewards::harvest::a_harvest_takes_what_there_is_and_nothing_is_stuck();

    let mut suite = ten();
    suite.bank_send("bob", "collector", UNIT).unwrap();
    let native = json!({"sweep": {"denom": "ustake"}});
    refused(
        send(&mut suite, "mallory", "collector", &native),
        CollectorError::NativeSweep {
            denom: "ustake".to_string(),
        },
    );
}

/// RW-04 · Hundreds of worthless denoms are sent to a contract that goes through all of its coins.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::arrived`
/// Taken out: `deps.querier.query_balance(&env.contract.address, &self.config.denom)?` -> `{ #[allow(deprecated)] let all = deps.querier.query_all_balances(&env.contract.address)?; all.first().cloned().unwrap_or_default() }`
/// Seen: refused: nothing to claim yet for 1: ticket 1 was paid 0, and its batch 1 has received 0 of 1000000
#[test]
fn rw_04_worthless_denoms_are_not_looked_at() {
    let mut suite = ten_on(builder().without_inflation());
    let spam: Vec<_> = (0..300)
        .map(|n| coin(7, format!("factory/spam{n}")))
        .collect();
    let mallory = suite.addr("mallory");
    let app = suite.chain_mut().app_mut();
    app.mint(&mallory, spam.iter().map(|c| coin(21, &c.denom)).collect())
        .unwrap();
    for to in ["hub", "queue", "collector"] {
        suite.bank_send_coins("mallory", to, &spam).unwrap();
    }
    let before = suite.state();
    let ticket = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    suite.bond("bob", UNIT).unwrap();
    suite.harvest("keeper").unwrap();
    mature(&mut suite);
    suite.advance("keeper").unwrap();

    assert_eq!(paid(&mut suite, ticket), UNIT);
    assert_eq!(suite.state().rate, before.rate);
    assert_eq!(number(suite.state().dripping), 0);
}

/// RW-05 · "Nothing to do" is an error, and what was done along with it is undone.
///
/// Stopped by: `contracts/collector/src/plan.rs::messages`
/// Taken out: `self.rewards.is_zero()` -> `false`
/// Seen: refused: Cannot transfer empty coins amount
#[test]
fn rw_05_nothing_to_do_is_no_error() {
    cranks::cranks_with_nothing_to_do_succeed();

    let mut suite = ten();
    suite.reward(1_000_000).unwrap();
    suite.harvest("keeper").unwrap();
    let again = suite.same_block().harvest("keeper").unwrap();
    assert_eq!(again.amount("rewards"), 0);
}

/// RW-06 · A fee of more than everything; or one that a thousand tiny harvests round to nothing.
///
/// Stopped by: `packages/types/src/collector.rs::updated`
/// Taken out: `ensure_bounds("collector.fee_bps", new.fee_bps, 0, 1_000)?` -> `()`
/// Seen: it was not refused
#[test]
fn rw_06_fees_have_a_bound_and_lose_a_unit_at_most() {
    let born = builder().params(|params| params.collector.fee_bps = Some(1_001));
    refused(
        born.try_build().map(drop),
        out_of_bounds("collector.fee_bps", 1_001, 0, 1_000),
    );
    let mut suite = ten();
    let msg = json!({"update_config": {"fee_bps": 10_100}});
    refused(
        send(&mut suite, "owner", "collector", &msg),
        out_of_bounds("collector.fee_bps", 10_100, 0, 1_000),
    );

    let config: collector::ConfigResponse =
        suite.query(&suite.addr("collector"), &collector::QueryMsg::Config {});
    assert_eq!(config.params.fee_bps, 500);
    let (mut fees, rounds) = (0, 40);
    for _ in 0..rounds {
        suite.bank_send("bob", "collector", 33).unwrap();
        fees += suite.distribute("keeper").unwrap().amount("fee");
    }
    assert!(fees + rounds >= rounds * 33 / 20, "{fees}");
}

/// RW-07 · A new fee applies to rewards that were earned under the old one.
///
/// Stopped by: `contracts/collector/src/execute/update_config.rs::update_config`
/// Taken out: `plan.messages(&deps.querier, &config, &tip_to)?` -> `Vec::<cosmwasm_std::CosmosMsg>::new()`
/// Seen: assertion failed: 0
#[test]
fn rw_07_a_new_fee_is_for_new_rewards() {
    rewards::split::a_change_of_fee_applies_to_rewards_that_arrive_after_it();
}

/// RW-08 · A fee that is not paid out yet is counted as the pool's, and the price falls when it is.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `received.checked_sub(asked)?` -> `received`
/// Seen: after 'keeper: {"distribute":{"tip_to":null}}' at height 12: I-1 is broken: the hub holds 9387129 native, its buffer says 9857426
#[test]
fn rw_08_a_fee_is_never_in_the_value() {
    let mut suite = ten();
    suite.reward(1_000_000_000).unwrap();
    suite.harvest("keeper").unwrap();
    let before = suite.rate();
    let tx = suite.distribute("keeper").unwrap();

    assert!(tx.amount("fee") > 100_000, "{tx}");
    assert_eq!(suite.rate(), before);
    suite.advance_secs(40 * DAY);
    assert_eq!(
        value(&suite),
        10 * UNIT + tx.amount("fee") + tx.amount("restake")
    );
}

/// RW-09 · Who comes later claims rewards of before, because an index was not set for him.
///
/// Stopped by: `contracts/vault/src/session.rs::open`
/// Taken out: `ledger.held.checked_add(incoming)?` -> `ledger.held`
/// Seen: after a jump of the clock at height 15: I-1 is broken: the vault holds 1100000 LST, its layers say 2000000
#[test]
fn rw_09_premium_is_for_those_who_were_there() {
    let mut suite = ten();
    suite.bond("bob", 10 * UNIT).unwrap();
    suite.underwrite("alice", UNIT).unwrap();
    suite.lst_transfer("bob", "vault", 100_000).unwrap();
    let msg = vault::ExecuteMsg::Refresh { validator: None };
    suite.vault("keeper", &msg).unwrap();
    suite.advance_secs(2 * DAY);
    suite.underwrite("bob", UNIT).unwrap();

    let (alice, bob) = (position(&suite, "alice"), position(&suite, "bob"));
    assert!((UNIT - 2..=UNIT).contains(&number(bob.pool.lst)), "{bob:?}");
    let earned = number(alice.pool.lst);
    assert!(
        (UNIT + 99_998..=UNIT + 100_000).contains(&earned),
        "{earned}"
    );
}

/// RW-10 · Each reward is spread over all validators: messages by the square of the set.
///
/// Stopped by: `contracts/hub/src/hub_state.rs::ops`
/// Taken out: `limit.unwrap_or(most).min(most)` -> `limit.unwrap_or(u32::MAX)`
/// Seen: left: 60, right: 20
#[test]
fn rw_10_messages_are_bounded_and_as_many_as_validators() {
    let mut suite = builder()
        .without_inflation()
        .validators(60)
        .checks(false)
        .build();
    suite.bond("alice", 999 * UNIT).unwrap();
    for placed in [20, 40, 60] {
        suite.delegate("keeper").unwrap();
        assert_eq!(suite.stake().len(), placed);
    }
    suite.reward(1_000_000_000).unwrap();
    let waiting = |suite: &Suite| {
        let rewards = suite.chain().rewards(&suite.contracts().hub);
        let some = rewards
            .values()
            .filter(|coins| coins.contains_key("ustake"));
        some.count()
    };
    for left in [40, 20, 0] {
        suite.harvest("keeper").unwrap();
        assert_eq!(waiting(&suite), left);
    }
}

// RW-11 cannot apply. It would take a message that swaps rewards. There is none: the collector keeps
// other denoms until `sweep` sends them to the treasury, as they are.

/// RW-12 · Rewards go to the default address because the chain or a stranger came first.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `config.suite.collector.to_string()` -> `config.suite.hub.to_string()`
/// Seen: assertion failed: 0
#[test]
fn rw_12_rewards_go_to_the_collector_from_birth() {
    refusals::a_suite_that_cannot_work_is_not_deployed();

    let mut suite = ten();
    let disabled =
        |params: &mut ballast_chain_sim::ChainParams| params.withdraw_addr_enabled = false;
    suite.chain_mut().app_mut().update_params(disabled).unwrap();
    suite.reward(1_000_000_000).unwrap();
    let rewards = suite.harvest("mallory").unwrap().amount("rewards");

    assert!(rewards > UNIT, "{rewards}");
    assert_eq!(
        (suite.balance("collector"), suite.balance("hub")),
        (rewards, 0)
    );
}

/// RW-13 · The caller says how much came, and is believed.
///
/// Stopped by: `contracts/hub/src/execute/add_rewards.rs::add`
/// Taken out: `access::ensure_sender(&info.sender, &hub.config.suite.collector, "the collector")?` -> `()`
/// Seen: it was not refused
#[test]
fn rw_13_what_came_is_what_is_attached() {
    let mut suite = ten();
    let hub = suite.addr("hub");
    let mint = json!({"add_rewards": {"mint": [{"to": suite.addr("mallory"), "amount": "100"}]}});
    let one = coins(100, "ustake");
    refused(
        suite.execute("mallory", &hub, &mint, &one),
        only("the collector", &suite.addr("mallory")),
    );

    assert_eq!(suite.shares("mallory"), 0);
}

/// RW-14 · One validator's rewards cannot be withdrawn, and nobody's are.
///
/// Stopped by: `contracts/hub/src/execute/harvest.rs::harvest`
/// Taken out: `SubMsg::reply_on_error(msg, ReplyId::Withdrawn.into())` -> `SubMsg::new(msg)`
/// Seen: refused: codespace: chain-sim, code: 1: withdraw was made to fail
#[test]
fn rw_14_a_withdrawal_that_fails_is_skipped() {
    for failing in ["val0", "val1", "val2"] {
        let mut suite = builder().build();
        suite.bond("alice", 29 * UNIT).unwrap();
        suite.delegate("keeper").unwrap();
        suite.reward(300_000_000).unwrap();
        suite.fail(failing, "withdraw", true).unwrap();
        let tx = suite.harvest("keeper").unwrap();

        assert_eq!(tx.events_named("ballast-skipped").count(), 1);
        assert!(tx.amount("rewards") > UNIT, "{failing}: {tx}");
    }
}
