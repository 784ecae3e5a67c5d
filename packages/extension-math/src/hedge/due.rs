//! The mark, the drawdown, and what is due.

use super::{Book, Event, HubView, Refusal, Terms, FIRST_SIGN, LEAST_PARTS};
use crate::{
    restake::{Stake, LEFT},
    time::Now,
};
use ballast_accounting::{
    bps_floor, mul_div_ceil, mul_div_floor, Amount, NumberError, Shares, Totals, BPS,
};
use cosmwasm_std::{Uint128, Uint256};

/// What a top-up asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// What is due.
    pub due: Shares,
    /// What of it the backer can be slashed for.
    pub take: Shares,
}

impl Book {
    /// Looks at the price. A higher one than the mark is the mark from here on; one that is lower
    /// by more than 10 bps begins a drawdown, which ends when the mark is regained before anything
    /// was paid, or when its time is over and nothing is due: then the mark is the price of that
    /// moment. A hub whose LST is worth nothing tells no price.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn look(&mut self, price: &Totals, terms: &Terms, now: Now) -> Result<(), Refusal> {
        if ensure_price(price).is_err() {
            return Ok(());
        }
        let is_paid = self.is_paid();
        if self.protected.assets.is_zero() || (!is_below(price, &self.mark) && !is_paid) {
            self.mark = *price;
            self.event = None;
            return Ok(());
        }
        match self.event {
            None if is_first_sign(price, &self.mark) => {
                let since = now.ceil;
                self.event = Some(Event { since, room: None });
            }
            Some(Event { since, .. }) if is_over(since, terms, now) => {
                if self.due(price, terms)?.is_zero() {
                    self.mark = *price;
                    self.event = None;
                }
            }
            None | Some(_) => {}
        }
        Ok(())
    }

    /// Whether a look that leads to `looked` should be written soon: a drawdown began or ended, or
    /// the mark is 10 bps higher.
    pub fn is_overtaken_by(&self, looked: &Self) -> bool {
        let differs = self.event.is_some() != looked.event.is_some();
        let is_protected = !self.protected.assets.is_zero();
        is_protected && (differs || is_first_sign(&self.mark, &looked.mark))
    }

    /// LST that is due at this price, rounded down: what makes protected LST worth what it was at
    /// the mark, less the deductible unless it was counted in this drawdown before; never more than
    /// the reserve leaves. Less than a millionth of it is nothing yet.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn due(&self, price: &Totals, terms: &Terms) -> Result<Shares, Refusal> {
        let lst = self.protected.assets;
        if lst.is_zero() || ensure_price(price).is_err() || !is_below(price, &self.mark) {
            return Ok(Shares::ZERO);
        }
        let was = scale(lst.raw(), self.mark.value.raw(), self.mark.shares.raw());
        let borne = match self.is_paid() {
            true => 0,
            false => terms.deductible_bps,
        };
        let keep = bps_floor(was, BPS.saturating_sub(borne))?;
        let want = Shares::new(scale(keep, price.shares.raw(), price.value.raw()));
        let due = want.saturating_sub(lst).min(self.room(terms)?);
        // what a chain truncates is no loss: it waits until it is worth a message
        let is_dust = due.raw().full_mul(LEAST_PARTS) < Uint256::from(lst.raw());
        Ok(if is_dust { Shares::ZERO } else { due })
    }

    /// What has to stay slashable, rounded up.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn exposure_ceil(&self, terms: &Terms) -> Result<Shares, Refusal> {
        Ok(terms.reserve_ceil(self.protected.assets)?)
    }

    /// What a top-up asks for now, of a backer that could be slashed for `slashable`. Premium was
    /// taken off until now.
    ///
    /// # Errors
    /// `LossPending`, `CoverPending`, `NoPrice`, `NothingDue`.
    pub fn plan_top_up(
        &mut self,
        hub: &HubView,
        slashable: Shares,
        terms: &Terms,
        now: Now,
    ) -> Result<Payment, Refusal> {
        hub.ensure_settled()?;
        hub.ensure_price()?;
        let mut after = *self;
        after.look(&hub.totals, terms, now)?;
        let due = after.due(&hub.totals, terms)?;
        if due.is_zero() {
            return Err(Refusal::NothingDue {
                value: hub.totals.value,
                shares: hub.totals.shares,
                mark_value: after.mark.value,
                mark_shares: after.mark.shares,
            });
        }
        *self = after;
        let take = due.min(slashable);
        Ok(Payment { due, take })
    }

    /// Books what the backer paid: it is protected like the rest, the price now is the mark, and
    /// the drawdown counts as paid.
    ///
    /// # Errors
    /// What does not fit 128 bits.
    pub fn top_up(
        &mut self,
        paid: Shares,
        price: &Totals,
        terms: &Terms,
        now: Now,
    ) -> Result<(), Refusal> {
        let room = self.room(terms)?.saturating_sub(paid);
        let since = self.event.map_or(now.ceil, |event| event.since);
        self.protected.assets = self.protected.assets.checked_add(paid)?;
        // it must have a price, or nobody could leave
        self.protected.price().totals()?;
        self.mark = *price;
        self.event = Some(Event {
            since,
            room: Some(room),
        });
        Ok(())
    }

    /// What may still be paid in this drawdown: never more than the reserve of what is protected,
    /// which premium makes less.
    fn room(&self, terms: &Terms) -> Result<Shares, NumberError> {
        let most = terms.room_floor(self.protected.assets)?;
        let room = self.event.and_then(|event| event.room);
        Ok(room.map_or(most, |room| room.min(most)))
    }

    fn is_paid(&self) -> bool {
        self.event.is_some_and(|event| event.room.is_some())
    }
}

/// What new protection may count on: what the backer's active LST alone could give. What was asked
/// out pays until it is gone, and sells no new protection.
///
/// # Errors
/// What does not fit 128 bits.
pub fn capital(backer: &Stake, floor: Shares) -> Result<Shares, NumberError> {
    if backer.spent().is_some() {
        return Ok(Shares::ZERO);
    }
    let active = backer.pool.layer.active.assets;
    let part = mul_div_ceil(active.raw(), Uint128::one(), LEFT.into())?;
    Ok(active.saturating_sub(floor.max(Shares::new(part))))
}

/// That LST has a price.
pub(super) fn ensure_price(price: &Totals) -> Result<(), Refusal> {
    match price.value.is_zero() || price.shares.is_zero() {
        true => Err(Refusal::NoPrice {
            value: price.value,
            shares: price.shares,
        }),
        false => Ok(()),
    }
}

/// `price` and `mark` over one denominator. No mark is the lowest.
fn crossed(price: &Totals, mark: &Totals) -> (Uint256, Uint256) {
    let now = price.value.raw().full_mul(mark.shares.raw());
    (now, mark.value.raw().full_mul(price.shares.raw()))
}

fn is_below(price: &Totals, mark: &Totals) -> bool {
    let (now, then) = crossed(price, mark);
    now < then
}

/// Whether the price is lower by more than 10 bps.
fn is_first_sign(price: &Totals, mark: &Totals) -> bool {
    let (now, then) = crossed(price, mark);
    let least = then.checked_div(FIRST_SIGN.into()).unwrap_or_default();
    then.saturating_sub(now) > least
}

fn is_over(since: u64, terms: &Terms, now: Now) -> bool {
    now.floor.saturating_sub(since) > terms.event_secs
}

/// `a x b / c`, rounded down; what does not fit is more than there can be.
fn scale(a: Uint128, b: Uint128, c: Uint128) -> Uint128 {
    mul_div_floor(a, b, c).unwrap_or(Uint128::MAX)
}
