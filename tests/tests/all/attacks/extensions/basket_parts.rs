//! BK. Basket: which parts there are, and what a bad one can do.

use super::super::{
    basket::{number, refused, Bag, NOTICE},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{any, anyone, only, ANY, NOT_OWNER},
};
use ballast_basket::ContractError;
use ballast_extension_math::basket::Refusal;
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::json;

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
        Refusal::Shift {
            bps: 10_000,
            most: 2_500,
        },
    );
    bag.set_parts("owner", &[(0, 2_500), (1, 5_000), (2, 2_500)])
        .unwrap();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[]).unwrap();
    bag.after(NOTICE).apply().unwrap();
    let _ = bag.crank("allocate", 2);
    assert_eq!(bag.queued(2, "alice").0, 0);
    let taken = bag.slash(2, 100 * UNIT).unwrap();
    assert_eq!(super::super::basket::taken(&taken), 0);
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
    refused(
        bag.redeem("alice", shares / 2, &[]),
        "Hit the end of buffer, expected more data",
    );
    bag.redeem("alice", shares / 2, &[2]).unwrap();
    let queued = [0, 1].map(|part| bag.queued(part, "alice").0);
    assert_eq!(queued, [24_999_999, 14_999_999]);
    assert!(bag.nav().abs_diff(60 * UNIT) <= 2);
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
    refused(
        bag.crank("allocate", 0),
        Refusal::PartPrice {
            lst: any(),
            shares: Uint128::from(ANY),
        },
    );
    bag.crank("allocate", 1).unwrap();
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
        Refusal::TooMany { count: 9, most: 8 },
    );
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
        Refusal::Weights { sum: 9_999 },
    );
    refused(
        bag.set_parts("owner", &[(0, 5_000), (0, 5_000)]),
        Refusal::Twice {
            part: bag.parts[0].clone(),
        },
    );
    refused(bag.set_parts("owner", &[]), Refusal::Weights { sum: 0 });
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

/// BK-30 · A stranger announces parts, or drops what was announced.
///
/// Stopped by: `extensions/basket/src/execute/drop_announced.rs::drop_announced`
/// Taken out: `access::ensure_is(may, "the owner or the guardian", &info.sender)?` -> `()`
/// Seen: it was not refused
#[test]
fn bk_30_strangers_change_no_list() {
    let mut bag = Bag::filled();
    refused(bag.set_parts("dave", &[(0, 5_000), (1, 5_000)]), NOT_OWNER);
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    refused(
        bag.tell("bob", &json!({"drop_announced": {}})),
        only("the owner or the guardian", &bag.suite.addr("bob")),
    );
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
    refused(
        bag.set_parts("owner", &[(1, 10_000)]),
        ContractError::PartAdmin {
            part: anyone(),
            found: anyone().into_string(),
            needed: anyone().into_string(),
        },
    );
}
