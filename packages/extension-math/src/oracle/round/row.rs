//! The reports of a feed in one round.

use crate::oracle::{Quote, Refusal};
use ballast_accounting::{Amount, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint256;

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

    /// Takes a report, in a round of `active` weight. What has weighed in the round weighs to its
    /// end: whoever takes a pledge back after a report leaves the others no larger part.
    pub fn add(&mut self, report: Report, active: Shares) {
        self.active = self.active.max(active);
        self.reports.push(report);
    }

    /// Whether its reports are more than half of all weight.
    pub(super) fn is_most(&self) -> bool {
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
