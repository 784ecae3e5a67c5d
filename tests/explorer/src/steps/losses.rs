//! Losses: the books against the chain, who pays, and a cover that is tried again.

use super::{sense, Done, No};
use crate::world::{lst, native, raw, Loss, Shown, World};
use crate::{Rule, Rules};
use ballast_accounting::{mul_div_floor, Amount, Available, Bucket, Cover, Totals};
use cosmwasm_std::{Decimal, Uint128};

impl World {
    /// Before anything is priced.
    pub(super) fn gate(&mut self, rules: Rules) -> Done {
        match rules.keep(Rule::GateFirst) {
            true => self.sync(rules),
            false => Ok(()),
        }
    }

    pub(super) fn sync(&mut self, rules: Rules) -> Done {
        if self.books.synced == self.now {
            return Ok(());
        }
        let right_at = self.books.synced;
        self.books.synced = self.now;
        let loss = raw(self.books.pool.bonded).saturating_sub(self.stake);
        if loss == 0 {
            return Ok(());
        }
        let before = self.books.pool.totals(self.time())?;
        let exiting = self.books.pool.exiting;
        if !rules.keep(Rule::ExitsBearLosses) {
            self.books.pool.exiting = native(0);
        }
        let split = self.books.pool.lose(native(loss), self.time())?;
        if !rules.keep(Rule::ExitsBearLosses) {
            self.books.pool.exiting = exiting;
        }
        self.cut_exits(raw(split.from_exits))?;
        self.show(right_at, loss)?;
        self.truth.unbooked = 0;
        self.truth.losses.push(Loss {
            amount: loss,
            by_exits: raw(split.from_exits),
            paid: 0,
        });
        let id = self.truth.losses.len() - 1;
        let insured = raw(split.from_value);
        match self.vault.works {
            true => self.cover(rules, before, insured, id),
            false => {
                self.books.owed.push((id, insured, self.now));
                Ok(())
            }
        }
    }

    /// Remembers what of the stake that was booked is left.
    fn show(&mut self, right_at: u8, loss: u128) -> Done {
        let before = self
            .books
            .shown
            .last()
            .map_or(Decimal::one(), |shown| shown.kept);
        let kept = mul_div_floor(
            before.atomics(),
            Uint128::new(self.stake),
            Uint128::new(self.stake + loss),
        )?;
        let kept = Decimal::new(kept);
        self.books.shown.push(Shown { right_at, kept });
        if self.stake == 0 {
            self.books.shows_since = None;
        }
        Ok(())
    }

    pub(super) fn cut_exits(&mut self, loss: u128) -> Done {
        let total: u128 = self.closed.iter().map(|batch| batch.exiting).sum();
        let (mut seen, mut spread) = (0, 0);
        for batch in self.closed.iter_mut().filter(|batch| batch.exiting > 0) {
            seen += batch.exiting;
            let upto = raw(native(loss).portion_ceil(native(seen), native(total))?);
            let cut = (upto - spread).min(batch.exiting);
            spread += cut;
            batch.exiting -= cut;
            batch.owed -= cut;
            self.truth.owed_fell += cut;
        }
        Ok(())
    }

    /// The underwriters burn for a loss of `insured`, priced at `before`.
    pub(super) fn cover(&mut self, rules: Rules, before: Totals, insured: u128, id: usize) -> Done {
        let aside = self.vault.layer.exiting;
        if !rules.keep(Rule::LiableWhileLeaving) {
            self.vault.layer.exiting = Bucket::default();
        }
        let held = self.vault.layer.held()?;
        let layers = Available {
            bond: lst(0),
            pool: held,
        };
        let cover = Cover::burn_ceil(before, native(insured), layers)?;
        let burn = self.vault.layer.burn(cover.pool)?;
        if !rules.keep(Rule::LiableWhileLeaving) {
            self.vault.layer.exiting = aside;
        }
        self.books.pool.burn(burn.assets)?;
        if burn.active_wiped {
            self.vault.shares = Amount::ZERO;
        }
        if burn.exiting_wiped {
            self.vault.exit = None;
        }
        // what a fair burn takes of those who leave, to the unit
        let whole = raw(held).max(raw(aside.assets)).max(1);
        let fair = raw(burn.assets) * raw(aside.assets) / whole;
        let taken = raw(aside.assets) - raw(self.vault.layer.exiting.assets);
        self.truth.left_uncharged |= taken + 1 < fair;
        let paid = before.value.portion_ceil(burn.assets, before.shares)?;
        if let Some(loss) = self.truth.losses.get_mut(id) {
            loss.paid += raw(paid);
        }
        Ok(())
    }

    pub(super) fn retry(&mut self, rules: Rules) -> Done {
        self.gate(rules)?;
        let (id, owed, _) = *self.books.owed.first().ok_or(No::Sense)?;
        sense(self.vault.works)?;
        let now = self.books.pool.totals(self.time())?;
        let before = Totals {
            value: now.value.checked_add(native(owed))?,
            shares: now.shares,
        };
        if rules.keep(Rule::StrikeOff) {
            self.books.owed.remove(0);
        }
        self.cover(rules, before, owed, id)
    }
}
