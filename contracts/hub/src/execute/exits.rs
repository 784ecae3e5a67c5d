//! Closed batches that wait for undelegation, and from which validators their money is to come.

use crate::{
    loaded::Loaded,
    state::{Exits, PlanStep, EXITS},
    survey::{Purpose, Survey},
    ContractError,
};
use ballast_accounting::{allocation, Amount, Native};
use cosmwasm_std::{Deps, Order, StdResult, Storage};

/// All batches that wait for undelegation, oldest first. At most `MAX_EXITS`; none is looked for while nothing exits.
pub fn all_exits(storage: &dyn Storage, hub: &Loaded) -> StdResult<Vec<(u64, Exits)>> {
    match hub.books.pool.exiting.is_zero() {
        true => Ok(vec![]),
        false => EXITS.range(storage, None, None, Order::Ascending).collect(),
    }
}

/// The waiting batches, each with a plan for what it is still to get. A plan is made once and then followed. Where a
/// validator refused a part of one, that batch is planned again, and all younger ones after it: what they had planned
/// must not keep the older from a free entry.
pub fn plan_all(
    deps: Deps<'_>,
    hub: &Loaded,
    mut batches: Vec<(u64, Exits)>,
) -> Result<Vec<(u64, Exits)>, ContractError> {
    let mut first = None;
    for (index, (_, exits)) in batches.iter().enumerate() {
        let planned = Native::sum(exits.plan.iter().map(|step| step.amount))?;
        if planned < exits.exiting {
            first = Some(index);
            break;
        }
    }
    let Some(first) = first else {
        return Ok(batches);
    };
    let pool = &hub.books.pool;
    let purpose = Purpose {
        total: pool.bonded.saturating_sub(pool.exiting),
        totals: hub.totals()?,
        placing: false,
    };
    let mut survey = Survey::make(deps, hub, &purpose)?;
    for (_, exits) in batches.iter().take(first) {
        for step in &exits.plan {
            reserve(&mut survey, &step.validator, step.amount);
        }
    }
    for (_, exits) in batches.iter_mut().skip(first) {
        let places = survey.places(hub);
        let steps = allocation::plan_undelegate(
            exits.exiting,
            &places,
            hub.config.params.rebalance_band_bps,
            survey.min_stake,
        )?;
        exits.plan = steps
            .into_iter()
            .rev()
            .filter_map(|step| {
                survey.get(step.place).map(|site| PlanStep {
                    validator: site.id.clone(),
                    amount: step.amount,
                })
            })
            .collect();
        for step in &exits.plan {
            reserve(&mut survey, &step.validator, step.amount);
        }
    }
    Ok(batches)
}

/// Counts a planned step as done, for the plans that follow in the same call.
fn reserve(survey: &mut Survey, validator: &str, amount: Native) {
    if let Some(site) = survey.sites.iter_mut().find(|site| site.id == validator) {
        site.row.stake = site.row.stake.saturating_sub(amount);
        site.entries = site.entries.saturating_add(1);
    }
}
