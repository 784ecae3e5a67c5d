//! Answers of other contracts, read by this crate.

use crate::{reads, Node, Read};
use cosmwasm_std::{
    to_json_binary, Addr, Checksum, QuerierWrapper, QueryRequest, StdError, StdResult, WasmQuery,
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

/// What the chain says of a contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Its code.
    pub code_id: u64,
    /// Who made it.
    pub creator: String,
    /// Who may give it other code.
    pub admin: Option<Addr>,
}

reads!(open struct Contract { code_id, creator, admin });

/// What the chain says of a contract, as `query_wasm_contract_info` does.
///
/// # Errors
/// There is no such contract.
pub fn contract_of(querier: &QuerierWrapper<'_>, contract: &Addr) -> StdResult<Contract> {
    let contract_addr = contract.to_string();
    ask_chain(querier, WasmQuery::ContractInfo { contract_addr }.into())
}

/// What the chain says of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its number.
    pub code_id: u64,
    /// Who stored it.
    pub creator: Addr,
    /// The hash of its bytes.
    pub checksum: Checksum,
}

reads!(open struct Code { code_id, creator, checksum });

/// What the chain says of a code, as `query_wasm_code_info` does.
///
/// # Errors
/// There is no such code.
pub fn code_of(querier: &QuerierWrapper<'_>, code_id: u64) -> StdResult<Code> {
    ask_chain(querier, WasmQuery::CodeInfo { code_id }.into())
}

/// Asks the chain, as `query` does.
///
/// # Errors
/// It does not answer, or not so.
pub fn ask_chain<T: Read>(querier: &QuerierWrapper<'_>, question: QueryRequest) -> StdResult<T> {
    let node: Node = querier.query(&question)?;
    let answer = node.read();
    answer.map_err(|err| StdError::parse_err(core::any::type_name::<T>(), err))
}
