//! What goes on around a keeper's turns: limits, alarms, figures for whoever watches.

use super::alarms::Signs;
use super::clock::now;
use super::{
    log, About, Alarms, Figures, Folder, Ledger, Limits, Monitor, Notice, Pace, Place, Turn,
};
use ballast_tool::output::{Output, Units};
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::sync::Mutex;

/// What fees and tips were, by days.
const LEDGER: &str = "ledger.json";
/// What was alarming.
const ALARMS: &str = "alarms.json";
/// Messages that a balance should be enough for.
const MESSAGES: u128 = 20;

/// Tells somebody elsewhere.
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

/// What was seen up to now.
#[derive(Default)]
struct Seen {
    figures: Option<Figures>,
    units: Units,
    /// What the dearest message has cost.
    dearest: u128,
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
        let seen = self.seen.lock().ok()?;
        seen.figures.as_ref().map(|figures| figures.denom.clone())
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
        self.see(outcome, figures.as_ref(), fees);
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
        let is_losing = ledger.is_too_dear(now, &self.limits) && self.is_comparable();
        if is_losing {
            signs.plain.push(("losing", self.losing(&ledger)));
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
        let idle = lasting.find(|(kind, _)| *kind == "idle");
        match is_losing {
            false => Ok(idle.map(|(_, text)| text.to_string())),
            true => Err(CliError::spent(format!(
                "{}: the keeper stops; raise --max-fees-over-tips, or remove {} to count anew",
                self.losing(&ledger),
                folder.file(LEDGER).display()
            ))),
        }
    }

    fn see(&self, outcome: &Result<Turn, CliError>, figures: Option<&Figures>, fees: u128) {
        let suite = &self.about.suite;
        if let Ok(mut seen) = self.seen.lock() {
            if let Ok(turn) = outcome {
                seen.units = turn.look.units.clone();
                let sent = turn.sent.iter().filter_map(|sent| sent.fee.as_ref());
                let dearest = sent.map(|(fee, _)| *fee).max().unwrap_or_default();
                seen.dearest = seen.dearest.max(dearest);
            }
            if let Some(figures) = figures {
                seen.figures = Some(figures.clone());
            }
        }
        let Some(monitor) = self.monitor else {
            return;
        };
        match outcome {
            Ok(turn) => {
                if let Some(figures) = figures {
                    monitor.figures(suite, figures, &turn.look.units);
                }
                monitor.turn(suite, turn, fees);
            }
            Err(error) => monitor.failed(suite, &error.to_string()),
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
        let units = &turn.look.units;
        let mut plain = vec![];
        if !turn.look.broken.is_empty() {
            plain.push(("unsound", turn.look.broken.join("; ")));
        }
        if !turn.overdue.is_empty() {
            plain.push(("overdue", turn.overdue.join("; ")));
        }
        if !turn.warnings.is_empty() {
            plain.push(("warning", turn.warnings.join("; ")));
        }
        plain.extend(self.low_balance(units).map(|text| ("balance", text)));
        if ledger.left(now, &self.limits) == Some(0) {
            plain.push((
                "fees",
                "today's fees are used up: nothing is sent before midnight, UTC".to_string(),
            ));
        }
        let refusals = turn.sent.iter().flat_map(|sent| &sent.refused);
        let refusals = refusals.map(|one| one.told(units)).collect();
        Signs {
            failure: turn.failure(),
            waits: turn.waits(),
            refusals: (!turn.sent.is_empty()).then_some(refusals),
            is_done: turn.look.due.is_empty(),
            idle: self.idle(units),
            plain,
        }
    }

    /// More than a tenth of the pool that is in the buffer, and owed to nobody.
    fn idle(&self, units: &Units) -> Option<String> {
        let seen = self.seen.lock().ok()?;
        let figures = seen.figures.as_ref()?;
        let free = figures.buffer.saturating_sub(figures.exiting);
        (free > figures.value / 10).then(|| {
            format!(
                "{} of {} lie idle in the buffer",
                units.tokens(free),
                units.tokens(figures.value)
            )
        })
    }

    fn low_balance(&self, units: &Units) -> Option<String> {
        let seen = self.seen.lock().ok()?;
        let figures = seen.figures.as_ref().filter(|_| self.about.is_real)?;
        let enough = seen.dearest.saturating_mul(MESSAGES);
        let least = self.limits.low_balance.unwrap_or(enough);
        // a keeper that pays no fees needs none; one that has nothing can pay none
        (figures.balance < least || figures.balance == 0).then(|| {
            format!(
                "{} holds {}, less than {}: send it more",
                self.about.from,
                figures.fees(figures.balance, units),
                figures.fees(least.max(1), units)
            )
        })
    }

    fn is_comparable(&self) -> bool {
        let seen = self.seen.lock();
        seen.is_ok_and(|seen| seen.figures.as_ref().is_none_or(Figures::is_comparable))
    }

    fn losing(&self, ledger: &Ledger) -> String {
        let units = self.seen.lock().map(|seen| seen.units.clone());
        let units = units.unwrap_or_default();
        let (fees, tips) = ledger.week();
        format!(
            "fees of {} in seven days, and tips of {}",
            units.tokens(fees),
            units.tokens(tips)
        )
    }

    fn tell(&self, notice: &Notice) -> Result<(), CliError> {
        let Some(post) = self.post else {
            return Ok(());
        };
        let state = if notice.is_over { "over" } else { "alarm" };
        let about = &self.about;
        post.post(&json!({
            // what chats show
            "text": format!("ballast {}: {state} {}: {}", about.suite, notice.kind, notice.text),
            "suite": about.suite, "chain": about.chain, "hub": about.hub,
            "alarm": notice.kind, "state": state, "why": notice.text, "since": notice.since,
        }))
    }
}

fn tips(turn: &Turn) -> u128 {
    let tips = turn.sent.iter().map(|sent| sent.tip);
    tips.fold(0, u128::saturating_add)
}

#[cfg(test)]
mod tests;
