//! `top_up`: the backer pays what is due. The hedge slashes it by a sub-message, and books in the
//! reply what arrived.

use crate::{
    backing::{self, Backing},
    calls::{self, slash},
    reply,
    session::{balance, Session},
    ContractError,
};
use ballast_extension_math::hedge::Payment;
use ballast_extension_types::hedge::event;
use ballast_types::{packed::Item, Amount, Shares, Totals};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Deps, DepsMut, Env, Event, Response, SubMsg};

/// A top-up in progress. The row exists only while the backer is slashed, never after a
/// transaction.
pub const TOPPING: Item<Topping> = Item::new("topping");

/// A top-up in progress.
#[cw_serde]
pub struct Topping {
    /// LST that is due.
    pub due: Shares,
    /// LST that the backer is slashed for.
    pub take: Shares,
    /// LST that the hedge held before the slash.
    pub here: Shares,
    /// The price of LST by the hub.
    pub price: Totals,
}

pub fn top_up(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let backer = session.backer()?.clone();

    // decide
    let (Payment { due, take }, price) = plan(deps.as_ref(), &mut session)?;
    let response = Response::new().add_attribute("action", "top_up");
    if take.is_zero() {
        let event = topped_up(&mut session, due, take, price)?;
        backing::set_rate(deps.as_ref(), &mut session)?;
        session.save(deps.storage)?;
        return Ok(response.add_event(event));
    }

    // write
    let here = balance(deps.as_ref(), &session.config.lst, &env.contract.address)?;
    session.save(deps.storage)?;
    let topping = Topping {
        due,
        take,
        here,
        price,
    };
    TOPPING.save(deps.storage, &topping)?;
    let msg = SubMsg::reply_on_success(slash(&backer, take), reply::TOP_UP);
    Ok(response.add_submessage(msg))
}

/// What is due, what the backer can pay of it, and the price of LST.
pub fn plan(deps: Deps, session: &mut Session) -> Result<(Payment, Totals), ContractError> {
    let backer = session.backer()?.clone();
    let hub = calls::view(&deps.querier, &session.config.hub)?;
    let backing = backing::read(deps, session)?;
    let Backing { slashable, .. } = backing.ok_or(ContractError::Silent { backer })?;
    let Session {
        book, terms, now, ..
    } = session;
    let payment = book.plan_top_up(&hub, slashable, terms, *now)?;
    Ok((payment, hub.totals))
}

/// Books `paid` LST as protected, and returns the event.
pub fn topped_up(
    session: &mut Session,
    due: Shares,
    paid: Shares,
    price: Totals,
) -> Result<Event, ContractError> {
    let from = session.book.mark;
    let Session {
        book, terms, now, ..
    } = session;
    book.top_up(paid, &price, terms, *now)?;
    Ok(event::TopUp {
        due,
        paid,
        protected: book.protected.assets,
        from_value: from.value,
        from_shares: from.shares,
        mark_value: price.value,
        mark_shares: price.shares,
    }
    .into())
}
