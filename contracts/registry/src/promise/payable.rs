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

/// The yield that a pool is taken to have which has shown less: one that is new has shown none.
const LEAST_YEARLY: Decimal = Decimal::percent(20);
/// How much later than a validator's stake could be gone it is reckoned to be.
const SLACK_SECS: u64 = DAY_SECS;

/// Fails where the operator could take more above its promise than the bond of a validator that is
/// filled to its quota is worth: raising its commission from today on as fast as the chain lets it,
/// until it is expelled and drained.
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
