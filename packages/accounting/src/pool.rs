//! What a share is worth, and how that changes.

use crate::{AccountingError, Amount, Drip, Native, Result, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Decimal;

/// The two numbers of a price. Arithmetic uses both totals, never their quotient.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Totals {
    /// The worth of all shares, native.
    pub value: Native,
    /// All shares.
    pub shares: Shares,
}

impl Totals {
    /// Shares that `amount` buys, rounded down. A result of 0 is an error, so that nobody pays for
    /// nothing.
    ///
    /// # Errors
    /// `NoPrice` if value or shares are zero, `DustAmount` if the result is.
    pub fn to_shares_floor(&self, amount: Native) -> Result<Shares> {
        self.ensure_price()?;
        let shares = self.shares.portion_floor(amount, self.value)?;
        self.ensure_some(shares, amount)
    }

    /// Native that `shares` are worth, rounded down. A result of 0 is an error. Errors as
    /// [`Totals::to_shares_floor`].
    pub fn to_native_floor(&self, shares: Shares) -> Result<Native> {
        self.ensure_price()?;
        let native = self.value.portion_floor(shares, self.shares)?;
        self.ensure_some(native, shares)
    }

    /// Native that `shares` are worth, rounded down; 0 is a valid answer, for display and quotas.
    /// More shares than exist are worth as much as all shares.
    pub fn worth_floor(&self, shares: Shares) -> Native {
        // a part of the whole always fits, so this fails only if there are no shares
        self.value
            .portion_floor(shares.min(self.shares), self.shares)
            .unwrap_or(Native::ZERO)
    }

    /// Shares that are worth `amount`, rounded up, but at most all shares.
    ///
    /// # Errors
    /// `NoPrice` if value or shares are zero.
    pub fn to_shares_ceil(&self, amount: Native) -> Result<Shares> {
        self.ensure_price()?;
        Ok(self
            .shares
            .portion_ceil(amount.min(self.value), self.value)?)
    }

    /// Native per share, for display: 18 decimals, rounded down. 1 if there are no shares; the
    /// largest decimal if the quotient is larger than that.
    pub fn rate(&self) -> Decimal {
        match self.shares.is_zero() {
            true => Decimal::one(),
            false => Decimal::checked_from_ratio(self.value.raw(), self.shares.raw())
                .unwrap_or(Decimal::MAX),
        }
    }

    fn ensure_price(&self) -> Result<()> {
        match self.value.is_zero() || self.shares.is_zero() {
            true => Err(AccountingError::NoPrice {
                value: self.value.raw(),
                shares: self.shares.raw(),
            }),
            false => Ok(()),
        }
    }

    fn ensure_some<A: Amount, B: Amount>(&self, result: A, paid: B) -> Result<A> {
        match result.is_zero() {
            true => Err(AccountingError::DustAmount {
                amount: paid.raw(),
                value: self.value.raw(),
                shares: self.shares.raw(),
            }),
            false => Ok(result),
        }
    }
}

/// What a batch is owed, and where it comes from.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct BatchPrice {
    /// Native that the batch is owed: its shares at the price of now, rounded down.
    pub owed: Native,
    /// The part paid at once from the buffer.
    pub from_buffer: Native,
    /// The part that has to be undelegated.
    pub exiting: Native,
}

/// How a loss is split between exits and holders.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct LossSplit {
    /// Taken from `exiting`, and with it from what closed batches are owed.
    pub from_exits: Native,
    /// Taken from the unreleased drip, because value could not bear it.
    pub from_drip: Native,
    /// Taken from value: insurers cover it, and holders bear what is not covered.
    pub from_value: Native,
}

/// The books of the pool: everything that the price of a share depends on, and nothing else.
///
/// `value = buffer + bonded - exiting - unreleased drip` (I-3). Every step rounds in favour of the
/// pool, so only a loss lowers the value of a share (I-2). A step that is refused changes nothing.
#[cw_serde]
#[derive(Default)]
pub struct Pool {
    /// Liquid native of the pool, including the coins of the drip.
    pub buffer: Native,
    /// Stake of all validators, by the delegation book.
    pub bonded: Native,
    /// Native that is owed to closed batches and not yet undelegated.
    pub exiting: Native,
    /// Rewards and gifts that do not count yet.
    pub drip: Drip<Native>,
    /// Supply of the LST.
    pub shares: Shares,
}

impl Pool {
    /// The worth of all shares at `now`, native. Never negative: [`Pool::lose`] takes care of that.
    pub fn value(&self, now: u64) -> Result<Native> {
        Ok(self
            .buffer
            .checked_add(self.bonded)?
            .checked_sub(self.exiting)?
            .checked_sub(self.drip.unreleased_ceil(now)?)?)
    }

    /// The two numbers of the price at `now`.
    pub fn totals(&self, now: u64) -> Result<Totals> {
        Ok(Totals {
            value: self.value(now)?,
            shares: self.shares,
        })
    }

    /// The pool after its first deposit, which prices a share at 1.
    pub fn seed(deposit: Native) -> Self {
        Self {
            buffer: deposit,
            shares: Shares::new(deposit.raw()),
            ..Self::default()
        }
    }

    /// Takes a deposit into the buffer, and returns the shares to mint, rounded down.
    ///
    /// # Errors
    /// `NoPrice` if value is zero, `DustAmount` if the shares would be.
    pub fn bond(&mut self, deposit: Native, now: u64) -> Result<Shares> {
        let minted = self.totals(now)?.to_shares_floor(deposit)?;
        *self = Self {
            buffer: self.buffer.checked_add(deposit)?,
            shares: self.shares.checked_add(minted)?,
            ..self.clone()
        };
        Ok(minted)
    }

