//! Proof that something did not fail for the depth of the call.
//!
//! A chain limits how deep calls and queries may be nested, and a caller chooses how deep the hub
//! is called. So where the hub goes on although a message of its own failed, it first does
//! something harmless at the same depth: if that fails too, everything does.

use crate::ContractError;
use ballast_types::{
    call::call,
    hub::{ExecuteMsg, QueryMsg},
};
use ballast_wire::ask;
use cosmwasm_std::{Deps, Empty, Env, Response, StdResult, WasmMsg};

/// A message that reaches `levels` calls below the hub, and fails where the chain allows fewer.
pub fn proof(env: &Env, levels: u32) -> StdResult<WasmMsg> {
    let deeper = levels.saturating_sub(1);
    let prove = ExecuteMsg::ProveDepth { deeper };
    call(&env.contract.address, &prove, vec![])
}

/// Goes on down, `deeper` calls more.
pub fn prove(env: &Env, deeper: u32) -> Result<Response, ContractError> {
    Ok(match deeper {
        0 => Response::new(),
        levels => Response::new().add_message(proof(env, levels)?),
    })
}

/// The same for queries: fails where the chain does not allow `levels` queries below this one.
pub fn prove_query(deps: Deps<'_>, env: &Env, levels: u32) -> StdResult<Empty> {
    match levels {
        0 => Ok(Empty {}),
        levels => ask(
            &deps.querier,
            &env.contract.address,
            &QueryMsg::ProbeDepth {
                deeper: levels.saturating_sub(1),
            },
        ),
    }
}
