//! Slashes: at once, or after a request that can be vetoed.

use super::{need, Model, Refused, Request};

/// A slash: what was taken, of active, of redeeming.
pub type Slashed = (u128, u128, u128);

impl Model {
    fn take(&mut self, amount: u128, now: u64, to: &str) -> Slashed {
        let take = amount.min(self.slashable(now));
        let (mut opened, mut taken) = self.window;
        if now >= opened + self.rules.window {
            (opened, taken) = (now, 0);
        }
        self.window = (opened, taken + take);
        if take == 0 {
            return (0, 0, 0);
        }
        let of_redeeming = (2 * take * self.redeeming.lst + self.held()) / (2 * self.held());
        self.redeeming.lst -= of_redeeming;
        self.active.lst -= take - of_redeeming;
        self.pay(to, take);
        (take, take - of_redeeming, of_redeeming)
    }

    /// In instant mode what it took; in veto mode nothing, and a request.
    pub fn slash(&mut self, amount: u128, now: u64, to: &str) -> Result<Option<Slashed>, Refused> {
        need(amount > 0, "ZeroAmount")?;
        self.touch(now, 0);
        let Some((veto, execute)) = self.rules.veto else {
            return Ok(Some(self.take(amount, now, to)));
        };
        need(self.request.is_none(), "RequestOpen")?;
        need(now >= self.quiet_until, "Quiet")?;
        self.request = Some(Request {
            amount,
            veto_until: now + veto,
            expires: now + veto + execute,
        });
        Ok(None)
    }

    pub fn veto(&mut self, now: u64) -> Result<(), Refused> {
        self.touch(now, 0);
        let request = self.request.as_ref().ok_or("NoRequest")?;
        need(now < request.veto_until, "VetoOver")?;
        self.end(now);
        Ok(())
    }

    pub fn execute(&mut self, now: u64, to: &str) -> Result<Slashed, Refused> {
        self.touch(now, 0);
        let request = self.request.clone().ok_or("NoRequest")?;
        need(now >= request.veto_until, "NotYet")?;
        self.end(now);
        Ok(self.take(request.amount, now, to))
    }
}
