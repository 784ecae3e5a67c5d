//! What came of a year, and how it is measured while it goes by.

use crate::plan::INSURER;
use crate::Setting;
use ballast_testing::Suite;
use ballast_types::vault::{PositionResponse, QueryMsg};
use ballast_types::{hub, Amount, Native};
use cosmwasm_std::{Decimal, Uint128};
use serde::Serialize;

/// An amount at the beginning and at the end of a year; in JSON a list of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(into = "[u128; 2]")]
pub struct Span {
    /// Before the first day.
    pub begin: u128,
    /// After the last day.
    pub end: u128,
}

impl From<Span> for [u128; 2] {
    fn from(Span { begin, end }: Span) -> Self {
        [begin, end]
    }
}

/// What came of a year. Amounts are native base units.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// How much insurance there was.
    pub setting: Setting,
    /// The rate before the first day, and after each day: one more than there are days.
    pub rates: Vec<String>,
    /// Unix seconds of the first of them.
    pub begins_at: u64,
    /// All that was slashed off the pool: what bonds, the underwriters' pool, holders and leavers bear,
    /// and what the vault still owes, which is in no field.
    pub lost: u128,
    /// Paid by bonds.
    pub by_bonds: u128,
    /// Paid by the underwriters' pool.
    pub by_pool: u128,
    /// Borne by all holders.
    pub by_holders: u128,
    /// Borne by leavers whose stake was still exiting.
    pub by_leavers: u128,
    /// Lost by leavers whose stake was unbonding: what their batches were owed less.
    pub while_unbonding: u128,
    /// What insurers put in, and what it was worth at the end.
    pub insured: Span,
    /// What that LST would have been worth had it stayed in a wallet.
    pub kept: u128,
    /// What the underwriters' pool was worth at the beginning and at the end.
    pub pool: Span,
    /// The deepest fall of the rate below its highest value so far, in 1/10,000 of that.
    pub drawdown_bps: u128,
    /// Days on which something was still due when the keeper's visit was over.
    pub unfinished_visits: u32,
    /// Whether every check of the books held after every day.
    pub solvent: bool,
}

/// What is measured while the year goes by.
pub(super) struct Tally {
    pub(super) outcome: Outcome,
    /// The highest rate so far.
    highest: Decimal,
    /// LST that insurers put in.
    insured_lst: u128,
}

impl Tally {
    /// Begins before the first day.
    pub(super) fn begin(world: &Suite, setting: Setting) -> Self {
        let rate = rate(world);
        let outcome = Outcome {
            setting,
            rates: vec![rate.to_string()],
            begins_at: world.now(),
            lost: 0,
            by_bonds: 0,
            by_pool: 0,
            by_holders: 0,
            by_leavers: 0,
            while_unbonding: 0,
            insured: Span {
                begin: insured(world),
                end: 0,
            },
            kept: 0,
            pool: Span {
                begin: pool_value(world),
                end: 0,
            },
            drawdown_bps: 0,
            unfinished_visits: 0,
            solvent: true,
        };
        Self {
            outcome,
            highest: rate,
            insured_lst: insured_lst(world),
        }
    }

    /// Takes in a day that is over.
    pub(super) fn day_over(&mut self, world: &Suite) {
        let now = rate(world);
        self.highest = self.highest.max(now);
        let outcome = &mut self.outcome;
        outcome.drawdown_bps = outcome.drawdown_bps.max(fall_bps(self.highest, now));
        outcome.solvent &= world.solvency().ok;
        outcome.rates.push(now.to_string());
    }

    /// The outcome, once the year is over.
    pub(super) fn end(mut self, world: &Suite) -> Outcome {
        add_losses(world, &mut self.outcome);
        self.outcome.insured.end = insured(world);
        self.outcome.pool.end = pool_value(world);
        let kept = Uint128::new(self.insured_lst).mul_floor(rate(world));
        self.outcome.kept = kept.u128();
        self.outcome
    }
}

/// Native for one LST.
fn rate(world: &Suite) -> Decimal {
    world.exchange_rate().rate
}

/// A fall of the rate, in 1/10,000 of what it was, rounded down.
fn fall_bps(highest: Decimal, now: Decimal) -> u128 {
    let fallen = highest.checked_sub(now).unwrap_or_default();
    let part = fallen.checked_div(highest).unwrap_or_default();
    Uint128::new(10_000).mul_floor(part).u128()
}

/// What the insurer has in the vault.
fn position(world: &Suite) -> PositionResponse {
    let owner = world.addr(INSURER).to_string();
    world.query(&world.contracts().vault, &QueryMsg::Position { owner })
}

/// What the underwriters' pool is worth to the insurer, native.
fn pool_value(world: &Suite) -> u128 {
    position(world).pool.value.raw().u128()
}

/// What all that the insurer put in is worth, native.
fn insured(world: &Suite) -> u128 {
    let held = position(world);
    let bonds = held.bonds.iter().map(|bond| bond.value.raw().u128());
    bonds.sum::<u128>() + held.pool.value.raw().u128()
}

/// The LST of all that the insurer put in.
fn insured_lst(world: &Suite) -> u128 {
    let held = position(world);
    let bonds = held.bonds.iter().map(|bond| bond.lst.raw().u128());
    bonds.sum::<u128>() + held.pool.lst.raw().u128()
}

/// Adds every loss that the hub booked to what came of the year.
fn add_losses(world: &Suite, outcome: &mut Outcome) {
    let mut after = None;
    loop {
        let query = hub::QueryMsg::Losses {
            start_after: after,
            limit: Some(100),
        };
        let page: hub::LossesResponse = world.query(&world.contracts().hub, &query);
        for loss in &page.losses {
            let raw = |amount: Native| amount.raw().u128();
            outcome.lost += raw(loss.amount);
            outcome.by_bonds += raw(loss.paid_by_bond);
            outcome.by_pool += raw(loss.paid_by_pool);
            outcome.by_leavers += raw(loss.by_exits);
            outcome.by_holders += raw(loss.uncovered).saturating_sub(raw(loss.by_exits));
        }
        match page.losses.last() {
            Some(last) if page.losses.len() == 100 => after = Some(last.id),
            _ => return,
        }
    }
}
