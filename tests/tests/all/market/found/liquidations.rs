//! Bad positions: who is watched, sold and what restakers pay.

use super::super::{amount_of, funded, looped, priced, refused, Mkt, DAY, UNIT};
use crate::guest::Guest;
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// The last debt is repaid, and the numbers of who was worst stay: a fall shut the doors of
/// restakers who stood for nothing.
#[test]
fn nothing_is_due_where_nothing_is_owed() {
    let mut market = looped();
    market.restaked(50 * UNIT);
    market.at_once();
    market.repay("bob", 600 * UNIT, Some(600 * UNIT)).unwrap();
    market.slash(180);
    assert_eq!(market.exposure(), (0, 0));
    let deposit = to_json_binary(&json!({"deposit": {}})).unwrap();
    market.at_once();
    market.suite.lst_send("dave", "rst", UNIT, deposit).unwrap();
    // the numbers count again when somebody owes
    market.owes("erin", 2, 1);
    assert!(market.exposure().0 > 24 * UNIT);
}

/// The same with a price source that fails: no price is asked where nothing is owed.
#[test]
fn no_price_is_asked_where_nothing_is_owed() {
    let mut market = priced();
    market.owes("bob", 100, 700);
    market.at_once();
    let repay = market.pay("bob", &json!({"repay": {}}), "uusdc", 800 * UNIT);
    repay.unwrap();
    let src = market.suite.addr("src");
    market.at_once();
    let fail = json!({"behave": {"query": "fail"}});
    market.suite.execute("owner", &src, &fail, &[]).unwrap();
    assert_eq!(market.exposure(), (0, 0));
}

/// Restakers were spent, and half of the fees went on being bonded for who holds their
/// worthless shares.
#[test]
fn restakers_who_are_spent_earn_nothing() {
    let mut market = looped();
    market.make_restake("rst", |msg| msg["floor"] = json!("1000"));
    market.attach("owner", "rst").unwrap();
    let deposit = to_json_binary(&json!({"deposit": {}})).unwrap();
    market.at_once();
    let deposit = market.suite.lst_send("dave", "rst", 20 * UNIT, deposit);
    deposit.unwrap();
    market.suite.advance_secs(30 * DAY);
    market.slash(300);
    let sold = market.sell("carol", "bob", 600 * UNIT).unwrap();
    assert!(sold[2] >= 19 * UNIT, "{sold:?}");
    assert!(is_spent(&market));
    market.supply("alice", 1_000 * UNIT).unwrap();
    let before = market.suite.shares("rst");
    let tx = market.at_once().tell("keeper", &json!({"collect": {}}));
    let tx = tx.unwrap();
    assert_eq!(tx.attr_of(&market.at, "to_restake"), Some("0"));
    assert_eq!(market.suite.shares("rst"), before);
    // and another may be attached
    market.make_restake("other", |_| {});
    market.attach("owner", "other").unwrap();
}

fn is_spent(market: &Mkt) -> bool {
    let storage = market.suite.chain().storage_of(&market.suite.addr("rst"));
    let stake = ballast_extension_types::restake::STAKE.load(&*storage);
    stake.unwrap().spent().is_some()
}

/// A good position is named as the successor and borrows more afterwards, up to just under
/// the one who was worst. Nobody noted it, and in the block of a slash a restaker put the old
/// numbers in, by naming somebody else, and left.
#[test]
fn a_successor_who_borrows_more_is_noted() {
    let mut market = funded();
    market.restaked(50 * UNIT);
    market.owes("erin", 10, 8);
    market.at_once().borrow("erin", 790_000).unwrap();
    market.at_once().repay("erin", 7 * UNIT, None).unwrap();
    market.owes("bob", 600, 60);
    market.at_once().watch("bob").unwrap();
    market.at_once().borrow("bob", 460 * UNIT).unwrap();
    market.after(DAY + 5);
    market.tell("keeper", &json!({"accrue": {}})).unwrap();
    market.slash(180);
    assert!(market.exposure().0 > 0);
    market.at_once().watch("erin").unwrap();
    let due = market.exposure().0;
    let sold = market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    assert_eq!(sold[2], due);
}

