//! Creates an empty vault. Only the hub may.

use crate::{
    error::ContractError,
    state::{Ledger, LEDGER, NAME, PARAMS, POOL, SUITE, VERSION},
};
use ballast_accounting::Underwriters;
use ballast_types::vault::{InstantiateMsg, Params};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.vault, "vault"))?;
    let params = Params::new(msg.params, msg.exit_secs)?;

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    PARAMS.save(deps.storage, &params)?;
    POOL.save(deps.storage, &Underwriters::default())?;
    let ledger = Ledger {
        next_exit: 1,
        ..Ledger::default()
    };
    LEDGER.save(deps.storage, &ledger)?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}
