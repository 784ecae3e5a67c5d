//! HD. Hedge: the backer, its capital, its code and its roles.

use super::super::{
    hedge::{backer_birth, paid_for, refused, suite_of, without_admin, Floor, WAITING},
    DAY, UNIT,
};
use super::hedge_losses::protected;
use crate::{
    guest::Guest,
    kit::{anyone, only},
};
use ballast_extension_math::{hedge::Refusal, restake::Due};
use ballast_hedge::ContractError;
use ballast_testing::Suite;
use ballast_types::{Amount, Shares};
use cosmwasm_std::Uint128;
use serde_json::json;

/// HD-09 · The chain shows a loss, and the backer's restakers run before anybody books it; or somebody joins them for the premium.
///
/// Stopped by: `extensions/hedge/src/query.rs::exposure`
/// Taken out: `due.raw()` -> `cosmwasm_std::Uint128::zero()`
/// Seen: it was not refused
#[test]
fn hd_09_capital_does_not_flee_at_the_first_sign() {
    let mut floor = protected();
    let id = floor.unstake("uwe", 100_000 * UNIT);
    floor.suite.advance_secs(21 * DAY);
    floor.slash(500);
    refused(
        floor.withdraw("uwe", id),
        Due::Lst(Uint128::new(14_736_842)),
    );
    refused(
        floor.restake("dave", UNIT),
        Due::Lst(Uint128::new(14_736_842)),
    );
    floor.suite.sync("keeper").unwrap();
    floor.top_up().unwrap();
    floor.withdraw("uwe", id).unwrap();
}

/// HD-10 · Capital asks out beforehand, and pays for nothing from then on.
///
/// Stopped by: `extensions/hedge/src/backing.rs::read`
/// Taken out: `stake.slashable(&restake, session.now)` -> `capital(&stake, terms.floor).map_err(ballast_extension_math::restake::Refusal::from)`
/// Seen: left: (100000000, 0), right: (100000000, 100000000)
#[test]
fn hd_10_what_asked_out_pays_until_it_is_gone() {
    let mut floor = protected();
    floor.unstake("uwe", 500_000 * UNIT);
    floor.after(20 * DAY).lose(3_000);
    assert_eq!(floor.top_up().unwrap(), (100_000_000, 100_000_000));
}

/// HD-11 · A sole restaker asks half out, so that what is left looks scarce and holders pay fourteen times the premium.
///
/// Stopped by: `extensions/hedge/src/backing.rs::set_rate`
/// Taken out: `backing.slashable` -> `backing.capital`
/// Seen: left: 3000, right: 112
#[test]
fn hd_11_asking_out_moves_no_price() {
    let mut floor = Floor::with(Suite::builder(), paid_for, |_| {});
    floor.protect("alice", 400 * UNIT);
    assert_eq!(floor.state().rate_bps, 112);
    floor.unstake("uwe", 399_000 * UNIT);
    floor.observe().unwrap();
    assert_eq!(floor.state().rate_bps, 112);
}

/// HD-12 · More is promised than is there: two deposits are activated in one block.
///
/// Stopped by: `packages/extension-math/src/hedge/book.rs::activate_floor`
/// Taken out: `reserve > capital` -> `false`
/// Seen: after 'keeper: {"activate":{"deposit_id":2}}' at height 21: H-4 is broken: 500000000 LST are promised, capital is 499000000
#[test]
fn hd_12_nothing_is_promised_that_is_not_there() {
    let mut floor = Floor::new();
    let first = floor.deposit("alice", 1_000 * UNIT).unwrap();
    let second = floor.at_once().deposit("bob", 1_000 * UNIT).unwrap();
    floor.suite.advance_secs(WAITING);
    floor.activate(first).unwrap();
    refused(
        floor.at_once().activate(second),
        Refusal::NoCapacity {
            reserve: Shares::new(500_000_000u128),
            capital: Shares::new(499_000_000u128),
        },
    );
}

