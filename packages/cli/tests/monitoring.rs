//! `scripts/monitoring`: alerts and a dashboard over what a keeper shows. Debian's `promtool` reads all of it, where it is installed.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use ballast_keep::{About, Figures, Look, Monitor, Turn};
use ballast_tool::output::Units;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/monitoring")
}

/// Runs promtool; none where it is not installed.
fn promtool(args: &[&str], input: &str) -> Option<()> {
    let program = std::env::var("PROMTOOL").unwrap_or_else(|_| "promtool".to_string());
    let started = Command::new(&program)
        .args(args)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        println!("skipped: there is no {program} here; `apt-get install prometheus` has it");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let ran = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = text(&ran.stdout) + &text(&ran.stderr);
    assert!(ran.status.success(), "{args:?}: {said}");
    Some(())
}

/// What a keeper shows after a turn.
fn scrape() -> String {
    let monitor = Monitor::default();
    monitor.begin(&About {
        suite: "a".to_string(),
        every: 60,
        ..About::default()
    });
    monitor.figures("a", &Figures::default(), &Units::default());
    let turn = Turn {
        due: vec![],
        sent: vec![],
        look: Look::default(),
        refused: None,
        failed: vec![],
        paused: vec![],
        waits_until: None,
        overdue: vec![],
        warnings: vec![],
    };
    monitor.turn("a", &turn, 5);
    monitor.metrics()
}

/// The expressions of the dashboard, its variables filled in.
fn expressions() -> Vec<String> {
    let text = fs::read_to_string(folder().join("dashboard.json")).unwrap();
    let dashboard: Value = serde_json::from_str(&text).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let targets = panels
        .iter()
        .flat_map(|panel| panel["targets"].as_array().unwrap());
    let filled = targets.map(|target| {
        let expr = target["expr"].as_str().unwrap();
        expr.replace("$__rate_interval", "5m")
            .replace("$suite", ".*")
    });
    filled.collect()
}

/// Words that are names of our figures.
fn figures(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let ours = words.filter(|word| word.starts_with("ballast_"));
    ours.map(ToString::to_string).collect()
}

#[test]
fn promtool_reads_what_a_keeper_shows() {
    promtool(&["check", "metrics"], &scrape());
}

#[test]
fn the_alerts_are_rules_and_ring_when_they_should() {
    promtool(&["check", "rules", "alerts.yml"], "");
    promtool(&["test", "rules", "alerts-test.yml"], "");
}

#[test]
fn the_dashboard_asks_what_prometheus_understands() {
    let all = expressions();
    assert!(all.len() > 15);
    // as a rule each, since promtool checks those
    let rules = all
        .iter()
        .enumerate()
        .map(|(i, expr)| format!("      - record: \"dashboard:{i}\"\n        expr: '{expr}'\n"));
    let rules: String = rules.collect();
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(
        file.path(),
        format!("groups:\n  - name: dashboard\n    rules:\n{rules}"),
    )
    .unwrap();
    promtool(&["check", "rules", file.path().to_str().unwrap()], "");
}

#[test]
fn alerts_and_dashboard_name_only_figures_that_there_are() {
    let shown = figures(&scrape());
    let alerts = fs::read_to_string(folder().join("alerts.yml")).unwrap();
    let mut asked = figures(&alerts);
    asked.extend(expressions().iter().flat_map(|expr| figures(expr)));
    let missing: Vec<&String> = asked.difference(&shown).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(asked.len() > 15, "{asked:?}");
}
