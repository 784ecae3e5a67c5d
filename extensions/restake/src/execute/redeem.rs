//! `redeem`: shares are given up for LST, which is paid after the cooldown.

use super::keeps;
use crate::{session::Session, ContractError};
use ballast_extension_share as share;
use ballast_extension_types::restake::save_redemption;
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Uint128};

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    receiver: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let owner = match receiver {
        Some(receiver) => keeps(deps.storage, env)?.receiver(deps.api, &receiver)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    share::burn(deps.storage, &info.sender, shares)?;

    // decide
    let shares = LayerShares::new(shares);
    let redeemed = session
        .stake
        .redeem_floor(shares, &session.terms, session.now)?;

    // write
    session.save(deps.storage)?;
    save_redemption(deps.storage, (&owner, redeemed.id), &redeemed.redemption)?;
    Ok(Response::new()
        .add_attribute("action", "redeem")
        .add_attribute("redemption_id", redeemed.id.to_string())
        .add_attribute("owner", owner)
        .add_attribute("lst", redeemed.lst.to_string())
        .add_attribute("units", redeemed.redemption.units.to_string())
        .add_attribute("ready_at", redeemed.redemption.ready_at.to_string()))
}
