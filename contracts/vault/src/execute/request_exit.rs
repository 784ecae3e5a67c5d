//! `request_exit`: moves shares of a layer from the active to the leaving bucket. They still pay
//! for losses until they are paid out.

use super::update_clock;
use crate::{
    error::ContractError,
    session::Session,
    siblings::{fresh, Times},
    state::{active_shares, key, name, save_position, save_request, Position, Request, PARAMS},
};
use ballast_accounting::time::secs_ceil;
use ballast_types::{address::operator_bytes, vault::LayerId, Amount, LayerShares, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response};

pub fn request_exit(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    layer: LayerId,
    shares: LayerShares,
) -> Result<Response, ContractError> {
    // read
    if let LayerId::Bond { validator } = &layer {
        operator_bytes(validator, env.contract.address.as_str())?;
    }
    if shares.is_zero() {
        return Err(ContractError::ZeroShares {
            layer: name(&layer),
        });
    }
    Session::change(deps, &env, Shares::ZERO, |deps, session| {
        let totals = fresh(&deps.querier, &session.suite)?;
        let times = Times::look(&deps.querier, &session.suite)?;
        let chosen = PARAMS.load(deps.storage)?.cooldown_secs;
        let cooldown_secs = chosen.max(times.least_cooldown);
        let accounts = session.layer(deps.storage, &layer)?;
        let epoch = accounts.active.epoch;
        let have = active_shares(deps.storage, &info.sender, key(&layer), epoch)?;

        // decide
        let left = Position {
            epoch,
            shares: left_of(have, shares, &layer)?,
        };
        let moved = accounts.request_floor(shares)?;
        let requested_at = secs_ceil(env.block.time);
        let exit = Request {
            owner: info.sender,
            layer,
            epoch: accounts.exiting.epoch,
            units: moved.units,
            shares,
            requested_at,
            cooldown_secs,
            latest_at: requested_at
                .saturating_add(times.longest_drain)
                .saturating_add(cooldown_secs),
        };
        let exit_id = session.next_exit();
        update_clock(deps.as_ref(), session, &exit.layer, totals)?;
        let ready_at = exit.ready_at(session.free_since(deps.storage, exit_id, &exit.layer)?);
        let earliest = session.now.saturating_add(cooldown_secs);

        // write
        save_position(deps.storage, &exit.owner, key(&exit.layer), &left)?;
        save_request(deps.storage, exit_id, &exit)?;
        Ok(Response::new()
            .add_attribute("action", "request_exit")
            .add_attribute("exit_id", exit_id.to_string())
            .add_attribute("owner", exit.owner)
            .add_attribute("layer", name(&exit.layer))
            .add_attribute("shares", shares.to_string())
            .add_attribute("lst", moved.assets.to_string())
            .add_attribute("ready_at", ready_at.unwrap_or(earliest).to_string())
            .add_attribute("backing", ready_at.is_none().to_string()))
    })
}

/// The shares that the owner keeps. Fails if 0 shares or more than it has were asked for.
fn left_of(
    have: LayerShares,
    asked: LayerShares,
    layer: &LayerId,
) -> Result<LayerShares, ContractError> {
    if have < asked {
        return Err(ContractError::NotEnoughShares {
            layer: name(layer),
            asked,
            have,
        });
    }
    Ok(have.checked_sub(asked)?)
}
