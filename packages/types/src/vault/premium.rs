//! The premium in force: reckoned here, for the vault that shows it and the collector that takes it.

use super::{LEDGER, PARAMS, POOL};
use crate::{
    deploy::Suite,
    hub::{self, Hub},
    token::Token,
    Amount, Shares,
};
use ballast_accounting::{premium_floor, AccountingError, Underwriters};
use cosmwasm_std::{QuerierWrapper, StdError, StdResult};

/// LST at the vault beyond `known`, which no layer knows of yet, and the window over which it is to drip. A sibling
/// that cannot be read shows none: a cover must not fail for it.
pub fn surplus(querier: &QuerierWrapper<'_>, suite: &Suite, known: Shares) -> (Shares, u64) {
    let balance = Token(suite.token.clone()).balance(querier, &suite.vault);
    let arrived = balance.unwrap_or_default().saturating_sub(known);
    if arrived.is_zero() {
        return (arrived, 0);
    }
    match hub::PARAMS.query(querier, &suite.hub) {
        Ok(params) => (arrived, params.drip_secs),
        Err(_) => (Shares::ZERO, 0),
    }
}

/// The premium that a pool earns, in 1/10,000 of rewards: `most_bps` is the parameter of the collector, `target_bps`
/// that of the vault. By the hub's books as they were written last: a loss that nobody has booked changes the premium
/// when it is booked.
///
/// # Errors
/// The hub has no books yet, or cannot be read.
pub fn premium_of(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    pool: &Underwriters,
    (most_bps, target_bps): (u64, u64),
    now: u64,
) -> StdResult<u64> {
    let books = Hub(suite.hub.clone()).books(querier)?;
    let books = books.ok_or_else(|| StdError::not_found("the hub's books"))?;
    let totals = books.pool.totals(now).map_err(refused)?;
    let insured = totals.worth_floor(pool.layer.active.lst);
    premium_floor(most_bps, insured, totals.value, target_bps).map_err(refused)
}

/// The premium in force, read out of the vault's storage: five storage reads instead of two smart queries.
///
/// # Errors
/// Vault or hub cannot be read.
pub fn premium_now(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    most_bps: u64,
    now: u64,
) -> StdResult<u64> {
    let known = LEDGER.query(querier, &suite.vault)?.held;
    let mut pool = POOL.query(querier, &suite.vault)?;
    let (arrived, window) = surplus(querier, suite, known);
    pool.accrue(arrived, window, now).map_err(refused)?;
    let target_bps = PARAMS.query(querier, &suite.vault)?.target_coverage_bps;
    premium_of(querier, suite, &pool, (most_bps, target_bps), now)
}

fn refused(error: AccountingError) -> StdError {
    StdError::generic_err(error.to_string())
}
