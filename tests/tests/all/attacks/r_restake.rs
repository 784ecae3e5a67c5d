//! R. Restake: who can hurt whom. Entries are numbered as on the page.

use super::restake::{
    consumed, instant, many::slash_with, number, refused, taken, veto, Dex, COOLDOWN,
};
use super::{DAY, UNIT};
use ballast_testing::Suite;
use cosmwasm_std::{coins, to_json_binary};
use serde_json::json;

/// RS-01 · The first depositor puts one unit in, gives a thousand LST and waits for a victim, whose deposit rounds to few shares: the
/// victim keeps all but a ten-thousandth, the attacker half.
///
/// Stopped by: `packages/numbers/src/price.rs::totals`
/// Taken out: `self.shares.checked_add(S::new(OFFSET))?.raw()` -> `self.shares.checked_add(S::new(1u128))?.raw()`
/// Seen: left: 1, right: 1000
#[test]
fn rs_01_an_inflated_price_costs_the_attacker() {
    let mut dex = instant();
    let first = dex.deposit("bob", 1).unwrap().amount("shares");
    assert_eq!(first, 1_000, "the first unit");
    dex.gift("bob", 1_000 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    dex.after(7 * DAY).deposit("alice", 1_500 * UNIT).unwrap();
    assert_eq!(dex.worth("alice"), 1_499_799_961);
    assert_eq!(dex.worth("bob"), 500_100_020);
}

/// RS-02 · Slashed to nothing, filled, slashed again: shares double with every round until they overflow, and whoever filled is robbed.
/// A slash leaves a thousandth, and then nothing comes in.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::slashable`
/// Taken out: `cap.min(held.saturating_sub(left))` -> `cap`
/// Seen: after 'owner: {"run":{"msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","funds":[],"msg":"eyJzbGFzaCI6eyJhbW91bnQiOiIxMDAwMDAwMDAwMDAwIn19"}}}]}}' at height 12: R-7 is broken: a slash of 100000000…
#[test]
fn rs_02_a_full_slash_leaves_a_thousandth_and_shuts_the_door() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    assert_eq!(dex.take(1_000_000 * UNIT), 999 * UNIT);
    assert_eq!(dex.held(), (UNIT, 0));
    refused(dex.deposit("bob", UNIT), "the stake is spent");
    assert_eq!(dex.take(UNIT), 0);
    let shares = dex.shares("alice");
    let id = dex.redeem("alice", shares);
    assert_eq!(dex.after(COOLDOWN).withdraw("alice", &[id]).unwrap(), UNIT);
}

/// RS-03 · Between a fault and its slash everybody who is ready runs. The consumer says what it could slash, and that shuts the door.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::ensure_none_due`
/// Taken out: `due.is_zero()` -> `true`
/// Seen: it was not refused
#[test]
fn rs_03_nobody_runs_between_the_fault_and_the_slash() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.say(0, 1);
    refused(dex.withdraw("alice", &[id]), "it could slash 1 LST now");
    refused(dex.deposit("bob", UNIT), "it could slash 1 LST now");
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.say(0, 0);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-04 · A redemption that is ready is taken out in the block of the trigger, in front of the slash or behind it.
///
/// Stopped by: `packages/numbers/src/layer.rs::take`
/// Taken out: `nearest(amount, self.exiting.assets, held)?` -> `A::ZERO`
/// Seen: after 'owner: {"run":{"msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","funds":[],"msg":"eyJzbGFzaCI6eyJhbW91bnQiOiIxMDAwMDAwMDAifX0="}}}]}}' at height 16: R-5 is broken: 100000000 of 500000000 L…
#[test]
fn rs_04_what_is_redeeming_is_slashed_in_its_last_block() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.say(0, 100 * UNIT);
    dex.at_once();
    refused(
        dex.withdraw("alice", &[id]),
        "it could slash 100000000 LST now",
    );
    dex.at_once();
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.at_once().say(0, 0);
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-05 · A newcomer pays for a fault that was there before.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::deposit_floor`
/// Taken out: `self.ensure_no_request()?` -> `()`
/// Seen: after 'bob: {"send":{"contract":"wasm1…","amount":"1000000000","msg":"eyJkZXBvc2l0Ijp7fX0="}}' at height 13: R-12 is broken: stake came in while Some(Request { id: 1, amount: Shares(Uint128(300000000…
#[test]
fn rs_05_nobody_comes_in_while_a_slash_is_asked_for() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(300 * UNIT).unwrap();
    refused(dex.deposit("bob", 1_000 * UNIT), "slash request 1 is open");
}

/// RS-06 · A slash of more than there is fails, and nothing is slashed; or it takes what it says, unchecked.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::slash`
/// Taken out: `asked.min(self.slashable(terms, now)?)` -> `asked`
/// Seen: refused: amount underflow: cannot take 1000000000000000000000 from 1000001000
#[test]
fn rs_06_a_slash_above_the_stake_takes_what_may_be_taken() {
    let mut dex = instant();
    dex.deposit("alice", 1_000).unwrap();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    assert_eq!(dex.take(1_000_000_000_000_000 * UNIT), 300_000_300);
    assert_eq!(dex.take(u128::MAX), 0);
}

