//! Entry points.

use crate::msg::{ExecuteMsg, InstantiateMsg, QueryMsg};
use ballast_stranger_common::{
    conduct::CALLS,
    owner::{self, ensure_owner, ensure_sender},
    Conduct, StrangerError,
};
use cosmwasm_std::{from_json, Addr, Binary, CosmosMsg, Deps, DepsMut, Env, MessageInfo, Response};
use cw_storage_plus::Item;

/// The only sender of `on_borrow`.
const MARKET: Item<Addr> = Item::new("market");

/// Creates it, well-behaved.
///
/// # Errors
/// Malformed addresses.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn instantiate(
    mut deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, StrangerError> {
    owner::instantiate(deps.branch(), &info, msg.owner.as_deref())?;
    CALLS.save(deps.storage, &Conduct::Right)?;
    MARKET.save(deps.storage, &deps.api.addr_validate(&msg.market)?)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}

/// Answers the market, and does what the owner says.
///
/// # Errors
/// `Unauthorized`, `Told`, `OutOfGas`, a list of messages that cannot be read.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn execute(
    deps: DepsMut,
    _env: Env,
    info: MessageInfo,
    msg: ExecuteMsg,
) -> Result<Response, StrangerError> {
    match msg {
        ExecuteMsg::OnBorrow { owner, amount, msg } => {
            ensure_sender("market", &MARKET.load(deps.storage)?, &info)?;
            match CALLS.load(deps.storage)?.answer(deps.storage)? {
                Some(said) => Ok(Response::new().set_data(said)),
                None => Ok(Response::new()
                    .add_attribute("action", "on_borrow")
                    .add_attribute("owner", owner)
                    .add_attribute("amount", amount)
                    .add_messages(from_json::<Vec<CosmosMsg>>(msg)?)),
            }
        }
        ExecuteMsg::Run { msgs } => {
            ensure_owner(deps.storage, &info)?;
            Ok(Response::new()
                .add_attribute("action", "run")
                .add_messages(msgs))
        }
        ExecuteMsg::Behave { call } => {
            ensure_owner(deps.storage, &info)?;
            CALLS.save(deps.storage, &call)?;
            Ok(Response::new().add_attribute("action", "behave"))
        }
    }
}

/// Nothing can be asked.
///
/// # Errors
/// None: there is no message to call it with.
#[cfg_attr(target_arch = "wasm32", cosmwasm_std::entry_point)]
pub fn query(_deps: Deps, _env: Env, msg: QueryMsg) -> Result<Binary, StrangerError> {
    match msg {}
}
