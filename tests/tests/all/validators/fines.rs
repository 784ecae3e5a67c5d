//! A broken commission promise is the worse business: the bond pays for it, and the stake is gone
//! for longer.

use super::{apply, configure, refused, stake, status, DAY, UNIT};
use ballast_chain_sim::ChainDriver;
use ballast_testing::{Suite, Tx};
use ballast_types::{
    registry::{ExecuteMsg, ParamsUpdate, Status, ValidatorResponse},
    Amount,
};
use cosmwasm_std::Decimal;

const POOL: u128 = 100_000 * UNIT;
const BOND: u128 = 1_000 * UNIT;

/// 100,000 with four validators of the owner's and val0, which has applied with a bond of 1,000 and
/// got its 20,000.
fn seated() -> Suite {
    let mut suite = Suite::builder()
        .without_inflation()
        .validators(5)
        .weights(&[("val1", 1), ("val2", 1), ("val3", 1), ("val4", 1)])
        .genesis(|genesis| {
            genesis.self_stake = (10 * UNIT).into();
            genesis.commission = Decimal::percent(10);
            genesis.max_commission = Decimal::one();
            genesis.max_commission_change = Decimal::one();
        })
        .params(|params| params.registry.open = Some(true))
        .build();
    suite.bond("alice", POOL - UNIT).unwrap();
    suite.lst_transfer("alice", "val0", BOND).unwrap();
    suite.post_bond("val0", "val0", BOND).unwrap();
    apply(&mut suite, "val0", "val0").unwrap();
    suite.advance_all("keeper");
    assert_eq!(stake(&suite, "val0"), 20_000 * UNIT);
    suite
}

/// A day of rewards, as a yield in percent a year brings them, and the keeper's calls.
fn day(suite: &mut Suite, percent: u128) {
    suite.advance_secs(DAY - 10);
    suite.reward(POOL * percent / 100 / 365).unwrap();
    suite.advance_all("keeper");
}

fn commission(suite: &mut Suite) -> u128 {
    let operator = suite.operator("val0");
    let coins = suite.chain_mut().app_mut().withdraw_commission(&operator);
    coins.map_or(0, |coins| coins.iter().map(|c| c.amount.u128()).sum())
}

fn bond_worth(suite: &Suite) -> u128 {
    let bond: ValidatorResponse = suite.validator("val0").unwrap();
    (Decimal::from_ratio(bond.bond.raw(), 1u128) * suite.rate())
        .to_uint_floor()
        .u128()
}

/// What val0 has of 120 days, where it takes all for `days` of them from the 30th on: commission,
/// and its bond's worth.
fn business(percent: u128, days: u32) -> (u128, u128) {
    let mut suite = seated();
    suite.set_checks(false);
    let mut taken = 0;
    for today in 0..120 {
        if days > 0 && today == 30 {
            suite.set_commission("val0", Decimal::one()).unwrap();
        }
        if days > 0 && today == 30 + days {
            suite.set_commission("val0", Decimal::percent(10)).unwrap();
        }
        day(&mut suite, percent);
        taken += commission(&mut suite);
        // forgotten: it applies again as soon as it may
        if suite.validator("val0").is_err() {
            drop(apply(&mut suite, "val0", "val0"));
        }
    }
    (taken, bond_worth(&suite))
}

/// The table of docs/OPERATORS.md: at no yield does it pay to take all, for a day or for as long as
/// the stake is there.
#[test]
fn cheating_is_the_worse_business() {
    println!("| yield | all is taken for | commission | worth of the bond | both, honest | both, cheating |");
    println!("|---|---|---|---|---|---|");
    for percent in [5, 15, 30] {
        let (honest, bond) = business(percent, 0);
        for days in [2, 7, 21] {
            let (taken, left) = business(percent, days);
            let tokens = |amount: u128| format!("{}.{}", amount / UNIT, amount % UNIT / 100_000);
            println!(
                "| {percent} % | {days} days | {} | {} | {} | {} |",
                tokens(taken),
                tokens(left),
                tokens(honest + bond),
                tokens(taken + left)
            );
            assert!(
                taken + left < honest + bond,
                "{percent} %, {days} days: {taken} + {left} against {honest} + {bond}"
            );
        }
    }
}

