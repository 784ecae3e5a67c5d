//! How often a history met what chains do and a test rarely does.

use super::World;
use crate::model::Seen;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

/// Counts, by what can be met: 0 for what never was.
pub type Met = BTreeMap<&'static str, u64>;

thread_local! {
    static MET: RefCell<Met> = const { RefCell::new(Met::new()) };
}

/// What the histories of this thread met since it was last asked.
pub fn take() -> Met {
    MET.take()
}

/// What all validators ask at first.
const FIRST_COMMISSION: &str = "0.05";

impl World {
    /// Counts what this step met.
    pub(super) fn meet(&self, line: &Value, before: &Seen) {
        MET.with_borrow_mut(|met| {
            let kinds = self.changes(line, before).into_iter();
            for (kind, is_met) in kinds.chain(self.others(line, before)) {
                *met.entry(kind).or_default() += u64::from(is_met);
            }
        });
    }

    /// Changes of the chain's parameters.
    fn changes(&self, line: &Value, before: &Seen) -> [(&'static str, bool); 7] {
        let params = &line["params"];
        let has = |name: &str| !params[name].is_null();
        let is_unbonding = !before.hub_entries.is_empty();
        let is_other_set = before.bonded != self.seen.bonded;
        let least = params["min_commission"].as_str();
        [
            (
                "unbonding time changed while stake unbonds",
                has("unbonding_secs") && is_unbonding,
            ),
            (
                "most entries set to no more than are open",
                self.is_over_entries(params, before),
            ),
            (
                "size of the set changed who is in it",
                has("max_validators") && is_other_set,
            ),
            (
                "slash fractions changed",
                has("slash_downtime") || has("slash_double_sign"),
            ),
            (
                "withdraw address switched off",
                params["withdraw_addr_enabled"] == false,
            ),
            ("community tax changed", has("community_tax")),
            (
                "least commission set above what was asked at first",
                least.is_some_and(|rate| rate > FIRST_COMMISSION),
            ),
        ]
    }

    /// Rewards, short blocks, a redelegation's end.
    fn others(&self, line: &Value, before: &Seen) -> [(&'static str, bool); 4] {
        let rewards = match line["cmd"] == "reward" {
            true => line["funds"].as_str(),
            false => None,
        };
        let is_bonded = |funds: &str| funds.contains("ustake") || funds.parse::<u128>().is_ok();
        let is_soon = self.span < Duration::from_millis(400);
        [
            (
                "rewards in another denom alone",
                rewards.is_some_and(|funds| !is_bonded(funds)),
            ),
            (
                "rewards in several denoms",
                rewards.is_some_and(|funds| funds.contains(',')),
            ),
            ("blocks of 0.3 s", line["cmd"] == "exec" && is_soon),
            (
                "jailed in the block that ends a redelegation to it",
                self.is_jailed_at_end(before),
            ),
        ]
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

    /// Whether a validator is jailed now, was in the set before, and the last blocks ended a
    /// redelegation to it.
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
}
