//! The laws of `oracle`: checks from outside, after every step.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "a sum that does not fit is a law that does not hold, in a test"
)]

use crate::judge::{ensure, events_named, law, number, transfers_to, unreadable};
use ballast_extension_types::oracle::{
    event::{FINE, PRICE},
    Config, Feed, Quote, Report, Reporters, Row, Source, Track, ANCHORS, CONFIG, FEEDS, PRICES,
    REPORTERS, ROWS,
};
use ballast_testing::{invariants::Check, lst_of, Law, Life};
use ballast_types::Amount;
use cosmwasm_std::{to_json_binary, Decimal, Order, StdResult, Uint128, Uint256};
use serde_json::{json, Value};
use std::collections::BTreeSet;

/// The laws, in order. How O-4, O-6, O-7, O-10 and O-11 are held is in
/// `extensions/oracle/README.md`.
pub(super) const ALL: &[Law] = &[
    law("O-1", pledges_are_backed),
    law("O-2", a_price_is_agreed),
    law("O-3", fines_are_paid_to_the_vault),
    law("O-5", low_price_high),
    law("O-8", nothing_is_ahead),
    law("O-9", a_round_is_what_it_shows),
    law("O-12", variance_is_bounded),
];

/// What is stored.
struct Books {
    config: Config,
    reporters: Reporters,
    feeds: Vec<(String, Feed)>,
}

impl Books {
    fn read(life: &Life<'_>) -> Result<Self, String> {
        let storage = life.step.chain.storage_of(life.at);
        let feeds = FEEDS.range(&*storage, None, None, Order::Ascending);
        Ok(Self {
            config: CONFIG.load(&*storage).map_err(unreadable)?,
            reporters: REPORTERS.load(&*storage).map_err(unreadable)?,
            feeds: feeds.collect::<StdResult<_>>().map_err(unreadable)?,
        })
    }

    fn row(&self, life: &Life<'_>, id: &str) -> Result<Option<Row>, String> {
        let storage = life.step.chain.storage_of(life.at);
        ROWS.may_load(&*storage, id).map_err(unreadable)
    }

    fn track(&self, life: &Life<'_>, id: &str) -> Result<Track, String> {
        let storage = life.step.chain.storage_of(life.at);
        let track = PRICES.may_load(&*storage, id).map_err(unreadable)?;
        Ok(track.unwrap_or_default())
    }
}

/// O-1: the LST that is here is at least what reporters have pledged, are taking back and have
/// earned; there are 32 at most, and each has its own number.
fn pledges_are_backed(life: &Life<'_>) -> Check {
    let Books { reporters, .. } = Books::read(life)?;
    let booked: Uint128 = reporters
        .all
        .iter()
        .flat_map(|reporter| {
            let standing = &reporter.standing;
            [standing.pledge, standing.leaving, standing.owed]
        })
        .map(Amount::raw)
        .sum();
    let here = lst_of(life.step.chain, life.step.contracts, life.at);
    ensure(here >= booked, || {
        format!("{booked} LST are booked, {here} are here")
    })?;
    let numbers: BTreeSet<u32> = reporters.all.iter().map(|reporter| reporter.id).collect();
    let fresh = reporters
        .all
        .iter()
        .all(|reporter| reporter.standing.fresh <= reporter.standing.pledge);
    let is_numbered = numbers.len() == reporters.all.len()
        && numbers.iter().all(|number| *number < reporters.next)
        && reporters.all.len() <= 32;
    ensure(fresh && is_numbered, || format!("{reporters:?}"))
}

