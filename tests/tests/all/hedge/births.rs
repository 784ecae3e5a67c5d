//! How a hedge is made, and which backers it takes.

use super::{birth, refused, suite_of, Floor, DAY, UNIT};
use ballast_extension_types::hedge::QueryMsg;
use ballast_extensions::hedge::Hedge;
use ballast_hedge::ContractError;
use ballast_testing::Suite;
use cosmwasm_std::to_json_binary;
use serde_json::{json, Value};

#[test]
fn terms_have_bounds() {
    let mut suite = suite_of(Suite::builder());
    ballast_testing::extension::add(&Hedge);
    let good = birth(&mut suite);
    let tries = [
        ("reserve_bps", json!(99), "reserve_bps = 99"),
        ("reserve_bps", json!(20_001), "reserve_bps = 20001"),
        ("waiting_secs", json!(86_399), "waiting_secs = 86399"),
        ("waiting_secs", json!(7_776_001), "waiting_secs = 7776001"),
        (
            "trigger",
            json!({"rate_drop": {"deductible_bps": 9}}),
            "deductible_bps = 9",
        ),
        (
            "trigger",
            json!({"rate_drop": {"deductible_bps": 2_001}}),
            "deductible_bps = 2001",
        ),
        (
            "trigger",
            json!({"rate_drop": {"event_secs": 604_799}}),
            "event_secs = 604799",
        ),
        ("trigger", json!({"depeg": {}}), "unknown variant"),
        (
            "premium",
            json!({"min_bps": 2, "kink_bps": 1, "max_bps": 3}),
            "falls from 2 to 1 to 3",
        ),
        (
            "premium",
            json!({"min_bps": 0, "kink_bps": 0, "max_bps": 10_001}),
            "falls from 0 to 0 to 10001",
        ),
        (
            "hub",
            json!(suite.addr("vault")),
            "does not answer as a hub",
        ),
        ("symbol", json!("h1!"), "is no symbol"),
    ];
    for (field, value, words) in tries {
        let mut msg = good.clone();
        msg[field] = value;
        let msg = to_json_binary(&msg).unwrap();
        refused(suite.make("owner", &Hedge, "wrong", &msg, &[]), words);
    }
}

/// Without a word it waits as long as the chain unbonds.
#[test]
fn a_deposit_waits_as_long_as_the_chain_unbonds() {
    for (secs, waits) in [(3 * DAY, 3 * DAY), (600, DAY)] {
        let builder = Suite::builder().unbonding_secs(secs);
        let builder = builder.params(|params| params.hub.unbonding_secs = Some(secs));
        let floor = Floor::bare(suite_of(builder), |msg| {
            msg["waiting_secs"] = Value::Null;
        });
        let config: ballast_extension_types::hedge::Config = floor.ask(&QueryMsg::Config {});
        assert_eq!(config.waiting_secs, waits);
    }
}

#[test]
fn nothing_comes_in_before_somebody_pays() {
    let mut floor = Floor::bare(suite_of(Suite::builder()), |_| {});
    refused(floor.deposit("alice", UNIT), ContractError::NotAttached);
    refused(floor.top_up(), ContractError::NotAttached);
    refused(floor.pay(), ContractError::NotAttached);
    floor.observe().unwrap();
    assert_eq!(floor.state().guaranteed_until, None);
}
