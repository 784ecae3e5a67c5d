//! BK. Basket: who can hurt whom. Entries 1 to 25 are numbered as on the page; the others are a fresh reader's.

use super::basket::{call, number, refused, Bag, NOTICE};
use super::{DAY, UNIT};
use cosmwasm_std::{coins, to_json_binary};
use serde_json::json;

/// BK-01 · The first depositor puts one unit in, gives a thousand LST and waits for a victim, whose deposit rounds to few shares. A gift
/// is not counted.
///
/// Stopped by: `extensions/basket/src/look.rs::sum`
/// Taken out: `session.book.sum(&worths)` -> `session.book.sum(&worths).map(|sum| Sum { nav: sum.nav, ceil: Shares::new(sum.ceil.raw().u128() + 1_000_000_000) })`
/// Seen: refused: amount 1 is too small: it is worth 0 where 1000000000 base units stand for 0 shares
#[test]
fn bk_01_an_inflated_price_costs_the_attacker() {
    let mut bag = Bag::new();
    assert_eq!(bag.deposit("bob", 1).unwrap(), 1_000);
    bag.suite
        .lst_transfer("bob", "basket", 1_000 * UNIT)
        .unwrap();
    assert_eq!(
        bag.deposit("alice", 1_000 * UNIT).unwrap(),
        1_000_000 * UNIT
    );
}

/// BK-02 · Somebody gives LST to a part in front of a deposit, so that it buys fewer shares.
///
/// Stopped by: `packages/accounting/src/underwriters.rs::accrue`
/// Taken out: `after.drip.add(arrived, window.max(1), now)?` -> `{ after.layer.active.assets = after.layer.active.assets.checked_add(arrived)?; }`
/// Seen: left: 106999999, right: 100000000
#[test]
fn bk_02_a_gift_to_a_part_moves_no_price_at_once() {
    let mut bag = Bag::filled();
    bag.suite.lst_transfer("bob", "a", 7 * UNIT).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    bag.at_once();
    let a = bag.parts[0].clone();
    let msg = json!({"bond_rewards": {}});
    bag.suite.execute("keeper", &a, &msg, &[]).unwrap();
    bag.suite.advance_secs(7 * DAY);
    assert!(bag.nav() > 106 * UNIT);
}

/// BK-03 · Shares of a part are given to the basket, to lift what all is worth.
///
/// Stopped by: `extensions/basket/src/look.rs::part`
/// Taken out: `part.shares` -> `deps.querier.query_wasm_smart::<cw20::BalanceResponse>(&part.address, &cw20::Cw20QueryMsg::Balance { address: session.this.to_string() }).map_or(part.shares, |has| LayerShares::new(has.balance))`
/// Seen: after 'bob: {"transfer":{"amount":"10000000000","recipient":"wasm1…"}}' at height 19: B-3 is broken: NAV is said to be "110000000", the sum is 100000000
#[test]
fn bk_03_shares_that_are_given_are_not_counted() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    bag.suite.lst_send("bob", "a", 10 * UNIT, msg).unwrap();
    let (a, to) = (bag.parts[0].clone(), bag.at.clone());
    let msg = json!({"transfer": {"recipient": to, "amount": "10000000000"}});
    bag.suite.execute("bob", &a, &msg, &[]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
}

/// BK-04 · A part is slashed, and somebody comes in before any book knows: he would pay the price of before, or get it. Parts are read as
/// they are.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::priced`
/// Taken out: `look::sum(session, &seen)?` -> `Sum { nav: Shares::new(100_000_000u128), ceil: Shares::new(100_000_003u128) }`
/// Seen: left: 19, right: 1249999950
#[test]
fn bk_04_who_comes_in_pays_what_it_is_worth() {
    let mut bag = Bag::filled();
    bag.slash(0, 20 * UNIT).unwrap();
    assert_eq!(bag.at_once().deposit("bob", UNIT).unwrap(), 1_249_999_950);
}

