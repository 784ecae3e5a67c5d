//! Parts that lie, lose, are silent or leave the list.

use super::super::{call, number, refused, taken, Bag, DAY, NOTICE, UNIT};
use crate::{
    guest::Guest,
    kit::{anyone, ANY},
};
use ballast_basket::ContractError;
use ballast_extension_math::{basket::Refusal, restake::Due};
use ballast_types::{Amount, Shares};
use cosmwasm_std::Uint128;
use serde_json::{json, Value};

/// A part of more than a quarter of all weights gets other code. Its owner can never take it
/// off the list: a list without it shifts too much, and one with it is refused for its code.
#[test]
fn a_part_with_other_code_can_be_taken_off_in_steps() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    bag.migrate(0);
    refused(
        bag.crank("allocate", 0),
        ContractError::PartCode {
            part: anyone(),
            found: ANY,
            needed: ANY,
        },
    );
    refused(
        bag.set_parts("owner", &[(1, 6_000), (2, 4_000)]),
        Refusal::Shift {
            bps: 5_000,
            most: 2_500,
        },
    );
    bag.set_parts("owner", &[(0, 2_500), (1, 4_500), (2, 3_000)])
        .unwrap();
    bag.after(NOTICE).apply().unwrap();
    bag.set_parts("owner", &[(1, 6_000), (2, 4_000)]).unwrap();
    bag.after(NOTICE).apply().unwrap();
    assert_eq!(bag.rows().parts[2].weight_bps, 0);
    // more for it is refused as before
    refused(
        bag.set_parts("owner", &[(0, 2_000), (1, 4_500), (2, 3_500)]),
        ContractError::PartCode {
            part: anyone(),
            found: ANY,
            needed: ANY,
        },
    );
}

/// A part of other code says that it holds more than fits: it counts as one that cannot be
/// read, is noted, and keeps nobody out for longer than that.
#[test]
fn a_part_that_lies_is_one_that_cannot_be_read() {
    for lie in [u128::MAX, u128::MAX - 200 * UNIT, 1_000_000 * UNIT] {
        let mut bag = Bag::filled();
        bag.suite.set_checks(false);
        bag.migrate(2);
        bag.lies(2, |stake| {
            stake.pool.layer.active.assets = Shares::new(lie);
        });
        refused(bag.deposit("bob", UNIT), "cannot be read");
        bag.crank("note", 2).unwrap();
        let noted = bag.rows().parts[2].silent_since;
        assert!(noted.is_some(), "{lie}");
        let shares = bag.shares("alice") / 2;
        bag.redeem("alice", shares, &[2]).unwrap();
        bag.suite.advance_secs(30 * DAY);
        bag.deposit("bob", UNIT).unwrap();
        assert_eq!(number(bag.state().loose), UNIT);
    }
}

/// A part that holds less than it says by a unit, or exactly what it says.
#[test]
fn a_part_is_believed_up_to_what_it_holds() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    let held = bag.suite.shares("c");
    assert_eq!(held, 20 * UNIT);
    bag.lies(2, |stake| {
        stake.pool.layer.active.assets = Shares::new(held + 1);
    });
    refused(bag.deposit("bob", UNIT), "cannot be read");
    bag.lies(2, |stake| {
        stake.pool.layer.active.assets = Shares::new(held);
    });
    bag.deposit("bob", UNIT).unwrap();
}

/// Everybody has left, crumbs of each part are nobody's and worth nothing. A part that is
/// taken off the list goes all the same, and its consumer keeps nobody out.
#[test]
fn crumbs_pin_no_part() {
    let mut bag = Bag::of(
        &[7_500, 2_500, 0],
        |at, msg| {
            if at == 1 {
                msg["ratio"] = json!({"consumer": msg["slasher"]});
            }
        },
        |_| {},
    );
    bag.deposit("alice", 10_000).unwrap();
    bag.spread();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[]).unwrap();
    let row = bag.rows().parts[1].clone();
    assert_eq!(number(row.worth.unwrap()), 0);
    assert!(row.shares.u128() > 0, "crumbs");
    bag.change(&[(0, 7_500), (2, 2_500)]);
    let due = json!({"set": {"due": "1"}});
    let svc = bag.svc.clone();
    bag.suite.execute("owner", &svc, &due, &[]).unwrap();
    assert_eq!(bag.rows().parts.len(), 3);
    for msg in bag.work() {
        bag.tell("keeper", &msg).unwrap();
    }
    assert_eq!(bag.rows().parts.len(), 2, "it is gone");
    bag.deposit("bob", 100 * UNIT).unwrap();
}

