//! What is known of each suite, and whether its keeper is well.

use super::About;
use crate::clock::now;
use crate::{Figures, Firing, Turn};
use ballast_tool::output::Units;
use serde_json::{json, Map, Value};
use std::collections::BTreeMap;

/// Whether keepers are well, and what shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Health {
    /// Whether all of them are well.
    pub is_well: bool,
    /// All figures, as an object.
    pub shown: Value,
}

/// What is known of one suite.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) about: About,
    pub(super) figures: Figures,
    pub(super) units: Units,
    pub(super) turn_at: u64,
    pub(super) failed: Option<String>,
    pub(super) books_hold: bool,
    pub(super) alarms: Vec<Firing>,
    pub(super) fees: u128,
    pub(super) tips: u128,
    pub(super) refusals: BTreeMap<String, u64>,
    pub(super) shown: Map<String, Value>,
}

impl Known {
    /// Takes a turn into account, and the fees of its messages.
    pub(super) fn made(&mut self, turn: &Turn, fees: u128) {
        let look = &turn.look;
        let tips = turn.sent.iter().map(|sent| sent.tip);
        self.fees = self.fees.saturating_add(fees);
        self.tips = tips.fold(self.tips, u128::saturating_add);
        for kind in turn.refusals() {
            *self.refusals.entry(kind.to_string()).or_default() += 1;
        }
        self.books_hold = look.broken.is_empty();
        self.units = look.units.clone();
        let shown = [
            ("height", json!(look.height)),
            ("time", json!(look.time)),
            ("due", json!(look.due)),
            ("broken", json!(look.broken)),
            ("overdue", json!(turn.overdue)),
            ("warnings", json!(turn.warnings)),
            ("paused", json!(turn.pauses())),
        ];
        let shown = shown.map(|(key, value)| (key.to_string(), value));
        self.shown.extend(shown);
    }

    /// Whether its keeper is well.
    pub(super) fn health(&self) -> Health {
        let age = now().saturating_sub(self.turn_at);
        // ten minutes are the longest wait after failures
        let late = age > self.about.every.saturating_mul(3).max(900);
        let is_well = !late && self.failed.is_none() && self.books_hold && self.alarms.is_empty();
        let figures = &self.figures;
        let tokens = |amount: u128| json!(self.units.tokens(amount).replace(',', ""));
        let alarms: Map<String, Value> = self
            .alarms
            .iter()
            .map(|one| (one.alarm.to_string(), json!(one.text)))
            .collect();
        let mut shown = json!({
            "ok": is_well, "hub": self.about.hub, "chain": self.about.chain,
            "last_turn_age_secs": age, "late": late, "failed": self.failed,
            "books_hold": self.books_hold, "alarms": alarms,
            "value": tokens(figures.value), "shares": tokens(figures.shares), "rate": figures.rate,
            "buffer": tokens(figures.buffer), "bonded": tokens(figures.bonded),
            "exiting": tokens(figures.exiting), "unbooked_loss": tokens(figures.unbooked_loss),
            "owed_cover": tokens(figures.owed_cover), "next_batch_at": figures.next_batch_at,
            "balance": figures.fees(figures.balance, &self.units).replace(',', ""),
            "fees": figures.fees(self.fees, &self.units).replace(',', ""),
            "tips": tokens(self.tips), "refusals": self.refusals,
        });
        if let Value::Object(fields) = &mut shown {
            fields.extend(self.shown.clone());
        }
        Health { is_well, shown }
    }
}
