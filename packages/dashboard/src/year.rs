//! The stressful year: the same slashes and the same people in worlds that differ only in how much
//! insurance there is, and what came of it in each.

mod outcome;
mod plan;
mod simulate;

pub use outcome::{Outcome, Span};
pub use plan::{Event, Plan, Wish};
pub use simulate::YearError;

use crate::page::Page;
use serde::Serialize;
use serde_json::json;

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

/// The world that is drawn beside the one without insurance.
const INSURED: Setting = Setting {
    bond_bps: 250,
    pool_bps: 500,
};

/// A plan and what came of it.
#[derive(Debug, Serialize)]
pub struct Stress {
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
pub fn run(wish: Wish, mut day: impl FnMut()) -> Result<Stress, YearError> {
    let plan = Plan::new(wish);
    let calm = simulate::simulate(&plan.without_slashes(), SETTINGS[0], &mut day)?;
    let outcomes = SETTINGS
        .iter()
        .map(|setting| simulate::simulate(&plan, *setting, &mut day));
    Ok(Stress {
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

impl Stress {
    /// What came of the world without insurance.
    pub fn uninsured(&self) -> &Outcome {
        &self.outcomes[0]
    }

    /// The picture, as one file.
    pub fn html(&self) -> String {
        let title = format!("A stressful year, seed {}", self.wish.seed);
        let insured = SETTINGS.iter().position(|setting| *setting == INSURED);
        let page = Page {
            title: &title,
            style: include_str!("../assets/report.css"),
            script: include_str!("../assets/app/stress.js"),
            data: &json!({"title": title, "stress": self, "insured": insured}),
        };
        page.html()
    }
}
