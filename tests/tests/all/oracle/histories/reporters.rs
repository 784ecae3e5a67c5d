//! Steps of reporters and of the owner.

use super::{Run, SIX, UNIT};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::oracle::model::Oracle as Model;
use serde_json::json;

impl Run {
    pub(super) fn pledge(&mut self, before: Model) {
        let who = self.who();
        let lst = self.dice.one_of(&[1, UNIT, 10 * UNIT, 30 * UNIT]);
        let ours = self.desk.pledge(SIX[who as usize], lst);
        let ours = ours.map(drop);
        let theirs = self.model.pledge(who, lst, self.now());
        self.same("pledge", before, ours, theirs);
    }

    pub(super) fn unpledge(&mut self, before: Model) {
        let who = self.who();
        let has = self.model.men[who as usize].pledge();
        let lst = self.dice.one_of(&[0, 1, UNIT, has / 2, has, has + 1]);
        let ours = self.desk.unpledge(SIX[who as usize], lst);
        let ours = ours.map(drop);
        let theirs = self.model.unpledge(who, lst, self.now());
        self.same("unpledge", before, ours, theirs);
    }

    pub(super) fn collect(&mut self, before: Model) {
        let who = self.who();
        let man = &self.model.men[who as usize];
        let is_last = man.until.is_some_and(|until| until <= self.now())
            && man.pledge() == 0
            && man.ready_at <= self.now();
        if is_last {
            // whoever is paid out after an eviction is no reporter any more: another story
            self.model = before;
            return;
        }
        let address = self.desk.suite.addr(SIX[who as usize]);
        let msg = json!({"collect": {"reporter": address}});
        let ours = self.desk.tell("keeper", &msg);
        let ours = ours.map(|tx| (tx.amount("rewards"), tx.amount("lst")));
        let theirs = self.model.collect(who, self.now());
        self.same("collect", before, ours, theirs);
    }

    pub(super) fn resume(&mut self, before: Model) {
        let any = self.who();
        let out = (0..SIX.len() as u32).find(|who| self.model.men[*who as usize].out.is_some());
        let who = out.filter(|_| self.dice.percent(70)).unwrap_or(any);
        let ours = self.desk.tell(SIX[who as usize], &json!({"resume": {}}));
        let ours = ours.map(drop);
        let theirs = self.model.resume(who, self.now());
        self.same("resume", before, ours, theirs);
    }

    pub(super) fn evict(&mut self, before: Model) {
        let who = self.who();
        let man = &self.model.men[who as usize];
        if man.pledge() + man.leaving + man.owed == 0 {
            self.model = before;
            return;
        }
        let address = self.desk.suite.addr(SIX[who as usize]);
        let msg = json!({"evict": {"address": address}});
        let ours = self.desk.tell("owner", &msg);
        let ours = ours.map(drop);
        let theirs = self.model.evict(who, self.now());
        self.same("evict", before, ours, theirs);
    }

    pub(super) fn admit(&mut self, before: Model) {
        let who = self.who();
        let address = self.desk.suite.addr(SIX[who as usize]);
        let msg = json!({"admit": {"address": address}});
        let ours = self.desk.tell("owner", &msg);
        let ours = ours.map(drop);
        let theirs = self.model.admit(who, self.now());
        self.same("admit", before, ours, theirs);
    }
}
