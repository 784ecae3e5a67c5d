//! `receive`: LST arrives and buys shares of a layer.

use super::{order::Order, post_bond::post_bond, underwrite::underwrite, update_clock};
use crate::{
    error::ContractError,
    session::Session,
    siblings::fresh,
    state::{active_shares, key, save_position, Position, SUITE},
};
use ballast_types::{
    access::ensure_sender,
    vault::{LayerId, ReceiveMsg},
    Amount, Shares,
};
use ballast_wire::from_json;
use cosmwasm_std::{Api, DepsMut, Env, MessageInfo, Response};
use cw20::Cw20ReceiveMsg;

/// Takes LST, reads the inner message that came with it, and buys shares of that layer.
pub fn receive(
    deps: DepsMut<'_>,
    env: Env,
    info: MessageInfo,
    msg: Cw20ReceiveMsg,
) -> Result<Response, ContractError> {
    // read
    let suite = SUITE.load(deps.storage)?;
    ensure_sender(&info.sender, &suite.token, "the suite's LST token")?;
    let order = order(deps.api, &env, &msg)?;
    suite.ensure_outside(order.owner.clone(), "have shares of a layer")?;
    let totals = fresh(&deps.querier, &suite)?;
    let lst = Shares::new(msg.amount);
    Session::change(deps, &env, lst, |deps, session| {
        // decide
        let layer = session.layer(deps.storage, &order.layer)?;
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
        // this deposit may let the clock of an earlier request start
        update_clock(deps.as_ref(), session, &order.layer, totals)?;

        // write
        save_position(deps.storage, &order.owner, key(&order.layer), &position)?;
        let mut response = Response::new()
            .add_attribute("action", order.action)
            .add_attribute("sender", msg.sender)
            .add_attribute("receiver", order.owner);
        if let LayerId::Bond { validator } = order.layer {
            response = response.add_attribute("validator", validator);
        }
        Ok(response
            .add_attribute("lst", lst.to_string())
            .add_attribute("shares", shares.to_string()))
    })
}

/// The order that the inner message contains.
fn order(api: &dyn Api, env: &Env, msg: &Cw20ReceiveMsg) -> Result<Order, ContractError> {
    let order = from_json(&msg.msg).map_err(|err| ContractError::InvalidReceive {
        reason: err.to_string(),
    })?;
    match order {
        ReceiveMsg::Underwrite {
            receiver,
            min_shares,
        } => underwrite(api, &msg.sender, receiver, min_shares),
        ReceiveMsg::PostBond { validator } => post_bond(api, env, &msg.sender, validator),
    }
}
