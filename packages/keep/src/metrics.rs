//! What a keeper shows to Prometheus and to monitors that ask whether it is well.

mod health;
mod names;

use super::alarms::{Alarm, Firing};
use super::clock::now;
use super::{Alarms, Figures, Turn};
use ballast_tool::output::Units;
pub use health::Health;
use health::Known;
use names::{COUNTERS, GAUGES};
use prometheus_client::encoding::prometheus_text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use serde_json::{json, Map};
use std::collections::BTreeMap;
use std::sync::atomic::AtomicU64;
use std::sync::{Mutex, PoisonError};

type Labels = Vec<(String, String)>;
type Gauges = Family<Labels, Gauge<f64, AtomicU64>>;
type Counters = Family<Labels, Counter<f64, AtomicU64>>;

/// The `Content-Type` of [`Monitor::metrics`].
pub const CONTENT_TYPE: &str = prometheus_text::CONTENT_TYPE;

/// What a keeper is, as it says at its beginning.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// What the suite is called: the chain's id, unless a file names it.
    pub suite: String,
    /// The hub's address, or `session`.
    pub hub: String,
    /// The chain's id.
    pub chain: String,
    /// The key that signs.
    pub from: String,
    /// Seconds between two turns.
    pub every: u64,
    /// Whether the chain's clock is the machine's.
    pub is_real: bool,
}

/// What all keepers of this process show.
pub struct Monitor {
    registry: Registry,
    gauges: BTreeMap<&'static str, Gauges>,
    counters: BTreeMap<&'static str, Counters>,
    known: Mutex<BTreeMap<String, Known>>,
}

impl Default for Monitor {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("ballast");
        let gauges = GAUGES.map(|(name, help)| {
            let family = Gauges::default();
            registry.register(name, help, family.clone());
            (name, family)
        });
        let counters = COUNTERS.map(|(name, help)| {
            let family = Counters::default();
            registry.register(name, help, family.clone());
            (name, family)
        });
        Self {
            registry,
            gauges: gauges.into(),
            counters: counters.into(),
            known: Mutex::default(),
        }
    }
}

impl Monitor {
    /// A keeper begins.
    pub fn begin(&self, about: &About) {
        let suite = &about.suite;
        let version = env!("CARGO_PKG_VERSION").to_string();
        let info = [
            ("version", version),
            ("hub", about.hub.clone()),
            ("chain", about.chain.clone()),
            ("from", about.from.clone()),
        ];
        let mut labels = labels(suite);
        labels.extend(info.map(|(key, value)| (key.to_string(), value)));
        if let Some(info) = self.gauges.get("keeper_info") {
            info.get_or_create(&labels).set(1.0);
        }
        // what has not happened yet is 0, and not missing
        for outcome in ["done", "failed"] {
            self.count("keeper_turns", suite, &[("outcome", outcome)], 0.0);
        }
        for name in ["keeper_messages", "keeper_fees", "keeper_tips_tokens"] {
            self.count(name, suite, &[], 0.0);
        }
        for kind in ["message", "errand"] {
            self.count("keeper_refusals", suite, &[("kind", kind)], 0.0);
        }
        self.set("keeper_every_seconds", suite, whole(about.every));
        self.alarms(suite, &[]);
        self.change(suite, |known| {
            known.about = about.clone();
            known.books_hold = true;
            known.turn_at = now();
        });
    }

    /// A turn was made; `fees` is what its messages have cost.
    pub fn turn(&self, suite: &str, turn: &Turn, fees: u128) {
        self.looked(suite, turn);
        self.ended(suite, turn.failure());
        self.sent(suite, turn, fees);
        self.change(suite, |known| known.made(turn, fees));
    }

    /// What the chain showed at the end of a turn.
    fn looked(&self, suite: &str, turn: &Turn) {
        let look = &turn.look;
        let set = |name: &'static str, value: f64| self.set(name, suite, value);
        set("hub_books_hold", flag(look.broken.is_empty()));
        set("hub_steps_due", whole(look.due.len() as u64));
        set("queue_overdue_batches", whole(turn.overdue.len() as u64));
        set("chain_height", whole(look.height));
        set("chain_timestamp_seconds", whole(look.time));
    }

    /// What a turn has sent, earned and paid, and what was refused in it.
    fn sent(&self, suite: &str, turn: &Turn, fees: u128) {
        let units = &turn.look.units;
        for sent in &turn.sent {
            self.count("keeper_messages", suite, &[], 1.0);
            self.count("keeper_tips_tokens", suite, &[], in_tokens(sent.tip, units));
        }
        for kind in turn.refusals() {
            self.count("keeper_refusals", suite, &[("kind", kind)], 1.0);
        }
        let is_comparable = self.of(suite, |known| known.figures.is_comparable());
        let paid = in_unit_of_fees(fees, is_comparable, units);
        self.count("keeper_fees", suite, &[], paid);
    }

    /// A turn could not be made.
    pub fn failed(&self, suite: &str, why: &str) {
        self.ended(suite, Some(why.to_string()));
    }

