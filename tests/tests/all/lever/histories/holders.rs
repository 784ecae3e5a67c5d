//! Steps of holders.

use super::{alike, Run};
use crate::beside::History;
use ballast_extension_math::lever::model::{Did, View};
use serde_json::json;

impl Run {
    pub(super) fn put(&mut self, view: &View) -> Option<Did> {
        let (who, lst) = (self.user(), self.amount());
        if self.lever.lst_of(who) < lst {
            return None;
        }
        let msg = json!({"preview_deposit": {"lst": lst.to_string()}});
        let preview = self.previewed(&msg, &["lst", "shares"]);
        let tx = self.lever.put(who, lst);
        let ours = self.told(tx, &["lst", "shares"]);
        alike(&preview, &ours);
        let before = self.model.clone();
        let did = self.model.deposit(view, who, lst);
        self.same(
            "deposit",
            before,
            ours,
            did.map(|did| vec![did.lst, did.shares]),
        );
        did.ok()
    }

    pub(super) fn deposit(&mut self, view: &View) -> Option<Did> {
        let (who, n) = (self.user(), self.amount());
        let msg = json!({"preview_deposit": {"amount": n.to_string()}});
        let preview = self.previewed(&msg, &["lst", "shares"]);
        let lst = self.lever.mkt.suite.preview_bond(n).unwrap_or_default();
        let tx = self.lever.deposit(who, n);
        let ours = self.told(tx, &["lst", "shares"]);
        alike(&preview, &ours);
        if lst == 0 {
            assert!(ours.is_err());
            return None;
        }
        let before = self.model.clone();
        let did = self.model.deposit(view, who, lst);
        self.same(
            "deposit of coins",
            before,
            ours,
            did.map(|did| vec![did.lst, did.shares]),
        );
        did.ok()
    }

    pub(super) fn redeem(&mut self, view: &View) -> Option<Did> {
        let who = self.user();
        let has = self.model.balance(who);
        let shares = self
            .dice
            .one_of(&[has, has / 2, has / 7, 1_000, has + 1])
            .max(1);
        let msg = json!({"preview_redeem": {"shares": shares.to_string()}});
        let preview = self.previewed(&msg, &["pay", "lst"]);
        let pay = preview.as_ref().map_or(0, |all| all[0]);
        let n = self
            .dice
            .one_of(&[pay, pay, pay + 7, pay.saturating_sub(1)]);
        let tx = self.lever.redeem(who, shares, n);
        let ours = self.told(tx, &["paid", "lst"]);
        if shares <= has && n >= pay {
            alike(&preview, &ours);
        }
        let before = self.model.clone();
        let did = self.model.redeem(view, who, shares, n);
        // who has too few shares and brings too few coins is told one of both
        if ours.is_err() && did == Err("NotEnoughShares") {
            self.tally.count("redeem", false);
            return None;
        }
        let theirs = did.map(|did| vec![did.paid, did.lst]);
        self.same("redeem", before, ours, theirs);
        did.ok()
    }
}
