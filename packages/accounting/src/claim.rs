//! What one ticket gets out of its batch.

use crate::{Amount, Native, Result, Shares};

/// A ticket's part of what its batch was paid so far, rounded down.
///
/// What was claimed before is subtracted by the caller, so a ticket paid in instalments gets exactly
/// what it would have got at once, and the tickets of a batch never get more than `funded` (I-6).
///
/// # Errors
/// `DivisionByZero` for a batch without shares.
pub fn payout_floor(ticket: Shares, funded: Native, batch: Shares) -> Result<Native> {
    Ok(funded.portion_floor(ticket, batch)?)
}

#[cfg(test)]
mod tests;