/// HD-18 · The backer is another market's: its slasher is not this contract, and it pays for others' losses first.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::terms`
/// Taken out: `Term::exactly("slasher", &found.slasher, this)` -> `Term::exactly("slasher", this, this)`
/// Seen: 'its slasher is' is not in 'wasm1… cannot be the backer: its destination is wasm1…, wasm1… is needed'
#[test]
fn hd_18_the_backer_is_this_contract_s_alone() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let mut msg = backer_birth(&floor.suite);
    msg["slasher"] = json!(floor.suite.addr("vault"));
    let other = floor.restake_contract("other", &msg);
    without_admin(&mut floor.suite, &other);
    refused(floor.attach("owner", &other), "its slasher is");
}

/// HD-19 · A stranger attaches a backer of his own, or it is attached a second time.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::attach`
/// Taken out: `access::ensure_sender(&info.sender, &config.deployer, "who made it")?` -> `()`
/// Seen: it was not refused
#[test]
fn hd_19_who_made_it_attaches_once() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(
        floor.attach("alice", &backer),
        only("who made it", &floor.suite.addr("alice")),
    );
    floor.attach("owner", &backer).unwrap();
    refused(
        floor.attach("owner", &backer),
        ContractError::Attached { backer: anyone() },
    );
}

/// HD-26 · The backer runs other code, which says that it paid: P grows by the formula's number, and the first to leave takes the
/// deposits of others.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::code`
/// Taken out: `info.code_id` -> `config.restake_code_id`
/// Seen: it was not refused
#[test]
fn hd_26_the_backer_s_code_is_known() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |msg| {
        msg["restake_code_id"] = json!(3);
    });
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(floor.attach("owner", &backer), "its code id is");
}

/// HD-27 · The backer has a wasm admin, who gives it other code once there is something to take.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::code`
/// Taken out: `shown(info.admin.as_ref())` -> `shown(None)`
/// Seen: it was not refused
#[test]
fn hd_27_nobody_can_migrate_the_backer() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let msg = backer_birth(&floor.suite);
    let backer = floor.restake_contract("backer", &msg);
    refused(floor.attach("owner", &backer), "its wasm admin is");
}

/// HD-28 · The backer has a cap: only a part of the reserve can be slashed in a week, and the rest is gone by then.
///
/// Stopped by: `extensions/hedge/src/execute/attach.rs::terms`
/// Taken out: `found.max_slash_bps` -> `NO_CAP`
/// Seen: it was not refused
#[test]
fn hd_28_the_backer_has_no_cap() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    let mut msg = backer_birth(&floor.suite);
    msg["max_slash_bps"] = json!(9_999);
    let backer = floor.restake_contract("backer", &msg);
    without_admin(&mut floor.suite, &backer);
    refused(floor.attach("owner", &backer), "its max_slash_bps is 9999");
}

/// HD-34 · The backer's stake cannot be read for a moment, and a top-up of nothing in that moment wipes what is due out.
///
/// Stopped by: `extensions/hedge/src/execute/top_up.rs::plan`
/// Taken out: `backing.ok_or(ContractError::Silent { backer })?` -> `backing.unwrap_or(Backing { slashable: Shares::ZERO, capital: Shares::ZERO })`
/// Seen: it was not refused
#[test]
fn hd_34_a_silent_backer_pays_nothing_and_owes_all() {
    let mut floor = protected();
    floor.lose(500);
    floor.suite.set_checks(false);
    let backer = floor.backer.clone();
    let mut set = |bytes: &[u8]| {
        let app = floor.suite.chain_mut().app_mut();
        let mut storage = app.contract_storage_mut(&backer);
        let was = storage.get(b"stake").unwrap();
        storage.set(b"stake", bytes);
        was
    };
    let was = set(b"?");
    refused(floor.top_up(), ContractError::Silent { backer: anyone() });
    let app = floor.suite.chain_mut().app_mut();
    app.contract_storage_mut(&backer).set(b"stake", &was);
    assert_eq!(floor.top_up().unwrap(), (14_736_842, 14_736_842));
}
