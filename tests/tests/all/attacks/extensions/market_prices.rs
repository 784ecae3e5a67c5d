//! MK. Market: which price counts, and what goes on without one.

use super::super::{
    market::{funded, looped, number, priced, refused, set_price, Mkt},
    UNIT,
};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::market::Refusal;
use serde_json::{json, Value};

/// MK-11 · A slash is in the block, and nobody has booked it: whoever is quick lends and sells at yesterday's price.
///
/// Stopped by: `extensions/market/src/price.rs::price`
/// Taken out: `owed(&rate(querier, &session.config)?)` -> `Ok(Quote::new(Uint128::one(), Uint128::one())?)`
/// Seen: refused: the position owes 8334 bps of its collateral's worth, it is liquidated over 9200
#[test]
fn mk_11_a_slash_that_nobody_booked_is_in_the_price() {
    let mut market = looped();
    market.slash(100);
    assert!(market.suite.state().pending_loss.to_string() != "0");
    let words = "of its collateral's worth, 8800 are allowed";
    refused(market.at_once().borrow("bob", UNIT), words);
    let [repaid, ..] = market.sell("carol", "bob", 600 * UNIT).unwrap();
    assert!((252 * UNIT..253 * UNIT).contains(&repaid), "{repaid}");
}

/// MK-12 · The stake is slashed to nothing: there is no price, so nothing is lent and nothing sold for nothing. Repaying, adding and cash go
/// on; at a value of next to nothing it liquidates and books.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::new`
/// Taken out: `worth.is_zero() || of.is_zero()` -> `of.is_zero()`
/// Seen: 'no price' is not in 'division by zero: 512295085 x 60001000000 / 0'
#[test]
fn mk_12_without_a_price_nothing_is_lent_or_sold() {
    let mut market = looped();
    market.slash(1_000);
    refused(
        market.at_once().sell("carol", "bob", 600 * UNIT),
        "no price",
    );
    refused(
        market.borrow("bob", UNIT),
        "LST are worth 0; repaying, adding collateral and redeeming go on",
    );
    market.repay("bob", 100 * UNIT, Some(60 * UNIT)).unwrap();
    market.at_once().redeem("alice", 100_000 * UNIT).unwrap();
    assert_eq!(market.position("bob").worth, None);

    let mut market = looped();
    market.slash(999);
    let [repaid, lst, _, bad] = market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    assert_eq!(lst, 600 * UNIT);
    assert!(repaid < UNIT && bad > 499 * UNIT, "{repaid} {bad}");
}

/// MK-13 · The vault is made to fail for one transaction, so the hub owes a cover and the rate is low: positions are sold for a loss that is
/// covered in the next block. What is owed counts where positions are sold, and not where coins are lent.
///
/// Stopped by: `extensions/market/src/price.rs::owed`
/// Taken out: `rate.value.checked_add(rate.pending_cover)` -> `rate.value.checked_add(Native::ZERO)`
/// Seen: after 'carol: {"liquidate":{"owner":"wasm1…"}}' at height 15: M-8 is broken: 87840000 coins bought 100000000 LST, worth 100000000
#[test]
fn mk_13_a_cover_that_is_owed_sells_nobody() {
    let mut market = funded();
    market.suite.underwrite("dave", 9_000 * UNIT).unwrap();
    market.owes("bob", 100, 88);
    market
        .suite
        .chain_mut()
        .break_contract("vault", true)
        .unwrap();
    market.slash(100);
    market.suite.sync("mallory").unwrap();
    let rate = market.suite.exchange_rate();
    assert!(rate.pending_cover.to_string() != "0");
    market.at_once();
    refused(
        market.sell("carol", "bob", 100 * UNIT),
        Refusal::Healthy {
            ltv_bps: ANY,
            liq_bps: 9200,
        },
    );
    refused(market.borrow("bob", UNIT), "8800 are allowed");
    let position = market.position("bob");
    assert_eq!(
        (position.liquidatable, position.max_borrow.map(number)),
        (Some(false), Some(0))
    );
}

