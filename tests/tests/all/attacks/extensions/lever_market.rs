//! LV. Lever: limits of the market under it.

use super::super::{
    lever::{lever, refused, three, with},
    market::{call, number},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::lever::Refusal;
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// LV-18 · Interest eats what yield brings, and more is borrowed all the same. Over the most nothing is; holders leave.
///
/// Stopped by: `packages/extension-math/src/lever/rebalance.rs::rebalance`
/// Taken out: `rate > terms.max_rate()` -> `false`
/// Seen: it was not refused
#[test]
fn lv_18_nothing_is_borrowed_at_any_price() {
    let mut lever = with(300 * UNIT, |msg| msg["max_rate_bps"] = json!(100));
    lever.put("alice", 100 * UNIT).unwrap();
    refused(
        lever.at_once().rebalance("keeper"),
        Refusal::Rate {
            rate_bps: 400,
            max_bps: ANY,
        },
    );
    lever.at_once().leave("alice", 100_000 * UNIT).unwrap();
    let mut lever = three();
    lever.suite().advance_secs(365 * DAY);
    let owed = number(lever.state().debt);
    assert_eq!(lever.equity(), 300 * UNIT - owed);
    lever.leave("alice", 50_000 * UNIT).unwrap();
}

/// LV-19 · The market's owner moves the liquidation LTV down over a week: the position would be sold before anybody may buy it down. The band
/// shrinks with it.
///
/// Stopped by: `packages/extension-math/src/lever/band.rs::band`
/// Taken out: `above >= below` -> `true`
/// Seen: left: Some(true), right: Some(false)
#[test]
fn lv_19_the_band_shrinks_with_the_market() {
    let mut lever = three();
    lever.at_once();
    let config = json!({"update_config": {"open_ltv_bps": 4_900}});
    lever.mkt.tell("owner", &config).unwrap();
    let ramp = json!({"ramp": {"liq_ltv_bps": 5_000, "secs": 7 * DAY}});
    lever.at_once().mkt.tell("owner", &ramp).unwrap();
    let mut bought = 0;
    for _ in 0..14 {
        lever.suite().advance_secs(DAY / 2);
        assert_eq!(lever.mkt.position("lev").liquidatable, Some(false));
        bought += u32::from(lever.buy_down("bob", 300 * UNIT).is_ok());
    }
    assert!(bought > 1);
    assert!(lever.leverage() < 20_000 && lever.state().band.ripcord < 20_000);
}

/// LV-20 · Inside of somebody's loan, while the market's coins are out, the lever borrows too, or counts what is being moved. The market is
/// busy; repaying is not stopped by it.
///
/// Stopped by: `extensions/market/src/contract.rs::ensure_unlocked`
/// Taken out: `Err(ContractError::Busy.into())` -> `Ok(())`
/// Seen: 'in the middle of a liquidation or a loan' is not in 'the position would owe coins for collateral that is worth nothing, 8800 bps of its worth are allowed: add collateral first'
#[test]
fn lv_20_inside_a_loan_nothing_is_borrowed() {
    let mut lever = lever();
    lever.put("alice", 100 * UNIT).unwrap();
    let market = to_json_binary(&json!({"market": lever.mkt.at})).unwrap();
    let made = lever
        .suite()
        .instantiate("erin", "borrower", "loan", &market, &[]);
    made.unwrap();
    let loan = lever.mkt.suite.addr("loan");
    let rebalance = call(&lever.at, &json!({"rebalance": {}}), 0);
    let inner = to_json_binary(&json!([rebalance])).unwrap();
    let msg =
        json!({"borrow_call": {"amount": UNIT.to_string(), "then": {"call": {"msg": inner}}}});
    let run = json!({"run": {"msgs": [call(&lever.mkt.at, &msg, 0)]}});
    let tried = lever.suite().execute("erin", &loan, &run, &[]);
    refused(tried, "in the middle of a liquidation or a loan");
}

/// LV-21 · The bond of a loan brings less than was reckoned, and the position is over the market's opening LTV. The market checks it when all
/// is done, and undoes all.
///
/// Stopped by: `extensions/market/src/restakers.rs::ensure_loan`
/// Taken out: `position.ensure_open(pool, &lending.low, lending.open)?` -> `0`
/// Seen: after 'keeper: {"rebalance":{}}' at height 12: M-6 is broken: wasm1… owes too much after a loan: Position { collateral: Shares(Uint128(300000000)), scaled: Scaled(Uint128(200000000)) }, worth 3000000…
#[test]
fn lv_21_the_market_checks_at_the_end() {
    let mut lever = lever();
    lever.put("alice", 100 * UNIT).unwrap();
    let config = json!({"update_config": {"open_ltv_bps": 6_000}});
    lever.at_once().mkt.tell("owner", &config).unwrap();
    refused(lever.at_once().rebalance("keeper"), "6000 are allowed");
    refused(
        lever.preview(&json!({"preview_rebalance": {}})).map(drop),
        "6000 are allowed",
    );
    assert_eq!((lever.leverage(), lever.supply()), (10_000, 100_000 * UNIT));
}
