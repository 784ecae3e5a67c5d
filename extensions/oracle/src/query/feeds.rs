//! Feeds, with everything that is known of them.

use super::decimal;
use crate::{
    closing::track_if_closed, execute::DAY, prices::Reader, session::feed as known, ContractError,
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
    row(
        deps,
        env,
        &CONFIG.load(deps.storage)?,
        (id.to_string(), feed),
    )
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
    let feeds = rows.map(|feed| row(deps, env, &config, feed));
    Ok(FeedsResponse {
        feeds: feeds.collect::<Result<_, _>>()?,
    })
}

fn row(
    deps: Deps,
    env: &Env,
    config: &Config,
    (id, feed): (String, Feed),
) -> Result<FeedResponse, ContractError> {
    let now = Now::from(env.block.time);
    let reader = Reader::open(deps, env)?;
    let priced = reader.price_of(&id, &feed).ok();
    let fails = reader.price(&id).err().map(|err| err.to_string());
    let round = config.rules().round(now.floor);
    let track = match feed.source {
        Source::Reported => track_if_closed(deps, &id, &feed, (config, round))?,
        Source::Contract { .. } | Source::Lst { .. } => {
            PRICES.may_load(deps.storage, &id)?.unwrap_or_default()
        }
    };
    let anchor = ANCHORS.may_load(deps.storage, &id)?;
    let terms = feed.terms;
    let mean = |observed: Observed| observed.mean_floor(now.floor, terms.mean_secs);
    let cap = |anchor: &Anchor| cap_floor(anchor, terms.max_growth_bps, now.floor);
    let mean = track.observed.map(mean).transpose()?;
    let sigma = |observed: Observed| sigma_floor(observed.variance, DAY).map(Quote::new);
    let sigma = track.observed.map(sigma).transpose()?;
    let last = track.observed.map(|observed| observed.at);
    let next_poke = match feed.source {
        Source::Reported => None,
        Source::Contract { .. } => last.map(|at| at.saturating_add(config.round_secs)),
        Source::Lst { .. } => anchor.map(|anchor| anchor.at.saturating_add(DAY)),
    };
    Ok(FeedResponse {
        price: priced.map(|priced| decimal(priced.price)),
        updated_at: priced.map(|priced| priced.at),
        fails,
        mean: mean.map(decimal),
        sigma_day: sigma.map(decimal),
        cap: anchor.as_ref().map(cap).transpose()?.map(decimal),
        voids: track.voids,
        guarded_until: pause::paused_until(GUARDS.may_load(deps.storage, &id)?, now),
        next_poke,
        id,
        source: feed.source,
        terms,
        expect: ExpectMsg {
            min: decimal(feed.expect.min),
            max: decimal(feed.expect.max),
        },
    })
}
