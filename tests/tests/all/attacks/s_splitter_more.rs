//! S. Splitter: what a second reader found.
#![allow(
    clippy::disallowed_methods,
    reason = "a contract of the test's own, which has no errors of its own"
)]

use super::s_splitter::{insured, owe, repay};
use super::splitter::{number, refused, split};
use super::{DAY, UNIT};
use ballast_types::hub;
use cosmwasm_std::{
    to_json_binary, Binary, Deps, DepsMut, Empty, Env, MessageInfo, Reply, Response, StdError,
};
use cw_multi_test::{error::AnyResult, Contract};
use serde_json::{json, Value};

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

/// SP-28 · In the last second before maturity a holder of YT looks while a cover is owed: YT are credited with what the rate shows, and
/// once more by a line that begins at that mark and long before it. It begins at the mark of the last look with nothing owed.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::touch`
/// Taken out: `self.line.at_maturity_ceil(seen, times)?` -> `self.mark.at_maturity_ceil(seen, times)?`
/// Seen: assertion failed: 183673, then 258503
#[test]
fn sp_28_a_look_while_a_cover_is_owed_earns_nothing_after_maturity() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    split.grow_to(125);
    owe(&mut split, 5);
    let maturity = split.maturity;
    split.pass(maturity - 1);
    let moment = split.suite.chain().moment();
    let mut ends = vec![];
    for looks in [false, true] {
        split.suite.chain_mut().return_to(&moment);
        let mut earned = 0;
        if looks {
            split.at_once().touch();
            earned = split.claimable("alice");
        }
        split.until(maturity + 100 * DAY);
        repay(&mut split);
        split.grow_to(150);
        split.touch();
        ends.push((earned, split.claimable("alice")));
    }
    let [(_, without), (then, with)] = ends[..] else {
        panic!("two ends")
    };
    // half of a fall from 1 to 0.667
    assert!((166_660..=166_670).contains(&without), "{without}");
    assert!(then > without && with == then, "{then}, then {with}");
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
    refused(born, &format!("its LST is minted by {hub}"));
}

/// SP-30 · A lender takes PT for more than face: in the second of a look after which the rate grew, or while PT waits for its mark and
/// the rate has growth that is YT's. Until the mark is final it is face at the most.
///
/// Stopped by: `packages/extension-math/src/splitter/books.rs::value_floor`
/// Taken out: `native.min(most)` -> `native`
/// Seen: left: 1199996, right: 1000000
#[test]
fn sp_30_value_is_face_at_the_most_until_the_mark_is_final() {
    let mut split = insured();
    split.split("alice", 1_000_000).unwrap();
    let moment = split.suite.chain().moment();
    split
        .suite
        .bank_send("owner", "collector", 10_000 * UNIT)
        .unwrap();
    split.touch();
    split.suite.same_block();
    split.suite.distribute("keeper").unwrap();
    assert_eq!(number(split.value(1_000_000).native), 1_000_000);

    split.suite.chain_mut().return_to(&moment);
    split.grow_to(150);
    owe(&mut split, 5);
    let maturity = split.maturity;
    split.until(maturity).touch();
    let value = split.value(1_000_000);
    assert_eq!(
        (value.at_maturity, number(value.native)),
        (false, 1_000_000)
    );
    let native = split.position("alice").native;
    assert_eq!(native.map(number), Some(1_000_000));
    repay(&mut split);
    split.touch();
    let value = split.value(1_000_000);
    assert!(value.at_maturity && number(value.native) < 1_000_100);
}

/// SP-31 · Who is allowed nothing moves 0 in the owner's name: an event with an address that looks like one of the owner's, and a row
/// among his allowances, as many as the stranger likes.
///
/// Stopped by: `packages/extension-share/src/messages.rs::spend`
/// Taken out: `row.ok_or_else(|| too_little(key, Uint128::zero(), amount))?` -> `Wire(row.map(|row| row.0).unwrap_or_default())`
/// Seen: it was not refused
#[test]
fn sp_31_a_stranger_moves_not_even_nothing() {
    let mut split = split();
    split.split("alice", 1_000).unwrap();
    let (alice, mallory) = (split.suite.addr("alice"), split.suite.addr("mallory"));
    let take = json!({"transfer_from": {"owner": alice, "recipient": mallory, "amount": "0"}});
    refused(split.tell("mallory", &take), "allowance too small");
    refused(split.tell_pt("mallory", &take), "allowance too small");
    for token in [&split.at, &split.pt] {
        let ask = json!({"all_allowances": {"owner": alice}});
        let rows: Value = split.suite.query(token, &ask);
        assert_eq!(rows, json!({"allowances": []}));
    }
}
