//! LST that stands for shares.

use crate::{mul_div_floor, AccountingError, Amount, LayerShares, Result, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// Shares that nobody has, against one unit of LST that nobody has: a price is always
/// `(lst + 1) / (shares + 1,000)`.
///
/// So the first share costs a thousandth of a unit, and whoever would inflate the price before a victim
/// enters gives at least half of what he puts in to nobody. A thousand and not more, so that shares
/// fit 128 bits at 18 decimals even after losses down to a millionth.
pub const OFFSET: u128 = 1_000;

/// A bucket whose burn leaves less LST than this part of its shares, before the offset, is wiped out.
const LEAST_PARTS: u128 = 1_000_000;

/// LST that stands for shares, all at one price, rounded down both ways.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Bucket {
    /// How often it was wiped out. Shares of an earlier epoch are void.
    pub epoch: u64,
    /// LST that stands for the shares.
    pub lst: Shares,
    /// The shares.
    pub shares: LayerShares,
}

/// What was burned of a bucket.
pub(super) struct BucketBurn {
    pub lst: Shares,
    pub wiped: bool,
}

impl Bucket {
    /// What `shares` of it are worth, rounded down, where zero is an answer.
    ///
    /// # Errors
    /// `Underflow` for more shares than there are.
    pub fn worth_floor(&self, shares: LayerShares) -> Result<Shares> {
        self.shares.checked_sub(shares)?;
        let (lst, all) = self.price()?;
        // the offset is at least one share, so this is below `lst`, and what there is covers it
        mul_div_floor(shares.raw(), lst, all).map(Shares::new)
    }

    /// Adds `lst` and returns the shares it buys, rounded down. Zero is an error.
    pub(super) fn join_floor(&mut self, lst: Shares) -> Result<LayerShares> {
        let (unit, all) = self.price()?;
        let shares = mul_div_floor(lst.raw(), all, unit).map(LayerShares::new)?;
        if shares.is_zero() {
            return Err(AccountingError::LayerDust {
                amount: lst.raw(),
                lst: self.lst.raw(),
                shares: self.shares.raw(),
            });
        }
        let after = Self {
            epoch: self.epoch,
            lst: self.lst.checked_add(lst)?,
            shares: self.shares.checked_add(shares)?,
        };
        // it must have a price, or nobody could leave
        after.price()?;
        *self = after;
        Ok(shares)
    }

    /// Takes out what `shares` are worth, rounded down. Errors as [`Bucket::worth_floor`].
    pub(super) fn part_floor(&mut self, shares: LayerShares) -> Result<Shares> {
        let lst = self.worth_floor(shares)?;
        *self = Self {
            epoch: self.epoch,
            lst: self.lst.checked_sub(lst)?,
            shares: self.shares.checked_sub(shares)?,
        };
        Ok(lst)
    }

    /// Burns `amount`, or all there is if that is less. What it leaves is burned too, and a new epoch
    /// begins, if it is under a millionth of a unit for each share before the offset.
    pub(super) fn burn(&mut self, amount: Shares) -> BucketBurn {
        let left = self.lst.saturating_sub(amount);
        let least = self.shares.raw();
        let wiped = !amount.is_zero()
            && left.raw().full_mul(LEAST_PARTS.saturating_mul(OFFSET)) < least.into();
        let burned = match wiped {
            true => self.lst,
            false => amount.min(self.lst),
        };
        *self = match wiped {
            true => Self {
                epoch: self.epoch.saturating_add(1),
                ..Self::default()
            },
            false => Self { lst: left, ..*self },
        };
        BucketBurn { lst: burned, wiped }
    }

    /// LST and shares with the offset: never zero.
    fn price(&self) -> Result<(Uint128, Uint128)> {
        Ok((
            self.lst.checked_add(Shares::new(1u128))?.raw(),
            self.shares.checked_add(LayerShares::new(OFFSET))?.raw(),
        ))
    }
}
