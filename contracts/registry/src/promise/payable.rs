//! Whether a bond could pay for the commission that its operator may take.

use crate::{
    error::{ContractError, Exposure},
    state::{Record, DAY_SECS},
};
use ballast_accounting::{most_taken_floor, Leeway};
use ballast_types::{
    hub::{Hub, BOOKS},
    registry::Params,
};
use cosmwasm_std::{Decimal, QuerierWrapper};

/// The least yield in a year that the check assumes, whatever the pool has shown; a new pool has
/// shown none.
const LEAST_YEARLY: Decimal = Decimal::percent(20);
/// Added to the time in which a validator's stake can be drained.
const SLACK_SECS: u64 = DAY_SECS;

/// Fails if the operator could take more above its promise than its bond is worth. Assumes that the
/// validator is filled to its quota, and that the operator raises its commission from today as fast
/// as the chain allows, until the validator is expelled and drained.
pub fn ensure_payable(
    querier: &QuerierWrapper<'_>,
    hub: &Hub,
    validator: &str,
    leeway: Leeway,
    record: &Record,
    params: &Params,
    now: u64,
) -> Result<(), ContractError> {
    let seen = BOOKS.query(querier, &hub.0)?.unbonding_seen;
    let drain = hub.config(querier)?.params.longest_drain(seen);
    let secs = params
        .probation_secs
        .saturating_add(drain)
        .saturating_add(SLACK_SECS);
    let yearly = hub.growth(querier)?.yearly_floor(now).max(LEAST_YEARLY);
    let part = most_taken_floor(leeway, record.pledge, yearly, secs)?;
    let least = Decimal::one().checked_div(part).unwrap_or(Decimal::MAX);
    match params.leverage > least {
        false => Ok(()),
        true => Err(ContractError::Exposure(Box::new(Exposure {
            validator: validator.to_string(),
            most: leeway.most,
            daily: leeway.daily,
            days: secs.div_ceil(DAY_SECS),
            part,
            yearly,
            leverage: params.leverage,
            least,
        }))),
    }
}
