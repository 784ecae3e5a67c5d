//! `cancel_exit`: takes a request back. Its shares become active again, at the price of now.

use super::update_clock;
use crate::{
    error::ContractError,
    session::Session,
    siblings::fresh,
    state::{active_shares, key, load_request, name, remove_request, save_position, Position},
};
use ballast_types::{access::ensure_is, Amount, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn cancel_exit(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    exit_id: u64,
) -> Result<Response, ContractError> {
    // read
    let exit = load_request(deps.storage, exit_id)?;
    ensure_is(
        exit.owner == info.sender,
        "who made the request",
        &info.sender,
    )?;
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        let totals = fresh(&deps.querier, &session.suite)?;
        let accounts = session.layer(deps.storage, &exit.layer)?;
        if accounts.exiting.epoch != exit.epoch {
            return Err(ContractError::Void { exit_id });
        }
        let epoch = accounts.active.epoch;
        let had = active_shares(deps.storage, &exit.owner, key(&exit.layer), epoch)?;

        // decide
        let back = accounts.cancel_floor(exit.units, exit.shares)?;
        let position = Position {
            epoch,
            shares: had.checked_add(back.shares)?,
        };
        update_clock(deps.as_ref(), session, &exit.layer, totals)?;

        // write
        save_position(deps.storage, &exit.owner, key(&exit.layer), &position)?;
        remove_request(deps.storage, exit_id, &exit);
        Ok(Response::new()
            .add_attribute("action", "cancel_exit")
            .add_attribute("exit_id", exit_id.to_string())
            .add_attribute("owner", exit.owner)
            .add_attribute("layer", name(&exit.layer))
            .add_attribute("shares", back.shares.to_string())
            .add_attribute("lst", back.assets.to_string()))
    })
}
