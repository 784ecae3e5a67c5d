//! `receive`: LST arrives and becomes collateral, for shares.

use super::deposit::{enter, entry, Coming};
use crate::ContractError;
use ballast_extension_types::lever::{ReceiveMsg, CONFIG};
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
    let ReceiveMsg::Deposit {
        receiver,
        min_shares,
    } = inner;
    let receiver = receiver.as_ref().unwrap_or(&msg.sender);
    let receiver = super::receiver(deps.as_ref(), env, receiver)?;
    let priced = entry(deps.as_ref(), env)?;
    let lst = Shares::new(msg.amount);

    // decide and write
    let coming = Coming {
        sender: account(deps.api, &msg.sender)?,
        receiver,
        amount: priced.worth_floor(lst)?,
        min_shares: min_shares.unwrap_or_default(),
    };
    enter(deps, &config, &priced, &coming, lst)
}
