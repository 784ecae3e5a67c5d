//! Steps of holders.

use super::super::{amount_of, number, DAY};
use super::{previewed, Run, PEOPLE};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::hedge::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn deposit(&mut self, before: Model, now: u64) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.backer.lst_of(who) < lst {
            return;
        }
        let ours = self.floor.deposit(who, lst);
        let theirs = self.model.deposit(who, lst, now);
        self.same("deposit", before, ours, theirs);
    }

    /// A deposit, mostly one that can be activated, or one that cannot any more; now and then none
    /// that there is.
    pub(super) fn pick(&mut self, fresh: bool) -> u64 {
        let now = self.now();
        let is_fresh = |ready: u64| ready <= now && now <= ready + DAY;
        let rows = self.model.deposits.iter();
        let liked = rows.filter(|(_, row)| is_fresh(row.ready) == fresh);
        let liked: Vec<u64> = liked.map(|(id, _)| *id).collect();
        let all: Vec<u64> = self.model.deposits.keys().copied().collect();
        match (all.is_empty(), self.dice.below(20)) {
            (true, _) | (_, 0) => 9_999_999,
            (_, 1) => self.dice.one_of(&all),
            _ if liked.is_empty() => self.dice.one_of(&all),
            _ => self.dice.one_of(&liked),
        }
    }

    pub(super) fn activate(&mut self, before: Model, now: u64) {
        let id = self.pick(true);
        let preview = self
            .floor
            .preview(&json!({"preview_activate": {"deposit_id": id}}));
        let preview = preview.map(|answer| amount_of(&answer, "shares"));
        let ours = self.floor.activate(id);
        // H-12
        previewed(&preview, &ours);
        let theirs = self.model.activate(id, now);
        self.same("activate", before, ours, theirs);
    }

    pub(super) fn cancel(&mut self, before: Model, now: u64) {
        let id = self.pick(false);
        let owner = self
            .model
            .deposits
            .get(&id)
            .map_or("alice".to_string(), |row| row.owner.clone());
        let at = self.floor.at.clone();
        let ours = self.floor.cancel(&owner, id);
        let ours = ours.map(|tx| number(tx.attr_of(&at, "lst").unwrap()));
        let theirs = self.model.cancel(id, now);
        self.same("cancel", before, ours, theirs);
    }

    pub(super) fn redeem(&mut self, before: Model, now: u64) {
        let holders: Vec<&str> = PEOPLE
            .into_iter()
            .filter(|who| self.model.shares_of(who) > 0)
            .collect();
        if holders.is_empty() {
            return;
        }
        let who = self.dice.one_of(&holders);
        let has = self.model.shares_of(who);
        let shares = self
            .dice
            .one_of(&[has, has / 2, has / 3, has / 7, 1, has + 1]);
        let forfeit = self.dice.one_in(3);
        if shares == 0 {
            return;
        }
        let preview = self
            .floor
            .preview(&json!({"preview_redeem": {"shares": shares.to_string()}}));
        let ours = self.floor.redeem(who, shares, forfeit);
        if let (Ok(preview), Ok(ours)) = (&preview, &ours) {
            assert_eq!(preview["lst"], json!(ours.to_string()));
        }
        let theirs = self.model.redeem(who, shares, now, forfeit);
        let what = if forfeit { "forfeit" } else { "redeem" };
        self.same(what, before, ours, theirs);
    }

    /// H-5, H-6 and H-11 are the kit's.
    pub(super) fn top_up(&mut self, before: Model, now: u64) {
        let preview = self.floor.preview(&json!({"preview_top_up": {}}));
        let ours = self.floor.top_up();
        if let (Ok(preview), Ok((due, paid))) = (&preview, &ours) {
            assert_eq!(
                preview,
                &json!({"due": due.to_string(), "paid": paid.to_string()})
            );
            self.tally.see("top-up that paid", u64::from(*paid > 0));
        }
        assert_eq!(preview.is_ok(), ours.is_ok());
        let theirs = self.model.top_up(now);
        self.same("top_up", before, ours, theirs);
    }

    pub(super) fn observe(&mut self, before: Model, now: u64) {
        let ours = self.floor.observe().map(drop);
        let theirs = self.model.observe(now);
        self.same("observe", before, ours, theirs);
    }

    pub(super) fn pay(&mut self, before: Model, now: u64) {
        let ours = self.floor.pay();
        let ours = ours.map(|tx| (tx.amount("premium"), tx.amount("gifts")));
        let theirs = self.model.pay(now);
        self.same("pay", before, ours, theirs);
    }

    pub(super) fn gift(&mut self) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.backer.lst_of(who) < lst {
            return;
        }
        self.floor.suite.lst_transfer(who, "hedge", lst).unwrap();
        self.model.give(who, lst).unwrap();
        self.tally.done("gift");
    }
}
