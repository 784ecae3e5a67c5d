//! What a liquidation does: `liquidate` of `tests/models/market.py`.

use super::{
    fixed::{big, md, mdc, small, WAD},
    need, Model, Refused,
};
use cosmwasm_std::Uint512;

/// What a liquidation did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sale {
    pub paid: u128,
    pub lst: u128,
    pub restaked: u128,
    pub bad: u128,
}

impl Model {
    pub fn is_over(&self, who: &str, ltv: u128) -> bool {
        let (c, _) = self.of(who);
        big(self.debt(who)) * big(WAD) > big(self.worth(c, self.price)) * big(ltv)
    }

    pub fn liquidate(&mut self, who: &str, amount: u128) -> Result<Sale, Refused> {
        self.accrue();
        let (c, x) = self.of(who);
        let (debt, worth, q) = (self.debt(who), self.worth(c, self.price), self.q());
        need(debt > 0 && self.is_over(who, self.liq), "Healthy")?;
        match big(debt) * big(WAD) < big(worth) * big(q) {
            true => self.sell(who, (c, x), (debt, worth), amount),
            false => self.slice(who, (c, x), debt, amount),
        }
    }

    fn sell(
        &mut self,
        who: &str,
        (c, x): (u128, u128),
        (debt, worth): (u128, u128),
        amount: u128,
    ) -> Result<Sale, Refused> {
        let (q, (n, d), min) = (self.q(), self.price, self.min_debt);
        let over = big(debt) * big(WAD) - big(self.back) * big(worth);
        let below = big(q - self.back) * big(WAD);
        let mut most = small((over * big(q) + below - Uint512::one()) / below);
        if most > debt || debt - most < min {
            most = debt;
        }
        let mut r = amount.min(most);
        if debt > r && debt - r < min {
            r = debt.saturating_sub(min);
        }
        let (take, dx) = self.pay_down(x, r);
        let out = c.min(md(md(r, WAD, q), d, n));
        need(dx > 0 && out > 0, "TooSmall")?;
        let (c1, x1) = (c - out, x - dx);
        let left = mdc(x1, self.index, WAD);
        let falls = x1 == 0 || big(left) * big(c) < big(debt) * big(c1);
        need(falls, "TooSmall")?;
        self.put(who, (c1, x1));
        self.scaled -= dx;
        self.cash += take;
        Ok(Sale {
            paid: take,
            lst: out,
            ..Sale::default()
        })
    }

    fn slice(
        &mut self,
        who: &str,
        (c, x): (u128, u128),
        debt: u128,
        amount: u128,
    ) -> Result<Sale, Refused> {
        let (q, (n, d), min) = (self.q(), self.price, self.min_debt);
        let lst = md(md(debt, WAD, q), d, n);
        let could = match self.ratio {
            Some(_) => lst.saturating_sub(c).min(self.slashable),
            None => 0,
        };
        let full = debt.min(mdc(mdc(c + could, n, d), q, WAD));
        let whole = amount >= full;
        let amount = match whole {
            true => amount,
            false => amount.min(full.saturating_sub(min)),
        };
        need(whole || amount >= min, "TooSmall")?;
        let dx = if whole { x } else { md(x, amount, full) };
        need(dx > 0, "TooSmall")?;
        let (cs, want) = (md(c, dx, x), md(could, dx, x));
        let got = if self.broken { 0 } else { want };
        self.slashable -= got;
        let gone = mdc(dx, self.index, WAD);
        let paid = gone.min(amount).min(mdc(mdc(cs + got, n, d), q, WAD));
        self.put(who, (c - cs, x - dx));
        self.scaled -= dx;
        self.cash += paid;
        Ok(Sale {
            paid,
            lst: cs + got,
            restaked: got,
            bad: gone - paid,
        })
    }
}
