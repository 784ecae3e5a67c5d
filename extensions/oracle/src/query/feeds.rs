//! Feeds, with everything that is known of them.

use super::decimal;
use crate::{
    closing::track_if_closed,
    execute::DAY,
    prices::Reader,
    session::{feed as known, Named},
    ContractError,
};
use ballast_extension_math::{
    oracle::{cap_floor, sigma_floor, Quote},
    pause,
    time::Now,
};
use ballast_extension_types::oracle::{
    Anchor, Config, ExpectMsg, Feed, FeedResponse, FeedsResponse, Observed, Source, ANCHORS,
    CONFIG, FEEDS, GUARDS, PRICES,
};
use ballast_types::{paging::page_size, Amount};
use cosmwasm_std::{Deps, Env, Order, StdResult};
use cw_storage_plus::Bound;

pub fn feed(deps: Deps, env: &Env, id: &str) -> Result<FeedResponse, ContractError> {
    let feed = known(deps.storage, id)?;
    row(deps, env, &CONFIG.load(deps.storage)?, id.to_string(), feed)
}

pub fn feeds(
    deps: Deps,
    env: &Env,
    start_after: Option<String>,
    limit: Option<u32>,
) -> Result<FeedsResponse, ContractError> {
    let start = start_after.as_deref().map(Bound::exclusive);
    let rows = FEEDS
        .range(deps.storage, start, None, Order::Ascending)
        .take(page_size(limit)?)
        .collect::<StdResult<Vec<(String, Feed)>>>()?;
    let config = CONFIG.load(deps.storage)?;
    let rows = rows.into_iter();
    let feeds = rows.map(|(id, feed)| row(deps, env, &config, id, feed));
    Ok(FeedsResponse {
        feeds: feeds.collect::<Result<_, _>>()?,
    })
}

/// What is remembered of a feed, as of now.
struct Memory {
    mean: Option<Quote>,
    /// The standard deviation of returns over a day.
    sigma_day: Option<Quote>,
    /// The growth cap of an LST.
    cap: Option<Quote>,
    /// Rounds in a row without a price.
    voids: u32,
    /// When the source can be poked again; none for reports.
    next_poke: Option<u64>,
}

fn memory(
    deps: Deps,
    named: Named<'_>,
    config: &Config,
    now: u64,
) -> Result<Memory, ContractError> {
    let Named { id, feed } = named;
    let track = match feed.source {
        Source::Reported => track_if_closed(deps, named, config, now)?,
        Source::Contract { .. } | Source::Lst { .. } => {
            PRICES.may_load(deps.storage, id)?.unwrap_or_default()
        }
    };
    let anchor = ANCHORS.may_load(deps.storage, id)?;
    let mean = |observed: Observed| observed.mean_floor(now, feed.terms.mean_secs);
    let sigma = |observed: Observed| sigma_floor(observed.variance, DAY).map(Quote::new);
    let cap = |anchor: &Anchor| cap_floor(anchor, feed.terms.max_growth_bps, now);
    let last = track.observed.map(|observed| observed.at);
    Ok(Memory {
        mean: track.observed.map(mean).transpose()?,
        sigma_day: track.observed.map(sigma).transpose()?,
        cap: anchor.as_ref().map(cap).transpose()?,
        voids: track.voids,
        next_poke: match feed.source {
            Source::Reported => None,
            Source::Contract { .. } => last.map(|at| at.saturating_add(config.round_secs)),
            Source::Lst { .. } => anchor.map(|anchor| anchor.at.saturating_add(DAY)),
        },
    })
}

fn row(
    deps: Deps,
    env: &Env,
    config: &Config,
    id: String,
    feed: Feed,
) -> Result<FeedResponse, ContractError> {
    let now = Now::from(env.block.time);
    let named = Named {
        id: &id,
        feed: &feed,
    };
    let reader = Reader::open(deps, env)?;
    let priced = reader.price_of(named).ok();
    let fails = reader.price(&id).err().map(|err| err.to_string());
    let memory = memory(deps, named, config, now.floor)?;
    Ok(FeedResponse {
        price: priced.map(|priced| decimal(priced.price)),
        updated_at: priced.map(|priced| priced.at),
        fails,
        mean: memory.mean.map(decimal),
        sigma_day: memory.sigma_day.map(decimal),
        cap: memory.cap.map(decimal),
        voids: memory.voids,
        guarded_until: pause::paused_until(GUARDS.may_load(deps.storage, &id)?, now),
        next_poke: memory.next_poke,
        id,
        source: feed.source,
        terms: feed.terms,
        expect: ExpectMsg {
            min: decimal(feed.expect.min),
            max: decimal(feed.expect.max),
        },
    })
}
