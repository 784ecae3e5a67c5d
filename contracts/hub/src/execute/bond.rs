//! Native in, LST out.

use crate::{hub_state::HubState, ContractError};
use ballast_accounting::{Amount, Native, Shares};
use ballast_types::{access, address::account, hub::PauseScope};
use cosmwasm_std::{DepsMut, MessageInfo, Response};

/// Native in, shares out. The native waits in the buffer: the next crank delegates it.
pub fn bond(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    receiver: Option<String>,
    min_shares: Option<Shares>,
) -> Result<Response, ContractError> {
    // read
    hub.ensure_running(PauseScope::Bond)?;
    hub.ensure_no_cover_pending()?;
    let amount = Native::new(access::one_coin(info, &hub.config.denom)?.amount);
    if amount.raw() < hub.config.params.min_bond {
        return Err(ContractError::BelowMinimum {
            amount,
            minimum: hub.config.params.min_bond,
        });
    }
    let receiver = match receiver {
        Some(receiver) => account(deps.api, &receiver)?,
        None => info.sender.clone(),
    };
    let suite = &hub.config.suite;
    let receiver = suite.ensure_outside(receiver, "take LST: it would belong to nobody")?;

    // decide
    let shares = hub.books.pool.bond(amount, hub.now)?;
    let min_shares = min_shares.unwrap_or_default();
    if shares < min_shares {
        return Err(ContractError::MinShares { shares, min_shares });
    }

    // write
    Ok(Response::new()
        .add_message(hub.token().mint(&receiver, shares)?)
        .add_attribute("action", "bond")
        .add_attribute("sender", &info.sender)
        .add_attribute("receiver", receiver)
        .add_attribute("amount", amount.to_string())
        .add_attribute("shares", shares.to_string()))
}