/// MK-15 · The oracle does not answer, and with it nobody gets out. Whoever does not raise his LTV is asked for no price.
///
/// Stopped by: `extensions/market/src/execute/repay.rs::repay`
/// Taken out: `repaid.raises_ltv` -> `true`
/// Seen: refused: wasm1… does not give a price: Generic error: Querier contract error: told to fail; repaying, adding collateral and redeeming go on
#[test]
fn mk_15_who_leaves_needs_no_oracle() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    market.at_once().borrow("bob", 700 * UNIT).unwrap();
    behave(&mut market, &json!({"query": "fail"}));
    market.at_once();
    let words = "does not give a price";
    refused(market.borrow("bob", UNIT), words);
    refused(market.remove("bob", UNIT), words);
    let bob = market.suite.addr("bob");
    let sell = json!({"liquidate": {"owner": bob}});
    refused(market.pay("carol", &sell, "uusdc", UNIT), words);
    let half = json!({"repay": {"remove": (50 * UNIT).to_string()}});
    market.pay("bob", &half, "uusdc", 351 * UNIT).unwrap();
    market.at_once().add("bob", UNIT).unwrap();
    market.at_once().redeem("alice", 100_000 * UNIT).unwrap();
    market
        .at_once()
        .pay("bob", &json!({"repay": {}}), "uusdc", 400 * UNIT)
        .unwrap();
    let all = market.collateral("bob");
    market.at_once().remove("bob", all).unwrap();

    // a guard of the cautious price, or a spread, stops loans and no liquidation
    market.at_once().add("bob", 100 * UNIT).unwrap();
    behave(&mut market, &json!({"query": "right"}));
    market.borrow("bob", 600 * UNIT).unwrap();
    set_price(&mut market.suite, "7");
    behave(&mut market, &json!({"query": "right", "safe": "fail"}));
    refused(market.at_once().borrow("bob", UNIT), words);
    market.pay("carol", &sell, "uusdc", 100 * UNIT).unwrap();
}

fn behave(market: &mut Mkt, how: &Value) {
    let src = market.suite.addr("src");
    market.suite.same_block();
    market
        .suite
        .execute("owner", &src, &json!({"behave": how}), &[])
        .unwrap();
}

/// MK-16 · The LST's price is pumped for a block, and borrowed against. New debt is measured by the cautious price.
///
/// Stopped by: `extensions/market/src/price.rs::oracle_lending`
/// Taken out: `quote(&session.config, safe.low)?` -> `oracle_price(querier, session, oracle)?`
/// Seen: it was not refused
#[test]
fn mk_16_a_pumped_price_lends_nothing_more() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    let src = market.suite.addr("src");
    let pumped =
        json!({"set": {"feed": "bstake/usdc", "price": "100", "low": "11.5", "high": "100"}});
    market.suite.execute("owner", &src, &pumped, &[]).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", 805 * UNIT + 1),
        Refusal::OpenLtv {
            ltv_bps: 7_001,
            open_bps: 7_000,
        },
    );
    market.borrow("bob", 805 * UNIT).unwrap();
}

/// MK-17 · Volatility doubles, and borrowers run ahead of it to the edge. The opening LTV falls in the same block; nobody is sold by it.
///
/// Stopped by: `packages/extension-math/src/market/limits.rs::open_now`
/// Taken out: `left.clamp(open.saturating_div(2), open)` -> `open`
/// Seen: left: Some(7000), right: Some(6720)
#[test]
fn mk_17_volatility_lowers_what_is_lent_and_sells_nobody() {
    let mut market = priced();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    market.at_once().borrow("bob", 780 * UNIT).unwrap();
    let src = market.suite.addr("src");
    // 8 % a day
    let wild = json!({"set": {"feed": "bstake/usdc", "price": "11.5", "variance": "74074074074074074074074074075"}});
    market.suite.execute("owner", &src, &wild, &[]).unwrap();
    assert_eq!(market.market().open_ltv_bps, Some(6_720));
    refused(market.at_once().borrow("bob", UNIT), "6720 are allowed");
    let sell = json!({"liquidate": {"owner": market.suite.addr("bob")}});
    refused(
        market.pay("carol", &sell, "uusdc", 100 * UNIT),
        Refusal::Healthy {
            ltv_bps: ANY,
            liq_bps: 8000,
        },
    );
}
