//! Every attack of `docs/ATTACKS.md` as a test that is named by its number.
//!
//! The comment of a test says how the attack would go, which function stops it, what was taken out
//! of that function to see the test fail, and what was seen. [`table`] writes the page from these
//! comments, and `scripts/attack-breaks` takes each line out again and compares what is seen.

mod core;
mod deaf;
mod extensions;
mod puppet;
mod table;

pub use super::deeds::{builder, leave, remove, stake, value, worth};
pub use super::kit::{
    number, only, out_of_bounds, refused, refused_with, takes_none, HubError, QueueError,
    VaultError, DAY, UNIT,
};
use super::{
    access, basket, broken_vault, calls, cranks, exits, hedge, insurance, lever, limits, losses,
    market, oracle, pool, refusals, restake, rewards, settle, splitter, timelock, validators,
};
use ballast_testing::{Suite, SuiteBuilder, Tx, TxError};
use ballast_types::{registry, vault};
use cosmwasm_std::Decimal;
use serde_json::{json, Value};
use std::path::{Path, PathBuf};

/// Ten tokens at a rate of 1, all with one validator: nine are alice's, one is the seed.
fn ten() -> Suite {
    ten_on(builder())
}

fn ten_on(builder: SuiteBuilder) -> Suite {
    let mut suite = builder.validators(1).build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.delegate("keeper").unwrap();
    // voting power follows two blocks later, and slashes go by it
    suite.block(4);
    suite
}

/// Ten shares at a price that rewards have made: value is `10 + gift` tokens.
fn ten_worth_more(gift: u128) -> Suite {
    let mut suite = builder()
        .validators(1)
        .params(|params| {
            params.collector.fee_bps = Some(0);
            params.collector.tip_bps = Some(0);
        })
        .build();
    suite.bond("alice", 9 * UNIT).unwrap();
    suite.bank_send("bob", "collector", gift).unwrap();
    suite.distribute("keeper").unwrap();
    suite.advance_secs(40 * DAY);
    assert_eq!(value(&suite), 10 * UNIT + gift);
    suite
}

/// The folder of the workspace, from wherever these stories are run.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.ancestors().find(|path| path.join("schema").is_dir());
    root.expect("the schemas are in the workspace's folder")
        .into()
}

/// Prices the open batch as soon as it may be.
fn submit(suite: &mut Suite) -> Tx {
    let (now, next) = (suite.now(), suite.state().next_batch_at);
    if next > now {
        suite.advance_secs(next - now);
    }
    suite.submit_batch("keeper").unwrap()
}

/// Whatever is unbonding comes, and is handed to the queue.
fn mature(suite: &mut Suite) {
    suite.pass_unbonding();
    for _ in 0..3 {
        suite.settle("keeper").unwrap();
    }
}

fn paid(suite: &mut Suite, ticket: u64) -> u128 {
    suite.claim("keeper", ticket).unwrap().amount("amount")
}

/// Slashes in a block of its own for an infraction at a height: what has unbonded since pays too.
fn slash_since(suite: &mut Suite, validator: &str, fraction: Decimal, infraction: u64) {
    suite.block(1);
    let chain = suite.chain_mut();
    chain.slash(validator, fraction, Some(infraction)).unwrap();
}

/// A message in JSON to a contract, by name.
fn send(suite: &mut Suite, who: &str, contract: &str, msg: &Value) -> Result<Tx, TxError> {
    let contract = suite.addr(contract);
    suite.execute(who, &contract, msg, &[])
}

fn position(suite: &Suite, who: &str) -> vault::PositionResponse {
    let owner = suite.addr(who).to_string();
    suite.query(&suite.addr("vault"), &vault::QueryMsg::Position { owner })
}

/// All shares of someone in the underwriters' pool, asked out; the number of the request.
fn leave_pool(suite: &mut Suite, who: &str) -> u64 {
    let shares = number(position(suite, who).pool.shares);
    let tx = suite
        .request_exit(who, vault::LayerId::Pool, shares)
        .unwrap();
    tx.attr("exit_id").unwrap().parse().unwrap()
}

fn bond_of(suite: &Suite, validator: &str) -> u128 {
    let operator = suite.operator(validator);
    let all = json!({"bonds": {"limit": 100}});
    let bonds: vault::BondsResponse = suite.query(&suite.addr("vault"), &all);
    let bond = bonds.bonds.iter().find(|bond| bond.validator == operator);
    bond.map_or(0, |bond| number(bond.lst))
}

/// The owner's new weight for a validator, and no cap.
fn set_weight(suite: &mut Suite, validator: &str, weight: u64) {
    let msg = registry::ExecuteMsg::UpdateValidator {
        address: suite.operator(validator),
        weight: Some(weight),
        cap_bps: Some(10_000),
        max_commission: None,
        paused: None,
    };
    suite.registry("owner", &msg).unwrap();
}
