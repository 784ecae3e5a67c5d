//! Messages and answers in blocks of `json`: each is of the type that the block names.

use ballast_extension_types::{
    basket, calls, consumer, hedge, lever, market, oracle, restake, splitter, timelock,
};
use ballast_types::{collector, hub, queue, registry, token, vault};
use serde::de::DeserializeOwned;
use serde_json::{Deserializer, Value};

fn values<T: DeserializeOwned>(text: &str) -> Result<usize, serde_json::Error> {
    let all: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    let parsed = all?.into_iter().map(serde_json::from_value::<T>);
    Ok(parsed.collect::<Result<Vec<T>, _>>()?.len())
}

/// Counts the messages or answers of one type in a block.
type Count = fn(&str) -> Result<usize, serde_json::Error>;

/// What a block of `json` may hold of the suite, by what stands behind `json`.
const OF_THE_SUITE: &[(&str, Count)] = &[
    ("hub.instantiate", values::<hub::InstantiateMsg>),
    ("hub.execute", values::<hub::ExecuteMsg>),
    ("hub.query", values::<hub::QueryMsg>),
    ("token.execute", values::<token::ExecuteMsg>),
    ("token.query", values::<token::QueryMsg>),
    ("queue.execute", values::<queue::ExecuteMsg>),
    ("queue.receive", values::<queue::ReceiveMsg>),
    ("queue.query", values::<queue::QueryMsg>),
    ("registry.execute", values::<registry::ExecuteMsg>),
    ("registry.query", values::<registry::QueryMsg>),
    ("vault.execute", values::<vault::ExecuteMsg>),
    ("vault.receive", values::<vault::ReceiveMsg>),
    ("vault.query", values::<vault::QueryMsg>),
    ("collector.execute", values::<collector::ExecuteMsg>),
    ("collector.query", values::<collector::QueryMsg>),
    ("hub.exchange_rate", values::<hub::ExchangeRateResponse>),
    ("queue.ticket", values::<queue::TicketResponse>),
];

/// The same of extensions.
const OF_EXTENSIONS: &[(&str, Count)] = &[
    ("consumer.exposure", values::<consumer::ExposureResponse>),
    ("basket.execute", values::<basket::ExecuteMsg>),
    ("basket.instantiate", values::<basket::InstantiateMsg>),
    ("basket.query", values::<basket::QueryMsg>),
    ("basket.receive", values::<basket::ReceiveMsg>),
    ("hedge.execute", values::<hedge::ExecuteMsg>),
    ("hedge.instantiate", values::<hedge::InstantiateMsg>),
    ("hedge.query", values::<hedge::QueryMsg>),
    ("hedge.receive", values::<hedge::ReceiveMsg>),
    ("lever.execute", values::<lever::ExecuteMsg>),
    ("lever.instantiate", values::<lever::InstantiateMsg>),
    ("lever.query", values::<lever::QueryMsg>),
    ("lever.receive", values::<lever::ReceiveMsg>),
    ("market.execute", values::<market::ExecuteMsg>),
    ("market.instantiate", values::<market::InstantiateMsg>),
    ("market.query", values::<market::QueryMsg>),
    ("market.receive", values::<market::ReceiveMsg>),
    ("calls.execute", values::<calls::ExecuteMsg>),
    ("calls.query", values::<calls::QueryMsg>),
    ("calls.receive", values::<calls::ReceiveMsg>),
    ("oracle.execute", values::<oracle::ExecuteMsg>),
    ("oracle.instantiate", values::<oracle::InstantiateMsg>),
    ("oracle.query", values::<oracle::QueryMsg>),
    ("oracle.receive", values::<oracle::ReceiveMsg>),
    ("restake.execute", values::<restake::ExecuteMsg>),
    ("restake.instantiate", values::<restake::InstantiateMsg>),
    ("restake.query", values::<restake::QueryMsg>),
    ("restake.receive", values::<restake::ReceiveMsg>),
    ("splitter.execute", values::<splitter::ExecuteMsg>),
    ("splitter.instantiate", values::<splitter::InstantiateMsg>),
    ("splitter.lst", values::<splitter::LstMsg>),
    ("splitter.pt", values::<splitter::PtMsg>),
    ("splitter.query", values::<splitter::QueryMsg>),
    ("timelock.execute", values::<timelock::ExecuteMsg>),
    ("timelock.query", values::<timelock::QueryMsg>),
];

fn messages(part: &str, text: &str) -> Result<usize, serde_json::Error> {
    let mut all = OF_THE_SUITE.iter().chain(OF_EXTENSIONS);
    let (_, count) = all
        .find(|(name, _)| *name == part)
        .unwrap_or_else(|| panic!("no such message type: `json {part}`"));
    count(text)
}

/// Each value of the block is a message or an answer of this type, and there is one at least.
pub fn has_messages(part: &str, text: &str) {
    let parsed = messages(part, text).unwrap_or_else(|err| panic!("{part}: {err}"));
    assert!(parsed > 0, "an empty block");
}
