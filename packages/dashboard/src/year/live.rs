//! A year of one world, lived through.

use super::plan::{Deed, Plan, STAKERS};
use super::Setting;
use crate::keeper;
use ballast_testing::{ChainError, Suite, TxError};
use ballast_types::vault::{PositionResponse, QueryMsg};
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Uint128};
use serde::Serialize;
use std::collections::BTreeMap;
use thiserror::Error;

const UNIT: u128 = 1_000_000;
const DAY: u64 = 86_400;
/// What each staker begins with in the pool, tokens.
const BEGIN: u128 = 250_000;
/// Who underwrites, and whose bonds stand for all operators.
const INSURER: &str = "erin";
/// What the chain pays on stake in a year, percent.
const YIELD: u64 = 10;

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

/// Why a year could not be lived through: a defect worth a report.
#[derive(Debug, Error)]
pub enum YearError {
    /// The suite or the chain refused a transaction.
    #[error(transparent)]
    Refused(#[from] TxError),
    /// The chain could not do what it does by itself.
    #[error(transparent)]
    Chain(#[from] ChainError),
}

/// What came of a year. Amounts are native base units.
#[derive(Clone, Debug, Serialize)]
pub struct Outcome {
    /// How much insurance there was.
    pub setting: Setting,
    /// The rate after each day.
    pub rates: Vec<String>,
    /// Unix seconds of the first of them.
    pub begins_at: u64,
    /// All that was slashed off the pool.
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
    /// Whether every check of the books held after every day.
    pub solvent: bool,
}

/// What is measured while the year goes by.
struct Tally {
    outcome: Outcome,
    /// The highest rate so far.
    highest: Decimal,
    /// LST that insurers put in.
    insured_lst: u128,
}

impl Tally {
    /// Begins before the first day.
    fn begin(world: &Suite, setting: Setting) -> Self {
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
            solvent: true,
        };
        Self {
            outcome,
            highest: rate,
            insured_lst: insured_lst(world),
        }
    }

    /// Takes in a day that is over.
    fn day_over(&mut self, world: &Suite) {
        let now = rate(world);
        self.highest = self.highest.max(now);
        let outcome = &mut self.outcome;
        outcome.drawdown_bps = outcome.drawdown_bps.max(fall_bps(self.highest, now));
        outcome.solvent &= world.solvency().ok;
        outcome.rates.push(now.to_string());
    }

    /// The outcome, once the year is over.
    fn end(mut self, world: &Suite) -> Outcome {
        add_losses(world, &mut self.outcome);
        self.outcome.insured.end = insured(world);
        self.outcome.pool.end = pool_value(world);
        let kept = Uint128::new(self.insured_lst).mul_floor(rate(world));
        self.outcome.kept = kept.u128();
        self.outcome
    }
}

/// Lives through a plan in a world with so much insurance. `day_over` is called after each day.
///
/// # Errors
/// A step that was refused.
pub fn live(
    plan: &Plan,
    setting: Setting,
    day_over: &mut dyn FnMut(),
) -> Result<Outcome, YearError> {
    let mut world = begin(plan, setting)?;
    let mut tally = Tally::begin(&world, setting);
    let mut deeds = plan.deeds.iter().peekable();
    let mut mornings = vec![];
    for day in 0..plan.wish.days {
        mornings.push(world.height());
        while let Some(deed) = deeds.next_if(|deed| deed.day() <= day) {
            tally.outcome.while_unbonding += act(&mut world, deed, &mornings)?;
        }
        world.reward(rewards(&world))?;
        world.advance_secs(DAY);
        keep(&mut world)?;
        claim(&mut world)?;
        tally.day_over(&world);
        day_over();
    }
    Ok(tally.end(&world))
}

/// The world on the first day: stakers have bonded, insurers have put in what the setting says.
fn begin(plan: &Plan, setting: Setting) -> Result<Suite, YearError> {
    let mut builder = Suite::builder()
        .validators(plan.wish.validators)
        .checks(false)
        .genesis(|genesis| {
            genesis.self_stake = Uint128::new(100_000 * UNIT);
        });
    for name in STAKERS.iter().chain(&[INSURER]) {
        builder = builder.account(name, 20_000_000 * UNIT);
    }
    let mut world = builder.try_build()?;
    for name in STAKERS {
        world.bond(name, BEGIN * UNIT)?;
    }
    let value = BEGIN * UNIT * STAKERS.len() as u128;
    let validators = u128::from(plan.wish.validators);
    let bond = value * u128::from(setting.bond_bps) / 10_000 / validators.max(1);
    let pool = value * u128::from(setting.pool_bps) / 10_000;
    if bond + pool > 0 {
        world.bond(INSURER, bond * validators + pool)?;
    }
    if bond > 0 {
        for i in 0..plan.wish.validators {
            world.post_bond(INSURER, format!("val{i}"), bond)?;
        }
    }
    if pool > 0 {
        world.underwrite(INSURER, pool)?;
    }
    keep(&mut world)?;
    Ok(world)
}

/// Carries a deed out. Returns what leavers lost by it: a slash also takes from stake that was
/// undelegated since the infraction. `mornings` are the heights at which the days began.
fn act(world: &mut Suite, deed: &Deed, mornings: &[u64]) -> Result<u128, YearError> {
    match deed {
        Deed::Slash {
            validator,
            bps,
            late,
            ..
        } => {
            let today = mornings.len().saturating_sub(1);
            let infraction = mornings.get(today.saturating_sub(*late as usize)).copied();
            return slash(world, &format!("val{validator}"), *bps, infraction);
        }
        Deed::Bond { who, tokens, .. } => {
            world.bond(STAKERS[*who], u128::from(*tokens) * UNIT)?;
        }
        Deed::Unbond { who, bps, .. } => {
            let part = world.shares(STAKERS[*who]) * u128::from(*bps) / 10_000;
            if part > 0 {
                world.unbond(STAKERS[*who], part)?;
            }
        }
    }
    Ok(0)
}

/// A slash for an infraction at a height. Returns what leavers lost by it.
fn slash(
    world: &mut Suite,
    validator: &str,
    bps: u64,
    infraction: Option<u64>,
) -> Result<u128, YearError> {
    let before = unbonding(world);
    let fraction = Decimal::from_ratio(bps, 10_000u64);
    world
        .chain_mut()
        .slash_in_block(validator, fraction, infraction)?;
    // entries that matured in the same block were paid, not slashed
    let after = unbonding(world);
    let left = |key| after.get(key).copied();
    let lost = before
        .iter()
        .filter_map(|(key, was)| Some(was - left(key)?))
        .sum();
    // anyone can book it, and someone does at once
    world.sync("keeper")?;
    Ok(lost)
}

/// A keeper's visit.
fn keep(world: &mut Suite) -> Result<(), YearError> {
    keeper::visit(|| {
        if world.due().is_empty() {
            return Ok(false);
        }
        world.advance("keeper")?;
        Ok(true)
    })
}

/// A day of [`YIELD`] on all stake.
fn rewards(world: &Suite) -> u128 {
    let chain = world.chain();
    let views = chain
        .validators()
        .values()
        .filter_map(|at| chain.validator(at));
    let stake: Uint128 = views.map(|view| view.tokens).sum();
    let year = stake.mul_floor(Decimal::percent(YIELD));
    year.u128() / 365
}

/// Everybody takes what has come.
fn claim(world: &mut Suite) -> Result<(), YearError> {
    for name in STAKERS {
        let tickets = world.tickets(name);
        let ready = tickets.into_iter().filter(|ticket| {
            let amount = ticket.claimable.map(|amount| amount.raw().u128());
            amount.is_some_and(|amount| amount > 0)
        });
        let ready: Vec<String> = ready.take(30).map(|ticket| ticket.ticket_id).collect();
        if !ready.is_empty() {
            world.claim_many(name, &ready)?;
        }
    }
    Ok(())
}

fn rate(world: &Suite) -> Decimal {
    world.exchange_rate().rate
}

fn fall_bps(highest: Decimal, now: Decimal) -> u128 {
    let fallen = highest.checked_sub(now).unwrap_or_default();
    let part = fallen.checked_div(highest).unwrap_or_default();
    Uint128::new(10_000).mul_floor(part).u128()
}

/// Stake on its way out, by validator and height.
fn unbonding(world: &Suite) -> BTreeMap<(String, u64), u128> {
    let entries = world.chain().unbondings(&world.contracts().hub);
    let keyed = entries.into_iter().map(|entry| {
        let key = (entry.validator, entry.height);
        (key, entry.balance.u128())
    });
    keyed.collect()
}

fn position(world: &Suite) -> PositionResponse {
    let owner = world.addr(INSURER).to_string();
    world.query(&world.contracts().vault, &QueryMsg::Position { owner })
}

fn pool_value(world: &Suite) -> u128 {
    position(world).pool.value.raw().u128()
}

fn insured(world: &Suite) -> u128 {
    let held = position(world);
    let bonds = held.bonds.iter().map(|bond| bond.value.raw().u128());
    bonds.sum::<u128>() + held.pool.value.raw().u128()
}

fn insured_lst(world: &Suite) -> u128 {
    let held = position(world);
    let bonds = held.bonds.iter().map(|bond| bond.lst.raw().u128());
    bonds.sum::<u128>() + held.pool.lst.raw().u128()
}

fn add_losses(world: &Suite, outcome: &mut Outcome) {
    let mut after = None;
    loop {
        let query = ballast_types::hub::QueryMsg::Losses {
            start_after: after,
            limit: Some(100),
        };
        let page: ballast_types::hub::LossesResponse = world.query(&world.contracts().hub, &query);
        for loss in &page.losses {
            let raw = |amount: ballast_types::Native| amount.raw().u128();
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
