//! Times, counts and versions.

use crate::{holds, number_after, read};
use std::collections::BTreeSet;

#[test]
fn keepers_are_told_when_rewards_are_distributed_and_validators_observed() {
    let table = read("docs/PARAMETERS.md");
    let drip = number_after(&table, "| `hub.drip_secs` | ");
    let hours = drip / 2 / 3_600;
    let least = number_after(
        &read("contracts/hub/src/execute/harvest.rs"),
        "LEAST_ROUND_SECS: u64 = ",
    );
    assert_eq!(least, 3_600);
    let said = format!("half of `hub.drip_secs` after the one before ({hours} hours by default, and never less than an hour)");
    holds("docs/KEEPERS.md", &said);

    let look = number_after(
        &read("contracts/hub/src/execute/advance.rs"),
        "LOOK_EVERY_SECS: u64 = ",
    );
    assert_eq!(look, 86_400);
    for page in ["docs/KEEPERS.md", "docs/OPERATORS.md", "docs/AUDITORS.md"] {
        holds(page, "at the latest a day after the last look");
    }
}

#[test]
fn the_dashboards_page_counts_its_bonds() {
    let story = read("packages/cli/src/commands/serve_story.rs");
    let (_, list) = story.split_once("const BONDS: [u64; 6] = [").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    let bonds = list.split(',').filter(|bond| bond.trim() != "0").count();
    let words = ["no", "one", "two", "three", "four", "five", "six"];
    holds(
        "docs/DASHBOARD.md",
        &format!("bonds behind {} of the validators", words[bonds]),
    );
}

#[test]
fn what_the_command_is_built_from_is_what_the_architecture_says() {
    let text = read("docs/ARCHITECTURE.md");
    let row = text
        .lines()
        .find(|line| line.starts_with("| `packages/cli` |"))
        .unwrap();
    let (names, _) = row.rsplit_once("| `").unwrap().1.split_once(';').unwrap();
    let said: BTreeSet<&str> = names
        .split(',')
        .map(|name| name.trim().trim_matches('`'))
        .collect();
    let manifest = read("packages/cli/Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
    let (dependencies, _) = dependencies.split_once("\n[").unwrap();
    let own = dependencies
        .lines()
        .filter_map(|line| line.strip_prefix("ballast-"));
    let own: BTreeSet<&str> = own
        .map(|line| line.split(['.', ' ']).next().unwrap())
        .collect();
    assert_eq!(said, own);
}

#[test]
fn readmes_name_the_version_that_there_is() {
    let manifest = read("Cargo.toml");
    let (_, version) = manifest.split_once("\nversion = \"").unwrap();
    let minor = version.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
    for readme in [
        "packages/testing/README.md",
        "examples/README.md",
        "docs/INTEGRATORS.md",
    ] {
        for (at, _) in read(readme).match_indices("ballast-testing = \"") {
            let text = &read(readme)[at..];
            assert!(
                text.starts_with(&format!("ballast-testing = \"{minor}\"")),
                "{readme}: not {minor}"
            );
        }
    }
}

#[test]
fn verification_counts_the_attacks_that_there_are() {
    let page = read("docs/ATTACKS.md");
    let (before, _) = page.split_once(" entries are tests").unwrap();
    let count = before.lines().last().unwrap();
    holds("docs/VERIFICATION.md", &format!("| {count} attacks;"));
}
