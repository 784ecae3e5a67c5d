//! R. Restake: what a slash takes, and who may slash.

use super::super::{
    restake::{consumed, instant, many::slash_with, refused, taken, veto, Dex, COOLDOWN},
    DAY, UNIT,
};
use crate::{
    guest::Guest,
    kit::{anyone, only, ANY},
};
use ballast_extension_math::restake::Refusal;
use ballast_restake::ContractError;
use ballast_testing::Suite;
use cosmwasm_std::to_json_binary;
use serde_json::json;

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
    refused(
        dex.execute_slash(1),
        Refusal::NotYet {
            request_id: ANY,
            veto_until: ANY,
            now: ANY,
        },
    );
    dex.until(request.veto_until);
    refused(
        dex.veto(1),
        Refusal::VetoOver {
            request_id: ANY,
            veto_until: ANY,
            now: ANY,
        },
    );
    dex.at_once();
    assert_eq!(taken(&dex.execute_slash(1).unwrap()), 200 * UNIT);
    refused(
        dex.execute_slash(1),
        Refusal::NoRequest {
            request_id: 1,
            open: None,
        },
    );

    let mut late = veto();
    late.deposit("alice", 1_000 * UNIT).unwrap();
    late.slash(200 * UNIT).unwrap();
    let expires = late.state().request.unwrap().expires;
    late.until(expires);
    refused(
        late.execute_slash(1),
        Refusal::NoRequest {
            request_id: 1,
            open: None,
        },
    );
    late.at_once();
    refused(
        late.veto(1),
        Refusal::NoRequest {
            request_id: 1,
            open: None,
        },
    );
}

/// RS-09 · The resolver is changed while a request is open, or judges its own slash.
///
/// Stopped by: `extensions/restake/src/execute/terms.rs::veto_mode`
/// Taken out: `resolver == *slasher` -> `false`
/// Seen: it was not refused
#[test]
fn rs_09_the_slasher_is_no_resolver_and_roles_never_change() {
    let mut dex = veto();
    let mut msg = super::super::restake::birth(&dex.suite);
    let svc = dex.svc.clone();
    msg["mode"] = json!({"veto": {"resolver": svc}});
    let msg = to_json_binary(&msg).unwrap();
    let made = dex
        .suite
        .instantiate("owner", "restake", "again", &msg, &[]);
    refused(made, ContractError::SameRole { address: anyone() });
    dex.deposit("alice", 1_000 * UNIT).unwrap();
    dex.slash(UNIT).unwrap();
    for who in ["owner", "dave", "alice"] {
        let veto = json!({"veto": {"request_id": 1}});
        refused(
            dex.tell(who, &veto),
            only("the resolver", &dex.suite.addr(who)),
        );
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
    // more than half, so that the unit of LST behind the one share goes
    assert_eq!(dex.take(600 * UNIT), 600 * UNIT);
    assert!(!dex.state().spent, "slashing is off");
    assert_eq!(dex.take(u128::MAX), 399_600_000, "slashing is off");
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
