//! Steps of restakers.

use super::super::amount_of;
use super::{previewed, Run, PEOPLE};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::restake::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn deposit(&mut self, before: Model) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            self.model = before;
            return;
        }
        let preview = self
            .dex
            .preview(&json!({"preview_deposit": {"lst": lst.to_string()}}));
        let preview = preview.map(|answer| amount_of(&answer, "shares"));
        let ours = self.dex.deposit(who, lst).map(|tx| tx.amount("shares"));
        //
        previewed(&preview, &ours);
        let theirs = self.model.deposit(who, lst, self.now());
        self.same("deposit", before, ours, theirs);
    }

    pub(super) fn redeem(&mut self, before: Model) {
        let who = self.dice.one_of(&PEOPLE);
        let has = self.model.shares_of(who);
        let shares = self
            .dice
            .one_of(&[has, has / 2, has / 3, 1, 1_000, has + 1]);
        let preview = self
            .dex
            .preview(&json!({"preview_redeem": {"shares": shares.to_string()}}));
        let ours = self.dex.try_redeem(who, shares).map(|tx| tx.amount("lst"));
        if let (Ok(preview), Ok(ours)) = (&preview, &ours) {
            assert_eq!(preview["lst"], json!(ours.to_string()));
        }
        let theirs = match shares {
            0 => Err("LayerDust"),
            shares => self
                .model
                .redeem(who, shares, self.now())
                .map(|(_, lst)| lst),
        };
        self.same("redeem", before, ours, theirs);
    }

    /// One to three of one owner.
    pub(super) fn withdraw(&mut self, before: Model) {
        let ids: Vec<u64> = self.model.redemptions.keys().copied().collect();
        if ids.is_empty() {
            self.model = before;
            return;
        }
        let first = self.dice.one_of(&ids);
        let owner = self.model.redemptions[&first].owner.clone();
        let many = 1 + self.dice.below(3) as usize;
        let of_owner = |id: &u64| *id >= first && self.model.redemptions[id].owner == owner;
        let ids: Vec<u64> = ids.iter().copied().filter(of_owner).take(many).collect();
        let preview = self
            .dex
            .preview(&json!({"preview_withdraw": {"redemption_id": first}}));
        let preview = preview.map(|answer| amount_of(&answer, "lst"));
        let ours = self.dex.withdraw(&owner, &ids);
        if ids.len() == 1 {
            //
            previewed(&preview, &ours);
        }
        let theirs = self.model.withdraw(&ids, self.now());
        self.same("withdraw", before, ours, theirs);
    }

    pub(super) fn split(&mut self, before: Model) {
        let ids: Vec<u64> = self.model.redemptions.keys().copied().collect();
        if ids.is_empty() {
            self.model = before;
            return;
        }
        let id = self.dice.one_of(&ids);
        let row = self.model.redemptions[&id].clone();
        let units = self
            .dice
            .one_of(&[row.units, row.units / 3, 1, 0, row.units + 1]);
        let to = self.dice.one_of(&PEOPLE);
        let receiver = self.dex.suite.addr(to);
        let msg = json!({"transfer_redemption": {"redemption_id": id, "units": units.to_string(), "receiver": receiver}});
        let ours = self
            .dex
            .tell(&row.owner, &msg)
            .map(|tx| tx.amount("new_id") as u64);
        let theirs = self.model.split(id, units, to);
        self.same("transfer", before, ours, theirs);
    }

    pub(super) fn gift(&mut self, before: Model) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            self.model = before;
            return;
        }
        self.dex.gift(who, lst);
        // nothing of the contract ran: what dripped in the meantime is counted by the next message
        self.model = before;
        self.model.give(who, lst).unwrap();
        self.tally.done("gift");
    }
}
