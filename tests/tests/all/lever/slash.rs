//! A slash of 12 % and the bot: back in the band in one message, and what that costs who is in.

use super::super::guest::Guest;
use super::{three, Lev, UNIT};
use serde_json::json;

/// What the command of a bot does: it looks, and buys what is on sale if that pays.
fn bot(lever: &mut Lev, coins: u128) -> Option<(u128, u128)> {
    let state = lever.preview(&json!({"state": {}})).unwrap();
    if state["can"] != json!("buy_down") {
        return None;
    }
    let pay = json!({"preview_buy_down": {"pay": coins.to_string()}});
    let preview = lever.preview(&pay).unwrap();
    let min_lst = &preview["lst"];
    let msg = json!({"buy_down": {"min_lst": min_lst}});
    let tx = lever.at_once().tell("dave", &msg, coins).unwrap();
    Some((lever.said(&tx, "paid"), lever.said(&tx, "lst")))
}

#[test]
fn a_slash_of_twelve_percent_and_the_bot() {
    let mut lever = three();
    lever.put("bob", 50 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    assert_eq!(bot(&mut lever, 1_000 * UNIT), None);
    let before = lever.equity();
    lever.fall(120);
    let fallen = lever.equity();
    assert!(lever.leverage() >= 41_200);
    // 36 % of equity: three times the slash
    assert!((before - fallen).abs_diff(before * 36 / 100) < UNIT / 100);
    let (paid, lst) = bot(&mut lever, 1_000 * UNIT).unwrap();
    let after = lever.equity();
    println!("slash of 12 %: equity {before} -> {fallen}; the bot paid {paid} for {lst} LST; equity {after}, leverage {}", lever.leverage());
    assert!((29_990..=30_010).contains(&lever.leverage()));
    // 1.5 % of what was repaid: 1.74 % of equity
    assert!((fallen - after).abs_diff(paid * 150 / 10_000) <= 3);
    assert_eq!(bot(&mut lever, 1_000 * UNIT), None);
}

#[test]
fn a_bot_with_little_money_comes_twice() {
    let mut lever = three();
    lever.fall(120);
    let (first, _) = bot(&mut lever, 30 * UNIT).unwrap();
    assert_eq!(first, 30 * UNIT);
    let (second, _) = bot(&mut lever, 300 * UNIT).unwrap();
    assert!(second < 45 * UNIT);
    assert!((29_990..=30_010).contains(&lever.leverage()));
}
