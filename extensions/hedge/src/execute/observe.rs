//! `observe`: anyone has the hedge look at the price.

use crate::{backing, calls, session::Session, ContractError};
use cosmwasm_std::{DepsMut, Env, Response};

pub fn observe(deps: DepsMut, env: &Env) -> Result<Response, ContractError> {
    // read
    let mut session = Session::open(deps.storage, env)?;
    let hub = calls::view_after_losses(&deps.querier, &session.config.hub)?;

    // decide
    hub.ensure_price()?;
    session
        .book
        .look(&hub.totals, &session.terms, session.now)?;
    backing::set_rate(deps.as_ref(), &mut session)?;

    // write
    session.save(deps.storage)?;
    let mark = session.book.mark;
    let response = Response::new()
        .add_attribute("action", "observe")
        .add_attribute("mark_value", mark.value.to_string())
        .add_attribute("mark_shares", mark.shares.to_string());
    Ok(match session.book.event {
        Some(event) => response.add_attribute("event_since", event.since.to_string()),
        None => response,
    })
}
