//! What an audit tried on the contract, beside the attacks of the page.

use super::*;
use cosmwasm_std::coins;

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

/// Gifts of one unit, each with a message that finds it, push the end of a drip by a second each: not more than the window, and nothing
/// is lost.
#[test]
fn dust_gifts_make_a_drip_slower_and_lose_nothing() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.gift("bob", 100 * UNIT);
    let bond = json!({"bond_rewards": {}});
    dex.tell("keeper", &bond).unwrap();
    dex.after(302_400);
    dex.suite.set_checks(false);
    for _ in 0..200 {
        dex.gift("bob", 1);
        dex.at_once().tell("keeper", &bond).unwrap();
        dex.at_once();
    }
    dex.suite.set_checks(true);
    dex.suite.advance_secs(302_400 - 10);
    let left = number(dex.state().dripping);
    println!("200 dust gifts: {left} of 100000200 are left at what was the end");
    assert!((1..50_000).contains(&left), "{left}");
    dex.suite.advance_secs(200);
    assert_eq!(dex.held().0, 1_100 * UNIT + 200);
}

/// The first depositor inflates the price, and is the last to leave: what was nobody's drips to whoever is there next. The victim loses
/// less than one share.
#[test]
fn what_was_nobodys_is_a_gift_when_all_have_left() {
    let mut dex = instant();
    dex.deposit("bob", 1).unwrap();
    dex.gift("bob", 1_000 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    dex.after(7 * DAY).deposit("alice", 1_500 * UNIT).unwrap();
    let shares = dex.shares("alice");
    let lst = dex.try_redeem("alice", shares).unwrap().amount("lst");
    assert!(1_500 * UNIT - lst < 500_002, "less than one share: {lst}");
    let shares = dex.shares("bob");
    let lst = dex.try_redeem("bob", shares).unwrap().amount("lst");
    assert_eq!(dex.held().0, 0);
    dex.deposit("carol", 1_000 * UNIT).unwrap();
    let dripping = number(dex.state().dripping);
    println!("bob has {lst}, {dripping} drip to whoever comes");
    dex.suite.advance_secs(7 * DAY);
    assert_eq!(dex.held().0, 1_000 * UNIT + dripping);
}

/// Redemptions split into parts that are worth less than a unit are taken out for nothing, to inflate the price of redeeming LST: from
/// where a part is worth a unit it is paid, and a victim who asks out then loses a unit.
#[test]
fn parts_worth_nothing_raise_the_price_of_redeeming_for_others() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.deposit("bob", 1_000).unwrap();
    let id = dex.redeem("bob", 1_000_000);
    let bob = dex.suite.addr("bob");
    dex.suite.set_checks(false);
    let mut parts = vec![];
    for _ in 0..60 {
        let split =
            json!({"transfer_redemption": {"redemption_id": id, "units": "999", "receiver": bob}});
        let tx = dex.at_once().tell("bob", &split).unwrap();
        parts.push(tx.amount("new_id") as u64);
    }
    dex.suite.advance_secs(COOLDOWN);
    dex.suite.set_checks(true);
    let paid: u128 = parts
        .chunks(30)
        .map(|ids| dex.at_once().withdraw("bob", ids).unwrap())
        .sum();
    assert!(paid < 60, "{paid}");
    let shares = dex.shares("alice");
    let out = dex.try_redeem("alice", shares).unwrap();
    let alice = number(dex.position("alice").redeeming_lst);
    assert!(out.amount("lst") - alice <= 1, "{alice}");
    assert!(number(dex.position("bob").redeeming_lst) <= 1_000);
}

/// Times to the millisecond: what begins inside a second waits for the next, what has to be over is over in a whole one.
#[test]
fn no_wait_is_shorter_for_beginning_inside_a_second() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.suite.after(Duration::from_millis(5_700));
    let id = dex.redeem("alice", 500_000 * UNIT);
    let asked = dex.suite.now();
    let ready = dex.position("alice").redemptions[0].ready_at;
    assert_eq!(ready, asked + 1 + COOLDOWN);
    dex.suite
        .after(Duration::from_millis(1_000 * COOLDOWN + 100));
    refused(dex.withdraw("alice", &[id]), "is ready at");
    // in .8 of the second before it is ready; the next second's is .0
    dex.suite.after(Duration::from_millis(200));
    dex.slash(200 * UNIT).unwrap();
    let request = dex.state().request.unwrap();
    assert_eq!(request.veto_until, dex.suite.now() + 3 * DAY);
    dex.suite.after(Duration::from_millis(1_000 * 3 * DAY - 1));
    refused(dex.execute_slash(1), "can be vetoed until");
    dex.suite.after(Duration::from_millis(1));
    refused(dex.veto(1), "could be vetoed before");
    dex.at_once();
    assert_eq!(taken(&dex.execute_slash(1).unwrap()), 200 * UNIT);
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 400 * UNIT);
}

