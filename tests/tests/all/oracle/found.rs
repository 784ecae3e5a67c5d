//! What a reader who had not built it tried, by number. Where something was found, the test has the right value.

use super::super::attacks::refused;
use super::*;
use ballast_extension_types::oracle::{PRICES, ROWS};

const FIVE: [&str; 5] = ["r1", "r2", "r3", "r4", "r5"];

/// As many as are named, with 100 LST each, and a price of 10.
fn equal(names: &[&str], change: impl FnOnce(&mut Value)) -> Desk {
    let mut desk = Desk::of(Suite::builder(), names, change);
    desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
    for who in names {
        desk.pledge(who, 100 * UNIT).unwrap();
    }
    say(&mut desk, names, &vec!["10"; names.len()]);
    desk
}

/// In the next round they say these prices; nothing where it is empty.
fn say(desk: &mut Desk, names: &[&str], prices: &[&str]) {
    desk.next_round();
    for (who, price) in names.iter().zip(prices) {
        if !price.is_empty() {
            desk.at_once().report(who, price).unwrap();
        }
    }
}

fn one(feed: &str, price: &str) -> Value {
    json!({"report": {"prices": [{"feed": feed, "price": price}]}})
}

fn round_of(desk: &Desk, feed: &str) -> Value {
    desk.ask(&json!({"round": {"feed": feed}})).unwrap()
}

/// No. 1: 60 % do not walk, they jump: to twice the price, to a tenth, whatever the honest say at the old one, which is inside of the old and
/// the new.
#[test]
fn three_fifths_do_not_jump() {
    for lie in ["10.6", "20", "9.4", "1"] {
        let mut desk = equal(&FIVE, |_| {});
        say(&mut desk, &FIVE, &[lie, lie, lie, "10", "10"]);
        desk.next_round();
        assert_eq!(desk.price(), "10", "{lie}");
        let would = &round_of(&desk, FEED)["would"];
        let words = "reports that agree weigh 300000000 of 500000000 LST";
        assert!(would["void"].as_str().unwrap().contains(words), "{would}");
    }
}

/// No. 1 b: A third is silent, and a third lies: half of those who speak.
#[test]
fn half_of_those_who_speak_do_not_jump() {
    let mut desk = equal(&["r1", "r2", "r3", "r4", "r5", "r6"], |_| {});
    let six = ["r1", "r2", "r3", "r4", "r5", "r6"];
    say(&mut desk, &six, &["1", "1", "10", "10", "", ""]);
    desk.next_round();
    assert_eq!(desk.price(), "10");
}

/// No. 1 c: A market that moved by just the fault: reports on either side of the line are of one opinion.
#[test]
fn a_market_on_the_line_is_agreed_on() {
    let mut desk = equal(&FIVE, |_| {});
    say(
        &mut desk,
        &FIVE,
        &["10.49", "10.5", "10.51", "10.52", "10.51"],
    );
    desk.next_round();
    assert_eq!(desk.price(), "10.51");
}

/// No. 2: A feed that nobody reports (its asset is gone, and feeds cannot be removed; or it was added an hour ago): one with the minimum
/// reports it alone, everybody else is missing, and three of the least set the price of all others.
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

/// No. 3: One who was evicted has taken all before he counts no more: nothing is left to collect, and his place stays taken.
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
    refused(desk.tell("owner", &admit), &["there are 32 reporters"]);
    desk.suite.advance_secs(8 * DAY);
    desk.tell("owner", &admit).unwrap();
    refused(
        desk.ask(&json!({"reporter": {"address": r4}})),
        &["is no reporter"],
    );
}

