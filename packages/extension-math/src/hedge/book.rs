//! Who comes, who goes, and what they pay.

use super::{Refusal, Terms, BPS_YEARS, GRACE_SECS};
use crate::{
    pause::{self, Pause},
    time::Now,
};
use ballast_accounting::{Amount, Bucket, LayerShares, Native, NumberError, Shares, Totals};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// All that a hedge remembers beside who owns what.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Book {
    /// Protected LST, and its shares.
    pub protected: Bucket,
    /// LST that waits.
    pub waiting: Shares,
    /// Premium that was taken off protected LST and not sent yet.
    pub premium: Shares,
    /// What protection costs from [`Book::at`] on, in bps a year.
    pub rate_bps: u64,
    /// What of the premium was less than a unit, in units by [`BPS_YEARS`].
    pub rest: u64,
    /// Until when premium was taken off, unix seconds.
    pub at: u64,
    /// The protected price.
    pub mark: Totals,
    /// The drawdown, if there is one.
    pub event: Option<Event>,
    /// The number of the next deposit; the first is 1.
    pub next_id: u64,
    /// The last pause of deposits.
    pub pause: Option<Pause>,
}

/// A drawdown.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Event {
    /// Since when the price is under the mark, as far as anybody looked, unix seconds.
    pub since: u64,
    /// What may still be paid in it; none before the first payment.
    pub room: Option<Shares>,
}

writes!(struct Event { since, room });

/// What the hub says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HubView {
    /// The price: value and LST.
    pub totals: Totals,
    /// A loss that the chain shows and that is not booked: then the price is that of before it.
    pub pending_loss: Native,
    /// Native that the suite's insurers owe.
    pub pending_cover: Native,
}

/// What the backer can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backing {
    /// The LST that it could be slashed for now.
    pub slashable: Shares,
    /// The LST on which new protection may count.
    pub capital: Shares,
}

/// What an activation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activated {
    /// Shares that it bought.
    pub shares: LayerShares,
    /// What protection costs from then on, in bps a year.
    pub rate_bps: u64,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            protected: Bucket::default(),
            waiting: Shares::ZERO,
            premium: Shares::ZERO,
            rate_bps: 0,
            rest: 0,
            at: 0,
            mark: Totals {
                value: Native::ZERO,
                shares: Shares::ZERO,
            },
            event: None,
            next_id: 1,
            pause: None,
        }
    }
}

/// A deposit that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposited {
    /// Its number.
    pub id: u64,
    /// From when on it can be activated, unix seconds.
    pub ready_at: u64,
}

