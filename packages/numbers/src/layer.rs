//! Assets of many holders that losses burn.
//!
//! A layer has two buckets. The *active* one is liable and earns. Assets that holders have asked
//! for wait in the *exiting* one, where they are liable in the same way and earn nothing. Shares
//! move between the buckets at their price, so a loss takes the same fraction of both, and earnings
//! raise only the active shares.

use crate::{mul_div_rem, Amount, Bucket, NumberError, Result};
use cosmwasm_schema::cw_serde;

/// The assets that are liable: of holders who stay, and of holders who are leaving.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Layer<A, S> {
    /// The assets that are liable and earn.
    pub active: Bucket<A, S>,
    /// The assets that were asked for: liable, and without earnings. Its shares are units of this
    /// bucket only.
    pub exiting: Bucket<A, S>,
    /// Shares of the layer that were given up for the assets in `exiting`; for display.
    pub leaving: S,
}

/// What a request to leave moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Requested<A, S> {
    /// Assets that moved from the active bucket to the exiting one.
    pub assets: A,
    /// Units of the exiting bucket that they bought.
    pub units: S,
}

/// What cancelling a request moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Cancelled<A, S> {
    /// Assets that moved back to the active bucket.
    pub assets: A,
    /// Shares of the layer that they bought.
    pub shares: S,
}

/// What was taken out of a layer.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Taken<A> {
    /// Out of the active bucket.
    pub of_active: A,
    /// Out of the exiting bucket.
    pub of_exiting: A,
}

/// What was burned from a layer, and which buckets begin a new epoch.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct LayerBurn<A> {
    /// Assets that were burned, remnants included.
    pub assets: A,
    /// Whether the active shares became void.
    pub active_wiped: bool,
    /// Whether the exiting shares became void.
    pub exiting_wiped: bool,
}

impl<A: Amount, S: Amount> Default for Layer<A, S> {
    fn default() -> Self {
        Self {
            active: Bucket::default(),
            exiting: Bucket::default(),
            leaving: S::ZERO,
        }
    }
}

impl<A: Amount> Default for LayerBurn<A> {
    fn default() -> Self {
        Self {
            assets: A::ZERO,
            active_wiped: false,
            exiting_wiped: false,
        }
    }
}

impl<A: Amount, S: Amount> Layer<A, S> {
    /// All assets that are liable.
    pub fn held(&self) -> Result<A> {
        self.active.assets.checked_add(self.exiting.assets)
    }

    /// All shares of the layer, including those given up by requests.
    pub fn shares(&self) -> Result<S> {
        self.active.shares.checked_add(self.leaving)
    }

    /// Adds `assets`, and returns the shares that they buy, rounded down. A result of 0 is an
    /// error.
    pub fn enter_floor(&mut self, assets: A) -> Result<S> {
        self.active.join_floor(assets)
    }

    /// Moves the assets that `shares` are worth, rounded down, from the active bucket to the
    /// exiting one. A result of 0 is an error.
    pub fn request_floor(&mut self, shares: S) -> Result<Requested<A, S>> {
        let mut after = *self;
        let assets = after.active.part_floor(shares)?;
        if assets.is_zero() {
            return Err(NumberError::Dust {
                amount: shares.raw(),
                assets: self.active.assets.raw(),
                shares: self.active.shares.raw(),
            });
        }
        let units = after.exiting.join_floor(assets)?;
        after.leaving = after.leaving.checked_add(shares)?;
        after.sweep();
        *self = after;
        Ok(Requested { assets, units })
    }

    /// Moves the assets that `units` are worth, rounded down, back to the active bucket, where they
    /// buy shares at the price of now. `shares` were given up for the units; the holder may get
    /// fewer or more shares back, but never more assets. A result of 0 is an error.
    pub fn cancel_floor(&mut self, units: S, shares: S) -> Result<Cancelled<A, S>> {
        let mut after = *self;
        let assets = after.exiting.part_floor(units)?;
        let back = after.active.join_floor(assets)?;
        after.leaving = after.leaving.saturating_sub(shares);
        after.sweep();
        *self = after;
        Ok(Cancelled {
            assets,
            shares: back,
        })
    }

    /// Takes out the assets that `units` of the exiting bucket are worth, rounded down. `shares`
    /// were given up for the units. 0 is a valid answer, after a loss of all.
    pub fn pay_floor(&mut self, units: S, shares: S) -> Result<A> {
        let mut after = *self;
        let assets = after.exiting.part_floor(units)?;
        after.leaving = after.leaving.saturating_sub(shares);
        after.sweep();
        *self = after;
        Ok(assets)
    }

    /// Burns `amount`, or all assets if that is less, by the same fraction of both buckets: to the
    /// unit, rounded in favour of the exiting one, and exact in sum.
    ///
    /// Remnants too small for their shares are burned too, so the burn may exceed `amount` a
    /// little.
    pub fn burn(&mut self, amount: A) -> Result<LayerBurn<A>> {
        let held = self.held()?;
        let amount = amount.min(held);
        if amount.is_zero() {
            return Ok(LayerBurn::default());
        }
        let of_exiting = amount.portion_floor(self.exiting.assets, held)?;
        let of_active = amount.checked_sub(of_exiting)?;
        let active = self.active.burn(of_active);
        let exiting = self.exiting.burn(of_exiting);
        if exiting.is_wiped {
            self.leaving = S::ZERO;
        }
        Ok(LayerBurn {
            assets: active.assets.checked_add(exiting.assets)?,
            active_wiped: active.is_wiped,
            exiting_wiped: exiting.is_wiped,
        })
    }

    /// Takes `amount`, which the layer has to hold, by the same fraction out of both buckets: exact
    /// in sum, each part to the nearest unit. All shares stay, whatever backs them afterwards.
    ///
    /// Not rounded in favour of one bucket, because many takes of one unit would then all fall on
    /// the other, and could empty it if it is small.
    ///
    /// # Errors
    /// `Underflow` for more than the layer holds.
    pub fn take(&mut self, amount: A) -> Result<Taken<A>> {
        let held = self.held()?;
        held.checked_sub(amount)?;
        let of_exiting = match amount.is_zero() {
            true => A::ZERO,
            false => nearest(amount, self.exiting.assets, held)?,
        };
        let of_active = amount.checked_sub(of_exiting)?;
        let active = self.active.assets.checked_sub(of_active)?;
        self.exiting.assets = self.exiting.assets.checked_sub(of_exiting)?;
        self.active.assets = active;
        Ok(Taken {
            of_active,
            of_exiting,
        })
    }

    /// Assets of a bucket without shares belong to nobody: rounding has left them. The layer drops
    /// them.
    fn sweep(&mut self) {
        for bucket in [&mut self.active, &mut self.exiting] {
            if bucket.shares.is_zero() {
                bucket.assets = A::ZERO;
            }
        }
        if self.exiting.shares.is_zero() {
            self.leaving = S::ZERO;
        }
    }
}

/// `amount x part / whole`, rounded to the nearest unit, halves up.
fn nearest<A: Amount>(amount: A, part: A, whole: A) -> Result<A> {
    let (floor, rest) = mul_div_rem(amount.raw(), part.raw(), whole.raw())?;
    let is_up = rest >= whole.raw().saturating_sub(rest);
    A::new(floor).checked_add(A::new(u128::from(is_up && !rest.is_zero())))
}
