//! What an outside reader tried, by its numbers: what it found is mended, what held is kept as it was tried.

use super::*;
use ballast_extension_types::restake::{Stake, STAKE};
use ballast_types::{Amount, Shares};

impl Bag {
    /// The part's admin gives it other code; what is stored there stays.
    fn migrate(&mut self, part: usize) {
        let (owner, part) = (self.suite.addr("owner"), self.parts[part].clone());
        let chain = self.suite.chain_mut();
        let code = chain.code_named("consumer").unwrap();
        let none = to_json_binary(&json!({})).unwrap();
        chain.migrate(&owner, &part, code, none).unwrap();
    }

    /// A part says this of its stake.
    fn lies(&mut self, part: usize, change: impl FnOnce(&mut Stake)) {
        let part = self.parts[part].clone();
        let app = self.suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&part);
        let mut stake = STAKE.load(&*storage).unwrap();
        change(&mut stake);
        STAKE.save(&mut *storage, &stake).unwrap();
    }

    fn work(&self) -> Vec<Value> {
        let due: Value = self.suite.query(&self.at, &json!({"due": {}}));
        due["work"].as_array().unwrap().clone()
    }
}

/// F-1: a part of more than a quarter of all weights gets other code. Its owner can never take it off the list: a list without it shifts
/// too much, and one with it is refused for its code.
#[test]
fn f01_a_part_with_other_code_can_be_taken_off_in_steps() {
    let mut bag = Bag::filled();
    bag.suite.set_checks(false);
    bag.migrate(0);
    refused(bag.crank("allocate", 0), "parts have code");
    refused(
        bag.set_parts("owner", &[(1, 6_000), (2, 4_000)]),
        "shifts 5000 bps",
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
        "parts have code",
    );
}