/// RS-07 · Requests of one unit, one after the other, hold the slot or keep the doors shut.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::end_request`
/// Taken out: `at.saturating_add(terms.quiet_secs())` -> `at`
/// Seen: it was not refused
#[test]
fn rs_07_doors_are_open_as_long_as_they_were_shut() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    dex.slash(1).unwrap();
    refused(dex.slash(500 * UNIT), "one at a time");
    let request = dex.state().request.unwrap();
    let lived = request.expires - dex.suite.now();
    dex.until(request.expires);
    refused(dex.slash(1), "doors stay open as long as they were shut");
    let quiet = dex.state().quiet_until;
    assert!(quiet - request.expires >= lived);
    dex.until(quiet - 1);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
    dex.slash(1).unwrap();
}

/// RS-08 · A later slash voids an earlier, or the order in which they are executed decides what is taken; a veto comes when the slash is
/// ripe, and both happen.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::veto`
/// Taken out: `now.floor >= veto_until` -> `false`
/// Seen: it was not refused
#[test]
fn rs_08_there_is_one_request_and_each_second_has_one_outcome() {
    let mut dex = veto();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(200 * UNIT).unwrap();
    let request = dex.state().request.unwrap();
    dex.until(request.veto_until - 1);
    refused(dex.execute_slash(1), "can be vetoed until");
    dex.until(request.veto_until);
    refused(dex.veto(1), "could be vetoed before");
    dex.at_once();
    assert_eq!(taken(&dex.execute_slash(1).unwrap()), 200 * UNIT);
    refused(dex.execute_slash(1), "is not open: none is");

    let mut late = veto();
    late.deposit("alice", 1_000 * UNIT).unwrap();
    late.slash(200 * UNIT).unwrap();
    let expires = late.state().request.unwrap().expires;
    late.until(expires);
    refused(late.execute_slash(1), "is not open: none is");
    late.at_once();
    refused(late.veto(1), "is not open: none is");
}

/// RS-09 · The resolver is changed while a request is open, or judges its own slash.
///
/// Stopped by: `extensions/restake/src/execute/terms.rs::veto_mode`
/// Taken out: `resolver == *slasher` -> `false`
/// Seen: it was not refused
#[test]
fn rs_09_the_slasher_is_no_resolver_and_roles_never_change() {
    let mut dex = veto();
    let mut msg = super::restake::birth(&dex.suite);
    let svc = dex.svc.clone();
    msg["mode"] = json!({"veto": {"resolver": svc}});
    let msg = to_json_binary(&msg).unwrap();
    let made = dex
        .suite
        .instantiate("owner", "restake", "again", &msg, &[]);
    refused(made, "cannot be the slasher and the resolver");
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(UNIT).unwrap();
    for who in ["owner", "dave", "alice"] {
        let veto = json!({"veto": {"request_id": 1}});
        refused(dex.tell(who, &veto), "only the resolver may do this");
    }
}

