//! Whoever comes in and leaves.

use super::super::{amount_of, refused, Bag, DAY, NOTICE, UNIT};
use crate::{
    guest::Guest,
    kit::{anyone, dust, ANY},
};
use ballast_basket::ContractError;
use ballast_extension_math::basket::Refusal;
use ballast_extension_share::ShareError;
use cosmwasm_std::{to_json_binary, Uint128};
use serde_json::{json, Value};

/// In and out in one transaction, while a gift drips, with a trim under way: nobody gains,
/// nobody loses more than rounding.
#[test]
fn in_and_out_in_one_transaction_gains_nothing() {
    let mut bag = Bag::filled();
    bag.suite.lst_transfer("bob", "a", 7 * UNIT).unwrap();
    let a = bag.parts[0].clone();
    let msg = json!({"bond_rewards": {}});
    bag.suite.execute("keeper", &a, &msg, &[]).unwrap();
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.after(DAY);
    let before = (bag.nav(), bag.shares("alice"));
    let shares = bag.deposit("bob", 50 * UNIT).unwrap();
    let loose = bag.at_once().redeem("bob", shares, &[]).unwrap();
    let parts = [0, 1, 2].map(|part| bag.queued(part, "bob").0);
    let got = loose + parts.iter().sum::<u128>();
    assert!(got <= 50 * UNIT && got + 20 >= 50 * UNIT, "{got}");
    assert_eq!(bag.shares("alice"), before.1);
    assert!(bag.nav() + 20 >= before.0 && bag.nav() <= before.0 + 200_000);
}

/// What was announced a year ago, and never put in force, is in force the moment anybody says
/// so: whoever comes in sees it.
#[test]
fn an_old_announcement_is_shown() {
    let mut bag = Bag::filled();
    bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]).unwrap();
    bag.suite.advance_secs(365 * DAY);
    let announced = bag.state().announced.unwrap();
    assert!(announced.at < bag.suite.now());
    bag.tell("owner", &json!({"update_ownership": "renounce_ownership"}))
        .unwrap();
    bag.apply().unwrap();
    refused(
        bag.set_parts("owner", &[(0, 5_000), (1, 5_000)]),
        "Contract ownership has been renounced",
    );
}

/// A leaver names a part, the LST or the basket as his receiver: nothing of his is lost.
#[test]
fn nothing_is_lost_at_a_part() {
    let mut bag = Bag::filled();
    for lost in [
        bag.parts[1].clone(),
        bag.suite.addr("token"),
        bag.at.clone(),
    ] {
        let msg = json!({"redeem": {"shares": "1000000000", "receiver": lost}});
        refused(
            bag.tell("alice", &msg),
            ShareError::OwnContract {
                address: anyone(),
                name: anyone().into_string(),
            },
        );
    }
    assert_eq!(bag.shares("alice"), 100_000 * UNIT);
}

/// A redemption is given to the basket: it is nobody's, moves no price, and stops no gather.
#[test]
fn a_redemption_that_is_given_moves_nothing() {
    let mut bag = Bag::filled();
    let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
    bag.suite.lst_send("bob", "c", 10 * UNIT, msg).unwrap();
    let (c, to) = (bag.parts[2].clone(), bag.at.clone());
    let redeem = json!({"redeem": {"shares": "5000000000", "receiver": to}});
    bag.suite.execute("bob", &c, &redeem, &[]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    refused(bag.crank("gather", 2), Refusal::NothingToGather);
    bag.change(&[(0, 5_000), (1, 5_000)]);
    bag.crank("trim", 2).unwrap();
    bag.after(21 * DAY).crank("gather", 2).unwrap();
    assert!(bag.nav().abs_diff(100 * UNIT) <= 3);
}

/// All leave and name all parts in `skip`: what they give up is nobody's, the next depositor
/// is told what his LST buys, and who deposits a unit first takes nothing from him.
#[test]
fn what_all_gave_up_is_no_trap() {
    let mut bag = Bag::filled();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[0, 1, 2]).unwrap();
    assert_eq!(bag.nav(), 100 * UNIT);
    refused(bag.deposit("bob", 1), dust(1));
    let shares = bag.deposit("bob", 1_000 * UNIT).unwrap();
    let value: Value = bag.suite.query(
        &bag.at,
        &json!({"convert_to_assets": {"shares": shares.to_string()}}),
    );
    let value = amount_of(&value, "lst");
    assert!(value + 100 * UNIT / 1_000 >= 1_000 * UNIT, "{value}");
}

