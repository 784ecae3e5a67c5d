//! Orders and buy-downs.

use super::super::UNIT;
use super::{alike, Run};
use crate::beside::History;
use ballast_extension_math::lever::model::{Did, View};
use serde_json::json;

impl Run {
    pub(super) fn order(&mut self) -> Option<Did> {
        let who = self.user();
        let has = self.model.balance(who);
        let shares = self.dice.one_of(&[has, has / 2, has / 3, has + 1, 0]);
        let most = self.dice.one_of(&[0u64, 100, 200, 500, 501]);
        let ours = self.lever.order(who, shares, most);
        let before = self.model.clone();
        let now = self.lever.mkt.suite.now();
        let theirs = self.model.order(who, shares, most.into(), now);
        if ours.is_err() && theirs.is_err() {
            self.tally.count("order", false);
        } else {
            self.same("order", before, ours, theirs);
        }
        None
    }

    pub(super) fn an_order(&mut self) -> u64 {
        let all: Vec<u64> = self.model.orders.keys().copied().collect();
        match all.is_empty() {
            true => 1,
            false => self.dice.one_of(&all),
        }
    }

    pub(super) fn fill(&mut self, view: &View) -> Option<Did> {
        let id = self.an_order();
        let amount = self.amount();
        let n = self.dice.one_of(&[amount, amount, 3_000 * UNIT]);
        let keys = ["paid", "lst", "to_owner", "shares", "discount_bps"];
        let msg = json!({"preview_fill": {"order_id": id, "pay": n.to_string()}});
        let preview = self.previewed(&msg, &keys);
        let tx = self.lever.fill("dave", id, n);
        let ours = self.told(tx, &keys);
        alike(&preview, &ours);
        let before = self.model.clone();
        let now = self.lever.mkt.suite.now();
        let did = self.model.fill(view, id, n, now);
        let theirs = did.map(|did| vec![did.paid, did.lst, did.to_owner, did.shares, did.discount]);
        self.same("fill", before, ours, theirs);
        did.ok()
    }

    pub(super) fn cancel(&mut self) -> Option<Did> {
        let (who, id) = (self.user(), self.an_order());
        let ours = self.lever.cancel(who, id).map(drop);
        let before = self.model.clone();
        let theirs = self.model.cancel(who, id);
        self.same("cancel", before, ours, theirs);
        None
    }

    pub(super) fn buy_down(&mut self, view: &View) -> Option<Did> {
        let amount = self.amount();
        let n = self.dice.one_of(&[amount, 3_000 * UNIT]);
        let keys = ["paid", "lst", "discount_bps"];
        let msg = json!({"preview_buy_down": {"pay": n.to_string()}});
        let preview = self.previewed(&msg, &keys);
        let can = self.lever.state().can;
        let tx = self.lever.buy_down("dave", n);
        let ours = self.told(tx, &keys);
        alike(&preview, &ours);
        if ours.is_ok() {
            assert_eq!(can, Some(ballast_extension_types::lever::Can::BuyDown));
        }
        let before = self.model.clone();
        let did = self.model.buy_down(view, n);
        let theirs = did.map(|did| vec![did.paid, did.lst, did.discount]);
        self.same("buy_down", before, ours, theirs);
        if let Ok(did) = &did {
            self.costs(view, did);
        }
        did.ok()
    }

    /// L-6, and L-5 of a buy-down.
    pub(super) fn costs(&mut self, before: &View, did: &Did) {
        let after = self.lever.view();
        // roundings of worth, of the debt and of what the market takes off by its index
        let slack = 4 + before.value / before.lst + before.index / 1_000_000_000_000_000_000 * 2;
        let cost = before.equity(true).saturating_sub(after.equity(true));
        let most = did.paid * self.model.rules.discount / 10_000 + slack;
        assert!(cost <= most, "{cost} for {did:?}");
        let dear = before.rate_at_target > self.model.rules.max_rate * 100_000_000_000_000;
        let slack = 2 + slack * 100_000 / after.equity(true).max(1);
        let leverage = after.leverage(true).saturating_add(slack);
        // a pool whose target needs less than the least debt is sold out of it
        let target = self.model.rules.target;
        let needs = after.equity(true) * (target - 10_000) / 10_000;
        let out = after.x == 0 && needs < self.model.rules.min_debt;
        assert!(dear || out || leverage >= target, "{leverage}");
        self.tally
            .done(if dear { "sold for its rate" } else { "sold" });
    }
}
