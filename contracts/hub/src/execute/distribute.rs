//! The step of `advance` in which the collector splits rewards. The message is the collector's own.

use crate::{hub_state::HubState, payload::pack, reply_id::ReplyId, ContractError};
use ballast_types::{call::call, collector, hub::Work, vault};
use cosmwasm_std::{Addr, Response, SubMsg};

/// Gas for the vault's part of the step: of what the whole step is given, the collector keeps the
/// rest.
const REFRESH_GAS: u64 = 5_000_000;

/// Has the collector split what is in it. Then the premium begins to drip, and the vault looks at
/// bonds that are leaving; a vault that fails must not keep rewards from being split.
pub fn distribute(hub: &HubState, caller: &Addr) -> Result<Response, ContractError> {
    let split = collector::ExecuteMsg::Distribute {
        tip_to: Some(caller.to_string()),
    };
    let refresh = vault::ExecuteMsg::Refresh { validator: None };
    let refresh = call(&hub.config.suite.vault, &refresh, vec![])?;
    Ok(Response::new()
        .add_message(call(&hub.config.suite.collector, &split, vec![])?)
        .add_submessage(
            SubMsg::reply_on_error(refresh, ReplyId::StepRefused.into())
                .with_gas_limit(REFRESH_GAS)
                .with_payload(pack(&Work::Distribute)?),
        ))
}
