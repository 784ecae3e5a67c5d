//! Answers of other contracts, read by this crate.

use crate::{Node, Read};
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Binary, QuerierWrapper, QueryRequest, StdError, StdResult,
    WasmQuery,
};
use serde::Serialize;

/// Asks a contract, as `query_wasm_smart` does.
///
/// # Errors
/// It does not answer, or not so.
pub fn ask<T: Read>(
    querier: &QuerierWrapper<'_>,
    contract: &Addr,
    question: &impl Serialize,
) -> StdResult<T> {
    let query = WasmQuery::Smart {
        contract_addr: contract.to_string(),
        msg: to_json_binary(question)?,
    };
    ask_chain(querier, query.into())
}

/// Asks the chain, as `query` does.
///
/// # Errors
/// It does not answer, or not so.
pub fn ask_chain<T: Read>(querier: &QuerierWrapper<'_>, question: QueryRequest) -> StdResult<T> {
    read_node(querier.query(&question)?)
}

/// What was answered.
///
/// # Errors
/// It is something else.
#[inline]
pub(crate) fn read<T: Read>(answer: Binary) -> StdResult<T> {
    read_node(from_json(answer)?)
}

fn read_node<T: Read>(node: Node) -> StdResult<T> {
    let answer = node.read();
    answer.map_err(|err| StdError::parse_err(core::any::type_name::<T>(), err))
}
