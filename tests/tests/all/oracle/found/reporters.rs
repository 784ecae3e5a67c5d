//! Reporters: who weighs, who is fined, who is put out.

use super::super::{amount_of, fined, four, said, Desk, DAY, FEED, UNIT};
use super::{equal, one, refused, round_of, say, FIVE};
use crate::{
    guest::Guest,
    kit::{any, anyone, ANY},
};
use ballast_extension_math::oracle::Refusal;
use ballast_oracle::ContractError;
use ballast_testing::Suite;
use ballast_types::{Amount, Shares};
use serde_json::json;
use std::time::Duration;

/// No. 2: A feed that nobody reports (its asset is gone, and feeds cannot be removed; or it was
/// added an hour ago): one with the minimum reports it alone, everybody else is missing, and three
/// of the least set the price of all others.
#[test]
fn a_few_put_nobody_out() {
    let names = ["r1", "r2", "r3", "d1", "d2", "d3"];
    let mut desk = Desk::of(Suite::builder(), &names, |msg| {
        msg["max_missed"] = json!(24);
    });
    for feed in [FEED, "dead/usd"] {
        desk.add(feed, &json!("reported"), ("5", "20")).unwrap();
    }
    for (who, lst) in names.iter().zip([100, 100, 100, 10, 10, 10]) {
        desk.pledge(who, lst * UNIT).unwrap();
    }
    say(&mut desk, &names, &["10"; 6]);
    for _ in 0..26 {
        desk.next_round().at_once();
        desk.tell("d1", &one("dead/usd", "7")).unwrap();
    }
    desk.next_round();
    let active = desk.ask(&json!({"security": {}})).unwrap()["active"].clone();
    for who in ["d1", "d2", "d3"] {
        desk.at_once().report(who, "15").unwrap();
    }
    desk.next_round();
    assert_eq!(
        (active, desk.price_of(FEED).unwrap()["price"].clone()),
        (json!("330000000"), json!("10"))
    );
}

/// No. 3: One who was evicted has taken all before he counts no more: nothing is left to collect,
/// and his place stays taken.
#[test]
fn whoever_is_gone_takes_no_place() {
    let mut desk = four();
    for n in 4..32 {
        let address = ballast_testing::keys::account(&format!("reporter {n}"));
        desk.tell("owner", &json!({"admit": {"address": address}}))
            .unwrap();
    }
    let r4 = desk.suite.addr("r4");
    desk.tell("owner", &json!({"evict": {"address": r4}}))
        .unwrap();
    desk.unpledge("r4", 60 * UNIT).unwrap();
    desk.suite.advance_secs(7 * DAY);
    desk.tell("r4", &json!({"collect": {}})).unwrap();
    let alice = desk.suite.addr("alice");
    let admit = json!({"admit": {"address": alice}});
    refused(desk.tell("owner", &admit), ContractError::Full { most: 32 });
    desk.suite.advance_secs(8 * DAY);
    desk.tell("owner", &admit).unwrap();
    refused(
        desk.ask(&json!({"reporter": {"address": r4}})),
        ContractError::NotAdmitted { address: anyone() },
    );
}

/// No. 6: Seconds in parts: what comes in the last half second of a round weighs from the next one,
/// waits are not shorter by a half.
#[test]
fn half_a_second_is_none() {
    let half = Duration::from_millis(500);
    let mut desk = four();
    desk.next_round();
    desk.suite.block_after(Duration::from_millis(59_500));
    desk.at_once().pledge("r4", 40 * UNIT).unwrap();
    desk.at_once().report("r4", "10").unwrap();
    let round = round_of(&desk, FEED);
    assert_eq!(round["reports"][0]["weight"], (60 * UNIT).to_string());
    desk.suite.block_after(half);
    assert_eq!(desk.reporter("r4")["weight"], (100 * UNIT).to_string());
    desk.suite.block_after(half);
    desk.at_once();
    let tx = desk.unpledge("r4", 100 * UNIT).unwrap();
    let ready: u64 = tx.attr("ready_at").unwrap().parse().unwrap();
    assert_eq!(ready, desk.now() + 1 + 7 * DAY);
    desk.suite
        .block_after(Duration::from_millis((7 * DAY) * 1_000 - 500));
    let r4 = desk.suite.addr("r4");
    let collect = json!({"collect": {"reporter": r4}});
    refused(
        desk.at_once().tell("keeper", &collect),
        Refusal::NothingToCollect {
            owed: any(),
            leaving: any(),
            ready_at: ANY,
            now: ANY,
        },
    );
    desk.suite.block_after(half);
    refused(
        desk.at_once().tell("keeper", &collect),
        Refusal::NothingToCollect {
            owed: any(),
            leaving: any(),
            ready_at: ANY,
            now: ANY,
        },
    );
    desk.suite.block_after(half);
    desk.at_once().tell("keeper", &collect).unwrap();
}

