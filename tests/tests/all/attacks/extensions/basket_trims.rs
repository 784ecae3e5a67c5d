//! BK. Basket: LST that is moved between parts.

use super::super::{
    basket::{number, refused, Bag},
    DAY, UNIT,
};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::basket::Refusal;
use serde_json::json;

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
    refused(bag.crank("trim", 0), Refusal::TrimOpen { id: ANY });
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
