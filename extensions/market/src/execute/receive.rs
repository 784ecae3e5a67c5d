//! `receive`: LST arrives and becomes collateral.

use crate::{
    rows::{account, load, position, save_position},
    session::owner_of,
    ContractError, Refused,
};
use ballast_extension_math::time::Now;
use ballast_extension_types::market::{ReceiveMsg, CONFIG};
use ballast_types::{access, event::acted, Amount, Shares};
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, Refused> {
    // read
    let config = load(&CONFIG, deps.storage)?;
    access::ensure_sender(&info.sender, &config.lst, "the LST")?;
    let inner = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let ReceiveMsg::AddCollateral { owner } = inner;
    let sender = account(deps.api, &msg.sender)?;
    let owner = owner_of(
        (deps.storage, deps.api),
        Now::from(env.block.time),
        &sender,
        owner.as_deref(),
    )?;
    let mut position = position(deps.storage, &owner)?;

    // decide
    let lst = Shares::new(msg.amount);
    position.collateral = position.collateral.checked_add(lst)?;

    // write
    save_position(deps.storage, &owner, &position)?;
    Ok(acted(
        "add_collateral",
        &["owner", "lst", "collateral"],
        [&owner, &lst, &position.collateral],
    ))
}