/// RS-10 · The destination refuses what it is sent, and vetoes every slash so.
///
/// Stopped by: `extensions/restake/src/execute/slash.rs::paid`
/// Taken out: `Token(lst.clone()).transfer(to, taken)?` -> `Token(lst.clone()).send(to, taken, cosmwasm_std::Binary::default())?`
/// Seen: refused: told to fail
#[test]
fn rs_10_a_destination_cannot_refuse_a_slash() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let svc = dex.svc.clone();
    let behave = json!({"behave": {"call": "fail"}});
    dex.suite.execute("owner", &svc, &behave, &[]).unwrap();
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    assert_eq!(dex.suite.shares("svc"), 100 * UNIT);
}

/// RS-11 · A consumer that is broken, or burns all gas it is given, keeps everybody in for ever. In an opening it is not called at all.
///
/// Stopped by: `packages/extension-math/src/restake/terms.rs::held_until`
/// Taken out: `hold.checked_sub(in_cycle).filter(|left| *left > 0)?` -> `1`
/// Seen: refused: out of gas: the transaction ends
#[test]
fn rs_11_a_broken_consumer_holds_for_a_while_alone() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.behave(&json!("fail"));
    refused(dex.deposit("bob", UNIT), "the consumer does not answer");
    dex.until(ready);
    refused(dex.withdraw("alice", &[id]), "the consumer does not answer");
    dex.behave(&json!("burn_gas"));
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.until(ready + 7 * DAY - 1);
    refused(dex.withdraw("alice", &[id]), "out of gas");
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
}

/// RS-12 · A consumer reports numbers that overflow: what they are multiplied by wraps, or the message panics in the opening too.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::ensure_enough`
/// Taken out: `slashable_after.raw().full_mul(BPS) >= exposure.full_mul(ratio_bps)` -> `slashable_after.raw().u128() >= exposure.u128().wrapping_mul(ratio_bps.into())`
/// Seen: it was not refused
#[test]
fn rs_12_the_largest_numbers_are_only_large() {
    let mut dex = consumed();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.until(ready);
    for exposure in [u128::MAX, 1 << 127] {
        dex.say(exposure, 0);
        let needed = format!("the consumer needs {exposure} LST slashable");
        refused(dex.withdraw("alice", &[id]), &needed);
    }
    dex.say(u128::MAX, u128::MAX);
    refused(dex.withdraw("alice", &[id]), "it could slash");
    dex.until(ready + 7 * DAY);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
}

/// RS-13 · A pause keeps everybody in, and slashes out.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::withdraw_floor`
/// Taken out: `self.ensure_no_request()?` -> `{ self.ensure_unpaused(now)?; self.ensure_no_request()? }`
/// Seen: refused: deposits are paused until 1703024080, now is 1701814500; leaving goes on
#[test]
fn rs_13_a_pause_stops_deposits_alone() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    dex.suite.advance_secs(COOLDOWN);
    let pause = |secs: u64| json!({"pause": {"secs": secs}});
    refused(
        dex.tell("dave", &pause(14 * DAY + 1)),
        "a pause of 1209601 s is out of bounds: 1 to 1209600",
    );
    refused(dex.tell("owner", &pause(DAY)), "only the guardian");
    dex.tell("dave", &pause(14 * DAY)).unwrap();
    let until = dex.state().paused_until.unwrap();
    refused(dex.deposit("bob", UNIT), "deposits are paused until");
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    dex.redeem("alice", 10_000);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 450 * UNIT);
    dex.until(until + 14 * DAY - 1);
    refused(
        dex.tell("dave", &pause(1)),
        "may not be paused again before",
    );
    dex.tell("dave", &pause(1)).unwrap();
    dex.tell("dave", &json!({"unpause": {}})).unwrap();
    dex.deposit("bob", UNIT).unwrap();
}

// RS-14 cannot apply. It would take a message that changes a term, a role or the destination after people have come in: there is none
// (`restake::births::no_message_changes_terms_or_takes_stake`), and a better rule is a new instance.

// RS-15 cannot apply. It would take a message that takes a redemption back, by which stake could be queued and un-queued to move what is
// slashable, or to sit a slash out: there is none, and what is queued is slashed (RS-04).

