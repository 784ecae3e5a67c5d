//! What one holder of YT has earned.

use super::{Mark, Principal, Refusal, Scaled};
use ballast_accounting::{Amount, Shares};
use cosmwasm_schema::cw_serde;

/// What is remembered of one who has, or had, YT.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Holder {
    /// The mark when its YT were looked at last.
    pub mark: Mark,
    /// Earned before that and not claimed, x 10^27.
    pub accrued: Scaled,
}

impl Holder {
    /// One that has nothing yet.
    pub const fn new(mark: Mark) -> Self {
        Self {
            mark,
            accrued: Scaled::ZERO,
        }
    }

    /// Credits what `yt` earned since they were looked at last: exact, however often. Before every
    /// movement of its YT.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn accrue(&mut self, yt: Principal, mark: Mark) -> Result<(), Refusal> {
        let fall = self.mark.saturating_sub(mark);
        self.accrued = self.accrued.checked_add(Scaled::at(yt, fall))?;
        self.mark = mark;
        Ok(())
    }

    /// Whole LST of what is accrued, rounded down: the rest stays.
    ///
    /// # Errors
    /// More than fits 128 bits.
    pub fn claimable_floor(&self) -> Result<Shares, Refusal> {
        self.accrued.lst_floor()
    }
}
