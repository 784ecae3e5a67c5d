//! Batches of exits: which have unpaid exits, and when they are paid.

use super::{Play, LONGEST_TURN};
use crate::ledger::lists;
use crate::outcome::Exits;
use crate::{Cause, StressError};
use ballast_types::queue::{BatchResponse, OpenBatchResponse, QueryMsg};
use ballast_types::Amount;
use serde_json::json;

/// The longest time that a run goes on after the last shock, seconds of the chain: half a year.
const PATIENCE: u64 = 15_768_000;

impl Play {
    /// Lets time pass until every shock has ended and every exit from the hub is paid.
    ///
    /// # Errors
    /// A broken invariant or law; a contract that does not answer; exits that are not paid within
    /// half a year.
    pub fn settle(&mut self) -> Result<(), StressError> {
        let end = self.now()? + PATIENCE;
        self.turn()?;
        while !self.is_settled()? {
            let now = self.now()?;
            if now >= end {
                let unpaid = self.batches.iter().filter(|(_, paid)| paid.is_none());
                let batches = unpaid.map(|(id, _)| *id).collect();
                return Err(Cause::Unpaid { batches }.into());
            }
            let next = (now + LONGEST_TURN).min(self.next_wake()?);
            self.block(next - now)?;
            self.turn()?;
        }
        Ok(())
    }

    /// Whether every shock has ended, the open batch is empty, and every noted batch is paid.
    fn is_settled(&self) -> Result<bool, StressError> {
        let lasts = self.effects.are_to_end(self.now()?);
        let view = self.view()?;
        let open: OpenBatchResponse = view.answer(&view.suite.queue, &QueryMsg::OpenBatch {})?;
        let waits = !open.shares.is_zero() || self.batches.values().any(Option::is_none);
        Ok(!lasts && !waits)
    }

    /// Notes the batches that have unpaid exits now, for [`Play::exits`]: the open one unless it is
    /// empty, and closed ones that are not fully funded.
    pub(super) fn watch_batches(&mut self) -> Result<(), StressError> {
        let view = self.view()?;
        let queue = &view.suite.queue;
        let batches = view.list::<BatchResponse>(queue, lists::BATCHES, json!({}))?;
        for batch in batches.iter().filter(|batch| has_unpaid_exits(batch)) {
            self.batches.entry(batch.batch_id).or_insert(None);
        }
        Ok(())
    }

    /// Notes when batches were paid: whether one was since the last look.
    pub(super) fn note_paid_batches(&mut self) -> Result<bool, StressError> {
        let now = self.now()?;
        let view = self.view()?;
        let waiting = self.batches.iter().filter(|(_, paid)| paid.is_none());
        let mut paid = vec![];
        for (id, _) in waiting {
            let query = QueryMsg::Batch { batch_id: *id };
            let batch: BatchResponse = view.answer(&view.suite.queue, &query)?;
            if batch.closed_at.is_some() && batch.funded == batch.owed {
                paid.push(*id);
            }
        }
        for id in &paid {
            self.batches.insert(*id, Some(now));
        }
        Ok(!paid.is_empty())
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
fn has_unpaid_exits(batch: &BatchResponse) -> bool {
    match batch.closed_at {
        None => !batch.shares.is_zero(),
        Some(_) => batch.funded < batch.owed,
    }
}
