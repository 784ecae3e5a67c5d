//! How fast one is out.

use crate::facts::Facts;
use crate::numbers::{count, portion, ppm, sum};
use crate::{AtRisk, Exit, ExitLoad};
use ballast_accounting::allocation::{plan_undelegate, Place};
use ballast_accounting::{Amount, Native, Shares};
use ballast_types::hub::{Delegation, MAX_PAUSE_SECS, MAX_WAITING};
use ballast_types::queue::BatchStatus;
use cosmwasm_std::Uint128;
use std::collections::BTreeMap;

/// Percent of all LST that leave.
const LOADS: [u64; 4] = [1, 10, 50, 100];

/// How fast one is out; none where the hub does not say.
pub fn exit(facts: &Facts<'_>, products: BTreeMap<String, Option<u64>>) -> Option<Exit> {
    let (state, config) = (facts.hub.state.as_ref()?, facts.hub.config.as_ref()?);
    let unbonding = facts.unbonding_secs()?;
    let interval = config.params.batch_interval_secs;
    let next_batch_at = paused_until(facts).max(state.next_batch_at);
    let until_batch = next_batch_at.saturating_sub(facts.now);
    let now_secs = until_batch.saturating_add(unbonding);
    let worst_secs = interval.saturating_add(unbonding);
    let batches = facts.queue.batches.as_ref();
    let waiting = batches.map(|all| {
        let exiting = all.iter().filter(|one| one.status == BatchStatus::Exiting);
        exiting.count()
    });
    // only batches that are not undelegated yet count: without `exiting` there are none
    let is_full = !state.exiting.is_zero() && waiting.is_some_and(|n| n >= MAX_WAITING);
    let secs = match is_full {
        true => now_secs.saturating_add(interval),
        false => now_secs,
    };
    let loads = LOADS.into_iter().filter_map(|percent| {
        let load = load(facts, percent, secs)?;
        Some((percent.to_string(), load))
    });
    let leaving = sum(facts
        .hub
        .unbonding
        .iter()
        .flatten()
        .map(|one| one.amount.raw()));
    let at_risk = state.exiting.raw().saturating_add(leaving);
    Some(Exit {
        unbonding_secs: unbonding,
        interval_secs: interval,
        now_secs,
        worst_secs,
        paused_secs: worst_secs.saturating_add(MAX_PAUSE_SECS),
        load: loads.collect(),
        waiting_batches: waiting.map(|n| u64::try_from(n).unwrap_or(u64::MAX)),
        at_risk: AtRisk {
            exiting: state.exiting.raw(),
            unbonding: leaving,
            ppm: ppm(at_risk, state.value.raw()),
        },
        products,
    })
}

/// The end of the last pause that keeps batches from closing, unix seconds; 0 where none is known:
/// while exits are paused there are no requests, while cranks are paused no batch closes.
fn paused_until(facts: &Facts<'_>) -> u64 {
    let paused = facts.hub.paused.iter();
    let paused = paused.flat_map(|all| [&all.unbond, &all.cranks]);
    let ends = paused.filter_map(|pause| pause.as_ref().map(|one| one.until));
    ends.max().unwrap_or_default()
}

/// If so many percent leave now; none where the hub does not say where its stake is. `secs` is how
/// long what the buffer does not pay takes.
fn load(facts: &Facts<'_>, percent: u64, secs: u64) -> Option<ExitLoad> {
    let (state, config) = (facts.hub.state.as_ref()?, facts.hub.config.as_ref()?);
    let totals = facts.totals()?;
    let shares = portion(totals.shares.raw(), percent.into(), Uint128::new(100))?;
    let owed = totals.worth_floor(Shares::new(shares)).raw();
    let paid_at_once = state.buffer.raw().min(owed);
    let to_come = owed.saturating_sub(paid_at_once);
    let max_entries = facts
        .chain
        .staking
        .as_ref()
        .map(|staking| staking.max_entries);
    let max_entries = max_entries.unwrap_or(config.params.max_entries);
    let rows = facts.hub.delegations.as_ref()?.iter();
    let delegated: Vec<&Delegation> = rows.filter(|row| !row.actual.is_zero()).collect();
    let free = delegated
        .iter()
        .map(|row| max_entries.saturating_sub(row.entries));
    let left = state.bonded.raw().saturating_sub(to_come);
    let target = |row: &Delegation| portion(row.target.raw(), left, state.bonded.raw());
    let places = delegated
        .iter()
        // the hub plans with the targets of what remains
        .map(|row| place(row, target(row).unwrap_or_default(), max_entries, facts.now));
    let plan = Undelegations::plan(facts, &places.collect::<Vec<_>>(), Native::new(to_come));
    let each = u64::from(config.params.max_ops.max(1));
    let undelegations = plan.as_ref().filter(|plan| plan.is_whole());
    let undelegations = undelegations.map(|plan| plan.count);
    Some(ExitLoad {
        owed,
        paid_at_once,
        secs: undelegations.map(|_| secs),
        undelegations,
        calls: undelegations.map(|count| count.div_ceil(each)),
        not_undelegated: plan.map(|plan| plan.left),
        entries_free: free.min().unwrap_or(max_entries),
    })
}

/// A validator as the hub's planner of undelegations sees it.
fn place(row: &Delegation, target: Uint128, max_entries: u64, now: u64) -> Place<'_> {
    Place {
        id: &row.validator,
        stake: row.actual,
        target: Native::new(target),
        limit: row.quota,
        can_receive: false,
        can_redelegate_in: false,
        can_redelegate_out: false,
        has_entries: row.entries > 0,
        can_undelegate: row.entries < max_entries,
        last_resort: row.locked_until.is_some_and(|until| until > now),
    }
}

/// The hub's plan of undelegations that bring an amount.
struct Undelegations {
    /// How many there are.
    count: u64,
    /// Native that they do not bring: unbonding entries are taken.
    left: Uint128,
    /// Validators that were asked: the chain rounds each delegation down to a unit.
    places: u64,
}

impl Undelegations {
    /// None where the registry does not say what stake it leaves with a validator.
    fn plan(facts: &Facts<'_>, places: &[Place<'_>], amount: Native) -> Option<Self> {
        let band_bps = facts.hub.config.as_ref()?.params.rebalance_band_bps;
        let min_stake = facts.registry.config.as_ref()?.params.min_stake;
        let steps = plan_undelegate(amount, places, band_bps, Native::new(min_stake)).ok()?;
        let brought = sum(steps.iter().map(|step| step.amount.raw()));
        Some(Self {
            count: count(&steps),
            left: amount.raw().saturating_sub(brought),
            places: count(places),
        })
    }

    /// Whether they bring all of it, to a unit a validator.
    fn is_whole(&self) -> bool {
        self.left <= Uint128::from(self.places)
    }
}
