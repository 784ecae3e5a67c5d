//! Rounds, prices, sources and guards.

use super::super::{amount_of, decimal, four, said, Desk, DAY, FEED, FOUR, ROUND, UNIT};
use super::{equal, refused, round_of, say, FIVE};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::oracle::Refusal;
use ballast_extension_math::pause::PauseError;
use ballast_extension_types::oracle::{PRICES, ROWS};
use ballast_testing::Suite;
use serde_json::json;

/// No. 1: 60 % do not walk, they jump: to twice the price, to a tenth, whatever the honest say at
/// the old one, which is inside of the old and the new.
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

/// No. 1 c: A market that moved by just the fault: reports on either side of the line are of one
/// opinion.
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

/// No. 4: The largest price that there is, agreed on, under an LST whose price does not fit then:
/// reports, closing, and every question but that one go on.
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

/// No. 5: What a reader closes in its head, and what a message closes, is one thing: of the feed,
/// and of an LST over it, whose age is the round's that nobody has closed.
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

/// No. 11: A round that is closed late: who came after it is not missing from it, who said nothing
/// in it is.
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

/// No. 12: `round` says before what closing does: price, who is fined, who is good, who is missing,
/// who is a suspect then.
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
    let before = FOUR.map(|who| amount_of(&desk.reporter(who), "owed"));
    let tx = desk.close();
    let who = said(&tx, "ballast-suspend", "reporter").unwrap();
    assert_eq!(json!([who]), would["missing"]);
    let good: Vec<String> = FOUR
        .iter()
        .zip(before)
        .filter(|(who, before)| amount_of(&desk.reporter(who), "owed") > *before)
        .map(|(who, _)| desk.suite.addr(who).to_string())
        .collect();
    assert_eq!(json!(good), would["good"]);
    // a round without reports closes nothing: nobody is missing from it
    desk.next_round();
    assert_eq!(round_of(&desk, FEED)["would"]["missing"], json!([]));
}

/// No. 13: A source that says the same old time for ever is stale; one that is ahead by a second is
/// none; one that has said a later time when it was looked at does not go back.
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
    desk.pass(at + 300);
    desk.safe_of("x/usd").unwrap();
    desk.pass(at + 301);
    refused(
        desk.safe_of("x/usd"),
        Refusal::Stale {
            age: 301,
            max_age: 300,
        },
    );
    // looking at it makes it no younger
    desk.at_once()
        .tell("keeper", &json!({"poke": {"feed": "x/usd"}}))
        .unwrap();
    refused(
        desk.safe_of("x/usd"),
        Refusal::Stale {
            age: 301,
            max_age: 300,
        },
    );
    desk.pass(at + 3_601);
    refused(
        desk.price_of("x/usd"),
        Refusal::Stale {
            age: 3601,
            max_age: ANY,
        },
    );
    refused(
        desk.at_once()
            .tell("keeper", &json!({"poke": {"feed": "x/usd"}})),
        Refusal::Stale {
            age: 3601,
            max_age: ANY,
        },
    );
    let ahead = desk.now() + 8;
    desk.says(
        "dex",
        &json!({"feed": "x", "price": "10", "updated_at": ahead}),
    );
    desk.pass(ahead - 1);
    refused(
        desk.price_of("x/usd"),
        format!("says it is of {ahead}, now is {}", ahead - 1),
    );
    desk.pass(ahead);
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
        "own/usd has no price",
    );
}

/// No. 15: Two guardians, and a guard that is ended and begun again: a week lies between, at the
/// least.
#[test]
fn a_guard_that_was_ended_is_not_begun_again() {
    let mut desk = four();
    let guard = json!({"guard": {"feed": FEED}});
    desk.tell("dave", &guard).unwrap();
    refused(
        desk.tell("owner", &guard),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    desk.tell("dave", &json!({"unguard": {"feed": FEED}}))
        .unwrap();
    let alice = desk.suite.addr("alice");
    desk.tell("owner", &json!({"set_guardian": {"address": alice}}))
        .unwrap();
    refused(
        desk.tell("alice", &guard),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    desk.suite.advance_secs(7 * DAY - 60);
    refused(
        desk.tell("alice", &guard),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    desk.suite.advance_secs(60);
    desk.tell("alice", &guard).unwrap();
}

/// No. 17: The most that closing can write: 32 feeds whose rows and suspects are as many as can be.
/// Bytes, for the gas of it.
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

/// No. 18: A mean is as old as the last look: nobody looked while a source fell by half, and one
/// block's pump back passes as cautious. Looking every ten minutes, as keepers do, ends it. What
/// holds is that `low` is never above what was seen before, nor above the price.
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

/// No. 20: What is not stopped, and is written down (`security`, docs/ORACLE.md): more than half
/// walks away from the honest, who are then no longer at the price before, and jumps back over
/// them.
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
