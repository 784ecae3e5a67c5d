//! M-11: in one moment, with nobody liquidatable, nobody makes himself richer than rounding by
//! whatever messages. Attackers in one block each, with market and hub.
//!
//! `BALLAST_THIEVES=1000` is the long run.

use super::super::{
    dice::{asked_or, Dice},
    guest::Guest,
};
use super::{amount_of, number, Mkt, DAY, UNIT};
use ballast_testing::Suite;
use serde_json::json;
use std::time::Duration;

/// What mallory has: coins, and LST.
fn holds(market: &Mkt) -> (i128, i128) {
    let coins = market.suite.balance("mallory") as i128;
    let lst = market.suite.shares("mallory") as i128;
    let has = market.shares("mallory");
    let supplied = market.preview(&json!({"convert_to_assets": {"shares": has.to_string()}}));
    let supplied = amount_of(&supplied.unwrap(), "amount") as i128;
    let (collateral, debt) = (
        market.collateral("mallory") as i128,
        market.debt("mallory") as i128,
    );
    (coins + supplied - debt, lst + collateral)
}

/// A market at a rate that is no round number, and a thief with coins and LST.
fn visited(dice: &mut Dice) -> Mkt {
    let builder = Suite::builder().account("mallory", 100_000 * UNIT);
    let mut market = Mkt::with(builder, |_| {});
    market.suite.bond("mallory", 20_000 * UNIT).unwrap();
    market
        .supply("alice", 1_000 * UNIT + u128::from(dice.below(1_000)))
        .unwrap();
    if dice.one_in(2) {
        market.owes("bob", 600, 100 + u128::from(dice.below(400)));
    }
    // the rate is no round number
    market.suite.advance_all("keeper");
    market.slash(1 + dice.below(30));
    market.suite.sync("keeper").unwrap();
    market
        .suite
        .block_after(Duration::from_secs(dice.one_of(&[1, 3_600, 30 * DAY])));
    market
        .at_once()
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    market
}

/// Anything that the thief may do. What is refused changes nothing.
fn step(market: &mut Mkt, dice: &mut Dice) {
    let whole = u128::from(1 + dice.below(500)) * UNIT;
    let n = dice.one_of(&[1, 2, 10, 999_999, UNIT, whole, whole + 1]);
    market.at_once();
    let _ = match dice.below(9) {
        0 => market.supply("mallory", n),
        1 => {
            let has = market.shares("mallory");
            let shares = dice.one_of(&[has, n * 1_000, n]).clamp(1, has.max(1));
            market.redeem("mallory", shares)
        }
        2 | 3 => market.add("mallory", n),
        4 => {
            let most = number(market.position("mallory").max_borrow.unwrap_or_default());
            let n = dice.one_of(&[most, n]).max(1);
            market.borrow("mallory", n)
        }
        5 => market.bond("mallory", n),
        6 => market.repay("mallory", n, None),
        7 => {
            let (debt, c) = (market.debt("mallory"), market.collateral("mallory"));
            let part = u128::from(1 + dice.below(100));
            let remove = Some(c * part / 100).filter(|lst| *lst > 0);
            market.repay("mallory", (debt * part).div_ceil(100).max(1), remove)
        }
        _ => {
            let c = market.collateral("mallory");
            let lst = dice.one_of(&[c, n]).max(1);
            market.remove("mallory", lst)
        }
    };
}

/// What a thief gains, in native, by ten to forty messages in one block.
fn attack(seed: u64) -> f64 {
    let mut dice = Dice(seed);
    let mut market = visited(&mut dice);
    let before = holds(&market);
    let steps = 10 + dice.below(30);
    for _ in 0..steps {
        step(&mut market, &mut dice);
    }
    // both at the rate of the end: bonding moves it by rounding only
    let rate = market.suite.exchange_rate();
    let rate = number(rate.value) as f64 / number(rate.shares) as f64;
    let after = holds(&market);
    let gain = (after.0 - before.0) as f64 + (after.1 - before.1) as f64 * rate;
    assert!(
        gain <= steps as f64 * 3.0,
        "seed {seed}: {gain} units gained in {steps} messages"
    );
    gain
}

#[test]
fn nobody_gains_in_no_time() {
    let thieves = asked_or("BALLAST_THIEVES", 25);
    let best = (0..thieves)
        .map(|n| attack(n * 104_729 + 7))
        .fold(f64::MIN, f64::max);
    println!("{thieves} attackers: the best gained {best} base units");
}
