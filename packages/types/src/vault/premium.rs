//! The premium in force: computed here, for the vault that shows it and the collector that takes
//! it.

use super::state::{LEDGER, PARAMS, POOL};
use crate::{deploy::Suite, hub::BOOKS, token::Token, Amount, Shares};
use ballast_accounting::{premium_floor, AccountingError, Underwriters};
use cosmwasm_std::{QuerierWrapper, StdError};
use thiserror::Error;

/// Why the premium cannot be computed.
#[derive(Error, Debug, PartialEq)]
pub enum PremiumError {
    /// The hub or the vault cannot be read, or the hub has no books yet.
    #[error(transparent)]
    Std(#[from] StdError),
    /// The stored amounts do not fit together.
    #[error(transparent)]
    Accounting(#[from] AccountingError),
}

/// LST of the vault beyond `known`, which no layer counts yet, and the window over which it is to
/// drip. 0 if the token or the hub cannot be read, because a cover must not fail for that.
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

/// The premium that a pool earns, in 1/10,000 of rewards, rounded down. `most_bps` is the parameter
/// of the collector, `target_bps` that of the vault. Uses the hub's books as last written: a loss
/// that the chain shows changes the premium only once it is booked.
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

/// The premium in force, by five or six storage reads of the vault, the token and the hub instead
/// of two smart queries.
///
/// # Errors
/// The vault or the hub cannot be read; sums beyond 128 bits.
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
