//! Creates the queue. Only the hub may.

use crate::{
    error::ContractError,
    state::{COLLECTION, DENOM, NAME, SUITE, VERSION},
};
use ballast_types::{
    queue::{InstantiateMsg, OpenBatch, OPEN_BATCH},
    Amount, Shares,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};
use cw721::state::CollectionInfo;

/// Stores the suite, and opens batch 1.
pub fn instantiate(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    msg: InstantiateMsg,
) -> Result<Response, ContractError> {
    msg.suite
        .ensure_birth((deps.api, &env, &info), (&msg.suite.queue, "queue"))?;

    cw2::set_contract_version(deps.storage, NAME, VERSION)?;
    SUITE.save(deps.storage, &msg.suite)?;
    DENOM.save(deps.storage, &msg.denom)?;
    COLLECTION.save(
        deps.storage,
        &CollectionInfo {
            name: msg.name,
            symbol: msg.symbol,
            updated_at: env.block.time,
        },
    )?;
    OPEN_BATCH.save(
        deps.storage,
        &OpenBatch {
            id: 1,
            shares: Shares::ZERO,
            tickets: 0,
            opened_at: env.block.time.seconds(),
            next_ticket: 1,
        },
    )?;
    Ok(Response::new().add_attribute("action", "instantiate"))
}
