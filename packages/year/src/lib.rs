#![doc = include_str!("../README.md")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "a tool, not a contract; bad input is an error all the same"
)]

mod outcome;
mod plan;
mod simulate;

pub use outcome::{Outcome, Span};
pub use plan::{Event, Plan, Wish};
pub use simulate::YearError;

use serde::Serialize;
use simulate::simulate;

/// How much insurance a world has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Setting {
    /// Each operator's bond, of an equal share of the pool's value, in 1/10,000.
    pub bond_bps: u64,
    /// The underwriters' pool, of value, in 1/10,000.
    pub pool_bps: u64,
}

/// The worlds of the table: the first has no insurance.
pub const SETTINGS: [Setting; 8] = [
    Setting {
        bond_bps: 0,
        pool_bps: 0,
    },
    Setting {
        bond_bps: 0,
        pool_bps: 250,
    },
    Setting {
        bond_bps: 0,
        pool_bps: 500,
    },
    Setting {
        bond_bps: 250,
        pool_bps: 0,
    },
    Setting {
        bond_bps: 500,
        pool_bps: 0,
    },
    Setting {
        bond_bps: 250,
        pool_bps: 250,
    },
    Setting {
        bond_bps: 250,
        pool_bps: 500,
    },
    Setting {
        bond_bps: 500,
        pool_bps: 500,
    },
];

/// The world that a picture has beside the one without insurance.
pub const INSURED: Setting = Setting {
    bond_bps: 250,
    pool_bps: 500,
};

/// A year in every world, and what came of it.
#[derive(Debug, Serialize)]
pub struct Year {
    /// What was wished for.
    pub wish: Wish,
    /// What happened in every world.
    pub events: Vec<Event>,
    /// The same year without slashes and without insurance.
    pub calm: Outcome,
    /// One for each of [`SETTINGS`].
    pub outcomes: Vec<Outcome>,
}

/// Carries the year out in every world. `day` is called after each day of each world.
///
/// # Errors
/// A step that the suite refused, which is a defect worth a report.
pub fn run(wish: Wish, mut day: impl FnMut()) -> Result<Year, YearError> {
    let plan = Plan::new(wish);
    let calm = simulate(&plan.without_slashes(), SETTINGS[0], &mut day)?;
    let outcomes = SETTINGS
        .iter()
        .map(|setting| simulate(&plan, *setting, &mut day));
    Ok(Year {
        wish,
        outcomes: outcomes.collect::<Result<_, _>>()?,
        calm,
        events: plan.events,
    })
}

/// How often `day` will be called.
pub fn days(wish: Wish) -> u64 {
    wish.days * (SETTINGS.len() as u64 + 1)
}

impl Year {
    /// What came of the world without insurance.
    pub fn uninsured(&self) -> &Outcome {
        // the first of the settings has none
        &self.outcomes[0]
    }
}

#[cfg(test)]
mod tests;