/// RS-16 · A reward is known: whoever deposits in front of it and asks out in the next block takes half of it along.
///
/// Stopped by: `packages/accounting/src/underwriters.rs::accrue`
/// Taken out: `after.drip.add(arrived, window.max(1), now)?` -> `after.layer.active.assets = after.layer.active.assets.checked_add(arrived)?`
/// Seen: assertion failed: the sniper gains 49999999
#[test]
fn rs_16_a_reward_cannot_be_sniped() {
    let mut dex = instant();
    dex.deposit("alice", 100 * UNIT).unwrap();
    dex.deposit("bob", 100 * UNIT).unwrap();
    dex.at_once().gift("carol", 100 * UNIT);
    dex.at_once();
    dex.tell("keeper", &json!({"bond_rewards": {}})).unwrap();
    let shares = dex.shares("bob");
    let lst = dex.try_redeem("bob", shares).unwrap().amount("lst");
    let gained = lst - 100 * UNIT;
    // five seconds of seven days, of which half were his
    let earned = 100 * UNIT * 5 / u128::from(7 * DAY) / 2;
    assert!(gained <= earned, "the sniper gains {gained}");
    // and of a hundred units nothing at all
    dex.gift("carol", 100);
    let lst = dex.deposit("bob", 100).unwrap().amount("shares");
    let back = dex.try_redeem("bob", lst).unwrap().amount("lst");
    assert!(back <= 100, "the sniper gains {back}");
}

/// RS-17 · Shares that were given up are transferred, used or counted once more.
///
/// Stopped by: `extensions/restake/src/execute/redeem.rs::redeem`
/// Taken out: `share::burn(deps.storage, &info.sender, shares)?` -> `()`
/// Seen: after 'alice: {"redeem":{"shares":"1000000000000"}}' at height 12: R-2 is broken: balances sum to 1000000000000, the supply is 1000000000000, active LST has 0 shares
#[test]
fn rs_17_shares_that_are_given_up_are_gone() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let all = dex.shares("alice");
    dex.redeem("alice", all);
    assert_eq!(dex.shares("alice"), 0);
    let bob = dex.suite.addr("bob");
    let transfer = json!({"transfer": {"recipient": bob, "amount": "1"}});
    refused(dex.tell("alice", &transfer), "not enough shares");
    refused(dex.try_redeem("alice", 1), "not enough shares");
}

/// RS-18 · Redemptions that strangers force on somebody lengthen the wait of his own, or fill his list until it cannot be read.
///
/// Stopped by: `extensions/restake/src/query/people.rs::rows`
/// Taken out: `page_size(limit)?` -> `usize::MAX`
/// Seen: left: 121, right: 100
#[test]
fn rs_18_forced_redemptions_only_lengthen_a_list() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let id = dex.redeem("alice", 500_000 * UNIT);
    let ready = dex.position("alice").redemptions[0].ready_at;
    dex.deposit("bob", UNIT).unwrap();
    dex.suite.set_checks(false);
    let alice = dex.suite.addr("alice");
    for _ in 0..120 {
        let msg = json!({"redeem": {"shares": "1000", "receiver": alice}});
        dex.at_once().tell("bob", &msg).unwrap();
    }
    dex.suite.set_checks(true);
    let position = dex.position("alice");
    assert_eq!(position.redemptions.len(), 100, "rows on a page");
    assert_eq!(position.redemptions[0].ready_at, ready);
    let rest = json!({"redemptions": {"owner": alice, "start_after": 100, "limit": 100}});
    let rest = dex.preview(&rest).unwrap();
    assert_eq!(rest["redemptions"].as_array().unwrap().len(), 21);
    dex.until(ready);
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 500 * UNIT);
    let many: Vec<u64> = (2..=32).collect();
    refused(dex.withdraw("alice", &many), "31 redemptions: give 1 to 30");
    refused(
        dex.withdraw("alice", &[2, 3, 2]),
        "redemption 2 is there twice",
    );
    refused(dex.withdraw("alice", &[]), "0 redemptions: give 1 to 30");
}

/// RS-19 · A slash goes through everybody who leaves: with enough of them none fits a block any more.
///
/// Stopped by: `extensions/restake/src/execute/slash.rs::slash`
/// Taken out: `session.save(deps.storage)?` -> `{ for row in ballast_extension_types::restake::REDEMPTIONS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending) { row?; } session.save(deps.storage)? }`
/// Seen: left: Count { reads: 502, writes: 1 }, right: Count { reads: 3, writes: 1 }
#[test]
fn rs_19_a_slash_does_not_grow_with_those_who_leave() {
    let one = slash_with(1);
    assert_eq!(slash_with(500), one, "it grows with redemptions");
}

