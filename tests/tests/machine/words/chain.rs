//! What chains change while they live, and what they pay besides.

use super::{word, Deed, May, Must, Word, VALIDATORS};
use crate::model::Moved;
use crate::world::World;
use ballast_scenario::span::number;
use serde_json::{json, Value};
use std::time::Duration;

/// Blocks that a validator of our chains may miss in a row before it is jailed, and the one in
/// which it is.
const MISSES: u64 = 11;

impl World {
    /// New parameters of a module. The window of missed votes stays: there the chains differ
    /// (docs/DIFFERENCES.md).
    pub(super) fn govern(&self, a: u8, part: u16) -> Word {
        let pick = |of: &[Value]| of[usize::from(part) % of.len()].clone();
        let fractions = [json!("0"), json!("0.0001"), json!("0.05"), json!("0.2")];
        // while anything unbonds, mostly what bears on it
        let is_open = !self.seen.entries.is_empty();
        let kind = match is_open && a >= 128 {
            true => a % 2,
            false => a % 8,
        };
        let (module, params) = match kind {
            0 => {
                let days = [1, 7, 21, 28].map(|days| json!(days * 86_400));
                ("staking", json!({"unbonding_secs": pick(&days)}))
            }
            1 if is_open => ("staking", json!({"max_entries": 1 + part % 3})),
            1 => ("staking", json!({"max_entries": 1 + part % 8})),
            2 => ("staking", json!({"max_validators": 2 + part % 4})),
            3 => {
                let rates = [json!("0"), json!("0.06"), json!("0.11")];
                ("staking", json!({"min_commission": pick(&rates)}))
            }
            4 => ("slashing", json!({"slash_downtime": pick(&fractions)})),
            5 => ("slashing", json!({"slash_double_sign": pick(&fractions)})),
            6 => {
                let on = part.is_multiple_of(2);
                ("distribution", json!({"withdraw_addr_enabled": on}))
            }
            _ => {
                let tax = pick(&fractions);
                ("distribution", json!({"community_tax": tax}))
            }
        };
        let line = json!({"cmd": "set_params", "module": module, "params": params});
        word(line, Deed::Nothing, Must)
    }

    /// Rewards in several denoms, or in another than the one that is staked.
    pub(super) fn reward_in(&self, a: u8, part: u16) -> Word {
        let other = format!("{}uatom", 1 + u32::from(part));
        let funds = match a % 3 {
            0 => other,
            1 => format!("{other},{}ustake", self.amount(part | 2)),
            _ => format!("{other},7zeta"),
        };
        word(json!({"cmd": "reward", "funds": funds}), Deed::Nothing, May)
    }

    /// A validator misses blocks that are as long as it takes to be jailed where a redelegation to
    /// it ends.
    pub(super) fn jail_at_end(&self, validator: &str, part: u16) -> Word {
        let open = &self.seen.redelegations;
        let chosen = open.get(usize::from(part) % open.len().max(1));
        let named = |moved: &Moved| {
            VALIDATORS
                .into_iter()
                .find(|name| self.layer_name(name) == moved.to)
        };
        let line = match chosen.and_then(|moved| Some((named(moved)?, moved.until))) {
            None => json!({"cmd": "absent", "val": validator, "blocks": MISSES + 1}),
            Some((name, until)) => {
                // to the millisecond: the end falls into the block that jails, or the one before
                let left = Duration::from_nanos(until.saturating_sub(self.seen.now)).as_millis();
                let each = u64::try_from(left)
                    .unwrap_or(u64::MAX)
                    .div_ceil(MISSES)
                    .max(1);
                let each = number(Duration::from_millis(each));
                json!({"cmd": "absent", "val": name, "blocks": MISSES + 1, "secs": each})
            }
        };
        word(line, Deed::Nothing, May)
    }
}
