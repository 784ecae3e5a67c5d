//! Steps of borrowers.

use super::super::{number, UNIT};
use super::{alike, Run};
use crate::beside::History;
use ballast_extension_math::market::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn add(&mut self) {
        let (who, lst) = (self.user(), self.amount());
        if self.market.suite.shares(who) < lst {
            return;
        }
        self.market.add(who, lst).unwrap();
        self.model.add(who, lst);
        self.tally.done("add");
    }

    pub(super) fn borrow(&mut self, before: Model, bond: bool) {
        let who = self.user();
        let position = self.market.position(who);
        let most = match bond {
            true => position.max_loop,
            false => position.max_borrow,
        };
        let most = most.map_or(0, number);
        let amount = self.amount();
        let n = self
            .dice
            .one_of(&[amount, most, most, most / 2, most + 1])
            .max(1);
        let bonded = match bond {
            true => self.market.suite.preview_bond(n).ok(),
            false => None,
        };
        if bond && bonded.is_none_or(|lst| lst == 0) {
            return;
        }
        let owner = self.market.suite.addr(who);
        let msg =
            json!({"preview_borrow": {"owner": owner, "amount": n.to_string(), "bond": bond}});
        let preview = self.previewed(&msg, "debt");
        let ours = match bond {
            true => self.market.bond(who, n),
            false => self.market.borrow(who, n),
        };
        let ours = ours.map(|tx| number(tx.attr_of(&self.market.at, "debt").unwrap()));
        alike(&preview, &ours);
        if n == most && most >= UNIT {
            assert!(ours.is_ok(), "{most} were promised to {who}: {ours:?}");
        }
        // the hub's totals after it bonded
        self.look_again(bond);
        let theirs = self.model.borrow(who, n, bonded);
        let theirs = theirs.map(|()| self.model.debt(who));
        self.same(if bond { "loop" } else { "borrow" }, before, ours, theirs);
    }

    /// Bonding moves both totals: the check is by those at the end.
    pub(super) fn look_again(&mut self, bond: bool) {
        if bond {
            self.look();
        }
    }

    pub(super) fn repay(&mut self, before: Model) {
        let who = self.user();
        let (debt, (c, _)) = (self.market.debt(who), self.model.of(who));
        let amount = self.amount();
        let n = self
            .dice
            .one_of(&[amount, debt, debt / 2, debt + 5, debt.div_ceil(3)])
            .max(1);
        let part = match debt {
            0 => 0,
            debt => c * n.min(debt) / debt,
        };
        let remove = self
            .dice
            .one_of(&[None, Some(part), Some(part + 1), Some(c), Some(1)]);
        let remove = remove.filter(|lst| *lst > 0);
        let owner = self.market.suite.addr(who);
        let lst = remove.map(|lst| lst.to_string());
        let msg =
            json!({"preview_repay": {"owner": owner, "amount": n.to_string(), "remove": lst}});
        let preview = self.previewed(&msg, "paid");
        let ours = self.market.repay(who, n, remove);
        let ours = ours.map(|tx| number(tx.attr_of(&self.market.at, "amount").unwrap()));
        alike(&preview, &ours);
        let theirs = self.model.repay(who, n, remove);
        self.same("repay", before, ours, theirs);
    }

    pub(super) fn withdraw(&mut self, before: Model) {
        let who = self.user();
        let most = number(self.market.position(who).max_remove.unwrap_or_default());
        let lst = self
            .dice
            .one_of(&[most, most, most + 1, most / 3, 1])
            .max(1);
        let ours = self.market.remove(who, lst).map(drop);
        if lst == most {
            assert!(ours.is_ok(), "{most} LST were promised to {who}: {ours:?}");
        }
        let theirs = self.model.withdraw(who, lst);
        self.same("remove", before, ours, theirs);
    }
}
