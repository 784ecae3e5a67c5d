//! Whatever else moves the position: rebalancing, the market, rewards and slashes.

use super::super::{number, UNIT};
use super::{alike, Run};
use crate::beside::History;
use ballast_extension_math::lever::model::{floor, Did, View};
use cosmwasm_std::Decimal;
use serde_json::json;

impl Run {
    pub(super) fn rebalance(&mut self, view: &View) -> Option<Did> {
        let who = self.user();
        let preview = self.previewed(
            &json!({"preview_rebalance": {}}),
            &["borrowed", "lst", "tip"],
        );
        let tx = self.lever.rebalance(who);
        let ours = self.told(tx, &["borrowed", "lst", "tip"]);
        alike(&preview, &ours);
        let before = self.model.clone();
        let theirs = self.model.rebalance(view, who, self.lever.mkt.suite.now());
        let ours = ours.map(|all| (all[0], all[2]));
        if ours.is_ok() {
            let after = self.lever.view();
            let slack = 2 + (6 + after.value / after.lst) * 100_000 / after.equity(false).max(1);
            assert!(after.leverage(false) <= self.model.rules.target + slack);
        }
        self.same("rebalance", before, ours, theirs);
        None
    }

    pub(super) fn supply(&mut self) -> Option<Did> {
        let n = self.amount();
        let out = self.dice.one_in(2);
        let done = match out {
            true => {
                let cash = number(self.lever.mkt.market().cash);
                let shares = floor(cash, 999 * 1_000, 1_000);
                self.lever.mkt.redeem("owner", shares.max(1)).is_ok()
            }
            false => self.lever.mkt.supply("owner", n).is_ok(),
        };
        self.tally.count("supply", done);
        None
    }

    pub(super) fn liquidate(&mut self) -> Option<Did> {
        let amount = self.amount();
        let n = self.dice.one_of(&[amount, 1_000 * UNIT]);
        let sold = self.lever.mkt.sell("erin", "lev", n);
        self.tally.count("liquidate", sold.is_ok());
        None
    }

    /// The hub is given coins, which drip: the LST is worth more.
    pub(super) fn reward(&mut self) -> Option<Did> {
        let hub = self.lever.mkt.suite.addr("hub");
        let suite = self.lever.suite();
        suite.bank_send("owner", &hub, 100 * UNIT).unwrap();
        suite.advance_all("keeper");
        self.tally.done("reward");
        None
    }

    pub(super) fn slash(&mut self) -> Option<Did> {
        self.lever.suite().advance_all("keeper");
        let percent = self.dice.one_of(&[0, 1, 2, 5, 12, 30]);
        let worth = number(self.lever.mkt.suite.exchange_rate().value);
        if percent > 0 && worth > 20_000 * UNIT {
            self.lever
                .suite()
                .slash("val0", Decimal::percent(percent))
                .unwrap();
            self.tally.done("slash");
        }
        None
    }
}
