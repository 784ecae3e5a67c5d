//! H. Access control.

use super::super::{
    access, builder, leave, leave_pool, mature, only, paid, refusals, refused, send, submit, ten,
    DAY, UNIT,
};
use super::h_messages;
use crate::kit::{CollectorError, HubError, QueueError, ANY};
use ballast_testing::Suite;
use ballast_types::hub::{
    self,
    PauseScope::{self, Bond, Cranks, Unbond},
};
use serde_json::{json, Value};

/// What an owner may send, with contents that it would take.
fn owners_messages(suite: &Suite) -> Vec<(&'static str, Value)> {
    let (mallory, val0) = (suite.addr("mallory"), suite.operator("val0"));
    vec![
        ("hub", json!({"update_config": {"drip_secs": 3_600}})),
        ("hub", json!({"pause": {"scope": "bond"}})),
        ("hub", json!({"unpause": {"scope": "bond"}})),
        ("hub", json!({"set_guardian": {"address": mallory}})),
        ("hub", json!({"set_treasury": {"address": mallory}})),
        ("registry", json!({"update_config": {"open": true}})),
        (
            "registry",
            json!({"update_validator": {"address": val0, "weight": 7}}),
        ),
        ("registry", json!({"remove_validator": {"address": val0}})),
        ("registry", json!({"add_validator": {"address": val0}})),
        (
            "vault",
            json!({"update_config": {"target_coverage_bps": 400}}),
        ),
        ("collector", json!({"update_config": {"fee_bps": 400}})),
        (
            "hub",
            json!({"update_ownership": {"transfer_ownership": {"new_owner": mallory, "expiry": null}}}),
        ),
    ]
}

/// AU-01 · A message that sets something does not look at who sends it.
///
/// Stopped by: `contracts/hub/src/execute/admin.rs::ensure_owner`
/// Taken out: `owner.as_ref() == Some(&info.sender)` -> `true`
/// Seen: assertion failed: mallory sends hub {"update_config":{"drip_secs":3600}}
#[test]
fn au_01_strangers_set_nothing() {
    h_messages::every_message_is_known();
    let mut suite = ten();
    let messages = owners_messages(&suite);
    for (contract, name) in h_messages::owners() {
        let is_tried = |(to, msg): &(&str, Value)| *to == contract && msg.get(name).is_some();
        assert!(messages.iter().any(is_tried), "{contract} {name}");
    }
    for who in ["mallory", "keeper"] {
        for (contract, msg) in &messages {
            let refusal = send(&mut suite, who, contract, msg);
            assert!(refusal.is_err(), "{who} sends {contract} {msg}");
        }
    }
    // each has an owner who can
    for (contract, msg) in &messages {
        send(&mut suite, "owner", contract, msg)
            .unwrap_or_else(|err| panic!("{contract} {msg}: {err}"));
    }
}

/// AU-04 · Ownership changes in one step, or by a nominee of long ago.
///
/// Stopped by: `contracts/hub/src/execute/admin.rs::update_ownership`
/// Taken out: `ownership::update(deps, &env.block, &info.sender, action)?` -> `{ cw_ownable::initialize_owner(deps.storage, deps.api, Some(info.sender.as_str()))?; Response::new() }`
/// Seen: it was not refused
#[test]
fn au_04_only_the_last_nominee_takes_over_and_once() {
    access::ownership_changes_hands_in_two_steps();

    let mut suite = ten();
    let field = json!({"update_config": {"owner": suite.addr("mallory")}});
    refused(
        send(&mut suite, "owner", "hub", &field),
        "unknown field `owner`",
    );
}

/// AU-05 · A pause covers some of the doors, or the one that has to stay open.
///
/// Stopped by: `contracts/hub/src/execute/submit_batch.rs::submit`
/// Taken out: `hub.ensure_running(PauseScope::Cranks)?` -> `()`
/// Seen: it was not refused
#[test]
fn au_05_a_pause_covers_its_doors_and_no_others() {
    claims_are_paid_in_every_pause();
}

