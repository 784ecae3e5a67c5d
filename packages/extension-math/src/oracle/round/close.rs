//! Closing a row: whether its reports agree, and on what.

use super::faults::{faults, suspects, Fault, Interval};
use super::row::{Report, Row};
use super::track::Track;
use crate::oracle::{Expect, FeedTerms, Observed, Quote, Refusal};
use ballast_accounting::{Amount, Shares, BPS};
use cosmwasm_std::Uint256;

/// Why a round gives no price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unpriced {
    /// Too few reports are inside.
    Few {
        /// How many are.
        inside: u32,
        /// How many have to be.
        least: u32,
    },
    /// Reports inside weigh less than two thirds.
    Disagreed {
        /// What they weigh.
        inside: Shares,
        /// All weight of the round.
        active: Shares,
    },
    /// The first price of the feed is not what it was added for.
    Unexpected {
        /// The price.
        price: Quote,
    },
}

/// What closing a row gives. A void round has no faults, and nobody is good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The price, or why there is none.
    pub price: Result<Quote, Unpriced>,
    /// Who is fined.
    pub faults: Vec<Fault>,
    /// Who is rewarded.
    pub good: Vec<u32>,
    /// What the reports inside weigh.
    pub inside: Shares,
}

/// The weighted median: of the reports by price, the first at which twice the running weight
/// reaches the whole. None of no weight.
pub fn median(reports: &[Report]) -> Option<Quote> {
    let mut rows: Vec<&Report> = reports.iter().collect();
    rows.sort_unstable_by_key(|report| (report.price, report.who));
    let twice = |weight: Shares| weight.raw().full_mul(2u64);
    let whole = reports.iter().fold(Uint256::zero(), |sum, report| {
        sum.saturating_add(Uint256::from(report.weight.raw()))
    });
    let mut running = Uint256::zero();
    for report in rows {
        running = running.saturating_add(twice(report.weight));
        if running >= whole && !whole.is_zero() {
            return Some(report.price);
        }
    }
    None
}

/// Closes a row: the one way in which reports become a price, for messages, readers and previews
/// alike. `at` is when its round began. Two thirds of all weight agree on a price: they are within
/// the fault of the old price and the new. Where the new one is further than the fault from the
/// old, whoever is still within the fault of the old, and not within the band of the new, does not
/// agree: that reporter says that nothing has moved.
///
/// Of what is remembered, all but who was missing is brought up to date; a void round counts as one
/// and changes nothing else.
///
/// # Errors
/// Weights that do not fit 128 bits.
pub fn close(
    track: &mut Track,
    row: &Row,
    at: u64,
    min_reports: u32,
    (terms, expect): (&FeedTerms, &Expect),
) -> Result<Closed, Refusal> {
    let before = track.observed.map(|observed| observed.price);
    let agreed = agree(row, before, min_reports, (terms, expect))?;
    let (price, inside) = match agreed {
        (Ok(price), inside) => (price, inside),
        (Err(why), inside) => {
            track.voids = track.voids.saturating_add(1);
            return Ok(Closed {
                price: Err(why),
                faults: vec![],
                good: vec![],
                inside,
            });
        }
    };
    let faults = faults(&track.suspects, price, terms.fault_bps)?;
    track.suspects = suspects(row, before.unwrap_or(price), price, terms.fault_bps)?;
    track.voids = 0;
    match &mut track.observed {
        Some(observed) => observed.observe(price, at, terms.mean_secs)?,
        None => track.observed = Some(Observed::first(price, at)),
    }
    Ok(Closed {
        price: Ok(price),
        faults,
        good: good(row, price, terms.band_bps),
        inside,
    })
}

type Agreed = (Result<Quote, Unpriced>, Shares);

fn agree(
    row: &Row,
    before: Option<Quote>,
    min_reports: u32,
    (terms, expect): (&FeedTerms, &Expect),
) -> Result<Agreed, Refusal> {
    let few = |inside| Unpriced::Few {
        inside,
        least: min_reports,
    };
    let Some(price) = median(&row.reports) else {
        return Ok((Err(few(0)), Shares::ZERO));
    };
    let (is_first, before) = (before.is_none(), before.unwrap_or(price));
    let interval = Interval::around(before, price, terms.fault_bps)?;
    // whoever stays at the old price agrees to no move away from it
    let stood = Interval::around(before, before, terms.fault_bps)?;
    let moves = !stood.has(price);
    let stays = |said: Quote| moves && stood.has(said) && !is_near(said, price, terms.band_bps);
    let inside = || {
        let reports = row.reports.iter();
        reports.filter(|report| interval.has(report.price) && !stays(report.price))
    };
    let weight = Shares::sum(inside().map(|report| report.weight))?;
    let count = u32::try_from(inside().count()).unwrap_or(u32::MAX);
    if count < min_reports {
        return Ok((Err(few(count)), weight));
    }
    if weight.raw().full_mul(3u64) < row.active.raw().full_mul(2u64) {
        let why = Unpriced::Disagreed {
            inside: weight,
            active: row.active,
        };
        return Ok((Err(why), weight));
    }
    if is_first && !expect.has(price) {
        return Ok((Err(Unpriced::Unexpected { price }), weight));
    }
    Ok((Ok(price), weight))
}

/// Whether a price is within the band of another.
fn is_near(said: Quote, price: Quote, band_bps: u64) -> bool {
    let off = said.raw().abs_diff(price.raw());
    off.full_mul(BPS) <= price.raw().full_mul(band_bps)
}

/// Whose report is within the band of the price.
fn good(row: &Row, price: Quote, band_bps: u64) -> Vec<u32> {
    let near = |report: &&Report| is_near(report.price, price, band_bps);
    row.reports.iter().filter(near).map(|row| row.who).collect()
}
