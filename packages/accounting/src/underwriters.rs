//! The underwriters' pool: a layer that earns a premium.

use crate::{Amount, Drip, Layer, LayerBurn, Result, Shares};
use cosmwasm_schema::cw_serde;

/// A layer and the premium that drips into it.
///
/// Time passes by [`Underwriters::accrue`]; whatever else is done is done at the time of the last one.
/// Premium raises active shares only. Where there are none it stands still, and goes on when somebody
/// underwrites.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Underwriters {
    /// Shares, and the LST that counts.
    pub layer: Layer,
    /// Premium that has come, as of its start.
    pub(crate) drip: Drip<Shares>,
    /// What of it counts already.
    pub(crate) counted: Shares,
    /// Until when time has passed.
    pub(crate) at: u64,
}

impl Underwriters {
    /// Lets time pass until `now`, then adds premium that has arrived, to be released over `window`
    /// seconds. A window of zero means one second: a transfer never moves a price at once.
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

    /// All LST of the pool, premium that does not count yet included.
    pub fn held(&self) -> Result<Shares> {
        Ok(self.layer.held()?.checked_add(self.unreleased())?)
    }

    /// Burns `amount`, or all there is if that is less: what counts first, then unreleased premium.
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

    /// Counts what was released since the last time. What is unreleased is rounded up by the drip, and
    /// nothing of it is stored anew, so it makes no difference how often this is called.
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
