//! The underwriters' pool: a layer that earns a premium.

use crate::{Amount, Drip, Layer, LayerBurn, Result, Shares};
use cosmwasm_schema::cw_serde;

/// A layer, and the premium that drips into it.
///
/// [`Underwriters::accrue`] moves time on; all other steps happen at the time of the last call.
/// Premium raises the worth of active shares only. While there are none, the release stands still;
/// it goes on when someone underwrites.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Underwriters {
    /// The shares, and the LST that counts for them.
    pub layer: Layer,
    /// Premium that arrived, as of the start of its drip.
    pub(crate) drip: Drip<Shares>,
    /// The part of it that counts already.
    pub(crate) counted: Shares,
    /// The time of the last [`Underwriters::accrue`], unix seconds.
    pub(crate) at: u64,
}

impl Underwriters {
    /// Moves time on to `now`, then adds premium that has arrived, to be released over `window`
    /// seconds. A window of 0 counts as one second, so that a transfer never moves a price at once.
    pub fn accrue(&mut self, arrived: Shares, window: u64, now: u64) -> Result<()> {
        let mut after = *self;
        if after.layer.active.shares.is_zero() {
            after.drip.pause_since(after.at, now)?;
            after.counted = Shares::ZERO;
        } else {
            after.release(now)?;
        }
        if !arrived.is_zero() {
            after.drip.add(arrived, window.max(1), now)?;
            after.counted = Shares::ZERO;
        }
        after.at = now;
        *self = after;
        Ok(())
    }

    /// Premium that does not count yet.
    pub fn unreleased(&self) -> Shares {
        self.drip.amount.saturating_sub(self.counted)
    }

    /// All LST of the pool, including premium that does not count yet.
    pub fn held(&self) -> Result<Shares> {
        Ok(self.layer.held()?.checked_add(self.unreleased())?)
    }

    /// Burns `amount`, or all there is if that is less: first the LST that counts, then unreleased
    /// premium.
    pub fn burn(&mut self, amount: Shares) -> Result<LayerBurn> {
        let mut after = *self;
        let rest = amount.saturating_sub(after.layer.held()?);
        let burned = after.layer.burn(amount)?;
        let mut lst = burned.assets;
        if !rest.is_zero() {
            lst = lst.checked_add(after.drip.take(rest, after.at)?)?;
            after.counted = Shares::ZERO;
        }
        *self = after;
        Ok(LayerBurn {
            assets: lst,
            ..burned
        })
    }

    /// Counts what was released since the last call. The drip rounds unreleased premium up and
    /// stores nothing new, so it does not matter how often this is called.
    fn release(&mut self, now: u64) -> Result<()> {
        let released = self
            .drip
            .amount
            .checked_sub(self.drip.unreleased_ceil(now)?)?;
        let more = released.saturating_sub(self.counted);
        self.layer.active.assets = self.layer.active.assets.checked_add(more)?;
        self.counted = self.counted.checked_add(more)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
