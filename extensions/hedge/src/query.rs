//! Answers to queries, by the code of the messages, as of this block.

mod people;
mod previews;

pub use people::{deposits, position, waiting};
pub use previews::{preview_activate, preview_redeem, preview_top_up, quote};

use crate::{
    backing::{self, Backing},
    calls,
    session::Session,
    ContractError,
};
use ballast_extension_math::{hedge::Refusal, pause};
use ballast_extension_types::hedge::{
    Config, ExposureResponse, LstResponse, SharesResponse, StateResponse, CONFIG,
};
use ballast_types::{Amount, LayerShares, Shares};
use cosmwasm_std::{Decimal, Deps, Env, Uint128};

pub fn config(deps: Deps) -> Result<Config, ContractError> {
    Ok(CONFIG.load(deps.storage)?)
}

/// The session after a look at the price, and the LST that is due by it.
fn open_and_look(deps: Deps, env: &Env) -> Result<(Session, Shares), ContractError> {
    look(deps, Session::open(deps.storage, env)?)
}

fn look(deps: Deps, mut session: Session) -> Result<(Session, Shares), ContractError> {
    let price = calls::price(&deps.querier, &session.config.hub)?;
    let Session {
        book, terms, now, ..
    } = &mut session;
    book.look(&price, terms, *now)?;
    let due = book.due(&price, terms)?;
    Ok((session, due))
}

pub fn exposure(deps: Deps, env: &Env) -> Result<ExposureResponse, ContractError> {
    let (session, due) = open_and_look(deps, env)?;
    Ok(ExposureResponse {
        exposure: session.book.exposure_ceil(&session.terms)?.raw(),
        due: due.raw(),
    })
}

pub fn state(deps: Deps, env: &Env) -> Result<StateResponse, ContractError> {
    let session = Session::open(deps.storage, env)?;
    let stored = session.book;
    let (session, due) = look(deps, session)?;
    let gifts = session.gifts(deps, env)?;
    let Backing { slashable, capital } = backing::read_or_none(deps, &session)?;
    let Session {
        config,
        terms,
        book,
        now,
    } = session;
    let reserve = book.exposure_ceil(&terms)?;
    let (lst, shares) = book.protected.price().totals().map_err(Refusal::from)?;
    // Capital leaves out redeeming LST, which may be withdrawn in the next second.
    let sure = config.backer_terms.filter(|_| capital >= reserve);
    Ok(StateResponse {
        protected: book.protected.assets,
        waiting: book.waiting,
        shares: book.protected.shares.raw(),
        price: Decimal::checked_from_ratio(lst, shares).unwrap_or(Decimal::MAX),
        reserve,
        capital,
        slashable,
        coverage_bps: terms.coverage_bps(reserve, slashable),
        rate_bps: book.rate_bps,
        premium_due: book.premium,
        gifts,
        mark: book.mark,
        event: book.event,
        to_observe: stored.is_overtaken_by(&book),
        due,
        guaranteed_until: sure.map(|terms| now.floor.saturating_add(terms.cooldown_secs)),
        paused_until: pause::paused_until(book.pause, now),
    })
}

pub fn convert_to_shares(
    deps: Deps,
    env: &Env,
    lst: Shares,
) -> Result<SharesResponse, ContractError> {
    let price = Session::open(deps.storage, env)?.book.protected.price();
    let shares = price.to_shares_floor(lst).map_err(Refusal::from)?.raw();
    Ok(SharesResponse { shares })
}

pub fn convert_to_assets(
    deps: Deps,
    env: &Env,
    shares: Uint128,
) -> Result<LstResponse, ContractError> {
    let price = Session::open(deps.storage, env)?.book.protected.price();
    let lst = price.to_assets_floor(LayerShares::new(shares));
    Ok(LstResponse {
        lst: lst.map_err(Refusal::from)?,
    })
}
