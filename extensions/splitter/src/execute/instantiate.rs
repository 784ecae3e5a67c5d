//! A splitter is made, or its PT by it. What a splitter is made of it reads in [`begin`](super::begin): only then does the chain know
//! its code.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{ExecuteMsg, InstantiateMsg, Minter, MINTER};
use ballast_types::{access, call::call};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn instantiate(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    access::ensure_nonpayable(info)?;
    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    match msg {
        InstantiateMsg::Split { hub, maturity } => {
            let begin = ExecuteMsg::Begin { hub, maturity };
            let begin = call(&env.contract.address, &begin, vec![])?;
            Ok(Response::new().add_message(begin))
        }
        InstantiateMsg::Principal {
            name,
            symbol,
            decimals,
            suite,
        } => {
            share::begin(deps.storage, name, symbol, decimals)?;
            let splitter = info.sender.clone();
            let response = Response::new()
                .add_attribute("action", "instantiate")
                .add_attribute("minter", &splitter);
            MINTER.save(deps.storage, &Minter { splitter, suite })?;
            Ok(response)
        }
    }
}