/// No. 4: The largest price that there is, agreed on, under an LST whose price does not fit then: reports, closing, and every question but
/// that one go on.
#[test]
fn a_price_that_does_not_fit_is_that_feed_s_business() {
    let most = cosmwasm_std::Decimal::MAX.to_string();
    let mut desk = equal(&FIVE, |_| {});
    desk.next_round();
    desk.add("lst/usd", &json!({"lst": {"base": FEED}}), ("9", "11"))
        .unwrap();
    desk.suite
        .bank_send("bob", "collector", 100 * UNIT)
        .unwrap();
    desk.suite.distribute("keeper").unwrap();
    desk.suite.advance_secs(DAY);
    for price in [most.as_str(), "0.000000000000000001", most.as_str()] {
        say(&mut desk, &FIVE, &[price; 5]);
        desk.next_round();
        assert_eq!(desk.price(), price);
        desk.safe_of(FEED).unwrap();
        let _ = (desk.price_of("lst/usd"), desk.safe_of("lst/usd"));
        for question in [
            json!({"feeds": {}}),
            json!({"round": {"feed": FEED}}),
            json!({"security": {}}),
            json!({"reporters": {}}),
        ] {
            desk.ask(&question).unwrap();
        }
    }
    assert!(desk.price_of("lst/usd").is_err());
    say(&mut desk, &FIVE, &["10"; 5]);
    desk.close();
    assert_eq!(desk.price(), "10");
}

/// No. 5: What a reader closes in its head, and what a message closes, is one thing: of the feed, and of an LST over it, whose age is the
/// round's that nobody has closed.
#[test]
fn heads_and_messages_close_alike() {
    let mut desk = four();
    desk.next_round();
    desk.add("lst/usd", &json!({"lst": {"base": FEED}}), ("9", "11"))
        .unwrap();
    desk.round(&["11", "11.02", "10.98", "14"]);
    let began = desk.now() / ROUND * ROUND;
    desk.next_round();
    let all = |desk: &Desk| {
        [FEED, "lst/usd"].map(|feed| {
            let shown = desk.ask(&json!({"feed": {"id": feed}})).unwrap();
            (
                desk.price_of(feed).unwrap(),
                desk.safe_of(feed).unwrap(),
                shown["mean"].clone(),
                shown["voids"].clone(),
            )
        })
    };
    let before = all(&desk);
    assert_eq!(before[1].0["updated_at"], json!(began));
    desk.at_once();
    desk.tell("keeper", &json!({"close": {"feed": FEED}}))
        .unwrap();
    assert_eq!(all(&desk), before);
}

/// No. 6: Seconds in parts: what comes in the last half second of a round weighs from the next one, waits are not shorter by a half.
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
        &["nothing to collect"],
    );
    desk.suite.block_after(half);
    refused(
        desk.at_once().tell("keeper", &collect),
        &["nothing to collect"],
    );
    desk.suite.block_after(half);
    desk.at_once().tell("keeper", &collect).unwrap();
}

/// No. 6 b: One who does not count is evicted half a second into a second: what he has leaves as long as everybody's does.
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

/// No. 7: A pot of two rewards, and three who earned one; a fine in the same message. Nobody is paid from pledges, and what is owed is
/// collected once.
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
        &["nothing to collect"],
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

/// No. 9: Evicted, let in, evicted, let in: no weight is won by it, none lost in the round, and a third is a third.
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
        refused(desk.tell("owner", &other), &["200000000 of 360000000 LST"]);
        desk.tell("owner", &admit).unwrap();
        assert_eq!(desk.reporter("r1")["weight"], (100 * UNIT).to_string());
    }
    // and one who has more than weighs pledges while he is going: refused
    desk.tell("owner", &evict).unwrap();
    refused(desk.pledge("r1", UNIT), &["was evicted"]);
}

/// No. 10: A suspended one is not in `active`, comes back in the middle of a round, and weighs from the next.
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
        &["no pledge of yours counts"],
    );
    desk.at_once().report("r3", "10").unwrap();
    assert_eq!(round_of(&desk, FEED)["active"], (300 * UNIT).to_string());
    // nor can he be thrown out as one who weighs nothing, and be back
    desk.next_round();
    assert_eq!(desk.reporter("r4")["weight"], "59400000");
}

/// No. 11: A round that is closed late: who came after it is not missing from it, who said nothing in it is.
#[test]
fn a_late_close_counts_those_of_its_round() {
    let mut desk = four();
    desk.round(&["10", "10", "10", ""]);
    desk.next_round();
    desk.unpledge("r2", 100 * UNIT).unwrap();
    desk.pledge("r2", 100 * UNIT).unwrap();
    desk.suite.advance_secs(DAY);
    desk.tell("keeper", &json!({"close": {"feed": FEED}}))
        .unwrap();
    let missed = |who: &str| desk.reporter(who)["missed"].clone();
    assert_eq!(missed("r4"), json!([{"feed": FEED, "rows": 1}]));
    for who in ["r1", "r2", "r3"] {
        assert_eq!(missed(who), json!([]));
    }
}