/// A rogue curator trims, gathers and allocates to and fro with every change he has: whoever
/// asked out is out of his reach, and no change is in force before its notice.
#[test]
fn who_asked_out_is_out_of_reach() {
    let mut bag = Bag::of(&[7_500, 2_500, 0], |_, _| {}, |_| {});
    bag.deposit("alice", 100 * UNIT).unwrap();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    bag.set_parts("owner", &[(0, 5_000), (1, 2_500), (2, 2_500)])
        .unwrap();
    let all = bag.shares("alice");
    bag.redeem("alice", all, &[]).unwrap();
    bag.after(NOTICE).apply().unwrap();
    for _ in 0..30 {
        for part in 0..3 {
            for what in ["gather", "trim", "allocate"] {
                let _ = bag.crank(what, part);
            }
        }
        let _ = bag.slash(2, 1_000 * UNIT);
        bag.suite.advance_secs(DAY);
    }
    let queued = [0, 1].map(|part| bag.queued(part, "alice").0);
    assert!(queued[0].abs_diff(75 * UNIT) <= 2 && queued[1].abs_diff(25 * UNIT) <= 2);
}

/// 200 crumbs of a leaver cost nobody who stays, and give him no more than one redeem of all
/// would.
#[test]
fn two_hundred_crumbs_cost_nobody() {
    let mut bag = Bag::filled();
    bag.deposit("bob", 100 * UNIT).unwrap();
    bag.spread();
    let before = bag.nav();
    for _ in 0..200 {
        bag.redeem("bob", 1_777, &[]).unwrap();
    }
    let queued: u128 = (0..3).map(|part| bag.queued(part, "bob").0).sum();
    assert!(queued <= 200 * 2, "{queued}");
    assert!(before - bag.nav() <= 400);
}

/// Words of what is wrong name the next step.
#[test]
fn what_is_wrong_is_said() {
    let mut bag = Bag::filled();
    refused(
        bag.redeem("bob", 5, &[]),
        ShareError::NotEnoughShares {
            holder: anyone(),
            balance: Uint128::from(ANY),
            amount: Uint128::from(ANY),
        },
    );
    let msg = json!({"allocate": {"part": bag.suite.addr("bob")}});
    refused(
        bag.tell("keeper", &msg),
        ContractError::UnknownPart { part: anyone() },
    );
    let skip = json!({"redeem": {"shares": "5", "skip": [bag.suite.addr("bob")]}});
    refused(
        bag.tell("alice", &skip),
        ContractError::UnknownPart { part: anyone() },
    );
    refused(
        bag.deposit_with("bob", UNIT, &json!({"min_share": "1"})),
        "unknown field `min_share`",
    );
    let inner = to_json_binary(&json!({"offer": {}})).unwrap();
    refused(
        bag.suite.lst_send("bob", "basket", 5, inner),
        ContractError::InvalidReceive {
            reason: anyone().into_string(),
        },
    );
    refused(bag.crank("gather", 0), Refusal::NothingToGather);
    let more = bag.preview(&json!({"preview_redeem": {"shares": "100000000001"}}));
    refused(more, "100000000001");
}

/// Two slashes of two parts and a deposit between them, all in one block: the newcomer
/// pays the price after the first, and bears his part of the second.
#[test]
fn a_deposit_between_two_slashes_of_a_block_bears_the_second_alone() {
    let mut bag = Bag::filled();
    bag.slash(0, 10 * UNIT).unwrap();
    bag.at_once();
    let shares = bag.deposit("bob", 90 * UNIT).unwrap();
    assert!(shares.abs_diff(100_000 * UNIT) <= 100_000, "{shares}");
    bag.at_once().slash(1, 10 * UNIT).unwrap();
    let nav = bag.nav();
    assert!(nav.abs_diff(170 * UNIT) <= 3);
    // the LST that is loose bears nothing of it, and he bears his part of the basket
    let half = bag.at_once().redeem("bob", shares, &[]).unwrap();
    assert!(half.abs_diff(45 * UNIT) <= 200, "{half}");
}
