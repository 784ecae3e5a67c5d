//! A cw20 message of the share.

use super::{keeps, receiver};
use crate::ContractError;
use ballast_extension_share as share;
use ballast_extension_types::share::{Move, ShareMsg};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn share(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ShareMsg,
) -> Result<Response, ContractError> {
    // Shares transferred to the market would be lost; if they are sent to it with a message, it
    // refuses them.
    if let ShareMsg::Move(Move { to, msg: None, .. }) = &msg {
        receiver(deps.as_ref(), env, to)?;
    }
    share::execute(deps, env, info, keeps, msg)
}