/// No. 12: `round` says before what closing does: price, who is fined, who is good, who is missing, who is a suspect then.
#[test]
fn a_preview_is_what_happens() {
    let mut desk = Desk::with(Suite::builder(), |msg| {
        msg["max_missed"] = json!(24);
        msg["reward"] = json!("1");
    });
    desk.suite.lst_transfer("r1", "oracle", 1_000).unwrap();
    for _ in 0..23 {
        desk.round(&["10", "10", "", "10"]);
    }
    desk.round(&["10", "10", "", "10"]);
    desk.next_round();
    let would = round_of(&desk, FEED)["would"].clone();
    assert_eq!(would["missing"], json!([desk.suite.addr("r3")]));
    let before = FOUR.map(|who| number(&desk.reporter(who)["owed"]));
    let tx = desk.close();
    let who = said(&tx, "ballast-suspend", "reporter").unwrap();
    assert_eq!(json!([who]), would["missing"]);
    let good: Vec<String> = FOUR
        .iter()
        .zip(before)
        .filter(|(who, before)| number(&desk.reporter(who)["owed"]) > *before)
        .map(|(who, _)| desk.suite.addr(who).to_string())
        .collect();
    assert_eq!(json!(good), would["good"]);
    // a round without reports closes nothing: nobody is missing from it
    desk.next_round();
    assert_eq!(round_of(&desk, FEED)["would"]["missing"], json!([]));
}

fn number(value: &Value) -> u128 {
    value.as_str().unwrap().parse().unwrap()
}

/// No. 13: A source that says the same old time for ever is stale; one that is ahead by a second is none; one that has said a later time when
/// it was looked at does not go back.
#[test]
fn a_source_cannot_be_younger_than_it_says() {
    let mut desk = four();
    desk.source("dex", "10");
    let dex = json!({"contract": {"address": desk.suite.addr("dex"), "feed": "x"}});
    desk.add("x/usd", &dex, ("5", "20")).unwrap();
    let at = desk.now();
    desk.says(
        "dex",
        &json!({"feed": "x", "price": "10", "updated_at": at}),
    );
    desk.until(at + 300);
    desk.safe_of("x/usd").unwrap();
    desk.until(at + 301);
    refused(desk.safe_of("x/usd"), &["301 s old, 300 s at most"]);
    // looking at it makes it no younger
    desk.at_once()
        .tell("keeper", &json!({"poke": {"feed": "x/usd"}}))
        .unwrap();
    refused(desk.safe_of("x/usd"), &["301 s old, 300 s at most"]);
    desk.until(at + 3_601);
    refused(desk.price_of("x/usd"), &["3601 s old"]);
    refused(
        desk.at_once()
            .tell("keeper", &json!({"poke": {"feed": "x/usd"}})),
        &["3601 s old"],
    );
    let ahead = desk.now() + 8;
    desk.says(
        "dex",
        &json!({"feed": "x", "price": "10", "updated_at": ahead}),
    );
    desk.until(ahead - 1);
    refused(desk.price_of("x/usd"), &["now is"]);
    desk.until(ahead);
    desk.price_of("x/usd").unwrap();
}

/// No. 14: An oracle that asks itself: the LST of an LST, whose rate counts twice.
#[test]
fn an_oracle_is_no_source_of_its_own() {
    let mut desk = four();
    desk.next_round();
    desk.add("lst/usd", &json!({"lst": {"base": FEED}}), ("9", "11"))
        .unwrap();
    let own = json!({"contract": {"address": desk.at, "feed": "lst/usd"}});
    refused(
        desk.add("own/usd", &own, ("9", "11")),
        &["own/usd has no price"],
    );
}

