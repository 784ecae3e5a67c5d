//! Those who try to be there just for the rewards.

use super::{number, worth, DAY, HOUR};
use ballast_chain_sim::ChainDriver;
use ballast_testing::Suite;
use cosmwasm_std::coins;

const POOL: u128 = 10_000_000_000;
/// How long the rewards took to earn.
const AGE: u64 = 6 * HOUR;

/// A pool of 10,000 tokens whose rewards of six hours wait on the chain.
fn earning(drip_secs: u64) -> Suite {
    let mut suite = Suite::builder()
        .without_inflation()
        .account("sniper", 1_000_000_000_000_000)
        .params(|params| {
            params.hub.drip_secs = Some(drip_secs);
            params.hub.netting_bps = Some(0);
        })
        .build();
    suite.bond("alice", POOL).unwrap();
    suite.delegate("keeper").unwrap();
    suite.advance_secs(AGE);
    suite.reward(50_000_000).unwrap();
    suite
}

const SIZES: [u128; 4] = [1_000, 1_000_000, POOL, 1_000_000_000_000_000];

/// In with the harvest and out at once: not a unit ahead, at any size.
#[test]
pub(crate) fn a_sniper_around_a_harvest_in_one_block_is_never_ahead() {
    for drip_secs in [HOUR, DAY] {
        for size in SIZES {
            let mut suite = earning(drip_secs);
            let shares = suite.bond("sniper", size).unwrap().amount("shares");
            suite.same_block().harvest("sniper").unwrap();
            suite.same_block().distribute("keeper").unwrap();
            suite.same_block().unbond("sniper", shares).unwrap();
            let batch = suite.same_block().submit_batch("sniper").unwrap();

            assert!(batch.amount("owed") <= size, "{drip_secs} s, {size}");
        }
    }
}

/// In in the block before the harvest, out in the block after it. What drips in a block is his as it
/// is everyone's: never more than his coins would have earned where they were, delegated by himself.
#[test]
fn a_sniper_of_three_blocks_gets_less_than_a_delegator_of_three_blocks() {
    for drip_secs in [HOUR, DAY] {
        for size in SIZES {
            let mut suite = earning(drip_secs);
            let earned = super::unharvested(&suite);
            let began = suite.now();
            let shares = suite.bond("sniper", size).unwrap().amount("shares");
            suite.advance("keeper").unwrap();
            assert_eq!(super::unharvested(&suite), 0);
            suite.unbond("sniper", shares).unwrap();
            let batch = suite.same_block().submit_batch("sniper").unwrap();

            let secs = u128::from(suite.now() - began);
            let fair = size * earned * secs / POOL / u128::from(AGE);
            let owed = batch.amount("owed");
            assert!(
                owed <= size + fair,
                "{drip_secs} s, {size}: {owed}, fair {fair}"
            );
        }
    }
}

/// The documented price of `drip_secs = 0`: the sniper's part of the harvest is the holders' loss.
#[test]
fn without_a_drip_a_sniper_takes_his_share_of_the_harvest_from_the_holders() {
    let mut suite = earning(0);
    let before = worth(&suite, "alice");
    let shares = suite.bond("sniper", POOL).unwrap().amount("shares");
    suite.harvest("sniper").unwrap();
    let restake = suite.distribute("keeper").unwrap().amount("restake");
    suite.unbond("sniper", shares).unwrap();
    let owed = suite.submit_batch("sniper").unwrap().amount("owed");

    let gain = owed - POOL;
    assert!(
        gain > restake * 49 / 100,
        "{gain} of {restake}: half of the pool was his"
    );
    let lost = restake - (worth(&suite, "alice") - before);
    assert!(lost > restake * 49 / 100 && lost >= gain, "{lost}, {gain}");
}

