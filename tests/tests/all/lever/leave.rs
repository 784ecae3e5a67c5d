//! L-8: while the position is worth more than it owes everybody leaves by himself, with all that he
//! has, in any order: without a price, without room in the market, past every pause, with a hub
//! that fails and loans that are shut.

use super::super::{beside::History, dice::asked_or, guest::Guest};
use super::{histories::Run, number, refused, Lev, UNIT};
use serde_json::json;

/// Lives from whose end everybody leaves, and steps of each.
const A_LIFE: u64 = 25;
const PEOPLE: [&str; 3] = ["alice", "bob", "carol"];

/// Everybody takes his orders back.
fn cancel_orders(lever: &mut Lev) {
    let orders = lever.preview(&json!({"orders": {"limit": 100}})).unwrap();
    for order in orders["orders"].as_array().unwrap() {
        let id = order["order_id"].as_u64().unwrap();
        let owner = order["owner"].as_str().unwrap();
        let mut people = PEOPLE.iter();
        let who = people.find(|who| lever.mkt.suite.addr(who).as_str() == owner);
        lever.at_once().cancel(who.unwrap(), id).unwrap();
    }
}

/// All leave, in a random order; how many had anything to leave with.
fn leave(run: &mut Run) -> u64 {
    let (mut people, mut left) = (PEOPLE.to_vec(), 0);
    while !people.is_empty() {
        let next = run.dice.below(people.len() as u64) as usize;
        let who = people.swap_remove(next);
        let shares = run.lever.shares(who);
        let slice = run.lever.view().c * shares / (run.lever.supply() + 1_000);
        if shares == 0 || slice == 0 {
            continue;
        }
        let before = run.lever.lst_of(who);
        run.lever.at_once().leave(who, shares).unwrap();
        assert!(run.lever.lst_of(who) >= before + slice);
        assert_eq!(run.lever.shares(who), 0);
        left += 1;
    }
    left
}

/// From random states: `BALLAST_LIVES=1000` is the long run.
#[test]
fn everybody_leaves_in_any_order() {
    let lives = asked_or("BALLAST_LIVES", 60);
    let (mut left, mut dead, mut hollow) = (0, 0, 0);
    for seed in 0..lives {
        let mut run = Run::new(seed * 104_729 + 8);
        for _ in 0..A_LIFE {
            run.step();
        }
        let equity = run.lever.state().equity;
        if equity.is_none_or(|equity| number(equity) == 0) {
            hollow += 1;
            continue;
        }
        if seed % 2 == 1 {
            shut(&mut run.lever);
            dead += 1;
        }
        cancel_orders(&mut run.lever);
        left += leave(&mut run);
    }
    println!("{lives} lives: {left} people left, {dead} times with hub and loans shut, {hollow} lives ended without equity");
    assert!(left > 0);
}

/// Every message of the hub fails, so that nobody can deposit, and nobody can borrow.
fn shut(lever: &mut Lev) {
    lever.mkt.at_once();
    let paused = lever
        .mkt
        .tell("carol", &json!({"pause": {"scope": "borrow"}}));
    paused.unwrap();
    lever
        .suite()
        .chain_mut()
        .break_contract("hub", true)
        .unwrap();
    refused(lever.at_once().deposit("dave", UNIT), "out of order");
}
