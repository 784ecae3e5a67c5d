//! Explores the model and prints what was seen: `cargo run --release -p ballast-explorer`, or only the rows
//! that are named: `... -- small StrikeOff`.
#![allow(clippy::print_stdout, reason = "a program that prints its findings")]

use ballast_explorer::{Budget, Protocol, Rule, Rules};
use stateright::{Checker, Model};
use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let only: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| only.is_empty() || only.iter().any(|part| name.contains(part));
    let mut good = true;
    println!("| model | states | unique | depth | time | result |\n|---|---|---|---|---|---|");
    for (name, budget) in Budget::all() {
        if wanted(name) {
            good &= explore(name, budget, Rules::default());
        }
    }
    for rule in Rule::ALL {
        let name = format!("without {rule:?}");
        let rules = Rules {
            without: Some(rule),
        };
        if wanted(&name) {
            good &= !explore(&name, rule.budget(), rules);
        }
    }
    match good {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

/// Explores one model, prints its row, and says whether all properties hold.
fn explore(name: &str, budget: Budget, rules: Rules) -> bool {
    let began = Instant::now();
    let checker = Protocol { budget, rules }
        .checker()
        .threads(std::thread::available_parallelism().map_or(1, usize::from))
        .spawn_bfs()
        .join();
    let broken: Vec<String> = checker
        .discoveries()
        .into_iter()
        .filter(|(name, _)| {
            let mut always = checker.model().properties().into_iter();
            always.any(|p| p.name == *name && p.expectation == stateright::Expectation::Always)
        })
        .map(|(name, path)| format!("{name}: {:?}", path.into_actions()))
        .collect();
    let result = match broken.is_empty() {
        true => "holds".to_string(),
        false => broken.join("; "),
    };
    println!(
        "| {name} | {} | {} | {} | {:.1} s | {result} |",
        checker.state_count(),
        checker.unique_state_count(),
        checker.max_depth(),
        began.elapsed().as_secs_f64(),
    );
    broken.is_empty()
}
