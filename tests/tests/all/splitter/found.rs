//! What a second reader tried, beside `attacks::extensions`: each attempt through the contracts,
//! with the number that it would have moved.

use super::super::{
    guest::Guest,
    kit::{anyone, ANY},
};
use super::{birth, number, refused, sent, split, Split, DAY, ONE};
use ballast_extension_math::splitter::Refusal;
use ballast_extension_share::ShareError;
use ballast_extension_types::splitter::{ConfigResponse, QueryMsg};
use ballast_extensions::splitter::Splitter;
use ballast_testing::Extension;
use cosmwasm_std::{to_json_binary, Decimal, Uint128};
use serde_json::{json, Value};
use std::time::Duration;

/// Silence makes the mark final with a last look of long ago: then there is nothing to be done, for
/// ever.
#[test]
fn a_keeper_touches_once_also_after_a_silence() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.hub.silence(true);
    let maturity = split.maturity;
    let due = |split: &Split| {
        let ask = |msg: &Value| split.preview(msg);
        Splitter.chores(&ask, split.suite.now()).unwrap().len()
    };
    split.pass(maturity + DAY);
    assert_eq!(due(&split), 0, "a look would change nothing");
    split.pass(maturity + 30 * DAY);
    assert_eq!(due(&split), 1);
    split.touch();
    assert_eq!(due(&split), 0, "final");
    assert_eq!(split.state().touched_at, maturity);
}

/// A spender sends YT to a contract: what they earned before stays the owner's, neither the spender
/// nor the contract has it.
#[test]
fn yt_that_a_spender_sends_leave_their_yield_behind() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    split
        .suite
        .instantiate("carol", "consumer", "pool", &none, &[])
        .unwrap();
    let (alice, bob) = (split.suite.addr("alice"), split.suite.addr("bob"));
    let pool = split.suite.addr("pool");
    let allow = json!({"increase_allowance": {"spender": bob, "amount": "1000000"}});
    split.tell("alice", &allow).unwrap();
    split.grow_to(125);
    let msg = to_json_binary(&json!({})).unwrap();
    let send =
        json!({"send_from": {"owner": alice, "contract": pool, "amount": "1000000", "msg": msg}});
    split.tell("bob", &send).unwrap();
    let has = ["alice", "bob", "pool"].map(|who| split.claimable(who));
    assert_eq!(has, [200_000, 0, 0]);
    split.grow_to(160);
    let has = ["alice", "bob", "pool"].map(|who| split.claimable(who));
    assert_eq!(has, [200_000, 0, 175_000]);
}

/// Blocks inside a second: it has not matured half a second before, and has half a second after; a
/// look in that second is the last.
#[test]
fn a_fraction_of_a_second_is_before_or_after() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let maturity = split.maturity;
    split.pass(maturity - 1);
    let half = Duration::from_millis(500);
    split.suite.after(half);
    refused(
        split.redeem("alice", 10),
        Refusal::NotMatured {
            maturity: ANY,
            now: ANY,
        },
    );
    split.at_once().merge("alice", 10).unwrap();
    split.suite.after(half);
    refused(
        split.merge("alice", 10),
        Refusal::Matured {
            maturity: ANY,
            now: ANY,
        },
    );
    split.suite.after(half);
    assert_eq!(split.redeem("alice", 10).unwrap(), 10);
    let state = split.state();
    assert_eq!((state.r#final, state.touched_at), (true, maturity));
}

/// In one second: a look, a loss of a third, a split, a claim, a merge. The mark of the second
/// serves, and moves nobody's LST.
#[test]
fn a_loss_in_the_second_of_a_look_moves_no_lst() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.split("bob", 1_000_000).unwrap();
    split.grow_to(125);
    split.touch();
    split.suite.same_block();
    split.suite.slash("val0", Decimal::percent(66)).unwrap();
    let mark = split.mark();
    split.at_once().split("carol", 800_000).unwrap();
    assert_eq!(split.at_once().merge("carol", 1_000_000).unwrap(), 800_000);
    assert_eq!(split.at_once().claim("alice").unwrap(), 200_000);
    assert_eq!(split.at_once().merge("alice", 1_000_000).unwrap(), 800_000);
    split.suite.block(3);
    assert_eq!(split.mark(), mark);
    assert_eq!(split.claim("bob").unwrap(), 200_000);
    assert_eq!(split.merge("bob", 1_000_000).unwrap(), 800_000);
    assert_eq!(split.suite.shares("dex"), 0);
}

/// Nobody looks for 60 days after maturity, through 40 of which the hub is silent: the first look
/// that is answered draws the line. A look in the silence after its 30th day ends it as it was, and
/// the later answer changes nothing.
#[test]
fn an_answer_after_thirty_days_of_silence_draws_the_line_if_nobody_looked() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let maturity = split.maturity;
    split.until(maturity - 60 * DAY).touch();
    split.hub.silence(true);
    split.pass(maturity + 40 * DAY);
    let moment = split.suite.chain().moment();
    split.hub.silence(false);
    split.until(maturity + 60 * DAY - 10);
    split.grow_to(200);
    split.touch();
    assert_eq!(split.claimable("alice"), 250_000);
    split.suite.chain_mut().return_to(&moment);
    split.hub.silence(true);
    split.touch();
    split.hub.silence(false);
    split.grow_to(200);
    assert_eq!((split.claimable("alice"), split.mark()), (0, ONE));
}

