//! From a snapshot to a report.

use crate::facts::Facts;
use crate::{
    agree, books, concentration, cover, definitions, exit, extensions, facets, growth, loss,
    powers, usage, Policy, Report, RiskError, Snapshot, REPORT_SCHEMA,
};

/// The report of a snapshot: the same bytes for the same snapshot and policy.
///
/// # Errors
/// `Height` and `Time` for a snapshot of more than one block, `Twice` and `Name` for one that says
/// a thing twice, `Accounting` and `Number` for amounts that no pool can have.
pub fn report(snapshot: &Snapshot, policy: &Policy) -> Result<Report, RiskError> {
    snapshot.ensure_one_height()?;
    snapshot.ensure_once()?;
    let facts = Facts::new(snapshot, policy);
    agree::contradictions(&facts);
    let mut report = head(&facts, policy);
    report.conc = concentration::concentration(&facts);
    let third = report.conc.as_ref().and_then(|conc| conc.nakamoto_third);
    report.loss = loss::losses(&facts, third)?;
    report.growth = growth::growth(&facts);
    let worst = report.loss.get("S1").and_then(Option::as_ref);
    report.cover = cover::coverage(&facts, worst, &report.growth);
    extensions::add_sections(&mut report, &facts, policy);
    let admins = powers::admins(&facts);
    report.books = books::books(&facts);
    report.exit = exit::exit(&facts, extensions::leave_secs(&facts));
    report.history = books::history(&facts);
    report.powers = powers::powers(&facts, &admins);
    report.r#use = usage::usage(&facts);
    report.facets = facets::facets(&facts, &report, &admins, policy);
    report.partial = facts.gaps();
    Ok(report)
}

/// What a report is of, and what holds for every report; the sections are empty.
fn head(facts: &Facts<'_>, policy: &Policy) -> Report {
    let snapshot = facts.snapshot;
    let not_measured = definitions::NOT_MEASURED.iter();
    Report {
        schema: REPORT_SCHEMA.to_string(),
        policy: policy.name.clone(),
        generator: env!("CARGO_PKG_VERSION").to_string(),
        chain_id: snapshot.chain_id.clone(),
        height: snapshot.height,
        time: snapshot.time,
        hub: snapshot.suite.hub.to_string(),
        snapshot_sha256: snapshot.sha256(),
        token: facts.token.clone().unwrap_or_default(),
        not_measured: not_measured.map(ToString::to_string).collect(),
        definitions: definitions::definitions(),
        ..Report::default()
    }
}

/// The JSON schema of a report, as `schema/risk.json` has it.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Report);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
