//! Steps of liquidators, and falls of the price.

use super::super::{amount_of, number, UNIT};
use super::{Run, USERS};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::market::model::{Model, Sale};
use cosmwasm_std::Decimal;
use serde_json::json;

impl Run {
    pub(super) fn liquidate(&mut self, before: Model) {
        let mut who = self.user();
        if let Some(due) = USERS
            .iter()
            .find(|who| self.market.position(who).liquidatable == Some(true))
        {
            who = due;
        }
        let debt = self.market.debt(who);
        let amount = self.amount();
        let n = self
            .dice
            .one_of(&[amount, debt, debt / 2, debt / 9, 10_000 * UNIT])
            .max(1);
        let owner = self.market.suite.addr(who);
        let msg = json!({"preview_liquidate": {"owner": owner, "amount": n.to_string()}});
        let preview = self.market.preview(&msg);
        let ours = self.market.sell("dave", who, n);
        if let (Ok(preview), Ok(ours)) = (&preview, &ours) {
            let keys = ["repaid", "lst", "from_restake", "bad_debt"];
            let said = keys.map(|key| amount_of(preview, key));
            assert_eq!(said, *ours);
        }
        assert_eq!(preview.is_ok(), ours.is_ok());
        let theirs = self.model.liquidate(who, n);
        if let Ok(sale) = &theirs {
            let kind = match (sale.restaked, sale.bad) {
                (0, 0) => "sold",
                (_, 0) => "sold with restakers",
                _ => "bad debt",
            };
            self.tally.done(kind);
        }
        let theirs = theirs.map(
            |Sale {
                 paid,
                 lst,
                 restaked,
                 bad,
             }| [paid, lst, restaked, bad],
        );
        self.same("liquidate", before, ours, theirs);
    }

    pub(super) fn watch(&mut self, before: Model) {
        let who = self.user();
        let ours = self.market.watch(who).map(drop);
        let theirs = self.model.watch(who);
        self.same("watch", before, ours, theirs);
        self.look();
        let mut model = self.model.clone();
        model.accrue();
        assert_eq!(self.market.exposure().0, model.due());
    }

    /// A slash: a small one, or one by which a position is just over the liquidation LTV, or
    /// insolvent.
    pub(super) fn fall(&mut self) {
        self.market.suite.advance_all("keeper");
        let who = self.user();
        let position = self.market.position(who);
        let ltv = position.ltv_bps.unwrap_or(0);
        let to = self.model.liq / 100_000_000_000_000 + u128::from(self.dice.below(900));
        let fraction = match ltv > 2_000 && u128::from(ltv) < to {
            true => 10_000 - u128::from(ltv) * 10_000 / to,
            false => u128::from(self.dice.below(100)),
        };
        let worth = number(self.market.suite.exchange_rate().value);
        if fraction == 0 || worth < 10_000 * UNIT {
            return;
        }
        let fraction = Decimal::from_ratio(fraction, 10_000u128);
        self.market.suite.slash("val0", fraction).unwrap();
        self.tally.done("slash");
    }
}
