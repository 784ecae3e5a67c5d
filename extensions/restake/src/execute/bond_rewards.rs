//! `bond_rewards`: bonds the native coins that came here. Their LST counts as a gift for the next
//! message. LST that came here begins to drip.

use crate::{
    calls::{bond, would_bond},
    session::Session,
    ContractError,
};
use ballast_types::{access, Amount, Shares};
use ballast_wire::coins_of;
use cosmwasm_std::{coin, DepsMut, Env, Response, Uint128};

pub fn bond_rewards(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let session = Session::open(deps.as_ref(), env, Shares::ZERO)?;
    let hub = session.config.hub.clone();
    let denom = access::hub_config(&deps.querier, &hub)?.denom;
    let this = &env.contract.address;
    let mut amount = coins_of(&deps.querier, this, &denom)?;

    // decide
    let has_come = !session.arrived.is_zero();
    if amount.is_zero() && !has_come {
        return Err(ContractError::NothingToBond { denom });
    }
    // coins that the hub refuses now stay here, and do not keep LST from beginning to drip
    if has_come && !would_bond(&deps.querier, &hub, amount) {
        amount = Uint128::zero();
    }

    // write
    session.save(deps.storage)?;
    let response = Response::new()
        .add_attribute("action", "bond_rewards")
        .add_attribute("amount", amount);
    Ok(match amount.is_zero() {
        true => response,
        false => response.add_message(bond(&hub, this, coin(amount.u128(), denom))),
    })
}