/// Two windows' edge inside a second: the second cap cannot come a part of a second early.
#[test]
fn a_window_that_began_inside_a_second_is_not_shorter() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.suite.after(Duration::from_millis(5_900));
    assert_eq!(dex.take(u128::MAX), 300 * UNIT);
    dex.suite.after(Duration::from_millis(1_000 * 7 * DAY));
    assert_eq!(dex.take(u128::MAX), 0);
    dex.suite.after(Duration::from_millis(100));
    assert_eq!(dex.take(u128::MAX), 210 * UNIT);
}

/// A consumer whose answer has more fields, or is no answer: unknown fields are nobody's business, the rest counts as due.
#[test]
fn what_a_consumer_may_answer() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let say = |text: &str| json!({"say": cosmwasm_std::Binary::from(text.as_bytes())});
    dex.behave(&say(r#"{"exposure":"0","due":"0","since":[1,{"a":null}]}"#));
    dex.deposit("bob", UNIT).unwrap();
    for answer in [
        r#"{"exposure":"0"}"#,
        r#"{"exposure":0,"due":0}"#,
        r#"{"exposure":"-1","due":"0"}"#,
        r#"{"exposure":"340282366920938463463374607431768211456","due":"0"}"#,
        r#"{"exposure":"","due":""}"#,
        "null",
        "",
        "\u{0}",
    ] {
        dex.behave(&say(answer));
        refused(dex.deposit("bob", UNIT), "the consumer does not answer");
    }
}

/// Shares as a cw20's: nothing to oneself and nothing at all are transfers, and none of it moves what is held.
#[test]
fn odd_transfers_of_shares() {
    let mut dex = instant();
    dex.deposit("alice", UNIT).unwrap();
    let (alice, bob) = (dex.suite.addr("alice"), dex.suite.addr("bob"));
    let all = dex.shares("alice");
    for (to, amount) in [(&alice, all), (&alice, 0), (&bob, 0), (&bob, all)] {
        let transfer = json!({"transfer": {"recipient": to, "amount": amount.to_string()}});
        dex.tell("alice", &transfer).unwrap();
    }
    assert_eq!((dex.shares("alice"), dex.shares("bob")), (0, all));
    let more = json!({"transfer": {"recipient": bob, "amount": (all + 1).to_string()}});
    refused(dex.tell("bob", &more), "not enough shares");
    // an allowance of one's own, one in the past, one that ends
    let allow = |spender: &Addr, expires: Value| json!({"increase_allowance": {"spender": spender, "amount": "5", "expires": expires}});
    refused(
        dex.tell("bob", &allow(&bob, Value::Null)),
        "needs no allowance",
    );
    refused(
        dex.tell("bob", &allow(&alice, json!({"at_height": 1}))),
        "cannot end in the past",
    );
    let end = dex.suite.now() + 60;
    let at = json!({"at_time": (u128::from(end) * 1_000_000_000).to_string()});
    dex.tell("bob", &allow(&alice, at)).unwrap();
    let from = json!({"transfer_from": {"owner": bob, "recipient": alice, "amount": "2"}});
    dex.tell("alice", &from).unwrap();
    dex.until(end);
    refused(dex.tell("alice", &from), "is over");
    // it was not moved by a letter of another case
    let upper = json!({"transfer": {"recipient": alice.to_string().to_uppercase(), "amount": "1"}});
    assert!(dex.tell("bob", &upper).is_err());
    assert_eq!(dex.shares("alice") + dex.shares("bob"), all);
}

/// A guardian who pauses and unpauses in one second gains no second pause; nobody else has his power, and he has no other.
#[test]
fn a_guardian_cannot_chain_pauses() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let pause = |secs: u64| json!({"pause": {"secs": secs}});
    let unpause = json!({"unpause": {}});
    dex.tell("dave", &unpause).unwrap();
    dex.tell("dave", &pause(14 * DAY)).unwrap();
    let began = dex.suite.now();
    dex.at_once().tell("dave", &unpause).unwrap();
    for _ in 0..3 {
        dex.at_once();
        refused(
            dex.tell("dave", &pause(1)),
            "may not be paused again before",
        );
        dex.at_once().tell("dave", &unpause).unwrap();
    }
    dex.at_once().deposit("bob", UNIT).unwrap();
    dex.until(began + 7 * DAY - 1);
    refused(
        dex.tell("dave", &pause(1)),
        "may not be paused again before",
    );
    dex.tell("dave", &pause(14 * DAY)).unwrap();
    for msg in [
        json!({"slash": {"amount": "1"}}),
        json!({"veto": {"request_id": 1}}),
    ] {
        refused(dex.tell("dave", &msg), "only the");
    }
}

