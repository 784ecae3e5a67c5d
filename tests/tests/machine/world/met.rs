//! How often a history met what chains do and a test rarely does.

use super::World;
use crate::model::Seen;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

/// Counts, by what was met.
pub type Met = BTreeMap<&'static str, u64>;

/// Of all histories of this run.
pub static ALL: Mutex<Met> = Mutex::new(Met::new());

/// What all validators ask at first.
const FIRST_COMMISSION: &str = "0.05";

/// What histories have to meet.
pub const KINDS: [&str; 11] = [
    "unbonding time changed while stake unbonds",
    "most entries set to no more than are open",
    "size of the set changed who is in it",
    "slash fractions changed",
    "withdraw address switched off",
    "community tax changed",
    "least commission set above what was asked at first",
    "rewards in another denom alone",
    "rewards in several denoms",
    "blocks of 0.3 s",
    "jailed in the block that ends a redelegation to it",
];

impl World {
    /// Counts what this step met.
    pub(super) fn meet(&mut self, line: &Value, before: &Seen) {
        let mut met = vec![];
        let params = &line["params"];
        let is_open = !before.hub_entries.is_empty();
        let has = |name: &str| !params[name].is_null();
        met.push((has("unbonding_secs") && is_open, KINDS[0]));
        met.push((self.is_over_entries(params, before), KINDS[1]));
        let is_other_set = before.bonded != self.seen.bonded;
        met.push((has("max_validators") && is_other_set, KINDS[2]));
        let slashes = has("slash_downtime") || has("slash_double_sign");
        met.push((slashes, KINDS[3]));
        met.push((params["withdraw_addr_enabled"] == false, KINDS[4]));
        met.push((has("community_tax"), KINDS[5]));
        let raised = params["min_commission"].as_str();
        met.push((raised.is_some_and(|rate| rate > FIRST_COMMISSION), KINDS[6]));
        if line["cmd"] == "reward" {
            let funds = line["funds"].as_str().unwrap_or_default();
            let is_bonded = funds.contains("ustake") || funds.parse::<u128>().is_ok();
            met.push((!is_bonded, KINDS[7]));
            met.push((funds.contains(','), KINDS[8]));
        }
        let is_soon = self.span < Duration::from_millis(400);
        met.push((line["cmd"] == "exec" && is_soon, KINDS[9]));
        met.push((self.is_jailed_at_end(before), KINDS[10]));
        for (_, kind) in met.into_iter().filter(|(is_met, _)| *is_met) {
            *self.met.entry(kind).or_default() += 1;
        }
    }

    fn is_over_entries(&self, params: &Value, before: &Seen) -> bool {
        let Some(most) = params["max_entries"].as_u64() else {
            return false;
        };
        let mut open: BTreeMap<&str, u64> = BTreeMap::new();
        for entry in before.entries.values() {
            *open.entry(&entry.validator).or_default() += 1;
        }
        open.values().any(|count| *count >= most)
    }

    /// Whether a validator is jailed now, was in the set before, and the last blocks ended a redelegation to it.
    fn is_jailed_at_end(&self, before: &Seen) -> bool {
        let ended = before.redelegations.iter();
        let mut ended = ended.filter(|moved| moved.until <= self.seen.now);
        ended.any(|moved| {
            let was_bonded = before.bonded.contains(&moved.to);
            was_bonded
                && self
                    .chain()
                    .validator(&moved.to)
                    .is_some_and(|view| view.jailed)
        })
    }

    /// Adds what this history met to that of all.
    pub fn tell(&self) {
        let mut all = ALL.lock().expect("no panic holds it");
        for (kind, count) in &self.met {
            *all.entry(kind).or_default() += count;
        }
    }
}
