//! Shares are given up for their fraction of everything: loose LST at once, a redemption of the receiver's own in each part, and a piece
//! of each trim.

use super::keeps;
use crate::{
    calls,
    look::{self, Seen},
    session::Session,
    ContractError,
};
use ballast_extension_math::basket::{piece_floor, Refusal};
use ballast_extension_share as share;
use ballast_extension_types::basket::{event, Part};
use ballast_types::token::Token;
use ballast_types::{event::Maybe, Amount, LayerShares, Shares};
use cosmwasm_std::{Addr, Deps, DepsMut, Env, MessageInfo, Response, Uint128};

/// A leaver's piece of one part.
pub struct Piece {
    /// Shares of it that are redeemed.
    pub shares: LayerShares,
    /// Units of its trim.
    pub units: LayerShares,
}

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    shares: Uint128,
    (receiver, skip): (Option<String>, Vec<String>),
) -> Result<Response, ContractError> {
    // read
    let receiver = match receiver {
        Some(receiver) => keeps(deps.storage, env)?.receiver(deps.api, &receiver)?,
        None => info.sender.clone(),
    };
    let mut session = Session::open(deps.storage, env)?;
    let mut skipped = vec![];
    for text in &skip {
        skipped.push(session.part(deps.as_ref(), text)?.0);
    }
    share::burn(deps.storage, &info.sender, shares)?;

    // decide
    let given = LayerShares::new(shares);
    let loose = session.book.loose;
    let lst = piece_floor(loose, given, session.supply).map_err(Refusal::from)?;
    session.book.loose = loose.checked_sub(lst).map_err(Refusal::from)?;
    let mut response = Response::new()
        .add_attribute("action", "redeem")
        .add_attribute("receiver", &receiver)
        .add_attribute("shares", shares)
        .add_attribute("lst", lst.to_string());
    if !lst.is_zero() {
        response =
            response.add_message(Token(session.config.lst.clone()).transfer(&receiver, lst)?);
    }
    for at in 0..session.book.parts.len() {
        if !skipped.contains(&at) {
            response = leave(
                deps.as_ref(),
                &mut session,
                (at, given),
                &receiver,
                response,
            )?;
        }
    }

    // write
    session.save(deps.storage)?;
    Ok(response)
}

/// One part: its messages and its event.
fn leave(
    deps: Deps,
    session: &mut Session,
    (at, given): (usize, LayerShares),
    receiver: &Addr,
    mut response: Response,
) -> Result<Response, ContractError> {
    let Some(mut part) = session.book.parts.get(at).cloned() else {
        return Ok(response);
    };
    let seen = look::part(deps, session, &part)?;
    let piece = piece(session, &part, seen.as_ref(), given)?;
    let mut next = seen.as_ref().map(|seen| seen.stake.next_id);
    let mut take = || -> Option<u64> {
        let id = next?;
        next = Some(id.saturating_add(1));
        Some(id)
    };
    let (mut redemption_id, mut trim_id) = (None, None);
    if !piece.shares.is_zero() {
        let msg = calls::redeem(&part.address, piece.shares, receiver);
        response = response.add_message(msg);
        part.shares = part
            .shares
            .checked_sub(piece.shares)
            .map_err(Refusal::from)?;
        redemption_id = take();
    }
    if let (Some(id), false) = (part.trim, piece.units.is_zero()) {
        let msg = calls::give(&part.address, id, piece.units, receiver);
        response = response.add_message(msg);
        trim_id = take();
    }
    if piece.shares.is_zero() && piece.units.is_zero() {
        return Ok(response);
    }
    let event = event::Redeem {
        part: &part.address,
        shares: piece.shares.raw(),
        redemption_id: Maybe(redemption_id),
        trim_units: piece.units.raw(),
        trim_id: Maybe(trim_id),
    };
    response = response.add_event(event);
    session.put(at, part)?;
    Ok(response)
}

/// What goes of a part with `given` shares. What is worth nothing there stays, since the part would refuse it; of a part that cannot be
/// read its shares go, and whoever leaves may skip it.
pub fn piece(
    session: &Session,
    part: &Part,
    seen: Option<&Seen>,
    given: LayerShares,
) -> Result<Piece, ContractError> {
    let of = |all: LayerShares| -> Result<LayerShares, Refusal> {
        Ok(piece_floor(all, given, session.supply)?)
    };
    let shares = of(part.shares)?;
    let Some(seen) = seen else {
        let units = LayerShares::ZERO;
        return Ok(Piece { shares, units });
    };
    let layer = &seen.stake.pool.layer;
    let exiting = layer.exiting.price();
    let worth = |lst: Result<Shares, _>| lst.map_err(Refusal::from);
    let lst = worth(layer.active.price().to_assets_floor(shares))?;
    let bought = exiting.to_shares_floor(lst).map_err(Refusal::from)?;
    let units = of(seen.trim.map_or(LayerShares::ZERO, |trim| trim.units))?;
    let of_trim = worth(exiting.to_assets_floor(units))?;
    Ok(Piece {
        shares: if bought.is_zero() {
            LayerShares::ZERO
        } else {
            shares
        },
        units: if of_trim.is_zero() {
            LayerShares::ZERO
        } else {
            units
        },
    })
}
