//! `order` and `cancel`: a holder puts shares on offer, and takes them back.

use super::or_sender;
use crate::ContractError;
use ballast_extension_math::{lever::Refusal, time::Now};
use ballast_extension_share as share;
use ballast_extension_types::lever::{remove_order, save_order, Order, NEXT_ORDER, ORDERS};
use ballast_types::{access, bounds::ensure_bounds, Amount, LayerShares};
use cosmwasm_std::{DepsMut, Env, MessageInfo, Response, Storage, Uint128};

/// The default for the highest discount that an owner accepts, in bps of the debt.
const DEFAULT_DISCOUNT_BPS: u64 = 200;
/// The highest discount that an owner may name, in bps of the debt.
const MOST_DISCOUNT_BPS: u64 = 500;

pub fn order(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    most_bps: Option<u64>,
    receiver: Option<String>,
) -> Result<Response, ContractError> {
    // read
    let order_id = NEXT_ORDER.load(deps.storage)?;
    let receiver = or_sender(deps.as_ref(), env, info, receiver)?;

    // decide
    let most_bps = most_bps.unwrap_or(DEFAULT_DISCOUNT_BPS);
    ensure_bounds("most_bps", most_bps, 0, MOST_DISCOUNT_BPS)?;
    if shares.is_zero() {
        return Err(Refusal::Dust { amount: shares }.into());
    }
    let order = Order {
        owner: info.sender.clone(),
        receiver,
        shares: LayerShares::new(shares),
        since: Now::from(env.block.time).ceil,
        most_bps,
    };

    // write
    share::move_shares(deps.storage, &info.sender, &env.contract.address, shares)?;
    NEXT_ORDER.save(deps.storage, &order_id.saturating_add(1))?;
    save_order(deps.storage, order_id, &order)?;
    Ok(Response::new()
        .add_attribute("action", "order")
        .add_attribute("order_id", order_id.to_string())
        .add_attribute("owner", order.owner)
        .add_attribute("shares", shares))
}

pub fn cancel(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    order_id: u64,
) -> Result<Response, ContractError> {
    let order = load(deps.storage, order_id)?;
    access::ensure_sender(&info.sender, &order.owner, "the owner of the order")?;
    let shares = order.shares.raw();
    share::move_shares(deps.storage, &env.contract.address, &order.owner, shares)?;
    remove_order(deps.storage, order_id, &order.owner);
    Ok(Response::new()
        .add_attribute("action", "cancel")
        .add_attribute("order_id", order_id.to_string())
        .add_attribute("owner", order.owner)
        .add_attribute("shares", shares))
}

/// The order of this number.
///
/// # Errors
/// `UnknownOrder` if there is none.
pub fn load(storage: &dyn Storage, order_id: u64) -> Result<Order, ContractError> {
    match ORDERS.may_load(storage, order_id)? {
        Some(order) => Ok(order),
        None => Err(ContractError::UnknownOrder {
            order_id,
            next: NEXT_ORDER.load(storage)?,
        }),
    }
}
