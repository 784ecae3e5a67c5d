//! A layer of insurance: LST that many hold shares of, burned to cover losses.
//!
//! A layer has two buckets. The *active* one insures, earns and backs; what was asked out of it waits in
//! the *exiting* one, where it insures just the same and earns nothing. Shares move between them at
//! their price, so a loss takes the same fraction of both, and premium raises only the active ones.

mod bucket;
mod underwriters;

pub use bucket::{Bucket, OFFSET};
pub use underwriters::Underwriters;

use crate::{AccountingError, Amount, LayerShares, Result, Shares};
use cosmwasm_schema::cw_serde;

/// One layer: of one validator's bond, or of the underwriters.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Layer {
    /// What insures, earns and backs.
    pub active: Bucket,
    /// What was asked out: insures, and nothing else. Its shares are units of this bucket alone.
    pub exiting: Bucket,
    /// Shares that were given up for what is in `exiting`, for display.
    pub leaving: LayerShares,
}

/// What a request to leave moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Requested {
    /// LST, out of the active bucket into the exiting one.
    pub lst: Shares,
    /// What it is there, in units of the exiting bucket.
    pub units: LayerShares,
}

/// What taking a request back moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Cancelled {
    /// LST, back into the active bucket.
    pub lst: Shares,
    /// Shares of the layer that it bought.
    pub shares: LayerShares,
}

/// What was burned of a layer, and which buckets start a new epoch.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct LayerBurn {
    /// LST burned, remnants included.
    pub lst: Shares,
    /// The active shares are void.
    pub active_wiped: bool,
    /// The exiting ones are.
    pub exiting_wiped: bool,
}

impl Layer {
    /// All LST that is liable.
    pub fn held(&self) -> Result<Shares> {
        self.active.lst.checked_add(self.exiting.lst)
    }

    /// All shares of the layer, those on the way out included.
    pub fn shares(&self) -> Result<LayerShares> {
        self.active.shares.checked_add(self.leaving)
    }

    /// Adds `lst` and returns the shares it buys, rounded down. Zero is an error.
    pub fn enter_floor(&mut self, lst: Shares) -> Result<LayerShares> {
        self.active.join_floor(lst)
    }

    /// Moves what `shares` are worth, rounded down, from the active bucket to the exiting one. Zero is
    /// an error.
    pub fn request_floor(&mut self, shares: LayerShares) -> Result<Requested> {
        let mut after = *self;
        let lst = after.active.part_floor(shares)?;
        if lst.is_zero() {
            return Err(AccountingError::LayerDust {
                amount: shares.raw(),
                lst: self.active.lst.raw(),
                shares: self.active.shares.raw(),
            });
        }
        let units = after.exiting.join_floor(lst)?;
        after.leaving = after.leaving.checked_add(shares)?;
        after.sweep();
        *self = after;
        Ok(Requested { lst, units })
    }

    /// Moves what `units` are worth, rounded down, back to the active bucket, where it buys shares as any
    /// LST does. `shares` were given up for them; it can be fewer now, or more, but never more LST. Zero
    /// is an error.
    pub fn cancel_floor(&mut self, units: LayerShares, shares: LayerShares) -> Result<Cancelled> {
        let mut after = *self;
        let lst = after.exiting.part_floor(units)?;
        let back = after.active.join_floor(lst)?;
        after.leaving = after.leaving.saturating_sub(shares);
        after.sweep();
        *self = after;
        Ok(Cancelled { lst, shares: back })
    }

    /// Takes out what `units` of the exiting bucket are worth, rounded down. `shares` were given up for
    /// them. Zero is an answer: what a loss has left.
    pub fn pay_floor(&mut self, units: LayerShares, shares: LayerShares) -> Result<Shares> {
        let mut after = *self;
        let lst = after.exiting.part_floor(units)?;
        after.leaving = after.leaving.saturating_sub(shares);
        after.sweep();
        *self = after;
        Ok(lst)
    }

    /// Burns `amount`, or all there is if that is less, of both buckets by one fraction: to the unit,
    /// rounded in favour of those who leave, and exact in sum.
    ///
    /// Remnants too small to be shared are burned too; so what is burned can be a little more.
    pub fn burn(&mut self, amount: Shares) -> Result<LayerBurn> {
        let held = self.held()?;
        let amount = amount.min(held);
        if amount.is_zero() {
            return Ok(LayerBurn::default());
        }
        let of_exiting = amount.portion_floor(self.exiting.lst, held)?;
        let of_active = amount.checked_sub(of_exiting)?;
        let active = self.active.burn(of_active);
        let exiting = self.exiting.burn(of_exiting);
        if exiting.wiped {
            self.leaving = LayerShares::ZERO;
        }
        Ok(LayerBurn {
            lst: active.lst.checked_add(exiting.lst)?,
            active_wiped: active.wiped,
            exiting_wiped: exiting.wiped,
        })
    }

    /// What a bucket holds without shares is nobody's: a remnant of roundings. The layer lets it go.
    fn sweep(&mut self) {
        for bucket in [&mut self.active, &mut self.exiting] {
            if bucket.shares.is_zero() {
                bucket.lst = Shares::ZERO;
            }
        }
        if self.exiting.shares.is_zero() {
            self.leaving = LayerShares::ZERO;
        }
    }
}

#[cfg(test)]
mod tests;
