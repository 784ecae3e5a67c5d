//! A year of one world, day by day.

use crate::outcome::{Outcome, Tally};
use crate::plan::{Event, Plan, INSURER, STAKERS};
use crate::Setting;
use ballast_testing::{ChainError, Suite, TxError};
use ballast_types::Amount;
use cosmwasm_std::{Decimal, Uint128};
use std::collections::BTreeMap;
use thiserror::Error;

const UNIT: u128 = 1_000_000;
const DAY: u64 = 86_400;
/// What each staker begins with in the pool, tokens.
const BEGIN: u128 = 250_000;
/// Calls after which a keeper's visit is over although something is still due. Each does bounded work.
const MOST_CALLS: u32 = 20;
/// What the chain pays on stake in a year, percent.
const YIELD: u64 = 10;

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

/// Carries a plan out in a world with so much insurance. `day_over` is called after each day.
///
/// # Errors
/// A step that was refused.
pub fn simulate(
    plan: &Plan,
    setting: Setting,
    day_over: &mut dyn FnMut(),
) -> Result<Outcome, YearError> {
    let mut world = begin(plan, setting)?;
    let mut tally = Tally::begin(&world, setting);
    let mut events = plan.events.iter().peekable();
    // the heights at which the days began
    let mut day_heights = vec![];
    for day in 0..plan.wish.days {
        day_heights.push(world.height());
        while let Some(event) = events.next_if(|event| event.day() <= day) {
            tally.outcome.while_unbonding += happen(&mut world, event, &day_heights)?;
        }
        world.reward(rewards(&world))?;
        world.advance_secs(DAY);
        tally.outcome.unfinished_visits += u32::from(!keep(&mut world)?);
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

/// Lets an event happen. Returns what leavers lost by it: a slash also takes from stake that was
/// undelegated since the infraction. `day_heights` are the heights at which the days began.
fn happen(world: &mut Suite, event: &Event, day_heights: &[u64]) -> Result<u128, YearError> {
    match event {
        Event::Slash {
            validator,
            bps,
            late,
            ..
        } => {
            let today = day_heights.len().saturating_sub(1);
            let infraction = day_heights
                .get(today.saturating_sub(*late as usize))
                .copied();
            return slash(world, &format!("val{validator}"), *bps, infraction);
        }
        Event::Bond { who, tokens, .. } => {
            world.bond(STAKERS[*who], u128::from(*tokens) * UNIT)?;
        }
        Event::Unbond { who, bps, .. } => {
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

/// A keeper's visit: calls `advance` until nothing is due, or for [`MOST_CALLS`]. Returns whether
/// nothing is due any more.
fn keep(world: &mut Suite) -> Result<bool, YearError> {
    for _ in 0..MOST_CALLS {
        if world.due().is_empty() {
            return Ok(true);
        }
        world.advance("keeper")?;
    }
    Ok(world.due().is_empty())
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

/// Stake on its way out, by validator and height.
fn unbonding(world: &Suite) -> BTreeMap<(String, u64), u128> {
    let entries = world.chain().unbondings(&world.contracts().hub);
    let keyed = entries.into_iter().map(|entry| {
        let key = (entry.validator, entry.height);
        (key, entry.balance.u128())
    });
    keyed.collect()
}

#[cfg(test)]
mod tests;
