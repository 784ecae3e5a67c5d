//! What is fixed for a feed when it is added.

use super::{Quote, Refusal};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;

/// What decides a feed's prices. Fixed when it is added.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct FeedTerms {
    /// How far from the median a report is good, bps of the median.
    pub band_bps: u64,
    /// How far outside the old and the new price a report is at fault, bps.
    pub fault_bps: u64,
    /// How old the price may be that positions are settled by, seconds.
    pub max_age_secs: u64,
    /// How old it may be for new business, seconds.
    pub fresh_secs: u64,
    /// The time of the mean, seconds.
    pub mean_secs: u64,
    /// How far `low` and `high` of a source may be apart, bps of its price.
    pub max_spread_bps: u64,
    /// How fast the rate of an LST may grow in the cautious price, bps a year.
    pub max_growth_bps: u64,
}

writes! {
    struct FeedTerms {
        band_bps,
        fault_bps,
        max_age_secs,
        fresh_secs,
        mean_secs,
        max_spread_bps,
        max_growth_bps,
    }
}

/// The range that the first price of a feed must be in.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Expect {
    /// The lowest.
    pub min: Quote,
    /// The highest.
    pub max: Quote,
}

impl Expect {
    /// Fails with `Unexpected` for a price outside.
    ///
    /// # Errors
    /// `Unexpected`.
    pub fn ensure(&self, price: Quote) -> Result<(), Refusal> {
        match self.has(price) {
            true => Ok(()),
            false => Err(Refusal::Unexpected {
                price,
                min: self.min,
                max: self.max,
            }),
        }
    }

    /// Whether a price is inside.
    pub fn has(&self, price: Quote) -> bool {
        self.min <= price && price <= self.max
    }
}

/// Fails with `Stale` for a price of `updated_at` that is older than `max_age` at `now`, whole unix
/// seconds.
///
/// # Errors
/// `Stale`.
pub fn ensure_fresh(updated_at: u64, now: u64, max_age: u64) -> Result<(), Refusal> {
    let age = now.saturating_sub(updated_at);
    match age <= max_age {
        true => Ok(()),
        false => Err(Refusal::Stale { age, max_age }),
    }
}
