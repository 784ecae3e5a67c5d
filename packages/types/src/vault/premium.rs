//! The premium in force: reckoned here, for the vault that shows it and the collector that takes it.

use super::state::{LEDGER, PARAMS, POOL};
use crate::{deploy::Suite, hub::BOOKS, token::Token, Amount, Shares};
use ballast_accounting::{premium_floor, AccountingError, Underwriters};
use cosmwasm_std::{QuerierWrapper, StdError};
use thiserror::Error;

/// Why there is no premium to show.
#[derive(Error, Debug, PartialEq)]
pub enum PremiumError {
    /// Hub or vault cannot be read, or the hub has no books yet.
    #[error(transparent)]
    Std(#[from] StdError),
    /// What is stored there adds up to nothing that can be.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
}

/// LST at the vault beyond `known`, which no layer knows of yet, and the window over which it is to drip. A sibling
/// that cannot be read shows none: a cover must not fail for it.
pub fn surplus(querier: &QuerierWrapper<'_>, suite: &Suite, known: Shares) -> (Shares, u64) {
    let balance = Token(suite.token.clone()).balance(querier, &suite.vault);
    let arrived = balance.unwrap_or_default().saturating_sub(known);
    if arrived.is_zero() {
        return (arrived, 0);
    }
    match BOOKS.query(querier, &suite.hub) {
        Ok(books) => (arrived, books.premium_secs),
        Err(_) => (Shares::ZERO, 0),
    }
}

/// The premium that a pool earns, in 1/10,000 of rewards: `most_bps` is the parameter of the collector, `target_bps`
/// that of the vault. By the hub's books as they were written last: a loss that nobody has booked changes the premium
/// when it is booked.
///
/// # Errors
/// The hub has no books yet, or cannot be read; sums beyond 128 bits.
pub fn premium_of(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    pool: &Underwriters,
    (most_bps, target_bps): (u64, u64),
    now: u64,
) -> Result<u64, PremiumError> {
    let totals = BOOKS.query(querier, &suite.hub)?.pool.totals(now)?;
    let insured = totals.worth_floor(pool.layer.active.assets);
    Ok(premium_floor(most_bps, insured, totals.value, target_bps)?)
}

/// The premium in force, read out of the vault's storage: five storage reads instead of two smart queries.
///
/// # Errors
/// Vault or hub cannot be read; sums beyond 128 bits.
pub fn premium_now(
    querier: &QuerierWrapper<'_>,
    suite: &Suite,
    most_bps: u64,
    now: u64,
) -> Result<u64, PremiumError> {
    let known = LEDGER.query(querier, &suite.vault)?.held;
    let mut pool = POOL.query(querier, &suite.vault)?;
    let (arrived, window) = surplus(querier, suite, known);
    pool.accrue(arrived, window, now)?;
    let target_bps = PARAMS.query(querier, &suite.vault)?.target_coverage_bps;
    premium_of(querier, suite, &pool, (most_bps, target_bps), now)
}