/// BK-05 · Somebody is let in while a slash is asked for: he pays for what was before.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::priced`
/// Taken out: `!despite` -> `false`
/// Seen: it was not refused
#[test]
fn bk_05_nobody_walks_into_a_slash_unasked() {
    let mut bag = veto();
    bag.slash(0, 10 * UNIT).unwrap();
    refused(
        bag.deposit("bob", UNIT),
        "may be slashed for what was before: a slash request is open",
    );
}

/// Three parts, and a veto on slashes of the first.
fn veto() -> Bag {
    let mut bag = Bag::of(
        &[5_000, 3_000, 2_000],
        |at, msg| {
            if at == 0 {
                let resolver = msg["hub"].clone();
                msg["mode"] = json!({"veto": {"resolver": resolver}});
            }
        },
        |_| {},
    );
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    bag
}

/// BK-06 · A slash is asked for, and whoever is quick leaves with what is whole. What he asked out bears it with the rest.
///
/// Stopped by: `packages/numbers/src/layer.rs::take`
/// Taken out: `nearest(amount, self.exiting.assets, held)?` -> `A::ZERO`
/// Seen: after 'keeper: {"execute_slash":{"request_id":1}}' at height 24: R-5 is broken: 20000000 of 50000002 LST were taken, where 20000000 of 100000000 were in all
#[test]
fn bk_06_who_runs_bears_the_slash() {
    let mut bag = veto();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    bag.slash(0, 20 * UNIT).unwrap();
    let shares = bag.shares("bob");
    bag.redeem("bob", shares, &[]).unwrap();
    let queued = bag.queued(0, "bob").0;
    let a = bag.parts[0].clone();
    let msg = json!({"execute_slash": {"request_id": 1}});
    bag.after(3 * DAY + 5)
        .suite
        .execute("keeper", &a, &msg, &[])
        .unwrap();
    let after = bag.queued(0, "bob").0;
    assert!(after.abs_diff(queued * 4 / 5) <= 1, "{after} of {queued}");
}

/// BK-07 · The first of two leavers takes all that is loose, and the other waits.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `piece_floor(loose, given, session.supply).map_err(Refusal::from)?` -> `loose`
/// Seen: after 'alice: {"redeem":{"shares":"50000000000","skip":[]}}' at height 19: B-4 is broken: 100000000 of 100000000 loose LST left with 50000000000 shares
#[test]
fn bk_07_the_first_takes_his_fraction_of_what_is_loose() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    let half = bag.shares("alice") / 2;
    let first = bag.redeem("alice", half, &[]).unwrap();
    let second = bag.redeem("alice", half, &[]).unwrap();
    assert!(first.abs_diff(25 * UNIT) <= 2 && second.abs_diff(25 * UNIT) <= 2);
}

/// BK-08 · LST on its way out of a part is left out of what all is worth, or counted twice: who comes in while a trim is under way gains.
///
/// Stopped by: `packages/extension-math/src/basket/book.rs::all`
/// Taken out: `self.of_shares.checked_add(self.of_trim)` -> `Ok::<_, NumberError>(self.of_shares)`
/// Seen: after 'keeper: {"trim":{"part":"wasm1…"}}' at height 20: B-3 is broken: NAV is said to be "80000000", the sum is 100000000
#[test]
fn bk_08_a_trim_is_counted_once() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    assert_eq!(bag.deposit("bob", UNIT).unwrap(), 999_999_970);
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert!(bag.nav().abs_diff(101 * UNIT) <= 3);
}

// BK-09 cannot apply. It would take an operator, or a service, that moves LST out of a part without a slash: parts have no such message.

/// BK-10 · A part that is taken off the list keeps what is in it, and nobody gets it.
///
/// Stopped by: `packages/extension-math/src/basket/spread.rs::forget_empty`
/// Taken out: `part.weight_bps > 0 || !part.is_empty()` -> `part.weight_bps > 0`
/// Seen: left: 80000000, right: 100000000
#[test]
fn bk_10_a_part_that_is_dropped_is_emptied() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    assert_eq!(bag.nav(), 100 * UNIT);
    bag.crank("trim", 2).unwrap();
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert_eq!(bag.rows().parts.len(), 2);
    assert!(bag.nav().abs_diff(100 * UNIT) <= 2);
}

