//! `transfer_redemption`: gives a redemption, or a part of it, to another account. Its ready time
//! stays.

use super::{keeps, load};
use crate::{session::Session, ContractError};
use ballast_extension_types::restake::{remove_redemption, save_redemption};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn transfer_redemption(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    id: u64,
    units: Option<Uint128>,
    receiver: &str,
) -> Result<Response, ContractError> {
    // read
    let owner = &info.sender;
    let receiver = keeps(deps.storage, env)?.receiver(deps.api, receiver)?;
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    let redemption = load(deps.storage, owner, id, session.stake.next_id)?;

    // decide
    let (kept, given) = redemption.split(units.map(LayerShares::new))?;
    let new_id = match kept {
        Some(_) => session.stake.take_id(),
        None => id,
    };

    // write
    session.save(deps.storage)?;
    match kept {
        Some(kept) => save_redemption(deps.storage, (owner, id), &kept)?,
        None => remove_redemption(deps.storage, (owner, id)),
    }
    save_redemption(deps.storage, (&receiver, new_id), &given)?;
    Ok(Response::new()
        .add_attribute("action", "transfer_redemption")
        .add_attribute("redemption_id", id.to_string())
        .add_attribute("new_id", new_id.to_string())
        .add_attribute("units", given.units.to_string())
        .add_attribute("receiver", receiver))
}