/// The row that others read raw is as of the last message: a request that is over is in it still, and the answers say so.
#[test]
fn a_raw_row_may_have_a_request_that_is_over() {
    use ballast_extension_types::restake::{CONFIG, STAKE};
    use ballast_types::Amount;
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(UNIT).unwrap();
    dex.gift("bob", 70 * UNIT);
    dex.suite.advance_secs(6 * DAY);
    assert_eq!(dex.state().request, None);
    let querier = dex.suite.chain().querier();
    let mut stake = STAKE.query(&querier, &dex.at).unwrap();
    let config = CONFIG.query(&querier, &dex.at).unwrap();
    assert!(stake.request.is_some());
    // by the arithmetic of the contract it is what the contract answers
    let balance = ballast_types::Shares::new(dex.suite.shares("dex"));
    let now = ballast_extension_math::time::Now::at(dex.suite.now());
    stake.accrue(balance, &config.terms(), now).unwrap();
    assert_eq!(stake.request, None);
    assert_eq!(stake.quiet_until, dex.state().quiet_until);
    assert_eq!(
        number(stake.slashable(&config.terms(), now).unwrap()),
        dex.slashable()
    );
}

/// One redemption of a tenth of a thousandth of an LST that nobody takes out keeps the redeeming price where slashes brought it: when that
/// is under a hundredth of the first, the stake is spent, whatever rewards did for those who stayed.
#[test]
fn an_old_redemption_can_end_a_stake_that_is_well() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.deposit("bob", 1_000).unwrap();
    let shares = dex.shares("bob");
    dex.redeem("bob", shares);
    let bond = json!({"bond_rewards": {}});
    let mut slashes = 0;
    while !dex.state().spent {
        dex.after(7 * DAY).slash(u128::MAX).unwrap();
        slashes += 1;
        dex.gift("carol", 430 * UNIT);
        dex.at_once().tell("keeper", &bond).unwrap();
        dex.suite.shares("carol");
        if slashes > 14 {
            break;
        }
    }
    let state = dex.state();
    println!("{slashes} slashes of 30 %: {state:?}");
    assert!(state.spent);
    assert_eq!(dex.slashable(), 0);
    refused(dex.deposit("alice", UNIT), "units of redemptions");
    // bob takes it out, and it goes on
    dex.suite.advance_secs(COOLDOWN);
    dex.withdraw("bob", &[1]).unwrap();
    assert!(!dex.state().spent);
    dex.deposit("alice", UNIT).unwrap();
}

/// Redemptions that were asked for day by day: one of them is out of the consumer's reach on two days of nine, whatever he says.
#[test]
fn redemptions_in_a_row_are_open_two_days_of_nine() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let ids: Vec<u64> = (0..9)
        .map(|_| dex.after(DAY).redeem("alice", 10_000 * UNIT))
        .collect();
    dex.say(0, 1);
    dex.suite.advance_secs(60 * DAY);
    for _ in 0..9 {
        let is_open = |id: &&u64| {
            dex.preview(&json!({"preview_withdraw": {"redemption_id": id}}))
                .is_ok()
        };
        let open = ids.iter().filter(is_open).count();
        assert_eq!(open, 2);
        dex.suite.advance_secs(DAY - 10);
    }
}

/// Shares that are worth nothing cannot be given up, and nothing else refuses a way out.
#[test]
fn redeem_refuses_shares_worth_nothing_alone() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["mode"] = json!({"veto": {}});
        msg["ratio"] = json!({});
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.behave(&json!("burn_gas"));
    dex.tell("dave", &json!({"pause": {}})).unwrap();
    dex.slash(UNIT).unwrap();
    dex.redeem("alice", 1_000);
    refused(dex.try_redeem("alice", 999), "too small");
    let coins = coins(1, "ustake");
    let at = dex.at.clone();
    refused(
        dex.suite
            .execute("alice", &at, &json!({"redeem": {"shares": "1000"}}), &coins),
        "takes no coins",
    );
}

