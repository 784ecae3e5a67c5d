//! Creates a splitter, or the PT of one. A splitter reads what it splits in
//! [`begin`](super::begin), because the chain knows its code id only then.

use crate::{
    contract::{NAME, VERSION},
    ContractError,
};
use ballast_extension_share as share;
use ballast_extension_types::splitter::{InstantiateMsg, Minter, MINTER};
use ballast_types::access;
use ballast_wire::{call, writes};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

/// The message that a new splitter sends to itself.
enum Own {
    Begin { hub: String, maturity: u64 },
}

writes! {
    enum Own {
        begin: Begin { hub, maturity },
    }
}

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
            let begin = Own::Begin { hub, maturity };
            Ok(Response::new().add_message(call(&env.contract.address, &begin, vec![])))
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
