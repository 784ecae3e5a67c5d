//! Steps of the curator, the keepers and the parts.

use super::super::{number, taken, DAY, NOTICE};
use super::{Run, LISTS};
use crate::{beside::History, guest::Guest};
use ballast_extension_math::basket::model::Model;
use cosmwasm_std::Decimal;
use serde_json::{json, Value};

impl Run {
    pub(super) fn allocate(&mut self, before: Model, now: u64) {
        let at = self.dice.below(3) as usize;
        let here = self.bag.at.clone();
        let ours = self.bag.crank("allocate", at).map(|tx| {
            let of = |key| number(tx.attr_of(&here, key).unwrap());
            (of("lst"), of("shares"), of("gifts"))
        });
        let theirs = match self.is_known(at) {
            true => self.model.allocate(at, now),
            false => Err("UnknownPart"),
        };
        self.same("allocate", before, ours, theirs);
    }

    pub(super) fn trim(&mut self, before: Model, now: u64) {
        let at = self.dice.below(3) as usize;
        let here = self.bag.at.clone();
        let ours = self.bag.crank("trim", at).map(|tx| {
            // crumbs make no redemption
            let of = |key| tx.attr_of(&here, key).map_or(0, number);
            (of("redemption_id") as u64, of("lst"))
        });
        let theirs = match self.is_known(at) {
            true => self.model.trim(at, now),
            false => Err("UnknownPart"),
        };
        self.same("trim", before, ours, theirs);
    }

    pub(super) fn gather(&mut self, before: Model, now: u64) {
        let open = (0..3).filter(|at| self.model.parts[*at].trim.is_some());
        let open: Vec<usize> = open.collect();
        let at = match open.is_empty() {
            true => self.dice.below(3) as usize,
            false => self.dice.one_of(&open),
        };
        let here = self.bag.at.clone();
        let ours = self.bag.crank("gather", at);
        let ours = ours.map(|tx| number(tx.attr_of(&here, "lst").unwrap()));
        let theirs = match self.is_known(at) {
            true => self.model.gather(at, now),
            false => Err("UnknownPart"),
        };
        self.same("gather", before, ours, theirs);
    }

    pub(super) fn slash(&mut self, before: Model, now: u64) {
        let at = self.dice.below(3) as usize;
        let held = self.model.parts[at].restake.held();
        let lst = self.dice.one_of(&[1, held / 20 + 1, held / 3 + 1]);
        let is_veto = self.model.parts[at].restake.rules.veto.is_some();
        let ours = self.bag.slash(at, lst).map(|tx| match is_veto {
            true => None,
            false => Some(taken(&tx)),
        });
        let theirs = self.model.parts[at].restake.slash(lst, now, "svc");
        let theirs = theirs.map(|took| took.map(|(taken, ..)| taken));
        self.model.settle(at);
        self.same("slash", before, ours, theirs);
    }

    pub(super) fn execute(&mut self, before: Model, now: u64) {
        let veto = (0..3).find(|at| self.model.parts[*at].restake.rules.veto.is_some());
        let (at, part) = (veto.unwrap(), self.bag.parts[veto.unwrap()].clone());
        let state: Value = self.bag.suite.query(&part, &json!({"state": {}}));
        let id = state["request"]["id"].as_u64().unwrap_or(99);
        let msg = json!({"execute_slash": {"request_id": id}});
        let ours = self.bag.suite.execute("keeper", &part, &msg, &[]);
        let ours = ours.map(|tx| taken(&tx));
        let theirs = self.model.parts[at].restake.execute(now, "svc");
        self.model.settle(at);
        self.same("execute", before, ours, theirs.map(|(taken, ..)| taken));
    }

    pub(super) fn announce(&mut self, now: u64) {
        let list = self.dice.one_of(&LISTS);
        let rows: Vec<(usize, u64)> = list
            .into_iter()
            .enumerate()
            .filter(|(_, weight)| *weight > 0)
            .collect();
        let caps: Vec<Value> = rows
            .iter()
            .map(|(at, weight)| {
                let cap = self.model.parts[*at].cap.map(|cap| cap.to_string());
                json!({"address": self.bag.parts[*at], "weight_bps": weight, "cap": cap})
            })
            .collect();
        self.bag
            .tell("owner", &json!({"set_parts": {"parts": caps}}))
            .unwrap();
        self.announced = Some((list, now + NOTICE));
        self.tally.done("announce");
    }

    pub(super) fn apply(&mut self, before: Model, now: u64) {
        let ours = self.bag.apply().map(drop);
        let theirs = match self.announced {
            None => Err("NothingAnnounced"),
            Some((_, at)) if now < at => Err("Notice"),
            Some((list, _)) => {
                for (part, weight) in self.model.parts.iter_mut().zip(list) {
                    part.weight = weight.into();
                }
                Ok(())
            }
        };
        if self.same("apply", before, ours, theirs) {
            self.announced = None;
        }
    }

    pub(super) fn pause(&mut self, before: Model, now: u64) {
        let secs = self.dice.below(15 * DAY);
        let ours = self.bag.tell("dave", &json!({"pause": {"secs": secs}}));
        let theirs = self.model.begin_pause(secs, now);
        self.same("pause", before, ours.map(drop), theirs);
    }

    /// The suite loses; no LST moves here.
    pub(super) fn lose(&mut self) {
        self.bag.suite.slash("val0", Decimal::permille(1)).unwrap();
        self.bag.suite.sync("keeper").unwrap();
        self.tally.done("lose");
    }
}