/// F-2: a part of other code says that it holds more than fits: it counts as one that cannot be read, is noted, and keeps nobody out for
/// longer than that.
#[test]
fn f02_a_part_that_lies_is_one_that_cannot_be_read() {
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

/// F-3: a part that holds less than it says by a unit, or exactly what it says.
#[test]
fn f03_a_part_is_believed_up_to_what_it_holds() {
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

/// F-4: everybody has left, crumbs of each part are nobody's and worth nothing. A part that is taken off the list goes all the same, and
/// its consumer keeps nobody out.
#[test]
fn f04_crumbs_pin_no_part() {
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

/// F-5: keepers are not told to gather what a request, or a consumer, holds.
#[test]
fn f05_what_is_held_is_not_due() {
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
    refused(bag.crank("gather", 1), "it could slash");
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
    refused(bag.crank("gather", 0), "slash request 1 is open");
    assert_eq!(bag.work(), Vec::<Value>::new());
}

/// F-6: in and out in one transaction, while a gift drips, with a trim under way: nobody gains, nobody loses more than rounding.
#[test]
fn f06_in_and_out_in_one_transaction_gains_nothing() {
    let mut bag = Bag::filled();
    bag.suite.lst_transfer("bob", "a", 7 * UNIT).unwrap();
    let a = bag.parts[0].clone();
    let msg = json!({"bond_rewards": {}});
    bag.suite.execute("keeper", &a, &msg, &[]).unwrap();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.after(DAY);
    let before = (bag.nav(), bag.shares("alice"));
    let shares = bag.deposit("bob", 50 * UNIT).unwrap();
    let loose = bag.at_once().redeem("bob", shares, &[]).unwrap();
    let parts = [0, 1, 2].map(|part| bag.queued(part, "bob").0);
    let got = loose + parts.iter().sum::<u128>();
    assert!(got <= 50 * UNIT && got + 20 >= 50 * UNIT, "{got}");
    assert_eq!(bag.shares("alice"), before.1);
    assert!(bag.nav() + 20 >= before.0 && bag.nav() <= before.0 + 200_000);
}

/// F-7: what was announced a year ago, and never put in force, is in force the moment anybody says so: whoever comes in sees it.
#[test]
fn f07_an_old_announcement_is_shown() {
    let mut bag = Bag::filled();
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    bag.suite.advance_secs(365 * DAY);
    let announced = bag.state().announced.unwrap();
    assert!(announced.at < bag.suite.now());
    bag.tell("owner", &json!({"update_ownership": "renounce_ownership"}))
        .unwrap();
    bag.apply().unwrap();
    refused(bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]), "owner");
}

/// F-8: a leaver names a part, the LST or the basket as his receiver: nothing of his is lost.
#[test]
fn f08_nothing_is_lost_at_a_part() {
    let mut bag = Bag::filled();
    for lost in [
        bag.parts[1].clone(),
        bag.suite.addr("token"),
        bag.at.clone(),
    ] {
        let msg = json!({"redeem": {"shares": "1000000000", "receiver": lost}});
        refused(bag.tell("alice", &msg), "where it would be lost");
    }
    assert_eq!(bag.shares("alice"), 100_000 * UNIT);
}

/// F-9: a part is slashed to nearly nothing while its trim is under way, and gathered: NAV falls once.
#[test]
fn f09_a_slashed_trim_is_gathered_for_what_is_left() {
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

/// F-11: a redemption is given to the basket: it is nobody's, moves no price, and stops no gather.
#[test]
fn f11_a_redemption_that_is_given_moves_nothing() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    bag.suite.lst_send("bob", "c", 10 * UNIT, msg).unwrap();
    let (c, to) = (bag.parts[2].clone(), bag.at.clone());
    let redeem = json!({"redeem": {"shares": "5000000000", "receiver": to}});
    bag.suite.execute("bob", &c, &redeem, &[]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    refused(bag.crank("gather", 2), "nothing to gather");
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 3);
}

/// F-12: all leave and name all parts in `skip`: what they give up is nobody's, the next depositor is told what his LST buys, and who
/// deposits a unit first takes nothing from him.
#[test]
fn f12_what_all_gave_up_is_no_trap() {
    let mut bag = Bag::filled();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[0, 1, 2]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    refused(bag.deposit("bob", 1), "too small");
    let shares = bag.deposit("bob", 1_000 * UNIT).unwrap();
    let value: Value = bag.suite.query(
        &bag.at,
        &json!({"convert_to_assets": {"shares": shares.to_string()}}),
    );
    let value = number(value["lst"].as_str().unwrap());
    assert!(value + 100 * UNIT / 1_000 >= 1_000 * UNIT, "{value}");
}

/// F-13: a consumer that answers ninety thousand bytes, nonsense, or with more than a number holds: the basket says so, `despite_pending` opens
/// it, leaving asks nobody.
#[test]
fn f13_whatever_a_consumer_says_leaving_works() {
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

/// F-14: a rogue curator trims, gathers and allocates to and fro with every change he has: whoever asked out is out of his reach, and
/// no change is in force before its notice.
#[test]
fn f14_who_asked_out_is_out_of_reach() {
    let mut bag = Bag::of(&[7_500, 2_500, 0], |_, _| {}, |_| {});
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    bag.set_parts("owner", &[(0, 5_000), (1, 2_500), (2, 2_500)])
        .unwrap();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[]).unwrap();
    bag.after(NOTICE).apply().unwrap();
    for _ in 0..30 {
        for part in 0..3 {
            for what in ["gather", "trim", "allocate"] {
                let _ = bag.crank(what, part);
            }
        }
        let _ = bag.slash(2, 1_000 * UNIT);
        bag.suite.advance_secs(DAY);
    }
    let queued = [0, 1].map(|part| bag.queued(part, "alice").0);
    assert!(queued[0].abs_diff(75 * UNIT) <= 2 && queued[1].abs_diff(25 * UNIT) <= 2);
}

/// F-15: weights of a part that is half in the list: caps rise and fall by notice too, and a list of the same parts shifts nothing.
#[test]
fn f15_a_cap_needs_its_notice() {
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

/// F-16: 200 crumbs of a leaver cost nobody who stays, and give him no more than one redeem of all would.
#[test]
fn f16_two_hundred_crumbs_cost_nobody() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    let before = bag.nav();
    for _ in 0..200 {
        bag.redeem("bob", 1_777, &[]).unwrap();
    }
    let queued: u128 = (0..3).map(|part| bag.queued(part, "bob").0).sum();
    assert!(queued <= 200 * 2, "{queued}");
    assert!(before - bag.nav() <= 400);
}

/// F-17: words of what is wrong name the next step.
#[test]
fn f17_what_is_wrong_is_said() {
    let mut bag = Bag::filled();
    refused(bag.redeem("bob", 5, &[]), "not enough shares");
    let msg = json!({"allocate": {"part": bag.suite.addr("bob")}});
    refused(bag.tell("keeper", &msg), "is no part of this basket");
    let skip = json!({"redeem": {"shares": "5", "skip": [bag.suite.addr("bob")]}});
    refused(bag.tell("alice", &skip), "is no part of this basket");
    refused(
        bag.deposit_with("bob", UNIT, &json!({"min_share": "1"})),
        "unknown field `min_share`",
    );
    let inner = to_json_binary(&json!({"offer": {}})).unwrap();
    refused(
        bag.suite.lst_send("bob", "basket", 5, inner),
        "a basket takes `{\"deposit\":{}}`",
    );
    refused(bag.crank("gather", 0), "nothing to gather: no trim");
    let more = bag.preview(&json!({"preview_redeem": {"shares": "100000000001"}}));
    refused(more, "100000000001");
}

/// F-18: two slashes of two parts and a deposit, all in one block: the newcomer pays the price after both.
#[test]
fn f18_a_deposit_between_two_slashes_of_a_block() {
    let mut bag = Bag::filled();
    bag.slash(0, 10 * UNIT).unwrap();
    bag.at_once();
    let shares = bag.deposit("bob", 90 * UNIT).unwrap();
    assert!(shares.abs_diff(100_000 * UNIT) <= 100_000, "{shares}");
    bag.at_once().slash(1, 10 * UNIT).unwrap();
    let nav = bag.nav();
    assert!(nav.abs_diff(170 * UNIT) <= 3);
    // the LST that is loose bears nothing of it, and he bears his part of the basket
    let half = bag.at_once().redeem("bob", shares, &[]).unwrap();
    assert!(half.abs_diff(45 * UNIT) <= 200, "{half}");
}

/// F-19: a part's shares are sent to the basket, and a part's shares are sent back by nobody: an allocation after a gift buys what the
/// formula says, and gifts go along whole.
#[test]
fn f19_gifts_go_along_once() {
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

/// F-20: a part of other code calls the basket back while it pays a trim: gathers another, allocates, redeems. What arrived is counted
/// once.
#[test]
fn f20_nothing_is_counted_twice_when_a_gather_is_in_a_gather() {
    let mut bag = Bag::filled();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.suite.advance_secs(21 * DAY);
    let (at, svc) = (bag.at.clone(), bag.svc.clone());
    let gather = json!({"gather": {"part": bag.parts[2]}});
    let twice = json!({"run": {"msgs": [call(&at, &gather), call(&at, &gather)]}});
    refused(
        bag.suite.execute("owner", &svc, &twice, &[]),
        "is no part of this basket",
    );
    let once = json!({"run": {"msgs": [call(&at, &gather), call(&at, &json!({"allocate": {"part": bag.parts[1]}}))]}});
    bag.suite.execute("owner", &svc, &once, &[]).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 3);
}

/// F-21: a service slashes its part by half, anybody fills it up again out of what is loose, and so on in one block: it takes no more than
/// its weight in a window.
#[test]
fn f21_what_a_window_took_is_not_filled_up() {
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

/// F-22: a small slash, and new LST: the part gets its share of what is new, less what was taken.
#[test]
fn f22_what_is_new_is_spread_after_a_slash() {
    let mut bag = Bag::filled();
    bag.slash(2, UNIT).unwrap();
    refused(bag.crank("allocate", 2), "nothing to put in");
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.crank("allocate", 2).unwrap();
    // 20 % of 199, less what the window's slash of a twentieth stands for: 19 x 20 / 19 were there, so 39.8 x 19 / 20
    let worth = number(bag.rows().parts[2].worth.unwrap());
    assert!((37 * UNIT..=39 * UNIT).contains(&worth), "{worth}");
    bag.slash(2, 1_000 * UNIT).unwrap();
    let lost = 200 * UNIT - bag.nav();
    assert!(lost <= 40 * UNIT, "{lost}");
}
