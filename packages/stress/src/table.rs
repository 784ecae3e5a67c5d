//! Tables and sentences for terminals and pages.

use crate::outcome::{Moved, Outcome, Played, Row, Table};
use ballast_tool::output::tokens;

/// Whole tokens with a sign: `-12.5`.
pub fn signed(amount: i128, decimals: u8) -> String {
    let size = tokens(amount.unsigned_abs(), decimals);
    match amount < 0 {
        true => format!("-{size}"),
        false => size,
    }
}

/// The rows of a table: role, before, after, change; then what the chain slashed and gave, and the
/// sum.
pub fn rows(table: &Table, decimals: u8) -> Vec<Vec<String>> {
    let row = |row: &Row| {
        let amounts = [row.before, row.after, row.change()].map(|amount| signed(amount, decimals));
        let [before, after, change] = amounts;
        vec![row.who.clone(), before, after, change]
    };
    let mut all: Vec<_> = table.rows.iter().map(row).collect();
    let mut total = |who: &str, amount: i128| {
        let blank = String::new;
        all.push(vec![
            who.to_string(),
            blank(),
            blank(),
            signed(amount, decimals),
        ]);
    };
    total("slashed by the chain", table.slashed as i128);
    if table.rewards != 0 {
        total("given by the chain", -table.rewards);
    }
    total("sum", table.sum());
    all
}

/// The heads of the columns of [`rows`].
pub const HEAD: [&str; 4] = ["who", "before", "after", "change"];

/// A sentence about a shock's result.
pub fn sentence(one: &Played, decimals: u8) -> String {
    let shock = serde_json::to_string(&one.timed.shock).unwrap_or_default();
    if let Some(why) = &one.skipped {
        return format!("{shock}: nothing happened, {why}");
    }
    let mut parts = vec![];
    if one.slashed > 0 {
        parts.push(format!("{} slashed", tokens(one.slashed, decimals)));
    }
    let count = |n: u64, what: &str| (n > 0).then(|| format!("{n} {what}"));
    parts.extend(count(one.tally.liquidations, "sales of collateral"));
    parts.extend(count(one.tally.buy_downs, "buy-downs"));
    parts.extend(count(one.tally.top_ups, "top-ups"));
    if one.tally.restake_slashed > 0 {
        parts.push(format!(
            "{} LST of restakers taken",
            tokens(one.tally.restake_slashed, decimals)
        ));
    }
    if one.tally.bad_debt > 0 {
        parts.push(format!(
            "{} of debt that nobody paid",
            tokens(one.tally.bad_debt, decimals)
        ));
    }
    if let (Some(first), Some(last)) = (one.exits.first_paid_secs, one.exits.last_paid_secs) {
        parts.push(format!("exits paid {first} to {last} s later"));
    }
    let moved = one.moved().into_iter();
    parts.extend(moved.map(
        |Moved {
             facet,
             before,
             after,
         }| format!("{facet} {before} -> {after}"),
    ));
    match parts.is_empty() {
        true => format!("{shock}: nobody lost anything"),
        false => format!("{shock}: {}", parts.join(", ")),
    }
}

/// The table in Markdown.
pub fn markdown(outcome: &Outcome, decimals: u8) -> String {
    let mut text = "| who | before | after | change |\n|---|---:|---:|---:|\n".to_string();
    for row in rows(&outcome.total, decimals) {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}
