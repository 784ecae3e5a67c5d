//! LV. Lever: what comes in, and at which price.

use super::super::{
    lever::{lever, refused, three, Lev},
    UNIT,
};
use crate::{guest::Guest, kit::any};
use ballast_extension_math::{
    lever::{Books, Refusal},
    market::Scaled,
};
use ballast_lever::ContractError;
use ballast_types::{Amount, LayerShares, Native, Shares};
use cosmwasm_std::{coins, to_json_binary, Uint128};
use serde_json::json;

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
    refused(
        lever.put("bob", UNIT),
        Refusal::NoPrice {
            worth: any(),
            debt: any(),
        },
    );
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
        ContractError::CoverPending {
            pending_cover: any(),
        },
    );
    refused(
        lever.deposit("bob", UNIT),
        ContractError::CoverPending {
            pending_cover: any(),
        },
    );
    lever.at_once().leave("alice", 1_000 * UNIT).unwrap();
}

/// All stake loses so many per mille, and the vault does not pay.
pub fn owe_a_cover(lever: &mut Lev, permille: u64) {
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

/// LV-28 · A lever is made on a market whose loan the hub does not bond: its LST would be priced by nobody. It is refused at birth.
///
/// Stopped by: `extensions/lever/src/execute/instantiate.rs::market_config`
/// Taken out: `config.oracle.is_some() || config.loan.denom != hub.denom` -> `false`
/// Seen: 'needs a market that lends what the hub bonds' is not in 'ripcord_bps = 40000 is out of bounds: 36000 to 31152'
#[test]
fn lv_28_a_lever_needs_a_market_of_the_staking_token() {
    let mut other = super::super::market::priced();
    let msg =
        json!({"market": other.at, "share": {"name": "Ballast 3x STAKE", "symbol": "STAKE3X"}});
    let msg = to_json_binary(&msg).unwrap();
    let lever = &ballast_extensions::lever::Lever;
    refused(
        other.suite.make("owner", lever, "lev", &msg, &[]),
        "needs a market that lends what the hub bonds",
    );
}
