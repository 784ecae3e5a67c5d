//! Steps of restakers in the backer.

use super::super::{number, DAY};
use super::{Run, RESTAKERS};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::hedge::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn pause(&mut self, before: Model, now: u64) {
        let secs = self.dice.below(15 * DAY);
        let ours = self.floor.tell("dave", &json!({"pause": {"secs": secs}}));
        let theirs = self.model.begin_pause(secs, now);
        self.same("pause", before, ours.map(drop), theirs);
    }

    pub(super) fn restake(&mut self, before: Model, now: u64) {
        let (who, lst) = (self.dice.one_of(&RESTAKERS), self.amount());
        if self.model.backer.lst_of(who) < lst {
            return;
        }
        self.model.backer.report = Some(self.model.exposure(now));
        let ours = self.floor.restake(who, lst);
        let backer = self.floor.backer.clone();
        let ours = ours.map(|tx| number(tx.attr_of(&backer, "shares").unwrap()));
        let theirs = self.model.backer.deposit(who, lst, now);
        self.same("restake", before, ours, theirs);
    }

    pub(super) fn unstake(&mut self, before: Model, now: u64) {
        let who = self.dice.one_of(&RESTAKERS);
        let has = self.model.backer.shares_of(who);
        let shares = self.dice.one_of(&[has, has / 2, has / 3]);
        if shares == 0 {
            return;
        }
        let msg = json!({"redeem": {"shares": shares.to_string()}});
        let backer = self.floor.backer.clone();
        let ours = self.floor.tell_backer(who, &msg);
        let ours = ours.map(|tx| number(tx.attr_of(&backer, "lst").unwrap()));
        let theirs = self
            .model
            .backer
            .redeem(who, shares, now)
            .map(|(_, lst)| lst);
        self.same("unstake", before, ours, theirs);
    }

    pub(super) fn withdraw(&mut self, before: Model, now: u64) {
        let rows = self.model.backer.redemptions.iter();
        let Some((id, owner)) = rows.map(|(id, row)| (*id, row.owner.clone())).next() else {
            return;
        };
        self.model.backer.report = Some(self.model.exposure(now));
        let ours = self.floor.withdraw(&owner, id);
        let theirs = self.model.backer.withdraw(&[id], now);
        self.same("withdraw", before, ours, theirs);
    }
}