/// From outside: what the bond pays is burned, nobody's LST is worth less or more for it at once,
/// and it is worth more a day later.
#[test]
fn what_a_bond_pays_drips_to_holders() {
    let mut suite = seated();
    for _ in 0..10 {
        day(&mut suite, 15);
    }
    suite.set_commission("val0", Decimal::one()).unwrap();
    day(&mut suite, 15);
    // a day with nothing else in it
    suite.advance_secs(2 * DAY);
    suite.advance_all("keeper");
    suite.advance_secs(DAY);
    let (supply, rate, bond) = (supply(&suite), suite.rate(), bond(&suite));
    let value = suite.state().value;

    let tx = suite.observe("erin").unwrap();

    let burned = of_hub(&suite, &tx, "burned");
    assert!(burned > 3 * UNIT, "{tx}");
    assert_eq!(supply - self::supply(&suite), burned);
    assert_eq!(bond - self::bond(&suite), burned);
    // what still dripped of rewards goes on; the fine itself, a twenty-thousandth, is not in it
    let now = suite.rate();
    assert!(now >= rate && now - rate < Decimal::from_ratio(1u128, 10_000_000u128));
    let worth = of_hub(&suite, &tx, "worth");
    assert!(suite.state().dripping.raw().u128() >= worth);
    suite.advance_secs(DAY + 1);
    let later = Decimal::from_ratio(value.raw(), self::supply(&suite));
    assert!(suite.rate() >= later, "{} {later}", suite.rate());
    // a day more is a day's fine more, and nothing at the same moment
    let tx = suite.observe("erin").unwrap();
    assert_eq!(tx.events_named("ballast-fine-paid").count(), 1, "{tx}");
    let tx = suite.observe("erin").unwrap();
    assert_eq!(tx.events_named("ballast-fine-paid").count(), 0, "{tx}");
}

/// What the hub says of a fine.
fn of_hub(suite: &Suite, tx: &Tx, key: &str) -> u128 {
    let said = tx.attr_of(&suite.contracts().hub, key);
    said.unwrap_or_else(|| panic!("no `{key}`: {tx}"))
        .parse()
        .unwrap()
}

fn supply(suite: &Suite) -> u128 {
    suite.state().shares.raw().u128()
}

fn bond(suite: &Suite) -> u128 {
    suite.validator("val0").unwrap().bond.raw().u128()
}

/// A vault that is broken keeps nobody from being observed; what is owed stays owed, and is paid
/// when it works again.
#[test]
fn a_broken_vault_only_delays_a_fine() {
    let mut suite = seated();
    for _ in 0..10 {
        day(&mut suite, 15);
    }
    suite.set_commission("val0", Decimal::one()).unwrap();
    suite.advance_secs(2 * DAY);
    suite.chain_mut().break_contract("vault", true).unwrap();
    let tx = suite.observe("erin").unwrap();
    assert_eq!(status(&suite, "val0"), Some(Status::Probation));
    assert_eq!(tx.events_named("ballast-skipped").count(), 1, "{tx}");
    let owed = suite.validator("val0").unwrap().owed.raw().u128();
    assert!(owed > 10 * UNIT, "{owed}");
    suite.chain_mut().break_contract("vault", false).unwrap();
    let tx = suite.observe("erin").unwrap();
    let worth = of_hub(&suite, &tx, "worth");
    assert!(worth <= owed && worth + UNIT > owed, "{worth} of {owed}");
    assert_eq!(suite.validator("val0").unwrap().owed.raw().u128(), 0);
}

