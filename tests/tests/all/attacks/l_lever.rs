//! LV. Lever: who can take what from whom, and whom he can lock in. Entries are numbered as on the page; those from 25 on are its reviews'.

use super::lever::{lever, refused, three, with, Lev};
use super::market::{call, number};
use super::{DAY, UNIT};
use ballast_extension_math::{lever::Books, market::Scaled};
use ballast_types::{hub::PauseScope, Amount, LayerShares, Native, Shares};
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::json;

/// All three ways out or down, whatever the LTV.
fn three_ways(lever: &mut Lev) {
    let before = lever.leverage();
    lever.at_once().leave("alice", 9_876_543_211).unwrap();
    let id = lever.at_once().order("alice", 9_876_543_211, 0).unwrap();
    lever.at_once().fill("bob", id, 7 * UNIT).unwrap();
    lever.at_once().fill("bob", id, 100 * UNIT).unwrap();
    lever.at_once().buy_down("bob", 3 * UNIT).unwrap();
    lever.at_once().leave("alice", 12_345_678_901).unwrap();
    assert!(lever.leverage() < before);
}

/// LV-01 · Sherlock's Morpho x Index: a message that lowers leverage asks for room to borrow, so between the opening LTV and the liquidation
/// LTV nobody can leave or buy down. Nothing here asks for it: a repayment that does not raise the LTV is taken at any.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::repay`
/// Taken out: `after.is_worse_than(self)` -> `true`
/// Seen: refused: the position would owe 9010 bps of its collateral's worth, 8800 are allowed: borrow less, or add collateral
#[test]
fn lv_01_over_the_opening_ltv_all_ways_are_open() {
    let mut lever = three();
    lever.fall(260);
    let ltv = lever.mkt.position("lev").ltv_bps.unwrap();
    assert!((8_801..9_200).contains(&ltv), "{ltv}");
    three_ways(&mut lever);
}

/// LV-02 · The same over the liquidation LTV, before anybody liquidated, and with interest in the debt: a slice whose debt is rounded down
/// would raise the LTV by a unit, and ask for room after all.
///
/// Stopped by: `packages/extension-math/src/lever/books.rs::slice`
/// Taken out: `mul_div_ceil(self.scaled.raw(), shares.raw(), all)?` -> `mul_div_floor(self.scaled.raw(), shares.raw(), all)?`
/// Seen: refused: the position would owe 9526 bps of its collateral's worth, 8800 are allowed: borrow less, or add collateral
#[test]
fn lv_02_over_the_liquidation_ltv_as_well() {
    let mut lever = three();
    lever.suite().advance_secs(40 * DAY);
    lever.fall(300);
    assert_eq!(lever.mkt.position("lev").liquidatable, Some(true));
    three_ways(&mut lever);
    lever.at_once().mkt.sell("carol", "lev", 10 * UNIT).unwrap();
}

/// LV-03 · The first depositor puts one unit in and sends a fortune here and to the market; the next one's shares round to few. What is sent
/// counts nowhere, and 1,000 shares against one unit belong to nobody.
///
/// Stopped by: `packages/numbers/src/price.rs::totals`
/// Taken out: `self.shares.checked_add(S::new(OFFSET))?.raw()` -> `self.shares.checked_add(S::new(1u128))?.raw()`
/// Seen: left: 1000000, right: 1000000000
#[test]
fn lv_03_what_is_sent_here_moves_no_price() {
    let mut lever = lever();
    lever.put("carol", 1).unwrap();
    for to in ["lev", "mkt"] {
        let at = lever.mkt.suite.addr(to);
        lever
            .suite()
            .lst_transfer("carol", to, 1_000 * UNIT)
            .unwrap();
        lever
            .suite()
            .bank_send("mallory", &at, 1_000 * UNIT)
            .unwrap();
    }
    let victim = lever.put("bob", UNIT).unwrap();
    assert_eq!(lever.said(&victim, "shares"), 1_000 * UNIT);
    lever.at_once().leave("bob", 1_000 * UNIT).unwrap();
    assert!(lever.equity() <= 2);
}

