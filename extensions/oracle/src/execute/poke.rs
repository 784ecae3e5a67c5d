//! A source is looked at: a contract for the mean and the variance, the hub for the growth cap.

use crate::{
    prices::Reader,
    session::{feed, Named},
    sources::{rate, There},
    ContractError,
};
use ballast_extension_math::{
    oracle::{cap_floor, ensure_fresh, next_anchor, Anchor, Observed, Refusal},
    time::Now,
};
use ballast_extension_types::oracle::{Source, Track, ANCHORS, CONFIG, PRICES};
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Deps, DepsMut, Env, Response};

/// How long an anchor stays, at the least: a day.
pub const DAY: u64 = 86_400;

pub fn poke(deps: DepsMut, env: &Env, id: &str) -> Result<Response, ContractError> {
    let feed = feed(deps.storage, id)?;
    let named = Named { id, feed: &feed };
    let response = Response::new()
        .add_attribute("action", "poke")
        .add_attribute("feed", id);
    let now = Now::from(env.block.time).floor;
    match &feed.source {
        Source::Reported => Err(ContractError::NoPoke {
            feed: id.to_string(),
        }),
        Source::Contract { address, feed } => {
            let there = There { address, feed };
            let (track, observed) = look(deps.as_ref(), env, named, there)?;
            PRICES.save(deps.storage, id, &track)?;
            Ok(response
                .add_attribute("price", decimal(observed.price))
                .add_attribute("mean", decimal(observed.mean)))
        }
        Source::Lst { .. } => {
            let anchor = anchor(deps.as_ref(), named, now)?;
            ANCHORS.save(deps.storage, id, &anchor)?;
            let cap = cap_floor(&anchor, feed.terms.max_growth_bps, now)?;
            let response = response.add_attribute("cap", decimal(cap));
            // the cap is the hub's business: a base that is too old holds it up no more than it
            // does the hub
            let priced = Reader::open(deps.as_ref(), env)?.price_of(named);
            Ok(match priced {
                Ok(priced) => response.add_attribute("price", decimal(priced.price)),
                Err(_) => response,
            })
        }
    }
}

/// As people write it.
fn decimal(quote: ballast_extension_types::oracle::Quote) -> String {
    Decimal::new(quote.raw()).to_string()
}

/// Asks a contract now. It returns what is remembered of its prices then, and the mean and variance
/// in it; nothing is written.
///
/// # Errors
/// `TooSoon`, `SourceFailed`, `Spread`, `Stale`.
pub fn look(
    deps: Deps<'_>,
    env: &Env,
    named: Named<'_>,
    there: There<'_>,
) -> Result<(Track, Observed), ContractError> {
    let Named { id, feed } = named;
    let now = Now::from(env.block.time).floor;
    let round_secs = CONFIG.load(deps.storage)?.round_secs;
    let mut track = PRICES.may_load(deps.storage, id)?.unwrap_or_default();
    let last = track.observed.map(|observed| observed.at);
    ensure_later(id, last, round_secs, now)?;
    let reader = Reader::open(deps, env)?;
    let said = reader.ask(named, there, track.source_at)?;
    ensure_fresh(said.at, now, feed.terms.max_age_secs)?;
    let observed = match track.observed {
        Some(mut observed) => {
            observed.observe(said.price, now, feed.terms.mean_secs)?;
            observed
        }
        None => Observed::first(said.price, now),
    };
    track.observed = Some(observed);
    track.source_at = said.at;
    Ok((track, observed))
}

/// The anchor that follows the last one.
///
/// # Errors
/// `TooSoon`, `SourceFailed`, `CoverOwed`.
pub fn anchor(
    deps: Deps<'_>,
    Named { id, feed }: Named<'_>,
    now: u64,
) -> Result<Anchor, ContractError> {
    let last = ANCHORS.may_load(deps.storage, id)?;
    ensure_later(id, last.map(|last| last.at), DAY, now)?;
    let rate = rate(deps, id, &CONFIG.load(deps.storage)?.hub)?;
    let owed = rate.pending_cover;
    if !owed.is_zero() {
        return Err(Refusal::CoverOwed { owed }.into());
    }
    let totals = (rate.value, rate.shares);
    let max_growth = feed.terms.max_growth_bps;
    Ok(next_anchor(last.as_ref(), totals, max_growth, now)?)
}

fn ensure_later(id: &str, last: Option<u64>, gap: u64, now: u64) -> Result<(), ContractError> {
    let next = last.map_or(0, |last| last.saturating_add(gap));
    match now < next {
        true => Err(ContractError::TooSoon {
            feed: id.to_string(),
            next,
            now,
        }),
        false => Ok(()),
    }
}
