//! P. Seen on today's peers, on a real chain: claims, validators and edges.

use super::super::{
    access, builder, cranks, leave, paid, refused_with, remove, rewards, send, stake, submit,
    validators, value, worth, DAY, UNIT,
};
use super::h_access;
use ballast_testing::{contracts, meter::Meter};
use ballast_types::hub;
use cosmwasm_std::Decimal;
use serde_json::json;

/// PEER-10 · A claim walks all of the claimer's requests, and strangers make them.
///
/// Stopped by: `contracts/queue/src/execute/claim.rs::claim`
/// Taken out: `load_ticket(deps.storage, id)` -> `{ crate::state::TICKETS.range(deps.storage, None, None, cosmwasm_std::Order::Ascending).for_each(drop); load_ticket(deps.storage, id) }`
/// Seen: left: Count { reads: 5, writes: 3 }, right: Count { reads: 204, writes: 3 }
#[test]
fn peer_10_a_claim_costs_the_same_whatever_else_there_is() {
    let count = |others: u32| {
        let meter = Meter::default();
        let code = meter.on(contracts::queue());
        let mut suite = builder().code("queue", code).checks(false).build();
        suite.bond("alice", 9 * UNIT).unwrap();
        for _ in 0..=others {
            suite.same_block().unbond("alice", 1_000).unwrap();
        }
        submit(&mut suite);
        meter.take();
        assert_eq!(paid(&mut suite, 1), 1_000);
        meter.take()
    };

    assert_eq!(count(1), count(200));
}

