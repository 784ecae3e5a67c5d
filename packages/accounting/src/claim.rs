//! What one ticket receives from its batch.

use crate::{Amount, Native, Result, Shares};

/// The part that a ticket has of what its batch has received so far, rounded down.
///
/// The caller subtracts what was claimed before. So a ticket paid in instalments gets exactly what
/// it would have got at once, and the tickets of a batch never get more than `funded` (I-6).
///
/// # Errors
/// `DivisionByZero` for a batch without shares.
pub fn payout_floor(ticket: Shares, funded: Native, batch: Shares) -> Result<Native> {
    Ok(funded.portion_floor(ticket, batch)?)
}

#[cfg(test)]
mod tests;
