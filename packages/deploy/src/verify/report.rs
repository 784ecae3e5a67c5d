//! Comparisons, and what people are told of them.

use crate::record::Contract;
use ballast_tool::output::Output;
use ballast_tool::CliError;
use serde_json::json;
use std::collections::BTreeMap;

/// One comparison of what should be with what the chain shows.
#[derive(Clone, Debug)]
pub struct Check {
    /// What is compared: `hub: owner`.
    pub what: String,
    /// The value that it should have.
    pub expected: String,
    /// The value that it has.
    pub found: String,
    /// Whether a difference is a fault; if not it is a change that the owner may make.
    pub binding: bool,
}

impl Check {
    /// Whether it is as it should be.
    pub fn holds(&self) -> bool {
        self.expected == self.found
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
            found: found.to_string(),
            binding,
        });
    }

    /// Faults, which fail; not what the owner has changed.
    pub fn faults(&self) -> Vec<&Check> {
        let differing = self.checks.iter().filter(|check| !check.holds());
        differing.filter(|check| check.binding).collect()
    }
}

/// Tells what was found, and fails if anything is not as it should be.
///
/// # Errors
/// A difference that is a fault.
pub fn judge(report: &Report, out: &Output) -> Result<(), CliError> {
    let differing = || report.checks.iter().filter(|check| !check.holds());
    let changed = differing().filter(|check| !check.binding).count();
    for check in differing() {
        match out.json {
            true => out.json(&json!({
                "check": check.what, "expected": check.expected, "found": check.found,
                "fault": check.binding,
            })),
            false => out.line(format!(
                "{} {}: {} instead of {}",
                out.refused(if check.binding { "differs" } else { "changed" }),
                check.what,
                check.found,
                check.expected
            )),
        }
    }
    let (all, faults) = (report.checks.len(), report.faults().len());
    if faults > 0 {
        let first = report.faults().first().map(|check| check.what.clone());
        return Err(CliError::failed(format!(
            "{faults} of {all} checks fail, first `{}`: what is on the chain is not this commit's suite",
            first.unwrap_or_default()
        )));
    }
    match out.json {
        true => out.json(&json!({"verified": all, "changed_since": changed})),
        false => out.line(format!(
            "{} {all} checks: codes, addresses, roles, parameters, books{}",
            out.good("verified"),
            match changed {
                0 => String::new(),
                n => format!("; {n} changed by the owner since the deployment"),
            }
        )),
    }
    Ok(())
}
