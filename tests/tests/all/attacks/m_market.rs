//! MK. Market: who can take what from whom. Entries are numbered as on the page; `m_market_more` has the rest.

use super::market::{funded, looped, market, number, refused};
use super::{DAY, UNIT};
use cosmwasm_std::to_json_binary;
use serde_json::json;

/// MK-01 · The first depositor supplies one unit and sends a million coins to the market; the next one's shares round to few. Cash is
/// counted by messages, and 1,000 shares against one unit belong to nobody: the victim has all of it.
///
/// Stopped by: `packages/numbers/src/price.rs::totals`
/// Taken out: `self.shares.checked_add(S::new(OFFSET))?.raw()` -> `self.shares.checked_add(S::new(1u128))?.raw()`
/// Seen: left: (1, 1000000), right: (1000, 1000000000)
#[test]
fn mk_01_the_first_depositor_gains_nothing_by_coins_that_he_sends() {
    let mut market = market();
    let first = market.supply("mallory", 1).unwrap().amount("shares");
    let at = market.at.clone();
    market
        .suite
        .bank_send("mallory", &at, 100_000 * UNIT)
        .unwrap();
    market.at_once();
    let victim = market.supply("alice", UNIT).unwrap().amount("shares");
    assert_eq!((first, victim), (1_000, 1_000 * UNIT));
    market.at_once().redeem("alice", victim).unwrap();
    assert_eq!(market.assets(), 1);
}

/// MK-02 · Hundred and Onyx: all shares but a few are redeemed, the price of the rest is driven up, a victim's deposit rounds away. What
/// can be redeemed is cash, which leaves the books with it.
///
/// Stopped by: `packages/extension-math/src/market/pool.rs::redeem_floor`
/// Taken out: `self.pay(amount)?` -> `()`
/// Seen: after 'mallory: {"redeem":{"shares":"999999999999"}}' at height 12: M-1 is broken: 1000000000 coins are booked, 1 are here
#[test]
fn mk_02_an_emptied_market_has_the_price_that_it_had() {
    let mut market = market();
    market.supply("mallory", 1_000 * UNIT).unwrap();
    market
        .at_once()
        .redeem("mallory", 1_000 * UNIT * 1_000 - 1)
        .unwrap();
    market.after(365 * DAY);
    let shares = market.supply("alice", UNIT).unwrap().amount("shares");
    let worth = market.preview(&json!({"convert_to_assets": {"shares": shares.to_string()}}));
    let worth = number(worth.unwrap()["amount"].as_str().unwrap());
    assert!(worth >= UNIT - UNIT / 1_000, "{worth}");
}

/// MK-03 · Coins that are merely sent to the market are borrowed, so more is lent than was supplied and use is over 1.
///
/// Stopped by: `packages/extension-math/src/market/pool.rs::pay`
/// Taken out: `self.cash.checked_sub(amount)` -> `self.cash.checked_sub(amount.min(self.cash))`
/// Seen: it was not refused
#[test]
fn mk_03_coins_that_are_sent_are_not_lent() {
    let mut market = funded();
    let at = market.at.clone();
    market
        .suite
        .bank_send("mallory", &at, 1_000 * UNIT)
        .unwrap();
    market.at_once().add("bob", 3_000 * UNIT).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", 1_000 * UNIT + 1),
        "1000000001 coins are asked for, 1000000000 are here",
    );
    market.at_once().borrow("bob", 1_000 * UNIT).unwrap();
    assert_eq!(market.market().use_bps, 10_000);
}

/// MK-04 · Euler: a message that lowers one's own health without a check, then a discount for buying oneself out. Each of the four that
/// lower it ends under the opening LTV.
///
/// Stopped by: `extensions/market/src/execute/remove_collateral.rs::remove_collateral`
/// Taken out: `position.ensure_open(&session.pool, &lending.low, lending.open)?` -> `0`
/// Seen: after 'bob: {"remove_collateral":{"lst":"10000000"}}' at height 12: M-6 is broken: wasm1… owes too much after a loan: Position { collateral: Shares(Uint128(90000000)), scaled: Scaled(Uint128(80000000…
#[test]
fn mk_04_no_message_ends_over_the_opening_ltv() {
    let mut market = funded();
    market.owes("bob", 100, 80);
    let words = "8800 are allowed";
    refused(market.at_once().remove("bob", 10 * UNIT), words);
    refused(market.borrow("bob", 9 * UNIT), words);
    refused(market.bond("bob", 100 * UNIT), words);
    refused(market.repay("bob", UNIT, Some(11 * UNIT)), words);
    market.at_once().remove("bob", 9 * UNIT).unwrap();
    assert_eq!(market.position("bob").ltv_bps, Some(8_792));
}

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
        "too few coins to sell anything for: bring 1000000, what is too much comes back",
    );
    let [repaid, lst, _, bad] = market.sell("carol", "bob", UNIT).unwrap();
    assert_eq!(repaid, UNIT);
    assert!(
        (1_249_000..1_250_000).contains(&lst) && bad < 42_000,
        "{lst} {bad}"
    );
    assert!(market.debt("bob") > 498 * UNIT);
}

/// MK-10 · Debts so small that nobody liquidates them: a loan, a repayment and a sale leave none.
///
/// Stopped by: `packages/extension-math/src/market/loan.rs::ensure_min_debt`
/// Taken out: `!debt.is_zero() && debt < min` -> `false`
/// Seen: it was not refused
#[test]
fn mk_10_no_small_debts() {
    let mut market = funded();
    market.at_once().add("bob", 10 * UNIT).unwrap();
    market.at_once();
    refused(
        market.borrow("bob", UNIT - 1),
        "would owe 999999: 0, or 1000000 at the least",
    );
    market.borrow("bob", 2 * UNIT).unwrap();
    market.at_once();
    refused(
        market.repay("bob", UNIT + 1, None),
        "0, or 1000000 at the least",
    );
    market.repay("bob", UNIT, None).unwrap();
    market.at_once().repay("bob", 2 * UNIT, None).unwrap();
    assert_eq!(market.debt("bob"), 0);
}

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
    refused(market.borrow("bob", UNIT), "no price");
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
        "it is liquidated over 9200",
    );
    refused(market.borrow("bob", UNIT), "8800 are allowed");
    let position = market.position("bob");
    assert_eq!(
        (position.liquidatable, position.max_borrow.map(number)),
        (Some(false), Some(0))
    );
}

/// MK-14 · Bonding is paused: a loan that was to be bonded is lost on the way. It fails whole, and everything else works.
///
/// Stopped by: `extensions/market/src/execute/borrow_call.rs::borrow_call`
/// Taken out: `SubMsg::reply_on_success(work, ReplyId::Lent.into())` -> `SubMsg::reply_always(work, ReplyId::Lent.into())`
/// Seen: it was not refused
#[test]
fn mk_14_a_bond_that_fails_takes_the_loan_with_it() {
    let mut market = funded();
    market.at_once().add("bob", 100 * UNIT).unwrap();
    let scope = ballast_types::hub::PauseScope::Bond;
    market.suite.pause("owner", scope, None).unwrap();
    market.at_once();
    refused(market.bond("bob", 50 * UNIT), "paused");
    assert_eq!(market.debt("bob"), 0);
    market.borrow("bob", 50 * UNIT).unwrap();
    market
        .at_once()
        .repay("bob", 60 * UNIT, Some(100 * UNIT))
        .unwrap();
}
