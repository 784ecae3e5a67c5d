//! OR. Oracle: sources that fail, prices that are late, and the largest numbers.

use super::super::{
    oracle::{
        decimal, fined, four,
        many::{all, feeds, names, thirty_two_reporters_report_thirty_two_feeds, MOST},
        Desk, FEED, ROUND,
    },
    refused, DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{anyone, refused_with, ANY},
};
use ballast_extension_math::oracle::Refusal;
use ballast_extension_math::pause::PauseError;
use ballast_oracle::ContractError;
use cosmwasm_std::{to_json_binary, Decimal};
use serde_json::json;

/// OR-05 · The least and the largest price there is: an overflow would stop the feed for good, since no round could be closed again.
///
/// Stopped by: `packages/extension-math/src/oracle/round/faults.rs::around`
/// Taken out: `hi.unwrap_or(Uint128::MAX)` -> `hi?`
/// Seen: after 'r1: {"report":{"prices":[{"feed":"atom/usd","price":"340282366920938463463.374607431768211455"}]}}' at height 17: O-9 is broken: amount overflow: 340282366920938463463374607431768211455 x 1050…
#[test]
fn or_05_no_price_overflows() {
    let most = Decimal::MAX.to_string();
    let mut desk = four();
    desk.round(&["10", "10", "10", &most]);
    desk.round(&["10", "10", "10", "0.000000000000000001"]);
    let tx = desk.close();
    assert_eq!(fined(&tx), 600_000);
    desk.round(&[&most, &most, &most, ""]);
    desk.next_round();
    assert_eq!(desk.price(), most);
}

/// OR-14 · A report is held back until the price of its round is known to be wrong, or a chain that stood still goes on with the prices
/// of before: whoever is first trades against it.
///
/// Stopped by: `extensions/oracle/src/execute/report.rs::ensure_asked`
/// Taken out: `*named != now` -> `false`
/// Seen: it was not refused
#[test]
fn or_14_a_late_report_is_refused_and_an_old_price_is_none() {
    let mut desk = four();
    desk.next_round();
    let round = desk.now() / ROUND;
    let held_back = json!({"report": {"prices": [{"feed": FEED, "price": "10"}], "round": round}});
    desk.next_round().at_once();
    let words = format!(
        "this is round {}, the report is for round {round}",
        round + 1
    );
    refused(desk.tell("r1", &held_back), &words);
    // two hours without a block
    desk.round(&["10", "10", "10", "10"]);
    desk.suite
        .block_after(std::time::Duration::from_secs(7_200));
    refused(
        desk.price_of(FEED),
        Refusal::Stale {
            age: ANY,
            max_age: 3600,
        },
    );
    refused(
        desk.safe_of(FEED),
        Refusal::Stale {
            age: ANY,
            max_age: 300,
        },
    );
    desk.round(&["9", "9", "9", "9"]);
    desk.next_round();
    assert_eq!(desk.price(), "9");
    assert!(desk.safe_of(FEED).is_ok());
}

/// A feed that asks a contract which says 10.
fn asking() -> Desk {
    let mut desk = four();
    desk.source("dex", "10");
    let dex = json!({"contract": {"address": desk.suite.addr("dex"), "feed": "x"}});
    desk.add("x/usd", &dex, ("5", "20")).unwrap();
    desk
}

/// OR-16 · A pool's price is pumped, the feed that asks it is made to look, and the LST is lent against, all in one block. A price counts
/// in the mean for the time that it stood, and it has stood for none.
///
/// Stopped by: `packages/extension-math/src/oracle/mean.rs::observe`
/// Taken out: `self.mean_floor(at, mean_secs)?` -> `price`
/// Seen: left: (String("20"), String("20")), right: (String("10"), String("20"))
#[test]
fn or_16_what_was_pumped_in_a_block_is_not_lent_against() {
    let mut desk = asking();
    desk.next_round().next_round();
    desk.at_once();
    desk.says("dex", &json!({"feed": "x", "price": "20"}));
    desk.at_once();
    desk.tell("keeper", &json!({"poke": {"feed": "x/usd"}}))
        .unwrap();
    let safe = desk.safe_of("x/usd").unwrap();
    assert_eq!((&safe["low"], &safe["high"]), (&json!("10"), &json!("20")));
    // had it stood for a round, and nobody looked again
    desk.next_round();
    let safe = desk.safe_of("x/usd").unwrap();
    assert!(decimal(&safe["low"]) < "10.4".parse().unwrap(), "{safe}");
}

