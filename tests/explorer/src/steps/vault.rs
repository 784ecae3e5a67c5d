//! The underwriter and the vault.

use super::{sense, Done, No};
use crate::world::{lst, raw, World, COOLDOWN};
use crate::{Rule, Rules};
use ballast_accounting::Amount;

impl World {
    /// Whether the vault lets anybody in or out: the hub's books agree with the chain, and nothing is owed.
    pub(super) fn is_fresh(&self) -> bool {
        raw(self.books.pool.bonded) <= self.stake && self.books.owed.is_empty()
    }

    pub(super) fn underwrite(&mut self) -> Done {
        sense(self.left.underwrites > 0 && self.vault.out > 0)?;
        sense(self.vault.works && self.is_fresh())?;
        self.left.underwrites -= 1;
        let shares = self.vault.layer.enter_floor(lst(self.vault.out))?;
        self.vault.shares = self.vault.shares.checked_add(shares)?;
        self.vault.out = 0;
        Ok(())
    }

    pub(super) fn request(&mut self) -> Done {
        sense(self.vault.exit.is_none() && !self.vault.shares.is_zero())?;
        sense(self.vault.works && self.is_fresh())?;
        // a part stays, so that there are both kinds of shares
        let part = ballast_accounting::LayerShares::new(raw(self.vault.shares).div_ceil(2));
        let moved = self.vault.layer.request_floor(part)?;
        self.vault.shares = self.vault.shares.checked_sub(part)?;
        self.vault.exit = Some((moved.units, part, self.now + COOLDOWN));
        Ok(())
    }

    pub(super) fn exit(&mut self, rules: Rules) -> Done {
        let (units, shares, ready) = self.vault.exit.ok_or(No::Sense)?;
        sense(self.vault.works && ready <= self.now)?;
        sense(self.is_fresh() || !rules.keep(Rule::FreshExits))?;
        let paid = raw(self.vault.layer.pay_floor(units, shares)?);
        self.vault.exit = None;
        self.vault.out += paid;
        let owed = self.truth.unbooked > 0 || !self.books.owed.is_empty();
        self.truth.left_uncharged |= owed && paid > 0;
        Ok(())
    }

    pub(super) fn vault_works(&mut self, works: bool) -> Done {
        sense(self.vault.works != works)?;
        if !works {
            sense(self.left.breaks > 0)?;
            self.left.breaks -= 1;
        }
        self.vault.works = works;
        Ok(())
    }
}