/// BK-11 · A rogue curator adds a part of his own for everything, at once. He has to announce it, a quarter at a time, and who dislikes it
/// leaves before.
///
/// Stopped by: `packages/extension-math/src/basket/parts.rs::ensure_may_follow`
/// Taken out: `bps > MOST_SHIFT_BPS && !is_first` -> `false`
/// Seen: it was not refused
#[test]
fn bk_11_a_curator_shifts_a_quarter_after_a_notice() {
    let mut bag = Bag::of(&[5_000, 5_000, 0], |_, _| {}, |_| {});
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    refused(
        bag.set_parts("owner", &[(2, 10_000)]),
        "shifts 10000 bps of all weights, 2500 at most",
    );
    bag.set_parts("owner", &[(0, 2_500), (1, 5_000), (2, 2_500)])
        .unwrap();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[]).unwrap();
    bag.after(NOTICE).apply().unwrap();
    let _ = bag.crank("allocate", 2);
    assert_eq!(bag.queued(2, "alice").0, 0);
    let taken = bag.slash(2, 100 * UNIT).unwrap();
    assert_eq!(super::basket::taken(&taken), 0);
}

// BK-12 cannot apply. It would take a message that changes the notice: it is fixed at birth.

/// BK-13 · A part's admin gives it other code, and the basket goes on filling it.
///
/// Stopped by: `extensions/basket/src/execute/parts.rs::ensure_code`
/// Taken out: `info.code_id != config.part_code_id` -> `false`
/// Seen: 'parts have code' is not in 'Error parsing into type ballast_extension_types::restake::state::Config: Serde Deserialization Error'
#[test]
fn bk_13_a_part_with_other_code_gets_nothing() {
    let mut bag = Bag::of(&[10_000], |_, _| {}, |msg| msg["parts"] = json!([]));
    let code = bag.suite.addr("hub");
    refused(
        bag.tell(
            "owner",
            &json!({"set_parts": {"parts": [{"address": code, "weight_bps": 10_000}]}}),
        ),
        "parts have code",
    );
}

/// BK-14 · One broken part keeps everybody in. Who leaves gives its piece up, and it stays with the others.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `!skipped.contains(&at)` -> `true`
/// Seen: refused: Error parsing into type ballast_extension_types::restake::state::Config: Hit the end of buffer, expected more data
#[test]
fn bk_14_a_broken_part_is_skipped() {
    let mut bag = Bag::filled();
    let shares = bag.shares("alice");
    bag.suite.set_checks(false);
    let c = bag.parts[2].clone();
    let app = bag.suite.chain_mut().app_mut();
    app.contract_storage_mut(&c).set(b"config", b"?");
    refused(bag.redeem("alice", shares / 2, &[]), "Config");
    bag.redeem("alice", shares / 2, &[2]).unwrap();
    let queued = [0, 1].map(|part| bag.queued(part, "alice").0);
    assert_eq!(queued, [24_999_999, 14_999_999]);
    assert!(bag.nav().abs_diff(60 * UNIT) <= 2);
}

/// BK-15 · A crumb is redeemed, whose pieces are worth nothing, and the parts refuse it.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::piece`
/// Taken out: `bought.is_zero()` -> `false`
/// Seen: refused: amount 749 is too small: it is worth 0 where 50000000 base units stand for 50000000000 shares
#[test]
fn bk_15_a_crumb_is_no_trouble() {
    let mut bag = Bag::filled();
    bag.slash(2, 19 * UNIT).unwrap();
    assert_eq!(bag.redeem("alice", 1_500, &[]).unwrap(), 0);
    assert_eq!(bag.redeem("alice", 1, &[]).unwrap(), 0);
}

