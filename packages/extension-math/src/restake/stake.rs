//! Who comes and who goes.

use super::{Due, Refusal, Report, Request, Terms, Window, SPENT};
use crate::{
    pause::{self, Pause},
    time::Now,
};
use ballast_accounting::{mul_div_ceil, Amount, Bucket, LayerShares, Shares, Underwriters, BPS};
use cosmwasm_schema::cw_serde;
use cosmwasm_std::{Uint128, Uint256};

/// All that a restake contract remembers beside who owns what. Other contracts read it raw.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Stake {
    /// Active and redeeming LST, and gifts that do not count yet.
    pub pool: Underwriters,
    /// What slashes took lately.
    pub window: Window,
    /// The slash request that is open, or was when the stake was last written.
    pub request: Option<Request>,
    /// Before that there is no other request.
    pub quiet_until: u64,
    /// The number of the next request; the first is 1.
    pub next_request: u64,
    /// The number of the next redemption; the first is 1.
    pub next_id: u64,
    /// The last pause of deposits.
    pub pause: Option<Pause>,
}

/// One request to leave.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Redemption {
    /// Units of the redeeming bucket.
    pub units: LayerShares,
    /// Shares that were given up for them.
    pub shares: LayerShares,
    /// From when on it is paid, unix seconds.
    pub ready_at: u64,
}

/// A redemption that has begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// Its number.
    pub id: u64,
    /// What the shares were worth, rounded down.
    pub lst: Shares,
    /// The redemption.
    pub redemption: Redemption,
}

impl Default for Stake {
    fn default() -> Self {
        Self {
            pool: Underwriters::default(),
            window: Window::default(),
            request: None,
            quiet_until: 0,
            next_request: 1,
            next_id: 1,
            pause: None,
        }
    }
}

impl Stake {
    /// LST that is accounted for: active, redeeming, and gifts that do not count yet. What the
    /// token shows beyond it is a gift.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn booked(&self) -> Result<Shares, Refusal> {
        Ok(self.pool.held()?)
    }

    /// LST that can be lost: active and redeeming.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn held(&self) -> Result<Shares, Refusal> {
        Ok(self.pool.layer.held()?)
    }

    /// Lets time pass: gifts of before are counted bit by bit, what of `balance` is not booked
    /// becomes one, and a request that nobody executed is over.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn accrue(&mut self, balance: Shares, terms: &Terms, now: Now) -> Result<(), Refusal> {
        let arrived = balance.saturating_sub(self.booked()?);
        self.pool.accrue(arrived, terms.drip_secs, now.floor)?;
        self.lapse(terms, now);
        Ok(())
    }

    /// Takes `lst` in, which came beside what was accrued, and returns the shares it buys, rounded
    /// down. `report` is none where there is no consumer.
    ///
    /// # Errors
    /// `Paused`, `SlashPending`, `Spent`, `SlashDue`; `Dust` where it buys none.
    pub fn deposit_floor(
        &mut self,
        lst: Shares,
        report: Option<Report>,
        now: Now,
    ) -> Result<LayerShares, Refusal> {
        self.ensure_unpaused(now)?;
        self.ensure_no_request()?;
        self.ensure_not_spent()?;
        ensure_none_due(report, None)?;
        let mut after = *self;
        let shares = after.pool.layer.enter_floor(lst)?;
        after.keep_in_proportion(self.held()?)?;
        *self = after;
        Ok(shares)
    }

    /// Moves what `shares` are worth, rounded down, to the redeeming LST. Always open.
    ///
    /// # Errors
    /// `Dust` where they are worth nothing, `Underflow` for more than there are.
    pub fn redeem_floor(
        &mut self,
        shares: LayerShares,
        terms: &Terms,
        now: Now,
    ) -> Result<Redeemed, Refusal> {
        let moved = self.pool.layer.request_floor(shares)?;
        Ok(Redeemed {
            id: self.take_id(),
            lst: moved.assets,
            redemption: Redemption {
                units: moved.units,
                shares,
                ready_at: now.ceil.saturating_add(terms.cooldown_secs),
            },
        })
    }

    /// A number for a new redemption.
    pub fn take_id(&mut self) -> u64 {
        let id = self.next_id;
        self.next_id = id.saturating_add(1);
        id
    }

    /// Takes out what a redemption is worth, rounded down; nothing is an answer. `report` counts only
    /// while the consumer has a say ([`Terms::held_until`]); none is a failure then.
    ///
    /// # Errors
    /// `NotReady`, `SlashPending`, `SlashDue`, `Held`.
    pub fn withdraw_floor(
        &mut self,
        redemption: &Redemption,
        terms: &Terms,
        report: Option<Report>,
        now: Now,
    ) -> Result<Shares, Refusal> {
        let Redemption {
            units,
            shares,
            ready_at,
        } = *redemption;
        if now.floor < ready_at {
            return Err(Refusal::NotReady {
                ready_at,
                now: now.floor,
            });
        }
        self.ensure_no_request()?;
        let mut after = *self;
        let lst = after.pool.layer.pay_floor(units, shares)?;
        after.keep_in_proportion(self.held()?)?;
        if let (Some(ratio), Some(until)) = (terms.ratio, terms.held_until(ready_at, now.floor)) {
            let exposure = ensure_none_due(report.or(Some(Report::Fails)), Some(until))?;
            let slashable_after = after.slashable(terms, now)?;
            ensure_enough(slashable_after, exposure, ratio.ratio_bps, until)?;
        }
        *self = after;
        Ok(lst)
    }

    /// Until when a redemption waits at the most as things are, if it is ready and waits: for a
    /// request and for the consumer, who may hold it when the request is over.
    pub fn waits_until(
        &self,
        redemption: &Redemption,
        terms: &Terms,
        report: Option<Report>,
        now: Now,
    ) -> Option<u64> {
        let mut tried = *self;
        let refusal = tried.withdraw_floor(redemption, terms, report, now).err()?;
        match refusal {
            Refusal::SlashPending { until, .. } => Some(
                terms
                    .held_until(redemption.ready_at, until)
                    .unwrap_or(until),
            ),
            Refusal::Held { until, .. } => Some(until),
            Refusal::SlashDue { until, .. } => until,
            _ => None,
        }
    }

    /// Lets nobody in for a while.
    ///
    /// # Errors
    /// `PauseTooLong`, `PauseTooSoon`.
    pub fn begin_pause(&mut self, secs: Option<u64>, now: Now) -> Result<u64, Refusal> {
        let begun = pause::begin(self.pause, secs, now)?;
        self.pause = Some(begun);
        Ok(begun.until)
    }

    /// The bucket that is spent, if one is: it has shares, and less than 1 % of the price at which
    /// the first were issued.
    pub fn spent(&self) -> Option<(&'static str, Bucket)> {
        let layer = &self.pool.layer;
        let buckets = [
            ("active shares", layer.active),
            ("units of redemptions", layer.exiting),
        ];
        buckets.into_iter().find(|(_, bucket)| is_spent(bucket))
    }

    fn ensure_unpaused(&self, now: Now) -> Result<(), Refusal> {
        match pause::paused_until(self.pause, now) {
            Some(until) => Err(Refusal::Paused {
                until,
                now: now.floor,
            }),
            None => Ok(()),
        }
    }

    fn ensure_no_request(&self) -> Result<(), Refusal> {
        match &self.request {
            Some(request) => Err(Refusal::SlashPending {
                request_id: request.id,
                until: request.expires,
            }),
            None => Ok(()),
        }
    }

    fn ensure_not_spent(&self) -> Result<(), Refusal> {
        match self.spent() {
            Some((bucket, Bucket { assets, shares, .. })) => Err(Refusal::Spent {
                bucket,
                lst: assets,
                shares: shares.raw(),
            }),
            None => Ok(()),
        }
    }
}

