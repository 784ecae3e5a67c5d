//! The books of the pool, and what was lost.

use crate::facts::Facts;
use crate::numbers::{count, sum};
use crate::{Books, History};
use ballast_accounting::Amount;
use cosmwasm_std::Uint128;

/// The books, after what the chain shows.
pub fn books(facts: &Facts<'_>) -> Option<Books> {
    let state = facts.hub.state.as_ref()?;
    let losses = facts.hub.losses.iter().flatten();
    let owed = losses.filter(|loss| !loss.cover_owed.is_zero());
    let solvency = facts.hub.solvency.as_ref();
    let failed = solvency.iter().flat_map(|all| &all.checks);
    let failed = failed.filter(|check| !check.holds);
    let paused = facts.hub.paused.as_ref().map(|paused| {
        let scopes = [
            ("bond", &paused.bond),
            ("unbond", &paused.unbond),
            ("cranks", &paused.cranks),
        ];
        let on = scopes.into_iter();
        on.filter_map(|(name, pause)| Some((name.to_string(), pause.as_ref()?.until)))
            .collect()
    });
    Some(Books {
        value: state.value.raw(),
        shares: state.shares.raw(),
        supply: facts.supply,
        rate: state.rate,
        buffer: state.buffer.raw(),
        bonded: state.bonded.raw(),
        exiting: state.exiting.raw(),
        dripping: state.dripping.raw(),
        unbooked_loss: state.pending_loss.raw(),
        owed_cover: state.pending_cover.raw(),
        owed_since: owed.map(|loss| loss.at).min(),
        solvency_ok: solvency.map(|all| all.ok),
        failed_checks: failed.map(|check| check.id.clone()).collect(),
        sync_age: facts.snapshot.height.saturating_sub(state.last_sync_height),
        due: facts.hub.due.as_ref().map(|due| {
            let work = due.work.iter();
            work.map(|work| work.name().to_string()).collect()
        }),
        overdue_secs: overdue(facts),
        paused: paused.unwrap_or_default(),
    })
}

/// How long the open batch could have been priced, if it has requests.
fn overdue(facts: &Facts<'_>) -> Option<u64> {
    let (open, state) = (facts.queue.open.as_ref()?, facts.hub.state.as_ref()?);
    let since = open.closes_after.max(state.next_batch_at);
    let late = facts.now.saturating_sub(since);
    (!open.shares.is_zero() && late > 0).then_some(late)
}

/// What was lost.
pub fn history(facts: &Facts<'_>) -> Option<History> {
    let losses = facts.hub.losses.as_ref()?;
    let all = |of: fn(&ballast_types::hub::LossRecord) -> Uint128| sum(losses.iter().map(of));
    let mut history = History {
        losses: count(losses),
        gross: all(|loss| loss.amount.raw()),
        by_bond: all(|loss| loss.paid_by_bond.raw()),
        by_pool: all(|loss| loss.paid_by_pool.raw()),
        by_exits: all(|loss| loss.by_exits.raw()),
        by_holders: all(|loss| loss.uncovered.raw().saturating_sub(loss.by_exits.raw())),
        owed: all(|loss| loss.cover_owed.raw()),
        largest: losses
            .iter()
            .map(|loss| loss.amount.raw())
            .max()
            .unwrap_or_default(),
        last_at: losses.iter().map(|loss| loss.at).max(),
        ..History::default()
    };
    for loss in losses {
        let of = history
            .validators
            .entry(loss.validator.clone())
            .or_default();
        *of = of.saturating_add(loss.amount.raw());
    }
    Some(history)
}
