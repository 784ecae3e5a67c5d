//! Queries whose answers this crate reads.

use crate::{Node, Read};
use cosmwasm_std::{
    from_json, to_json_binary, Addr, Binary, QuerierWrapper, QueryRequest, StdError, StdResult,
    WasmQuery,
};
use serde::Serialize;

/// Queries a contract, as `query_wasm_smart` does.
///
/// # Errors
/// The query fails, or its answer has another form.
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

/// Queries the chain, as `query` does.
///
/// # Errors
/// The query fails, or its answer has another form.
pub fn ask_chain<T: Read>(querier: &QuerierWrapper<'_>, question: QueryRequest) -> StdResult<T> {
    read_node(querier.query(&question)?)
}

/// The answer of a contract.
///
/// # Errors
/// The answer has another form.
#[inline]
pub(crate) fn read<T: Read>(answer: Binary) -> StdResult<T> {
    read_node(from_json(answer)?)
}

fn read_node<T: Read>(node: Node) -> StdResult<T> {
    let answer = node.read();
    answer.map_err(|err| StdError::parse_err(core::any::type_name::<T>(), err))
}
