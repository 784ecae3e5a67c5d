//! Assets that stand for shares.

use crate::{Amount, NumberError, Price, Result, OFFSET};
use cosmwasm_schema::cw_serde;

/// A bucket whose burn leaves less than this part of its shares, before the offset, is wiped out.
const LEAST_PARTS: u128 = 1_000_000;

/// Assets that stand for shares, all at one price with an offset, rounded down both ways.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Bucket<A, S> {
    /// How often it was wiped out. Shares of an earlier epoch are void.
    pub epoch: u64,
    /// What stands for the shares.
    pub assets: A,
    /// The shares.
    pub shares: S,
}

/// What was burned of a bucket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BucketBurn<A> {
    /// How much, a remnant included.
    pub assets: A,
    /// Its shares are void.
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
    /// What `shares` of it are worth, rounded down, where zero is an answer.
    ///
    /// # Errors
    /// `Underflow` for more shares than there are.
    pub fn to_assets_floor(&self, shares: S) -> Result<A> {
        self.shares.checked_sub(shares)?;
        // the offset is at least one share, so this is below `assets`, and what there is covers it
        self.price().to_assets_floor(shares)
    }

    /// Adds `assets` and returns the shares they buy, rounded down.
    ///
    /// # Errors
    /// `Dust` where they buy none, `Overflow` where nobody could leave again.
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
        // it must have a price, or nobody could leave
        after.price().totals()?;
        *self = after;
        Ok(shares)
    }

    /// Takes out what `shares` are worth, rounded down. Errors as [`Bucket::to_assets_floor`].
    pub fn part_floor(&mut self, shares: S) -> Result<A> {
        let assets = self.to_assets_floor(shares)?;
        *self = Self {
            epoch: self.epoch,
            assets: self.assets.checked_sub(assets)?,
            shares: self.shares.checked_sub(shares)?,
        };
        Ok(assets)
    }

    /// Burns `amount`, or all there is if that is less. What it leaves is burned too, and a new epoch
    /// begins, if it is under a millionth of a unit for each share before the offset.
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

    /// Its price.
    pub fn price(&self) -> Price<A, S> {
        Price {
            assets: self.assets,
            shares: self.shares,
        }
    }
}