/// BK-16 · Somebody trims and allocates to and fro, so that LST is always on its way and earns nothing.
///
/// Stopped by: `packages/extension-math/src/basket/spread.rs::surplus_floor`
/// Taken out: `over <= band` -> `false`
/// Seen: it was not refused
#[test]
fn bk_16_a_part_is_trimmed_from_a_band_on() {
    let mut bag = Bag::filled();
    bag.slash(1, UNIT).unwrap();
    refused(
        bag.crank("trim", 0),
        "it is trimmed once it has over 1980000 LST more",
    );
    bag.slash(1, 10 * UNIT).unwrap();
    bag.crank("trim", 0).unwrap();
    refused(bag.crank("trim", 0), "is under way: gather it first");
}

/// BK-17 · A share of a part is worth more than a unit of LST, and each allocation rounds a part of it away to others there.
///
/// Stopped by: `packages/extension-math/src/basket/spread.rs::allocate_floor`
/// Taken out: `lst > shares` -> `false`
/// Seen: it was not refused
#[test]
fn bk_17_a_part_whose_share_is_dear_gets_nothing() {
    let mut bag = Bag::new();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    bag.suite.lst_send("bob", "a", 1, msg).unwrap();
    bag.suite.lst_transfer("bob", "a", UNIT).unwrap();
    let a = bag.parts[0].clone();
    let msg = json!({"bond_rewards": {}});
    bag.suite.execute("keeper", &a, &msg, &[]).unwrap();
    bag.suite.advance_secs(8 * DAY);
    bag.deposit("alice", 100 * UNIT).unwrap();
    refused(bag.crank("allocate", 0), "is too dear");
    bag.crank("allocate", 1).unwrap();
}

/// BK-18 · Between preview and execution somebody else changes the price.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::deposit`
/// Taken out: `shares < min_shares` -> `false`
/// Seen: it was not refused
#[test]
fn bk_18_who_comes_in_says_what_he_accepts() {
    let mut bag = Bag::filled();
    refused(
        bag.deposit_with("bob", UNIT, &json!({"min_shares": "1000000000"})),
        "fewer than the 1000000000 asked for",
    );
}

/// BK-19 · There are so many parts that a sum over them is cut off.
///
/// Stopped by: `packages/extension-math/src/basket/parts.rs::ensure_count`
/// Taken out: `count > most` -> `false`
/// Seen: it was not refused
#[test]
fn bk_19_there_are_eight_parts_at_the_most() {
    let mut bag = Bag::of(
        &[1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 1_250, 0],
        |_, _| {},
        |_| {},
    );
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    let eight: Vec<(usize, u64)> = (1..9).map(|at| (at, 1_250)).collect();
    refused(
        bag.set_parts("owner", &eight),
        "9 parts, with those that are not empty yet: 1 to 8",
    );
}

// BK-20 cannot apply. It would take a price that lags: NAV is what parts hold in that block, and what was slashed does not come back.

// BK-21 cannot apply. It would take a guard that shuts deposits after a fall: there is none any more.

/// BK-22 · A part's slasher, or its consumer, keeps the basket shut: there is always a slash that is pending. Who wants in says so, and bears
/// his share of it alone.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::receive`
/// Taken out: `despite_pending.unwrap_or(false)` -> `false`
/// Seen: refused: part wasm1… may be slashed for what was before: a slash request is open until 1700518485; wait, or set 'despite_pending' and bear your share of it
#[test]
fn bk_22_nobody_keeps_the_basket_shut() {
    let mut bag = veto();
    bag.slash(0, 1).unwrap();
    refused(bag.deposit("bob", UNIT), "may be slashed");
    bag.deposit_with("bob", UNIT, &json!({"despite_pending": true}))
        .unwrap();
}

/// BK-23 · A part is spent, and LST goes on into it.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::deposit_floor`
/// Taken out: `self.ensure_not_spent()?` -> `()`
/// Seen: it was not refused
#[test]
fn bk_23_a_part_that_is_spent_gets_nothing() {
    let mut bag = Bag::filled();
    bag.slash(2, 1_000 * UNIT).unwrap();
    bag.deposit("bob", 100 * UNIT).unwrap();
    refused(bag.crank("allocate", 2), "the stake is spent");
    assert_eq!(number(bag.state().loose), 100 * UNIT);
}

