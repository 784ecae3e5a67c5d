//! Shares are given up for their fraction of everything: loose LST at once, a redemption of the
//! receiver's own in each part, and a piece of each trim.

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

/// How somebody leaves.
pub struct RedeemMsg {
    /// Shares of the basket that are given up.
    pub shares: Uint128,
    /// Who gets what they stand for, if not the sender.
    pub receiver: Option<String>,
    /// Parts of which nothing is taken.
    pub skip: Vec<String>,
}

/// A leaver's piece of one part.
pub struct Piece {
    /// Shares of it that are redeemed.
    pub shares: LayerShares,
    /// Units of its trim.
    pub units: LayerShares,
}

/// A piece that is taken off the book, with the numbers that the part will give it.
struct Leaving {
    /// The part.
    part: Addr,
    /// What goes.
    piece: Piece,
    /// The redemption that the shares become; none without shares, or where the part cannot be read.
    redemption_id: Option<u64>,
    /// The basket's trim that units are given of; none without units.
    trim: Option<u64>,
    /// The redemption that those units become.
    trim_id: Option<u64>,
}

/// The next numbers of redemptions at a part; none where it cannot be read.
struct Ids(Option<u64>);

impl Ids {
    fn take(&mut self) -> Option<u64> {
        let id = self.0?;
        self.0 = Some(id.saturating_add(1));
        Some(id)
    }
}

pub fn redeem(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: RedeemMsg,
) -> Result<Response, ContractError> {
    // read
    let RedeemMsg {
        shares,
        receiver,
        skip,
    } = msg;
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
            if let Some(leaving) = leave(deps.as_ref(), &mut session, at, given)? {
                response = send(response, leaving, &receiver);
            }
        }
    }

    // write
    session.save(deps.storage)?;
    Ok(response)
}

/// Takes a leaver's piece of the part at this place off the book; none where it comes to nothing.
fn leave(
    deps: Deps,
    session: &mut Session,
    at: usize,
    given: LayerShares,
) -> Result<Option<Leaving>, ContractError> {
    let mut part = session.place(at)?.clone();
    let seen = look::part(deps, session, &part)?;
    let piece = piece(session, &part, seen.as_ref(), given)?;
    let (has_shares, has_units) = (!piece.shares.is_zero(), !piece.units.is_zero());
    if !has_shares && !has_units {
        return Ok(None);
    }
    let shares = part.shares.checked_sub(piece.shares);
    part.shares = shares.map_err(Refusal::from)?;

    // the shares are redeemed first, then units are given
    let mut ids = Ids(seen.map(|seen| seen.stake.next_id));
    let redemption_id = if has_shares { ids.take() } else { None };
    let trim = part.trim.filter(|_| has_units);
    let leaving = Leaving {
        part: part.address.clone(),
        piece,
        redemption_id,
        trim,
        trim_id: trim.and_then(|_| ids.take()),
    };
    session.put(at, part)?;
    Ok(Some(leaving))
}

/// The messages by which a piece goes to its receiver, and the event.
fn send(mut response: Response, leaving: Leaving, receiver: &Addr) -> Response {
    let Leaving { part, piece, .. } = leaving;
    if !piece.shares.is_zero() {
        response = response.add_message(calls::redeem(&part, piece.shares, receiver));
    }
    if let Some(trim) = leaving.trim {
        response = response.add_message(calls::give(&part, trim, piece.units, receiver));
    }
    response.add_event(event::Redeem {
        part: &part,
        shares: piece.shares.raw(),
        redemption_id: Maybe(leaving.redemption_id),
        trim_units: piece.units.raw(),
        trim_id: Maybe(leaving.trim_id),
    })
}

/// What a leaver with `given` shares gets of a part. What is worth nothing there stays, since the
/// part would refuse it. Of a part that cannot be read only its shares go; a leaver may skip it.
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
