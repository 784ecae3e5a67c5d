//! Shocks, one after the other, with the figures before and after each.

use super::effects::Begun;
use super::{Play, Tally};
use crate::figures;
use crate::ledger::{lists, Ledger};
use crate::outcome::{Outcome, Played, Reports, Table};
use crate::shock::{Shock, Timed};
use crate::StressError;
use ballast_types::hub::LossRecord;
use serde_json::{json, Value};

/// A shock that has begun, and the figures before it.
struct Started {
    timed: Timed,
    height: u64,
    time: u64,
    skipped: Option<String>,
    slashed: u128,
    /// The id of the last loss that was booked before it.
    last_loss: Option<u64>,
    figures: Value,
    report: Value,
    ledger: Ledger,
    /// The numbers of all batches that were noted so far in the run.
    waiting: Vec<u64>,
}

/// A shock, and the figures when the next shock began or the run ended.
struct Ended {
    started: Started,
    after: After,
}

/// The figures when the next shock began or the run ended.
struct After {
    losses: Vec<Value>,
    figures: Value,
    report: Value,
    tally: Tally,
    table: Table,
}

impl Play {
    /// Plays all shocks, and goes on until every shock has ended and every exit is paid.
    ///
    /// # Errors
    /// A broken invariant or law; a contract that does not answer; a validator that does not exist;
    /// exits that are not paid within half a year.
    pub fn play(&mut self, shocks: &[Timed]) -> Result<Outcome, StressError> {
        self.play_reporting(shocks, |_| Ok(Value::Null))
    }

    /// [`Play::play`], with a report of the suite before each shock and at the end.
    ///
    /// # Errors
    /// As [`Play::play`], and the first error of `report`.
    pub fn play_reporting(
        &mut self,
        shocks: &[Timed],
        mut report: impl FnMut(&Self) -> Result<Value, StressError>,
    ) -> Result<Outcome, StressError> {
        self.turn()?;
        self.watch_batches()?;
        let start = self.ledger()?;
        let began_at = self.now()?;
        let mut ended: Vec<Ended> = vec![];
        let mut running: Option<Started> = None;
        let mut last = began_at;
        for timed in shocks {
            self.pass((last + timed.after_secs).saturating_sub(self.now()?))?;
            let seen = report(self)?;
            if let Some(started) = running.take() {
                let after = self.after(&started, seen.clone(), &start)?;
                ended.push(Ended { started, after });
            }
            last = self.now()?;
            running = Some(self.shock(timed, seen)?);
        }
        self.settle()?;
        if let Some(started) = running {
            let seen = report(self)?;
            let after = self.after(&started, seen, &start)?;
            ended.push(Ended { started, after });
        }
        let end = self.ledger()?;
        let slashed = ended.iter().map(|ended| ended.started.slashed).sum();
        Ok(Outcome {
            began_at,
            ended_at: self.now()?,
            invariants: self.runner().counts().invariants,
            total: Table::between(&start, &start, &end, slashed),
            played: ended.into_iter().map(|ended| self.played(ended)).collect(),
        })
    }

    /// Takes the figures, begins a shock, and has the accounts react to it in a turn at once,
    /// unless it is a slash that is not booked at once.
    fn shock(&mut self, timed: &Timed, report: Value) -> Result<Started, StressError> {
        let (height, time) = (self.height()?, self.now()?);
        let ledger = self.ledger()?;
        let figures = figures::take(&self.view()?)?;
        let last_loss = self.last_loss()?;
        self.take_tally();
        let begun = self.begin(timed).map_err(|err| err.at(timed.line))?;
        let is_unbooked = matches!(timed.shock, Shock::Slash { booked: false, .. });
        if !is_unbooked {
            self.turn()?;
        }
        let (slashed, skipped) = match begun {
            Begun::Slashed(amount) => (amount, None),
            Begun::Yes => (0, None),
            Begun::No(why) => (0, Some(why)),
        };
        self.watch_batches()?;
        Ok(Started {
            timed: timed.clone(),
            height,
            time,
            skipped,
            slashed,
            last_loss,
            figures,
            report,
            ledger,
            waiting: self.batches.keys().copied().collect(),
        })
    }

    /// The figures after a shock, with `report` as the report of now.
    fn after(
        &mut self,
        started: &Started,
        report: Value,
        start: &Ledger,
    ) -> Result<After, StressError> {
        let now = self.ledger()?;
        let tally = self.take_tally();
        let view = self.view()?;
        let since = json!({"start_after": started.last_loss});
        Ok(After {
            losses: view.list(&view.suite.hub, lists::LOSSES, since)?,
            figures: figures::take(&view)?,
            report,
            tally,
            table: Table::between(start, &started.ledger, &now, started.slashed),
        })
    }

    /// The result of a shock, once all exits are paid.
    fn played(&self, Ended { started, after }: Ended) -> Played {
        Played {
            exits: self.exits(&started.waiting, started.time),
            timed: started.timed,
            height: started.height,
            time: started.time,
            skipped: started.skipped,
            slashed: started.slashed,
            losses: after.losses,
            before: started.figures,
            after: after.figures,
            reports: Reports {
                before: started.report,
                after: after.report,
            },
            tally: after.tally,
            table: after.table,
        }
    }

    /// The id of the last loss that was booked.
    fn last_loss(&self) -> Result<Option<u64>, StressError> {
        let view = self.view()?;
        let losses = view.list::<LossRecord>(&view.suite.hub, lists::LOSSES, json!({}))?;
        Ok(losses.last().map(|loss| loss.id))
    }
}