/// Twenty days are harvested at once, after a unit was distributed, or one validator, or an empty
/// round: they drip over twenty days all the same.
#[test]
fn nobody_makes_a_late_harvest_drip_faster() {
    type Trick = fn(&mut Suite);
    let tricks: [(&str, Trick); 4] = [
        ("none", |_| ()),
        ("a gift is distributed first", |suite| {
            suite.bank_send("sniper", "collector", 1_000).unwrap();
            suite.distribute("sniper").unwrap();
        }),
        ("one validator is harvested first", |suite| {
            let one = ballast_types::hub::ExecuteMsg::Harvest {
                start_after: None,
                limit: Some(1),
            };
            suite.hub("sniper", &one).unwrap();
            suite.distribute("sniper").unwrap();
        }),
        ("rounds of nothing are harvested first", |suite| {
            suite.harvest("sniper").unwrap();
            suite.harvest("sniper").unwrap();
            suite.advance_secs(1);
            suite.harvest("sniper").unwrap();
        }),
    ];
    for (name, trick) in tricks {
        let mut suite = earning(DAY);
        suite.harvest("keeper").unwrap();
        suite.distribute("keeper").unwrap();
        suite.advance_secs(2 * DAY);
        suite.reward(50_000_000).unwrap();
        suite.advance_secs(20 * DAY);
        trick(&mut suite);
        suite.harvest("keeper").unwrap();
        suite.distribute("keeper").unwrap();
        let all = number(suite.state().dripping);
        suite.advance_secs(DAY);

        let released = all - number(suite.state().dripping);
        assert!(all > 10_000_000, "{name}: {all}");
        assert!(
            released <= all / 20 + 20_000,
            "{name}: {released} of {all} in a day"
        );
    }
}

/// PEER-01: an attacker gives "rewards" to a validator just before a victim bonds.
#[test]
pub(crate) fn a_gift_by_the_rewards_pool_is_the_givers_loss() {
    let gift = 10_000_000_000;
    let mut suite = Suite::default();
    suite.bond("bob", 10_000_000).unwrap();
    suite.advance_all("keeper");
    let val0 = suite.operator("val0");
    suite
        .chain_mut()
        .app_mut()
        .allocate_rewards(&val0, coins(gift, "ustake"))
        .unwrap();
    let rate = suite.rate();
    suite.advance("bob").unwrap();
    assert!(
        suite.rate() <= rate + cosmwasm_std::Decimal::permille(1),
        "{} after {rate}",
        suite.rate()
    );

    suite.bond("carol", 39_000_000).unwrap();
    assert!(worth(&suite, "carol") >= 38_999_999);
    suite.advance("bob").unwrap();
    assert!(worth(&suite, "carol") >= 38_999_999);
    suite.advance_secs(40 * DAY);

    assert!(worth(&suite, "carol") >= 38_999_999);
    assert!(worth(&suite, "bob") < 10_000_000 + gift);
}

type Act = fn(&mut Suite);

/// What makes the chain pay rewards out, and a slash, which does not.
const ACTS: [(&str, Act); 5] = [
    ("harvest", |suite| drop(suite.harvest("keeper").unwrap())),
    ("delegate", |suite| {
        for _ in 0..3 {
            suite.bond("bob", 3_001).unwrap();
            suite.delegate("bob").unwrap();
        }
    }),
    ("undelegate", |suite| {
        suite.unbond("alice", POOL - 1_000_000).unwrap();
        suite.submit_batch("bob").unwrap();
    }),
    ("redelegate", |suite| {
        for (name, weight) in [("val0", 1), ("val1", 9)] {
            let msg = ballast_types::registry::ExecuteMsg::UpdateValidator {
                address: suite.operator(name),
                weight: Some(weight),
                cap_bps: Some(10_000),
                max_commission: None,
                paused: None,
            };
            suite.registry("owner", &msg).unwrap();
        }
        suite.rebalance("bob").unwrap();
    }),
    ("slash", |suite| {
        suite
            .slash("val1", cosmwasm_std::Decimal::percent(3))
            .unwrap();
        suite.sync("bob").unwrap();
    }),
];

/// PEER-02: dust touches every validator just before a harvest, so that the chain pays most rewards
/// out by itself; so do exits, moves of stake and slashes. Every unit is in the collector or on the
/// chain.
#[test]
pub(crate) fn rewards_that_the_chain_pays_by_itself_are_neither_lost_nor_counted_twice() {
    for (name, act) in ACTS {
        let mut suite = earning(DAY);
        let paid = super::unharvested(&suite);
        let books = suite.state();
        act(&mut suite);
        let auto = suite.balance("collector");
        assert_eq!(auto + super::unharvested(&suite), paid, "after {name}");
        assert_eq!(auto > 0, name != "slash", "{name}: {auto}");
        assert_eq!(suite.state().dripping, books.dripping, "{name}");

        suite.harvest("keeper").unwrap();
        assert_eq!(suite.balance("collector"), paid, "{name}");
        let tx = suite.distribute("keeper").unwrap();
        let parts = ["tip", "fee", "premium", "restake"].map(|part| tx.amount(part));
        assert_eq!(parts.iter().sum::<u128>(), paid, "{name}");
        assert_eq!(suite.balance("collector"), 0);
    }
}
