//! Steps of the slasher, the resolver, the consumer and the guardian.

use super::super::{refused, taken, DAY, UNIT};
use super::Run;
use crate::{beside::History, guest::Guest};
use ballast_extension_math::restake::model::Model;
use serde_json::json;

impl Run {
    pub(super) fn slash(&mut self, before: Model) {
        let some = (self.model.held() / 2).max(1);
        let amount = self.amount();
        let lst = self.dice.one_of(&[amount, some, 10_000_000 * UNIT, 0]);
        let preview = self
            .dex
            .preview(&json!({"preview_slash": {"amount": lst.to_string()}}));
        let ours = self.dex.slash(lst).map(|tx| match self.dex.is_veto {
            true => None,
            false => Some(taken(&tx)),
        });
        if let (Ok(preview), Ok(Some(ours))) = (&preview, &ours) {
            assert_eq!(preview["taken"], json!(ours.to_string()));
        }
        let theirs = self.model.slash(lst, self.now(), "svc");
        let theirs = theirs.map(|slashed| slashed.map(|(taken, ..)| taken));
        self.same("slash", before, ours, theirs);
    }

    /// The request that is open, or none that there is.
    pub(super) fn open_request(&self) -> u64 {
        self.dex.state().request.map_or(99, |request| request.id)
    }

    pub(super) fn veto(&mut self, before: Model) {
        let id = self.open_request();
        let ours = self.dex.veto(id).map(drop);
        let theirs = match self.dex.is_veto {
            true => self.model.veto(self.now()),
            // the contract has no resolver then
            false => {
                refused(ours, "only the resolver");
                self.model = before;
                return;
            }
        };
        self.same("veto", before, ours, theirs);
    }

    pub(super) fn execute(&mut self, before: Model) {
        let id = self.open_request();
        let ours = self.dex.execute_slash(id).map(|tx| taken(&tx));
        let theirs = self
            .model
            .execute(self.now(), "svc")
            .map(|(taken, ..)| taken);
        self.same("execute", before, ours, theirs);
    }

    pub(super) fn consumer(&mut self, before: Model) {
        self.model = before;
        if self.dice.one_in(3) {
            self.dex.behave(&json!("fail"));
            self.model.report = None;
        } else {
            self.dex.behave(&json!("right"));
            self.dex.at_once();
            let exposure = self.amount();
            let due = self.dice.one_of(&[0, 0, 0, 1, u128::MAX]);
            self.dex.say(exposure, due);
            self.model.report = Some((exposure, due));
        }
        self.tally.done("consumer");
    }

    pub(super) fn pause(&mut self, before: Model) {
        let secs = self.dice.below(15 * DAY);
        let ours = self.dex.tell("dave", &json!({"pause": {"secs": secs}}));
        let ours = ours.map(drop);
        let theirs = self.model.begin_pause(secs, self.now());
        self.same("pause", before, ours, theirs);
    }
}