/// At a rate far below 1 a unit of PT is many LST: a split keeps what is less than one of PT, and
/// no more.
#[test]
fn a_split_at_a_low_rate_keeps_less_than_a_unit_of_pt() {
    let mut split = split();
    split.hub.say(1, 1_000);
    let later = birth(&split.suite, split.maturity + DAY);
    let later = to_json_binary(&later).unwrap();
    let low = split
        .suite
        .make("owner", &Splitter, "low", &later, &[])
        .unwrap();
    let msg = to_json_binary(&json!({"split": {}})).unwrap();
    let sent_lst = split.suite.lst_send("alice", "low", 999, msg.clone());
    refused(sent_lst, "amount 999 is too small");
    split.suite.lst_send("alice", "low", 1_999, msg).unwrap();
    let config: ConfigResponse = split.suite.query(&low, &QueryMsg::Config {});
    let merge = sent(&low, 1, &json!({"merge": {}}));
    let tx = split
        .suite
        .execute("alice", &config.pt, &merge, &[])
        .unwrap();
    assert_eq!(tx.attr_of(&low, "lst").unwrap(), "1000");
    assert_eq!(split.suite.shares("low"), 999);
}

/// A hub that spikes for one look and comes back: LST moves from PT to YT, and whoever has both, or
/// split later, has all of his.
#[test]
fn a_spike_of_one_look_costs_nobody_with_both_and_no_newcomer() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.hub.say(5_000_000, 1_000_000);
    split.touch();
    split.hub.speak();
    let pt = split.split("bob", 1_000_000).unwrap();
    assert_eq!(pt, 5_000_000);
    assert_eq!(split.merge("bob", pt).unwrap(), 1_000_000);
    assert_eq!(split.claim("alice").unwrap(), 800_000);
    assert_eq!(split.merge("alice", 1_000_000).unwrap(), 200_000);
}

/// A contract sends several messages in one transaction: claims twice, moves YT there and back,
/// claims again.
#[test]
fn one_transaction_claims_once() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let none = to_json_binary(&json!({"exposure": "0", "due": "0"})).unwrap();
    split
        .suite
        .instantiate("alice", "consumer", "pool", &none, &[])
        .unwrap();
    split.give("alice", "pool", 1_000_000).unwrap();
    split.grow_to(125);
    let (at, pool) = (split.at.clone(), split.suite.addr("pool"));
    let run = |msgs: &[Value]| -> Value {
        let calls = msgs.iter().map(|msg| {
            json!({"wasm": {"execute": {"contract_addr": at, "msg": to_json_binary(msg).unwrap(), "funds": []}}})
        });
        json!({"run": {"msgs": calls.collect::<Vec<_>>()}})
    };
    let claim = json!({"claim": {}});
    let to_self = json!({"transfer": {"recipient": pool, "amount": "1000000"}});
    let twice = run(&[claim.clone(), to_self.clone(), claim.clone()]);
    refused(
        split.suite.execute("alice", &pool, &twice, &[]),
        Refusal::NothingToClaim,
    );
    let once = run(&[to_self.clone(), claim, to_self]);
    split.suite.execute("alice", &pool, &once, &[]).unwrap();
    assert_eq!(split.suite.shares("pool"), 200_000);
}

/// More PT than there are: a preview refuses in words that name both numbers.
#[test]
fn a_preview_of_more_than_there_is_names_both_numbers() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let said = split
        .preview(&json!({"preview_merge": {"pt": "1001"}}))
        .unwrap_err();
    assert!(said.contains("1000") && said.contains("1001"), "{said}");
}

/// A loss that takes the rate back to 1, or a bit less.
fn lose_to_one(split: &mut Split) {
    split.suite.slash("val0", Decimal::percent(60)).unwrap();
    let rate = split.suite.exchange_rate().rate;
    assert!(rate <= Decimal::one(), "{rate}");
}

/// Growth that nobody looked at before a loss is not YT's: the mark is the highest rate that was
/// seen, and a look books it.
#[test]
fn growth_that_nobody_saw_before_a_loss_is_pt_s() {
    for looks in [false, true] {
        let mut split = split();
        split.split("alice", 1_000_000).unwrap();
        split.grow_to(125);
        if looks {
            split.touch();
        }
        lose_to_one(&mut split);
        assert_eq!(split.claimable("alice"), if looks { 200_000 } else { 0 });
        // 1,000,000 LST stand for PT, or 800,000 of them
        let lst = number(split.value(1_000_000).lst);
        assert_eq!(lst, if looks { 800_000 } else { 1_000_000 });
    }
}

/// A hub that says what cannot be read at maturity waits as a silent one, and the true answer draws
/// the line.
#[test]
fn babble_at_maturity_waits() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    let maturity = split.maturity;
    split.until(maturity - DAY).touch();
    split.hub.babble();
    split.until(maturity);
    refused(
        split.redeem("alice", 1_000_000),
        Refusal::HubSilent {
            until: ANY,
            now: ANY,
        },
    );
    refused(
        split.preview(&json!({"value": {"pt": "1"}})),
        "says no price",
    );
    split.hub.speak();
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 1_000_000);
}

/// Amounts of 0, to and from everybody: nothing moves, and what is refused says so.
#[test]
fn nothing_is_refused_or_harmless() {
    let mut split = split();
    refused(split.split("alice", 0), "amount 0 is too small");
    split.split("alice", 1_000).unwrap();
    refused(split.merge("alice", 0), "amount 0 is too small");
    split.give_pt("alice", "bob", 0).unwrap();
    split.give("bob", "alice", 0).unwrap();
    let maturity = split.maturity;
    split.until(maturity);
    refused(split.redeem("bob", 0), "amount 0 is too small");
    refused(split.claim("bob"), Refusal::NothingToClaim);
    refused(
        split.redeem("bob", 1),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
}