/// No. 6 b: One who does not count is evicted half a second into a second: what he has leaves as
/// long as everybody's does.
#[test]
fn an_eviction_at_once_waits_as_long() {
    let mut desk = four();
    desk.next_round();
    let (bob, token) = (desk.suite.addr("bob"), 100 * UNIT);
    desk.tell("owner", &json!({"admit": {"address": bob}}))
        .unwrap();
    desk.suite.bond("bob", token).unwrap();
    desk.pledge("bob", 50 * UNIT).unwrap();
    desk.suite.block_after(Duration::from_millis(1_500));
    desk.at_once();
    desk.tell("owner", &json!({"evict": {"address": bob}}))
        .unwrap();
    let ready = desk.reporter("bob")["ready_at"].as_u64().unwrap();
    assert_eq!(ready, desk.now() + 1 + 7 * DAY);
}

/// No. 7: A pot of two rewards, and three who earned one; a fine in the same message. Nobody is
/// paid from pledges, and what is owed is collected once.
#[test]
fn rewards_are_the_pot_s() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["reward"] = json!("1000000"));
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "10", ""]);
    desk.next_round().at_once();
    let before = desk.ask(&json!({"solvency": {}})).unwrap();
    assert_eq!(
        (&before["pot"], &before["owed"]),
        (&json!("0"), &json!("0"))
    );
    desk.suite.lst_transfer("r1", "oracle", 2_500_000).unwrap();
    desk.at_once();
    let tx = desk
        .tell("keeper", &json!({"close": {"feed": FEED}}))
        .unwrap();
    assert_eq!(fined(&tx), 600_000);
    let owed = ["r1", "r2", "r3", "r4"].map(|who| desk.reporter(who)["owed"].clone());
    assert_eq!(
        owed,
        ["1000000", "1000000", "0", "0"].map(|owed| json!(owed))
    );
    let after = desk.ask(&json!({"solvency": {}})).unwrap();
    assert_eq!(
        (&after["pot"], &after["solvent"]),
        (&json!("500000"), &json!(true))
    );
    desk.tell("r1", &json!({"collect": {}})).unwrap();
    refused(
        desk.tell("r1", &json!({"collect": {}})),
        Refusal::NothingToCollect {
            owed: any(),
            leaving: any(),
            ready_at: ANY,
            now: ANY,
        },
    );
    // all that there is in one reward, and more than there is
    for reward in ["400000000", "340282366920938463463374607431768211455"] {
        desk.tell("owner", &json!({"update_config": {"reward": reward}}))
            .unwrap();
        desk.round(&["10", "10", "10", ""]);
        desk.close();
        assert_eq!(desk.ask(&json!({"solvency": {}})).unwrap()["pot"], "500000");
    }
}

/// No. 8: One lie, void rounds, prices, and more prices: one fine.
#[test]
fn one_lie_is_one_fine() {
    let mut desk = four();
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "", ""]);
    desk.round(&["10", "", "10", ""]);
    assert_eq!(fined(&desk.close()), 0);
    desk.round(&["10", "10", "10", ""]);
    assert_eq!(fined(&desk.close()), 600_000);
    for _ in 0..3 {
        desk.round(&["10", "10", "10", ""]);
        assert_eq!(fined(&desk.close()), 0);
    }
    assert_eq!(desk.pledged("r4"), 60 * UNIT - 600_000);
}

