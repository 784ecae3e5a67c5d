//! A message of the share, as a cw20.

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
    // the market would keep them; what is sent with a message it refuses
    if let ShareMsg::Move(Move { to, msg: None, .. }) = &msg {
        receiver(deps.as_ref(), env, to)?;
    }
    share::execute(deps, env, info, keeps, msg)
}
