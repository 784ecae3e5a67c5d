//! The numbers of the page, and the edges that it names.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used
)]

mod prices;
mod standing;

use super::*;
use crate::time::Now;
use ballast_accounting::{Amount, Native, Shares};
use cosmwasm_std::{Decimal, Uint128};

const DAY: u64 = 86_400;

pub fn quote(text: &str) -> Quote {
    Quote::new(text.parse::<Decimal>().unwrap().atomics())
}

pub const TERMS: FeedTerms = FeedTerms {
    band_bps: 100,
    fault_bps: 500,
    max_age_secs: 3_600,
    fresh_secs: 300,
    mean_secs: 1_800,
    max_spread_bps: 500,
    max_growth_bps: 3_000,
};

pub fn anything() -> Expect {
    Expect {
        min: Quote::new(1u128),
        max: Quote::new(u128::MAX),
    }
}

const RULES: Rules = Rules {
    round_secs: 60,
    min_pledge: Shares::ZERO,
    fine_bps: 100,
    suspend_secs: DAY,
    leave_secs: 604_800,
};

fn rules() -> Rules {
    Rules {
        min_pledge: lst(10),
        ..RULES
    }
}

fn lst(whole: u128) -> Shares {
    Shares::new(whole * 1_000_000)
}

/// A row of `(price, weight)` in a round, with all weight of 360.
fn row(round: u64, reports: &[(&str, u128)]) -> Row {
    let mut row = Row::new(round);
    for (who, (price, weight)) in reports.iter().enumerate() {
        let report = Report {
            who: u32::try_from(who).unwrap() + 1,
            price: quote(price),
            weight: Shares::new(*weight),
        };
        row.add(report, Shares::new(360u128));
    }
    row
}

fn closed(track: &mut Track, row: &Row) -> Closed {
    let at = row.round * 60;
    close(track, row, at, 3, (&TERMS, &anything())).unwrap()
}

fn at_ten() -> Track {
    Track {
        observed: Some(Observed::first(quote("10"), 0)),
        ..Track::default()
    }
}
