//! Where stake is.

use super::{foot, meanings, row, section, span, unknown};
use crate::html::pictures::bar;
use crate::html::text::{escaped, grouped, percent, Shown};
use crate::{Concentration, Report, ValidatorRow};
use cosmwasm_std::Uint128;

/// Validators that are shown, the largest first.
const MOST_VALIDATORS: usize = 30;

/// Where stake is.
pub fn stake(report: &Report, shown: &Shown) -> String {
    let Some(conc) = &report.conc else {
        return unknown("Where stake is");
    };
    let most = conc.rows.iter().map(|row| row.stake.max(row.target));
    let most = most.max().unwrap_or_default();
    let rows: String = conc
        .rows
        .iter()
        .take(MOST_VALIDATORS)
        .map(|row| validator(row, most, shown))
        .collect();
    let more = match conc.rows.len().saturating_sub(MOST_VALIDATORS) {
        0 => String::new(),
        more => format!("<p class=\"muted\">and {more} smaller ones</p>\n"),
    };
    let body = format!(
        "{}<div class=\"rows\">\n{rows}</div>\n{more}{}",
        spread(conc),
        meanings(report, &["conc"]),
    );
    section(
        "Where stake is",
        "the line is each validator's target; names are claims",
        &body,
    )
}

/// How stake is spread over all validators, in a line.
fn spread(conc: &Concentration) -> String {
    let number =
        |value: Option<u64>| value.map_or("not known".to_string(), |n| grouped(&n.to_string()));
    let tenths = |milli: u64| format!("{}.{}", milli / 1_000, milli % 1_000 / 100);
    let effective = conc.effective_n_milli.map_or("-".to_string(), tenths);
    let (third, half) = (number(conc.nakamoto_third), number(conc.nakamoto_half));
    let notes = [
        format!("{} validators", conc.validators),
        format!(
            "index {} bps, as {effective} equal ones",
            number(conc.hhi_bps)
        ),
        format!("more than a third with {third}, more than half with {half}"),
        format!("largest {}", percent(conc.top_bps)),
        format!("{} off target", percent(conc.off_target_bps)),
        format!("{} out of the set", percent(conc.out_of_set_bps)),
    ];
    let notes: String = notes.iter().map(|note| span(note)).collect();
    format!("<p class=\"legend\">{notes}</p>\n")
}

/// One validator's stake and target; `most` is as wide as the bar.
fn validator(of: &ValidatorRow, most: Uint128, shown: &Shown) -> String {
    let name = if of.name.is_empty() {
        &of.validator
    } else {
        &of.name
    };
    let about = format!(
        "<b title=\"{}\">{}</b>",
        escaped(&of.validator),
        escaped(name)
    );
    let number = format!("{} · {}", shown.tokens(of.stake), percent(of.share_bps));
    let (stake, target) = ([("stake", of.stake)], [("tick", of.target)]);
    let standing = of.standing.as_deref().filter(|text| *text != "bonded");
    let status = of.status.as_deref().filter(|text| *text != "active");
    let marks: Vec<String> = standing.into_iter().chain(status).map(escaped).collect();
    let part = percent(of.chain_bps);
    let notes = foot(&[
        format!("{part} of all stake with it is the pool's"),
        marks.join(", "),
    ]);
    let bar = bar(&stake, most, &target, "stake and target");
    row(&about, &span(&number), &format!("{bar}{notes}"))
}
