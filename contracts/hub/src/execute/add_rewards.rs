//! Rewards come in.

use crate::{hub_state::HubState, state::HARVEST, ContractError};
use ballast_accounting::{Amount, Native};
use ballast_types::{
    access,
    address::account,
    hub::{MintOrder, PauseScope, GROWTH},
};
use cosmwasm_std::{Decimal, DepsMut, MessageInfo, Response};

/// Fee and premium are a treasury and a vault: a longer list is a mistake.
const MAX_ORDERS: usize = 10;

/// Mints LST for the part of the coin that is ordered, at the price of the moment; the rest drips.
pub fn add(
    deps: DepsMut<'_>,
    hub: &mut HubState,
    info: &MessageInfo,
    mint: Vec<MintOrder>,
) -> Result<Response, ContractError> {
    // read
    access::ensure_sender(&info.sender, &hub.config.suite.collector, "the collector")?;
    hub.ensure_running(PauseScope::Cranks)?;
    hub.ensure_no_cover_pending()?;
    let (received, asked) = received_and_ordered(hub, info, &mint)?;

    // decide
    let mut growth = GROWTH.may_load(deps.storage)?.unwrap_or_default();
    let mut round = HARVEST.may_load(deps.storage)?.unwrap_or_default();
    // what somebody gave to the collector is not in it: a gift raises nobody's fine
    growth.add(round.paid, hub.now);
    let mut response = Response::new().add_attribute("action", "add_rewards");
    let mut restake = received.checked_sub(asked)?;
    for order in mint {
        let to = account(deps.api, &order.to)?;
        let shares = hub.books.pool.mint_for(order.amount, hub.now)?;
        if shares.is_zero() {
            // too little for one share, or no price: it drips for everyone
            restake = restake.checked_add(order.amount)?;
            continue;
        }
        response = response
            .add_message(hub.token().mint(&to, shares)?)
            .add_attribute("receiver", to)
            .add_attribute("shares", shares.to_string());
    }
    let window = hub.drip_window();
    hub.books.pool.add_rewards(restake, window, hub.now)?;
    // a small distribution right after a large one must not make the premium of both drip faster
    let passed = hub.now.saturating_sub(hub.books.premium_at);
    let left = hub.books.premium_secs.saturating_sub(passed);
    (hub.books.premium_secs, hub.books.premium_at) = (window.max(left), hub.now);
    // not `now`: whoever has a unit distributed before a late harvest must not make it drip faster
    hub.books.earned_since = hub.books.earned_since.max(round.whole_from);
    (round.is_unsplit, round.paid) = (false, Decimal::zero());

    // write
    GROWTH.save(deps.storage, &growth)?;
    HARVEST.save(deps.storage, &round)?;
    Ok(response
        .add_attribute("amount", received.to_string())
        .add_attribute("restake", restake.to_string()))
}

/// The coin that came, and what is ordered of it in all: by few, and not more than came.
fn received_and_ordered(
    hub: &HubState,
    info: &MessageInfo,
    mint: &[MintOrder],
) -> Result<(Native, Native), ContractError> {
    if mint.len() > MAX_ORDERS {
        return Err(ContractError::TooMany {
            name: "mint",
            count: mint.len(),
            most: MAX_ORDERS,
        });
    }
    let received = Native::new(access::one_coin(info, &hub.config.denom)?.amount);
    let asked = Native::sum(mint.iter().map(|order| order.amount))?;
    match asked > received {
        true => Err(ContractError::OverMinted { asked, received }),
        false => Ok((received, asked)),
    }
}