/// PEER-11 · A validator that was removed still gets stake, or what is there leaves the price.
///
/// Stopped by: `contracts/registry/src/execute/remove_validator.rs::remove_validator`
/// Taken out: `ROSTER.save(deps.storage, &roster)?` -> `()`
/// Seen: left: (20000000, Decimal(1)), right: (10000000, Decimal(1))
#[test]
fn peer_11_a_removed_validator_gets_nothing_and_counts() {
    let mut suite = builder().without_inflation().build();
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.fail("val1", "redelegate", true).unwrap();
    let rate = suite.rate();
    remove(&mut suite, "val1");
    suite.bond("bob", 30 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.advance_all("keeper");

    assert_eq!((stake(&suite, "val1"), suite.rate()), (10 * UNIT, rate));
    assert_eq!(value(&suite), 60 * UNIT);
}

/// PEER-12 · Strangers send dust into the validator that is being removed: its stake is locked again.
///
/// Stopped by: `packages/types/src/registry/quota.rs::candidates`
/// Taken out: `Native::ZERO` -> `at(stakes, index).checked_add(Native::new(2_000_000u128)).unwrap_or_default()`
/// Taken out: `listed && self.entries == 0 && row.no_redelegate_until <= hub.now` -> `true` in `contracts/hub/src/survey.rs::place`
/// Seen: left: 15000000, right: 0
#[test]
fn peer_12_nobody_renews_a_lock_with_dust() {
    validators::leaving::strangers_cannot_renew_a_lock();
}

/// PEER-13 · A validator that was slashed to nothing, or whose name was spelt wrong, stops every bond and
/// every harvest until the owner comes.
///
/// Stopped by: `contracts/hub/src/execute/delegate.rs::delegate`
/// Taken out: `SubMsg::reply_on_error(msg, ReplyId::DelegateRefused.into())` -> `SubMsg::new(msg)`
/// Seen: refused: codespace: chain-sim, code: 1: delegate was made to fail
#[test]
fn peer_13_a_dead_validator_stops_nothing() {
    let mut suite = builder().build();
    for what in ["delegate", "withdraw", "redelegate"] {
        suite.fail("val0", what, true).unwrap();
    }
    suite.bond("alice", 29 * UNIT).unwrap();
    for _ in 0..3 {
        suite.reward(10_000_000).unwrap();
        suite.delegate("mallory").unwrap();
        suite.harvest("mallory").unwrap();
        suite.bond("bob", UNIT).unwrap();
        suite.advance_secs(DAY);
        suite.advance("mallory").unwrap();
    }

    assert_eq!(stake(&suite, "val0"), 0);
    assert!(stake(&suite, "val1") >= 10 * UNIT && stake(&suite, "val2") >= 10 * UNIT);
}

/// PEER-14 · New stake goes to validators in jail, because nobody looks at the bonded set.
///
/// Stopped by: `contracts/hub/src/survey.rs::place`
/// Taken out: `self.seat.as_ref().is_some_and(Seat::is_active) && self.bonded` -> `self.seat.as_ref().is_some_and(Seat::is_active)`
/// Taken out: `seat.status == Status::Active` -> `false` in `contracts/hub/src/survey.rs::make`
/// Seen: after 'keeper: {"delegate":{"limit":null}}' at height 8: I-10 is broken: wasmvaloper1… got stake and is not in the bonded set
#[test]
fn peer_14_nothing_goes_to_a_jailed_validator() {
    cranks::a_jailed_validator_gets_no_new_stake_from_the_block_of_its_jailing();
}

/// PEER-15 · All stake is lost, the validator replaced; the next bond is priced at 1, and feeds shares that
/// are worth nothing.
///
/// Stopped by: `packages/accounting/src/pool.rs::to_shares_floor`
/// Taken out: `self.ensure_price()?` -> `if self.value.is_zero() { return Ok(Shares::new(amount.raw())); }`
/// Seen: it was not refused
#[test]
fn peer_15_nobody_feeds_worthless_shares() {
    let mut suite = builder().validators(2).weights(&[("val0", 1)]).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    suite.block(4);
    suite.slash("val0", Decimal::one()).unwrap();
    let address = suite.operator("val1");
    send(
        &mut suite,
        "owner",
        "registry",
        &json!({"add_validator": {"address": address}}),
    )
    .unwrap();
    remove(&mut suite, "val0");

    refused_with(suite.bond("bob", 100 * UNIT), &["no price", "10000000"]);
}

/// PEER-16 · Everyone leaves, a reward remains, and is staked against no shares: every later bond buys none.
///
/// Stopped by: `contracts/hub/src/instantiate.rs::instantiate`
/// Taken out: `seed(info, &denom, msg.token.decimals)?` -> `Native::new(1u128)`
/// Seen: refused: amount 100000 is too small: it is worth 0 at 301000000 native for 1 shares
#[test]
fn peer_16_bonds_go_on_after_everyone_left() {
    let no_fee = |params: &mut hub::SuiteParams| {
        params.collector.fee_bps = Some(0);
        params.collector.tip_bps = Some(0);
    };
    let mut suite = builder().params(no_fee).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    leave(&mut suite, "alice", 9 * UNIT);
    submit(&mut suite);
    suite.bank_send("bob", "collector", 300 * UNIT).unwrap();
    suite.advance_all("keeper");
    suite.advance_secs(40 * DAY);
    suite.advance_all("keeper");

    let shares = suite.bond("carol", 100_000).unwrap().amount("shares");
    assert!(shares > 0 && worth(&suite, "carol") > 99_000, "{shares}");
}

/// PEER-17 · Rewards are read from events that a chain no longer shows, and every harvest fails.
///
/// Stopped by: `contracts/hub/src/execute/paid_out.rs::on_paid_out`
/// Taken out: `collected(deps.as_ref(), &config)?.saturating_sub(page.before)` -> `Native::ZERO`
/// Seen: assertion failed: [0, 0, 0]
#[test]
fn peer_17_a_harvest_needs_no_events() {
    rewards::harvest::pages_of_a_harvest_take_each_reward_once();
}

/// PEER-18 · Nothing can be stopped, or everything: claims too.
///
/// Stopped by: `contracts/queue/src/execute/unbond.rs::unbond`
/// Taken out: `Hub(suite.hub).paused_until(&deps.querier, PauseScope::Unbond, now)?` -> `None`
/// Seen: it was not refused
#[test]
fn peer_18_what_may_be_stopped_is_and_claims_are_not() {
    access::a_pause_ends_by_itself_and_cannot_be_renewed_at_once();
    h_access::claims_are_paid_in_every_pause();
}