/// BK-24 · Weights are not the whole, a part is there twice, or holds another LST.
///
/// Stopped by: `packages/extension-math/src/basket/parts.rs::ensure_whole`
/// Taken out: `sum != BPS` -> `false`
/// Seen: it was not refused
#[test]
fn bk_24_a_list_is_whole() {
    let mut bag = Bag::filled();
    refused(
        bag.set_parts("owner", &[(0, 4_999), (1, 5_000)]),
        "weights sum to 9999",
    );
    refused(
        bag.set_parts("owner", &[(0, 5_000), (0, 5_000)]),
        "is there twice",
    );
    refused(bag.set_parts("owner", &[]), "weights sum to 0");
}

/// BK-25 · A stranger has a trim paid at a moment that suits him, and the basket does not know that it came.
///
/// Stopped by: `extensions/restake/src/execute.rs::load`
/// Taken out: `REDEMPTIONS.may_load(storage, (owner, redemption_id))?` -> `REDEMPTIONS.may_load(storage, (&OWNERS.load(storage, redemption_id)?, redemption_id))?`
/// Seen: after 'bob: {"withdraw":{"redemption_ids":[1]}}' at height 21: R-3 is broken: redemptions have 20000000000 units, redeeming LST has 0
#[test]
fn bk_25_a_trim_is_the_basket_s_to_take() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    let c = bag.parts[2].clone();
    let msg = json!({"withdraw": {"redemption_ids": [1]}});
    refused(
        bag.after(21 * DAY).suite.execute("bob", &c, &msg, &[]),
        "who alone takes it out",
    );
}

/// BK-26 · A part's stake cannot be read for a moment, and whoever comes in then buys the others' for less.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::priced`
/// Taken out: `look::ensure_all_seen(session, &seen)?` -> `()`
/// Seen: it was not refused
#[test]
fn bk_26_nobody_buys_while_a_part_is_silent() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    let a = bag.parts[0].clone();
    let app = bag.suite.chain_mut().app_mut();
    app.contract_storage_mut(&a).set(b"stake", b"?");
    refused(bag.deposit("bob", UNIT), "cannot be read");
}

/// BK-27 · LST that was merely sent here is booked as if a trim had brought it.
///
/// Stopped by: `extensions/basket/src/reply.rs::gather`
/// Taken out: `session.gifts(deps.as_ref())?.saturating_sub(gifts)` -> `session.gifts(deps.as_ref())?`
/// Seen: left: 27000000, right: 20000000
#[test]
fn bk_27_a_trim_brings_what_it_brings() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.suite.lst_transfer("bob", "basket", 7 * UNIT).unwrap();
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert_eq!(number(bag.state().loose), 20 * UNIT);
}

/// BK-28 · A leaver names the basket itself as receiver: his redemptions would be the basket's, and nobody's.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `keeps(deps.storage, env)?.receiver(deps.api, &receiver)?` -> `deps.api.addr_validate(&receiver)?`
/// Seen: it was not refused
#[test]
fn bk_28_nothing_is_paid_to_where_it_is_lost() {
    let mut bag = Bag::filled();
    let msg = json!({"redeem": {"shares": "1000000000", "receiver": bag.at}});
    refused(bag.tell("alice", &msg), "where it would be lost");
}

/// BK-29 · Another token says that LST came.
///
/// Stopped by: `extensions/basket/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &lst, "the LST")?` -> `()`
/// Seen: after 'bob: {"receive":{"amount":"5000000000","msg":"eyJkZXBvc2l0Ijp7fX0=","sender":"wasm1…"}}' at height 18: B-1 is broken: 5000000000 LST are loose, 0 are here
#[test]
fn bk_29_only_the_lst_says_that_lst_came() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    let sender = bag.suite.addr("bob");
    let msg = json!({"receive": {"sender": sender, "amount": "5000000000", "msg": msg}});
    refused(bag.tell("bob", &msg), "only the LST may do this");
}

