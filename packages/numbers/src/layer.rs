//! Assets that many hold shares of, and that losses burn.
//!
//! A layer has two buckets. The *active* one is liable and earns; what was asked out of it waits in
//! the *exiting* one, where it is liable just the same and earns nothing. Shares move between them
//! at their price, so a loss takes the same fraction of both, and earnings raise only the active
//! ones.

use crate::{mul_div_rem, Amount, Bucket, NumberError, Result};
use cosmwasm_schema::cw_serde;

/// What is liable: of those who stay, and of those who are leaving.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Layer<A, S> {
    /// What is liable and earns.
    pub active: Bucket<A, S>,
    /// What was asked out: is liable, and nothing else. Its shares are units of this bucket alone.
    pub exiting: Bucket<A, S>,
    /// Shares that were given up for what is in `exiting`, for display.
    pub leaving: S,
}

/// What a request to leave moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Requested<A, S> {
    /// Assets, out of the active bucket into the exiting one.
    pub assets: A,
    /// What it is there, in units of the exiting bucket.
    pub units: S,
}

/// What taking a request back moved.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Cancelled<A, S> {
    /// Assets, back into the active bucket.
    pub assets: A,
    /// Shares of the layer that it bought.
    pub shares: S,
}

/// What was taken of a layer.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Taken<A> {
    /// Out of the active bucket.
    pub of_active: A,
    /// Out of the exiting one.
    pub of_exiting: A,
}

/// What was burned of a layer, and which buckets start a new epoch.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct LayerBurn<A> {
    /// Assets burned, remnants included.
    pub assets: A,
    /// The active shares are void.
    pub active_wiped: bool,
    /// The exiting ones are.
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
    /// All that is liable.
    pub fn held(&self) -> Result<A> {
        self.active.assets.checked_add(self.exiting.assets)
    }

    /// All shares of the layer, those on the way out included.
    pub fn shares(&self) -> Result<S> {
        self.active.shares.checked_add(self.leaving)
    }

    /// Adds `assets` and returns the shares they buy, rounded down. Zero is an error.
    pub fn enter_floor(&mut self, assets: A) -> Result<S> {
        self.active.join_floor(assets)
    }

    /// Moves what `shares` are worth, rounded down, from the active bucket to the exiting one. Zero is
    /// an error.
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

    /// Moves what `units` are worth, rounded down, back to the active bucket, where it buys shares as any
    /// assets do. `shares` were given up for them; it can be fewer now, or more, but never more assets. Zero
    /// is an error.
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

    /// Takes out what `units` of the exiting bucket are worth, rounded down. `shares` were given up for
    /// them. Zero is an answer: what a loss has left.
    pub fn pay_floor(&mut self, units: S, shares: S) -> Result<A> {
        let mut after = *self;
        let assets = after.exiting.part_floor(units)?;
        after.leaving = after.leaving.saturating_sub(shares);
        after.sweep();
        *self = after;
        Ok(assets)
    }

    /// Burns `amount`, or all there is if that is less, of both buckets by one fraction: to the unit,
    /// rounded in favour of those who leave, and exact in sum.
    ///
    /// Remnants too small to be shared are burned too; so what is burned can be a little more.
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

    /// Takes `amount`, which the layer has to hold, out of both buckets by one fraction: exact in
    /// sum, and each part to the nearest unit. All shares stay, whatever is left for them.
    ///
    /// Not rounded in anybody's favour: many takes of one unit would then all fall on one bucket,
    /// and could empty a small one.
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

    /// What a bucket holds without shares is nobody's: a remnant of roundings. The layer lets it go.
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

/// `amount x part / whole`, rounded to the nearest unit; halves up.
fn nearest<A: Amount>(amount: A, part: A, whole: A) -> Result<A> {
    let (floor, rest) = mul_div_rem(amount.raw(), part.raw(), whole.raw())?;
    let is_up = rest >= whole.raw().saturating_sub(rest);
    A::new(floor).checked_add(A::new(u128::from(is_up && !rest.is_zero())))
}
