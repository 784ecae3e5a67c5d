//! How rewards travel: harvest, split, drip, and what `advance` says of it.

mod advance;
pub(crate) mod attacks;
pub(crate) mod harvest;
pub(crate) mod split;
mod year;

use super::{
    deeds::worth,
    kit::{number, DAY},
};
use ballast_testing::{tx::attribute, Suite, Tx};

const HOUR: u64 = 3_600;

/// The sum of an attribute over all events of a contract that have it.
fn total(suite: &Suite, tx: &Tx, contract: &str, key: &str) -> u128 {
    let contract = suite.addr(contract);
    let of_it = |event: &&cosmwasm_std::Event| {
        attribute(event, "_contract_address") == Some(contract.as_str())
    };
    let amounts = tx.events.iter().filter(of_it);
    amounts
        .filter_map(|event| attribute(event, key))
        .map(|text| text.parse::<u128>().unwrap())
        .sum()
}

/// What a call of `advance` says it did, in order.
pub(crate) fn did(tx: &Tx) -> Vec<&str> {
    let events = tx.events.iter();
    events.filter_map(|event| attribute(event, "did")).collect()
}

/// Rewards of the hub that wait on the chain: whole native coins of each delegation.
fn unharvested(suite: &Suite) -> u128 {
    let rewards = suite.chain().rewards(&suite.contracts().hub);
    let denom = suite.chain().denom();
    let waiting = rewards.values().filter_map(|coins| coins.get(denom));
    waiting.map(|amount| amount.u128()).sum()
}
