//! What goes on around a keeper's turns: limits, alarms, figures for metrics.

mod seen;

use super::alarms::{Alarm, Firing, Signs};
use super::clock::now;
use super::{log, About, Alarms, Folder, Ledger, Limits, Monitor, Notice, Pace, Place, Turn};
use ballast_tool::output::Output;
use ballast_tool::CliError;
use seen::Seen;
use serde_json::{json, Value};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What fees and tips were, by days.
const LEDGER: &str = "ledger.json";
/// What was alarming.
const ALARMS: &str = "alarms.json";

/// Posts alarms elsewhere, for example to a chat.
pub trait Post: Sync {
    /// Sends an object there.
    ///
    /// # Errors
    /// It did not arrive.
    fn post(&self, body: &Value) -> Result<(), CliError>;
}

/// Around the turns of one keeper.
pub struct Watch<'a> {
    /// Who it is.
    pub about: About,
    /// How far it may go.
    pub limits: Limits,
    /// Where figures are shown, if anywhere.
    pub monitor: Option<&'a Monitor>,
    /// Where alarms are told, beside the output.
    pub post: Option<&'a dyn Post>,
    /// Whether its lines have to say which suite they are of.
    pub is_one_of_several: bool,
    seen: Mutex<Seen>,
}

impl<'a> Watch<'a> {
    /// Shows nothing elsewhere and has no limits.
    pub fn new(about: About) -> Self {
        Self {
            about,
            limits: Limits::default(),
            monitor: None,
            post: None,
            is_one_of_several: false,
            seen: Mutex::default(),
        }
    }