/// BK-30 · A stranger announces parts, or drops what was announced.
///
/// Stopped by: `extensions/basket/src/execute/drop_announced.rs::drop_announced`
/// Taken out: `access::ensure_is(may, "the owner or the guardian", &info.sender)?` -> `()`
/// Seen: it was not refused
#[test]
fn bk_30_strangers_change_no_list() {
    let mut bag = Bag::filled();
    refused(bag.set_parts("dave", &[(0, 5_000), (1, 5_000)]), "owner");
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    refused(
        bag.tell("bob", &json!({"drop_announced": {}})),
        "only the owner or the guardian",
    );
}

/// BK-31 · While one part cannot be read the others look as if they had too much, and anybody trims them all.
///
/// Stopped by: `extensions/basket/src/execute/trim.rs::surplus`
/// Taken out: `!is_to_be_emptied` -> `false`
/// Seen: it was not refused
#[test]
fn bk_31_a_silent_part_has_no_other_trimmed() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    let a = bag.parts[0].clone();
    let app = bag.suite.chain_mut().app_mut();
    app.contract_storage_mut(&a).set(b"stake", b"?");
    refused(bag.crank("trim", 1), "cannot be read");
}

/// BK-32 · A part can be migrated by somebody whom nobody named.
///
/// Stopped by: `extensions/basket/src/execute/parts.rs::ensure_code`
/// Taken out: `info.admin.is_none() || info.admin == config.part_admin` -> `true`
/// Seen: it was not refused
#[test]
fn bk_32_parts_are_migrated_by_whom_the_basket_names() {
    let mut bag = Bag::of(
        &[10_000, 0],
        |_, _| {},
        |msg| {
            msg["part_admin"] = json!(null);
            msg["parts"] = json!([]);
        },
    );
    refused(bag.set_parts("owner", &[(1, 10_000)]), "can be migrated by");
}

/// BK-33 · A leaver's own slasher contract is called on the way out, and redeems again: nothing of the basket is called back, and the book is
/// written first.
///
/// Stopped by: `extensions/basket/src/execute/redeem.rs::redeem`
/// Taken out: `session.book.loose = loose.checked_sub(lst).map_err(Refusal::from)?` -> `{ let _ = loose.checked_sub(lst).map_err(Refusal::from)?; }`
/// Seen: after 'alice: {"redeem":{"shares":"50000000000"}}' at height 15: B-1 is broken: 100000000 LST are loose, 50000001 are here
#[test]
fn bk_33_what_leaves_is_off_the_book() {
    let mut bag = Bag::new();
    bag.deposit("alice", 100 * UNIT).unwrap();
    let to = bag.at.clone();
    let half = json!({"redeem": {"shares": (bag.shares("alice") / 2).to_string()}});
    bag.tell("alice", &half).unwrap();
    let svc = bag.svc.clone();
    let msg = json!({"transfer": {"recipient": svc, "amount": "1000000000"}});
    bag.tell("alice", &msg).unwrap();
    let some = json!({"redeem": {"shares": "500000000"}});
    let twice = json!({"run": {"msgs": [call(&to, &some), call(&to, &some)]}});
    bag.suite.execute("owner", &svc, &twice, &[]).unwrap();
    assert!(bag.suite.shares("svc").abs_diff(UNIT) <= 2);
}

/// BK-34 · Coins are sent along with a message, and stay here for ever.
///
/// Stopped by: `extensions/basket/src/contract.rs::execute`
/// Taken out: `access::ensure_nonpayable(&info)?` -> `()`
/// Seen: 'takes no coins' is not in 'no parts are announced'
#[test]
fn bk_34_no_coins_are_taken() {
    let mut bag = Bag::filled();
    let at = bag.at.clone();
    let paid = bag.suite.execute(
        "alice",
        &at,
        &json!({"apply_parts": {}}),
        &coins(5, "ustake"),
    );
    refused(paid, "takes no coins");
}
