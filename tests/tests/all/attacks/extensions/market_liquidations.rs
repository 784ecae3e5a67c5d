//! MK. Market: what a liquidation takes, pays and leaves.

use super::super::{
    market::{funded, looped, refused},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, ANY},
};
use ballast_extension_math::market::{Loan, Refusal};
use ballast_market::ContractError;
use ballast_types::{Amount, Shares};
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// MK-05 · A borrower liquidates himself, at once or in slices, at every LTV, to take the incentive of restakers and suppliers. A sale is at
/// the discount, no more.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::sell_solvent`
/// Taken out: `floor(asked.raw(), Uint128::new(WAD), Uint128::new(levels.q))?` -> `floor(asked.raw(), Uint128::new(WAD), Uint128::new(levels.back))?`
/// Seen: refused: too few coins to sell anything for: bring 252133364, what is too much comes back
#[test]
fn mk_05_who_liquidates_himself_gets_the_incentive_at_most() {
    for permille in [100, 130, 145, 180, 300] {
        for part in [1, 3] {
            let mut market = looped();
            market.restaked(5 * UNIT);
            market.slash(permille);
            let amount = 500 * UNIT / part;
            let [repaid, lst, from_restake, bad] =
                market.at_once().sell("bob", "bob", amount).unwrap();
            let worth = lst * u128::from(1_000 - permille) / 1_000;
            assert!(worth <= repaid * 1_025 / 1_000, "{repaid} for {worth}");
            assert!(permille > 140 || (from_restake, bad) == (0, 0));
        }
    }
}

/// MK-06 · Morpho: all but a unit of an insolvent position is bought, and the debt of the rest stays for ever. A slice is not small, and
/// leaves none that is.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::slice`
/// Taken out: `amount.min(leaves_least)` -> `amount`
/// Seen: assertion failed: a speck is left
#[test]
fn mk_06_no_speck_is_left() {
    let mut market = looped();
    market.slash(180);
    // 0.002 coins short of all
    let [repaid, ..] = market.at_once().sell("carol", "bob", 480_190_000).unwrap();
    assert!(market.debt("bob") >= UNIT, "a speck is left");
    assert!((479_190_000..480_000_000).contains(&repaid), "{repaid}");
    let mut market = looped();
    market.slash(180);
    let [.., bad] = market.at_once().sell("carol", "bob", 400 * UNIT).unwrap();
    assert!((16_490_000..16_510_000).contains(&bad), "{bad}");
    let ltv = market.position("bob").ltv_bps;
    assert_eq!(ltv, Some(10_163));
    market.at_once().sell("carol", "bob", 500 * UNIT).unwrap();
    assert_eq!((market.collateral("bob"), market.debt("bob")), (0, 0));
}

/// MK-07 · A position is bought in many slices, so that the roundings of each go to the buyer.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::settle`
/// Taken out: `quote.worth_ceil(lst)?` -> `quote.worth_floor(lst)?`
/// Seen: assertion failed: 480191988 in slices, 480192000 at once
#[test]
fn mk_07_slices_are_not_cheaper_than_the_whole() {
    let sold = |slices: u128| {
        let mut market = looped();
        market.slash(180);
        let mut sums = [0, 0];
        while market.debt("bob") > 0 {
            let amount = match market.debt("bob") > 40 * UNIT && slices > 1 {
                true => 12_345_677,
                false => 600 * UNIT,
            };
            let [repaid, lst, ..] = market.at_once().sell("carol", "bob", amount).unwrap();
            sums = [sums[0] + repaid, sums[1] + lst];
        }
        sums
    };
    let ([once, all], [paid, lst]) = (sold(1), sold(36));
    assert_eq!((all, lst), (600 * UNIT, 600 * UNIT));
    assert!(paid >= once, "{paid} in slices, {once} at once");
}

/// MK-08 · A few units are repaid in front of a liquidation, which asked for a moment-old debt and fails; or a stranger repays a position to move
/// what it is worth. Nobody repays for others, and a liquidation takes what is there to take.
///
/// Stopped by: `extensions/market/src/session.rs::owner_of`
/// Taken out: `owner == *sender || until.is_some_and(|until| now.floor < until)` -> `true`
/// Seen: 'only the owner of the position, or a manager' is not in '1 is too little: it rounds to nothing, give more'
#[test]
fn mk_08_a_repayment_in_front_of_a_liquidation_stops_nothing() {
    let mut market = looped();
    market.slash(100);
    let bob = market.suite.addr("bob");
    let msg = json!({"repay": {"owner": bob}});
    market.at_once();
    refused(
        market.pay("mallory", &msg, "ustake", 1),
        "only the owner of the position, or a manager",
    );
    let gift = to_json_binary(&json!({"add_collateral": {"owner": bob}})).unwrap();
    refused(
        market.suite.lst_send("erin", "mkt", UNIT, gift),
        "only the owner of the position",
    );
    market.repay("bob", 10, None).unwrap();
    let [repaid, lst, ..] = market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    assert!(repaid > 252 * UNIT && lst > 287 * UNIT);
}