/// The borrower of an insolvent position adds two units in front of a liquidation that brings
/// what it was told to bring.
#[test]
fn two_units_stop_no_liquidation() {
    let mut market = looped();
    market.slash(180);
    let preview = json!({"preview_liquidate": {"owner": market.suite.addr("bob")}});
    let said = market.preview(&preview).unwrap();
    let repaid = amount_of(&said, "repaid");
    market.at_once().add("bob", 2).unwrap();
    let [paid, ..] = market.at_once().sell("carol", "bob", repaid).unwrap();
    assert!(repaid - paid <= UNIT, "{paid} of {repaid}");
    assert!(market.debt("bob") >= UNIT);
}

/// Solvent: all debt would go since the rest would be too small, and a coin is missing for
/// all of it.
#[test]
fn a_coin_too_few_sells_what_leaves_the_least() {
    let mut market = funded();
    market.at_once().add("bob", 1_725_000).unwrap();
    market.at_once().borrow("bob", 1_500_000).unwrap();
    market.slash(65);
    let debt = market.debt("bob");
    let preview = json!({"preview_liquidate": {"owner": market.suite.addr("bob")}});
    let said = market.preview(&preview).unwrap();
    assert_eq!(said["repaid"], json!(debt.to_string()));
    let [paid, ..] = market.at_once().sell("carol", "bob", debt - 1).unwrap();
    assert_eq!(paid, debt - UNIT);
    // the least, and a unit of rounding
    assert!(market.debt("bob") - UNIT <= 1);
}

/// An owner lowers the opening LTV to the least and begins the fastest ramp to the lowest
/// liquidation LTV: who borrowed at 88 % has 16 hours.
#[test]
fn the_fastest_ramp_leaves_hours() {
    let mut market = funded();
    market.owes("bob", 100, 88);
    let low = json!({"update_config": {"open_ltv_bps": 1_000}});
    market.at_once().tell("owner", &low).unwrap();
    let ramp = json!({"ramp": {"liq_ltv_bps": 5_000, "secs": 7 * DAY}});
    market.at_once().tell("owner", &ramp).unwrap();
    let words = "it is liquidated over";
    refused(market.at_once().sell("carol", "bob", 10 * UNIT), words);
    market.after(15 * 3_600);
    refused(market.sell("carol", "bob", 10 * UNIT), words);
    market.after(2 * 3_600);
    // back to as far under it as loans were at birth
    market.sell("carol", "bob", 100 * UNIT).unwrap();
    let ltv = market.position("bob").ltv_bps.unwrap();
    assert!((8_300..8_420).contains(&ltv), "{ltv}");
}

/// No price falls, and nobody sells: interest alone makes a position insolvent, and what is
/// due is what its sale takes of restakers.
#[test]
fn interest_alone_makes_insolvent() {
    let mut market = funded();
    market.owes("bob", 1_140, 1_000);
    market.restaked(50 * UNIT);
    while market.position("bob").ltv_bps.unwrap() < 9_900 {
        market.suite.advance_secs(DAY);
    }
    let due = market.exposure().0;
    assert!(due > 0);
    let [_, lst, restaked, bad] = market
        .at_once()
        .sell("carol", "bob", 10_000 * UNIT)
        .unwrap();
    assert!(due.abs_diff(restaked) <= 1_000, "{due} {restaked}");
    assert_eq!((lst, bad), (1_140 * UNIT + restaked, 0));
}

/// LST is given to the restake contract in front of a slash, so that its books differ from
/// what the market reads raw: what is asked for there is never more than it gives.
#[test]
fn a_gift_to_restakers_spoils_no_slash() {
    let mut market = looped();
    market.restaked(10 * UNIT);
    market.slash(180);
    market.suite.same_block();
    let gift = market.suite.lst_transfer("erin", "rst", 7 * UNIT);
    gift.unwrap();
    market.after(3_600);
    let [_, lst, restaked, _] = market.sell("carol", "bob", 600 * UNIT).unwrap();
    assert_eq!((lst, restaked), (610 * UNIT, 10 * UNIT));
}