/// O-2: reports that weigh two thirds of a round agree with its price.
fn a_price_is_agreed(life: &Life<'_>) -> Check {
    for event in events_named(life, PRICE) {
        let (weight, active): (Uint128, Uint128) =
            (number(event, "weight")?, number(event, "active")?);
        let agrees = Uint256::from(weight) * Uint256::from(3u64) >= Uint256::from(active + active);
        ensure(agrees && !weight.is_zero(), || {
            format!("{weight} of {active} LST agree: {event:?}")
        })?;
    }
    let books = Books::read(life)?;
    for (id, _) in &books.feeds {
        if let Some(row) = books.row(life, id)? {
            let sum: Uint128 = row.reports.iter().map(|report| report.weight.raw()).sum();
            ensure(sum <= row.active.raw(), || {
                format!("reports of {id} weigh {sum} of {} LST", row.active)
            })?;
        }
    }
    Ok(())
}

/// O-3: no reporter inside the interval is fined, and all fines arrive at the suite's vault, in one
/// transfer.
fn fines_are_paid_to_the_vault(life: &Life<'_>) -> Check {
    let mut fines = Uint128::zero();
    for event in events_named(life, FINE) {
        let price: Decimal = number(event, "price")?;
        let (lo, hi): (Decimal, Decimal) = (number(event, "lo")?, number(event, "hi")?);
        ensure(price < lo || price > hi, || {
            format!("{price} is inside of {lo} to {hi}, and was fined")
        })?;
        fines += number::<Uint128>(event, "lst")?;
    }
    if fines.is_zero() {
        return Ok(());
    }
    let transfers = transfers_to(life, life.step.contracts.vault.as_str())?;
    ensure(transfers == [fines], || {
        format!("fines are {fines} LST, and {transfers:?} went to the vault")
    })
}

/// What this contract answers.
fn asked(life: &Life<'_>, msg: &Value) -> Result<Value, String> {
    let msg = to_json_binary(msg).map_err(unreadable)?;
    life.step.chain.query(life.at, msg)
}

/// A decimal number in an answer, if it is one.
fn said(value: &Value) -> Option<Decimal> {
    value.as_str()?.parse().ok()
}

/// O-5: `low <= price <= high`, the price of both questions is one, and O-8: neither is of the
/// future.
fn low_price_high(life: &Life<'_>) -> Check {
    let now = life.step.chain.now();
    for (id, _) in Books::read(life)?.feeds {
        let Ok(safe) = asked(life, &json!({"safe_price": {"feed": id}})) else {
            continue;
        };
        let price = asked(life, &json!({"price": {"feed": id}}))?;
        let [low, high, middle] = ["low", "high", "price"].map(|key| said(&safe[key]));
        ensure(low <= middle && middle <= high && low.is_some(), || {
            format!("{id}: {safe}")
        })?;
        ensure(said(&price["price"]) == middle, || {
            format!("{id}: {safe}, and {price}")
        })?;
        let at = price["updated_at"].as_u64();
        ensure(at.is_some_and(|at| at <= now), || {
            format!("{id} is of {at:?}, now is {now}")
        })?;
    }
    Ok(())
}

/// O-8: no row, no price and no anchor is of the future; a row is later than the price that it
/// follows.
fn nothing_is_ahead(life: &Life<'_>) -> Check {
    let (books, now) = (Books::read(life)?, life.step.chain.now());
    let round_secs = books.config.round_secs;
    let storage = life.step.chain.storage_of(life.at);
    for (id, _) in &books.feeds {
        let at = books.track(life, id)?.observed.map(|observed| observed.at);
        let anchor = ANCHORS.may_load(&*storage, id).map_err(unreadable)?;
        let latest = at.max(anchor.map(|anchor| anchor.at));
        ensure(latest.is_none_or(|latest| latest <= now), || {
            format!("{id} is of {latest:?}, now is {now}")
        })?;
        if let Some(row) = books.row(life, id)? {
            let began = row.round * round_secs;
            ensure(began <= now && at.is_none_or(|at| at < began), || {
                format!("the row of {id} is of {began}, its price of {at:?}")
            })?;
        }
    }
    Ok(())
}