    /// The same with limits.
    #[must_use]
    pub fn limited(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same, shown and told elsewhere.
    #[must_use]
    pub fn shown(self, monitor: Option<&'a Monitor>, post: Option<&'a dyn Post>) -> Self {
        Self {
            monitor,
            post,
            ..self
        }
    }

    /// The staking denom, once it is known.
    pub(super) fn denom(&self) -> Option<String> {
        self.seen().denom()
    }

    /// What was seen up to now: what a turn that panicked has left is as good as any.
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn begin(&self, pace: Pace, out: &Output) {
        // turns that are counted are commands like others: a line each
        if pace.turns.is_none() {
            log::banner(self, pace, out);
        }
        if let Some(monitor) = self.monitor {
            monitor.begin(&self.about);
        }
    }

    /// Before a turn: what it may cost, and whether it is worth it.
    pub(super) fn before(&self, place: &mut dyn Place, folder: &Folder) -> Result<(), CliError> {
        let ledger: Ledger = folder.read(LEDGER)?;
        place.limit_fees(ledger.left(now(), &self.limits));
        Ok(())
    }

    /// What a turn has cost and changed.
    pub(super) fn look(
        &self,
        place: &mut dyn Place,
        folder: &Folder,
        outcome: &Result<Turn, CliError>,
    ) -> Result<(), CliError> {
        let fees = place.take_fees();
        let tips = outcome.as_ref().map_or(0, tips);
        if fees > 0 || tips > 0 {
            let mut ledger: Ledger = folder.read(LEDGER)?;
            ledger.add(now(), fees, tips);
            folder.write(LEDGER, &ledger)?;
        }
        // where the chain does not answer, what was known stays
        let figures = match outcome {
            Ok(_) => place.figures().ok().flatten(),
            Err(_) => None,
        };
        if let Ok(turn) = outcome {
            self.seen().see(turn, figures.as_ref());
        }
        let Some(monitor) = self.monitor else {
            return Ok(());
        };
        let suite = &self.about.suite;
        match outcome {
            Ok(turn) => {
                if let Some(figures) = &figures {
                    monitor.figures(suite, figures, &turn.look.units);
                }
                monitor.turn(suite, turn, fees);
            }
            Err(error) => monitor.failed(suite, &error.to_string()),
        }
        Ok(())
    }

    /// After a turn: alarms. Returns what lies idle, if that is an alarm; an error ends the keeper.
    pub(super) fn after(
        &self,
        folder: &Folder,
        outcome: &Result<Turn, CliError>,
        out: &Output,
    ) -> Result<Option<String>, CliError> {
        let now = now();
        let ledger: Ledger = folder.read(LEDGER)?;
        let mut signs = self.signs(outcome, &ledger, now);
        let losing = self.seen().losing(now, &ledger, &self.limits);
        if let Some(losing) = &losing {
            signs.plain.push(Firing::new(Alarm::Losing, losing));
        }
        let mut alarms: Alarms = folder.read(ALARMS)?;
        let before = alarms.clone();
        for notice in alarms.after(now, signs) {
            log::alarm(&notice, self, out);
            match self.tell(&notice) {
                Ok(()) => alarms.told(now, &notice),
                Err(error) => log::note(
                    &format!("the alarm could not be posted: {error}"),
                    self,
                    out,
                ),
            }
        }
        if alarms != before {
            folder.write(ALARMS, &alarms)?;
        }
        if let Some(monitor) = self.monitor {
            monitor.lasting(&self.about.suite, &alarms);
        }
        let mut lasting = alarms.lasting();
        let idle = lasting.find(|one| one.alarm == Alarm::Idle);
        match losing {
            None => Ok(idle.map(|idle| idle.text)),
            Some(losing) => Err(CliError::spent(format!(
                "{losing}: the keeper stops; raise --max-fees-over-tips, or remove {} to count anew",
                folder.file(LEDGER).display()
            ))),
        }
    }

    /// What is alarming about a turn.
    fn signs(&self, outcome: &Result<Turn, CliError>, ledger: &Ledger, now: u64) -> Signs {
        let turn = match outcome {
            Ok(turn) => turn,
            Err(error) => {
                return Signs {
                    failure: Some(error.to_string()),
                    ..Signs::default()
                }
            }
        };
        let (units, seen) = (&turn.look.units, self.seen());
        let mut plain = vec![];
        if !turn.look.broken.is_empty() {
            plain.push(Firing::new(Alarm::Unsound, turn.look.broken.join("; ")));
        }
        if !turn.overdue.is_empty() {
            plain.push(Firing::new(Alarm::Overdue, turn.overdue.join("; ")));
        }
        if !turn.warnings.is_empty() {
            plain.push(Firing::new(Alarm::Warning, turn.warnings.join("; ")));
        }
        let low = seen.low_balance(&self.about, &self.limits, units);
        plain.extend(low.map(|text| Firing::new(Alarm::Balance, text)));
        if ledger.left(now, &self.limits) == Some(0) {
            plain.push(Firing::new(
                Alarm::Fees,
                "today's fees are used up: nothing is sent before midnight, UTC",
            ));
        }
        let refusals = turn.sent.iter().flat_map(|sent| &sent.refused);
        let refusals = refusals.map(|one| one.told(units)).collect();
        Signs {
            failure: turn.failure(),
            waits: turn.waits(),
            refusals: (!turn.sent.is_empty()).then_some(refusals),
            is_done: turn.look.due.is_empty(),
            idle: seen.idle(units),
            plain,
        }
    }

    fn tell(&self, notice: &Notice) -> Result<(), CliError> {
        let Some(post) = self.post else {
            return Ok(());
        };
        let state = if notice.is_over { "over" } else { "alarm" };
        let about = &self.about;
        post.post(&json!({
            // what chats show
            "text": format!("ballast {}: {state} {}: {}", about.suite, notice.alarm, notice.text),
            "suite": about.suite, "chain": about.chain, "hub": about.hub,
            "alarm": notice.alarm, "state": state, "why": notice.text, "since": notice.since,
        }))
    }
}

fn tips(turn: &Turn) -> u128 {
    let tips = turn.sent.iter().map(|sent| sent.tip);
    tips.fold(0, u128::saturating_add)
}

#[cfg(test)]
mod tests;