    /// Prices a batch of `shares`, burns them, and pays what it can from the buffer: new deposits
    /// pay exits.
    ///
    /// # Errors
    /// `NoPrice` if value is zero, `DustAmount` if the batch would be owed 0.
    pub fn close_batch(&mut self, shares: Shares, now: u64) -> Result<BatchPrice> {
        let owed = self.totals(now)?.to_native_floor(shares)?;
        let from_buffer = owed.min(self.buffer);
        let exiting = owed.checked_sub(from_buffer)?;
        *self = Self {
            buffer: self.buffer.checked_sub(from_buffer)?,
            exiting: self.exiting.checked_add(exiting)?,
            shares: self.shares.checked_sub(shares)?,
            ..self.clone()
        };
        Ok(BatchPrice {
            owed,
            from_buffer,
            exiting,
        })
    }

    /// Pays up to `most` of `exiting` from the buffer, and returns what was paid. Value does not
    /// change.
    pub fn pay_exiting(&mut self, most: Native) -> Result<Native> {
        let paid = self.buffer.min(self.exiting).min(most);
        *self = Self {
            buffer: self.buffer.checked_sub(paid)?,
            exiting: self.exiting.checked_sub(paid)?,
            ..self.clone()
        };
        Ok(paid)
    }

    /// Books `amount` as delegated.
    pub fn delegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            buffer: self.buffer.checked_sub(amount)?,
            bonded: self.bonded.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Undoes [`Pool::delegate`] for a message that the chain refused.
    pub fn undo_delegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_sub(amount)?,
            buffer: self.buffer.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Books `amount` as undelegated for closed batches.
    pub fn undelegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_sub(amount)?,
            exiting: self.exiting.checked_sub(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Undoes [`Pool::undelegate`] for a message that the chain refused.
    pub fn undo_undelegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_add(amount)?,
            exiting: self.exiting.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Books rewards or a gift: they are in the buffer at once, and count over `window` seconds.
    pub fn add_rewards(&mut self, amount: Native, window: u64, now: u64) -> Result<()> {
        let buffer = self.buffer.checked_add(amount)?;
        self.drip.add(amount, window, now)?;
        self.buffer = buffer;
        Ok(())
    }

    /// Books stake that the chain shows beyond the book. It counts over `window` seconds.
    pub fn add_stake_gift(&mut self, amount: Native, window: u64, now: u64) -> Result<()> {
        let bonded = self.bonded.checked_add(amount)?;
        self.drip.add(amount, window, now)?;
        self.bonded = bonded;
        Ok(())
    }

    /// Mints shares for native that arrives with them, such as fee and premium: at the price of
    /// now, rounded down. If there is no price or the shares would be 0, returns 0 and books
    /// nothing: the caller then lets the native drip like a reward ([`Pool::add_rewards`]).
    pub fn mint_for(&mut self, amount: Native, now: u64) -> Result<Shares> {
        match self.bond(amount, now) {
            Err(AccountingError::NoPrice { .. } | AccountingError::DustAmount { .. }) => {
                Ok(Shares::ZERO)
            }
            other => other,
        }
    }

    /// Books a loss of bonded stake.
    ///
    /// Stake that is `exiting` is as much at risk as the rest: it bears `loss x min(1, exiting /
    /// bonded)`, rounded up. The rest is taken from value, and what value cannot bear from the
    /// drip.
    ///
    /// # Errors
    /// `LossExceedsStake` if the loss is more than the bonded stake.
    pub fn lose(&mut self, loss: Native, now: u64) -> Result<LossSplit> {
        if loss > self.bonded {
            return Err(AccountingError::LossExceedsStake {
                loss: loss.raw(),
                bonded: self.bonded.raw(),
            });
        }
        let at_risk = self.exiting.min(self.bonded);
        let from_exits = match loss.is_zero() {
            true => Native::ZERO,
            false => loss.portion_ceil(at_risk, self.bonded)?.min(at_risk),
        };
        let rest = loss.checked_sub(from_exits)?;
        let mut drip = self.drip;
        let from_drip = drip.take(rest.saturating_sub(self.value(now)?), now)?;
        let from_value = rest.checked_sub(from_drip)?;
        *self = Self {
            bonded: self.bonded.checked_sub(loss)?,
            exiting: self.exiting.checked_sub(from_exits)?,
            drip,
            ..self.clone()
        };
        Ok(LossSplit {
            from_exits,
            from_drip,
            from_value,
        })
    }

    /// Writes off a rounding difference of the chain, which no insurer pays. Returns false and
    /// changes nothing if neither value nor drip can bear it: it is a loss then.
    pub fn write_off(&mut self, dust: Native, now: u64) -> Result<bool> {
        let value = self.value(now)?;
        let from_drip = dust.saturating_sub(value);
        if dust > self.bonded || from_drip > self.drip.unreleased_ceil(now)? {
            return Ok(false);
        }
        if !from_drip.is_zero() {
            self.drip.take(from_drip, now)?;
        }
        self.bonded = self.bonded.checked_sub(dust)?;
        Ok(true)
    }

    /// Burns the shares of a fine, and returns their worth, rounded down. The worth drips over
    /// `window` seconds, so the price does not change now, and holders receive it over time.
    pub fn fine(&mut self, shares: Shares, window: u64, now: u64) -> Result<Native> {
        let worth = self.totals(now)?.worth_floor(shares);
        let left = self.shares.checked_sub(shares)?;
        self.drip.add(worth, window, now)?;
        self.shares = left;
        Ok(worth)
    }

    /// Burns shares with which an insurer pays for a loss.
    pub fn burn(&mut self, shares: Shares) -> Result<()> {
        self.shares = self.shares.checked_sub(shares)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