/// A part of the seats is looked at: the status moves, and the fine waits for a look at all of
/// them, which counts all of the time. Nobody makes it smaller by looking at himself alone.
#[test]
fn looking_at_one_charges_nothing_and_forgives_nothing() {
    let mut fines = vec![];
    for alone in [false, true] {
        let mut suite = seated();
        for _ in 0..10 {
            day(&mut suite, 15);
        }
        suite.set_commission("val0", Decimal::one()).unwrap();
        for _ in 0..4 {
            suite.advance_secs(DAY / 2);
            if alone {
                let one = ExecuteMsg::Observe {
                    start_after: None,
                    limit: Some(1),
                };
                let tx = suite.registry("val0", &one).unwrap();
                assert_eq!(tx.events_named("ballast-fine").count(), 0, "{tx}");
                let rest = ExecuteMsg::Observe {
                    start_after: Some(suite.operator("val0")),
                    limit: Some(4),
                };
                suite.registry("val0", &rest).unwrap();
            }
        }
        let tx = suite.observe("erin").unwrap();
        fines.push(of_hub(&suite, &tx, "burned"));
    }
    assert!(fines[0].abs_diff(fines[1]) * 1_000 < fines[0], "{fines:?}");
}

/// While insurers owe, a share's price is too low to burn at: the fine waits.
#[test]
fn a_fine_waits_while_a_cover_is_owed() {
    let mut suite = seated();
    for _ in 0..10 {
        day(&mut suite, 15);
    }
    suite.set_commission("val0", Decimal::one()).unwrap();
    suite.advance_secs(2 * DAY);
    suite.underwrite("alice", 1_000 * UNIT).unwrap();
    suite.chain_mut().break_contract("vault", true).unwrap();
    suite.slash("val1", Decimal::percent(1)).unwrap();
    suite.sync("keeper").unwrap();
    assert!(!suite.state().pending_cover.is_zero());
    let before = bond(&suite);
    suite.observe("erin").unwrap();
    suite.chain_mut().break_contract("vault", false).unwrap();
    // nobody looks again before the cover is paid
    let tx = suite.observe("erin").unwrap();
    assert_eq!(tx.events_named("ballast-fine-paid").count(), 0, "{tx}");
    assert_eq!(bond(&suite), before);
    suite.retry_cover("erin", 1).unwrap();
    let tx = suite.observe("erin").unwrap();
    assert_eq!(before - bond(&suite), of_hub(&suite, &tx, "burned"));
    assert!(suite.validator("val0").unwrap().owed.is_zero());
}

/// Whom the owner asks for less than it promised is on probation when it takes more, and pays
/// nothing.
#[test]
fn a_bond_pays_for_what_was_promised_and_for_nothing_else() {
    let mut suite = seated();
    for _ in 0..5 {
        day(&mut suite, 15);
    }
    let update = ParamsUpdate {
        max_commission: Some(Decimal::percent(5)),
        ..ParamsUpdate::default()
    };
    configure(&mut suite, update);
    for _ in 0..3 {
        day(&mut suite, 15);
    }
    let val0 = suite.validator("val0").unwrap();
    assert_eq!(val0.status, Status::Probation);
    assert_eq!((val0.bond.raw().u128(), val0.breaches), (BOND, 0));
}

/// Where a bond backs a hundred times its worth, it could not pay for what its operator could take:
/// it may not apply.
#[test]
fn who_could_take_more_than_its_bond_may_not_apply() {
    let mut suite = Suite::builder()
        .without_inflation()
        .validators(3)
        .weights(&[("val1", 1), ("val2", 1)])
        .genesis(|genesis| {
            genesis.max_commission = Decimal::one();
            genesis.max_commission_change = Decimal::one();
        })
        .params(|params| {
            params.registry.open = Some(true);
            params.registry.leverage = Some(Decimal::from_ratio(100u128, 1u128));
        })
        .build();
    suite.bond("alice", BOND).unwrap();
    suite.lst_transfer("alice", "val0", BOND).unwrap();
    suite.post_bond("val0", "val0", BOND).unwrap();
    refused(
        apply(&mut suite, "val0", "val0"),
        "registry.leverage of at most 60.833333333333335715",
    );
    let update = ParamsUpdate {
        leverage: Some(Decimal::from_ratio(60u128, 1u128)),
        ..ParamsUpdate::default()
    };
    configure(&mut suite, update);
    apply(&mut suite, "val0", "val0").unwrap();
}
