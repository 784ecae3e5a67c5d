//! S. Splitter: a hub that is migrated, silent or false.
#![allow(
    clippy::disallowed_methods,
    reason = "a contract of the test's own, which has no errors of its own"
)]

use super::super::{
    splitter::{refused, split, ONE},
    DAY,
};
use crate::{guest::Guest, kit::ANY};
use ballast_extension_math::splitter::Refusal;
use ballast_types::hub;
use cosmwasm_std::{
    to_json_binary, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response, StdError,
};
use cw_multi_test::{error::AnyResult, Contract};
use serde_json::json;

/// SP-17 · The hub is migrated, and says ten times the rate: nine tenths of PT's LST become YT's, which is the power of the suite's
/// admin. An endless rate leaves a mark of one, and whoever has both loses nothing by either.
///
/// Stopped by: `packages/extension-math/src/splitter/mark.rs::of_floor`
/// Taken out: `mark.max(Uint128::one())` -> `mark`
/// Seen: left: (0, 1000000), right: (1, 999999)
#[test]
fn sp_17_nonsense_moves_lst_between_pt_and_yt_and_nowhere_else() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.split("bob", 1_000_000).unwrap();
    split.hub.say(10u128.pow(13), 10u128.pow(12));
    assert_eq!(split.claim("alice").unwrap(), 900_000);
    assert_eq!(split.merge("alice", 1_000_000).unwrap(), 100_000);
    split.hub.say(u128::MAX, 1);
    split.suite.block(1);
    assert_eq!((split.mark(), split.claimable("bob")), (1, 999_999));
    split.touch();
    split.hub.babble();
    assert_eq!(split.claim("bob").unwrap(), 999_999);
}

/// SP-22 · The hub is silent at maturity, and PT runs with the mark of long ago. It waits: 30 days, or until the hub speaks.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `term.now >= term.silent_until()` -> `term.is_over()`
/// Seen: it was not refused
#[test]
fn sp_22_a_silent_hub_fixes_no_mark_for_thirty_days() {
    let mut split = split();
    split.split("alice", 1_000_000).unwrap();
    split.give("alice", "bob", 1_000_000).unwrap();
    split.grow_to(125);
    split.hub.silence(true);
    let maturity = split.maturity;
    split.until(maturity);
    refused(
        split.redeem("alice", 1_000_000),
        Refusal::HubSilent {
            until: ANY,
            now: ANY,
        },
    );
    split.until(maturity + 30 * DAY - 1);
    refused(
        split.redeem("alice", 1_000_000),
        Refusal::HubSilent {
            until: ANY,
            now: ANY,
        },
    );
    let moment = split.suite.chain().moment();
    split.hub.silence(false);
    split.at_once().touch();
    assert_eq!(
        split.mark() / (ONE / 1_000_000),
        846_153,
        "0.2 x 100 of 130 days"
    );
    split.suite.chain_mut().return_to(&moment);
    split.suite.set_checks(true);
    split.hub.silence(true);
    split.after(1);
    assert_eq!(split.redeem("alice", 1_000_000).unwrap(), 1_000_000);
    split.hub.silence(false);
    refused(split.claim("bob"), Refusal::NothingToClaim);
}

/// Says that it is the hub of the suite of `config`.
struct False {
    config: hub::Config,
}

impl Contract<Empty> for False {
    fn instantiate(
        &self,
        deps: DepsMut<'_>,
        env: Env,
        _: MessageInfo,
        _: Vec<u8>,
    ) -> AnyResult<Response> {
        let mut config = self.config.clone();
        config.suite.hub = env.contract.address;
        hub::CONFIG.save(deps.storage, &config)?;
        Ok(Response::new())
    }

    fn query(&self, _: Deps<'_>, _: Env, _: Vec<u8>) -> AnyResult<Binary> {
        Ok(to_json_binary(&json!({
            "rate": "1", "value": "1000", "shares": "1000", "updated_at": 0, "pending_cover": "0",
        }))?)
    }

    fn execute(&self, _: DepsMut<'_>, _: Env, _: MessageInfo, _: Vec<u8>) -> AnyResult<Response> {
        Err(StdError::generic_err("no").into())
    }

    fn reply(&self, _: DepsMut<'_>, _: Env, _: Reply) -> AnyResult<Response> {
        Err(StdError::generic_err("no").into())
    }

    fn sudo(&self, _: DepsMut<'_>, _: Env, _: Vec<u8>) -> AnyResult<Response> {
        Err(StdError::generic_err("no").into())
    }

    fn migrate(&self, _: DepsMut<'_>, _: Env, _: Vec<u8>) -> AnyResult<Response> {
        Err(StdError::generic_err("no").into())
    }
}

/// SP-29 · A contract of the attacker's names itself as the hub of the true LST: the splitter's PT has the true name and the true LST,
/// and the attacker says what that is worth. An LST is minted by its hub alone.
///
/// Stopped by: `packages/types/src/hub/handle.rs::suite_of`
/// Taken out: `mint.minter == *hub` -> `true`
/// Seen: it was not refused
#[test]
fn sp_29_a_false_hub_of_the_true_lst_is_no_hub() {
    let mut split = split();
    let hub = split.suite.contracts().hub.clone();
    let config = hub::CONFIG.load(&*split.suite.chain().storage_of(&hub));
    let code = Box::new(False {
        config: config.unwrap(),
    });
    split.suite.chain_mut().store_code("false_hub", code);
    let none = to_json_binary(&json!({})).unwrap();
    split
        .suite
        .instantiate("mallory", "false_hub", "false", &none, &[])
        .unwrap();
    let msg = json!({"split": {"hub": split.suite.addr("false"), "maturity": split.maturity}});
    let msg = to_json_binary(&msg).unwrap();
    let born = split
        .suite
        .instantiate("mallory", "splitter", "trap", &msg, &[]);
    refused(born, format!("its LST is minted by {hub}"));
}