/// RS-20 · Somebody leaves a redemption that is ready where it is, and believes that it is safe. It is slashed until it is taken out, and
/// his position says since when he could.
///
/// Stopped by: `extensions/restake/src/query/people.rs::row`
/// Taken out: `redemption.ready_at` -> `0`
/// Seen: left: 0, right: 1701814455
#[test]
fn rs_20_a_ready_redemption_is_slashed_until_it_is_taken_out() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let tx = dex.try_redeem("alice", 500_000 * UNIT).unwrap();
    let ready = tx.amount("ready_at") as u64;
    dex.until(ready + 30 * DAY);
    assert_eq!(dex.take(100 * UNIT), 100 * UNIT);
    let row = dex.position("alice").redemptions.remove(0);
    assert_eq!(number(row.lst), 450 * UNIT);
    assert_eq!(row.ready_at, ready, "since when");
    assert_eq!(row.held_until, None);
}

/// RS-21 · The code of an instant slasher is bad, and takes all it can: the cap of a window at once, and the next a week later; whoever
/// asks out in the block of the first loses three more, the last in the second in which he is ready.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::slashable`
/// Taken out: `cap.min(held.saturating_sub(left))` -> `held.saturating_sub(left)`
/// Seen: after 'owner: {"run":{"msgs":[{"wasm":{"execute":{"contract_addr":"wasm1…","funds":[],"msg":"eyJzbGFzaCI6eyJhbW91bnQiOiIzNDAyODIzNjY5MjA5Mzg0NjM0NjMzNzQ2MDc0MzE3NjgyMTE0NTUifX0="}}}]}}' at height 12:…
#[test]
fn rs_21_a_rogue_slasher_takes_a_cap_a_window() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let all = u128::MAX;
    assert_eq!(dex.take(all), 300 * UNIT);
    let first = dex.suite.now();
    let shares = dex.shares("alice");
    let id = dex.at_once().redeem("alice", shares);
    let ready = dex.position("alice").redemptions[0].ready_at;
    assert_eq!(ready, first + 21 * DAY);
    assert_eq!(dex.take(all), 0);
    for (week, taken) in [(1, 210_000_000), (2, 147_000_000), (3, 102_900_000)] {
        dex.until(first + week * 7 * DAY);
        assert_eq!(dex.take(all), taken);
    }
    dex.at_once();
    assert_eq!(dex.withdraw("alice", &[id]).unwrap(), 240_100_000);
}

/// RS-22 · Another token says that LST came.
///
/// Stopped by: `extensions/restake/src/execute/receive.rs::receive`
/// Taken out: `access::ensure_sender(&info.sender, &lst, "the LST")?` -> `()`
/// Seen: after 'alice: {"receive":{"amount":"1000000000","msg":"eyJkZXBvc2l0Ijp7fX0=","sender":"wasm1…"}}' at height 12: R-1 is broken: 2000000000 LST are booked, 1000000000 are here
#[test]
fn rs_22_only_the_lst_says_that_lst_came() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let (alice, msg) = (
        dex.suite.addr("alice"),
        to_json_binary(&json!({"deposit": {}})).unwrap(),
    );
    let receive = json!({"receive": {"sender": alice, "amount": "1000000000", "msg": msg}});
    refused(dex.tell("alice", &receive), "only the LST may do this");
    // who spends for another gets the shares, unless another is named
    let bob = dex.suite.addr("bob");
    let token = dex.suite.addr("token");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "10"}});
    dex.suite.execute("alice", &token, &allow, &[]).unwrap();
    let at = dex.at.clone();
    let send = json!({"send_from": {"owner": alice, "contract": at, "amount": "10", "msg": msg}});
    dex.suite.execute("bob", &token, &send, &[]).unwrap();
    assert_eq!(dex.shares("bob"), 10_000);
    let native = dex.suite.execute("bob", &at, &receive, &coins(1, "ustake"));
    refused(native, "this message takes no coins");
}

