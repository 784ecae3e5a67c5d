//! `ballast demo`: a story, which is a scenario.

use super::html_report::HtmlReport;
use super::run::{asked, object};
use ballast_scenario::outcome::outcome;
use ballast_scenario::{parse, Command, Line, Report, Runner};
use ballast_testing::lst_of;
use ballast_tool::answer::{self, list, text};
use ballast_tool::output::{tokens, Output};
use ballast_tool::CliError;
use ballast_types::event;
use serde_json::{json, Value};
use std::path::Path;

const STORY: &str = include_str!("demo.jsonl");
const CAST: [&str; 4] = ["alice", "bob", "carol", "dave"];

pub fn demo(file: Option<&Path>, out: &Output) -> Result<(), CliError> {
    let lines = parse(STORY)?;
    let mut reporter = HtmlReport::new(file, "A short story of Ballast")?;
    let mut runner = Runner::default();
    for (i, line) in lines.iter().enumerate() {
        let joined = lines.get(i + 1).is_some_and(|next| next.common.same_block);
        let report = runner.step(line, joined)?;
        reporter.step(line, &report, &runner)?;
        if out.json {
            out.json(&object(line, &report));
            continue;
        }
        tell(line, &report, out);
        // one table for each step of the story, after its last command
        let step_ends = lines
            .get(i + 1)
            .is_none_or(|next| next.common.note.is_some());
        if step_ends && !matches!(line.command, Command::Query { .. }) {
            balances(&runner, out);
        }
    }
    let counts = runner.counts();
    match out.json {
        true => out.json(&json!({
            "commands": counts.commands, "expectations": counts.expectations,
            "invariants": counts.invariants,
        })),
        false => {
            let n = counts.invariants;
            out.line(format!(
                "{} invariants were checked on the way, and held",
                out.good(&n.to_string())
            ));
            out.line("next: ballast serve, ballast chain start, and ballast --help");
        }
    }
    reporter.finish(&runner, out)
}

fn tell(line: &Line, report: &Report, out: &Output) {
    if let Some(note) = &line.common.note {
        out.line(format!("\n{}", out.strong(note)));
    }
    let came = match &report.answer {
        Err(error) => out.refused(&format!("refused: {error}")),
        Ok(answer) => super::run::told(&outcome(answer, None), "\n  ", out),
    };
    if let Command::Query { .. } = line.command {
        return solvency(report, out);
    }
    out.line(format!("  {}", out.faint(&asked(line))));
    if !came.is_empty() {
        out.line(format!("  {came}"));
    }
    for loss in losses(report) {
        out.line(format!("  {}", out.strong(&loss)));
    }
}

/// Who paid for the losses that this step booked.
fn losses(report: &Report) -> Vec<String> {
    let events = report.answer.as_ref().ok().map(|answer| &answer["events"]);
    let events = events.and_then(Value::as_array).into_iter().flatten();
    let booked = events.filter(|event| event["type"] == format!("wasm-{}", event::LOSS));
    let told = booked.map(|event| {
        let rows = event["attributes"].as_array().into_iter().flatten();
        let part = |key: &str| {
            let mut rows = rows.clone();
            let row = rows.find(|row| row[0] == key);
            let amount = row.and_then(|row| row[1].as_str()?.parse().ok());
            shown(amount.unwrap_or_default())
        };
        format!(
            "of a loss of {} the bond paid {}, the pool {}, and holders bear {}",
            part("amount"),
            part("paid_by_bond"),
            part("paid_by_pool"),
            part("uncovered"),
        )
    });
    told.collect()
}

/// Amounts of the story's own token.
fn shown(amount: u128) -> String {
    tokens(amount, 6)
}

fn balances(runner: &Runner, out: &Output) {
    let (Some(chain), Some(suite)) = (runner.chain(), runner.contracts()) else {
        return;
    };
    let ask = json!({"exchange_rate": {}}).to_string().into_bytes();
    let rate = chain.query(&suite.hub, ask.into()).unwrap_or_default();
    let text = |key: &str| answer::text(&rate[key]);
    let mut header = vec!["rate", "value"];
    let value = text("value").parse().map(shown).unwrap_or_default();
    let mut row = vec![rounded(&text("rate")), value];
    for name in CAST {
        let Some(at) = chain.accounts().get(name) else {
            continue;
        };
        header.push(name);
        let lst = lst_of(chain, suite, at).u128();
        row.push(format!("{} + {} LST", shown(chain.balance(at)), shown(lst)));
    }
    out.table(&header, vec![row]);
}

/// Six decimals are enough for a table.
fn rounded(rate: &str) -> String {
    match rate.split_once('.') {
        Some((whole, rest)) => format!("{whole}.{}", rest.get(..6).unwrap_or(rest)),
        None => format!("{rate}.0"),
    }
}

fn solvency(report: &Report, out: &Output) {
    let Ok(answer) = &report.answer else { return };
    let rows = list(&answer["checks"]).iter().map(|check| {
        let holds = check["holds"] == Value::Bool(true);
        vec![
            text(&check["id"]),
            if holds { "holds" } else { "BROKEN" }.to_string(),
            text(&check["detail"]),
        ]
    });
    out.table(&["invariant", "", "numbers"], rows.collect());
}