/// No. 15: Two guardians, and a guard that is ended and begun again: a week lies between, at the least.
#[test]
fn a_guard_that_was_ended_is_not_begun_again() {
    let mut desk = four();
    let guard = json!({"guard": {"feed": FEED}});
    desk.tell("dave", &guard).unwrap();
    refused(desk.tell("owner", &guard), &["may not be paused again"]);
    desk.tell("dave", &json!({"unguard": {"feed": FEED}}))
        .unwrap();
    let alice = desk.suite.addr("alice");
    desk.tell("owner", &json!({"set_guardian": {"address": alice}}))
        .unwrap();
    refused(desk.tell("alice", &guard), &["may not be paused again"]);
    desk.suite.advance_secs(7 * DAY - 60);
    refused(desk.tell("alice", &guard), &["may not be paused again"]);
    desk.suite.advance_secs(60);
    desk.tell("alice", &guard).unwrap();
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
        (number(&r4["pledge"]), number(&r4["leaving"])),
        (10 * UNIT - 700_000, 60 * UNIT)
    );
}

/// No. 17: The most that closing can write: 32 feeds whose rows and suspects are as many as can be. Bytes, for the gas of it.
#[test]
fn rows_of_thirty_two_are_short() {
    let names: Vec<String> = (0..32).map(|n| format!("reporter{n:02}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut desk = equal(&names, |_| {});
    let mut prices = vec!["10.123456789012345678"; 22];
    prices.extend(vec!["99.123456789012345678"; 10]);
    say(&mut desk, &names, &prices);
    let storage = desk.suite.chain().storage_of(&desk.at);
    let row = ROWS.may_load(&*storage, FEED).unwrap().unwrap();
    assert_eq!(row.reports.len(), 32);
    let bytes = |value: Option<Vec<u8>>| value.unwrap().len();
    let row = bytes(cosmwasm_std::Storage::get(&*storage, &ROWS.key(FEED)));
    drop(storage);
    desk.close();
    let storage = desk.suite.chain().storage_of(&desk.at);
    assert_eq!(PRICES.load(&*storage, FEED).unwrap().suspects.len(), 10);
    let track = bytes(cosmwasm_std::Storage::get(&*storage, &PRICES.key(FEED)));
    println!("a row of 32 is {row} bytes, a track with ten suspects {track}");
    assert!(row < 2_000 && track < 2_000, "{row}, {track}");
}

/// No. 18: A mean is as old as the last look: nobody looked while a source fell by half, and one block's pump back passes as cautious. Looking
/// every ten minutes, as keepers do, ends it. What holds is that `low` is never above what was seen before, nor above the price.
#[test]
fn a_source_that_is_looked_at_has_a_mean() {
    let mut desk = four();
    desk.source("dex", "10");
    let dex = json!({"contract": {"address": desk.suite.addr("dex"), "feed": "x"}});
    desk.add("x/usd", &dex, ("5", "20")).unwrap();
    desk.says("dex", &json!({"feed": "x", "price": "5"}));
    for _ in 0..12 {
        desk.after(600);
        desk.tell("keeper", &json!({"poke": {"feed": "x/usd"}}))
            .unwrap();
    }
    desk.says("dex", &json!({"feed": "x", "price": "10"}));
    let low = decimal(&desk.safe_of("x/usd").unwrap()["low"]);
    assert!(low < "5.3".parse().unwrap(), "{low}");
}

/// No. 19: Half of all weight is silent in a feed: the other half does not throw it out by speaking for all; a third that is silent is out.
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

/// No. 20: What is not stopped, and is written down (`security`, docs/ORACLE.md): more than half walks away from the honest, who are then no
/// longer at the price before, and jumps back over them.
#[test]
fn more_than_half_needs_three_rounds() {
    let mut desk = equal(&FIVE, |_| {});
    for (lie, price) in [("10.5", "10.5"), ("11.025", "11.025"), ("1", "1")] {
        say(&mut desk, &FIVE, &[lie, lie, lie, "10", "10"]);
        desk.next_round();
        assert_eq!(desk.price(), price);
        // nobody borrows more by it
        let low = decimal(&desk.safe_of(FEED).unwrap()["low"]);
        assert!(low < "10.1".parse().unwrap(), "{low}");
    }
    let security = desk.ask(&json!({"security": {}})).unwrap();
    assert_eq!(security["to_set"], (250 * UNIT).to_string());
}

/// No. 20 b: Nor this: it stops where one of the honest is inside, and the other pays. Less than half fines nobody.
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
