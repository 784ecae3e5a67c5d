//! F. Validators.

use super::super::{
    builder, cranks, leave, mature, out_of_bounds, paid, refused, remove, send, set_weight, stake,
    submit, validators, UNIT,
};
use crate::kit::RegistryError;
use ballast_testing::Suite;
use ballast_types::{hub, registry::NewValidator};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

fn add(suite: &Suite, validator: &str, weight: u64) -> Value {
    json!({"add_validator": {"address": suite.operator(validator), "weight": weight}})
}

/// VAL-01 · Stake that came by a redelegation cannot be moved again for weeks: one try, and the removal
/// fails, or the whole rebalance does.
///
/// Stopped by: `contracts/hub/src/survey.rs::place`
/// Taken out: `!locked && row.no_redelegate_until <= hub.now` -> `true`
/// Seen: after 'keeper: {"rebalance":{"limit":null}}' at height 28: I-10 is broken: the chain refused: codespace: staking, code: 32
#[test]
fn val_01_locked_stake_waits_and_is_drained_later() {
    validators::leaving::a_validator_whose_stake_is_locked_is_drained_when_the_lock_ends();
}

/// VAL-02 · Two contracts, two lists: what the registry removed still gets stake of the hub.
///
/// Stopped by: `contracts/registry/src/execute/remove_validator.rs::remove_validator`
/// Taken out: `ROSTER.save(deps.storage, &roster)?` -> `()`
/// Seen: left: 13000000, right: 10000000
#[test]
fn val_02_there_is_one_list() {
    let mut suite = builder().build();
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.fail("val0", "redelegate", true).unwrap();
    remove(&mut suite, "val0");
    let before = stake(&suite, "val0");

    suite.bond("bob", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.harvest("keeper").unwrap();
    suite.rebalance("keeper").unwrap();
    assert_eq!(stake(&suite, "val0"), before);
    leave(&mut suite, "bob", 5 * UNIT);
    submit(&mut suite);
    assert_eq!(
        stake(&suite, "val0"),
        before - 5 * UNIT,
        "exits come from it first"
    );
}

/// VAL-03 · The smallest delegation gets the next deposit; it is the smallest because the validator was
/// slashed, and the chain refuses.
///
/// Stopped by: `contracts/hub/src/execute/delegate.rs::delegate`
/// Taken out: `SubMsg::reply_on_error(msg, ReplyId::DelegateRefused.into())` -> `SubMsg::new(msg)`
/// Seen: refused: Error parsing into type ballast_hub::gate::cover::Pending: Hit the end of buffer, expected more data
#[test]
fn val_03_a_validator_that_refuses_stops_no_bond() {
    validators::faults::a_validator_slashed_to_nothing_stops_nothing();
    cranks::a_refused_delegation_returns_to_the_buffer();
}

/// VAL-04 · A validator in jail, or out of the set, exists, and so it is listed.
///
/// Stopped by: `contracts/registry/src/bonded_set.rs::ensure_good`
/// Taken out: `self.commission(&validator)` -> `Some(Decimal::zero())`
/// Seen: assertion failed: wasmvaloper1…
#[test]
fn val_04_only_the_bonded_are_listed() {
    validators::faults::only_what_the_chain_shows_bonded_can_be_listed();
}

/// VAL-05 · One validator is listed twice, in another spelling, or as an account, and its stake counts twice.
///
/// Stopped by: `contracts/registry/src/listing.rs::take_seat`
/// Taken out: `place_of(roster, &self.terms.address)` -> `Err::<usize, usize>(0)`
/// Seen: it was not refused
#[test]
fn val_05_a_validator_is_listed_once() {
    let twice = builder().weights(&[("val0", 1), ("val0", 2)]);
    refused(twice.try_build().map(drop), "is listed already");
    let mut suite = builder().weights(&[("val0", 1)]).build();
    let again = add(&suite, "val0", 1);
    refused(
        send(&mut suite, "owner", "registry", &again),
        "is listed already",
    );
    for bad in [
        suite.operator("val1").to_uppercase(),
        suite.addr("val1").to_string(),
        suite.operator("val1").replace("wasm", "cosmos"),
    ] {
        let msg = json!({"add_validator": {"address": bad}});
        refused(
            send(&mut suite, "owner", "registry", &msg),
            "is not a validator",
        );
    }
}

/// VAL-06 · Nobody is left to delegate to: an empty list is indexed, or divided by.
///
/// Stopped by: `packages/accounting/src/quota.rs::equal_part_ceil`
/// Taken out: `Native::ZERO` -> `Native::new(value.raw().u128().div_ceil(u128::from(parts)))`
/// Seen: after 'keeper: {"rebalance":{"limit":null}}' at height 7: I-14 is broken: panicked: attempt to divide by zero
#[test]
fn val_06_with_nobody_left_money_waits() {
    validators::leaving::with_nobody_left_money_waits_and_exits_go_on();
}

/// VAL-07 · Strangers call `rebalance` again and again, and use up the slots that a removal needs.
///
/// Stopped by: `packages/accounting/src/allocation/rebalance.rs::is_off`
/// Taken out: `self.gap() > most` -> `true`
/// Seen: left: 66667, right: 0
#[test]
fn val_07_small_deviations_are_left_alone() {
    // nobody is near its quota: what is over one has no tolerance
    let mut suite = builder()
        .params(|params| params.registry.cap_bps = Some(5_000))
        .build();
    suite.bond("alice", 299 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    for _ in 0..8 {
        suite.slash("val0", Decimal::permille(1)).unwrap();
        let moved = suite.rebalance("mallory").unwrap().amount("amount");
        assert_eq!(moved, 0, "{:?}", suite.stake());
    }
    assert!(suite.chain().redelegations(&suite.addr("hub")).is_empty());
    remove(&mut suite, "val2");
    assert!(suite.rebalance("mallory").unwrap().amount("amount") > 90 * UNIT);
    assert_eq!(stake(&suite, "val2"), 0);
}

/// VAL-08 · Weights that are negative, all zero, or so large that they take everything.
///
/// Stopped by: `contracts/registry/src/listing.rs::ensure_terms`
/// Taken out: `ensure_bounds("weight", weight, 0, MAX_WEIGHT)?` -> `()`
/// Seen: it was not refused
#[test]
fn val_08_weights_have_bounds() {
    let born = builder().weights(&[("val0", 1_000_001)]);
    refused(
        born.try_build().map(drop),
        out_of_bounds("weight", 1_000_001, 0, 1_000_000),
    );
    let mut suite = builder().weights(&[("val0", 0), ("val1", 0)]).build();
    let address = suite.operator("val0");
    let no_number = "`weight` is a whole number".to_string();
    let too_much = out_of_bounds("weight", 1_000_001, 0, 1_000_000).to_string();
    for (weight, why) in [
        (json!(-1), &no_number),
        (json!("0.6"), &no_number),
        (json!("1"), &no_number),
        (json!(1_000_001), &too_much),
    ] {
        for message in ["add_validator", "update_validator"] {
            let msg = json!({message: {"address": address, "weight": weight}});
            refused(send(&mut suite, "owner", "registry", &msg), why);
        }
    }
    suite.bond("alice", 9 * UNIT).unwrap();
    assert_eq!(suite.delegate("keeper").unwrap().amount("amount"), 0);
    set_weight(&mut suite, "val1", 1_000_000);
    suite.delegate("keeper").unwrap();
    assert_eq!(
        (stake(&suite, "val0"), stake(&suite, "val1")),
        (0, 10 * UNIT)
    );
}

/// VAL-09 · A list without an end: one day a call over all of it does not fit a block.
///
/// Stopped by: `contracts/registry/src/listing.rs::take_seat`
/// Taken out: `u32::try_from(listed).map_or(true, |listed| listed >= params.max_validators)` -> `false`
/// Seen: it was not refused
#[test]
fn val_09_the_list_has_an_end() {
    let names: Vec<String> = (0..101).map(|n| format!("val{n}")).collect();
    let listed = |n: usize| -> Vec<NewValidator> {
        let one = |name: &String| NewValidator {
            address: ballast_testing::keys::operator(name),
            weight: None,
            cap_bps: None,
            max_commission: None,
        };
        names[..n].iter().map(one).collect()
    };
    let set = || {
        builder()
            .without_inflation()
            .validators(101)
            .genesis(|genesis| genesis.max_validators = 150)
    };
    let over = set().listed(listed(101)).try_build().map(drop);
    refused(
        over,
        RegistryError::TooMany {
            listed: 100,
            max: 100,
        },
    );

    let mut suite = set().listed(listed(100)).checks(false).build();
    let one_more = add(&suite, "val100", 1);
    refused(
        send(&mut suite, "owner", "registry", &one_more),
        RegistryError::TooMany {
            listed: 100,
            max: 100,
        },
    );
    suite.bond("alice", 9_999 * UNIT).unwrap();
    suite.advance_all("keeper");
    let ticket = leave(&mut suite, "alice", 5_000 * UNIT);
    submit(&mut suite);
    suite.advance_all("keeper");
    mature(&mut suite);
    assert_eq!(paid(&mut suite, ticket), 5_000 * UNIT);
}

/// VAL-10 · Who gets the next deposit follows from the block's height: whoever picks the block picks the
/// validator.
///
/// Stopped by: `packages/accounting/src/allocation/delegate.rs::plan_delegate`
/// Taken out: `needs.sort_by_key(|(deficit, _, place)| (Reverse(*deficit), place.id))` -> `needs.reverse()`
/// Seen: assertion failed: val0 after 0 blocks
#[test]
fn val_10_new_stake_goes_where_most_is_missing() {
    for (thin, waits) in [("val0", 0), ("val1", 1), ("val2", 2), ("val0", 7)] {
        let mut suite = builder().build();
        suite.bond("alice", 29 * UNIT).unwrap();
        suite.delegate("keeper").unwrap();
        suite.slash(thin, Decimal::percent(30)).unwrap();
        suite.bond("mallory", 6 * UNIT).unwrap();
        suite.block(waits);
        let one = hub::ExecuteMsg::Delegate { limit: Some(1) };
        let before = stake(&suite, thin);
        suite.hub("mallory", &one).unwrap();

        assert!(stake(&suite, thin) > before, "{thin} after {waits} blocks");
    }
}

// VAL-11 cannot apply. It would take a `bond` that names a validator. It does not: weights are the
// owner's, room is bought by bonds in the vault, and both are there for everyone to see.
