//! Closed batches that wait for undelegation, and from which validators their money is to come.

use crate::{
    hub_state::HubState,
    state::{PlanStep, Waiting, WAITING},
    survey::{Purpose, Survey},
    ContractError,
};
use ballast_accounting::{allocation, Amount, Native};
use cosmwasm_std::{Deps, Order, StdResult, Storage};

/// All batches that wait for undelegation, oldest first. At most `MAX_WAITING`; none is looked for
/// while nothing exits.
pub fn all_waiting(storage: &dyn Storage, hub: &HubState) -> StdResult<Vec<Waiting>> {
    match hub.books.pool.exiting.is_zero() {
        true => Ok(vec![]),
        false => WAITING
            .range(storage, None, None, Order::Ascending)
            .map(|row| row.map(Waiting::from))
            .collect(),
    }
}

/// The waiting batches, each with a plan for what it is still to get. A plan is made once and then
/// followed. Where a validator refused a part of one, that batch is planned again, and all younger
/// ones after it: what they had planned must not keep the older from a free entry.
pub fn plan_all(
    deps: Deps<'_>,
    hub: &HubState,
    mut batches: Vec<Waiting>,
) -> Result<Vec<Waiting>, ContractError> {
    let Some(first) = first_unplanned(&batches)? else {
        return Ok(batches);
    };
    let pool = &hub.books.pool;
    let purpose = Purpose {
        total: pool.bonded.saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: false,
    };
    let mut survey = Survey::make(deps, hub, &purpose)?;
    for Waiting { batch, .. } in batches.iter().take(first) {
        for step in &batch.plan {
            reserve(&mut survey, &step.validator, step.amount);
        }
    }
    for Waiting { batch, .. } in batches.iter_mut().skip(first) {
        let places = survey.places(hub);
        let steps = allocation::plan_undelegate(
            batch.exiting,
            &places,
            hub.config.params.rebalance_band_bps,
            survey.min_stake,
        )?;
        batch.plan = steps
            .into_iter()
            .rev()
            .filter_map(|step| {
                survey.get(step.place).map(|site| PlanStep {
                    validator: site.id.clone(),
                    amount: step.amount,
                })
            })
            .collect();
        for step in &batch.plan {
            reserve(&mut survey, &step.validator, step.amount);
        }
    }
    Ok(batches)
}

/// The place of the oldest batch whose plan does not bring all that it is still to get.
fn first_unplanned(batches: &[Waiting]) -> Result<Option<usize>, ContractError> {
    for (index, Waiting { batch, .. }) in batches.iter().enumerate() {
        let planned = Native::sum(batch.plan.iter().map(|step| step.amount))?;
        if planned < batch.exiting {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

/// Counts a planned step as done, for the plans that follow in the same call.
fn reserve(survey: &mut Survey, validator: &str, amount: Native) {
    if let Some(site) = survey.sites.iter_mut().find(|site| site.id == validator) {
        site.row.stake = site.row.stake.saturating_sub(amount);
        site.entries = site.entries.saturating_add(1);
    }
}