/// Keepers are not told to gather what a request, or a consumer, holds.
#[test]
fn what_is_held_is_not_due() {
    let mut bag = Bag::of(
        &[5_000, 5_000],
        |at, msg| {
            let (svc, hub) = (msg["slasher"].clone(), msg["hub"].clone());
            match at {
                0 => msg["mode"] = json!({"veto": {"resolver": hub}}),
                _ => msg["ratio"] = json!({"consumer": svc}),
            }
        },
        |_| {},
    );
    let svc = bag.svc.clone();
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.spread();
    // both parts are over their targets for a while: a slash of the other does it
    bag.change(&[(0, 7_500), (1, 2_500)]);
    bag.crank("trim", 1).unwrap();
    let asked = bag.suite.now();
    bag.suite
        .execute("owner", &svc, &json!({"set": {"due": "1"}}), &[])
        .unwrap();
    bag.suite.advance_secs(asked + 21 * DAY - bag.suite.now());
    refused(bag.crank("gather", 1), Due::Lst(Uint128::from(ANY)));
    assert_eq!(bag.work(), Vec::<Value>::new());
    bag.suite
        .execute("owner", &svc, &json!({"set": {"due": "0"}}), &[])
        .unwrap();
    assert_eq!(bag.work(), vec![json!({"gather": {"part": bag.parts[1]}})]);
    bag.crank("gather", 1).unwrap();
    bag.crank("allocate", 0).unwrap();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 0).unwrap();
    let asked = bag.suite.now();
    bag.suite
        .advance_secs(asked + 21 * DAY - 60 - bag.suite.now());
    bag.slash(0, UNIT).unwrap();
    bag.suite.advance_secs(120);
    refused(
        bag.crank("gather", 0),
        ballast_extension_math::restake::Refusal::SlashPending {
            request_id: 1,
            until: ANY,
        },
    );
    assert_eq!(bag.work(), Vec::<Value>::new());
}

/// A part is slashed to nearly nothing while its trim is under way, and gathered: NAV falls
/// once.
#[test]
fn a_slashed_trim_is_gathered_for_what_is_left() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.slash(2, 1_000 * UNIT).unwrap();
    let nav = bag.nav();
    assert!(nav.abs_diff(80 * UNIT) <= 20_001, "{nav}");
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert!(bag.nav().abs_diff(nav) <= 1);
    assert_eq!(bag.rows().parts.len(), 2);
}

/// A consumer that answers ninety thousand bytes, nonsense, or with more than a number holds:
/// the basket says so, `despite_pending` opens it, leaving asks nobody.
#[test]
fn whatever_a_consumer_says_leaving_works() {
    let long = format!(
        r#"{{"exposure":"0","due":"0","more":"{}"}}"#,
        // what a contract can keep on a chain, base64 and all, is 128 KiB
        "x".repeat(90_000)
    );
    for said in [
        long.as_str(),
        "",
        "null",
        r#"{"exposure":"0"}"#,
        r#"{"exposure":"0","due":"-1"}"#,
        r#"{"exposure":"0","due":"999999999999999999999999999999999999999999"}"#,
    ] {
        let mut bag = Bag::of(
            &[5_000, 5_000],
            |_, msg| msg["ratio"] = json!({"consumer": msg["slasher"]}),
            |_| {},
        );
        bag.deposit("alice", 100 * UNIT).unwrap();
        bag.spread();
        let bytes = cosmwasm_std::Binary::from(said.as_bytes());
        let svc = bag.svc.clone();
        let behave = json!({"behave": {"query": {"say": bytes}}});
        bag.suite.execute("owner", &svc, &behave, &[]).unwrap();
        let tried = bag.deposit("bob", UNIT);
        if said.len() < 1_000 {
            refused(tried, "may be slashed for what was before");
        }
        bag.deposit_with("bob", UNIT, &json!({"despite_pending": true}))
            .unwrap();
        let all = bag.shares("alice");
        bag.redeem("alice", all, &[]).unwrap();
        bag.state();
        bag.rows();
    }
}

