//! Whose bond pays for a loss where stake was moved to: by what moved and who is in the bonded set,
//! never by an address or an order, and never more than can be the source's.

use super::deeds::remove;
use ballast_testing::Suite;
use ballast_types::Amount;
use cosmwasm_std::Decimal;
use serde_json::json;
use std::collections::BTreeMap;

/// So many validators with 10,000,000 each.
fn spread(validators: u32) -> Suite {
    let mut suite = Suite::builder()
        .validators(validators)
        .params(|params| params.registry.cap_bps = Some(10_000))
        .build();
    let all = u128::from(validators) * 10_000_000;
    suite.bond("alice", all - 1_000_000).unwrap();
    suite.advance_all("keeper");
    // votes are counted from the hundredth block on
    suite.block(100);
    suite
}

/// What each validator is charged with, by name.
fn charged(suite: &Suite) -> BTreeMap<String, u128> {
    let mut sums = BTreeMap::new();
    for loss in suite.losses() {
        let name = suite.chain().name_of(&loss.validator).unwrap().to_string();
        *sums.entry(name).or_default() += loss.amount.raw().u128();
    }
    sums
}

fn sums(parts: &[(&str, u128)]) -> BTreeMap<String, u128> {
    parts
        .iter()
        .map(|(name, sum)| (name.to_string(), *sum))
        .collect()
}

/// A slash of the destination's stake, without jail: it stays in the set.
fn slash(suite: &mut Suite, name: &str, fraction: Decimal) {
    let chain = suite.chain_mut();
    chain.slash_in_block(name, fraction, None).unwrap();
    suite.sync("keeper").unwrap();
}

/// `f1`: both have left, both are out of the set, and nobody can tell which of them it was.
#[test]
fn two_sources_that_are_out_share_by_what_they_moved() {
    let mut suite = spread(3);
    let infraction = suite.height();
    suite.block(2);
    remove(&mut suite, "val0");
    remove(&mut suite, "val1");
    for _ in 0..3 {
        suite.rebalance("keeper").unwrap();
    }
    let stake = suite.stake();
    assert_eq!(stake.len(), 1, "{stake:?}");
    suite.absent("val0", 60).unwrap();
    suite.sync("keeper").unwrap();
    assert!(suite.losses().is_empty());
    suite.double_sign_at("val1", infraction).unwrap();
    suite.sync("keeper").unwrap();

    // 5 % of the 10,000,000 that val1 moved; val0 moved as much
    let charged = charged(&suite);
    let (one, other) = (charged["val0"], charged["val1"]);
    assert!(one.abs_diff(other) <= 2, "{charged:?}");
    assert!((one + other).abs_diff(500_000) <= 10, "{charged:?}");
}

/// It pays at most what it moved, once; the rest and all that follows is the destination's.
#[test]
fn a_source_pays_no_more_than_it_moved_and_never_twice() {
    let mut suite = spread(4);
    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    let moved: u128 = suite.stake()["val1"] - 10_000_000;
    assert!(moved > 3_000_000, "{moved}");
    suite.absent("val0", 60).unwrap();

    let before = suite.stake()["val1"];
    slash(&mut suite, "val1", Decimal::percent(50));
    let lost = before - suite.stake()["val1"];
    assert_eq!(
        charged(&suite),
        sums(&[("val0", moved), ("val1", lost - moved)])
    );

    let before = suite.stake()["val1"];
    slash(&mut suite, "val1", Decimal::percent(10));
    let again = before - suite.stake()["val1"];
    assert_eq!(
        charged(&suite),
        sums(&[("val0", moved), ("val1", lost - moved + again)])
    );
}

/// One that was seen out of the set before a loss can have missed no vote and signed no block for
/// it.
#[test]
fn a_source_that_was_seen_out_before_is_not_charged() {
    for observed in [true, false] {
        let mut suite = spread(4);
        let registry = suite.contracts().registry.clone();
        for name in ["val1", "val2", "val3"] {
            let msg = json!({"update_validator": {"address": suite.operator(name), "weight": 9}});
            suite.execute("owner", &registry, &msg, &[]).unwrap();
        }
        suite.rebalance("keeper").unwrap();
        let moved: u128 = suite.stake()["val1"] - 10_000_000;
        suite.absent("val0", 60).unwrap();
        if observed {
            let observe = json!({"observe": {}});
            suite.execute("keeper", &registry, &observe, &[]).unwrap();
        }
        suite.sync("keeper").unwrap();
        let before = charged(&suite);
        suite.block(2);
        slash(&mut suite, "val1", Decimal::percent(1));
        let lost = charged(&suite);
        let by = |name: &str| {
            lost.get(name).copied().unwrap_or_default()
                - before.get(name).copied().unwrap_or_default()
        };

        match observed {
            true => assert_eq!(by("val0"), 0, "{lost:?}"),
            // nobody has looked: it may have been its fault
            false => assert!(by("val0") > 0 && by("val0") <= moved, "{lost:?}"),
        }
    }
}

/// `f2`: a validator that left is drained, forgotten, and shuts its node down. `advance` sees it
/// out; what its destination does later is its own.
#[test]
fn advance_sees_who_is_out_whether_listed_or_not() {
    for looked in [true, false] {
        let mut suite = spread(4);
        remove(&mut suite, "val0");
        suite.rebalance("keeper").unwrap();
        suite.absent("val0", 60).unwrap();
        if looked {
            suite.advance_secs(21_700);
            suite.advance("keeper").unwrap();
        }
        slash(&mut suite, "val1", Decimal::percent(1));

        let charged = charged(&suite);
        let payer = if looked { "val1" } else { "val0" };
        assert_eq!(charged.keys().collect::<Vec<_>>(), [payer], "{charged:?}");
    }
}

/// One that has come back is a suspect again.
#[test]
fn a_source_that_came_back_can_be_guilty_again() {
    let mut suite = spread(4);
    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    suite.absent("val0", 60).unwrap();
    suite.advance_secs(21_700);
    suite.advance("keeper").unwrap();
    suite.unjail("val0").unwrap();
    suite.advance_secs(21_700);
    suite.advance("keeper").unwrap();
    suite.block(5);
    suite.double_sign("val0").unwrap();
    slash(&mut suite, "val1", Decimal::percent(1));

    assert_eq!(charged(&suite).keys().collect::<Vec<_>>(), ["val0"]);
}

/// A destination that is out of the set itself pays first.
#[test]
fn a_destination_that_is_out_itself_pays() {
    let mut suite = spread(4);
    remove(&mut suite, "val0");
    suite.rebalance("keeper").unwrap();
    suite.absent("val0", 60).unwrap();
    suite.double_sign("val1").unwrap();
    suite.sync("keeper").unwrap();

    let charged = charged(&suite);
    assert_eq!(charged.keys().collect::<Vec<_>>(), ["val1"], "{charged:?}");
}