/// OR-17 · A source that fails, answers nonsense or nothing, a time ahead, or goes back in time: no price, and reporters get their
/// pledges all the same.
///
/// Stopped by: `extensions/oracle/src/sources.rs::ask`
/// Taken out: `at > now` -> `false`
/// Seen: after 'owner: {"set":{"feed":"x","price":"10","updated_at":1700000845}}' at height 26: O-5 is broken: x/usd is of Some(1700000845), now is 1700000315
#[test]
fn or_17_a_broken_source_is_no_price_and_holds_nobody() {
    let mut desk = asking();
    desk.next_round().next_round();
    desk.tell("keeper", &json!({"poke": {"feed": "x/usd"}}))
        .unwrap();
    let poked = desk.now();
    for how in [json!("fail"), json!({"say": "AA=="})] {
        desk.behaves("dex", &how);
        refused(desk.price_of("x/usd"), "x/usd has no price");
        refused(desk.safe_of("x/usd"), "x/usd has no price");
    }
    // one that burns all gas ends its reader's transaction
    desk.behaves("dex", &json!("burn_gas"));
    let question = to_json_binary(&json!({"price": {"feed": "x/usd"}})).unwrap();
    assert!(desk.suite.chain().query(&desk.at, question).is_err());
    desk.behaves("dex", &json!("right"));
    let now = desk.now();
    for (what, words) in [
        (json!({"feed": "x", "price": "0"}), "says 0"),
        (
            json!({"feed": "x", "price": "10", "updated_at": now + 600}),
            "now is",
        ),
        (
            json!({"feed": "x", "price": "10", "updated_at": poked - 1}),
            "before",
        ),
        (
            json!({"feed": "x", "price": "10", "low": "10.1"}),
            "leave it out",
        ),
        (
            json!({"feed": "x", "price": "10", "high": "9.9"}),
            "leave it out",
        ),
    ] {
        desk.says("dex", &what);
        refused_with(desk.price_of("x/usd"), &["x/usd has no price", words]);
        let poke = json!({"poke": {"feed": "x/usd"}});
        desk.after(ROUND);
        refused_with(desk.tell("keeper", &poke), &["x/usd has no price", words]);
    }
    desk.unpledge("r1", 100 * UNIT).unwrap();
    desk.suite.advance_secs(7 * DAY);
    desk.tell("r1", &json!({"collect": {}})).unwrap();
    assert_eq!(desk.suite.shares("r1"), 1_000 * UNIT);
}

/// OR-18 · A price whose source is not sure of it liquidates people: two bounds that are too far apart are no price.
///
/// Stopped by: `extensions/oracle/src/prices.rs::ask`
/// Taken out: `ensure_spread(said.price, pair, feed.terms.max_spread_bps)?` -> `()`
/// Seen: it was not refused
#[test]
fn or_18_a_source_that_is_not_sure_is_none() {
    let mut desk = asking();
    desk.says(
        "dex",
        &json!({"feed": "x", "price": "10", "low": "9.8", "high": "10.3"}),
    );
    assert!(desk.price_of("x/usd").is_ok());
    assert_eq!(desk.safe_of("x/usd").unwrap()["low"], "9.8");
    desk.says(
        "dex",
        &json!({"feed": "x", "price": "10", "low": "9.7", "high": "10.3"}),
    );
    for answer in [desk.price_of("x/usd"), desk.safe_of("x/usd")] {
        refused(answer, "the source is not sure: 9.7 to 10.3 around 10");
    }
}

/// OR-20 · A guardian guards every feed, again and again: positions are settled all the while, and new business is possible for at least
/// half of the time.
///
/// Stopped by: `extensions/oracle/src/execute/guard.rs::guard`
/// Taken out: `pause::begin(last, secs, Now::from(env.block.time))?` -> `pause::begin(None, secs, Now::from(env.block.time))?`
/// Seen: it was not refused
#[test]
fn or_20_a_guard_ends_and_stays_away() {
    let mut desk = four();
    desk.next_round();
    let guard = |secs: u64| json!({"guard": {"feed": FEED, "secs": secs}});
    refused(desk.tell("dave", &guard(14 * DAY + 1)), "out of bounds");
    desk.tell("dave", &guard(14 * DAY)).unwrap();
    refused(
        desk.safe_of(FEED),
        ContractError::Guarded {
            feed: anyone().into_string(),
            until: ANY,
        },
    );
    assert_eq!(desk.price(), "10");
    desk.suite.advance_secs(14 * DAY);
    let again = desk.tell("dave", &guard(1));
    refused(
        again,
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    assert!(desk.safe_of(FEED).is_ok());
}

/// OR-24 · So many feeds and reporters that a report, which closes the rows of all feeds, does not fit into a block: no price for ever.
/// 32 of each fit; there are no more. Their gas is in `docs/GAS-EXTENSIONS.md`.
///
/// Stopped by: `extensions/oracle/src/execute/add_feed.rs::ensure_free`
/// Taken out: `feeds < MOST_FEEDS` -> `true`
/// Seen: it was not refused
#[test]
fn or_24_the_most_there_can_be_fits() {
    let mut desk = four();
    for feed in feeds().iter().take(MOST - 1) {
        desk.add(feed, &json!("reported"), ("5", "20")).unwrap();
    }
    let last = &feeds()[MOST - 1];
    let more = desk.add(last, &json!("reported"), ("5", "20"));
    refused(more, ContractError::FullOfFeeds { most: 32 });
    let report = all("10");
    assert_eq!(report["report"]["prices"].as_array().unwrap().len(), 32);
    assert_eq!(names().len(), MOST);
    thirty_two_reporters_report_thirty_two_feeds();
}