/// Weights of a part that is half in the list: caps rise and fall by notice too, and a list
/// of the same parts shifts nothing.
#[test]
fn a_cap_needs_its_notice() {
    let mut bag = Bag::filled();
    let row = |bag: &Bag, at: usize, bps: u64, cap: Option<&str>| json!({"address": bag.parts[at], "weight_bps": bps, "cap": cap});
    let rows = [
        row(&bag, 0, 5_000, Some("1000000")),
        row(&bag, 1, 3_000, None),
        row(&bag, 2, 2_000, None),
    ];
    bag.tell("owner", &json!({"set_parts": {"parts": rows}}))
        .unwrap();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.at_once().crank("allocate", 0).unwrap();
    assert_eq!(number(bag.rows().parts[0].worth.unwrap()), 100 * UNIT);
    bag.after(NOTICE).apply().unwrap();
    bag.deposit("bob", 100 * UNIT).unwrap();
    refused(bag.crank("allocate", 0), "its cap 1000000");
}

/// A part's shares are sent to the basket, and a part's shares are sent back by nobody: an
/// allocation after a gift buys what the formula says, and gifts go along whole.
#[test]
fn gifts_go_along_once() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.suite.lst_transfer("bob", "basket", 3 * UNIT).unwrap();
    let at = bag.at.clone();
    let tx = bag.crank("allocate", 0).unwrap();
    assert_eq!(tx.attr_of(&at, "gifts"), Some("3000000"));
    let tx = bag.at_once().crank("allocate", 1).unwrap();
    assert_eq!(tx.attr_of(&at, "gifts"), Some("0"));
    assert_eq!(bag.suite.shares("basket"), number(bag.state().loose));
}

/// A part of other code calls the basket back while it pays a trim: gathers another,
/// allocates, redeems. What arrived is counted once.
#[test]
fn nothing_is_counted_twice_when_a_gather_is_in_a_gather() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.suite.advance_secs(21 * DAY);
    let (at, svc) = (bag.at.clone(), bag.svc.clone());
    let gather = json!({"gather": {"part": bag.parts[2]}});
    let twice = json!({"run": {"msgs": [call(&at, &gather), call(&at, &gather)]}});
    refused(
        bag.suite.execute("owner", &svc, &twice, &[]),
        ContractError::UnknownPart { part: anyone() },
    );
    let once = json!({"run": {"msgs": [call(&at, &gather), call(&at, &json!({"allocate": {"part": bag.parts[1]}}))]}});
    bag.suite.execute("owner", &svc, &once, &[]).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 3);
}

/// A service slashes its part by half, anybody fills it up again out of what is loose, and so
/// on in one block: it takes no more than its weight in a window.
#[test]
fn what_a_window_took_is_not_filled_up() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    let most = bag.nav() / 5;
    let begun = bag.suite.now();
    let mut gone = 0;
    for _ in 0..6 {
        let half = number(bag.rows().parts[2].worth.unwrap()) / 2;
        gone += taken(&bag.at_once().slash(2, half).unwrap());
        let _ = bag.at_once().crank("allocate", 2);
    }
    assert!(gone <= most, "a part of 20 % took {gone} of {}", most * 5);
    // once the window is over it is filled up like any other
    assert!(bag
        .work()
        .iter()
        .all(|msg| *msg != json!({"allocate": {"part": bag.parts[2]}})));
    bag.suite.advance_secs(begun + 7 * DAY - bag.suite.now());
    bag.crank("allocate", 2).unwrap();
    let row = bag.rows().parts[2].clone();
    assert!(number(row.worth.unwrap()).abs_diff(number(row.target)) <= 2);
}

/// A small slash, and new LST: the part gets its share of what is new, less what was taken.
#[test]
fn what_is_new_is_spread_after_a_slash() {
    let mut bag = Bag::filled();
    bag.slash(2, UNIT).unwrap();
    refused(bag.crank("allocate", 2), "nothing to put in");
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.crank("allocate", 2).unwrap();
    // 20 % of 199, less what the window's slash of a twentieth stands for: 19 x 20 / 19 were there,
    // so 39.8 x 19 / 20
    let worth = number(bag.rows().parts[2].worth.unwrap());
    assert!((37 * UNIT..=39 * UNIT).contains(&worth), "{worth}");
    bag.slash(2, 1_000 * UNIT).unwrap();
    let lost = 200 * UNIT - bag.nav();
    assert!(lost <= 40 * UNIT, "{lost}");
}
