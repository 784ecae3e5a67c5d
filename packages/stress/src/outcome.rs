//! What came of shocks: before and after each, and from the first to the end.

#[cfg(test)]
mod tests;

use crate::ledger::{Ledger, Role};
use crate::play::Tally;
use crate::shock::Timed;
use ballast_tool::answer::some_text;
use serde::Serialize;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// Rows that are no role, in words.
const SEED: &str = "the seed, for ever the hub's";
const PENDING: &str = "rewards and gifts that do not count yet";
const FEES: &str = "fees that nobody collected";
const NOBODY: &str = "nobody: offsets and roundings";

/// What came of all shocks.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// When the first one came, at the earliest: unix seconds.
    pub began_at: u64,
    /// When nothing lasted any more and everybody was paid.
    pub ended_at: u64,
    /// Invariants and laws that were checked.
    pub invariants: u64,
    /// Who has what, from the beginning to the end.
    pub total: Table,
    /// What came of each shock, in order.
    pub played: Vec<Played>,
}

impl Outcome {
    /// The whole run as an object, the last line of the output.
    pub fn object(&self) -> Value {
        json!({
            "schema": "ballast.stress/1", "began_at": self.began_at, "ended_at": self.ended_at, "shocks": self.played.len(),
            "invariants": self.invariants, "who_lost_what": self.total.object(),
        })
    }
}

/// What came of one shock, until the next one came or all was over.
#[derive(Clone, Debug)]
pub struct Played {
    /// The shock, and when it was to come.
    pub timed: Timed,
    /// The block in which it came.
    pub height: u64,
    /// That block's time, unix seconds.
    pub time: u64,
    /// Why nothing happened, if so.
    pub skipped: Option<String>,
    /// Native that the chain slashed off the suite's stake and what it unbonds.
    pub slashed: u128,
    /// The hub's records of losses that were booked.
    pub losses: Vec<Value>,
    /// Figures of the suite before it.
    pub before: Value,
    /// Figures of the suite when the next one came, or at the end.
    pub after: Value,
    /// What was reported before and after.
    pub reports: Reports,
    /// What people did until then.
    pub tally: Tally,
    /// Who had what before it, and has what after it.
    pub table: Table,
    /// When batches were paid that somebody waited for.
    pub exits: Exits,
}

/// Reports of the suite, null where nobody made any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reports {
    /// Before the shock.
    pub before: Value,
    /// When the next one came, or at the end.
    pub after: Value,
}

/// A facet whose colour is another after a shock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which one.
    pub facet: String,
    /// Its colour before.
    pub before: String,
    /// Its colour after.
    pub after: String,
}

/// When exits were paid, seconds after the shock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exits {
    /// Batches that somebody waited for.
    pub batches: u64,
    /// Batches that are not paid.
    pub unpaid: u64,
    /// When the first of them was paid.
    pub first_paid_secs: Option<u64>,
    /// When the last of them was paid.
    pub last_paid_secs: Option<u64>,
}

/// Who has what before and after. `sum of changes + slashed - rewards = 0`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// By role, those who have nothing before and after left out.
    pub rows: Vec<Row>,
    /// What the chain slashed.
    pub slashed: u128,
    /// What the chain gave: rewards, by what all assets say. Of the size of a rounding where it
    /// mints nothing.
    pub rewards: i128,
}

/// A row: a role, and what its accounts have together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The role, in words.
    pub who: String,
    /// Accounts of this role.
    pub accounts: Vec<String>,
    /// What they had before, native.
    pub before: i128,
    /// What they have after, native.
    pub after: i128,
}

impl Row {
    /// What it won; negative is lost.
    pub fn change(&self) -> i128 {
        self.after - self.before
    }
}

