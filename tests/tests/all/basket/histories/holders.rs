//! Steps of holders.

use super::super::{number, NAMES, UNIT};
use super::{Run, PEOPLE};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::basket::model::Model;
use ballast_testing::{tx::attribute, Tx};
use cosmwasm_std::{to_json_binary, Addr};
use serde_json::json;

/// A part, and the numbers of the leaver's redemption there and of the trim that pays the leaver.
type Later = (usize, Option<u64>, Option<u64>);

impl Run {
    pub(super) fn deposit(&mut self, before: Model, now: u64) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            return;
        }
        let despite = self.dice.one_in(3);
        let asked =
            json!({"preview_deposit": {"lst": lst.to_string(), "despite_pending": despite}});
        let preview = self.bag.preview(&asked);
        let inner = json!({"despite_pending": despite});
        let ours = self.bag.deposit_with(who, lst, &inner);
        if let (Ok(preview), Ok(ours)) = (&preview, &ours) {
            assert_eq!(preview["shares"], json!(ours.to_string()));
        }
        assert_eq!(preview.is_ok(), ours.is_ok());
        let theirs = self.model.deposit(who, lst, now, despite);
        self.same("deposit", before, ours, theirs);
    }

    /// LST that a leaver got at once, and by part what he may take out of it later: a redemption,
    /// and his part of a trim.
    fn redeemed(&self, tx: &Tx) -> (u128, Vec<Later>) {
        let lst = number(tx.attr_of(&self.bag.at, "lst").unwrap());
        let rows = tx.events_named("ballast-basket-redeem").map(|event| {
            let id = |key: &str| attribute(event, key).map(|id| id.parse().unwrap());
            let part = attribute(event, "part").unwrap();
            let mut parts = self.bag.parts.iter();
            let part = parts.position(|address| address.as_str() == part);
            (part.unwrap(), id("redemption_id"), id("trim_id"))
        });
        let mut rows: Vec<_> = rows.collect();
        rows.sort();
        (lst, rows)
    }

    pub(super) fn redeem(&mut self, before: Model, now: u64) {
        let who = self.dice.one_of(&PEOPLE);
        let has = self.model.shares_of(who);
        let shares = self
            .dice
            .one_of(&[has, has / 2, has / 3, has / 7, 1, 1_000, has + 1]);
        let known: Vec<usize> = (0..3).filter(|at| self.is_known(*at)).collect();
        let skip: Vec<usize> = match self.dice.one_in(4) {
            true => vec![self.dice.one_of(&known)],
            false => vec![],
        };
        let preview = self
            .bag
            .preview(&json!({"preview_redeem": {"shares": shares.to_string()}}));
        let skipped: Vec<&Addr> = skip.iter().map(|at| &self.bag.parts[*at]).collect();
        let msg = json!({"redeem": {"shares": shares.to_string(), "skip": skipped}});
        let ours = self.bag.tell(who, &msg);
        let ours = ours.map(|tx| self.redeemed(&tx));
        if let (Ok(preview), Ok((lst, _))) = (&preview, &ours) {
            assert_eq!(preview["lst"], json!(lst.to_string()));
        }
        let theirs = self
            .model
            .redeem(who, shares, now, &skip)
            .map(|(lst, rows)| {
                let rows = rows.into_iter().enumerate();
                let rows = rows.map(|(at, (redemption, trim))| (at, redemption, trim));
                let rows =
                    rows.filter(|(_, redemption, trim)| redemption.is_some() || trim.is_some());
                (lst, rows.collect::<Vec<_>>())
            });
        self.same("redeem", before, ours, theirs);
    }

    /// LST that is merely transferred, to the basket or to a part.
    pub(super) fn gift(&mut self) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount().min(UNIT));
        if self.model.lst_of(who) < lst {
            return;
        }
        match self.dice.below(4) as usize {
            3 => {
                self.bag.suite.lst_transfer(who, "basket", lst).unwrap();
                self.model.give(who, lst).unwrap();
            }
            at => {
                self.bag.suite.lst_transfer(who, NAMES[at], lst).unwrap();
                *self.model.lst.get_mut(who).unwrap() -= lst;
                self.model.parts[at].restake.here += lst;
            }
        }
        self.tally.done("gift");
    }

    /// Somebody goes into a part by himself.
    pub(super) fn stranger(&mut self, before: Model, now: u64) {
        let (who, lst) = (self.dice.one_of(&PEOPLE), self.amount());
        if self.model.lst_of(who) < lst {
            return;
        }
        let at = self.dice.below(3) as usize;
        let msg = to_json_binary(&json!({"deposit": {}})).unwrap();
        let part = self.bag.parts[at].clone();
        let ours = self.bag.suite.lst_send(who, NAMES[at], lst, msg);
        let ours = ours.map(|tx| number(tx.attr_of(&part, "shares").unwrap()));
        let theirs = self.model.restake(at, who, lst, now);
        self.same("stranger", before, ours, theirs);
    }

    /// A leaver takes out what he has in a part.
    pub(super) fn withdraw(&mut self, before: Model, now: u64) {
        let at = self.dice.below(3) as usize;
        let restake = &self.model.parts[at].restake;
        let mut rows = restake.redemptions.iter();
        let row = rows.find(|(_, row)| PEOPLE.contains(&row.owner.as_str()));
        let Some((id, owner)) = row.map(|(id, row)| (*id, row.owner.clone())) else {
            return;
        };
        let part = self.bag.parts[at].clone();
        let msg = json!({"withdraw": {"redemption_ids": [id]}});
        let ours = self.bag.suite.execute(&owner, &part, &msg, &[]);
        let ours = ours.map(|tx| number(tx.attr_of(&part, "lst").unwrap()));
        let theirs = self.model.parts[at].restake.withdraw(&[id], now);
        self.model.settle(at);
        self.same("withdraw", before, ours, theirs);
    }
}
