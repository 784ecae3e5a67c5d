//! What is due after a loss: the mark, the event, and what the backer is told of both.

use super::Model;
use crate::restake::model::floor;
use cosmwasm_std::Uint512;

impl Model {
    /// The price now, and the mark, over one denominator.
    fn crossed(&self) -> (Uint512, Uint512) {
        let (value, shares) = self.mark;
        (
            Uint512::from(self.hub.value) * Uint512::from(shares),
            Uint512::from(value) * Uint512::from(self.hub.shares),
        )
    }

    fn is_paid(&self) -> bool {
        self.event.is_some_and(|(_, room)| room.is_some())
    }

    pub fn due(&self) -> u128 {
        let (now, then) = self.crossed();
        let lst = self.protected.lst;
        if lst == 0 || self.hub.value == 0 || now >= then {
            return 0;
        }
        let was = floor(lst, self.mark.0, self.mark.1);
        let keep = match self.is_paid() {
            true => was,
            false => floor(was, 10_000 - self.rules.deductible, 10_000),
        };
        let want = floor(keep, self.hub.shares, self.hub.value);
        let due = want.saturating_sub(lst).min(self.room());
        match Uint512::from(due) * Uint512::from(1_000_000u128) < Uint512::from(lst) {
            true => 0,
            false => due,
        }
    }

    pub fn room(&self) -> u128 {
        let most = floor(self.protected.lst, self.rules.reserve, 10_000);
        let room = self.event.and_then(|(_, room)| room);
        room.map_or(most, |room| room.min(most))
    }

    pub fn see(&mut self, now: u64) {
        if self.hub.value == 0 {
            return;
        }
        let price = (self.hub.value, self.hub.shares);
        let (is, was) = self.crossed();
        if self.protected.lst == 0 || (is >= was && !self.is_paid()) {
            (self.mark, self.event) = (price, None);
            return;
        }
        match self.event {
            None if is * Uint512::from(10_000u128) < was * Uint512::from(9_990u128) => {
                self.event = Some((now, None));
            }
            Some((since, _)) if now - since > self.rules.event && self.due() == 0 => {
                (self.mark, self.event) = (price, None);
            }
            _ => {}
        }
    }

    /// What the backer is told. Nothing is written.
    pub fn exposure(&self, now: u64) -> (u128, u128) {
        let mut asked = self.clone();
        asked.accrue(now);
        asked.see(now);
        (asked.reserve(asked.protected.lst), asked.due())
    }
}
