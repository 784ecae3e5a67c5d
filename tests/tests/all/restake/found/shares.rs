//! Gifts, shares, redemptions and pauses.

use super::super::{instant, number, refused, taken, veto, COOLDOWN, DAY, UNIT};
use crate::{
    guest::Guest,
    kit::{anyone, only, ANY},
};
use ballast_extension_math::pause::PauseError;
use ballast_extension_share::ShareError;
use cosmwasm_std::{Addr, Uint128};
use serde_json::{json, Value};

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

/// Gifts of one unit, each with a message that finds it, push the end of a drip by a second each:
/// not more than the window, and nothing is lost.
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

/// The first depositor inflates the price, and is the last to leave: what was nobody's drips to
/// whoever is there next. The victim loses less than one share.
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

/// Redemptions split into parts that are worth less than a unit are taken out for nothing, to
/// inflate the price of redeeming LST: from where a part is worth a unit it is paid, and a victim
/// who asks out then loses a unit.
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

/// Shares as a cw20's: nothing to oneself and nothing at all are transfers, and none of it moves
/// what is held.
#[test]
fn odd_transfers_of_shares_move_nothing_that_is_held() {
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
    refused(
        dex.tell("bob", &more),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    // an allowance of one's own, one in the past, one that ends
    let allow = |spender: &Addr, expires: Value| json!({"increase_allowance": {"spender": spender, "amount": "5", "expires": expires}});
    refused(
        dex.tell("bob", &allow(&bob, Value::Null)),
        ShareError::OwnAllowance {
            owner: dex.suite.addr("bob"),
        },
    );
    refused(
        dex.tell("bob", &allow(&alice, json!({"at_height": 1}))),
        ShareError::PastExpiration {
            expires: cw20::Expiration::AtHeight(1),
        },
    );
    let end = dex.suite.now() + 60;
    let at = json!({"at_time": (u128::from(end) * 1_000_000_000).to_string()});
    dex.tell("bob", &allow(&alice, at)).unwrap();
    let from = json!({"transfer_from": {"owner": bob, "recipient": alice, "amount": "2"}});
    dex.tell("alice", &from).unwrap();
    dex.until(end);
    refused(
        dex.tell("alice", &from),
        ShareError::AllowanceExpired {
            owner: dex.suite.addr("bob"),
            spender: dex.suite.addr("alice"),
            expires: cw20::Expiration::AtTime(cosmwasm_std::Timestamp::from_seconds(end)),
        },
    );
    // it was not moved by a letter of another case
    let upper = json!({"transfer": {"recipient": alice.to_string().to_uppercase(), "amount": "1"}});
    assert!(dex.tell("bob", &upper).is_err());
    assert_eq!(dex.shares("alice") + dex.shares("bob"), all);
}

/// A guardian who pauses and unpauses in one second gains no second pause; nobody else has his
/// power, and he has no other.
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
            PauseError::PauseTooSoon {
                after: ANY,
                now: ANY,
            },
        );
        dex.at_once().tell("dave", &unpause).unwrap();
    }
    dex.at_once().deposit("bob", UNIT).unwrap();
    dex.until(began + 7 * DAY - 1);
    refused(
        dex.tell("dave", &pause(1)),
        PauseError::PauseTooSoon {
            after: ANY,
            now: ANY,
        },
    );
    dex.tell("dave", &pause(14 * DAY)).unwrap();
    let dave = dex.suite.addr("dave");
    for (msg, whose) in [
        (json!({"slash": {"amount": "1"}}), "the slasher"),
        (json!({"veto": {"request_id": 1}}), "the resolver"),
    ] {
        refused(dex.tell("dave", &msg), only(whose, &dave));
    }
}

/// A pause in veto mode stops neither a request, nor its veto, its execution, rewards, or anybody's
/// way out.
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
