//! Tip, fee, premium and restake: by the rates in force when rewards arrive.

use super::{number, worth, DAY};
use ballast_accounting::premium_floor;
use ballast_testing::{Suite, Tx};
use ballast_types::{
    collector::{ExecuteMsg, ParamsUpdate},
    vault, Amount,
};

fn set(suite: &mut Suite, update: ParamsUpdate) -> Tx {
    let collector = suite.contracts().collector.clone();
    let owner = suite.owner().to_string();
    suite
        .execute(&owner, &collector, &ExecuteMsg::UpdateConfig(update), &[])
        .unwrap()
}

fn earning() -> Suite {
    let mut suite = Suite::builder().treasury("treasury").build();
    suite.bond("alice", 10_000_000_000).unwrap();
    suite.delegate("keeper").unwrap();
    suite
}

/// What has arrived is split by the old rates, in the very message that changes them.
#[test]
pub(crate) fn a_change_of_fee_applies_to_rewards_that_arrive_after_it() {
    let mut suite = earning();
    suite.bank_send("bob", "collector", 1_000_000).unwrap();
    let fee = ParamsUpdate {
        fee_bps: Some(1_000),
        ..ParamsUpdate::default()
    };
    let old = set(&mut suite, fee);
    assert_eq!((old.amount("fee"), old.amount("tip")), (50_000, 2_000));
    let minted = suite.shares("treasury");
    assert!((49_000..=50_000).contains(&minted), "{minted}");
    assert_eq!(suite.balance("collector"), 0);

    suite.bank_send("bob", "collector", 1_000_000).unwrap();
    let new = suite.distribute("keeper").unwrap();
    assert_eq!((new.amount("fee"), new.amount("tip")), (100_000, 2_000));
    assert_eq!(suite.balance("keeper"), 1_000_000_000_000 + 2_000);
}

/// Nothing where nobody underwrites; `max x coverage / (target + coverage)` where somebody does.
#[test]
fn the_premium_follows_its_curve() {
    let mut suite = earning();
    let vault = suite.contracts().vault.clone();
    let mut seen = vec![];
    for lst in [0, 50_000_000, 450_000_000, 4_500_000_000] {
        if lst > 0 {
            suite.underwrite("alice", lst).unwrap();
        }
        suite.bank_send("bob", "collector", 10_000_000).unwrap();
        let coverage: vault::CoverageResponse = suite.query(&vault, &vault::QueryMsg::Coverage {});
        let bps = premium_floor(1_000, coverage.pool_value, coverage.insured_value, 500).unwrap();
        let pending = suite.pending_rewards();
        let tx = suite.distribute("keeper").unwrap();

        assert_eq!(tx.amount("premium"), u128::from(bps) * 1_000);
        assert_eq!(tx.amount("premium"), number(pending.premium));
        seen.push(bps);
    }
    assert_eq!(seen[0], 0, "nobody underwrites");
    assert!(seen.windows(2).all(|two| two[0] < two[1]), "{seen:?}");
    assert!(seen[2] > 480 && seen[2] < 520, "at the target: {seen:?}");
    assert!(seen[3] < 1_000, "never the maximum: {seen:?}");

    let none = ParamsUpdate {
        premium_max_bps: Some(0),
        ..ParamsUpdate::default()
    };
    set(&mut suite, none);
    suite.bank_send("bob", "collector", 10_000_000).unwrap();
    assert_eq!(suite.distribute("keeper").unwrap().amount("premium"), 0);
}

/// INS-05: who underwrites just before a premium and asks to leave just after it has next to
/// nothing of it.
#[test]
pub(crate) fn a_premium_is_for_those_who_stay() {
    let mut suite = earning();
    suite.underwrite("alice", 400_000_000).unwrap();
    suite.bond("bob", 10_000_000_000).unwrap();
    suite
        .bank_send("carol", "collector", 1_000_000_000)
        .unwrap();

    let before = worth(&suite, "bob");
    let shares = suite
        .underwrite("bob", 4_000_000_000)
        .unwrap()
        .amount("shares");
    let premium = suite.distribute("keeper").unwrap().amount("premium");
    let vault = suite.contracts().vault.clone();
    let leave = vault::ExecuteMsg::RequestExit {
        layer: vault::LayerId::Pool,
        shares: Amount::new(shares),
    };
    suite.execute("bob", &vault, &leave, &[]).unwrap();
    let coverage: vault::CoverageResponse = suite.query(&vault, &vault::QueryMsg::Coverage {});
    // what is left active is alice's, and the premium drips to it
    let alice = number(coverage.pool_value);

    assert!(premium > 40_000_000, "{premium}");
    assert!(before <= 10_000_000_000 && alice < 401_000_000, "{alice}");
    suite.advance_secs(2 * DAY);
    let coverage: vault::CoverageResponse = suite.query(&vault, &vault::QueryMsg::Coverage {});
    assert!(number(coverage.pool_value) > alice + premium * 9 / 10);
}
