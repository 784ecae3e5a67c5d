//! `accept_ownership`: the timelock accepts the ownership of a contract that was offered to it.

use crate::ContractError;
use ballast_types::{access, address::account, call::call};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Deps, MessageInfo, Response};

/// The only message that anyone may make the timelock send.
#[cw_serde]
enum Ownable {
    UpdateOwnership(Action),
}

#[cw_serde]
enum Action {
    AcceptOwnership,
}

pub fn accept_ownership(
    deps: Deps<'_>,
    info: &MessageInfo,
    contract: &str,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    let contract = account(deps.api, contract)?;
    let accept = Ownable::UpdateOwnership(Action::AcceptOwnership);
    Ok(Response::new()
        .add_message(call(&contract, &accept, vec![])?)
        .add_attribute("action", "accept_ownership")
        .add_attribute("contract", contract))
}
