//! Creates the collector, with the default rates where the message names none.

use crate::{
    error::ContractError,
    state::{Config, CONFIG, NAME, PARAMS, VERSION},
};
use ballast_types::collector::{InstantiateMsg, Params};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.collector, "collector"))?;
    let params = Params::default().updated(msg.params)?;

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    PARAMS.save(deps.storage, &params)?;
    CONFIG.save(
        deps.storage,
        &Config {
            suite: msg.suite,
            denom: msg.denom,
        },
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}
