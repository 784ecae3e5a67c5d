//! Assets that back shares.

use crate::{Amount, NumberError, Price, Result, OFFSET};
use cosmwasm_schema::cw_serde;

/// A burn that leaves less than this part of the first share's price, `1 / OFFSET`, wipes the bucket
/// out.
const LEAST_PARTS: u128 = 1_000_000;

/// Assets that back shares, all at one price with an offset, rounded down in both directions.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Bucket<A, S> {
    /// How often the bucket was wiped out. Shares of an earlier epoch are void.
    pub epoch: u64,
    /// The assets that back the shares.
    pub assets: A,
    /// The shares.
    pub shares: S,
}

/// What was burned from a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BucketBurn<A> {
    /// The assets that were burned, a remnant included.
    pub assets: A,
    /// Whether its shares became void.
    pub is_wiped: bool,
}

impl<A: Amount, S: Amount> Default for Bucket<A, S> {
    fn default() -> Self {
        Self {
            epoch: 0,
            assets: A::ZERO,
            shares: S::ZERO,
        }
    }
}

impl<A: Amount, S: Amount> Bucket<A, S> {
    /// What `shares` of the bucket are worth, rounded down; 0 is a valid answer.
    ///
    /// # Errors
    /// `Underflow` for more shares than the bucket has.
    pub fn to_assets_floor(&self, shares: S) -> Result<A> {
        self.shares.checked_sub(shares)?;
        // the offset is at least one share, so the result is below `assets`
        self.price().to_assets_floor(shares)
    }

    /// Adds `assets`, and returns the shares that they buy, rounded down.
    ///
    /// # Errors
    /// `Dust` if they buy none; `Overflow` if no holder could leave afterwards.
    pub fn join_floor(&mut self, assets: A) -> Result<S> {
        let shares = self.price().to_shares_floor(assets)?;
        if shares.is_zero() {
            return Err(NumberError::Dust {
                amount: assets.raw(),
                assets: self.assets.raw(),
                shares: self.shares.raw(),
            });
        }
        let after = Self {
            epoch: self.epoch,
            assets: self.assets.checked_add(assets)?,
            shares: self.shares.checked_add(shares)?,
        };
        // without a price no holder could leave
        after.price().totals()?;
        *self = after;
        Ok(shares)
    }

    /// Takes out the assets that `shares` are worth, rounded down. Errors as
    /// [`Bucket::to_assets_floor`].
    pub fn part_floor(&mut self, shares: S) -> Result<A> {
        let assets = self.to_assets_floor(shares)?;
        *self = Self {
            epoch: self.epoch,
            assets: self.assets.checked_sub(assets)?,
            shares: self.shares.checked_sub(shares)?,
        };
        Ok(assets)
    }

    /// Burns `amount`, or all assets if that is less. If what is left for each share is under a
    /// millionth of the first share's price, it is burned too, and a new epoch begins.
    pub fn burn(&mut self, amount: A) -> BucketBurn<A> {
        let left = self.assets.saturating_sub(amount);
        let least = self.shares.raw();
        let is_wiped = !amount.is_zero()
            && left.raw().full_mul(LEAST_PARTS.saturating_mul(OFFSET)) < least.into();
        let burned = match is_wiped {
            true => self.assets,
            false => amount.min(self.assets),
        };
        *self = match is_wiped {
            true => Self {
                epoch: self.epoch.saturating_add(1),
                ..Self::default()
            },
            false => Self {
                assets: left,
                ..*self
            },
        };
        BucketBurn {
            assets: burned,
            is_wiped,
        }
    }

    /// The price of a share.
    pub fn price(&self) -> Price<A, S> {
        Price {
            assets: self.assets,
            shares: self.shares,
        }
    }
}
