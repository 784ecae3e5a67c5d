//! Laws that are about messages and not about states.

use super::super::{
    guest::Guest,
    kit::{any, ANY},
};
use super::{amount_of, number, refused, Bag, DAY, NOTICE, UNIT};
use ballast_extension_math::basket::Refusal;
use ballast_types::{Amount, Shares};
use serde_json::{json, Value};

/// B-5, B-6: cranks, gifts and announcements change what all is worth by rounding alone.
#[test]
fn b05_b06_nothing_but_a_slash_lowers_nav() {
    let mut bag = Bag::new();
    bag.deposit("alice", 100 * UNIT).unwrap();
    for part in 0..3 {
        bag.crank("allocate", part).unwrap();
        assert!(bag.nav() + 4 >= 100 * UNIT);
    }
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    bag.after(NOTICE).apply().unwrap();
    bag.crank("trim", 2).unwrap();
    assert!(bag.nav() + 4 >= 100 * UNIT);
    bag.suite.lst_transfer("bob", "basket", 7).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 4);
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 4);
    assert_eq!(bag.rows().parts.len(), 2, "c is empty and gone");
    let shares = bag.deposit("bob", 100 * UNIT).unwrap();
    bag.redeem("bob", shares, &[]).unwrap();
    assert!(bag.nav() + 9 >= 100 * UNIT);
}

/// B-9: whatever owner, guardian and requests do, and whatever is pending, leaving works.
#[test]
fn b09_nobody_keeps_anybody() {
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
    bag.slash(0, UNIT).unwrap();
    bag.tell("dave", &json!({"pause": {}})).unwrap();
    refused(
        bag.set_parts("owner", &[(1, 7_500), (2, 2_500)]),
        Refusal::Shift {
            bps: 5_000,
            most: 2_500,
        },
    );
    bag.slash(1, 1_000 * UNIT).unwrap();
    let all = bag.shares("alice");
    assert_eq!(bag.redeem("alice", all, &[]).unwrap(), 0);
    assert_eq!(bag.queued(0, "alice").1.len(), 1);
    assert!(bag.nav() <= 6);
}

/// B-10: parts in force were announced before, or at birth.
#[test]
fn b10_parts_are_announced() {
    let mut bag = Bag::filled();
    refused(bag.apply(), Refusal::NothingAnnounced);
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    refused(
        bag.after(NOTICE - 1).apply(),
        Refusal::Notice { at: ANY, now: ANY },
    );
    bag.set_parts("owner", &[(0, 6_000), (1, 4_000)]).unwrap();
    refused(bag.after(2).apply(), Refusal::Notice { at: ANY, now: ANY });
    bag.tell("dave", &json!({"drop_announced": {}})).unwrap();
    refused(bag.after(2 * NOTICE).apply(), Refusal::NothingAnnounced);
}

/// B-11: what a preview says is what the message does in that block.
#[test]
fn b11_previews_do_not_lie() {
    let mut bag = Bag::filled();
    bag.slash(0, 5 * UNIT).unwrap();
    bag.suite.lst_transfer("bob", "a", 3 * UNIT).unwrap();
    refused(
        bag.crank("allocate", 1),
        Refusal::NotUnder {
            loose: any(),
            worth: any(),
            lost: Shares::ZERO,
            target: any(),
            cap: None,
        },
    );
    bag.suite.advance_secs(DAY);
    let asked = bag
        .preview(&json!({"preview_deposit": {"lst": "7000000"}}))
        .unwrap();
    let shares = bag.at_once().deposit("bob", 7 * UNIT).unwrap();
    assert_eq!(asked["shares"], json!(shares.to_string()));
    bag.suite.advance_secs(DAY);
    let asked = bag
        .preview(&json!({"preview_redeem": {"shares": shares.to_string()}}))
        .unwrap();
    let lst = bag.at_once().redeem("bob", shares, &[]).unwrap();
    assert_eq!(asked["lst"], json!(lst.to_string()));
    for part in 0..3 {
        let (queued, _) = bag.queued(part, "bob");
        let said = amount_of(&asked["parts"][part], "lst");
        assert!(said - queued <= 1, "{said} {queued}");
    }
}

/// A part whose stake cannot be read shuts deposits, and after 30 days counts as nothing; leaving
/// goes on, and it can come back.
#[test]
fn a_silent_part_is_noted_and_then_nothing() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    let part = bag.parts[2].clone();
    let set = |bag: &mut Bag, bytes: &[u8]| {
        let app = bag.suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&part);
        let was = storage.get(b"stake").unwrap();
        storage.set(b"stake", bytes);
        was
    };
    let was = set(&mut bag, b"?");
    let silent = |since: Option<u64>| Refusal::PartSilent {
        part: part.clone(),
        since,
    };
    refused(bag.deposit("bob", UNIT), silent(None));
    bag.crank("note", 2).unwrap();
    let noted = bag.suite.now();
    refused(bag.deposit("bob", UNIT), silent(Some(noted)));
    refused(bag.crank("allocate", 2), silent(Some(noted)));
    refused(bag.crank("trim", 0), silent(Some(noted)));
    refused(
        bag.redeem("alice", 1_000 * UNIT, &[]),
        "Hit the end of buffer, expected more data",
    );
    bag.redeem("alice", 1_000 * UNIT, &[2]).unwrap();
    let left = noted + 30 * DAY - bag.suite.now();
    refused(
        bag.after(left - 1).deposit("bob", UNIT),
        silent(Some(noted)),
    );
    bag.after(1).crank("note", 2).unwrap();
    let shares = bag.deposit("bob", UNIT).unwrap();
    assert!(shares > 1_200 * UNIT, "{shares} at a NAV without it");
    assert_eq!(bag.rows().parts[2].worth, None);
    set(&mut bag, &was);
    bag.crank("note", 2).unwrap();
    assert_eq!(bag.rows().parts[2].silent_since, None);
    assert!(bag.nav() > 99 * UNIT);
}

/// Keepers are told what they can do, and it can be done.
#[test]
fn what_is_due_can_be_done() {
    let mut bag = Bag::new();
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    let mut done = 0;
    for _ in 0..60 {
        bag.suite.advance_secs(DAY);
        let due: Value = bag.suite.query(&bag.at, &json!({"due": {}}));
        for msg in due["work"].as_array().unwrap() {
            bag.at_once().tell("keeper", msg).unwrap();
            done += 1;
        }
    }
    assert_eq!(
        done,
        3 + 1 + 1 + 1 + 1,
        "allocate, apply, trim, gather, allocate"
    );
    let state = bag.state();
    assert!(number(state.loose) <= 2 && bag.rows().parts.len() == 2);
}
