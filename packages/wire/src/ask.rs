//! Answers of other contracts, read by this crate.

use crate::{reads, Node, Read};
use cosmwasm_std::{to_json_binary, Addr, QuerierWrapper, StdError, StdResult, WasmQuery};
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
    answer(querier, query)
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
    answer(querier, WasmQuery::ContractInfo { contract_addr })
}

fn answer<T: Read>(querier: &QuerierWrapper<'_>, query: WasmQuery) -> StdResult<T> {
    let node: Node = querier.query(&query.into())?;
    let answer = node.read();
    answer.map_err(|err| StdError::parse_err(core::any::type_name::<T>(), err))
}
