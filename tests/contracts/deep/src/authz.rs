//! Calls for an account.

use crate::ContractError;
use anybuf::Anybuf;
use cosmwasm_std::{Addr, AnyMsg, Binary, CosmosMsg, WasmMsg};

/// What a contract sends to use a grant.
pub(crate) const EXEC: &str = "/cosmos.authz.v1beta1.MsgExec";
/// What it does by it.
pub(crate) const CALL: &str = "/cosmwasm.wasm.v1.MsgExecuteContract";

/// The same call, made by `grantee` for `granter`.
pub(crate) fn on_behalf_of(
    granter: &str,
    grantee: &Addr,
    msg: CosmosMsg,
) -> Result<CosmosMsg, ContractError> {
    let CosmosMsg::Wasm(WasmMsg::Execute {
        contract_addr,
        msg,
        funds,
    }) = msg
    else {
        return Err(ContractError::OnlyCalls {
            granter: granter.to_string(),
        });
    };
    let coin = |coin: &cosmwasm_std::Coin| {
        Anybuf::new()
            .append_string(1, &coin.denom)
            .append_string(2, coin.amount.to_string())
    };
    let funds: Vec<Anybuf> = funds.iter().map(coin).collect();
    let call = Anybuf::new()
        .append_string(1, granter)
        .append_string(2, contract_addr)
        .append_bytes(3, msg)
        .append_repeated_message(5, &funds);
    let wrapped = Anybuf::new()
        .append_string(1, CALL)
        .append_message(2, &call);
    let exec = Anybuf::new()
        .append_string(1, grantee)
        .append_repeated_message(2, &[wrapped]);
    Ok(CosmosMsg::Any(AnyMsg {
        type_url: EXEC.to_string(),
        value: Binary::from(exec.into_vec()),
    }))
}
