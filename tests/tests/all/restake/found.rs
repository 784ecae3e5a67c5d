//! What an audit tried on the contract, beside the attacks of the page.

use super::*;

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