/// Everything is paused: what a pause is for is refused, all else goes on.
pub fn claims_are_paid_in_every_pause() {
    let mut suite = ten();
    let claimable = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    mature(&mut suite);
    let open = leave(&mut suite, "alice", UNIT);
    for scope in [Bond, Unbond, Cranks] {
        suite.pause("owner", scope, None).unwrap();
    }
    let rate = suite.rate();
    refused(
        suite.bond("bob", UNIT),
        HubError::Paused {
            scope: "bond",
            until: ANY,
            now: ANY,
        },
    );
    refused(
        suite.unbond("alice", UNIT),
        QueueError::Paused {
            until: ANY,
            now: ANY,
        },
    );
    for crank in ["submit_batch", "delegate", "rebalance", "harvest"] {
        refused(
            send(&mut suite, "keeper", "hub", &json!({crank: {}})),
            HubError::Paused {
                scope: "cranks",
                until: ANY,
                now: ANY,
            },
        );
    }
    refused(
        suite.distribute("keeper"),
        CollectorError::Paused {
            until: ANY,
            now: ANY,
        },
    );

    for crank in ["sync", "settle", "undelegate", "advance"] {
        send(&mut suite, "keeper", "hub", &json!({crank: {}})).unwrap();
    }
    suite.observe("keeper").unwrap();
    suite.lst_transfer("alice", "bob", UNIT).unwrap();
    suite.cancel("alice", open).unwrap();
    assert_eq!(paid(&mut suite, claimable), UNIT);
    assert_eq!(suite.rate(), rate);
}

/// AU-06 · To pause everything fails because one part is paused already.
///
/// Stopped by: `contracts/hub/src/execute/admin.rs::slot`
/// Taken out: `&mut pauses.unbond` -> `&mut pauses.bond`
/// Seen: refused: unbond may not be paused again before 1700864040, now is 1700000050
#[test]
fn au_06_scopes_are_paused_one_by_one() {
    let mut suite = ten();
    suite.pause("owner", Bond, None).unwrap();
    refused(
        suite.pause("owner", Bond, None),
        HubError::PauseTooSoon {
            scope: "bond",
            after: ANY,
            now: ANY,
        },
    );
    for scope in [Unbond, Cranks] {
        suite.pause("owner", scope, None).unwrap();
    }
    for scope in [Bond, Unbond, Cranks, Bond] {
        suite.unpause("owner", scope).unwrap();
    }

    suite.bond("bob", UNIT).unwrap();
    suite.unbond("alice", UNIT).unwrap();
    suite.submit_batch("keeper").unwrap();
}

/// AU-07 · A pause without an end, or renewed for ever, while clocks run.
///
/// Stopped by: `contracts/hub/src/execute/admin.rs::pause`
/// Taken out: `now < after` -> `false`
/// Seen: it was not refused
#[test]
fn au_07_a_pause_ends_and_is_not_renewed() {
    access::a_pause_ends_by_itself_and_cannot_be_renewed_at_once();
    let mut suite = ten();
    let ticket = leave(&mut suite, "alice", UNIT);
    submit(&mut suite);
    let scopes: [PauseScope; 3] = [Bond, Unbond, Cranks];
    for scope in scopes {
        suite.pause("owner", scope, Some(1_209_600)).unwrap();
    }
    suite.advance_secs(15 * DAY);
    for scope in scopes {
        refused(
            suite.pause("owner", scope, None),
            "may not be paused again before",
        );
    }
    mature(&mut suite);

    assert_eq!(paid(&mut suite, ticket), UNIT);
}

