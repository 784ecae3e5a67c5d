//! Until everybody who asked is paid.

use super::{Play, LONGEST_TURN};
use crate::ledger::{whole, List};
use crate::outcome::Exits;
use ballast_tool::answer::number;
use ballast_tool::CliError;
use serde_json::{json, Value};

/// What a run makes of blocks at most after the last shock, in seconds of the chain: half a year.
const PATIENCE: u64 = 15_768_000;

impl Play {
    /// Time passes until nothing lasts any more and everybody who asked the hub out is paid.
    ///
    /// # Errors
    /// A broken invariant or law; exits that are not paid within half a year.
    pub fn settle(&mut self) -> Result<(), CliError> {
        let end = self.now() + PATIENCE;
        self.turn()?;
        while !self.is_settled()? {
            if self.now() >= end {
                let waiting: Vec<_> = self
                    .batches
                    .iter()
                    .filter(|(_, paid)| paid.is_none())
                    .collect();
                return Err(CliError::failed(format!(
                    "after half a year these batches are not paid: {waiting:?}"
                )));
            }
            let now = self.now();
            let wake = self.wakes()?.into_iter().filter(|at| *at > now).min();
            let next = (now + LONGEST_TURN).min(wake.unwrap_or(u64::MAX));
            self.block(next - now)?;
            self.turn()?;
        }
        Ok(())
    }

    fn is_settled(&self) -> Result<bool, CliError> {
        let lasts = self.effects.are_to_end(self.now());
        let queue = self.view()?.suite.queue.clone();
        let open = self.ask(&queue, &json!({"open_batch": {}}))?;
        let waits = number(&open["shares"]) > 0 || self.batches.values().any(Option::is_none);
        Ok(!lasts && !waits)
    }

    /// Batches of now, for [`Play::exits`]: the open one if somebody is in it, and closed ones that
    /// are not paid.
    pub(super) fn watch_batches(&mut self) -> Result<(), CliError> {
        let view = self.view()?;
        let queue = &view.suite.queue;
        let batches = view.list(queue, List::BATCHES, json!({}));
        let waiting = batches.iter().filter(|batch| is_waited_for(batch));
        let ids: Vec<u64> = waiting.map(|batch| whole(&batch["batch_id"])).collect();
        for id in ids {
            self.batches.entry(id).or_insert(None);
        }
        Ok(())
    }

    /// Notes the batches that have been paid.
    pub(super) fn look_at_batches(&mut self) -> Result<bool, CliError> {
        let now = self.now();
        let view = self.view()?;
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
        Ok(!paid.is_empty())
    }

    /// When the exits that waited at `since` and after were paid first and last.
    pub(super) fn exits(&self, asked: &[u64], since: u64) -> Exits {
        let of = asked.iter().filter_map(|id| self.batches.get(id));
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

/// Whether somebody waits for a batch: somebody is in the open one, or a closed one lacks
/// something.
fn is_waited_for(batch: &Value) -> bool {
    match batch["closed_at"].is_null() {
        true => number(&batch["shares"]) > 0,
        false => number(&batch["funded"]) < number(&batch["owed"]),
    }
}
