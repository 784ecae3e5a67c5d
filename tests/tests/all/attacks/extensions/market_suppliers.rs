//! MK. Market: what suppliers' shares, interest and fees are worth.

use super::super::{
    market::{amount_of, builder, funded, looped, market, number, refused, Mkt},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, ANY},
};
use ballast_extension_math::market::{Loan, Refusal};
use ballast_market::ContractError;
use ballast_types::Amount;
use cosmwasm_std::Uint128;
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
    let worth = amount_of(&worth.unwrap(), "amount");
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
        Refusal::InsufficientCash {
            asked: Loan::new(1_000 * UNIT + 1),
            cash: Loan::new(1_000 * UNIT),
        },
    );
    market.at_once().borrow("bob", 1_000 * UNIT).unwrap();
    assert_eq!(market.market().use_bps, 10_000);
}

/// MK-24 · All is lent, and lenders are stuck at a low rate. It is four times as high at once, and doubles in five days; what cash there is is
/// said.
///
/// Stopped by: `packages/extension-math/src/market/curve.rs::bent`
/// Taken out: `STEEP_UP` -> `STEEP_DOWN`
/// Seen: assertion failed: 0.069999445080839832
#[test]
fn mk_24_full_use_is_dear() {
    let mut market = funded();
    market.owes("bob", 2_000, 1_000);
    let rate = market.market().borrow_rate;
    assert!(
        rate.to_string().starts_with("0.16") || rate.to_string().starts_with("0.1599"),
        "{rate}"
    );
    refused(
        market.at_once().redeem("alice", 1_000 * UNIT),
        Refusal::InsufficientCash {
            asked: Loan::new(UNIT),
            cash: Loan::new(0u128),
        },
    );
    market
        .after(DAY)
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    let target = market.market().rate_at_target.to_string();
    assert!(target.starts_with("0.04587"), "{target}");
}

/// MK-31 · The owner raises the fee before anybody booked a year's interest, and has it of all of that year.
///
/// Stopped by: `extensions/market/src/execute/admin.rs::update_config`
/// Taken out: `session.save(deps.storage)?` -> `()`
/// Seen: left: (36729399, 8936183506), right: (0, 0)
#[test]
fn mk_31_a_fee_is_of_interest_from_then_on() {
    let mut market = Mkt::with(builder(), |msg| msg["fee_bps"] = json!(0));
    market.supply("alice", 1_000 * UNIT).unwrap();
    market.owes("bob", 2_000, 900);
    let fee = json!({"update_config": {"fee_bps": 2_500}});
    market.after(365 * DAY).tell("owner", &fee).unwrap();
    let tx = market
        .at_once()
        .tell("keeper", &json!({"accrue": {}}))
        .unwrap();
    assert_eq!((tx.amount("interest"), tx.amount("fee_shares")), (0, 0));
    refused(
        market.at_once().tell("keeper", &json!({"collect": {}})),
        Refusal::Dust {
            amount: Uint128::zero(),
        },
    );
}

/// MK-39 · Interest is booked in front of a deposit, and it buys fewer shares than the sender saw.
///
/// Stopped by: `extensions/market/src/execute/deposit.rs::deposit`
/// Taken out: `shares < min_shares` -> `false`
/// Seen: it was not refused
#[test]
fn mk_39_a_deposit_has_a_least() {
    let mut market = looped();
    let deposit = json!({"deposit": {"min_shares": (100 * UNIT * 1_000).to_string()}});
    let sent = market
        .after(DAY)
        .pay("erin", &deposit, "ustake", 100 * UNIT);
    refused(
        sent,
        ContractError::MinShares {
            amount: any(),
            shares: Uint128::from(ANY),
            min_shares: Uint128::new(100_000_000_000),
        },
    );
}

/// MK-40 · Bad debt is booked in front of a redemption, which pays less than its owner saw.
///
/// Stopped by: `extensions/market/src/execute/redeem.rs::redeem`
/// Taken out: `amount < min_amount` -> `false`
/// Seen: it was not refused
#[test]
fn mk_40_a_redemption_has_a_least() {
    let mut market = looped();
    market.slash(180);
    market.at_once().sell("carol", "bob", 600 * UNIT).unwrap();
    let redeem = json!({"redeem": {"shares": (100 * UNIT * 1_000).to_string(), "min_amount": (100 * UNIT).to_string()}});
    refused(
        market.at_once().tell("alice", &redeem),
        ContractError::MinAmount {
            shares: Uint128::from(ANY),
            amount: any(),
            min_amount: Loan::new(100 * UNIT),
        },
    );
}

/// MK-46 · Shares of fees are redeemed twice.
///
/// Stopped by: `packages/extension-math/src/market/pool.rs::collect_floor`
/// Taken out: `LayerShares::ZERO` -> `self.fee_shares`
/// Seen: it was not refused
#[test]
fn mk_46_fees_are_paid_once() {
    let mut market = funded();
    market.owes("bob", 2_000, 900);
    let collect = json!({"collect": {}});
    let first = market.after(365 * DAY).tell("keeper", &collect).unwrap();
    assert!(number(first.attr_of(&market.at, "amount").unwrap()) > 3 * UNIT);
    refused(
        market.at_once().tell("keeper", &collect),
        Refusal::Dust {
            amount: Uint128::zero(),
        },
    );
}
