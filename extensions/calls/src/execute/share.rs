//! A cw20 message of the option token; it takes no coins.

use super::keeps;
use crate::ContractError;
use ballast_extension_share as share;
use ballast_extension_types::share::ShareMsg;
use ballast_types::access;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn share(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: ShareMsg,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    share::execute(deps, env, info, keeps, msg)
}
