//! OR. Oracle: entries 13 to 24 of its page.

use super::oracle::{
    decimal, fined, four,
    many::{all, feeds, names, thirty_two_reporters_report_thirty_two_feeds, MOST},
    Desk, FEED, FOUR, ROUND,
};
use super::{refused, DAY, UNIT};
use ballast_testing::Suite;
use cosmwasm_std::{to_json_binary, Decimal};
use serde_json::json;

const SEVEN: [&str; 7] = ["r1", "r2", "r3", "d1", "d2", "d3", "d4"];

/// Three with 100 LST each, four with the minimum of 10, and a price of 10.
fn with_dust() -> Desk {
    let mut desk = Desk::of(Suite::builder(), &SEVEN, |_| {});
    desk.add(FEED, &json!("reported"), ("5", "20")).unwrap();
    for (who, lst) in SEVEN.iter().zip([100, 100, 100, 10, 10, 10, 10]) {
        desk.pledge(who, lst * UNIT).unwrap();
    }
    seven(&mut desk, "10");
    desk
}

/// The three say 10, those with dust what they want.
fn seven(desk: &mut Desk, dust: &str) {
    desk.next_round();
    for (n, who) in SEVEN.iter().enumerate() {
        let price = if n < 3 { "10" } else { dust };
        desk.at_once().report(who, price).unwrap();
    }
}

/// OR-13 · Many reporters with the minimum each say odd prices, to widen the band within which a report is no fault (where the band is
/// the spread of what was said), or the median. Bands are fixed, and each of them pays.
///
/// Stopped by: `packages/extension-math/src/oracle/round/faults.rs::suspects`
/// Taken out: `!interval.has(report.price)` -> `false`
/// Seen: left: 0, right: 400000
#[test]
fn or_13_dust_widens_nothing() {
    let mut desk = with_dust();
    seven(&mut desk, "14");
    desk.next_round();
    assert_eq!(desk.price(), "10");
    seven(&mut desk, "10");
    assert_eq!(fined(&desk.close()), 400_000);
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
    refused(desk.tell("r1", &held_back), &[&words]);
    // two hours without a block
    desk.round(&["10", "10", "10", "10"]);
    desk.suite
        .block_after(std::time::Duration::from_secs(7_200));
    refused(desk.price_of(FEED), &["s old, 3600 s at most"]);
    refused(desk.safe_of(FEED), &["s old, 300 s at most"]);
    desk.round(&["9", "9", "9", "9"]);
    desk.next_round();
    assert_eq!(desk.price(), "9");
    assert!(desk.safe_of(FEED).is_ok());
}

/// OR-15 · One repeats the last price for ever, without asking anybody, and lives on rewards. He earns nothing once it is off by the
/// band; he is not fined either, which the page admits.
///
/// Stopped by: `packages/extension-math/src/oracle/round/close.rs::is_near`
/// Taken out: `off.full_mul(BPS) <= price.raw().full_mul(band_bps)` -> `true`
/// Seen: left: String("4000"), right: "2000"
#[test]
fn or_15_a_repeater_earns_nothing_once_he_is_off() {
    let mut desk = Desk::with(Suite::builder(), |msg| msg["reward"] = json!("1000"));
    desk.suite.lst_transfer("r1", "oracle", 1_000_000).unwrap();
    for price in ["10.05", "10.2", "10.4"] {
        desk.round(&[price, price, price, "10"]);
    }
    desk.close();
    // of the first round with a pot, and of 10.05
    assert_eq!(desk.reporter("r4")["owed"], "2000");
    assert_eq!(desk.reporter("r1")["owed"], "4000");
    assert_eq!(desk.reporter("r4")["pledge"], (60 * UNIT).to_string());
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
        refused(desk.price_of("x/usd"), &["x/usd has no price"]);
        refused(desk.safe_of("x/usd"), &["x/usd has no price"]);
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
        refused(desk.price_of("x/usd"), &["x/usd has no price", words]);
        let poke = json!({"poke": {"feed": "x/usd"}});
        desk.after(ROUND);
        refused(desk.tell("keeper", &poke), &["x/usd has no price", words]);
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
        refused(answer, &["the source is not sure: 9.7 to 10.3 around 10"]);
    }
}

/// OR-19 · A majority agrees on a wrong price to have an honest reporter fined, and shares the fine. Fines go to the suite's vault, where
/// they drip to the core's underwriters.
///
/// Stopped by: `extensions/oracle/src/closing.rs::finish`
/// Taken out: `Token(config.lst.clone()).transfer(&config.vault, self.fines)?` -> `Token(config.lst.clone()).transfer(&config.guardian, self.fines)?`
/// Seen: after 'keeper: {"close":{"feed":"atom/usd"}}' at height 16: O-3 is broken: fines are 600000 LST, and [] went to the vault
#[test]
fn or_19_who_fines_gains_nothing() {
    let mut desk = four();
    let before: Vec<u128> = FOUR.iter().map(|who| desk.suite.shares(who)).collect();
    desk.round(&["15", "15", "15", "9"]);
    desk.round(&["15", "15", "15", "9"]);
    assert_eq!(fined(&desk.close()), 600_000);
    let after: Vec<u128> = FOUR.iter().map(|who| desk.suite.shares(who)).collect();
    assert_eq!(before, after);
    assert_eq!(desk.suite.shares("vault"), 600_000);
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
    refused(desk.tell("dave", &guard(14 * DAY + 1)), &["out of bounds"]);
    desk.tell("dave", &guard(14 * DAY)).unwrap();
    refused(desk.safe_of(FEED), &["gives no cautious price until"]);
    assert_eq!(desk.price(), "10");
    desk.suite.advance_secs(14 * DAY);
    let again = desk.tell("dave", &guard(1));
    refused(again, &["may not be paused again before"]);
    desk.round(&["10", "10", "10", "10"]);
    desk.next_round();
    assert!(desk.safe_of(FEED).is_ok());
}

