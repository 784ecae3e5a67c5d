//! Batches of exits: which have unpaid exits, and when they are paid.

use super::{Play, LONGEST_TURN};
use crate::ledger::{whole, List};
use crate::outcome::Exits;
use crate::{Cause, StressError};
use ballast_tool::answer::number;
use serde_json::{json, Value};

/// The longest time that a run goes on after the last shock, seconds of the chain: half a year.
const PATIENCE: u64 = 15_768_000;

impl Play {
    /// Lets time pass until every shock has ended and every exit from the hub is paid.
    ///
    /// # Errors
    /// A broken invariant or law; exits that are not paid within half a year.
    pub fn settle(&mut self) -> Result<(), StressError> {
        let end = self.now() + PATIENCE;
        self.turn()?;
        while !self.is_settled() {
            if self.now() >= end {
                let waiting: Vec<_> = self
                    .batches
                    .iter()
                    .filter(|(_, paid)| paid.is_none())
                    .collect();
                let why = format!("after half a year these batches are not paid: {waiting:?}");
                return Err(StressError::new(Cause::Unpaid, why));
            }
            let now = self.now();
            let wake = self.wakes().into_iter().filter(|at| *at > now).min();
            let next = (now + LONGEST_TURN).min(wake.unwrap_or(u64::MAX));
            self.block(next - now)?;
            self.turn()?;
        }
        Ok(())
    }

    /// Whether every shock has ended, the open batch is empty, and every noted batch is paid.
    fn is_settled(&self) -> bool {
        let lasts = self.effects.are_to_end(self.now());
        let view = self.view();
        let open = view.answer(&view.suite.queue, &json!({"open_batch": {}}));
        let waits = number(&open["shares"]) > 0 || self.batches.values().any(Option::is_none);
        !lasts && !waits
    }

    /// Notes the batches that have unpaid exits now, for [`Play::exits`]: the open one unless it is
    /// empty, and closed ones that are not fully funded.
    pub(super) fn watch_batches(&mut self) {
        let view = self.view();
        let queue = &view.suite.queue;
        let batches = view.list(queue, List::BATCHES, json!({}));
        let waiting = batches.iter().filter(|batch| has_unpaid_exits(batch));
        let ids: Vec<u64> = waiting.map(|batch| whole(&batch["batch_id"])).collect();
        for id in ids {
            self.batches.entry(id).or_insert(None);
        }
    }

    /// Notes when batches were paid: whether one was since the last look.
    pub(super) fn note_paid_batches(&mut self) -> bool {
        let now = self.now();
        let view = self.view();
        let waiting = self.batches.iter().filter(|(_, paid)| paid.is_none());
        let paid: Vec<u64> = waiting
            .map(|(id, _)| *id)
            .filter(|id| {
                let batch = view.answer(&view.suite.queue, &json!({"batch": {"batch_id": id}}));
                !batch["closed_at"].is_null() && batch["funded"] == batch["owed"]
            })
            .collect();
        for id in &paid {
            self.batches.insert(*id, Some(now));
        }
        !paid.is_empty()
    }

    /// When the first and the last of some batches were paid, seconds after `since`.
    pub(super) fn exits(&self, batches: &[u64], since: u64) -> Exits {
        let of = batches.iter().filter_map(|id| self.batches.get(id));
        let all: Vec<Option<u64>> = of.copied().collect();
        let paid = all.iter().flatten().map(|at| at.saturating_sub(since));
        Exits {
            batches: all.len() as u64,
            unpaid: all.iter().filter(|paid| paid.is_none()).count() as u64,
            first_paid_secs: paid.clone().min(),
            last_paid_secs: paid.max(),
        }
    }
}

/// Whether a batch has unpaid exits: an open one is not empty, a closed one is not fully funded.
fn has_unpaid_exits(batch: &Value) -> bool {
    match batch["closed_at"].is_null() {
        true => number(&batch["shares"]) > 0,
        false => number(&batch["funded"]) < number(&batch["owed"]),
    }
}
