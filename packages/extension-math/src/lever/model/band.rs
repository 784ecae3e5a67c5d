//! What keeps leverage inside its band: `buy_down` and `rebalance` of `tests/models/lever.py`.

use super::{cmp, floor, need, Did, Lever, Refused, View, BPS, WAD, YEAR};
use cosmwasm_std::{Uint128, Uint512};

impl Lever {
    fn band(&self, bound: u128, liq: u128) -> u128 {
        let back = (liq * self.rules.open_birth / self.rules.liq_birth).min(BPS);
        let (above, below) = (97 * back, 100 * BPS - 97 * back);
        // A - 1 = above / below against ripcord - 1
        match above * BPS >= below * (self.rules.ripcord - BPS) {
            true => bound,
            false => BPS + floor(bound - BPS, above * BPS, below * (self.rules.ripcord - BPS)),
        }
    }

    /// The part of the largest discount that `over` is of `span`.
    fn discount(&self, over: u128, span: u128) -> u128 {
        match over >= span {
            true => self.rules.discount,
            false => floor(self.rules.discount, over, span),
        }
    }

    pub fn buy_down(&self, view: &View, sent: u128) -> Result<Did, Refused> {
        need(view.value + view.cover > 0 && view.lst > 0, "NoPrice")?;
        let rules = &self.rules;
        let (worth, debt, equity) = (view.worth(view.c, true), view.debt(), view.equity(true));
        let band = |bound| self.band(bound, view.liq);
        let (target, max, ripcord) = (band(rules.target), band(rules.max), band(rules.ripcord));
        let over = debt > 0 && cmp(worth, BPS, max, equity).is_gt();
        let max_rate = rules.max_rate * (WAD / BPS);
        let dear = debt > 0 && view.rate_at_target > max_rate;
        need(over || dear, "NotAbove")?;
        let by_leverage = over.then(|| self.discount(view.leverage(true) - max, ripcord - max));
        let by_rate = dear.then(|| self.discount(view.rate_at_target - max_rate, max_rate));
        let discount = by_leverage.max(by_rate).unwrap_or_default();
        need(cmp(debt, BPS + discount, worth, BPS).is_lt(), "Insolvent")?;
        let most = match dear {
            true => debt,
            false => {
                let above = Uint512::from(worth) * Uint512::from(BPS);
                let above = above - Uint512::from(equity) * Uint512::from(target);
                back_to(target, above, discount).min(debt)
            }
        };
        let mut paid = sent.min(most);
        let left = debt - paid;
        let cut = |paid: u128| {
            let off = view.off(paid);
            let lst = view.lst_of(floor(paid, BPS + discount, BPS));
            (off, lst.min(floor(view.c, off, view.x)))
        };
        if left > 0 && left < rules.min_debt {
            paid = debt.saturating_sub(rules.min_debt);
            let (off, lst) = cut(paid);
            let after = View {
                c: view.c - lst,
                x: view.x - off,
                ..view.clone()
            };
            let worth = after.worth(after.c, true);
            let over = cmp(worth, BPS, max, after.equity(true)).is_gt() && after.x > 0;
            if sent >= debt && over {
                paid = debt;
            }
        }
        let (off, lst) = cut(paid);
        need(paid > 0 && lst > 0, "Dust")?;
        Ok(Did {
            paid,
            lst,
            discount,
            c: view.c - lst,
            x: view.x - off,
            ..Did::default()
        })
    }

    /// What is borrowed. LST for it comes from the hub, so the position after it is the market's to
    /// say.
    pub fn rebalance(&mut self, view: &View, who: &str, now: u64) -> Result<(u128, u128), Refused> {
        need(view.value > 0 && view.lst > 0, "NoPrice")?;
        let (worth, equity) = (view.worth(view.c, false), view.equity(false));
        let (min, target) = (
            self.band(self.rules.min, view.liq),
            self.band(self.rules.target, view.liq),
        );
        need(cmp(worth, BPS, min, equity).is_lt(), "NotBelow")?;
        let rate = view.rate.max(view.rate_at_target);
        need(rate <= self.rules.max_rate * (WAD / BPS), "Rate")?;
        let lacks = floor(target, equity, BPS).saturating_sub(worth);
        let borrowed = lacks.min(view.cash).min(view.headroom);
        need(borrowed > 0, "NoRoom")?;
        need(view.debt() + borrowed >= self.rules.min_debt, "DustDebt")?;
        let secs = u128::from(now - self.paid_at).min(2_592_000);
        let tip = floor(self.supply, self.rules.keeper * secs, YEAR * BPS);
        self.paid_at = now;
        self.supply += tip;
        self.give(who, tip);
        Ok((borrowed, tip))
    }
}

/// What has to be repaid for leverage of `target` bps, rounded up. `above`: worth less `target` times
/// equity, in bps.
fn back_to(target: u128, above: Uint512, discount: u128) -> u128 {
    let below = Uint512::from(BPS * BPS - (target - BPS) * discount);
    let most = (above * Uint512::from(BPS) + below - Uint512::one()) / below;
    Uint128::try_from(most).map_or(u128::MAX, |most| most.u128())
}
