//! `check`: limits on numbers, and the worst colours that are let through.

use super::kit::*;
use ballast_risk::{diff, report, Policy};

fn violations(text: &str) -> Result<Vec<String>, String> {
    let policy = Policy::parse(text).map_err(|err| err.to_string())?;
    let found = policy.violations(&of(&worked_example()));
    found.map_err(|err| err.to_string())
}

#[test]
fn a_limit_that_does_not_hold_is_named_with_both_numbers() {
    let text = "[limits]\n\"conc.top_bps\" = { max = 2000 }\n\"cover.pool_bps\" = { min = 50 }\n";
    assert_eq!(
        violations(text).unwrap(),
        ["conc.top_bps = 4000, at most 2000"]
    );

    let text =
        "[limits]\n\"books.rate\" = { min = \"1.3\" }\n\"books.value\" = { max = \"999\" }\n";
    assert_eq!(
        violations(text).unwrap(),
        [
            "books.rate = 1.25, at least 1.3",
            "books.value = 1000000000000, at most 999"
        ]
    );
}

#[test]
fn a_facet_that_is_worse_than_allowed_is_named() {
    let found = violations("[facets]\nslash = \"yellow\"\nconcentration = \"yellow\"\n").unwrap();
    assert_eq!(found.len(), 1);
    assert!(
        found[0].starts_with("facets.concentration is red"),
        "{found:?}"
    );
}

#[test]
fn what_is_not_known_does_not_pass() {
    let found = violations("[limits]\n\"growth.d30.ppm\" = { min = 0 }\n").unwrap();
    assert_eq!(found, ["growth.d30.ppm is not known: see `partial`"]);
}

#[test]
fn a_policy_that_asks_for_nothing_or_for_nonsense_is_refused() {
    for (text, word) in [
        ("", "asks for nothing"),
        ("limit = 3\n", "unknown field"),
        (
            "[limits]\n\"conc.nothing\" = { max = 1 }\n",
            "no report has a number",
        ),
        ("[limits]\n\"conc.top_bps\" = {}\n", "neither min nor max"),
        (
            "[limits]\n\"conc.top_bps\" = { max = true }\n",
            "write an integer",
        ),
        ("[facets]\nluck = \"green\"\n", "there is no facet `luck`"),
        (
            "[slash]\ngreen_ppm = 1\nyellow_ppm = 2\n",
            "a name of its own",
        ),
    ] {
        let error = violations(text).unwrap_err();
        assert!(error.contains(word), "{text}: {error}");
    }
}

/// Two reports by two policies differ in colours, and `diff` did not say why.
#[test]
fn the_policy_is_among_what_moved() {
    let text = "name = \"mine/1\"\n[slash]\ngreen_ppm = 5000\nyellow_ppm = 10000\n";
    let mine = report(&parsed(&worked_example()), &Policy::parse(text).unwrap()).unwrap();
    let moved = diff(&of(&worked_example()), &mine).unwrap();
    let ids: Vec<&str> = moved.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids, ["facets.slash.color", "policy"]);
}