/// No. 9: Evicted, let in, evicted, let in: no weight is won by it, none lost in the round, and a
/// third is a third.
#[test]
fn going_and_coming_back_moves_no_weight() {
    let mut desk = four();
    desk.next_round();
    let say = |desk: &Desk, what: &str, who: &str| {
        let mut msg = json!({});
        msg[what] = json!({"address": desk.suite.addr(who)});
        msg
    };
    let (evict, admit) = (say(&desk, "evict", "r1"), say(&desk, "admit", "r1"));
    let other = say(&desk, "evict", "r2");
    for _ in 0..3 {
        desk.tell("owner", &evict).unwrap();
        assert_eq!(desk.reporter("r1")["weight"], (100 * UNIT).to_string());
        refused(
            desk.tell("owner", &other),
            Refusal::TooManyEvicted {
                leaving: Shares::new(200_000_000u128),
                active: Shares::new(360_000_000u128),
                next: ANY,
            },
        );
        desk.tell("owner", &admit).unwrap();
        assert_eq!(desk.reporter("r1")["weight"], (100 * UNIT).to_string());
    }
    // and one who has more than weighs pledges while he is going: refused
    desk.tell("owner", &evict).unwrap();
    refused(
        desk.pledge("r1", UNIT),
        ContractError::Evicted {
            address: anyone(),
            until: ANY,
        },
    );
}

/// No. 10: A suspended one is not in `active`, comes back in the middle of a round, and weighs from
/// the next.
#[test]
fn who_comes_back_weighs_from_the_next_round() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["suspend_secs"] = json!(600));
    desk.round(&["10", "10", "10", "13"]);
    desk.round(&["10", "10", "10", ""]);
    desk.close();
    desk.suite.advance_secs(600);
    desk.round(&["10", "10", "", ""]);
    desk.at_once().tell("r4", &json!({"resume": {}})).unwrap();
    refused(
        desk.at_once().report("r4", "10"),
        Refusal::NoWeight {
            round: ANY,
            from: ANY,
        },
    );
    desk.at_once().report("r3", "10").unwrap();
    assert_eq!(round_of(&desk, FEED)["active"], (300 * UNIT).to_string());
    // nor can he be thrown out as one who weighs nothing, and be back
    desk.next_round();
    assert_eq!(desk.reporter("r4")["weight"], "59400000");
}

/// No. 16: A liar is evicted before he is judged, and let in again: his number is his, and he pays.
#[test]
fn an_eviction_saves_nobody_from_a_fine() {
    let mut desk = four();
    let r4 = desk.suite.addr("r4");
    desk.round(&["10", "10", "10", "13"]);
    desk.at_once().unpledge("r4", 60 * UNIT).unwrap();
    desk.at_once()
        .tell("owner", &json!({"evict": {"address": r4}}))
        .unwrap();
    desk.at_once()
        .tell("owner", &json!({"admit": {"address": r4}}))
        .unwrap();
    desk.at_once().pledge("r4", 10 * UNIT).unwrap();
    desk.round(&["10", "10", "10", ""]);
    assert_eq!(fined(&desk.close()), 700_000);
    let r4 = desk.reporter("r4");
    assert_eq!(
        (amount_of(&r4, "pledge"), amount_of(&r4, "leaving")),
        (10 * UNIT - 700_000, 60 * UNIT)
    );
}

/// No. 19: Half of all weight is silent in a feed: the other half does not throw it out by speaking
/// for all; a third that is silent is out.
#[test]
fn a_third_that_is_silent_is_out_and_the_rest_is_not() {
    let mut desk = equal(&FIVE, |msg| msg["max_missed"] = json!(24));
    for _ in 0..26 {
        say(&mut desk, &FIVE, &["10", "10", "", "", ""]);
    }
    assert!(desk.reporter("r3")["suspended_until"].is_null());
    for _ in 0..26 {
        say(&mut desk, &FIVE, &["10", "10", "10", "", ""]);
    }
    for who in ["r4", "r5"] {
        assert!(desk.reporter(who)["suspended_until"].is_u64());
    }
    desk.next_round();
    assert_eq!(desk.price(), "10");
}

/// No. 20 b: Nor this: it stops where one of the honest is inside, and the other pays. Less than
/// half fines nobody.
#[test]
fn more_than_half_can_have_the_honest_fined() {
    let mut desk = equal(&FIVE, |_| {});
    for lie in ["10.5", "10.55", "10.55"] {
        say(&mut desk, &FIVE, &[lie, lie, lie, "10.03", "9.97"]);
    }
    let tx = desk.close();
    assert_eq!(fined(&tx), UNIT);
    let r5 = desk.suite.addr("r5").to_string();
    assert_eq!(said(&tx, "ballast-fine", "reporter"), Some(r5));
}