/// MK-09 · A huge position is insolvent and no liquidator has so much: a slice is sold for what he has, and only that slice's loss is booked.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::slice`
/// Taken out: `amount >= full` -> `amount >= min_debt`
/// Seen: after 'carol: {"liquidate":{"owner":"wasm1…"}}' at height 14: M-8 is broken: 1000000 coins bought 600000000 LST, worth 492000000
#[test]
fn mk_09_little_money_buys_a_slice() {
    let mut market = looped();
    market.slash(180);
    refused(
        market.at_once().sell("carol", "bob", UNIT - 1),
        Refusal::TooSmall {
            least: Loan::new(UNIT),
        },
    );
    let [repaid, lst, _, bad] = market.sell("carol", "bob", UNIT).unwrap();
    assert_eq!(repaid, UNIT);
    assert!(
        (1_249_000..1_250_000).contains(&lst) && bad < 42_000,
        "{lst} {bad}"
    );
    assert!(market.debt("bob") > 498 * UNIT);
}

/// MK-25 · An insolvent position is seen, and suppliers run for cash before it is sold: the first leave at par. As everywhere; but the sale pays
/// cash in the same block, and its loss is booked by it.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::book`
/// Taken out: `add(pool.cash, self.repaid)?` -> `pool.cash`
/// Seen: assertion failed: 500000000
#[test]
fn mk_25_the_sale_pays_who_comes_second() {
    let mut market = looped();
    market.at_once().supply("erin", 500 * UNIT).unwrap();
    market.slash(180);
    let all = market.shares("erin");
    let first = market
        .at_once()
        .redeem("erin", all)
        .unwrap()
        .amount("amount");
    assert!(first >= 500 * UNIT);
    market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    let shares = market.shares("alice");
    let second = market
        .at_once()
        .redeem("alice", shares)
        .unwrap()
        .amount("amount");
    assert!((980 * UNIT..981 * UNIT).contains(&second), "{second}");
}

/// MK-30 · The owner lowers the liquidation LTV at once, under what people were lent, and buys them out.
///
/// Stopped by: `packages/extension-math/src/market/limits.rs::liq_now`
/// Taken out: `now.floor >= liq_until` -> `true`
/// Seen: it was not refused
#[test]
fn mk_30_the_liquidation_ltv_moves_slowly() {
    let mut market = funded();
    market.owes("bob", 100, 88);
    let open = json!({"update_config": {"open_ltv_bps": 7_000}});
    market.at_once().tell("owner", &open).unwrap();
    let ramp = json!({"ramp": {"liq_ltv_bps": 7_500, "secs": 604_800}});
    market.at_once().tell("owner", &ramp).unwrap();
    refused(
        market.at_once().sell("owner", "bob", 100 * UNIT),
        Refusal::Healthy {
            ltv_bps: ANY,
            liq_bps: 9200,
        },
    );
    refused(
        market.after(DAY).sell("owner", "bob", 100 * UNIT),
        Refusal::Healthy {
            ltv_bps: ANY,
            liq_bps: 8957,
        },
    );
    market
        .after(6 * DAY)
        .sell("owner", "bob", 100 * UNIT)
        .unwrap();
}

/// MK-34 · The first slice of an insolvent position takes all of what restakers have, and the next ones none.
///
/// Stopped by: `packages/extension-math/src/market/sale.rs::slice`
/// Taken out: `portion(could, off, self.scaled)?` -> `could`
/// Seen: after 'carol: {"liquidate":{"owner":"wasm1…"}}' at height 13: M-8 is broken: 50000000 coins bought 84750101 LST, worth 69495082
#[test]
fn mk_34_each_slice_has_its_part_of_restakers() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.slash(180);
    let [repaid, lst, from_restake, bad] =
        market.at_once().sell("carol", "bob", 50 * UNIT).unwrap();
    assert!(repaid + bad == 50 * UNIT && bad < 3, "{repaid} and {bad}");
    assert!(
        (2_470_000..2_480_000).contains(&from_restake),
        "{from_restake} of {lst}"
    );
}

/// MK-41 · A liquidator's price moves between his signature and the block.
///
/// Stopped by: `extensions/market/src/execute/liquidate.rs::finish`
/// Taken out: `lst < min_lst` -> `false`
/// Seen: it was not refused
#[test]
fn mk_41_a_liquidation_has_a_least() {
    let mut market = looped();
    market.slash(100);
    let bob = market.suite.addr("bob");
    let msg = json!({"liquidate": {"owner": bob, "min_lst": (300 * UNIT).to_string()}});
    market.at_once();
    refused(
        market.pay("carol", &msg, "ustake", 600 * UNIT),
        ContractError::MinLst {
            repaid: any(),
            lst: any(),
            min_lst: Shares::new(300_000_000u128),
        },
    );
}

/// MK-44 · Half of the collateral and less than half of the debt, at an LTV over the limit: out of an insolvent position with more than one's
/// part.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::repay`
/// Taken out: `after.is_worse_than(self)` -> `false`
/// Seen: it was not refused
#[test]
fn mk_44_who_leaves_a_bad_position_takes_his_part() {
    let mut market = looped();
    market.slash(104);
    let words = "8800 are allowed";
    refused(
        market.at_once().repay("bob", 249 * UNIT, Some(300 * UNIT)),
        words,
    );
    let debt = market.debt("bob");
    market
        .at_once()
        .repay("bob", debt.div_ceil(2), Some(300 * UNIT))
        .unwrap();
    assert!(market.position("bob").ltv_bps.unwrap() <= 9_301);
}
