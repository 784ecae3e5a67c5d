//! Reports outside of what the price allows: they wait for the next price, and are at fault if it
//! does not prove them right.

use super::row::Row;
use crate::oracle::{cautious::part_floor, Quote, Refusal};
use ballast_accounting::{bps_ceil, Amount, BPS};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// A report that was outside, and waits for the next price: whoever saw a move first is proved
/// right by it.
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

/// An interval of prices that are no fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    lo: Quote,
    hi: Quote,
}

impl Interval {
    /// From `fault_bps` under the lower of two prices, rounded down, to as much above the higher,
    /// rounded up.
    pub(super) fn around(one: Quote, other: Quote, fault_bps: u64) -> Result<Self, Refusal> {
        let lo = part_floor(one.min(other), BPS.saturating_sub(fault_bps))?;
        let hi = bps_ceil(one.max(other).raw(), BPS.saturating_add(fault_bps));
        Ok(Self {
            lo,
            // above all prices that there are
            hi: Quote::new(hi.unwrap_or(Uint128::MAX)),
        })
    }

    pub(super) fn has(&self, price: Quote) -> bool {
        self.lo <= price && price <= self.hi
    }
}

/// Those of the suspects that the next price does not prove right.
pub(super) fn faults(
    suspects: &[Suspect],
    price: Quote,
    fault_bps: u64,
) -> Result<Vec<Fault>, Refusal> {
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

/// Reports of a row that are outside of its price, and wait for the next one.
pub(super) fn suspects(
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
