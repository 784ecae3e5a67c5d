//! The report as tables.

use ballast_risk::{HolderKind, Report};
use ballast_tool::output::{Output, Units};
use cosmwasm_std::Uint128;

/// Facets, losses, exits, powers, and what is missing.
pub fn show(report: &Report, out: &Output) {
    let units = Units {
        symbol: report.token.symbol.clone(),
        decimals: report.token.decimals,
    };
    let tokens = |amount: Uint128| units.tokens(amount.u128());
    out.line(format!(
        "{} at height {}, by {}",
        report.chain_id, report.height, report.policy
    ));
    facets(report, out);
    losses(report, tokens, out);
    exits(report, tokens, out);
    powers(report, out);
    for gap in &report.partial {
        out.line(format!("not known: {}: {}", gap.what, gap.why));
    }
    for one in &report.not_measured {
        out.line(out.faint(&format!("not measured: {one}")));
    }
}

fn facets(report: &Report, out: &Output) {
    let facets = report.facets.iter();
    let facets = facets.map(|(name, facet)| {
        vec![
            name.clone(),
            facet.color.name().to_string(),
            facet.because.clone(),
        ]
    });
    out.table(&["facet", "is", "because"], facets.collect());
}

fn losses(report: &Report, tokens: impl Fn(Uint128) -> String, out: &Output) {
    let losses = report.loss.iter().filter_map(|(id, loss)| {
        let loss = loss.as_ref()?;
        Some(vec![
            id.clone(),
            tokens(loss.gross),
            tokens(loss.by_exits),
            tokens(loss.by_bond),
            tokens(loss.by_pool),
            tokens(loss.by_holders),
            format!("{} ppm", loss.holder_loss_ppm),
        ])
    });
    out.table(
        &[
            "if",
            "lost",
            "by exits",
            "bond",
            "pool",
            "holders",
            "rate falls by",
        ],
        losses.collect(),
    );
}

fn exits(report: &Report, tokens: impl Fn(Uint128) -> String, out: &Output) {
    let Some(exit) = &report.exit else {
        return;
    };
    let unknown = || "not known".to_string();
    let loads = exit.load.iter().map(|(percent, load)| {
        vec![
            format!("{percent} %"),
            tokens(load.owed),
            tokens(load.paid_at_once),
            load.secs.map_or_else(unknown, |secs| format!("{secs} s")),
            load.undelegations.map_or_else(unknown, |n| n.to_string()),
        ]
    });
    let mut loads: Vec<Vec<String>> = loads.collect();
    loads.sort_by_key(|row| row[0].len());
    let head = ["if leave", "owed", "at once", "the rest in", "validators"];
    out.table(&head, loads);
}

fn powers(report: &Report, out: &Output) {
    let powers = report.powers.rows.iter().map(|row| {
        vec![
            row.power.clone(),
            row.holder.clone().unwrap_or_else(|| "nobody".to_string()),
            kind(&row.kind),
            row.worst_case.clone(),
        ]
    });
    out.table(&["power", "holder", "is", "the worst"], powers.collect());
}

fn kind(kind: &HolderKind) -> String {
    match kind {
        HolderKind::None => "-".to_string(),
        HolderKind::Account => "one account".to_string(),
        HolderKind::Multisig { k, n } => format!("{k} of {n}"),
        HolderKind::Timelock => "timelock".to_string(),
        HolderKind::Contract => "contract".to_string(),
        HolderKind::Chain => "governance".to_string(),
        HolderKind::Unknown => "not known".to_string(),
    }
}
