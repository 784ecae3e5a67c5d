//! A round of reports: whether it agrees, on what, and who is at fault.

use super::{cautious::part_floor, Expect, FeedTerms, Observed, Quote, Refusal};
use ballast_accounting::{bps_ceil, Amount, Shares, BPS};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// What one reporter says in a round.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Report {
    /// The reporter's number.
    pub who: u32,
    /// The price.
    pub price: Quote,
    /// What it weighs.
    pub weight: Shares,
}

/// The reports of a feed in one round.
#[cw_serde]
#[derive(Eq)]
pub struct Row {
    /// The round.
    pub round: u64,
    /// All weight of the round, as it was when most was there.
    pub active: Shares,
    /// Reports, in the order in which they came.
    pub reports: Vec<Report>,
}

impl Row {
    /// A round without reports.
    pub const fn new(round: u64) -> Self {
        Self {
            round,
            active: Shares::ZERO,
            reports: vec![],
        }
    }

    /// Whether a reporter is in.
    pub fn has(&self, who: u32) -> bool {
        self.reports.iter().any(|report| report.who == who)
    }

    /// Takes a report, in a round of `active` weight. What has weighed in the round weighs to its end: whoever takes a pledge back
    /// after a report leaves the others no larger part.
    pub fn add(&mut self, report: Report, active: Shares) {
        self.active = self.active.max(active);
        self.reports.push(report);
    }

    /// Whether its reports are more than half of all weight.
    fn is_most(&self) -> bool {
        let twice = self.reports.iter().fold(Uint256::zero(), |sum, report| {
            sum.saturating_add(report.weight.raw().full_mul(2u64))
        });
        twice > Uint256::from(self.active.raw())
    }

    /// What all its reports weigh.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn weight(&self) -> Result<Shares, Refusal> {
        Ok(Shares::sum(
            self.reports.iter().map(|report| report.weight),
        )?)
    }
}

/// A report that was outside, and waits for the next price: whoever saw a move first is proved right by it.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Suspect {
    /// The reporter's number.
    pub who: u32,
    /// The round of the report.
    pub round: u64,
    /// What was said.
    pub price: Quote,
    /// The lower of the prices before and after that round.
    pub from: Quote,
    /// The higher of them.
    pub to: Quote,
}

/// Rows in a row in which a reporter was missing.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Missed {
    /// The reporter's number.
    pub who: u32,
    /// How many.
    pub rows: u32,
}

/// What is remembered of a feed.
#[cw_serde]
#[derive(Default, Eq)]
pub struct Track {
    /// Its prices; none before the first.
    pub observed: Option<Observed>,
    /// Of a feed that asks a contract: how old the answer was that was observed last, unix seconds.
    pub source_at: u64,
    /// Void rounds in a row.
    pub voids: u32,
    /// Reports that wait for the next price.
    pub suspects: Vec<Suspect>,
    /// Who was missing in the last rows, and in how many.
    pub missed: Vec<Missed>,
}

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

/// A report that is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The report.
    pub suspect: Suspect,
    /// The least that would have been no fault.
    pub lo: Quote,
    /// The most that would have been none.
    pub hi: Quote,
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

/// The weighted median: of the reports by price, the first at which twice the running weight reaches the whole. None of no weight.
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

/// An interval of prices that are no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Interval {
    lo: Quote,
    hi: Quote,
}

impl Interval {
    /// From `fault_bps` under the lower of two prices, rounded down, to as much above the higher, rounded up.
    fn around(one: Quote, other: Quote, fault_bps: u64) -> Result<Self, Refusal> {
        let lo = part_floor(one.min(other), BPS.saturating_sub(fault_bps))?;
        let hi = bps_ceil(one.max(other).raw(), BPS.saturating_add(fault_bps));
        Ok(Self {
            lo,
            // above all prices that there are
            hi: Quote::new(hi.unwrap_or(Uint128::MAX)),
        })
    }

    fn has(&self, price: Quote) -> bool {
        self.lo <= price && price <= self.hi
    }
}

/// Closes a row: the one way in which reports become a price, for messages, readers and previews alike. `at` is when its round began.
/// Two thirds of all weight agree on a price: they are within the fault of the old price and the new. Where the new one is further than
/// the fault from the old, whoever is still within the fault of the old, and not within the band of the new, does not agree: he says that
/// nothing has moved.
///
/// Of what is remembered, all but who was missing is brought up to date; a void round counts as one and changes nothing else.
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

/// Those of the suspects that the next price does not prove right.
fn faults(suspects: &[Suspect], price: Quote, fault_bps: u64) -> Result<Vec<Fault>, Refusal> {
    let mut faults = vec![];
    for suspect in suspects {
        let (from, to) = (suspect.from.min(price), suspect.to.max(price));
        let interval = Interval::around(from, to, fault_bps)?;
        if !interval.has(suspect.price) {
            faults.push(Fault {
                suspect: *suspect,
                lo: interval.lo,
                hi: interval.hi,
            });
        }
    }
    Ok(faults)
}

fn suspects(
    row: &Row,
    before: Quote,
    price: Quote,
    fault_bps: u64,
) -> Result<Vec<Suspect>, Refusal> {
    let interval = Interval::around(before, price, fault_bps)?;
    let outside = row.reports.iter();
    let outside = outside.filter(|report| !interval.has(report.price));
    Ok(outside
        .map(|report| Suspect {
            who: report.who,
            round: row.round,
            price: report.price,
            from: before.min(price),
            to: before.max(price),
        })
        .collect())
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

impl Track {
    /// Counts who of those that weighed in a row were missing from it; answers who is out for it, having been missing `max_missed` times
    /// in a row. A row that no more than half of all weight is in counts for nobody: it is the feed that is missing there, and to put the
    /// others out would hand all feeds to a minority.
    pub fn miss(
        &mut self,
        row: &Row,
        weighed: impl IntoIterator<Item = u32>,
        max_missed: u32,
    ) -> Vec<u32> {
        let (mut missed, mut out) = (vec![], vec![]);
        if !row.is_most() {
            return out;
        }
        for who in weighed {
            if row.has(who) {
                continue;
            }
            let last = self.missed.iter().find(|missed| missed.who == who);
            let rows = last.map_or(0, |missed| missed.rows).saturating_add(1);
            match rows >= max_missed {
                true => out.push(who),
                false => missed.push(Missed { who, rows }),
            }
        }
        self.missed = missed;
        out
    }
}