    fn ended(&self, suite: &str, failed: Option<String>) {
        let outcome = match failed {
            Some(_) => "failed",
            None => "done",
        };
        self.count("keeper_turns", suite, &[("outcome", outcome)], 1.0);
        self.set("keeper_last_turn_failed", suite, flag(failed.is_some()));
        self.set("keeper_last_turn_timestamp_seconds", suite, whole(now()));
        self.change(suite, |known| {
            known.turn_at = now();
            known.failed = failed;
        });
    }

    /// What the hub and the keeper have.
    pub fn figures(&self, suite: &str, figures: &Figures, units: &Units) {
        let amounts = [
            ("hub_value_tokens", figures.value),
            ("hub_shares_tokens", figures.shares),
            ("hub_buffer_tokens", figures.buffer),
            ("hub_bonded_tokens", figures.bonded),
            ("hub_exiting_tokens", figures.exiting),
            ("hub_dripping_tokens", figures.dripping),
            ("hub_unbooked_loss_tokens", figures.unbooked_loss),
            ("hub_owed_cover_tokens", figures.owed_cover),
        ];
        for (name, amount) in amounts {
            self.set(name, suite, in_tokens(amount, units));
        }
        self.set("hub_rate", suite, figures.rate.parse().unwrap_or_default());
        let next = whole(figures.next_batch_at);
        self.set("hub_next_batch_timestamp_seconds", suite, next);
        let balance = in_unit_of_fees(figures.balance, figures.is_comparable(), units);
        self.set("keeper_balance", suite, balance);
        self.change(suite, |known| {
            known.figures = figures.clone();
            known.units = units.clone();
        });
    }

    /// What lasts now.
    pub fn lasting(&self, suite: &str, alarms: &Alarms) {
        let lasting: Vec<Firing> = alarms.lasting().collect();
        self.alarms(suite, &lasting);
        self.change(suite, |known| known.alarms = lasting);
    }

    fn alarms(&self, suite: &str, lasting: &[Firing]) {
        let Some(family) = self.gauges.get("keeper_alarm") else {
            return;
        };
        for alarm in Alarm::ALL {
            let mut labels = labels(suite);
            labels.push(("kind".to_string(), alarm.to_string()));
            let lasts = lasting.iter().any(|one| one.alarm == alarm);
            family.get_or_create(&labels).set(flag(lasts));
        }
    }

    /// All of it, as Prometheus reads it.
    pub fn metrics(&self) -> String {
        let turns = self.turns();
        for (suite, at) in turns {
            let age = now().saturating_sub(at);
            self.set("keeper_last_turn_age_seconds", &suite, whole(age));
        }
        let mut text = String::new();
        // writing to a string does not fail
        let _ = prometheus_text::encode(&mut text, &self.registry);
        text
    }

    /// Whether all keepers of this process are well.
    pub fn health(&self) -> Health {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut is_well = true;
        let mut suites = Map::new();
        for (suite, known) in known.iter() {
            let health = known.health();
            is_well &= health.is_well;
            suites.insert(suite.clone(), health.shown);
        }
        let shown = json!({"ok": is_well, "suites": suites});
        Health { is_well, shown }
    }

    fn turns(&self) -> Vec<(String, u64)> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let all = known
            .iter()
            .map(|(suite, known)| (suite.clone(), known.turn_at));
        all.collect()
    }

    fn change(&self, suite: &str, change: impl FnOnce(&mut Known)) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        change(known.entry(suite.to_string()).or_default());
    }

    fn of<T: Default>(&self, suite: &str, read: impl FnOnce(&Known) -> T) -> T {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(suite).map(read).unwrap_or_default()
    }

    fn set(&self, name: &'static str, suite: &str, value: f64) {
        if let Some(family) = self.gauges.get(name) {
            family.get_or_create(&labels(suite)).set(value);
        }
    }

    fn count(&self, name: &'static str, suite: &str, more: &[(&str, &str)], by: f64) {
        let mut labels = labels(suite);
        let more = more
            .iter()
            .map(|(key, value)| (key.to_string(), value.to_string()));
        labels.extend(more);
        if let Some(family) = self.counters.get(name) {
            family.get_or_create(&labels).inc_by(by);
        }
    }
}

fn labels(suite: &str) -> Labels {
    vec![("suite".to_string(), suite.to_string())]
}

/// Whole tokens as a floating-point number: enough for a graph, not for books.
fn in_tokens(amount: u128, units: &Units) -> f64 {
    let text = units.tokens(amount).replace(',', "");
    text.parse().unwrap_or_default()
}

/// Fees and what pays them: whole tokens where the denom is that of the pool, else base units.
fn in_unit_of_fees(amount: u128, is_comparable: bool, units: &Units) -> f64 {
    match is_comparable {
        true => in_tokens(amount, units),
        false => amount.to_string().parse().unwrap_or_default(),
    }
}

fn whole(number: u64) -> f64 {
    number as f64
}

fn flag(is: bool) -> f64 {
    match is {
        true => 1.0,
        false => 0.0,
    }
}

#[cfg(test)]
mod tests;
