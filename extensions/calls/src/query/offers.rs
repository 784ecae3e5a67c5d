//! Queries of offers, and of what options on them cost.

use crate::{
    session::{listing, Session},
    ContractError,
};
use ballast_extension_math::calls::Refusal;
use ballast_extension_types::calls::{
    Listing, OfferResponse, OffersResponse, PreviewBuyResponse, OFFERS, OFFERS_OF,
};
use ballast_types::{address::account, paging::page_size, Shares};
use cosmwasm_std::{Addr, Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

fn shown(
    offer_id: u64,
    Listing { writer, offer }: Listing,
    now: u64,
) -> Result<OfferResponse, ContractError> {
    Ok(OfferResponse {
        offer_id,
        writer,
        lst: offer.lst,
        price: offer.from,
        end_price: offer.to,
        starts_at: offer.starts,
        ends_at: offer.ends,
        price_now: offer.price_ceil(now).map_err(Refusal::from)?,
    })
}

pub fn one(deps: Deps, env: &Env, offer_id: u64) -> Result<OfferResponse, ContractError> {
    let now = Session::open(deps.storage, env)?.now;
    shown(offer_id, listing(deps.storage, offer_id)?, now)
}

pub fn all(
    deps: Deps,
    env: &Env,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<OffersResponse, ContractError> {
    let now = Session::open(deps.storage, env)?.now;
    let from = start_after.map(Bound::exclusive);
    let rows = OFFERS.range(deps.storage, from, None, Order::Ascending);
    let rows = rows.take(page_size(limit)?).map(|row| {
        let (offer_id, listing) = row?;
        shown(offer_id, listing, now)
    });
    Ok(OffersResponse {
        offers: rows.collect::<Result<_, _>>()?,
    })
}

pub fn of(
    deps: Deps,
    env: &Env,
    writer: &str,
    start_after: Option<u64>,
    limit: Option<u32>,
) -> Result<OffersResponse, ContractError> {
    let writer = account(deps.api, writer)?;
    let offers = of_writer(deps, env, &writer, start_after, page_size(limit)?)?;
    Ok(OffersResponse { offers })
}

/// Up to `most` offers of a writer, by number.
pub fn of_writer(
    deps: Deps,
    env: &Env,
    writer: &Addr,
    start_after: Option<u64>,
    most: usize,
) -> Result<Vec<OfferResponse>, ContractError> {
    let now = Session::open(deps.storage, env)?.now;
    let from = start_after.map(Bound::exclusive);
    let part = OFFERS_OF.prefix(writer);
    let ids = part.keys(deps.storage, from, None, Order::Ascending);
    let ids: Vec<u64> = ids.take(most).collect::<StdResult<_>>()?;
    let rows = ids.into_iter().map(|offer_id| {
        let listing = listing(deps.storage, offer_id)?;
        shown(offer_id, listing, now)
    });
    rows.collect()
}

pub fn preview_buy(
    deps: Deps,
    env: &Env,
    offer_id: u64,
    lst: Shares,
) -> Result<PreviewBuyResponse, ContractError> {
    let mut session = Session::open(deps.storage, env)?;
    let mut offer = listing(deps.storage, offer_id)?.offer;
    let bought = session
        .books
        .buy_ceil(&mut offer, lst, &session.terms, session.now)?;
    Ok(PreviewBuyResponse {
        price: bought.price,
        cost: bought.cost,
    })
}
