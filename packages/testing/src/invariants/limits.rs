//! I-10: limits of the chain, and quotas of the suite.

use crate::evidence::as_before;
use crate::step::{ensure, Check, Step};
use crate::tx::attribute;
use crate::{Observation, Tx};
use ballast_types::event;
use ballast_types::registry::{QueryMsg as RegistryQuery, TargetsResponse};
use ballast_types::Amount;
use cosmwasm_std::Uint128;

/// I-10: no validator above its quota or outside the bonded set gets stake, and the hub runs into
/// no limit of entries or redelegations. If the chain allows fewer entries than `hub.max_entries`,
/// it refuses some and the hub carries on: the owner should lower the parameter.
pub fn no_limit_is_hit(step: &Step<'_>) -> Check {
    entries_are_within(step.after)?;
    let Some(tx) = step.tx else { return Ok(()) };
    no_limit_was_refused(step.after, tx)?;
    match step.before {
        Some(before) => growth_is_within_quota(step, before, tx),
        None => Ok(()),
    }
}

/// No validator has more open unbonding entries than the hub allows.
fn entries_are_within(after: &Observation) -> Check {
    for (validator, count) in &after.entries {
        ensure(*count <= after.params.max_entries, || {
            format!(
                "{count} unbondings are open at {validator}, the limit is {}",
                after.params.max_entries
            )
        })?;
    }
    Ok(())
}

/// The chain refused no message of the hub because of a limit that the hub knows.
fn no_limit_was_refused(after: &Observation, tx: &Tx) -> Check {
    // 27 and 33: too many entries; 32: stake that was redelegated is redelegated again
    let is_told = after.params.max_entries <= u64::from(after.chain_max_entries);
    let limits: &[&str] = match is_told {
        true => &["27", "32", "33"],
        false => &["32"],
    };
    for skipped in tx.events_named(event::SKIPPED) {
        let error = attribute(skipped, "error").unwrap_or_default();
        let hit = limits
            .iter()
            .any(|code| error.contains(&format!("staking, code: {code}")));
        ensure(!hit, || format!("the chain refused: {error}"))?;
    }
    Ok(())
}

/// Validators that got stake are bonded, and within their quota at the value before the step.
fn growth_is_within_quota(step: &Step<'_>, before: &Observation, tx: &Tx) -> Check {
    let after = step.after;
    let grown: Vec<_> = after
        .stake
        .iter()
        .filter(|(at, now)| before.stake.get(*at).copied().unwrap_or_default() < **now)
        .collect();
    if grown.is_empty() {
        return Ok(());
    }
    let targets: TargetsResponse = step
        .chain
        .querier()
        .query_wasm_smart(&step.contracts.registry, &RegistryQuery::Targets {})
        .map_err(|err| format!("the registry does not answer: {err}"))?;
    // if a batch is priced in the same call after stake was placed, value falls, and quotas with it
    let priced: Uint128 = tx
        .events_named(event::BATCH)
        .filter_map(|batch| attribute(batch, "owed")?.parse::<Uint128>().ok())
        .sum();
    let bonded = step.chain.bonded_validators();
    for (at, stake) in grown {
        let target = targets.targets.iter().find(|t| &t.address == at);
        let quota = target.map(|t| t.quota.raw()).unwrap_or_default();
        let quota = as_before(quota, before, after)?;
        // one unit for the rounding of a share in what the chain shows
        ensure(*stake <= quota + priced + Uint128::one(), || {
            format!("{at} got stake and has {stake}, its quota is {quota}")
        })?;
        ensure(bonded.contains(at), || {
            format!("{at} got stake and is not in the bonded set")
        })?;
    }
    Ok(())
}
