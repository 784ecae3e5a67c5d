//! How LST is spread over parts: allocate, trim, gather.

use super::{Book, Part, Refusal, Sum, Worth, BAND_BPS};
use crate::{restake::Stake, time::Now};
use ballast_accounting::{bps_floor, mul_div_ceil, Amount, LayerShares, NumberError, Shares};

impl Part {
    /// What of NAV it should have, rounded down.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn target_floor(&self, nav: Shares) -> Result<Shares, NumberError> {
        bps_floor(nav.raw(), self.weight_bps).map(Shares::new)
    }

    /// What slashes of the part's window took of the basket, rounded up; nothing once it is over.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    fn lost_ceil(&self, has: Shares, stake: &Stake, now: Now) -> Result<Shares, Refusal> {
        let ends = stake
            .window
            .opened_at
            .saturating_add(self.terms.window_secs);
        let held = stake.held()?;
        if now.floor >= ends || held.is_zero() {
            return Ok(Shares::ZERO);
        }
        let taken = stake.window.taken.raw();
        Ok(Shares::new(mul_div_ceil(taken, has.raw(), held.raw())?))
    }

    /// Takes LST out of `loose`, as much as its target and its cap leave, and returns how much; its
    /// stake is as it is now, and sells `shares` for it. What slashes of the part's window took is
    /// not made up for before it is over, or a part would take more than its weight in one.
    ///
    /// # Errors
    /// `NotUnder`, `PartPrice`, `Dust`.
    pub fn allocate_floor(
        &mut self,
        loose: Shares,
        worth: &Worth,
        sum: &Sum,
        stake: &Stake,
        now: Now,
    ) -> Result<(Shares, LayerShares), Refusal> {
        let (has, target) = (worth.all()?, self.target_floor(sum.nav)?);
        let lost = self.lost_ceil(has, stake, now)?;
        let cap = self.cap.unwrap_or(target);
        let room = target.min(cap).saturating_sub(has.checked_add(lost)?);
        let room = room.min(loose);
        if room.is_zero() {
            return Err(Refusal::NotUnder {
                loose,
                worth: has,
                lost,
                target,
                cap: self.cap,
            });
        }
        let active = &stake.pool.layer.active;
        let (lst, shares) = active.price().totals()?;
        if lst > shares {
            return Err(Refusal::PartPrice {
                lst: active.assets,
                shares: active.shares.raw(),
            });
        }
        let mut after = *active;
        let bought = after.join_floor(room)?;
        self.shares = self.shares.checked_add(bought)?;
        Ok((room, bought))
    }

    /// Whether its shares are all that keeps a part without weight, and worth nothing: the part
    /// would refuse them.
    pub fn is_crumbs(&self, worth: &Worth) -> bool {
        let is_kept = self.weight_bps == 0 && self.trim.is_none() && !self.shares.is_zero();
        is_kept && worth.of_shares.is_zero()
    }

    /// Shares to redeem off it: all of a part without weight, crumbs too; else what it has above
    /// its target if that is more than the band.
    ///
    /// # Errors
    /// `TrimOpen`, `NotOver`, `Dust`.
    pub fn surplus_floor(
        &self,
        worth: &Worth,
        nav: Shares,
        stake: &Stake,
    ) -> Result<LayerShares, Refusal> {
        if let Some(id) = self.trim {
            return Err(Refusal::TrimOpen { id });
        }
        let has = worth.of_shares;
        let target = self.target_floor(nav)?;
        let band = match self.weight_bps {
            0 => Shares::ZERO,
            _ => Shares::new(bps_floor(nav.raw(), BAND_BPS)?),
        };
        let over = has.saturating_sub(target);
        if self.is_crumbs(worth) {
            return Ok(self.shares);
        }
        if over.is_zero() || over <= band {
            return Err(Refusal::NotOver {
                worth: has,
                target,
                band,
            });
        }
        let active = &stake.pool.layer.active;
        let shares = match self.weight_bps {
            0 => self.shares,
            _ => active.price().to_shares_floor(over)?.min(self.shares),
        };
        match shares.is_zero() {
            true => Err(Refusal::Number(NumberError::Dust {
                amount: over.raw(),
                assets: active.assets.raw(),
                shares: active.shares.raw(),
            })),
            false => Ok(shares),
        }
    }

    /// Books a trim that has begun.
    ///
    /// # Errors
    /// `Underflow` for more shares than it has.
    pub fn trimmed(&mut self, shares: LayerShares, id: u64) -> Result<(), Refusal> {
        self.shares = self.shares.checked_sub(shares)?;
        self.trim = Some(id);
        Ok(())
    }
}

impl Book {
    /// Books what a trim of part `at` brought.
    ///
    /// # Errors
    /// `NothingToGather`.
    pub fn gathered(&mut self, at: usize, lst: Shares) -> Result<(), Refusal> {
        let part = self.parts.get_mut(at).ok_or(Refusal::NothingToGather)?;
        part.trim = None;
        self.loose = self.loose.checked_add(lst)?;
        self.forget_empty();
        Ok(())
    }

    /// Forgets the crumbs of part `at`, and with them the part.
    ///
    /// # Errors
    /// `NothingToGather`.
    pub fn give_up(&mut self, at: usize) -> Result<(), Refusal> {
        let part = self.parts.get_mut(at).ok_or(Refusal::NothingToGather)?;
        part.shares = LayerShares::ZERO;
        self.forget_empty();
        Ok(())
    }

    /// Parts without weight that are empty are gone.
    pub(super) fn forget_empty(&mut self) {
        self.parts
            .retain(|part| part.weight_bps > 0 || !part.is_empty());
    }
}