/// LV-04 · A stranger repays or adds for the lever, in front of somebody's message, so that a share is worth more or a slice owes another
/// sum. Nobody acts for a position but its owner.
///
/// Stopped by: `extensions/market/src/session.rs::owner_of`
/// Taken out: `owner == *sender || until.is_some_and(|until| now.floor < until)` -> `true`
/// Seen: it was not refused
#[test]
fn lv_04_nobody_gives_to_the_position() {
    let mut lever = three();
    let (market, owner) = (lever.mkt.at.clone(), lever.at.clone());
    let repay = json!({"repay": {"owner": owner}});
    let tried = lever
        .suite()
        .execute("mallory", &market, &repay, &coins(UNIT, "ustake"));
    refused(tried, "unauthorized");
    let add = to_json_binary(&json!({"add_collateral": {"owner": owner}})).unwrap();
    refused(
        lever.suite().lst_send("carol", "mkt", UNIT, add),
        "unauthorized",
    );
}

/// LV-05 · Somebody comes in where the position owes more than it is worth: what he brings fills the hole, also where there are three shares.
///
/// Stopped by: `packages/extension-math/src/lever/deposit.rs::ensure_worth`
/// Taken out: `!self.books.scaled.is_zero() && worth <= debt` -> `false`
/// Seen: assertion failed: priced.deposit_floor(Shares::new(1_000_000_u128)).is_err()
#[test]
fn lv_05_nobody_fills_a_hole() {
    let mut lever = three();
    lever.fall(340);
    refused(lever.put("bob", UNIT), "a share has no price");
    let books = Books {
        collateral: Shares::new(297_u128),
        scaled: Scaled::new(200_u128),
        index: Uint128::new(1_000_000_000_000_000_000),
        supply: LayerShares::new(3_u128),
    };
    let priced = books
        .priced(Native::new(2_u128), Shares::new(3_u128))
        .unwrap();
    assert!(priced.deposit_floor(Shares::new(1_000_000_u128)).is_err());
}

/// LV-06 · Whoever puts much in, rebalances and takes it out again, over and over, is paid a tip by its size each time. Tips are by time: all
/// together no more than a year's part of it.
///
/// Stopped by: `extensions/lever/src/execute/rebalance.rs::rebalance`
/// Taken out: `KEEPER_AT.save(deps.storage, &session.now.ceil)?` -> `()`
/// Seen: assertion failed: 743910
#[test]
fn lv_06_tips_are_by_time() {
    let mut lever = three();
    let before = lever.equity() * UNIT * UNIT / lever.supply();
    let mut tips = 0;
    for _ in 0..12 {
        lever.after(300).put("carol", 900 * UNIT).unwrap();
        let tx = lever.at_once().rebalance("carol").unwrap();
        tips += lever.said(&tx, "tip");
        let shares = lever.shares("carol");
        lever.at_once().leave("carol", shares).unwrap();
    }
    // ten bps of a thousand LST's shares a year, for an hour
    assert!(
        tips <= 1_000_000 * UNIT * 10 * 3_700 / (10_000 * 365 * DAY as u128),
        "{tips}"
    );
    let after = lever.equity() * UNIT * UNIT / lever.supply();
    assert!(after + after / 100_000 >= before, "{before} {after}");
}

/// LV-07 · A cover is owed for a loss: who comes in before it arrives gets a multiple of it, by leverage. Nobody does, and everybody leaves.
///
/// Stopped by: `extensions/lever/src/session.rs::ensure_no_cover`
/// Taken out: `rate.pending_cover.is_zero()` -> `true`
/// Seen: it was not refused
#[test]
fn lv_07_nobody_comes_in_while_a_cover_is_owed() {
    let mut lever = three();
    owe_a_cover(&mut lever, 50);
    refused(
        lever.put("bob", UNIT),
        "no deposits while the hub's vault owes a cover",
    );
    refused(
        lever.deposit("bob", UNIT),
        "no deposits while the hub's vault owes a cover",
    );
    lever.at_once().leave("alice", 1_000 * UNIT).unwrap();
}

/// All stake loses so many per mille, and the vault does not pay.
fn owe_a_cover(lever: &mut Lev, permille: u64) {
    lever.suite().underwrite("dave", 9_000 * UNIT).unwrap();
    lever.suite().advance_all("keeper");
    let broken = lever.suite().chain_mut().break_contract("vault", true);
    broken.unwrap();
    lever.mkt.slash(permille);
    lever.suite().sync("mallory").unwrap();
    let rate = lever.mkt.suite.exchange_rate();
    assert!(rate.pending_cover.to_string() != "0");
    lever.at_once();
}

