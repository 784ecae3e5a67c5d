//! What a share is worth, and how that changes.

use crate::{AccountingError, Amount, Drip, Native, Result, Shares};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Decimal;

/// The two numbers a price is made of. The maths never uses the quotient, only both totals.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Totals {
    /// What all shares together are worth.
    pub value: Native,
    /// All shares.
    pub shares: Shares,
}

impl Totals {
    /// Shares that `amount` buys, rounded down. Zero is an error: nobody gives something for nothing.
    ///
    /// # Errors
    /// `NoPrice` if value or shares are zero, `DustAmount` if the result is.
    pub fn to_shares_floor(&self, amount: Native) -> Result<Shares> {
        self.ensure_price()?;
        let shares = self.shares.portion_floor(amount, self.value)?;
        self.ensure_some(shares, amount)
    }

    /// Native that `shares` are worth, rounded down. Zero is an error. Errors as [`Totals::to_shares_floor`].
    pub fn to_native_floor(&self, shares: Shares) -> Result<Native> {
        self.ensure_price()?;
        let native = self.value.portion_floor(shares, self.shares)?;
        self.ensure_some(native, shares)
    }

    /// Native that `shares` are worth, rounded down, where zero is an answer: for display and quotas.
    /// More shares than there are, are worth what all are.
    pub fn worth_floor(&self, shares: Shares) -> Native {
        // a part of the whole always fits, so this fails only where there are no shares at all
        self.value
            .portion_floor(shares.min(self.shares), self.shares)
            .unwrap_or(Native::ZERO)
    }

    /// Shares that are worth `amount`, rounded up, and no more than there are.
    ///
    /// # Errors
    /// `NoPrice` if value or shares are zero.
    pub fn to_shares_ceil(&self, amount: Native) -> Result<Shares> {
        self.ensure_price()?;
        Ok(self
            .shares
            .portion_ceil(amount.min(self.value), self.value)?)
    }

    /// Native per share, for display: 18 decimals, rounded down; 1 where there are no shares, and the
    /// largest decimal where the quotient is larger still.
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
    /// Owed to the batch: its shares at the price of the moment, rounded down.
    pub owed: Native,
    /// The part paid at once from the buffer.
    pub from_buffer: Native,
    /// The part that has to be undelegated.
    pub exiting: Native,
}

/// How a loss falls on those who leave and those who stay.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct LossSplit {
    /// Taken from `exiting`, and with it from what closed batches are owed.
    pub from_exits: Native,
    /// Taken from the rewards that were not counted yet, because value could not bear it.
    pub from_drip: Native,
    /// Taken from value: what insurers cover, and holders bear where they don't.
    pub from_value: Native,
}

/// The books of the pool: all that the price of a share depends on, and nothing else.
///
/// `value = buffer + bonded - exiting - unreleased drip` (I-3). Every step rounds for the pool, so only
/// a loss lowers value per share (I-2), and a step that is refused changes nothing.
#[cw_serde]
#[derive(Default)]
pub struct Pool {
    /// Liquid native of the pool; the coins of the drip are part of it.
    pub buffer: Native,
    /// Sum of the book of delegations.
    pub bonded: Native,
    /// Owed to closed batches and not yet undelegated.
    pub exiting: Native,
    /// Rewards and gifts that are not counted yet.
    pub drip: Drip<Native>,
    /// Supply of the LST.
    pub shares: Shares,
}

impl Pool {
    /// What all shares together are worth at `now`. Never negative: [`Pool::lose`] sees to it.
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

    /// The first deposit of all, which makes the pool and prices a share at 1.
    pub fn seed(deposit: Native) -> Self {
        Self {
            buffer: deposit,
            shares: Shares::new(deposit.raw()),
            ..Self::default()
        }
    }

