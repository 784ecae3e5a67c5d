//! Comparisons, and what people are told of them.

use crate::record::Contract;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// One comparison of what should be with what the chain shows.
#[derive(Clone, Debug)]
pub struct Check {
    /// What is compared: `hub: owner`.
    pub what: String,
    /// The value that it should have.
    pub expected: String,
    /// The value that it has; none where the node does not tell.
    pub found: Option<String>,
    /// Whether a difference is a fault; if not it is a change that the owner may make.
    pub binding: bool,
}

/// What came of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be.
    Holds,
    /// It is not, and its owner may have changed it.
    Changed,
    /// It is not as it should be.
    Fault,
    /// The node does not tell.
    Untold,
}

impl Check {
    /// What came of it.
    pub fn outcome(&self) -> Outcome {
        match &self.found {
            None => Outcome::Untold,
            Some(found) if *found == self.expected => Outcome::Holds,
            Some(_) if self.binding => Outcome::Fault,
            Some(_) => Outcome::Changed,
        }
    }

    /// The object for programs.
    fn object(&self) -> Value {
        json!({
            "check": self.what, "expected": self.expected, "found": self.found,
            "fault": self.outcome() == Outcome::Fault,
        })
    }

    /// The line for people; none where it holds.
    fn line(&self, out: &Output) -> Option<String> {
        let found = self.found.as_deref().unwrap_or_default();
        let Self { what, expected, .. } = self;
        let instead = format!("{what}: {found} instead of {expected}");
        match self.outcome() {
            Outcome::Holds => None,
            Outcome::Changed => Some(format!("{} {instead}", out.refused("changed"))),
            Outcome::Fault => Some(format!("{} {instead}", out.refused("differs"))),
            Outcome::Untold => Some(format!(
                "{} {what}: should be {expected}",
                out.refused("not told by the node")
            )),
        }
    }
}

/// All comparisons, and the suite as it is.
#[derive(Default)]
pub struct Report {
    /// In the order in which they were made.
    pub checks: Vec<Check>,
    /// The contracts with the codes they run.
    pub contracts: BTreeMap<String, Contract>,
}

impl Report {
    /// Adds a comparison whose difference is a fault.
    pub fn must(&mut self, what: impl Into<String>, expected: impl ToString, found: impl ToString) {
        self.push(what, expected, found, true);
    }

    /// Adds a comparison.
    pub fn push(
        &mut self,
        what: impl Into<String>,
        expected: impl ToString,
        found: impl ToString,
        binding: bool,
    ) {
        self.checks.push(Check {
            what: what.into(),
            expected: expected.to_string(),
            found: Some(found.to_string()),
            binding,
        });
    }

    /// Adds a comparison that could not be made, because the node does not tell.
    pub fn untold(&mut self, what: impl Into<String>, expected: impl ToString) {
        self.checks.push(Check {
            what: what.into(),
            expected: expected.to_string(),
            found: None,
            binding: true,
        });
    }

    /// How many comparisons came out like this.
    pub fn count(&self, outcome: Outcome) -> usize {
        let checks = self.checks.iter();
        checks.filter(|check| check.outcome() == outcome).count()
    }
}

/// Tells what was found, and fails if anything is not as it should be. What the node does not tell is
/// counted apart, and is no fault.
///
/// # Errors
/// A difference that is a fault.
pub fn judge(report: &Report, out: &Output) -> Result<(), CliError> {
    for check in &report.checks {
        match (check.line(out), out.json) {
            (None, _) => {}
            (Some(_), true) => out.json(&check.object()),
            (Some(line), false) => out.line(line),
        }
    }
    let mut faults = report
        .checks
        .iter()
        .filter(|check| check.outcome() == Outcome::Fault);
    if let Some(first) = faults.next() {
        return Err(CliError::failed(format!(
            "{} of {} checks fail, first `{}`: what is on the chain is not this commit's suite",
            report.count(Outcome::Fault),
            report.checks.len(),
            first.what
        )));
    }
    match out.json {
        true => out.json(&summary(report)),
        false => out.line(format!("{} {}", out.good("verified"), in_words(report))),
    }
    Ok(())
}

/// What holds, and what does not, for programs.
fn summary(report: &Report) -> Value {
    json!({
        "verified": report.count(Outcome::Holds),
        "changed_since": report.count(Outcome::Changed),
        "not_told": report.count(Outcome::Untold),
    })
}

/// The same in words.
fn in_words(report: &Report) -> String {
    let holds = report.count(Outcome::Holds);
    let mut words = format!("{holds} checks: codes, addresses, roles, parameters, books");
    for (outcome, what) in [
        (
            Outcome::Changed,
            "changed by the owner since the deployment",
        ),
        (Outcome::Untold, "not told by the node"),
    ] {
        match report.count(outcome) {
            0 => {}
            n => words.push_str(&format!("; {n} {what}")),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before, what had changed was counted as verified, and what the node did not tell was nowhere.
    #[test]
    fn only_what_holds_is_verified() {
        let mut report = Report::default();
        report.must("hub: denom", "ustake", "ustake");
        report.push("hub: owner", "wasm1a", "wasm1b", false);
        report.untold("chain: the hub's rewards go to", "wasm1collector");

        let told = json!({"verified": 1, "changed_since": 1, "not_told": 1});
        assert_eq!(summary(&report), told);
        let words = "1 checks: codes, addresses, roles, parameters, books; 1 changed by the owner since the deployment; \
                     1 not told by the node";
        assert_eq!(in_words(&report), words);
        let out = Output::new(true);
        assert_eq!(judge(&report, &out), Ok(()));
        let untold = report.checks.last().map(Check::object);
        let untold = untold.map(|object| (object["found"].clone(), object["fault"].clone()));
        assert_eq!(untold, Some((Value::Null, json!(false))));

        report.must("vault: code", "aa", "bb");
        let words = "1 of 4 checks fail, first `vault: code`: what is on the chain is not this commit's suite";
        assert_eq!(judge(&report, &out), Err(CliError::failed(words)));
    }
}
