//! Steps of suppliers.

use super::super::{number, UNIT};
use super::{alike, Run};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::market::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn deposit(&mut self, before: Model) {
        let (who, n) = (self.user(), self.amount());
        let preview = self.previewed(
            &json!({"preview_deposit": {"amount": n.to_string()}}),
            "shares",
        );
        let ours = self.market.supply(who, n).map(|tx| tx.amount("shares"));
        alike(&preview, &ours);
        let theirs = self.model.deposit(who, n);
        self.same("deposit", before, ours, theirs);
    }

    pub(super) fn redeem(&mut self, before: Model) {
        let who = self.user();
        let has = self.model.has(who);
        let shares = self
            .dice
            .one_of(&[has, has / 2, has / 7, 1_000, has + 1])
            .max(1);
        let preview = self.previewed(
            &json!({"preview_redeem": {"shares": shares.to_string()}}),
            "amount",
        );
        let ours = self
            .market
            .redeem(who, shares)
            .map(|tx| tx.amount("amount"));
        if shares <= has {
            alike(&preview, &ours);
        }
        let theirs = self.model.redeem(who, shares);
        self.same("redeem", before, ours, theirs);
    }

    pub(super) fn collect(&mut self, before: Model) {
        let ours = self.market.tell("keeper", &json!({"collect": {}}));
        let ours = ours.map(|tx| number(tx.attr_of(&self.market.at, "amount").unwrap()));
        let ours = ours.map_err(|error| error.to_string());
        if ours
            .as_ref()
            .is_err_and(|error| error.contains("amount 1 is too small"))
        {
            // the hub's refusal: the fees wait
            self.model = before;
            return;
        }
        let theirs = self.model.collect();
        self.same("collect", before, ours, theirs);
    }

    /// The hub is given coins, which drip: the LST is worth more.
    pub(super) fn reward(&mut self) {
        let hub = self.market.suite.addr("hub");
        self.market
            .suite
            .bank_send("owner", &hub, 500 * UNIT)
            .unwrap();
        self.market.suite.advance_all("keeper");
        self.tally.done("reward");
    }
}
