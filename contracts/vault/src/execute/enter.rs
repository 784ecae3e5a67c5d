//! LST arrives with an order.

use super::note;
use crate::{
    error::ContractError,
    siblings::fresh,
    state::{active_shares, key, save_position, Books, Position, SUITE},
};
use ballast_types::address::account;
use ballast_types::{
    access::ensure_sender,
    address::operator_bytes,
    deploy::Suite,
    vault::{Layer, ReceiveMsg},
    Amount, LayerShares, Shares,
};
use cosmwasm_std::{from_json, Addr, Api, DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

/// An order for a layer.
struct Order {
    action: &'static str,
    owner: Addr,
    layer: Layer,
    min_shares: LayerShares,
}

pub fn receive(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    // read
    let suite = SUITE.load(deps.storage)?;
    ensure_sender(&info.sender, &suite.token, "the suite's LST token")?;
    let order = parse(deps.api, &env, &suite, &msg)?;
    let totals = fresh(&deps.querier, &suite)?;
    let lst = Shares::new(msg.amount);
    let mut books = Books::open(deps.as_ref(), &env, lst)?;

    // decide
    let layer = books.layer(deps.storage, &order.layer)?;
    let shares = layer.enter_floor(lst)?;
    let epoch = layer.active.epoch;
    if shares < order.min_shares {
        return Err(ContractError::MinShares {
            lst,
            shares,
            min_shares: order.min_shares,
        });
    }
    let had = active_shares(deps.storage, &order.owner, key(&order.layer), epoch)?;
    let position = Position {
        epoch,
        shares: had.checked_add(shares)?,
    };
    // somebody may be leaving the bond that this one replaces
    note(deps.as_ref(), &mut books, &order.layer, totals)?;

    // write
    save_position(deps.storage, &order.owner, key(&order.layer), &position)?;
    let premium = books.save(deps.storage)?;
    let mut response = Response::new()
        .add_attribute("action", order.action)
        .add_attribute("sender", msg.sender)
        .add_attribute("receiver", order.owner);
    if let Layer::Bond { validator } = order.layer {
        response = response.add_attribute("validator", validator);
    }
    Ok(response
        .add_attribute("lst", lst.to_string())
        .add_attribute("shares", shares.to_string())
        .add_events(premium))
}

fn parse(
    api: &dyn Api,
    env: &Env,
    suite: &Suite,
    msg: &Cw20ReceiveMsg,
) -> Result<Order, ContractError> {
    let order = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    let order = match order {
        ReceiveMsg::Underwrite {
            receiver,
            min_shares,
        } => Order {
            action: "underwrite",
            owner: account(api, receiver.as_ref().unwrap_or(&msg.sender))?,
            layer: Layer::Pool,
            min_shares: min_shares.unwrap_or_default(),
        },
        ReceiveMsg::PostBond { validator } => {
            operator_bytes(&validator, env.contract.address.as_str())?;
            Order {
                action: "post_bond",
                owner: account(api, &msg.sender)?,
                layer: Layer::Bond { validator },
                min_shares: LayerShares::ZERO,
            }
        }
    };
    suite.ensure_outside(order.owner.clone(), "have shares of a layer")?;
    Ok(order)
}