/// OR-21 · An LST that is worth next to nothing: a price that rounds to zero liquidates whoever holds it, and frees whoever owes it.
///
/// Stopped by: `packages/extension-math/src/oracle/cautious.rs::lst_price_floor`
/// Taken out: `price.is_zero()` -> `false`
/// Seen: it was not refused
#[test]
fn or_21_an_lst_that_is_worth_nothing_has_no_price() {
    const LEAST: &str = "0.000000000000000001";
    let mut desk = four();
    let range = (LEAST, "0.000000000000000004");
    desk.add("dust/usd", &json!("reported"), range).unwrap();
    let report = json!({"report": {"prices": [{"feed": "dust/usd", "price": LEAST}]}});
    let all = |desk: &mut Desk| {
        desk.next_round();
        for who in FOUR {
            desk.at_once().tell(who, &report).unwrap();
        }
        desk.next_round();
    };
    all(&mut desk);
    let lst = json!({"lst": {"base": "dust/usd"}});
    desk.add("lst/usd", &lst, range).unwrap();
    desk.suite.delegate("keeper").unwrap();
    desk.suite.block(4);
    desk.suite.slash("val0", Decimal::one()).unwrap();
    desk.suite.sync("keeper").unwrap();
    all(&mut desk);
    for answer in [desk.price_of("lst/usd"), desk.safe_of("lst/usd")] {
        refused(answer, &["the LST has no price"]);
    }
}

/// OR-22 · The owner evicts all reporters and admits himself: every market that lends by the oracle is empty the next day. He needs two
/// weeks for each third of the weight, and to count himself: long enough to leave. The owner should be a timelock all the same.
///
/// Stopped by: `packages/extension-math/src/oracle/standing.rs::ensure_slow`
/// Taken out: `leaving.raw().full_mul(3u64) <= Uint256::from(active.raw())` -> `true`
/// Seen: it was not refused
#[test]
fn or_22_reporters_change_slowly() {
    let mut desk = four();
    let evict = |desk: &Desk, who: &str| json!({"evict": {"address": desk.suite.addr(who)}});
    let (first, second) = (evict(&desk, "r1"), evict(&desk, "r2"));
    desk.tell("owner", &first).unwrap();
    refused(desk.tell("owner", &second), &["a third at most"]);
    let owner = desk.suite.addr("owner");
    desk.tell("owner", &json!({"admit": {"address": owner}}))
        .unwrap();
    desk.suite.bond("owner", 1_000 * UNIT).unwrap();
    desk.pledge("owner", 1_000 * UNIT).unwrap();
    desk.suite.advance_secs(13 * DAY);
    assert_eq!(desk.reporter("owner")["weight"], "0");
    assert_eq!(desk.reporter("r1")["weight"], (100 * UNIT).to_string());
    desk.suite.advance_secs(DAY);
    desk.next_round();
    assert_eq!(desk.reporter("r1")["weight"], "0");
    desk.tell("owner", &second).unwrap();
}

/// OR-23 · LST of another suite, LST that somebody else sends for a reporter, a stranger's pledge: nobody weighs by what he has not
/// pledged.
///
/// Stopped by: `extensions/oracle/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &session.config.lst, "the LST")?` -> `()`
/// Seen: after 'alice: {"receive":{"amount":"1000000000","msg":"eyJwbGVkZ2UiOnt9fQ==","sender":"wasm1…"}}' at height 14: O-1 is broken: 1360000000 LST are booked, 360000000 are here
#[test]
fn or_23_only_a_reporter_s_own_lst_weighs() {
    let mut desk = four();
    let pledge = to_json_binary(&json!({"pledge": {}})).unwrap();
    let r1 = desk.suite.addr("r1");
    // anybody can call as if he were a token
    let fake = json!({"receive": {"sender": r1, "amount": "1000000000", "msg": pledge}});
    refused(desk.tell("alice", &fake), &["only the LST may do this"]);
    let none = to_json_binary(&json!({})).unwrap();
    let other = desk.suite.lst_send("r1", "oracle", UNIT, none);
    refused(other, &["an oracle takes `{\"pledge\":{}}`"]);
    // what is sent from another's LST is the spender's pledge, not the owner's
    let (spender, oracle) = (desk.suite.addr("alice"), desk.at.clone());
    let token = desk.suite.addr("token");
    let allow = json!({"increase_allowance": {"spender": spender, "amount": "20000000"}});
    desk.suite.execute("r1", &token, &allow, &[]).unwrap();
    let send = json!({"send_from": {"owner": r1, "contract": oracle, "amount": "20000000", "msg": pledge}});
    let sent = desk.suite.execute("alice", &token, &send, &[]);
    refused(sent, &["is no reporter"]);
    assert_eq!(desk.pledged("r1"), 100 * UNIT);
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
    refused(more, &["there are 32 feeds"]);
    let report = all("10");
    assert_eq!(report["report"]["prices"].as_array().unwrap().len(), 32);
    assert_eq!(names().len(), MOST);
    thirty_two_reporters_report_thirty_two_feeds();
}
