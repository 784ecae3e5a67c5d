//! `receive`: LST or PT arrives with an inner message.

use super::{merge::merge, redeem::redeem, split::split};
use crate::ContractError;
use ballast_extension_types::splitter::{Config, LstMsg, PtMsg};
use ballast_types::access;
use ballast_wire::from_json;
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

pub fn receive(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    config: Config,
    msg: &Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    let not_understood = |token, takes| {
        move |err: cosmwasm_std::StdError| ContractError::InvalidReceive {
            token,
            takes,
            reason: err.to_string(),
        }
    };
    if info.sender == config.suite.token {
        let inner = from_json(&msg.msg);
        let LstMsg::Split { receiver } =
            inner.map_err(not_understood("LST", "`{\"split\":{}}`"))?;
        return split(deps, env, config, msg, receiver.as_ref());
    }
    access::ensure_sender(&info.sender, &config.pt, "the LST, or the PT,")?;
    let inner = from_json(&msg.msg);
    let takes = "`{\"merge\":{}}` or `{\"redeem\":{}}`";
    match inner.map_err(not_understood("PT", takes))? {
        PtMsg::Merge { receiver } => merge(deps, env, config, msg, receiver.as_ref()),
        PtMsg::Redeem { receiver } => redeem(deps, env, config, msg, receiver.as_ref()),
    }
}