/// AU-13 · A parameter may be anything: a period of zero, a share of more than everything.
///
/// Stopped by: `packages/types/src/hub/params.rs::validate`
/// Taken out: `ensure_bounds("hub.drip_secs", self.drip_secs, 0, 2_592_000)?` -> `()`
/// Seen: it was not refused
#[test]
fn au_13_parameters_have_bounds_at_birth_and_later() {
    refusals::parameters_stay_inside_their_bounds();

    let mut suite = ten();
    for (contract, field, bad) in [
        ("registry", "max_commission", json!("0.21")),
        ("registry", "min_bond", json!("0")),
        ("registry", "max_validators", json!(0)),
        ("registry", "max_validators", json!(101)),
        ("registry", "cap_bps", json!(0)),
        ("registry", "cap_bps", json!(10_001)),
        ("registry", "leverage", json!("0.5")),
        ("registry", "leverage", json!("1001")),
        ("registry", "probation_secs", json!(7_776_001)),
        ("vault", "cooldown_secs", json!(0)),
        ("vault", "cooldown_secs", json!(u64::MAX)),
        ("vault", "target_coverage_bps", json!(0)),
        ("vault", "target_coverage_bps", json!(10_001)),
        ("collector", "fee_bps", json!(1_001)),
        ("collector", "premium_max_bps", json!(2_001)),
        ("collector", "tip_bps", json!(101)),
    ] {
        let update = json!({"update_config": {field: bad}});
        refused(send(&mut suite, "owner", contract, &update), field);
        let params = json!({contract: {field: bad}});
        let params: hub::SuiteParams = serde_json::from_value(params).unwrap();
        let born = builder().params(|all| *all = params).try_build();
        refused(born.map(drop), field);
    }
}

/// AU-14 · A new rule applies to those who have asked under the old one.
///
/// Stopped by: `contracts/vault/src/execute/exit.rs::ensure_free`
/// Taken out: `exit.ready_at(since)` -> `Some(exit.requested_at.saturating_add(ballast_types::vault::PARAMS.load(deps.storage)?.cooldown_secs))`
/// Seen: refused: exit 1 is ready at 1704320045, now is 1702246470
#[test]
fn au_14_terms_are_those_of_the_request() {
    let mut suite = ten();
    suite.underwrite("alice", UNIT).unwrap();
    let exit = leave_pool(&mut suite, "alice");
    suite.block(1);
    let longer = json!({"update_config": {"cooldown_secs": 50 * DAY}});
    send(&mut suite, "owner", "vault", &longer).unwrap();
    suite.advance_secs(26 * DAY);

    assert_eq!(suite.exit("alice", exit).unwrap().amount("lst"), UNIT);
}

/// AU-15 · Somebody else may mint.
///
/// Stopped by: `contracts/token/src/execute.rs::mint`
/// Taken out: `base::execute_mint(deps, env, info, recipient, amount)` -> `{ let sender = SUITE.load(deps.storage)?.hub; base::execute_mint(deps, env, MessageInfo { sender, funds: vec![] }, recipient, amount) }`
/// Seen: after 'mallory: {"mint":{"amount":"1","recipient":"wasm1…"}}' at height 9: I-4 is broken: supply 10000001, hub's shares 10000000, sum of balances 10000001
#[test]
fn au_15_only_the_hub_mints() {
    let mut suite = ten();
    let mint = json!({"mint": {"recipient": suite.addr("mallory"), "amount": "1"}});
    for who in ["mallory", "owner", "alice", "queue", "vault"] {
        refused(
            send(&mut suite, who, "token", &mint),
            only("the hub", &suite.addr(who)),
        );
    }
    let token = suite.addr("token");
    let minter: Value = suite.query(&token, &json!({"minter": {}}));
    assert_eq!(minter["minter"], suite.addr("hub").to_string());
    assert_eq!(suite.shares("hub"), UNIT, "the seed");
}

/// AU-16 · The owner is gone, and a step of every exit waits for him.
///
/// Stopped by: `contracts/hub/src/execute.rs::execute`
/// Taken out: `settle::settle(deps, env, hub, matured, limit)` -> `{ access::ensure_is(cw_ownable::is_owner(deps.storage, &info.sender)?, "the owner", &info.sender)?; settle::settle(deps, env, hub, matured, limit) }`
/// Seen: refused: unauthorized: only the owner may do this, the sender is wasm1…
#[test]
fn au_16_nobody_has_to_be_asked_to_leave() {
    let mut suite = builder().build();
    suite.bond("alice", 29 * UNIT).unwrap();
    suite.delegate("mallory").unwrap();
    suite.advance_secs(60 * DAY);
    let ticket = leave(&mut suite, "alice", 29 * UNIT);
    suite.submit_batch("mallory").unwrap();
    suite.undelegate("mallory").unwrap();
    suite.pass_unbonding();
    suite.settle("mallory").unwrap();

    assert_eq!(
        suite.claim("mallory", ticket).unwrap().amount("amount"),
        29 * UNIT
    );
}
