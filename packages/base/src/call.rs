//! Messages to contracts.

use cosmwasm_std::{to_json_binary, Addr, Coin, StdResult, WasmMsg};
use serde::Serialize;

/// The message `msg` to `contract`, with `funds`.
///
/// # Errors
/// The message cannot be written as JSON. No message of this suite is like that.
pub fn call(contract: &Addr, msg: &impl Serialize, funds: Vec<Coin>) -> StdResult<WasmMsg> {
    Ok(WasmMsg::Execute {
        contract_addr: contract.to_string(),
        msg: to_json_binary(msg)?,
        funds,
    })
}
