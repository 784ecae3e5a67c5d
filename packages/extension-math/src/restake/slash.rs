//! What a slash takes, at once or after a veto.

use super::{Refusal, Stake, Terms, LEFT};
use crate::time::Now;
use ballast_accounting::{bps_floor, mul_div_ceil, Amount, Shares};
use ballast_wire::writes;
use cosmwasm_schema::cw_serde;
use cosmwasm_std::Uint128;

/// The window in which slashes add up to the cap.
#[cw_serde]
#[derive(Copy, Default, Eq)]
pub struct Window {
    /// When the first slash of it was, unix seconds; 0 before the first of all.
    pub opened_at: u64,
    /// What slashes took since, in proportion to what is held: stake that came or left since
    /// changed it by the same fraction.
    pub taken: Shares,
}

/// A slash that waits for a veto. Times are unix seconds.
#[cw_serde]
#[derive(Copy, Eq)]
pub struct Request {
    /// Its number.
    pub id: u64,
    /// What the slasher asked for.
    pub amount: Shares,
    /// Before that the resolver may veto it; from then on anyone may execute it.
    pub veto_until: u64,
    /// From then on it is over, whatever happened.
    pub expires: u64,
}

writes!(struct Request { id, amount, veto_until, expires });

/// What a slash took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slashed {
    /// What was asked for.
    pub asked: Shares,
    /// What was taken, exactly: the sum of the other two.
    pub taken: Shares,
    /// Out of active LST.
    pub of_active: Shares,
    /// Out of redeeming LST.
    pub of_redeeming: Shares,
}

impl Window {
    /// What slashes took in it, and when it ends: nothing, and 0, once it is over.
    pub fn at(&self, terms: &Terms, now: Now) -> (Shares, u64) {
        let ends = self.opened_at.saturating_add(terms.window_secs);
        match self.opened_at > 0 && now.floor < ends {
            true => (self.taken, ends),
            false => (Shares::ZERO, 0),
        }
    }
}

impl Stake {
    /// What a slash would take now at the most: nothing where the stake is spent; of the rest what
    /// the window's cap leaves, and never the floor or the last thousandth.
    ///
    /// # Errors
    /// A sum that does not fit 128 bits.
    pub fn slashable(&self, terms: &Terms, now: Now) -> Result<Shares, Refusal> {
        if self.spent().is_some() {
            return Ok(Shares::ZERO);
        }
        let held = self.held()?;
        let (taken, _) = self.window.at(terms, now);
        let all = held.raw().saturating_add(taken.raw());
        let cap = Shares::new(bps_floor(all, terms.max_slash_bps)?).saturating_sub(taken);
        let part = mul_div_ceil(held.raw(), Uint128::one(), Uint128::from(LEFT))?;
        let left = terms.floor.max(Shares::new(part));
        Ok(cap.min(held.saturating_sub(left)))
    }

    /// Takes `asked`, or all that is slashable if that is less, of active and redeeming LST by one
    /// fraction.
    ///
    /// # Errors
    /// `ZeroAmount`; a sum that does not fit 128 bits.
    pub fn slash(&mut self, asked: Shares, terms: &Terms, now: Now) -> Result<Slashed, Refusal> {
        ensure_some(asked)?;
        let taken = asked.min(self.slashable(terms, now)?);
        let (before, ends) = self.window.at(terms, now);
        let mut after = *self;
        after.window = Window {
            opened_at: match ends {
                0 => now.ceil,
                _ => self.window.opened_at,
            },
            taken: before.checked_add(taken)?,
        };
        let parts = after.pool.layer.take(taken)?;
        *self = after;
        Ok(Slashed {
            asked,
            taken,
            of_active: parts.of_active,
            of_redeeming: parts.of_exiting,
        })
    }

    /// Stake came or left, `before` was held: what the window's slashes took changes by the same
    /// fraction, rounded up. So a window takes one part of whoever is there: who comes in makes no
    /// room for more of those who were, and who leaves takes none away.
    pub(super) fn keep_in_proportion(&mut self, before: Shares) -> Result<(), Refusal> {
        let taken = self.window.taken;
        self.window.taken = match before.is_zero() {
            true => Shares::ZERO,
            false => {
                let held = self.held()?.raw();
                Shares::new(mul_div_ceil(taken.raw(), held, before.raw())?)
            }
        };
        Ok(())
    }

    /// Opens a request for a slash that waits for a veto.
    ///
    /// # Errors
    /// `ZeroAmount`, `RequestOpen`, `Quiet`.
    pub fn request_slash(
        &mut self,
        amount: Shares,
        terms: &Terms,
        now: Now,
    ) -> Result<Request, Refusal> {
        ensure_some(amount)?;
        if let Some(open) = &self.request {
            return Err(Refusal::RequestOpen {
                request_id: open.id,
                until: open.expires,
            });
        }
        if now.floor < self.quiet_until {
            return Err(Refusal::Quiet {
                until: self.quiet_until,
                now: now.floor,
            });
        }
        let veto_secs = terms.veto.map_or(0, |veto| veto.veto_secs);
        let request = Request {
            id: self.next_request,
            amount,
            veto_until: now.ceil.saturating_add(veto_secs),
            expires: now.ceil.saturating_add(terms.request_secs()),
        };
        self.next_request = request.id.saturating_add(1);
        self.request = Some(request);
        Ok(request)
    }

    /// Ends a request without a slash.
    ///
    /// # Errors
    /// `NoRequest`, `VetoOver`.
    pub fn veto(&mut self, request_id: u64, terms: &Terms, now: Now) -> Result<(), Refusal> {
        let veto_until = self.open_request(request_id)?.veto_until;
        if now.floor >= veto_until {
            return Err(Refusal::VetoOver {
                request_id,
                veto_until,
                now: now.floor,
            });
        }
        self.end_request(now.ceil, terms);
        Ok(())
    }

    /// Slashes by a request that was not vetoed in time.
    ///
    /// # Errors
    /// `NoRequest`, `NotYet`.
    pub fn execute_slash(
        &mut self,
        request_id: u64,
        terms: &Terms,
        now: Now,
    ) -> Result<Slashed, Refusal> {
        let request = self.open_request(request_id)?;
        if now.floor < request.veto_until {
            return Err(Refusal::NotYet {
                request_id,
                veto_until: request.veto_until,
                now: now.floor,
            });
        }
        let slashed = self.slash(request.amount, terms, now)?;
        self.end_request(now.ceil, terms);
        Ok(slashed)
    }

    /// A request that nobody executed in time is over.
    pub(super) fn lapse(&mut self, terms: &Terms, now: Now) {
        if let Some(Request { expires, .. }) = self.request {
            if now.floor >= expires {
                self.end_request(expires, terms);
            }
        }
    }

    fn end_request(&mut self, at: u64, terms: &Terms) {
        self.request = None;
        self.quiet_until = at.saturating_add(terms.quiet_secs());
    }

    fn open_request(&self, request_id: u64) -> Result<Request, Refusal> {
        match self.request {
            Some(request) if request.id == request_id => Ok(request),
            Some(Request { id, .. }) => Err(Refusal::NoRequest {
                request_id,
                open: Some(id),
            }),
            None => Err(Refusal::NoRequest {
                request_id,
                open: None,
            }),
        }
    }
}

fn ensure_some(amount: Shares) -> Result<(), Refusal> {
    match amount.is_zero() {
        true => Err(Refusal::ZeroAmount),
        false => Ok(()),
    }
}
