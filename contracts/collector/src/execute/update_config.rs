//! `update_config`: the owner changes the rates. Rewards that are here are split by the old rates
//! first.

use super::tip_receiver;
use crate::{
    error::ContractError,
    plan::{here, Plan},
    state::{Waiting, CONFIG, PARAMS, WAITING},
};
use ballast_types::{
    access::{ensure_nonpayable, ensure_owner},
    collector::ParamsUpdate,
    hub::{PauseScope, BOOKS},
    Amount,
};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn update_config(
    deps: DepsMut,
    env: Env,
    info: MessageInfo,
    update: ParamsUpdate,
) -> Result<Response, ContractError> {
    // read
    ensure_nonpayable(&info)?;
    let config = CONFIG.load(deps.storage)?;
    ensure_owner(&deps.querier, &config.suite.hub, &info.sender)?;

    let books = BOOKS.query(&deps.querier, &config.suite.hub)?;
    let now = env.block.time.seconds();
    // While cranks are paused or a cover is owed, the hub takes no rewards, so they stay here and
    // are recorded in `WAITING`. Failing instead would let anyone block the owner by sending one
    // base unit.
    let is_open =
        books.pending_cover.is_zero() && books.pauses.until(PauseScope::Cranks, now).is_none();
    let old = PARAMS.load(deps.storage)?;
    let (plan, waiting) = match is_open {
        true => (Plan::make(deps.as_ref(), &env)?, None),
        false => {
            let before = WAITING.may_load(deps.storage)?;
            let here = here(deps.as_ref(), &env, &config)?;
            let waiting = Waiting::all(before, here, old.clone());
            (Plan::default(), Some(waiting))
        }
    };

    // decide
    let params = old.updated(update)?;
    let tip_to = tip_receiver(deps.as_ref(), &info, &config, None)?;

    // write
    PARAMS.save(deps.storage, &params)?;
    match waiting {
        Some(waiting) => WAITING.save(deps.storage, &waiting)?,
        None => WAITING.remove(deps.storage),
    }
    Ok(Response::new()
        .add_attribute("action", "update_config")
        .add_attributes(plan.attributes())
        .add_messages(plan.messages(&deps.querier, &config, &tip_to)?))
}