impl Table {
    /// From one look to another. Roles are those at the start of the run.
    pub fn between(start: &Ledger, before: &Ledger, after: &Ledger, slashed: u128) -> Self {
        let mut roles: BTreeMap<Role, Row> = BTreeMap::new();
        let names = start
            .claims
            .keys()
            .chain(before.claims.keys())
            .chain(after.claims.keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        for name in names {
            let role = start.role(name);
            let row = roles.entry(role).or_insert_with(|| Row {
                who: role.text().to_string(),
                accounts: vec![],
                before: 0,
                after: 0,
            });
            row.accounts.push(name.clone());
            row.before += before.of(name);
            row.after += after.of(name);
        }
        let mut rows: Vec<Row> = roles.into_values().collect();
        rows.retain(|row| row.before != 0 || row.after != 0);
        let mut ours = |who: &str, before: i128, after: i128| {
            if before != 0 || after != 0 {
                let who = who.to_string();
                let accounts = vec![];
                rows.push(Row {
                    who,
                    accounts,
                    before,
                    after,
                });
            }
        };
        ours(SEED, before.seed, after.seed);
        ours(PENDING, before.pending, after.pending);
        ours(FEES, before.fees, after.fees);
        ours(NOBODY, before.nobody(), after.nobody());
        Self {
            rows,
            slashed,
            rewards: after.assets - before.assets + slashed as i128,
        }
    }

    /// The sum of all changes, of what was slashed and of what the chain gave: 0.
    pub fn sum(&self) -> i128 {
        let changes: i128 = self.rows.iter().map(Row::change).sum();
        changes + self.slashed as i128 - self.rewards
    }

    /// What those who are nobody won or lost beside what dripped where nobody had a share any more:
    /// roundings, and no more than that.
    pub fn unexplained(&self) -> i128 {
        let won = self.change(NOBODY);
        let dripped = (-self.change(PENDING)).max(0);
        match won > 0 {
            true => (won - dripped).max(0),
            false => won,
        }
    }

    /// The change of one row.
    pub fn change(&self, who: &str) -> i128 {
        let row = self.rows.iter().find(|row| row.who == who);
        row.map_or(0, Row::change)
    }

    /// As an object; amounts are strings.
    pub fn object(&self) -> Value {
        let rows = self.rows.iter().map(|row| {
            json!({
                "who": row.who, "accounts": row.accounts, "before": row.before.to_string(), "after": row.after.to_string(),
                "change": row.change().to_string(),
            })
        });
        json!({
            "rows": rows.collect::<Vec<_>>(), "slashed": self.slashed.to_string(), "rewards": self.rewards.to_string(),
            "sum": self.sum().to_string(),
        })
    }
}

impl Played {
    /// As an object; amounts are strings.
    pub fn object(&self) -> Value {
        let mut object = json!({
            "line": self.timed.line, "after_secs": self.timed.after_secs, "shock": self.timed.shock, "height": self.height,
            "time": self.time, "skipped": self.skipped, "slashed": self.slashed.to_string(), "losses": self.losses,
            "before": self.before, "after": self.after, "exits": self.exits, "did": did(&self.tally),
            "who_lost_what": self.table.object(),
        });
        let Reports { before, after } = &self.reports;
        if !before.is_null() {
            object["report"] = json!({"before": before, "after": after});
        }
        object
    }

    /// Facets of the reports whose colour is another after it.
    pub fn moved(&self) -> Vec<Moved> {
        let Reports { before, after } = &self.reports;
        let colour = |report: &Value, facet: &str| {
            let colour = some_text(&report["facets"][facet]["color"]);
            colour.unwrap_or_else(|| "grey".to_string())
        };
        let facets = before["facets"].as_object().into_iter().flatten();
        let all = facets.map(|(facet, _)| Moved {
            facet: facet.clone(),
            before: colour(before, facet),
            after: colour(after, facet),
        });
        all.filter(|moved| moved.before != moved.after).collect()
    }
}

/// What people did, as an object.
fn did(tally: &Tally) -> Value {
    json!({
        "done": tally.done, "refused": tally.refused, "liquidations": tally.liquidations, "bad_debt": tally.bad_debt.to_string(),
        "restake_slashed": tally.restake_slashed.to_string(), "buy_downs": tally.buy_downs, "top_ups": tally.top_ups,
    })
}
