//! The watched position, its successor, and what is due by it.

use super::{
    fixed::{big, md, mdc, WAD},
    need, Model, Noted, Refused, DAY,
};

impl Model {
    fn is_worse((c, x): (u128, u128), than: Option<&Noted>) -> bool {
        than.map_or(x > 0, |(_, tc, tx)| big(x) * big(*tc) > big(*tx) * big(c))
    }

    pub(super) fn note(&mut self, who: &str, at: (u128, u128)) {
        if Self::is_worse(at, self.watched.as_ref()) {
            self.watched = Some((who.to_string(), at.0, at.1));
            self.successor = None;
        } else if let Some((named, _)) = &mut self.successor {
            if Self::is_worse(at, named.as_ref()) {
                *named = Some((who.to_string(), at.0, at.1));
            }
        }
    }

    pub fn watch(&mut self, who: &str) -> Result<(), Refused> {
        let at = self.of(who);
        if Self::is_worse(at, self.watched.as_ref()) {
            self.note(who, at);
            return Ok(());
        }
        let Some((owner, c, x)) = self.watched.clone() else {
            return Err("NotWorse");
        };
        let current = self.of(&owner);
        let better = big(x) * big(current.0) > big(current.1) * big(c);
        need(better || current == (0, 0), "NotWorse")?;
        let named = (at.1 > 0).then(|| (who.to_string(), at.0, at.1));
        let Some((old, ready)) = self.successor.clone() else {
            self.successor = Some((named, self.now + DAY));
            return Ok(());
        };
        let replaces = Self::is_worse(at, old.as_ref());
        let next = if replaces { named } else { old };
        match self.now >= ready {
            true => {
                self.watched = next;
                self.successor = None;
            }
            false => {
                need(replaces, "NotWorse")?;
                self.successor = Some((next, ready));
            }
        }
        Ok(())
    }

    pub fn due(&self) -> u128 {
        let Some((_, c, x)) = &self.watched else {
            return 0;
        };
        if self.scaled == 0 {
            return 0;
        }
        let (n, d) = self.price;
        let debt = mdc(*x, self.index, WAD);
        let q = self.q();
        match big(debt) * big(WAD) < big(md(*c, n, d)) * big(q) || debt == 0 {
            true => 0,
            false => md(md(debt, WAD, q), d, n).saturating_sub(*c),
        }
    }
}
