//! How fast one is out.

use crate::facts::Facts;
use crate::numbers::{count, portion, ppm, sum};
use crate::{AtRisk, Exit, ExitLoad};
use ballast_accounting::allocation::{plan_undelegate, Place};
use ballast_accounting::{Amount, Shares};
use ballast_types::queue::BatchStatus;
use cosmwasm_std::Uint128;
use std::collections::BTreeMap;

/// The longest pause of new exits.
const LONGEST_PAUSE_SECS: u64 = 1_209_600;
/// Closed batches that may wait for undelegation before the next one has to wait for them.
const MOST_WAITING: u64 = 8;
/// Percent of all LST that leave.
const LOADS: [u64; 4] = [1, 10, 50, 100];

/// How fast one is out; none where the hub does not say.
pub fn exit(facts: &Facts<'_>, products: BTreeMap<String, Option<u64>>) -> Option<Exit> {
    let (state, config) = (facts.state.as_ref()?, facts.config.as_ref()?);
    let unbonding = facts.unbonding_secs()?;
    let interval = config.params.batch_interval_secs;
    // while exits or cranks are paused nobody asks, or no batch closes
    let paused = facts.paused.iter();
    let paused = paused.flat_map(|all| [&all.unbond, &all.cranks]);
    let paused = paused.filter_map(|pause| pause.as_ref().map(|one| one.until));
    let next_batch_at = paused.max().unwrap_or_default().max(state.next_batch_at);
    let until_batch = next_batch_at.saturating_sub(facts.now);
    let now_secs = until_batch.saturating_add(unbonding);
    let worst_secs = interval.saturating_add(unbonding);
    let batches = facts.batches.as_ref();
    let waiting = batches.map(|all| {
        let exiting = all.iter().filter(|one| one.status == BatchStatus::Exiting);
        u64::try_from(exiting.count()).unwrap_or(u64::MAX)
    });
    // only batches that are not undelegated yet count: without `exiting` there are none
    let is_full = !state.exiting.is_zero() && waiting.is_some_and(|n| n >= MOST_WAITING);
    let secs = match is_full {
        true => now_secs.saturating_add(interval),
        false => now_secs,
    };
    let loads = LOADS.into_iter().filter_map(|percent| {
        let load = load(facts, percent, secs)?;
        Some((percent.to_string(), load))
    });
    let leaving = sum(facts.unbonding.iter().flatten().map(|one| one.amount.raw()));
    let at_risk = state.exiting.raw().saturating_add(leaving);
    Some(Exit {
        unbonding_secs: unbonding,
        interval_secs: interval,
        now_secs,
        worst_secs,
        paused_secs: worst_secs.saturating_add(LONGEST_PAUSE_SECS),
        load: loads.collect(),
        waiting_batches: waiting,
        at_risk: AtRisk {
            exiting: state.exiting.raw(),
            unbonding: leaving,
            ppm: ppm(at_risk, state.value.raw()),
        },
        products,
    })
}

/// If so many percent leave now.
fn load(facts: &Facts<'_>, percent: u64, secs: u64) -> Option<ExitLoad> {
    let (state, config) = (facts.state.as_ref()?, facts.config.as_ref()?);
    let totals = facts.totals()?;
    let shares = portion(totals.shares.raw(), percent.into(), Uint128::new(100))?;
    let owed = totals.worth_floor(Shares::new(shares)).raw();
    let buffer = state.buffer.raw();
    let paid_at_once = buffer.min(owed);
    let to_come = owed.saturating_sub(paid_at_once);
    let most = facts.staking.as_ref().map(|staking| staking.max_entries);
    let most = most.unwrap_or(config.params.max_entries);
    let rows: Vec<_> = facts
        .delegations
        .iter()
        .flatten()
        .filter(|row| !row.actual.is_zero())
        .collect();
    let free = rows
        .iter()
        .map(|row| most.saturating_sub(row.entries))
        .min();
    let min_stake = facts.registry.as_ref().map(|one| one.params.min_stake);
    let places: Vec<Place<'_>> = rows
        .iter()
        .map(|row| Place {
            id: &row.validator,
            stake: row.actual,
            // the hub plans with the targets of what remains
            target: remaining(row.target.raw(), to_come, state.bonded.raw()),
            limit: row.quota,
            can_receive: false,
            can_redelegate_in: false,
            can_redelegate_out: false,
            has_entries: row.entries > 0,
            can_undelegate: row.entries < most,
            last_resort: row.locked_until.is_some_and(|until| until > facts.now),
        })
        .collect();
    let steps = plan_undelegate(
        crate::facts::native(to_come),
        &places,
        config.params.rebalance_band_bps,
        crate::facts::native(min_stake.unwrap_or_default()),
    );
    let undelegations = count(&steps.unwrap_or_default());
    let each = u64::from(config.params.max_ops.max(1));
    Some(ExitLoad {
        owed,
        paid_at_once,
        secs,
        undelegations,
        calls: undelegations.div_ceil(each),
        entries_free: free.unwrap_or(most),
    })
}

fn remaining(target: Uint128, leaving: Uint128, all: Uint128) -> ballast_accounting::Native {
    let left = all.saturating_sub(leaving);
    crate::facts::native(portion(target, left, all).unwrap_or_default())
}
