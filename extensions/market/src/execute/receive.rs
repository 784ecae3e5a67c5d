//! LST arrives with a message: it becomes collateral.

use crate::{
    session::{owner_of, position, save_position},
    ContractError,
};
use ballast_extension_math::{market::Refusal, time::Now};
use ballast_extension_types::market::{ReceiveMsg, CONFIG};
use ballast_types::{access, address::account, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    // read
    let config = CONFIG.load(deps.storage)?;
    access::ensure_sender(&info.sender, &config.lst, "the LST")?;
    let inner = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let ReceiveMsg::AddCollateral { owner } = inner;
    let sender = account(deps.api, &msg.sender)?;
    let owner = owner_of(deps.as_ref(), Now::from(env.block.time), &sender, owner)?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    let lst = Shares::new(msg.amount);
    let sum = position.collateral.checked_add(lst);
    position.collateral = sum.map_err(Refusal::from)?;

    // write
    save_position(deps.storage, &owner, &position)?;
    Ok(Response::new()
        .add_attribute("action", "add_collateral")
        .add_attribute("owner", owner)
        .add_attribute("lst", lst.to_string())
        .add_attribute("collateral", position.collateral.to_string()))
}