// RS-23 cannot apply. It would take a `burn` of shares that leaves the stake behind, or a price that is read in the middle of a message:
// there is no such message, the books are saved before the one message out, and no reply is asked for.

/// RS-24 · At the edge of two windows the caps of both are taken, and a third with them.
///
/// Stopped by: `packages/extension-math/src/restake/slash.rs::at`
/// Taken out: `self.opened_at > 0 && now.floor < ends` -> `false`
/// Seen: left: 147000000, right: 0
#[test]
fn rs_24_two_caps_meet_at_an_edge_and_no_third() {
    let mut dex = instant();
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    assert_eq!(dex.take(1), 1);
    let opened = dex.suite.now();
    dex.until(opened + 7 * DAY - 1);
    let (first, second) = (dex.take(u128::MAX), dex.after(1).take(u128::MAX));
    assert_eq!((first, second), (300 * UNIT - 1, 210 * UNIT));
    assert_eq!(dex.after(1).take(u128::MAX), 0, "three caps");
    dex.until(opened + 14 * DAY - 1);
    assert_eq!(dex.take(u128::MAX), 0, "three caps");
}

/// RS-25 · One share unit is left active, and a slash takes its LST: by a price without the offset the stake would be spent, and nobody
/// who leaves could be slashed any more.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::is_spent`
/// Taken out: `lst.full_mul(SPENT) < Uint256::from(shares)` -> `bucket.assets.raw().full_mul(SPENT) < Uint256::from(bucket.shares.raw())`
/// Seen: assertion failed: slashing is off
#[test]
fn rs_25_one_unit_does_not_switch_slashing_off() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["max_slash_bps"] = json!(10_000);
        msg["floor"] = json!("1000");
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let shares = dex.shares("alice");
    dex.redeem("alice", shares - 1);
    assert_eq!(dex.take(UNIT), UNIT);
    assert!(!dex.state().spent, "slashing is off");
    assert_eq!(dex.take(u128::MAX), 998_001_000, "slashing is off");
}

/// RS-26 · All but a hundred units are redeeming, and a hundred slashes of one unit each round the same way: the small bucket is empty,
/// the stake spent, and whoever is redeeming cannot be slashed any more.
///
/// Stopped by: `packages/numbers/src/layer.rs::nearest`
/// Taken out: `is_up && !rest.is_zero()` -> `false`
/// Seen: assertion failed: slashing is off
#[test]
fn rs_26_many_small_slashes_do_not_empty_a_small_bucket() {
    let mut dex = Dex::with(Suite::builder(), |msg| {
        msg["max_slash_bps"] = json!(10_000);
        msg["floor"] = json!("1000");
    });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    let shares = dex.shares("alice");
    dex.redeem("alice", shares - 100_000);
    dex.suite.set_checks(false);
    for _ in 0..100 {
        dex.at_once();
        assert_eq!(dex.take(1), 1);
    }
    assert!(!dex.state().spent, "slashing is off");
    assert_eq!(dex.held(), (100, 1_000 * UNIT - 200));
    assert_eq!(dex.take(u128::MAX), 998_999_900);
}

/// RS-27 · A slasher with LST of his own takes the cap, puts fifty times the stake in, and takes the cap of that in the same block: what
/// falls on his own part is sent to him, and those who were there lose two caps at once, or as many as he has LST for.
///
/// Stopped by: `packages/extension-math/src/restake/stake.rs::deposit_floor`
/// Taken out: `after.keep_in_proportion(self.held()?)?` -> `()`
/// Seen: left: 1500000000, right: 0
#[test]
fn rs_27_stake_that_comes_in_makes_no_room_for_a_second_cap() {
    let mut dex = instant();
    dex.deposit("alice", 100 * UNIT).unwrap();
    assert_eq!(dex.take(u128::MAX), 30 * UNIT);
    dex.at_once().deposit("owner", 5_000 * UNIT).unwrap();
    dex.at_once();
    assert_eq!(dex.take(u128::MAX), 0, "two caps");
    assert!(dex.worth("alice") >= 70 * UNIT - 1);
    // the next window takes of all
    dex.after(7 * DAY);
    assert_eq!(dex.take(u128::MAX), 1_521 * UNIT);
}