/// A pause in veto mode stops neither a request, nor its veto, its execution, rewards, or anybody's way out.
#[test]
fn a_pause_stops_no_request_and_no_reward() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(ready);
    let pause = json!({"pause": {"secs": 14 * DAY}});
    dex.tell("dave", &pause).unwrap();
    dex.slash(1).unwrap();
    dex.veto(1).unwrap();
    dex.suite.bank_send("bob", "dex", 7).unwrap();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    let quiet = dex.state().quiet_until;
    dex.until(quiet).slash(100 * UNIT).unwrap();
    dex.after(3 * DAY);
    assert_eq!(taken(&dex.execute_slash(2).unwrap()), 100 * UNIT);
    assert!(dex.state().paused_until.is_some());
    let bob = dex.suite.addr("bob");
    let give = json!({"transfer_redemption": {"redemption_id": id, "receiver": bob}});
    dex.tell("alice", &give).unwrap();
    dex.redeem("alice", 10_000);
    assert_eq!(dex.withdraw("bob", &[id]).unwrap(), 450 * UNIT);
}

/// RS-14, RS-15 and RS-23 say of messages that there are none: these are all that there are.
#[test]
fn its_messages_are_these() {
    let mut dex = instant();
    let all = "expected one of `receive`, `redeem`, `withdraw`, `transfer_redemption`, `slash`, `veto`, `execute_slash`, `bond_rewards`, \
               `pause`, `unpause`, `transfer`, `send`, `transfer_from`, `send_from`, `increase_allowance`, `decrease_allowance`";
    let error = dex
        .tell("owner", &json!({"x": {}}))
        .unwrap_err()
        .to_string();
    let (_, list) = error.split_once("expected one of").unwrap();
    let list = format!("expected one of{list}");
    assert!(list.starts_with(all), "{list}");
    assert!(!list[all.len()..].contains('`'), "{list}");
}

/// Parts of redemptions that strangers give somebody change neither the time nor the worth of his own.
#[test]
fn redemptions_that_are_given_away_change_nothing_of_the_receivers() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.deposit("bob", UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    let theirs = dex.after(DAY).redeem("bob", 1_000_000);
    let alice = dex.suite.addr("alice");
    for units in 1..20 {
        let give = json!({"transfer_redemption": {"redemption_id": theirs, "units": units.to_string(), "receiver": alice}});
        dex.at_once().tell("bob", &give).unwrap();
    }
    let own = dex.position("alice").redemptions.remove(0);
    assert_eq!((own.redemption_id, own.ready_at), (id, ready));
    dex.until(ready);
    refused(dex.withdraw("alice", &[id, 3]), "is ready at");
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
}

/// A slasher asks for shares' last hundredth in steps: at the edge of `spent` a newcomer pays the price that there is.
#[test]
fn a_newcomer_at_the_edge_of_spent_is_not_diluted() {
    let mut dex = Dex::with(Suite::builder(), |msg| msg["max_slash_bps"] = json!(10_000));
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    assert_eq!(dex.take(990 * UNIT), 990 * UNIT);
    assert!(!dex.state().spent);
    dex.deposit("bob", 1_000 * UNIT).unwrap();
    assert!(dex.worth("bob") >= 1_000 * UNIT - 1);
    let all = dex.take(u128::MAX);
    let (left, _) = dex.held();
    assert_eq!((all, left), (1_008_990_000, 1_010_000));
    assert!(dex.state().spent);
    refused(dex.deposit("carol", UNIT), "the stake is spent");
    let shares = dex.shares("bob");
    assert!(dex.try_redeem("bob", shares).unwrap().amount("lst") >= UNIT - 10);
}

/// What a window took is a part of those who were there: stake that leaves takes its part of it along.
#[test]
fn stake_that_leaves_takes_its_part_of_the_window_along() {
    let mut dex = Dex::with(Suite::builder(), |msg| msg["window_secs"] = json!(30 * DAY));
    dex.deposit("alice", 100 * UNIT).unwrap();
    let id = dex.redeem("alice", 50_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(ready - DAY);
    assert_eq!(dex.take(10 * UNIT), 10 * UNIT);
    dex.until(ready);
    assert_eq!(dex.slashable(), 20 * UNIT);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 45 * UNIT);
    assert_eq!(number(dex.state().window.taken), 5 * UNIT);
    assert_eq!(dex.take(u128::MAX), 10 * UNIT);
    assert_eq!(dex.held(), (35 * UNIT, 0));
}
