//! The mark: what an LST is worth to whoever shares it, as PT and as YT.

use super::{Refusal, SCALE};
use ballast_accounting::{mul_div_floor, Amount, Native, NumberError, Shares, Totals};
use ballast_numbers::amount;
use ballast_wire::{amounts, Write, Writer};
use cosmwasm_std::Uint128;

amount! {
    /// PT or YT, in base units of native: the value that PT stands for, and whose rewards YT gets.
    Principal
}

amounts!(Principal);

amount! {
    /// LST for one native of principal, x 10^27. It never rises.
    Mark
}

impl Write for Mark {
    fn write(&self, to: &mut Writer) {
        self.raw().write(to);
    }
}

/// Between which times a line is drawn, and the time on it that is looked for, in unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// When the mark was seen before.
    pub since: u64,
    /// Maturity.
    pub maturity: u64,
    /// When it is seen again.
    pub now: u64,
}

impl Mark {
    /// What the hub shows, rounded down, and one at the least; none where there is no value, or no
    /// LST.
    ///
    /// # Errors
    /// A mark that does not fit 128 bits.
    pub fn of_floor(totals: Totals) -> Result<Option<Self>, NumberError> {
        if totals.value.is_zero() || totals.shares.is_zero() {
            return Ok(None);
        }
        let mark = mul_div_floor(totals.shares.raw(), SCALE.into(), totals.value.raw())?;
        Ok(Some(Self::new(mark.max(Uint128::one()))))
    }

    /// This one, or what the hub shows if that is lower. Where it shows no price, or one that does
    /// not fit, this one.
    pub fn lowered(self, totals: Totals) -> Self {
        match Self::of_floor(totals) {
            Ok(Some(seen)) => self.min(seen),
            Ok(None) | Err(_) => self,
        }
    }

    /// The mark at maturity where it was `self` at `times.since`, and is `seen` now: on the straight
    /// line, rounded up, for PT.
    ///
    /// # Errors
    /// None: `since <= maturity <= now`, so the quotient fits.
    pub fn at_maturity_ceil(self, seen: Self, times: Times) -> Result<Self, NumberError> {
        let Times {
            since,
            maturity,
            now,
        } = times;
        let fall = self.saturating_sub(seen);
        let before = Uint128::from(maturity.saturating_sub(since));
        let all = Uint128::from(now.saturating_sub(since).max(1));
        let until = Self::new(mul_div_floor(fall.raw(), before.min(all), all)?);
        Ok(self.saturating_sub(until))
    }

    /// What `lst` is split into, rounded down.
    ///
    /// # Errors
    /// `Dust` where that is nothing; more than fits 128 bits.
    pub fn principal_floor(self, lst: Shares) -> Result<Principal, Refusal> {
        let principal = mul_div_floor(lst.raw(), SCALE.into(), self.raw())?;
        match principal.is_zero() {
            true => Err(Refusal::DustLst { lst, mark: self }),
            false => Ok(Principal::new(principal)),
        }
    }

    /// The LST that stands for `pt`, rounded down; nothing is an answer.
    ///
    /// # Errors
    /// More than fits 128 bits.
    pub fn lst_floor(self, pt: Principal) -> Result<Shares, NumberError> {
        mul_div_floor(pt.raw(), self.raw(), SCALE.into()).map(Shares::new)
    }
}

/// What `lst` is worth, rounded down.
///
/// # Errors
/// `DivisionByZero` where there is no LST; more than fits 128 bits.
pub(super) fn worth_floor(lst: Shares, totals: Totals) -> Result<Native, NumberError> {
    totals.value.portion_floor(lst, totals.shares)
}