    /// Takes a deposit into the buffer and returns the shares to mint, rounded down.
    ///
    /// # Errors
    /// `NoPrice` when value is zero, `DustAmount` when the shares would be.
    pub fn bond(&mut self, deposit: Native, now: u64) -> Result<Shares> {
        let minted = self.totals(now)?.to_shares_floor(deposit)?;
        *self = Self {
            buffer: self.buffer.checked_add(deposit)?,
            shares: self.shares.checked_add(minted)?,
            ..self.clone()
        };
        Ok(minted)
    }

    /// Prices a batch of `shares`, burns them, and pays from the buffer first: joiners pay leavers.
    ///
    /// # Errors
    /// `NoPrice` when value is zero, `DustAmount` when the batch would be owed nothing.
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

    /// Pays up to `exiting` from the buffer, and returns what was paid. Value stays as it is.
    pub fn pay_exiting(&mut self, most: Native) -> Result<Native> {
        let paid = self.buffer.min(self.exiting).min(most);
        *self = Self {
            buffer: self.buffer.checked_sub(paid)?,
            exiting: self.exiting.checked_sub(paid)?,
            ..self.clone()
        };
        Ok(paid)
    }

    /// Books `amount` as sent to a validator.
    pub fn delegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            buffer: self.buffer.checked_sub(amount)?,
            bonded: self.bonded.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Undoes [`Pool::delegate`] for a message that was refused.
    pub fn undo_delegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_sub(amount)?,
            buffer: self.buffer.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Books `amount` as undelegated for a closed batch.
    pub fn undelegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_sub(amount)?,
            exiting: self.exiting.checked_sub(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Undoes [`Pool::undelegate`] for a message that was refused.
    pub fn undo_undelegate(&mut self, amount: Native) -> Result<()> {
        *self = Self {
            bonded: self.bonded.checked_add(amount)?,
            exiting: self.exiting.checked_add(amount)?,
            ..self.clone()
        };
        Ok(())
    }

    /// Takes rewards or a gift: they are in the buffer at once, and count over `window` seconds.
    pub fn add_rewards(&mut self, amount: Native, window: u64, now: u64) -> Result<()> {
        let buffer = self.buffer.checked_add(amount)?;
        self.drip.add(amount, window, now)?;
        self.buffer = buffer;
        Ok(())
    }

    /// Takes stake that the chain shows beyond the book; it counts over `window` seconds.
    pub fn add_stake_gift(&mut self, amount: Native, window: u64, now: u64) -> Result<()> {
        let bonded = self.bonded.checked_add(amount)?;
        self.drip.add(amount, window, now)?;
        self.bonded = bonded;
        Ok(())
    }

    /// Mints shares for native that arrives with them: fee and premium, at the price of the moment,
    /// rounded down. Where the price has no meaning or the shares would be zero, the answer is zero and
    /// nothing is booked: the caller lets the native drip like a reward ([`Pool::add_rewards`]).
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
    /// Stake that is `exiting` is as much at risk as the rest: it bears `loss x min(1, exiting / bonded)`,
    /// rounded up. The rest falls on value, and what value cannot bear is taken from the drip.
    ///
    /// # Errors
    /// `LossExceedsStake` if more is lost than is booked.
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

    /// Writes off a rounding of the chain: nobody's loss, and no insurer's. Returns false, and does
    /// nothing, where neither value nor drip could bear it: it is a loss then.
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

    /// Burns the shares of a fine, and returns what they were worth, rounded down: that drips over
    /// `window` seconds, so the price stays as it is now, and holders get it in time.
    pub fn fine(&mut self, shares: Shares, window: u64, now: u64) -> Result<Native> {
        let worth = self.totals(now)?.worth_floor(shares);
        let left = self.shares.checked_sub(shares)?;
        self.drip.add(worth, window, now)?;
        self.shares = left;
        Ok(worth)
    }

    /// Burns shares that an insurer pays a loss with.
    pub fn burn(&mut self, shares: Shares) -> Result<()> {
        self.shares = self.shares.checked_sub(shares)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
