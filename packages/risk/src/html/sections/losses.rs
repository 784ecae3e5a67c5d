//! Who pays a loss.

use super::{foot, meanings, row, section, span};
use crate::html::pictures::bar;
use crate::html::text::{escaped, percent, ppm, Shown};
use crate::loss::SCENARIOS;
use crate::{Loss, Report};
use cosmwasm_std::{Decimal, Uint128};

/// Who pays a loss, scenario by scenario.
pub fn losses(report: &Report, shown: &Shown) -> String {
    let all = SCENARIOS
        .iter()
        .filter_map(|id| Some((*id, report.loss.get(*id)?)));
    let rows: String = all
        .map(|(id, loss)| match loss {
            Some(loss) => one_loss(id, loss, shown),
            None => {
                let why = "not known: the chain does not say what it slashes";
                let why = format!("<span class=\"muted\">{why}</span>");
                row(&format!("<b>{id}</b>"), &why, "")
            }
        })
        .collect();
    let legend = "<p class=\"legend\"><span><i class=\"exits\"></i>leavers</span><span><i class=\"drip\"></i>rewards not counted yet</span>\
        <span><i class=\"bond\"></i>the validator's bond</span><span><i class=\"pool\"></i>underwriters</span><span><i class=\"holders\"></i>all holders</span></p>\n";
    let body = format!(
        "{legend}<div class=\"rows\">\n{rows}</div>\n{}",
        meanings(report, &["loss", "cover"])
    );
    section(
        "Who pays a loss",
        "by the contracts' own arithmetic; each bar is the whole loss",
        &body,
    )
}

/// Who pays a part of a loss.
struct Payer {
    /// The class that colours it.
    class: &'static str,
    /// What people call it.
    name: &'static str,
    /// What it pays, native.
    amount: Uint128,
}

fn payer(class: &'static str, name: &'static str, amount: Uint128) -> Payer {
    Payer {
        class,
        name,
        amount,
    }
}

fn one_loss(id: &str, loss: &Loss, shown: &Shown) -> String {
    let parts = [
        payer("exits", "leavers", loss.by_exits),
        payer("drip", "rewards", loss.from_drip),
        payer("bond", "bond", loss.by_bond),
        payer("pool", "underwriters", loss.by_pool),
        payer("holders", "holders", loss.by_holders),
    ];
    let bars: Vec<(&str, Uint128)> = parts.iter().map(|part| (part.class, part.amount)).collect();
    let paid = parts.iter().filter(|part| !part.amount.is_zero());
    let paid: Vec<String> = paid
        .map(|part| {
            let amount = shown.tokens(part.amount);
            format!("<i class=\"{}\"></i>{} {amount}", part.class, part.name)
        })
        .collect();
    let note = loss.note.as_ref();
    let note = note.map_or_else(String::new, |note| {
        format!("<p class=\"muted\">{}</p>", escaped(note))
    });
    let about = format!(
        "<b>{id}</b> {}, {}",
        escaped(&loss.what),
        percent_of(loss.fraction)
    );
    let number = format!(
        "{} {} · the rate falls by {}",
        shown.tokens(loss.gross),
        shown.native,
        ppm(Some(loss.holder_loss_ppm))
    );
    let bar = bar(&bars, loss.gross, &[], &format!("who pays {id}"));
    let below = format!("{bar}{}{note}", foot(&paid));
    row(&span(&about), &span(&number), &below)
}

/// A fraction as percent, to two places, rounded down.
fn percent_of(fraction: Decimal) -> String {
    let bps = fraction.atomics().u128() / 100_000_000_000_000;
    percent(u64::try_from(bps).ok())
}
