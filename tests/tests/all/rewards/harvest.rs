//! Harvests in which something is amiss, and gifts.

use super::{number, total, unharvested, DAY};
use ballast_testing::Suite;
use ballast_types::{collector::ExecuteMsg, hub::Work};
use cosmwasm_std::{coin, Coin, Decimal};

fn sweep(suite: &mut Suite, denom: &str) -> u128 {
    let collector = suite.contracts().collector.clone();
    let msg = ExecuteMsg::Sweep {
        denom: denom.to_string(),
    };
    let tx = suite.execute("bob", &collector, &msg, &[]).unwrap();
    tx.amount("amount")
}

fn reward_in(suite: &mut Suite, coins: Vec<Coin>) {
    suite.chain_mut().reward(coins).unwrap();
    suite.block(1);
}

fn balance_in(suite: &Suite, who: &str, denom: &str) -> u128 {
    let all = suite.chain().balances(&suite.addr(who));
    all.get(denom).map_or(0, |amount| amount.u128())
}

/// Five validators: one keeps everything, one is out of the set for good, one refuses.
fn with_odd_validators() -> Suite {
    let mut suite = Suite::builder()
        .without_inflation()
        .validators(5)
        .treasury("treasury")
        .genesis(|genesis| {
            genesis.max_commission = Decimal::one();
            genesis.max_commission_change = Decimal::one();
        })
        .build();
    suite.bond("alice", 5_000_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite.double_sign("val2").unwrap();
    suite.sync("keeper").unwrap();
    suite.advance_secs(22 * DAY);
    let unbonded = suite.chain().validator(&suite.operator("val2")).unwrap();
    assert_eq!(unbonded.status, "unbonded");
    suite.set_commission("val1", Decimal::one()).unwrap();
    suite.fail("val3", "withdraw", true).unwrap();
    suite
}

/// Three denoms, a validator that keeps everything, one out of the set for good, one that refuses.
#[test]
pub(crate) fn a_harvest_takes_what_there_is_and_nothing_is_stuck() {
    let mut suite = with_odd_validators();
    let coins = ["ibc/AAAA", "ustake", "zeta"].map(|denom| coin(40_000_000, denom));
    reward_in(&mut suite, coins.to_vec());
    let owed = unharvested(&suite);

    let tx = suite.harvest("keeper").unwrap();
    let skipped: Vec<_> = tx.events_named("ballast-skipped").collect();
    assert_eq!(skipped.len(), 1, "{tx}");
    let named = ballast_testing::tx::attribute(skipped[0], "subject").unwrap();
    assert_eq!(named, suite.operator("val3"));
    // two of four that earn pay: one keeps all, one refuses
    let rewards = tx.amount("rewards");
    assert_eq!(rewards + unharvested(&suite), owed);
    assert!(
        rewards > owed * 6 / 10 && unharvested(&suite) > owed * 3 / 10,
        "{rewards} of {owed}"
    );

    suite.distribute("keeper").unwrap();
    assert_eq!(suite.balance("collector"), 0);
    for denom in ["ibc/AAAA", "zeta"] {
        let held = balance_in(&suite, "collector", denom);
        assert_eq!(held, rewards, "the same of each denom");
        assert_eq!(sweep(&mut suite, denom), held);
        assert_eq!(balance_in(&suite, "treasury", denom), held);
        assert_eq!(sweep(&mut suite, denom), 0, "nothing left is no error");
    }

    suite.fail("val3", "withdraw", false).unwrap();
    suite.advance_secs(7_200);
    let waiting = unharvested(&suite);
    assert_eq!(suite.harvest("keeper").unwrap().amount("rewards"), waiting);
    assert_eq!(unharvested(&suite), 0);
}

/// Pages of two over five validators: three calls, each reward once.
#[test]
pub(crate) fn pages_of_a_harvest_take_each_reward_once() {
    let mut suite = Suite::builder()
        .without_inflation()
        .validators(5)
        .params(|params| params.hub.max_ops = Some(2))
        .build();
    suite.bond("alice", 5_000_000_000).unwrap();
    for _ in 0..3 {
        suite.delegate("keeper").unwrap();
    }
    suite.reward(100_000_000).unwrap();
    let owed = unharvested(&suite);

    let pages: Vec<u128> = (0..3)
        .map(|_| suite.harvest("keeper").unwrap().amount("rewards"))
        .collect();

    assert!(pages.iter().all(|page| *page > 0), "{pages:?}");
    assert_eq!(pages.iter().sum::<u128>(), owed);
    assert_eq!(suite.balance("collector"), owed);
    assert_eq!(suite.harvest("keeper").unwrap().amount("rewards"), 0);
}

/// Before a round is due, parts of it go on from call to call, make nothing due, and leave the
/// round its first validator.
#[test]
fn parts_of_a_harvest_before_it_is_due_take_each_reward_once() {
    let mut suite = Suite::builder().without_inflation().validators(5).build();
    suite.bond("alice", 5_000_000_000).unwrap();
    suite.advance_all("keeper");
    suite.harvest("keeper").unwrap();
    suite.distribute("keeper").unwrap();
    let part = |suite: &mut Suite| {
        let msg = ballast_types::hub::ExecuteMsg::Harvest {
            start_after: None,
            limit: Some(2),
        };
        suite.hub("dave", &msg).unwrap().amount("rewards")
    };
    suite.reward(100_000_000).unwrap();
    let owed = unharvested(&suite);

    let parts = [(); 3].map(|()| {
        let rewards = part(&mut suite);
        assert!(!suite.due().contains(&Work::Harvest), "a part is no round");
        rewards
    });
    assert!(parts.iter().all(|part| *part > 0), "{parts:?}");
    assert_eq!(parts.iter().sum::<u128>(), owed);

    // two of five early, then the round is due: it takes what all five owe, in three pages
    suite.reward(100_000_000).unwrap();
    let early = part(&mut suite);
    suite.advance_secs(DAY);
    assert!(suite.due().contains(&Work::Harvest));
    suite.reward(100_000_000).unwrap();
    let owed = unharvested(&suite);
    let pages = [(); 3].map(|()| {
        assert!(suite.due().contains(&Work::Harvest));
        part(&mut suite)
    });
    assert!(early > 0 && pages[0] < pages[2] * 2, "{early}, {pages:?}");
    assert_eq!(pages.iter().sum::<u128>(), owed);
    assert!(!suite.due().contains(&Work::Harvest));
}

/// Alice, bob and carol hold LST, and carol underwrites; bob has coins of another denom.
fn held_by_three() -> Suite {
    let mut suite = Suite::builder()
        .without_inflation()
        .account_with("bob", "1000000000ustake,500zeta")
        .build();
    suite.bond("alice", 9_000_000).unwrap();
    suite.bond("bob", 9_000_000).unwrap();
    suite.lst_transfer("bob", "carol", 4_000_000).unwrap();
    suite.underwrite("carol", 2_000_000).unwrap();
    suite.advance_all("keeper");
    suite
}

/// Native, another denom and LST to every contract: the rate stands still, every step goes on, and
/// what the pool can reach drips.
#[test]
fn gifts_to_any_contract_never_raise_the_rate_at_once_and_never_make_an_error() {
    for to in ballast_types::deploy::CONTRACTS {
        let mut suite = held_by_three();
        let before = suite.state();

        suite.bank_send("bob", to, 700_000).unwrap();
        suite
            .bank_send_coins("bob", to, &[coin(500, "zeta")])
            .unwrap();
        let lst = suite.lst_transfer("bob", to, 1_000_000);
        match to {
            "vault" => drop(lst.unwrap()),
            // a mistake that the token does not let happen
            _ => assert!(lst.unwrap_err().text().contains("would be lost"), "{to}"),
        }
        assert_eq!(suite.state().rate, before.rate, "{to}");
        let calls = suite.advance_all("keeper");
        assert!(calls <= 2, "{to}: {calls}");
        let soon = suite.state();
        let released = number(soon.value) * number(before.shares);
        let was = number(before.value) * number(soon.shares);
        assert!(
            released <= was + was / 10_000,
            "{to}: {} after {}",
            soon.rate,
            before.rate
        );
        suite.bond("dave", 1_000_000).unwrap();
        suite.unbond("alice", 3_000_000).unwrap();
        suite.pass_batch_interval();
        suite.advance_all("keeper");
        suite.pass_unbonding();
        suite.advance_all("keeper");

        suite.claim("alice", 1).unwrap();
        assert!(suite.balance("collector") < 1_000, "{to}");
        let gained = number(suite.state().value) > number(before.value) + 600_000 - 3_000_000;
        assert_eq!(suite.due(), [], "{to}");
        match to {
            "hub" | "collector" => assert!(gained, "{to}"),
            _ => assert!(suite.solvency().ok, "{to}"),
        }
    }
}

/// A gift and a reward in one distribution: the collector keeps nothing of the native denom,
/// however odd.
#[test]
fn the_collector_keeps_nothing() {
    let mut suite = Suite::builder().without_inflation().build();
    suite.bond("alice", 9_000_000).unwrap();
    suite.underwrite("alice", 1_000_000).unwrap();
    suite.advance_all("keeper");
    for odd in [1, 2, 3, 7, 199, 1_001, 999_983] {
        suite.bank_send("bob", "collector", odd).unwrap();
        let pending = suite.pending_rewards();
        let tx = suite.distribute("keeper").unwrap();

        assert_eq!(suite.balance("collector"), 0, "{odd}");
        let parts = ["tip", "fee", "premium", "restake"].map(|part| tx.amount(part));
        assert_eq!(parts.iter().sum::<u128>(), odd);
        assert_eq!(
            tx.amount("restake").to_string(),
            pending.restake.to_string()
        );
        assert_eq!(total(&suite, &tx, "collector", "rewards"), odd);
    }
}
