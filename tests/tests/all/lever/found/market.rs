//! A lever and its market: the largest amounts, a market that goes down, and two levers in one.

use super::{any, birth, on, refused, suite_of, three, with, Mkt, ANY, DAY, PEOPLE, UNIT};
use crate::guest::Guest;
use ballast_extensions::lever::Lever;
use ballast_testing::Suite;
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// 18 decimals, a million million tokens, ten years: nothing overflows, and who is in leaves.
#[test]
fn the_largest_amounts_do_not_overflow() {
    let one = UNIT * UNIT * UNIT;
    let mut builder = Suite::builder().decimals(18);
    for who in PEOPLE {
        builder = builder.account_with(who, "1000000000000000000000000000000ustake");
    }
    let mut suite = suite_of(builder);
    suite.set_checks(false);
    for who in ["alice", "bob"] {
        suite.bond(who, 400_000_000_000 * one).unwrap();
    }
    suite.advance_all("keeper");
    let mut msg = birth(&mut suite);
    msg["loan"] = json!({"denom": "ustake", "decimals": 18});
    let mkt = Mkt::born(suite, &msg).unwrap();
    let mut lever = on(mkt, 900_000_000_000 * one, |_| {});

    lever.put("alice", 400_000_000_000 * one).unwrap();
    lever.rebalance("keeper").unwrap();
    lever.suite().advance_secs(30 * DAY);
    lever.put("bob", 100_000_000_000 * one).unwrap();
    let shares = lever.shares("bob");
    lever.at_once().leave("bob", shares / 2).unwrap();
    lever.suite().advance_secs(10 * 365 * DAY);
    assert!(lever.leverage() > 20_000);
    lever.at_once().leave_all("bob").unwrap();

    assert_eq!(lever.shares("bob"), 0);
}

/// The market's owner takes the liquidation LTV down to half as fast as he may: the band
/// goes ahead of it every day, and the market never sells.
#[test]
fn a_lever_follows_its_market_down_and_is_never_sold() {
    let mut lever = three();
    let open = json!({"update_config": {"open_ltv_bps": 1_000}});
    lever.at_once().mkt.tell("owner", &open).unwrap();
    let ramp = json!({"ramp": {"liq_ltv_bps": 5_000, "secs": 7 * DAY}});
    lever.at_once().mkt.tell("owner", &ramp).unwrap();
    let mut paid = 0;

    for _ in 0..7 {
        lever.suite().advance_secs(DAY);
        if let Ok(tx) = lever.at_once().buy_down("dave", 1_000 * UNIT) {
            paid += lever.said(&tx, "paid");
        }
        let sell = json!({"liquidate": {"owner": lever.at}});
        lever.at_once();
        let sold = lever.mkt.pay("carol", &sell, "ustake", 500 * UNIT);
        refused(
            sold,
            ballast_extension_math::market::Refusal::Healthy {
                ltv_bps: ANY,
                liq_bps: ANY,
            },
        );
    }

    assert!(paid > 140 * UNIT);
    assert!(lever.equity() > 99 * UNIT, "{}", lever.equity());
    assert!(lever.leverage() < 16_000);
    lever.at_once().leave_all("alice").unwrap();
}

/// Two levers on one market: one takes what there is and the other waits, and leaving is as
/// before.
#[test]
fn two_levers_share_a_market() {
    let mut lever = with(250 * UNIT, |_| {});
    let msg = json!({"market": lever.mkt.at, "share": {"name": "Another", "symbol": "OTHER"}});
    let msg = to_json_binary(&msg).unwrap();
    lever.at_once();
    let other = lever.suite().make("owner", &Lever, "oth", &msg, &[]);
    let other = other.unwrap();
    lever.put("alice", 100 * UNIT).unwrap();
    let inner = to_json_binary(&json!({"deposit": {}})).unwrap();
    lever.at_once();
    let put = lever.suite().lst_send("bob", "oth", 100 * UNIT, inner);
    put.unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let rebalance = json!({"rebalance": {}});
    lever.at_once();
    let tx = lever.suite().execute("keeper", &other, &rebalance, &[]);
    assert_eq!(tx.unwrap().attr_of(&other, "borrowed"), Some("50000000"));
    lever.at_once();
    let again = lever.suite().execute("keeper", &other, &rebalance, &[]);
    refused(
        again,
        ballast_extension_math::lever::Refusal::NoRoom {
            cash: any(),
            headroom: any(),
        },
    );
    lever.at_once().leave_all("alice").unwrap();
    lever.at_once();
    lever
        .suite()
        .execute("keeper", &other, &rebalance, &[])
        .unwrap();
}
