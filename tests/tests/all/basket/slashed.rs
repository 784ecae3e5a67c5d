//! B-7: a slash of a part by a fraction lowers NAV by at most that fraction of what the basket has
//! in it, and every holder by the same.
//!
//! `BALLAST_BASKETS=1000 cargo test --release -p ballast-tests --test all basket::slashed --
//! --nocapture` is the long run.

use super::super::dice::{asked_or, Dice};
use super::{number, taken, Bag, NAMES, UNIT};
use cosmwasm_std::to_json_binary;
use serde_json::json;

fn weights(dice: &mut Dice) -> Vec<u64> {
    let many = 1 + dice.below(8) as usize;
    let mut left = 10_000;
    let mut weights: Vec<u64> = (1..many)
        .map(|_| {
            let weight = dice.below(left / 2 + 1);
            left -= weight;
            weight
        })
        .collect();
    weights.push(left);
    weights.retain(|weight| *weight > 0);
    weights
}

#[test]
fn a_slash_costs_its_part_and_no_more() {
    let many = asked_or("BALLAST_BASKETS", 40);
    let (mut dice, mut most) = (Dice(7), 0);
    for _ in 0..many {
        let weights = weights(&mut dice);
        let mut bag = Bag::of(&weights, |_, _| {}, |_| {});
        let lst = 1_000_000 + u128::from(dice.below(1_000_000_000));
        bag.deposit("alice", lst).unwrap();
        bag.spread();
        bag.deposit("bob", lst / (1 + u128::from(dice.below(9))))
            .unwrap();
        // a stranger in the part, so that the basket bears only its own
        let part = dice.below(weights.len() as u64) as usize;
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        bag.suite.lst_send("carol", NAMES[part], UNIT, msg).unwrap();
        let (before, row) = (bag.nav(), bag.rows().parts[part].clone());
        let worth = number(row.worth.unwrap());
        let held = worth + UNIT;
        let tx = bag
            .slash(part, 1 + u128::from(dice.below(held as u64)))
            .unwrap();
        let (taken, after) = (taken(&tx), bag.nav());
        let borne = before - after;
        // f x worth, rounded up, and a unit
        assert!(
            borne <= (taken * worth).div_ceil(held) + 2,
            "{weights:?}: {borne} of {taken}"
        );
        let part_of = u128::from(row.weight_bps) * before / 10_000;
        assert!(
            borne <= part_of + 1,
            "{borne} is more than the part's weight"
        );
        most = most.max(borne * 10_000 / before);
    }
    println!("{many} baskets; the most that one slash took of one: {most} bps of NAV");
}
