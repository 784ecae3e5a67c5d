//! From a snapshot to a report.

use crate::extensions::Sections;
use crate::facts::Facts;
use crate::{
    agree, books, concentration, cover, definitions, exit, facets, growth, loss, powers, usage,
    Policy, Report, RiskError, Snapshot, REPORT_SCHEMA,
};
use std::collections::BTreeMap;

/// The report of a snapshot: the same bytes for the same snapshot and policy.
///
/// # Errors
/// `Height` and `Time` for a snapshot of more than one block, `Twice` and `Name` for one that says
/// a thing twice, `Arithmetic` for amounts that no pool can have.
pub fn report(snapshot: &Snapshot, policy: &Policy) -> Result<Report, RiskError> {
    snapshot.ensure_one_height()?;
    snapshot.ensure_once()?;
    let facts = Facts::new(snapshot, policy);
    agree::contradictions(&facts);
    let conc = concentration::concentration(&facts);
    let third = conc.as_ref().and_then(|conc| conc.nakamoto_third);
    let loss = loss::losses(&facts, third)?;
    let growth = growth::growth(&facts);
    let worst = loss.get("S1").and_then(Option::as_ref);
    let cover = cover::coverage(&facts, worst, &growth);
    let extensions = Sections::of(&facts, policy);
    let admins = powers::admins(&facts);
    let mut report = Report {
        schema: REPORT_SCHEMA.to_string(),
        policy: policy.name.clone(),
        generator: env!("CARGO_PKG_VERSION").to_string(),
        chain_id: snapshot.chain_id.clone(),
        height: snapshot.height,
        time: snapshot.time,
        hub: snapshot.suite.hub.to_string(),
        snapshot_sha256: snapshot.sha256(),
        token: facts.token.clone().unwrap_or_default(),
        facets: BTreeMap::new(),
        books: books::books(&facts),
        conc,
        loss,
        cover,
        exit: exit::exit(&facts, products(&facts)),
        growth,
        history: books::history(&facts),
        powers: powers::powers(&facts, &admins),
        r#use: usage::usage(&facts),
        market: extensions.market,
        oracle: extensions.oracle,
        restake: extensions.restake,
        lever: extensions.lever,
        splitter: extensions.splitter,
        hedge: extensions.hedge,
        basket: extensions.basket,
        calls: extensions.calls,
        partial: vec![],
        untrusted: extensions.untrusted,
        not_measured: definitions::NOT_MEASURED
            .iter()
            .map(ToString::to_string)
            .collect(),
        definitions: definitions::definitions(),
    };
    report.facets = facets::facets(&facts, &report, &admins, policy);
    report.partial = facts.gaps();
    Ok(report)
}

/// Seconds to leave what stands on the suite, before the exit of the LST.
fn products(facts: &Facts<'_>) -> BTreeMap<String, Option<u64>> {
    let vault = facts.vault.as_ref().map(|one| one.params.cooldown_secs);
    let mut all: BTreeMap<String, Option<u64>> = [
        ("lst".to_string(), Some(0)),
        ("underwriting".to_string(), vault),
    ]
    .into();
    for (name, extension) in &facts.snapshot.extensions {
        let secs = match extension.kind.as_str() {
            "restake" => facts
                .maybe::<ballast_extension_types::restake::Config>(name, "config", "")
                .map(|config| config.cooldown_secs),
            "basket" => facts
                .maybe::<ballast_extension_types::basket::PartsResponse>(name, "parts", "")
                .map(|all| {
                    let slow = all.parts.iter().map(|part| part.cooldown_secs);
                    slow.max().unwrap_or_default()
                }),
            // shares are redeemed at once
            "hedge" => Some(0),
            "splitter" => facts
                .maybe::<ballast_extension_types::splitter::ConfigResponse>(name, "config", "")
                .map(|config| config.maturity.saturating_sub(facts.now)),
            "calls" => facts
                .maybe::<ballast_extension_types::calls::ConfigResponse>(name, "config", "")
                .map(|config| config.expiry.saturating_sub(facts.now)),
            // cash in the market, or a buyer, is not promised
            "market" | "lever" => None,
            _ => continue,
        };
        all.insert(name.clone(), secs);
    }
    all
}

/// The JSON schema of a report, as `schema/risk.json` has it.
pub fn schema() -> String {
    let schema = schemars::schema_for!(Report);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