/// LV-08 · Stake is slashed and nobody has booked it: who comes in, buys an order or buys down does it at the old rate. The hub is asked what
/// the chain shows.
///
/// Stopped by: `extensions/lever/src/session.rs::priced`
/// Taken out: `self.books.priced(rate.value, rate.shares)?` -> `self.books.priced(Native::new(rate.shares.raw()), rate.shares)?`
/// Seen: left: 10000, right: 12857
#[test]
fn lv_08_a_loss_that_is_not_booked_counts() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 10_000 * UNIT, 0).unwrap();
    lever.fall(100);
    let tx = lever.put("bob", 10 * UNIT).unwrap();
    // nine of worth, at seven tenths for a thousand shares
    assert_eq!(lever.said(&tx, "shares") / UNIT, 12_857);
    let tx = lever.at_once().fill("bob", id, 100 * UNIT).unwrap();
    let (paid, lst) = (lever.said(&tx, "paid"), lever.said(&tx, "lst"));
    assert!((paid * 10 / 9).abs_diff(lst) <= 2, "{paid} {lst}");
    let tx = lever.at_once().buy_down("bob", 10 * UNIT).unwrap();
    assert!(lever.said(&tx, "lst") > 11 * UNIT);
}

/// LV-09 · A holder leaves in kind in front of a buy-down and escapes its discount, which the others pay. They pay the most discount on his
/// part of the debt, at the very most.
///
/// Stopped by: `packages/extension-math/src/lever/band.rs::discount_floor`
/// Taken out: `Ok(self.max_discount_bps)` -> `Ok(self.max_discount_bps.saturating_mul(9))`
/// Seen: after 'dave: {"buy_down":{}}' at height 15: L-6 is broken: 1350 of 150
#[test]
fn lv_09_who_leaves_before_a_buy_down_costs_the_others_its_discount() {
    let others = |leaves: bool| {
        let mut lever = three();
        lever.put("bob", 100 * UNIT).unwrap();
        lever.at_once().rebalance("keeper").unwrap();
        lever.fall(120);
        if leaves {
            lever.at_once().leave_all("bob").unwrap();
        }
        lever.at_once().buy_down("dave", 2_000 * UNIT).unwrap();
        let shares = lever.shares("alice");
        lever.equity() * shares / lever.supply()
    };
    let (alone, together) = (others(true), others(false));
    assert!(alone.abs_diff(together) < 20, "{alone} {together}");
    assert!(together > 62 * UNIT);
}

/// LV-10 · A holder leaves in kind to escape a slash that is coming: he has LST, as much of it as his part was, and it falls as much.
///
/// Stopped by: `packages/extension-math/src/lever/books.rs::slice`
/// Taken out: `mul_div_floor(self.collateral.raw(), shares.raw(), all)?` -> `mul_div_floor(self.collateral.raw(), shares.raw().saturating_mul(Uint128::new(2)), all)?`
/// Seen: assertion failed: 92499997 7000048
#[test]
fn lv_10_what_leaves_in_kind_falls_as_what_stays() {
    let mut lever = three();
    lever.put("bob", 50 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let before = (lever.lst_of("bob"), lever.mkt.suite.balance("bob"));
    lever.at_once().leave("bob", 25_000 * UNIT).unwrap();
    let got = lever.lst_of("bob") - before.0;
    let paid = before.1 - lever.mkt.suite.balance("bob");
    lever.fall(50);
    let out = got * 950 / 1_000 - paid;
    let shares = lever.shares("bob");
    let stayed = lever.equity() * shares / lever.supply();
    assert!(out.abs_diff(stayed) < 100, "{out} {stayed}");
}

/// LV-11 · An order is bought in many parts, so that the roundings of each go to the buyers. Its owner gets what he gets of one.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::fill`
/// Taken out: `with_discount_floor(part.debt, discount_bps)?` -> `with_discount_floor(part.debt, discount_bps.saturating_add(1))?`
/// Seen: after 'bob: {"fill":{"order_id":1}}' at height 12: L-9 is broken: 1200000 coins bought 1200120 LST, worth 1200120, at 0 bps
#[test]
fn lv_11_an_order_in_fifty_parts() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 0).unwrap();
    let before = lever.lst_of("alice");
    let mut left = 1;
    for _ in 0..60 {
        let tx = lever.at_once().fill("bob", id, 60 * UNIT / 50).unwrap();
        left = lever.said(&tx, "left");
        if left == 0 {
            break;
        }
    }
    assert_eq!(left, 0);
    let got = lever.lst_of("alice") - before;
    assert!(got.abs_diff(29_999_999) < 120, "{got}");
}

