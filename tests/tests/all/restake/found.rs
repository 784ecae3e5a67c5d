//! What an audit tried on the contract, beside the attacks of the page.

use super::*;

fn held_until(dex: &Dex, who: &str) -> Option<u64> {
    dex.position(who).redemptions[0].held_until
}

/// A request is open and the consumer holds: the position says until when both may last, and then it is paid.
#[test]
fn held_until_counts_the_request_and_the_consumer() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(0, 1);
    dex.until(ready - 5 * DAY).slash(1).unwrap();
    let request = dex.state().request.unwrap();
    dex.until(ready);
    refused(dex.withdraw("alice", &[id]), "slash request 1 is open");
    assert_eq!(request.expires, ready + DAY);
    assert_eq!(held_until(&dex, "alice"), Some(ready + 7 * DAY));
    dex.until(request.expires);
    refused(dex.withdraw("alice", &[id]), "it could slash 1 LST now");
    assert_eq!(held_until(&dex, "alice"), Some(ready + 7 * DAY));
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);

    // a request that outlives the hold is the later of both
    let mut late = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    late.deposit("alice", 1_000 * UNIT).unwrap();
    late.redeem("alice", 500_000 * UNIT);
    late.say(0, 1);
    late.until(ready + 5 * DAY).slash(1).unwrap();
    assert_eq!(held_until(&late, "alice"), Some(ready + 11 * DAY));
    // with a consumer that needs nothing it is the request alone
    late.say(0, 0);
    assert_eq!(held_until(&late, "alice"), Some(ready + 11 * DAY));
}

/// In veto mode a request can be open when the consumer's hold ends: the refusal does not promise more than that its hold ends.
#[test]
fn a_refusal_promises_no_payment_that_a_request_can_stop() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
        msg["max_slash_bps"] = json!(10_000);
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.say(0, 1);
    let says = |refusal: Result<u128, TxError>| refusal.unwrap_err().to_string();
    dex.until(ready);
    let due = says(dex.withdraw("alice", &[id]));
    dex.say(900 * UNIT, 0);
    let held = says(dex.withdraw("alice", &[id]));
    dex.until(ready + 7 * DAY - 5).slash(1).unwrap();
    refused(
        dex.until(ready + 7 * DAY).withdraw("alice", &[id]),
        "slash request 1 is open",
    );
    for text in [due, held] {
        let until = format!("the consumer can hold it until {}", ready + 7 * DAY);
        assert!(text.contains(&until), "{text}");
        assert!(!text.contains("in any case"), "{text}");
    }
}

/// A coin that the hub does not take is sent here: LST that came begins to drip all the same.
#[test]
fn a_coin_that_the_hub_refuses_stops_no_drip() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    // at a rate above one, a unit of the coin buys no LST
    dex.suite.advance_all("keeper");
    dex.suite.reward(1_000 * UNIT).unwrap();
    dex.suite.harvest("keeper").unwrap();
    dex.suite.distribute("keeper").unwrap();
    dex.suite.advance_secs(30 * DAY);
    let bond = json!({"bond_rewards": {}});
    dex.suite.bank_send("bob", "dex", 1).unwrap();
    let alone = dex.tell("keeper", &bond);
    let words = alone.unwrap_err().to_string();
    assert!(words.contains("too small"), "{words}");
    dex.gift("carol", 100 * UNIT);
    let tx = dex.tell("keeper", &bond).unwrap();
    assert_eq!(tx.attr_of(&dex.at, "amount"), Some("0"));
    assert_eq!(number(dex.state().dripping), 100 * UNIT);
    dex.suite.advance_secs(7 * DAY);
    assert_eq!(dex.held().0, 1_100 * UNIT);
    // more coins, and the hub takes all of them
    dex.suite.bank_send("bob", "dex", UNIT).unwrap();
    let tx = dex.tell("keeper", &bond).unwrap();
    assert_eq!(tx.attr_of(&dex.at, "amount"), Some("1000001"));
}

/// A second fault while a request for the first is open: it can be asked for when that has lived, and the quiet after it is over.
/// Whoever asks out in the second of the fault is not ready before, and a day is left.
#[test]
fn a_fault_during_a_request_can_still_be_slashed() {
    let made = |cooldown: u64| {
        let change = |msg: &mut Value| {
            msg["mode"] = json!({"veto": {}});
            msg["cooldown_secs"] = json!(cooldown);
        };
        let mut suite = suite_of(Suite::builder());
        let mut msg = birth(&suite);
        change(&mut msg);
        msg["mode"]["veto"]["resolver"] = json!(suite.addr("erin"));
        let msg = to_json_binary(&msg).unwrap();
        suite.make("owner", &Restake, "dex", &msg, &[]).map(drop)
    };
    refused(
        made(13 * DAY - 1),
        "cooldown_secs = 1123199 is out of bounds: 1123200 to 7776000",
    );
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["cooldown_secs"] = json!(13 * DAY);
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(1).unwrap();
    let request = dex.state().request.unwrap();
    // the second fault, and out
    let shares = dex.shares("alice");
    let id = dex.at_once().redeem("alice", shares);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(request.expires);
    refused(dex.slash(300 * UNIT), "no slash request before");
    let quiet = dex.state().quiet_until;
    assert_eq!(ready - quiet, DAY);
    refused(dex.until(quiet - 1).withdraw("alice", &[id]), "is ready at");
    dex.until(quiet).slash(300 * UNIT).unwrap();
    refused(
        dex.until(ready).withdraw("alice", &[id]),
        "slash request 2 is open",
    );
    dex.until(quiet + 3 * DAY).execute_slash(2).unwrap();
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 700 * UNIT);
}

/// The same in the shortest life there is, where the quiet is a day.
#[test]
fn a_short_request_is_followed_by_a_day() {
    let made = |cooldown: u64| {
        let mut suite = suite_of(Suite::builder());
        let mut msg = birth(&suite);
        let resolver = suite.addr("erin");
        msg["mode"] =
            json!({"veto": {"resolver": resolver, "veto_secs": 3_600, "execute_secs": 3_600}});
        msg["cooldown_secs"] = json!(cooldown);
        let msg = to_json_binary(&msg).unwrap();
        suite.make("owner", &Restake, "dex", &msg, &[]).map(drop)
    };
    let least = 7_200 + 2 * DAY;
    refused(
        made(least - 1),
        "cooldown_secs = 179999 is out of bounds: 180000",
    );
    made(least).unwrap();
}
