//! Creates the token. Only the hub may.

use crate::{
    error::ContractError,
    state::{NAME, SUITE, VERSION},
};
use ballast_types::{token::InstantiateMsg, Amount};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw20::{Cw20Coin, MinterResponse};
use cw20_base::contract as base;

/// Makes the hub the only minter, and the seed the only balance.
pub fn instantiate(
    mut deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.token, "token"))?;

    let hub = msg.suite.hub.to_string();
    let cw20 = cw20_base::msg::InstantiateMsg {
        name: msg.info.name,
        symbol: msg.info.symbol,
        decimals: msg.info.decimals,
        initial_balances: vec![Cw20Coin {
            address: hub.clone(),
            amount: msg.seed.raw(),
        }],
        mint: Some(MinterResponse {
            minter: hub,
            cap: None,
        }),
        marketing: msg.info.marketing,
    };
    base::instantiate(deps.branch(), env, info, cw20).map_err(ContractError::Cw20)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    Ok(Response::new()
        .add_attribute("action", "instantiate")
        .add_attribute("seed", msg.seed.raw()))
}