/// LV-12 · An order whose owner bears no discount is bought at one: the discount rises to his most and not beyond, however long it waits.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::discount_floor`
/// Taken out: `self.most_bps.saturating_mul(gone)` -> `gone`
/// Seen: left: 1, right: 0
#[test]
fn lv_12_an_order_at_par_stays_at_par() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 0).unwrap();
    lever.suite().advance_secs(30 * DAY);
    let tx = lever.fill("bob", id, 100 * UNIT).unwrap();
    assert_eq!(lever.said(&tx, "discount_bps"), 0);
    assert!(lever.said(&tx, "lst") <= lever.said(&tx, "paid"));
}

/// LV-13 · An order is bought where its slice is worth less than it owes: the rest of the pool would pay. Nobody buys it; its owner takes it
/// back.
///
/// Stopped by: `packages/extension-math/src/lever/order.rs::fill`
/// Taken out: `part.lst.checked_sub(to_buyer)` -> `part.lst.checked_sub(to_buyer.min(part.lst))`
/// Seen: 'liquidation is next' is not in 'balance too small: wasm1… has 89999999, 90909092 are needed'
#[test]
fn lv_13_a_slice_under_water_is_not_sold() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 30_000 * UNIT, 200).unwrap();
    lever.fall(340);
    refused(
        lever.at_once().fill("bob", id, 100 * UNIT),
        "liquidation is next",
    );
    refused(lever.cancel("bob", id), "unauthorized");
    lever.cancel("alice", id).unwrap();
    assert_eq!(lever.shares("alice"), 100_000 * UNIT);
}

/// LV-14 · What a buyer gets changes between his signature and the block. He says how little he takes.
///
/// Stopped by: `extensions/lever/src/execute.rs::ensure_lst`
/// Taken out: `lst < min_lst` -> `false`
/// Seen: it was not refused
#[test]
fn lv_14_a_buyer_says_how_little_he_takes() {
    let mut lever = three();
    lever.fall(120);
    let words = "less than the 90000000 asked for";
    let msg = json!({"buy_down": {"min_lst": "90000000"}});
    refused(lever.at_once().tell("bob", &msg, 100 * UNIT), words);
    let id = lever.at_once().order("alice", 1_000 * UNIT, 0).unwrap();
    let msg = json!({"fill": {"order_id": id, "min_lst": "90000000"}});
    refused(lever.at_once().tell("bob", &msg, 100 * UNIT), words);
    let msg = json!({"redeem": {"shares": "1000000000", "min_lst": "90000000"}});
    refused(lever.at_once().tell("alice", &msg, 100 * UNIT), words);
}