impl Book {
    /// LST that is accounted for. What the token shows beyond it was merely transferred.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn booked(&self) -> Result<Shares, NumberError> {
        Shares::sum([self.protected.assets, self.waiting, self.premium])
    }

    /// Lets time pass: takes the premium since the last time off protected LST, rounded down. What
    /// is less than a unit is kept for the next time.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn accrue(&mut self, now: Now) -> Result<(), Refusal> {
        let secs = now.floor.saturating_sub(self.at);
        let lst = self.protected.assets;
        let overflow = |_| NumberError::Overflow {
            left: lst.raw(),
            op: "x",
            right: Uint128::from(secs),
        };
        // 128 + 64 + 64 bits
        let owed = lst.raw().full_mul(self.rate_bps);
        let owed = owed.checked_mul(Uint256::from(secs)).map_err(overflow)?;
        let owed = owed.checked_add(self.rest.into()).map_err(overflow)?;
        let by = Uint256::from(BPS_YEARS);
        let whole = owed.checked_div(by).unwrap_or_default();
        let rest = owed.checked_rem(by).unwrap_or_default();
        let dues = Uint128::try_from(whole).map_or(lst, |dues| Shares::new(dues).min(lst));
        self.premium = self.premium.checked_add(dues)?;
        self.protected.assets = lst.checked_sub(dues)?;
        self.rest = Uint128::try_from(rest)
            .ok()
            .and_then(|rest| u64::try_from(rest.u128()).ok())
            .unwrap_or(0);
        self.at = self.at.max(now.floor);
        Ok(())
    }

    /// Fixes what protection costs from here on, by what the backer could be slashed for now.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn set_rate(&mut self, slashable: Shares, terms: &Terms) -> Result<(), Refusal> {
        let reserve = terms.reserve_ceil(self.protected.assets)?;
        self.rate_bps = terms.rate_bps_floor(reserve, slashable);
        Ok(())
    }

    /// Takes `lst` in, which waits.
    ///
    /// # Errors
    /// `Paused`, `Zero`.
    pub fn deposit(&mut self, lst: Shares, terms: &Terms, now: Now) -> Result<Deposited, Refusal> {
        if let Some(until) = pause::paused_until(self.pause, now) {
            return Err(Refusal::Paused {
                until,
                now: now.floor,
            });
        }
        if lst.is_zero() {
            return Err(Refusal::Zero);
        }
        let id = self.next_id;
        self.waiting = self.waiting.checked_add(lst)?;
        self.next_id = id.saturating_add(1);
        Ok(Deposited {
            id,
            ready_at: now.ceil.saturating_add(terms.waiting_secs),
        })
    }

    /// Gives a waiting deposit back.
    ///
    /// # Errors
    /// `Underflow` for more than waits.
    pub fn cancel(&mut self, lst: Shares) -> Result<(), Refusal> {
        self.waiting = self.waiting.checked_sub(lst)?;
        Ok(())
    }

    /// Protects `lst`, which waited and is ready since `ready_at`, and returns the shares it buys,
    /// rounded down. Premium was taken off until now.
    ///
    /// # Errors
    /// `NotNow`, `LossPending`, `CoverPending`, `NoPrice`, `EventOpen`, `NoCapacity`; `Dust` where
    /// it buys none.
    pub fn activate_floor(
        &mut self,
        lst: Shares,
        ready_at: u64,
        hub: &HubView,
        backing: Backing,
        terms: &Terms,
        now: Now,
    ) -> Result<Activated, Refusal> {
        let Backing { slashable, capital } = backing;
        let until = ready_at.saturating_add(GRACE_SECS);
        if now.floor < ready_at || now.ceil > until {
            return Err(Refusal::NotNow {
                from: ready_at,
                until,
                now: now.floor,
            });
        }
        hub.ensure_settled()?;
        hub.ensure_price()?;
        let mut after = *self;
        after.look(&hub.totals, terms, now)?;
        if let Some(Event { since, .. }) = after.event {
            return Err(Refusal::EventOpen {
                since,
                until: since.saturating_add(terms.event_secs),
            });
        }
        let reserve = terms.reserve_ceil(after.protected.assets.checked_add(lst)?)?;
        if reserve > capital {
            return Err(Refusal::NoCapacity { reserve, capital });
        }
        let shares = after.protected.join_floor(lst)?;
        after.waiting = after.waiting.checked_sub(lst)?;
        after.set_rate(slashable, terms)?;
        *self = after;
        Ok(Activated {
            shares,
            rate_bps: after.rate_bps,
        })
    }

    /// Takes out what `shares` are worth, rounded down. With no price nothing is asked: what is due
    /// is left behind.
    ///
    /// # Errors
    /// `TopUpFirst` while something is due by `price`; `Dust` where they are worth nothing;
    /// `MinLst`.
    pub fn redeem_floor(
        &mut self,
        shares: LayerShares,
        min_lst: Shares,
        price: Option<&Totals>,
        terms: &Terms,
        now: Now,
    ) -> Result<Shares, Refusal> {
        let mut after = *self;
        if let Some(price) = price {
            after.look(price, terms, now)?;
            let due = after.due(price, terms)?;
            if !due.is_zero() {
                return Err(Refusal::TopUpFirst { due });
            }
        }
        let was = after.protected;
        let lst = after.protected.part_floor(shares)?;
        if lst.is_zero() {
            return Err(Refusal::Number(NumberError::Dust {
                amount: shares.raw(),
                assets: was.assets.raw(),
                shares: was.shares.raw(),
            }));
        }
        if lst < min_lst {
            return Err(Refusal::MinLst { lst, min_lst });
        }
        after.scale_room(was.assets)?;
        after.sweep()?;
        *self = after;
        Ok(lst)
    }

    /// Takes the premium out, to be sent to the backer.
    pub fn take_premium(&mut self) -> Shares {
        core::mem::replace(&mut self.premium, Shares::ZERO)
    }

    /// Keeps deposits out for a while.
    ///
    /// # Errors
    /// `PauseTooLong`, `PauseTooSoon`.
    pub fn begin_pause(&mut self, secs: Option<u64>, now: Now) -> Result<u64, Refusal> {
        let begun = pause::begin(self.pause, secs, now)?;
        self.pause = Some(begun);
        Ok(begun.until)
    }

    /// What may still be paid shrinks with what is protected, which was `was`.
    fn scale_room(&mut self, was: Shares) -> Result<(), Refusal> {
        if let Some(Event {
            room: Some(room), ..
        }) = &mut self.event
        {
            *room = room.portion_floor(self.protected.assets, was)?;
        }
        Ok(())
    }

    /// When nobody has shares, what is left of protected LST is nobody's, and goes to the backer.
    fn sweep(&mut self) -> Result<(), Refusal> {
        if self.protected.shares.is_zero() {
            self.premium = self.premium.checked_add(self.protected.assets)?;
            self.protected = Bucket::default();
        }
        Ok(())
    }
}

impl HubView {
    /// That no loss is unbooked and no cover owed.
    ///
    /// # Errors
    /// `LossPending`, `CoverPending`.
    pub fn ensure_settled(&self) -> Result<(), Refusal> {
        if !self.pending_loss.is_zero() {
            return Err(Refusal::LossPending {
                pending: self.pending_loss,
            });
        }
        match self.pending_cover.is_zero() {
            true => Ok(()),
            false => Err(Refusal::CoverPending {
                pending: self.pending_cover,
            }),
        }
    }

    /// That LST has a price.
    ///
    /// # Errors
    /// `NoPrice`.
    pub fn ensure_price(&self) -> Result<(), Refusal> {
        super::due::ensure_price(&self.totals)
    }
}
