//! The owner adds a feed: its source and its terms stay as they are for ever.

use super::poke::{anchor, look};
use crate::{
    prices::Reader,
    session::{ensure_owner, feed as known, Named},
    sources::There,
    ContractError,
};
use ballast_extension_math::time::Now;
use ballast_extension_types::oracle::{
    AddFeed, Expect, ExpectMsg, Feed, FeedTerms, Quote, Source, SourceMsg, ANCHORS, CONFIG, FEEDS,
    MOST_FEEDS, PRICES,
};
use ballast_types::{
    address::account,
    bounds::{ensure_bounds, OutOfBounds},
    Amount,
};
use cosmwasm_std::{Addr, Decimal, Deps, DepsMut, Env, MessageInfo, Order, Response, Storage};

/// The band, if nothing is said, in bps.
const BAND_BPS: u64 = 100;
/// The fault, if nothing is said, in bps.
const FAULT_BPS: u64 = 500;
/// How old a price may be, if nothing is said: an hour.
const MAX_AGE_SECS: u64 = 3_600;
/// The time of the mean, if nothing is said: half an hour.
const MEAN_SECS: u64 = 1_800;
/// How far bounds may be apart, if nothing is said, in bps.
const MAX_SPREAD_BPS: u64 = 500;
/// How fast an LST may grow, if nothing is said, in bps a year.
const MAX_GROWTH_BPS: u64 = 3_000;
/// A day: the oldest that a price may be, and the longest mean.
const DAY: u64 = 86_400;

pub fn add_feed(
    deps: DepsMut,
    env: &Env,
    info: &MessageInfo,
    msg: AddFeed,
) -> Result<Response, ContractError> {
    // read
    ensure_owner(deps.as_ref(), &info.sender)?;
    ensure_free(deps.storage, &msg.id)?;
    let round_secs = CONFIG.load(deps.storage)?.round_secs;
    let now = Now::from(env.block.time).floor;

    // decide
    let id = msg.id.clone();
    let feed = Feed {
        terms: terms(&msg, round_secs)?,
        expect: expect(&msg.expect)?,
        source: source(deps.as_ref(), &id, &env.contract.address, msg.source)?,
    };

    // write
    FEEDS.save(deps.storage, &id, &feed)?;
    let named = Named {
        id: &id,
        feed: &feed,
    };
    let response = Response::new()
        .add_attribute("action", "add_feed")
        .add_attribute("feed", &id);
    match &feed.source {
        Source::Reported => return Ok(response),
        Source::Contract { address, feed } => {
            let (track, _) = look(deps.as_ref(), env, named, There { address, feed })?;
            PRICES.save(deps.storage, &id, &track)?;
        }
        Source::Lst { .. } => {
            let anchor = anchor(deps.as_ref(), named, now)?;
            ANCHORS.save(deps.storage, &id, &anchor)?;
        }
    }
    let price = Reader::open(deps.as_ref(), env)?.price(&id)?.price;
    feed.expect.ensure(price)?;
    Ok(response.add_attribute("price", Decimal::new(price.raw()).to_string()))
}

/// Fails unless the name can be one and is new, and there is room.
fn ensure_free(storage: &dyn Storage, id: &str) -> Result<(), ContractError> {
    let fits = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'.' | b'-')
    };
    if id.len() < 3 || id.len() > 32 || !id.bytes().all(fits) {
        return Err(ContractError::FeedId { id: id.to_string() });
    }
    if FEEDS.has(storage, id) {
        return Err(ContractError::Exists {
            feed: id.to_string(),
        });
    }
    let feeds = FEEDS.keys(storage, None, None, Order::Ascending).count();
    match feeds < MOST_FEEDS {
        true => Ok(()),
        false => Err(ContractError::FullOfFeeds { most: MOST_FEEDS }),
    }
}

/// The terms, as asked for or by default, inside their bounds.
fn terms(msg: &AddFeed, round_secs: u64) -> Result<FeedTerms, OutOfBounds> {
    let rounds = |count: u64| round_secs.saturating_mul(count);
    let band_bps = msg.band_bps.unwrap_or(BAND_BPS);
    let twice = band_bps.saturating_mul(2);
    let max_age_secs = msg
        .max_age_secs
        .unwrap_or_else(|| MAX_AGE_SECS.max(rounds(2)));
    let terms = FeedTerms {
        band_bps,
        fault_bps: msg.fault_bps.unwrap_or_else(|| FAULT_BPS.max(twice)),
        max_age_secs,
        fresh_secs: msg
            .fresh_secs
            .unwrap_or_else(|| rounds(5).min(max_age_secs)),
        mean_secs: msg.mean_secs.unwrap_or(MEAN_SECS),
        max_spread_bps: msg.max_spread_bps.unwrap_or(MAX_SPREAD_BPS),
        max_growth_bps: msg.max_growth_bps.unwrap_or(MAX_GROWTH_BPS),
    };
    ensure_bounds("band_bps", band_bps, 10, 1_000)?;
    ensure_bounds("fault_bps", terms.fault_bps, twice, 3_000)?;
    ensure_bounds("max_age_secs", max_age_secs, rounds(2), DAY)?;
    ensure_bounds("fresh_secs", terms.fresh_secs, rounds(2), max_age_secs)?;
    ensure_bounds("mean_secs", terms.mean_secs, 300, DAY)?;
    ensure_bounds("max_spread_bps", terms.max_spread_bps, 10, 2_000)?;
    ensure_bounds("max_growth_bps", terms.max_growth_bps, 500, 10_000)?;
    Ok(terms)
}

/// A range that a mistake of a factor does not fit into.
fn expect(msg: &ExpectMsg) -> Result<Expect, OutOfBounds> {
    let (min, max) = (msg.min, msg.max);
    ensure_bounds("expect.min", min, Decimal::raw(1), max)?;
    let most = min.atomics().saturating_mul(4u128.into());
    ensure_bounds("expect.max", max, min, Decimal::new(most))?;
    Ok(Expect {
        min: Quote::new(min.atomics()),
        max: Quote::new(max.atomics()),
    })
}

fn source(deps: Deps<'_>, id: &str, here: &Addr, msg: SourceMsg) -> Result<Source, ContractError> {
    Ok(match msg {
        SourceMsg::Reported => Source::Reported,
        SourceMsg::Contract { address, feed } => Source::Contract {
            address: other(id, here, account(deps.api, &address)?)?,
            feed,
        },
        SourceMsg::Lst { base, market } => {
            for feed in [&base, &market].into_iter().flatten() {
                ensure_plain(deps, feed)?;
            }
            Source::Lst { base, market }
        }
    })
}

/// A contract that is not this one: a feed that asks this oracle for an LST would count the rate
/// twice.
fn other(id: &str, here: &Addr, address: Addr) -> Result<Addr, ContractError> {
    match address == *here {
        false => Ok(address),
        true => Err(ContractError::SourceFailed {
            feed: id.to_string(),
            text: "an oracle is no source of its own, name the feed itself".to_string(),
        }),
    }
}

/// Fails unless a feed exists and is no LST's: so feeds are two deep at most, and no circle is
/// possible.
fn ensure_plain(deps: Deps<'_>, id: &str) -> Result<(), ContractError> {
    match known(deps.storage, id)?.source {
        Source::Reported | Source::Contract { .. } => Ok(()),
        Source::Lst { .. } => Err(ContractError::LstOfLst {
            feed: id.to_string(),
        }),
    }
}