/// LV-15 · The market sells the position: the lever goes on by what it remembers, and pays out more than is there. It remembers nothing.
///
/// Stopped by: `extensions/lever/src/session.rs::open`
/// Taken out: `debt.collateral` -> `Shares::new(300_000_000_u128)`
/// Seen: after 'keeper: {"rebalance":{}}' at height 12: L-5 is broken: leverage_bps '': cannot parse integer from empty string
#[test]
fn lv_15_after_a_liquidation_all_goes_on() {
    let mut lever = three();
    lever.fall(300);
    let before = lever.equity();
    let [paid, lst, ..] = lever.at_once().mkt.sell("carol", "lev", 50 * UNIT).unwrap();
    let incentive = lst * 7 / 10 - paid;
    assert!(lever.equity().abs_diff(before - incentive) < 3);
    lever.put("bob", 10 * UNIT).unwrap();
    lever.at_once().leave_all("bob").unwrap();
    lever.at_once().leave("alice", 100_000 * UNIT).unwrap();
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

/// LV-16 · The position is sold to nothing and shares are left: a newcomer's coins would be theirs, or his shares overflow. Nobody comes in;
/// shares can be given away, and leaving with them is leaving with nothing.
///
/// Stopped by: `packages/extension-math/src/lever/deposit.rs::ensure_worth`
/// Taken out: `self.books.supply.raw() > most` -> `false`
/// Seen: it was not refused
#[test]
fn lv_16_dead_shares_let_nobody_in() {
    let mut lever = three();
    lever.fall(400);
    lever
        .at_once()
        .mkt
        .sell("carol", "lev", 1_000 * UNIT)
        .unwrap();
    assert_eq!(lever.view().c, 0);
    refused(lever.put("bob", UNIT), "a share has no price");
    refused(lever.redeem("alice", 1_000 * UNIT, 0), "is too little");
    let to = lever.mkt.suite.addr("bob");
    let give = json!({"transfer": {"recipient": to, "amount": "7"}});
    lever.at_once().tell("alice", &give, 0).unwrap();
    assert_eq!(lever.shares("bob"), 7);
}

/// LV-17 · Everything in the market is lent: leverage cannot go up, and drifts. Leaving is not touched by it.
///
/// Stopped by: `packages/extension-math/src/lever/rebalance.rs::rebalance`
/// Taken out: `amount.is_zero()` -> `false`
/// Seen: 'wait for deposits or repayments there' is not in '0 is too little: it rounds to nothing, give more'
#[test]
fn lv_17_a_market_at_full_use_locks_nobody_in() {
    let mut lever = with(200 * UNIT, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever.at_once().put("bob", 50 * UNIT).unwrap();
    refused(
        lever.at_once().rebalance("keeper"),
        "wait for deposits or repayments there",
    );
    lever.at_once().leave_all("bob").unwrap();
    let id = lever.at_once().order("alice", 100_000 * UNIT, 0).unwrap();
    lever.at_once().fill("carol", id, 300 * UNIT).unwrap();
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

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
        "borrowing costs 400 bps a year",
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

/// LV-22 · Bonding is paused: coins that were to be bonded are lost on the way, or holders are locked in. A deposit of coins fails whole, one
/// of LST works, and everybody leaves.
///
/// Stopped by: `extensions/lever/src/execute/deposit.rs::deposit`
/// Taken out: `SubMsg::reply_on_success(work, ReplyId::Bonded.into())` -> `SubMsg::reply_always(work, ReplyId::Bonded.into())`
/// Seen: 'paused' is not in '0 is too little: it rounds to nothing, give more'
#[test]
fn lv_22_a_bond_that_fails_takes_the_deposit_with_it() {
    let mut lever = three();
    lever
        .suite()
        .pause("owner", PauseScope::Bond, None)
        .unwrap();
    refused(lever.at_once().deposit("bob", 10 * UNIT), "paused");
    lever.at_once().put("bob", 50 * UNIT).unwrap();
    refused(lever.at_once().rebalance("keeper"), "paused");
    for who in ["bob", "alice"] {
        lever.at_once().leave_all(who).unwrap();
    }
    // but the keeper's tip
    assert_eq!(lever.supply(), lever.shares("keeper"));
}

/// LV-23 · The last one leaves, and a debt too small for the market would be left, so he cannot. He repays it too, and gets LST for it.
///
/// Stopped by: `packages/extension-math/src/lever/redeem.rs::redeem`
/// Taken out: `!left.is_zero() && left < min_debt` -> `false`
/// Seen: refused: the position would owe 200008: 0, or 1000000 at the least
#[test]
fn lv_23_the_last_one_leaves_nothing_behind() {
    let mut lever = three();
    lever.suite().advance_secs(DAY);
    lever.at_once().leave("alice", 99_900 * UNIT).unwrap();
    assert_eq!(number(lever.state().debt), 0);
    lever.at_once().leave("alice", 100 * UNIT).unwrap();
    let state = lever.state();
    assert_eq!(number(state.debt), 0);
    assert_eq!(state.shares.u128(), lever.shares("keeper"));
    assert!(number(state.collateral) < 10, "{}", state.collateral);
}

/// LV-24 · Tokens that are not the LST, shares of the lever sent to itself, two coins, coins where none are taken: each would be counted as
/// something else.
///
/// Stopped by: `extensions/lever/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &config.lst, "the LST")?` -> `()`
/// Seen: 'only the LST may do this' is not in 'balance too small: wasm1… has 0, 1000000 are needed'
#[test]
fn lv_24_only_the_lst_and_only_one_coin() {
    let mut lever = three();
    let inner = to_json_binary(&json!({"deposit": {}})).unwrap();
    let alice = lever.mkt.suite.addr("alice");
    let fake = json!({"receive": {"sender": alice, "amount": "1000000", "msg": inner}});
    refused(lever.tell("mallory", &fake, 0), "only the LST may do this");
    let (at, market) = (lever.at.clone(), lever.mkt.at.clone());
    for (to, words) in [(at, "is this contract"), (market, "is the market")] {
        let give = json!({"transfer": {"recipient": to, "amount": "7"}});
        refused(lever.at_once().tell("alice", &give, 0), words);
    }
    refused(
        lever.tell("alice", &json!({"rebalance": {}}), 5),
        "takes no coins",
    );
    let send = json!({"receive": {"sender": alice, "amount": "1", "msg": ""}});
    refused(lever.tell("alice", &send, 0), "only the LST may do this");
}

/// LV-25 · A lender keeps use at 100 %, so the rate doubles every five days and nobody can lever down: a third of equity in a month. While the
/// rate at target is over the most, debt is sold at a discount that rises with it, down to none.
///
/// Stopped by: `packages/extension-math/src/lever/down.rs::on_sale`
/// Taken out: `rate > most && !debt.is_zero()` -> `false`
/// Seen: refused: leverage is 30986 bps, 'buy_down' is open over 34000, or while the market's rate at target is too high
#[test]
fn lv_25_a_lender_at_full_use_is_paid_back() {
    let mut lever = with(200 * UNIT + 1, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    let before = lever.equity();
    refused(
        lever.at_once().buy_down("bob", 300 * UNIT),
        "while the market's rate at target is too high",
    );
    lever.suite().advance_secs(13 * DAY);
    let tx = lever.buy_down("bob", 300 * UNIT).unwrap();
    assert!(lever.said(&tx, "discount_bps") <= 150);
    assert_eq!(number(lever.state().debt), 0);
    assert!(lever.equity() > before * 95 / 100);
}

/// LV-26 · The rate at target is over the most, use is low, so the rate of the moment is under it: debt is on sale and can be made anew, over
/// and over, and each round pays the discount. Nothing is borrowed while either rate is over the most.
///
/// Stopped by: `packages/extension-math/src/lever/rebalance.rs::rebalance`
/// Taken out: `room.rate.max(room.rate_at_target)` -> `room.rate`
/// Seen: it was not refused
#[test]
fn lv_26_what_is_on_sale_is_not_made_anew() {
    let mut lever = with(200 * UNIT + 1, |_| {});
    lever.put("alice", 100 * UNIT).unwrap();
    lever.at_once().rebalance("keeper").unwrap();
    lever.suite().advance_secs(14 * DAY);
    lever.at_once().mkt.supply("owner", 9_000 * UNIT).unwrap();
    lever.at_once().buy_down("bob", 300 * UNIT).unwrap();
    let rates = lever.state();
    assert!(rates.borrow_rate < rates.rate_at_target);
    refused(
        lever.at_once().rebalance("bob"),
        "nothing is borrowed over 2000",
    );
}

/// LV-27 · The vault is made to fail for one transaction, so the hub owes a cover and the rate is low: orders and debt are sold for a loss
/// that is covered in the next block. What is owed counts where LST is sold.
///
/// Stopped by: `extensions/lever/src/session.rs::owed`
/// Taken out: `rate.value.checked_add(rate.pending_cover)` -> `rate.value.checked_add(Native::ZERO)`
/// Seen: after 'bob: {"buy_down":{}}' at height 16: L-6 is broken: 61399925 coins bought 68999871 LST, worth 68999871, at 114 bps
#[test]
fn lv_27_a_cover_that_is_owed_sells_nothing() {
    let mut lever = three();
    let id = lever.at_once().order("alice", 10_000 * UNIT, 0).unwrap();
    owe_a_cover(&mut lever, 100);
    refused(
        lever.at_once().buy_down("bob", 300 * UNIT),
        "`buy_down` is open over",
    );
    let tx = lever.at_once().fill("bob", id, 300 * UNIT).unwrap();
    let (paid, lst) = (lever.said(&tx, "paid"), lever.said(&tx, "lst"));
    assert!(lst <= paid + paid / 100, "{paid} {lst}");
}

/// LV-28 · A lever is made on a market whose loan the hub does not bond: its LST would be priced by nobody. It is refused at birth.
///
/// Stopped by: `extensions/lever/src/execute/instantiate.rs::market_config`
/// Taken out: `config.oracle.is_some() || config.loan.denom != hub.denom` -> `false`
/// Seen: 'needs a market that lends what the hub bonds' is not in 'ripcord_bps = 40000 is out of bounds: 36000 to 31152'
#[test]
fn lv_28_a_lever_needs_a_market_of_the_staking_token() {
    let mut other = super::market::priced();
    let msg =
        json!({"market": other.at, "share": {"name": "Ballast 3x STAKE", "symbol": "STAKE3X"}});
    let msg = to_json_binary(&msg).unwrap();
    let lever = &ballast_extensions::lever::Lever;
    refused(
        other.suite.make("owner", lever, "lev", &msg, &[]),
        "needs a market that lends what the hub bonds",
    );
}
