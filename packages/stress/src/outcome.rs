//! The results of shocks: before and after each, and of the whole run.

#[cfg(test)]
mod tests;

use crate::ledger::{Ledger, Role};
use crate::play::Tally;
use crate::shock::Timed;
use ballast_tool::answer::some_text;
use serde::Serialize;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// The names of rows that are not a role.
const SEED: &str = "the seed, for ever the hub's";
const PENDING: &str = "rewards and gifts that do not count yet";
const FEES: &str = "fees that nobody collected";
const NOBODY: &str = "nobody: offsets and roundings";

/// The result of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// When the run began, unix seconds: the first shock comes then or later.
    pub began_at: u64,
    /// When every shock had ended and every exit was paid, unix seconds.
    pub ended_at: u64,
    /// How many invariants and laws were checked.
    pub invariants: u64,
    /// What each role had at the beginning and has at the end.
    pub total: Table,
    /// The result of each shock, in order.
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

/// The result of one shock, until the next one came or the run ended.
#[derive(Clone, Debug)]
pub struct Played {
    /// The shock, with its line and its delay.
    pub timed: Timed,
    /// The height of the block in which it began.
    pub height: u64,
    /// That block's time, unix seconds.
    pub time: u64,
    /// Why it was skipped, if it was.
    pub skipped: Option<String>,
    /// Native that the chain slashed from the suite's stake and unbonding entries.
    pub slashed: u128,
    /// The hub's records of the losses that it booked.
    pub losses: Vec<Value>,
    /// Figures of the suite before it.
    pub before: Value,
    /// Figures of the suite when the next one came or the run ended.
    pub after: Value,
    /// Reports of the suite before and after it.
    pub reports: Reports,
    /// Counts of what the accounts did until then.
    pub tally: Tally,
    /// What each role had before it and has after it.
    pub table: Table,
    /// When batches with unpaid exits were paid.
    pub exits: Exits,
}

/// Reports of the suite; null in a run without reports.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reports {
    /// Before the shock.
    pub before: Value,
    /// When the next shock came or the run ended.
    pub after: Value,
}

/// A facet of the report whose colour a shock changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The facet's name.
    pub facet: String,
    /// Its colour before.
    pub before: String,
    /// Its colour after.
    pub after: String,
}

/// When exits were paid, seconds after the shock.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exits {
    /// Batches that had unpaid exits.
    pub batches: u64,
    /// Batches that are still unpaid.
    pub unpaid: u64,
    /// When the first of them was paid.
    pub first_paid_secs: Option<u64>,
    /// When the last of them was paid.
    pub last_paid_secs: Option<u64>,
}

/// What each role has before and after. `sum of changes + slashed - rewards = 0`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The rows, without those that are 0 before and after.
    pub rows: Vec<Row>,
    /// What the chain slashed.
    pub slashed: u128,
    /// What the chain gave, by the change of all assets: rewards. A rounding difference while the
    /// chain mints nothing.
    pub rewards: i128,
}

/// A role, and the sum of what its accounts have.
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
    /// What the role gained; a loss is negative.
    pub fn change(&self) -> i128 {
        self.after - self.before
    }
}

impl Table {
    /// The table from `before` to `after`. An account's role is its role in `start`, the beginning
    /// of the run.
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
        let mut add = |who: &str, before: i128, after: i128| {
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
        add(SEED, before.seed, after.seed);
        add(PENDING, before.pending, after.pending);
        add(FEES, before.fees, after.fees);
        add(NOBODY, before.nobody(), after.nobody());
        Self {
            rows,
            slashed,
            rewards: after.assets - before.assets + slashed as i128,
        }
    }

    /// All changes, plus what was slashed, less what the chain gave: 0.
    pub fn sum(&self) -> i128 {
        let changes: i128 = self.rows.iter().map(Row::change).sum();
        changes + self.slashed as i128 - self.rewards
    }

    /// The change of the row of offsets and roundings, less what dripped while no account held
    /// shares: only rounding differences, if the table is right.
    pub fn unexplained(&self) -> i128 {
        let gained = self.change(NOBODY);
        let dripped = (-self.change(PENDING)).max(0);
        match gained > 0 {
            true => (gained - dripped).max(0),
            false => gained,
        }
    }

    /// The change of one row; 0 if there is no such row.
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

    /// The facets whose colour the shock changed.
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

/// The counts of what the accounts did, as an object.
fn did(tally: &Tally) -> Value {
    json!({
        "done": tally.done, "refused": tally.refused, "liquidations": tally.liquidations, "bad_debt": tally.bad_debt.to_string(),
        "restake_slashed": tally.restake_slashed.to_string(), "buy_downs": tally.buy_downs, "top_ups": tally.top_ups,
    })
}