fn is_spent(bucket: &Bucket) -> bool {
    let Ok((lst, shares)) = bucket.price().totals() else {
        return false;
    };
    !bucket.shares.is_zero() && lst.full_mul(SPENT) < Uint256::from(shares)
}

/// That nothing is due, and what has to stay slashable: nothing without a consumer.
fn ensure_none_due(report: Option<Report>, until: Option<u64>) -> Result<Uint128, Refusal> {
    match report {
        None => Ok(Uint128::zero()),
        Some(Report::Says { exposure, due }) if due.is_zero() => Ok(exposure),
        Some(Report::Says { due, .. }) => Err(Refusal::SlashDue {
            due: Due::Lst(due),
            until,
        }),
        Some(Report::Fails) => Err(Refusal::SlashDue {
            due: Due::Unknown,
            until,
        }),
    }
}

fn ensure_enough(
    slashable_after: Shares,
    exposure: Uint128,
    ratio_bps: u64,
    until: u64,
) -> Result<(), Refusal> {
    let is_enough = slashable_after.raw().full_mul(BPS) >= exposure.full_mul(ratio_bps);
    match is_enough {
        true => Ok(()),
        false => {
            let needed = mul_div_ceil(exposure, ratio_bps.into(), BPS.into());
            Err(Refusal::Held {
                slashable_after,
                needed: needed.unwrap_or(Uint128::MAX),
                until,
            })
        }
    }
}

impl Redemption {
    /// Gives `units` of it away, with their part of the shares, rounded down; none means all. Both
    /// are ready when it was.
    ///
    /// # Errors
    /// `Underflow` for no units, and for more than it has.
    pub fn split(self, units: Option<LayerShares>) -> Result<(Option<Self>, Self), Refusal> {
        let asked = units.unwrap_or(self.units);
        let left = self.units.checked_sub(asked);
        let (Ok(left), false) = (left, asked.is_zero()) else {
            return Err(Refusal::Underflow {
                have: self.units.raw(),
                asked: asked.raw(),
            });
        };
        if left.is_zero() {
            return Ok((None, self));
        }
        let shares: LayerShares = self.shares.portion_floor(asked, self.units)?;
        let kept = Self {
            units: left,
            shares: self.shares.checked_sub(shares)?,
            ..self
        };
        let given = Self {
            units: asked,
            shares,
            ..self
        };
        Ok((Some(kept), given))
    }
}
