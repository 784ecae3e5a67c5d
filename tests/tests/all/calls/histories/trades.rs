//! Steps of writers and holders.

use super::super::{amount_of, DAY, UNIT};
use super::{previewed, Run};
use crate::guest::Guest;
use serde_json::json;

impl Run {
    pub(super) fn offer(&mut self) {
        let (who, now) = (self.who(), self.now());
        let lst = self
            .dice
            .one_of(&[0, 1, 999_999, UNIT, 77 * UNIT, 300 * UNIT]);
        if self.dex.suite.shares(who) < lst {
            return;
        }
        let price = self.dice.one_of(&[0, 1, 299_999, 300_000, 7 * UNIT]);
        let end = self.dice.one_of(&[price, price, price / 2, 1, price + 1]);
        let ends = self
            .dice
            .one_of(&[now, now + 1, now + 3 * DAY, self.dex.from, now - 1]);
        let ask =
            json!({"price": price.to_string(), "end_price": end.to_string(), "ends_at": ends});
        let ours = self.dex.ask(who, lst, &ask);
        let theirs = self.model.offer(now, who, lst, (price, end), ends);
        self.tally.same("offer", ours, theirs);
    }

    pub(super) fn id(&mut self) -> u64 {
        let ids: Vec<u64> = self.model.offers.keys().copied().collect();
        match ids.is_empty() || self.dice.one_in(10) {
            true => 1_000,
            false => self.dice.one_of(&ids),
        }
    }

    pub(super) fn buy(&mut self) {
        let (who, id) = (self.who(), self.id());
        let left = self.model.offers.get(&id).map_or(0, |offer| offer.lst);
        let lst = self.part(left);
        let question = json!({"preview_buy": {"offer_id": id, "lst": lst.to_string()}});
        let preview = self.dex.preview(&question);
        let writer = self.model.offers.get(&id).map(|offer| offer.writer.clone());
        let before = writer.as_ref().map(|writer| self.dex.usd(writer));
        let ours = self.dex.buy(who, id, lst);
        // K-11
        previewed(&preview.map(|answer| amount_of(&answer, "cost")), &ours);
        if let (Ok(cost), Some(writer), Some(before)) = (&ours, &writer, before) {
            let paid = if writer == who { 0 } else { *cost };
            assert_eq!(
                self.dex.usd(writer),
                before + paid,
                "the writer is paid at once"
            );
        }
        let theirs = self.model.buy(self.now(), who, id, lst);
        self.tally.same("buy", ours, theirs);
    }

    pub(super) fn cancel(&mut self) {
        let (who, id) = (self.who(), self.id());
        let writer = self.model.offers.get(&id).map(|offer| offer.writer.clone());
        let writer = match (writer, self.dice.one_in(2)) {
            (Some(writer), true) => writer,
            (_, _) => who.to_string(),
        };
        let ours = self.dex.cancel(&writer, id);
        let theirs = self.model.cancel(&writer, id);
        self.tally.same("cancel", ours, theirs);
    }

    pub(super) fn close(&mut self) {
        let who = self.who();
        let most = self.model.options_of(who).min(self.model.written_of(who));
        let lst = self.part(most);
        let ours = self.dex.close(who, lst).map(drop);
        let theirs = self.model.close(self.now(), who, lst);
        self.tally.same("close", ours, theirs);
    }

    pub(super) fn give(&mut self) {
        let (from, to) = (self.who(), self.who());
        let lst = self.part(self.model.options_of(from));
        let ours = self.dex.give(from, to, lst).map(drop);
        let theirs = self.model.give(from, to, lst);
        self.tally.same("give", ours, theirs);
    }

    pub(super) fn exercise(&mut self) {
        let who = self.who();
        let lst = self.part(self.model.options_of(who));
        let question = json!({"preview_exercise": {"lst": lst.to_string()}});
        let preview = self.dex.preview(&question);
        let (has, pays) = (self.dex.usd(who), self.dex.pays(lst).max(1));
        if pays > has {
            return;
        }
        let sent = has.min(pays + self.dice.below(3) as u128);
        let (before, pool) = (self.dex.usd(who), self.dex.usd("series"));
        let ours = self.dex.exercise_with(who, lst, sent);
        if let Ok(paid) = &ours {
            assert_eq!(preview.unwrap()["pays"], json!(paid.to_string()), "K-11");
            assert_eq!(
                (self.dex.usd(who), self.dex.usd("series")),
                (before - paid, pool + paid)
            );
        }
        let theirs = self.model.exercise(self.now(), who, lst);
        self.tally.same("exercise", ours, theirs);
    }

    pub(super) fn redeem(&mut self) {
        let who = self.who();
        let ours = self.dex.redeem(who);
        let theirs = self.model.redeem(self.now(), who);
        self.tally.same("redeem", ours, theirs);
    }
}