/// O-9: what `round` shows is what closing does, by another reckoning than the contract's.
fn a_round_is_what_it_shows(life: &Life<'_>) -> Check {
    let books = Books::read(life)?;
    for (id, feed) in &books.feeds {
        if feed.source != Source::Reported {
            continue;
        }
        let shown = asked(life, &json!({"round": {"feed": id}}))?;
        let (row, track) = (books.row(life, id)?, books.track(life, id)?);
        let reports = row.as_ref().map_or(0, |row| row.reports.len());
        let count = shown["reports"].as_array().map_or(0, Vec::len);
        ensure(reports == count, || format!("{id}: {row:?}, and {shown}"))?;
        let price = row.and_then(|row| agreed(&books, feed, &row, &track));
        let would = said(&shown["would"]["price"]);
        ensure(price == would, || {
            format!("{id} would close at {price:?}, it shows {shown}")
        })?;
    }
    Ok(())
}

/// The price of a row, by the words of the page.
fn agreed(books: &Books, feed: &Feed, row: &Row, track: &Track) -> Option<Decimal> {
    let whole: Uint128 = row.reports.iter().map(|report| report.weight.raw()).sum();
    let up_to = |price: Quote| -> Uint128 {
        let rows = row.reports.iter().filter(|report| report.price <= price);
        rows.map(|report| report.weight.raw()).sum()
    };
    let half = |price: &Quote| up_to(*price) + up_to(*price) >= whole;
    let prices = row.reports.iter().map(|report| report.price);
    let median = prices.filter(half).min()?;
    let before = track.observed.map_or(median, |observed| observed.price);
    let big = |price: Quote| Uint256::from(price.raw());
    let whole_bps = Uint256::from(10_000u64);
    let fault = Uint256::from(feed.terms.fault_bps);
    let is_inside = |price: Quote| {
        // floor(a) <= p and ceil(b) >= p, in whole numbers
        let lo = big(before.min(median)) * (whole_bps - fault);
        let hi = big(before.max(median)) * (whole_bps + fault);
        (big(price) + Uint256::one()) * whole_bps > lo
            && (price.is_zero() || (big(price) - Uint256::one()) * whole_bps < hi)
    };
    // beyond the fault of the price before: who is still within it, and not within the band of
    // the new one, stays
    let is_old = |price: Quote| {
        let old = big(before);
        (big(price) + Uint256::one()) * whole_bps > old * (whole_bps - fault)
            && (price.is_zero()
                || (big(price) - Uint256::one()) * whole_bps < old * (whole_bps + fault))
    };
    let is_near = |price: Quote| {
        let off = Uint256::from(price.raw().abs_diff(median.raw()));
        off * whole_bps <= big(median) * Uint256::from(feed.terms.band_bps)
    };
    let stays = |price: Quote| !is_old(median) && is_old(price) && !is_near(price);
    let agrees = |report: &&Report| is_inside(report.price) && !stays(report.price);
    let inside = row.reports.iter().filter(agrees);
    let weight: Uint128 = inside.clone().map(|report| report.weight.raw()).sum();
    let active = Uint256::from(row.active.raw());
    let enough = Uint256::from(weight) * Uint256::from(3u64) >= active + active
        && inside.count() >= usize::try_from(books.config.min_reports).unwrap_or(usize::MAX);
    let expected =
        track.observed.is_some() || (feed.expect.min <= median && median <= feed.expect.max);
    (enough && expected).then(|| Decimal::new(median.raw()))
}

/// O-12: no variance is above what the largest returns make of it.
fn variance_is_bounded(life: &Life<'_>) -> Check {
    let books = Books::read(life)?;
    let most = Uint128::new(1_000_000_000_000_000_000_000_000_000_000_000_000 / 600);
    for (id, _) in &books.feeds {
        let variance = books.track(life, id)?.observed;
        let variance = variance.map_or(Uint128::zero(), |observed| observed.variance);
        ensure(variance <= most, || {
            format!("{id} has a variance of {variance}")
        })?;
    }
    Ok(())
}
